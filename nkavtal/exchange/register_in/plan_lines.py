"""The plan as lines a person reads: before it is written, and in the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Value
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.exchange.register_in.plan import REFERENCES, Plan, Planned
from nkavtal.exchange.register_in.wordings import SHEET_KINDS, shown

ACTIONS = {"create": N_("Ny"), "change": N_("Ändras"), "same": N_("Oförändrad")}
FATE_WORDS = {
    "fact": N_("Inläst"),
    "checked": N_("Kontrollerat mot inläst"),
    "question": N_("Väntar på svar"),
    "note": N_("Till anmärkning"),
    "reason": N_("Inte inläst"),
    "title": N_("Titel"),
    "heading": N_("Rubrik"),
    "footnote": N_("Fotnot"),
    "subheading": N_("Mellanrubrik"),
}
_SUBJECTS = {
    "agreement": N_("Avtal"),
    "organisation": N_("Organisation"),
    "saved_search": N_("Sparad sökning"),
    "saved_mapping": N_("Sparad tolkning"),
    "lead_time": N_("Framförhållning"),
}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One value that will be written; `thing` names what it belongs to, `cell` where it stands in the file."""

    kind: str
    action: str
    agreement: str
    thing: str
    field: str
    before: str
    value: str
    cell: str


def lines(plan: Plan) -> Iterator[PlanLine]:
    """Give a line for each value that will be written, in writing order."""
    by_key = {thing.key: thing for thing in plan.things}
    names = {key: thing.name for thing in plan.things for key in (thing.key, thing.uuid) if key}
    for thing in plan.to_write:
        agreement, name = _agreement(thing, by_key), thing.name
        if thing.table in ("contact", "name"):
            name = _("{owner}: {name}").format(owner=by_key[thing.owner].name, name=name)
        cell = f"{thing.cells[0].sheet}!{thing.cells[0].cell}" if thing.cells else ""
        for field, value in thing.values.items():
            text = _text(thing, field, value, names)
            before = _text(thing, field, thing.before.get(field), names) if thing.action == "change" else ""
            label = _(FIELDS[thing.table][field].label)
            yield PlanLine(
                table_words(thing.table), _(ACTIONS[thing.action]), agreement, name, label, before, text, cell
            )


def _text(thing: Planned, field: str, value: Value, names: Mapping[str, str]) -> str:
    if field in REFERENCES[thing.table] and str(value) in names:
        return names[str(value)]
    return shown(thing.table, field, value)


def table_words(table: str) -> str:
    """Return what things of a table are called, one of them."""
    return _(LEDGERS[table].one) if table in LEDGERS else _(_SUBJECTS[table])


def sheet_kind_words(kind: str) -> str:
    """Return what a sheet was taken for."""
    return ", ".join(_(SHEET_KINDS[part]) for part in kind.split("+"))


def _agreement(thing: Planned, by_key: dict[str, Planned]) -> str:
    at: Planned | None = thing
    while at is not None and at.table != "agreement":
        at = by_key.get(at.owner)
    return at.name if at else ""
