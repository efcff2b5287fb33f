"""What every report is told about its printing, and the words that all of them use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import PARTY_LETTERS, PARTY_LOOKS, PARTY_STATES
from nkavtal.catalogue.rows import AgreementCard, PartyLine, Values
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import Force, text
from nkavtal.documents.sheet import Cell, Look, Marked, Part, Sheet, State

NONE = "–"
"""Stands where nothing can be expected; what is unknown is said to be missing instead."""

_LOOKS: dict[str, Look] = {
    "ok": "ok",
    "edge": "edge",
    "warn": "warn",
    "bad": "bad",
    "off": "off",
    "mute": "mute",
    "dashed": "dashed",
}


@dataclass(frozen=True, slots=True)
class Printed:
    """The day the facts are as of, the local moment of printing, by whom and with which version.

    `register` is the register's UUID; `example` tells that the whole register is an example.
    """

    today: date
    at: datetime
    by: str
    version: str
    organisation: str = "Norrbottens Kommuner"
    register: str = ""
    example: bool = False


def missing() -> str:
    """Return what stands where a value is unknown."""
    return _("saknas")


def state_of(line: PartyLine) -> State:
    """Return the chip of a party; it is odd when facts do not go together."""
    odd = bool(line.warnings)
    if line.joined_later and line.state == "signed":
        return State("U+", _("Ansluten senare"), "ok", odd)
    look = _LOOKS[PARTY_LOOKS[line.state][1]]
    return State(PARTY_LETTERS[line.state].strip() or NONE, _(PARTY_STATES[line.state]), look, odd)


def marked(words: str, *, example: bool) -> Cell:
    """Return words for a table, with the mark of an invented fact: each fact has its own."""
    return Marked(words, _("ex.")) if example else words


def mark_note(lines: Iterable[PartyLine]) -> str:
    """Return what the mark in tables means, '' where none of the parties has any."""
    return _("ex. = exempel, en påhittad uppgift.") if any(line.example for line in lines) else ""


def name_of(line: PartyLine, name: str = "") -> Cell:
    """Return the party's short name, or another name of it, for a table; an invented party is marked."""
    return marked(name or line.short_name, example=line.own_example)


def named(line: PartyLine, *, example: bool) -> str:
    """Return the party's short name for a sentence on it; one on an invented fact is marked."""
    return _("{name} (exempel)").format(name=line.short_name) if example else line.short_name


def has_examples(card: AgreementCard, context: Printed) -> bool:
    """Tell if anything in the agreement is an invented example."""
    return context.example or any(line.example for line in card.parties)


def example_words() -> str:
    """Return the line that stands on every print with invented facts."""
    return _("EXEMPEL. Innehåller påhittade exempeldata.")


def day_or_missing(values: Values, name: str) -> str:
    """Return a day as tables show it, or that it is missing."""
    known = text(values, name)
    return day_shown(known) if known else missing()


def force_shown(force: Force) -> str:
    """Return '2026-10-27', 'tidigast 2026-11-24' with 'ej bekräftad' below, or that it is missing."""
    if force.confirmed:
        return day_shown(force.confirmed)
    if force.earliest is not None:
        return _("tidigast {day}\nej bekräftad").format(day=force.earliest.isoformat())
    return missing()


def whole(context: Printed, title: str, kind: str, parts: Sequence[Part], *, example: bool, **more: Any) -> Sheet:
    """Return a sheet that tells in head and foot what it is, as of when, and by whom it was printed.

    `example` marks its head; `more` are further fields of the sheet.
    """
    return Sheet(
        title=title,
        parts=tuple(parts),
        kind=kind,
        dated=context.today,
        printed=context.at,
        printed_by=context.by,
        version=context.version,
        organisation=context.organisation,
        head=_("EXEMPEL  {head}").format(head=kind) if example else kind,
        **more,
    )
