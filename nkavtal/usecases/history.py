"""Undo, redo, and what history tells."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.catalogue.rows import ActLine
from nkavtal.store import history
from nkavtal.store.queries import history as query
from nkavtal.store.store import Store
from nkavtal.usecases.acts import does
from nkavtal.usecases.touched import Subject, Touched


@dataclass(frozen=True)
class Undo:
    """Take back an act (its number in history), the latest with None.

    Values changed since are kept when `keep_newer`, else nothing is undone and the person is told (NKA-131).
    """

    act: int | None = None
    keep_newer: bool = False


@dataclass(frozen=True)
class Redo:
    """Do again what the latest undo took back."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """What undo and redo would take back; None when there is nothing."""

    undo: ActLine | None
    redo: ActLine | None


@does(Undo)
def undo(store: Store, act: Undo) -> Touched:
    """Put the old values back as a new act; UserError NKA-138 when there is nothing to undo."""
    with store.writing("undo") as work:
        seq = act.act if act.act is not None else history.last_to_undo(work.connection)
        taken = history.one(work.connection, seq) if seq is not None else None
        if taken is None or taken.undone or taken.name == "create_register":
            raise UserError("NKA-138", N_("Det finns inget att ångra."), N_("Historiken visar vad som har gjorts."))
        history.revert(work, taken.seq, keep_newer=act.keep_newer)
        work.about.update(taken.about, act=taken.name)
    return Touched(Subject.EVERYTHING, (), "undo", work.about)


@does(Redo)
def redo(store: Store, act: Redo) -> Touched:
    """Take the latest undo back; UserError NKA-139 when there is none, or something new was done since."""
    with store.writing("redo") as work:
        seq = history.last_to_redo(work.connection)
        if seq is None:
            raise UserError("NKA-139", N_("Det finns inget att göra om."), N_("Historiken visar vad som har gjorts."))
        taken = history.one(work.connection, seq)
        history.revert(work, seq)
        work.about.update(taken.about if taken else {})
    return Touched(Subject.EVERYTHING, (), "redo", work.about)


def undoable(store: Store) -> Undoable:
    """Return what undo and redo would take back, for menu and status bar."""
    with store.reading() as connection:
        return Undoable(
            query.line(connection, history.last_to_undo(connection)),
            query.line(connection, history.last_to_redo(connection)),
        )


def lines(store: Store, agreement: str | None = None, limit: int = 200) -> tuple[ActLine, ...]:
    """Return the latest acts, newest first; with their changes when an agreement is named."""
    with store.reading() as connection:
        return query.lines(connection, agreement, limit)
