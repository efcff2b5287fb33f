"""Rows of any ledger: added, changed, removed. A ledger with acts of its own is none of theirs: LookupError."""

from __future__ import annotations

from dataclasses import dataclass, field

from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.catalogue.rows import Values
from nkavtal.model.agreement import Agreement
from nkavtal.model.all import THINGS
from nkavtal.model.base import Thing
from nkavtal.model.organisation import Organisation
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does
from nkavtal.usecases.kept import check_seen, complete, kept
from nkavtal.usecases.touched import Subject, Touched


@dataclass(frozen=True)
class AddRow:
    """Add a row to a ledger (catalogue LEDGERS) under its owner's UUID."""

    ledger: str
    owner: str
    values: Values


@dataclass(frozen=True)
class EditRow:
    """Change fields of a ledger row; `seen` are the values the person saw."""

    ledger: str
    row: str
    values: Values
    seen: Values = field(default_factory=dict)


@dataclass(frozen=True)
class RemoveRow:
    """Hide a ledger row; undo brings it back."""

    ledger: str
    row: str


@does(AddRow)
def add_row(store: Store, act: AddRow) -> Touched:
    """Add the row; UserError when its owner is gone."""
    with store.writing("add_row") as work:
        kind = _kind(act.ledger)
        owner = work.get_one(THINGS[LEDGERS[act.ledger].owner], act.owner)
        made = work.create(kind, **{kind.owner_column: owner.uuid}, **complete(act.ledger, act.values))
        work.about.update(_about(work, act.ledger, made))
        return _touched(work, act.ledger, made, "add_row")


@does(EditRow)
def edit_row(store: Store, act: EditRow) -> Touched:
    """Change the row; nothing is written when nothing differs."""
    with store.writing("edit_row") as work:
        row = work.get_one(_kind(act.ledger), act.row)
        check_seen(act.ledger, row, act.values, act.seen)
        changed = work.change(row, **kept(act.ledger, act.values))
        work.about.update(_about(work, act.ledger, row))
        return _touched(work, act.ledger, row, "edit_row", changed=changed)


@does(RemoveRow)
def remove_row(store: Store, act: RemoveRow) -> Touched:
    """Hide the row."""
    with store.writing("remove_row") as work:
        row = work.get_one(_kind(act.ledger), act.row)
        work.remove(row)
        work.about.update(_about(work, act.ledger, row))
        return _touched(work, act.ledger, row, "remove_row")


def _kind(ledger: str) -> type[Thing]:
    if LEDGERS[ledger].own_acts:
        raise LookupError(ledger)
    return THINGS[ledger]


def _root(work: Work, ledger: str, row: Thing) -> Agreement | Organisation:
    table, key = ledger, row.uuid
    while (owner := work.owners.owner_of(table, key)) is not None:
        table, key = owner
    return work.get_one(Agreement, key) if table == "agreement" else work.get_one(Organisation, key)


def _about(work: Work, ledger: str, row: Thing) -> dict[str, str]:
    """Return what history says the act was about: which ledger (as code) and whose."""
    root = _root(work, ledger, row)
    owner = root.number if isinstance(root, Agreement) else root.short_name
    return {"row": ledger, "owner": owner}


def _touched(work: Work, ledger: str, row: Thing, act: str, *, changed: bool = True) -> Touched:
    root = _root(work, ledger, row)
    subject = Subject.AGREEMENT if isinstance(root, Agreement) else Subject.ORGANISATION
    return Touched(subject, (root.uuid,), act, _about(work, ledger, row), changed)
