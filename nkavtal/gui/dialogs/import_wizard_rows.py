"""What the steps of the import wizard show: a plan as rows and sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nkavtal.base.i18n import N_, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Value
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.catalogue.show import shown
from nkavtal.gui.parts.column import Column
from nkavtal.usecases.import_plan import Plan, Planned, Question, sheet_kind_words

_ACTIONS = {"create": N_("Nytt"), "change": N_("Ändras"), "same": N_("Oförändrat")}
_MOST_CELLS = 8


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet and what became of its cells."""

    name: str
    kind: str
    hidden: bool
    facts: int
    questions: int
    notes: int
    unread: int


@dataclass(frozen=True, slots=True)
class ThingRow:
    """One agreement or organisation of the file with what belongs to it."""

    key: str
    what: str
    name: str
    action: str
    parts: str
    changes: str


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """One cell that did not become a fact."""

    place: int
    sheet: str
    cell: str
    value: str
    reason: str


def sheet_rows(plan: Plan) -> list[SheetRow]:
    """Return the sheets as they were understood."""
    rows = []
    for sheet in plan.sheets:
        n = Counter(sheet.fates)
        facts = n["fact"] + n["checked"]
        kind = sheet_kind_words(sheet.kind)
        rows.append(SheetRow(sheet.sheet, kind, sheet.hidden, facts, n["question"], n["note"], n["reason"]))
    return rows


def sheet_columns() -> list[Column]:
    """Return the columns of the sheets' table; the figures count cells."""
    return [
        Column("sheet", _("Blad"), lambda r: _("{name} (dolt)").format(name=r.name) if r.hidden else r.name, 120, bold=True),
        Column("kind", _("Ser ut som"), lambda r: r.kind, 160, stretch=True),
        Column("facts", _("Uppgifter"), lambda r: str(r.facts), 84, right=True),
        Column("questions", _("Oklara"), lambda r: str(r.questions), 72, right=True),
        Column("notes", _("Till anmärkning"), lambda r: str(r.notes), 118, right=True),
        Column("unread", _("Inte lästa"), lambda r: str(r.unread), 84, right=True),
    ]  # fmt: skip


def thing_rows(plan: Plan) -> list[ThingRow]:
    """Return what will be made or changed, agreements first; things that stay as they are are left out."""
    roots = {thing.key: thing for thing in plan.things if thing.table in ("agreement", "organisation")}
    owners = {thing.key: thing.owner for thing in plan.things}
    parts: dict[str, Counter[str]] = {key: Counter() for key in roots}
    for thing in plan.to_write:
        root = _root(thing.key, owners)
        if root in parts and root != thing.key:
            parts[root][thing.table] += 1
    rows = [_thing_row(root, parts[key]) for key, root in roots.items() if root.action != "same" or parts[key]]
    return sorted(rows, key=lambda row: row.what != _("Avtal"))


def thing_columns() -> list[Column]:
    """Return the columns of the table of things."""
    return [
        Column("name", _("Vad läses in"), lambda r: r.name, 220, sub=lambda r: r.what, stretch=True, fixed=True),
        Column("action", _("Blir"), lambda r: r.action, 84),
        Column("parts", _("Med"), lambda r: r.parts, 250, tool=lambda r: r.parts),
        Column("changes", _("Ändringar"), lambda r: r.changes, 150, tool=lambda r: r.changes),
    ]


def unread_rows(plan: Plan) -> list[UnreadRow]:
    """Return what could not be read, in the file's order."""
    return [
        UnreadRow(i, reason.at.sheet, reason.at.cell if reason.at.row else _("hela bladet"), reason.value, reason.words())
        for i, reason in enumerate(plan.reasons)
    ]  # fmt: skip


def unread_columns() -> list[Column]:
    """Return the columns of the table of what could not be read."""
    return [
        Column("sheet", _("Blad"), lambda r: r.sheet, 110),
        Column("cell", _("Ruta"), lambda r: r.cell, 84),
        Column("value", _("I filen"), lambda r: r.value, 170, tool=lambda r: r.value),
        Column("reason", _("Orsak"), lambda r: r.reason, 200, stretch=True, tool=lambda r: r.reason),
    ]


def where(question: Question) -> str:
    """Return in which cells a question arose, sheet by sheet, the first of them by name."""
    by_sheet: dict[str, list[str]] = {}
    for at in question.cells:
        by_sheet.setdefault(at.sheet, []).append(at.cell)
    told = []
    for sheet, cells in by_sheet.items():
        named = ", ".join(cells[:_MOST_CELLS])
        more = len(cells) - _MOST_CELLS
        told.append(
            _("{sheet}: {cells} och {n} till").format(sheet=sheet, cells=named, n=more)
            if more > 0
            else _("{sheet}: {cells}").format(sheet=sheet, cells=named)
        )
    return "; ".join(told)


def sums(plan: Plan) -> str:
    """Return what will be made, in one line."""
    return _counted({table: plan.count(table, "create") for table in _COUNTED}) or _("Inget nytt")


def import_words(plan: Plan, ticked: int = 0) -> str:
    """Return the words of the button that writes; `ticked` rows are taken of those that are taken one by one."""
    if plan.rows:
        return ngettext("Läs in {n} rad", "Läs in {n} rader", ticked).format(n=ticked)
    n = plan.count("agreement", "create") + plan.count("agreement", "change")
    if n:
        return ngettext("Importera {n} avtal", "Importera {n} avtal", n).format(n=n)
    return ngettext("Importera {n} uppgift", "Importera {n} uppgifter", len(plan.to_write)).format(n=len(plan.to_write))


def _root(key: str, owners: dict[str, str]) -> str:
    while owners.get(key):
        key = owners[key]
    return key


def _thing_row(thing: Planned, parts: Counter[str]) -> ThingRow:
    what = _("Avtal") if thing.table == "agreement" else _("Part")
    return ThingRow(thing.key, what, _name(thing), _(_ACTIONS[thing.action]), _counted(parts), _changes(thing))


def _name(thing: Planned) -> str:
    told = {**(thing.said or {}), **thing.before, **thing.values}
    name = told.get("title") or told.get("name") or thing.key.split(":", 1)[-1]
    number = told.get("old_number")
    return f"{number}  {name}" if number else str(name)


def _changes(thing: Planned) -> str:
    if thing.action != "change":
        return ""
    fields = FIELDS[thing.table]
    return "; ".join(
        _("{field}: {before} blir {after}").format(
            field=_(fields[name].label),
            before=_word(thing.table, name, thing.before.get(name)) or "–",
            after=_word(thing.table, name, value) or "–",
        )
        for name, value in thing.values.items()
    )


def _word(table: str, name: str, value: Value) -> str:
    return shown(FIELDS[table][name], value)


_BY_LEDGER = (
    "body", "body_name", "meeting", "population", "condition_answer", "power_of_attorney", "request", "changed_wording",
)  # fmt: skip
"""Counted by their ledger's own names."""
_COUNTED = (
    "agreement", "organisation", "party", "decision", "signature", "contact_note", "recommendation", "relation", "contact",
    "name", "saved_search", "saved_mapping", "clause", "notice", "prolongation", "set_day", "reminder", "lead_time", *_BY_LEDGER,
)  # fmt: skip


def _counted(counts: Counter[str] | dict[str, int]) -> str:
    words = {
        "agreement": ngettext("{n} avtal", "{n} avtal", counts.get("agreement", 0)),
        "organisation": ngettext("{n} organisation", "{n} organisationer", counts.get("organisation", 0)),
        "party": ngettext("{n} part i avtal", "{n} parter i avtal", counts.get("party", 0)),
        "decision": ngettext("{n} beslut", "{n} beslut", counts.get("decision", 0)),
        "signature": ngettext("{n} underskrift", "{n} underskrifter", counts.get("signature", 0)),
        "contact": ngettext("{n} kontakt", "{n} kontakter", counts.get("contact", 0)),
        "recommendation": ngettext("{n} styrelsebeslut", "{n} styrelsebeslut", counts.get("recommendation", 0)),
        "name": ngettext("{n} namn", "{n} namn", counts.get("name", 0)),
        "relation": ngettext("{n} koppling", "{n} kopplingar", counts.get("relation", 0)),
        "contact_note": ngettext(
            "{n} anteckning i kontaktloggen", "{n} anteckningar i kontaktloggen", counts.get("contact_note", 0)
        ),
        "saved_search": ngettext("{n} sparad sökning", "{n} sparade sökningar", counts.get("saved_search", 0)),
        "saved_mapping": ngettext("{n} sparad tolkning", "{n} sparade tolkningar", counts.get("saved_mapping", 0)),
        "clause": ngettext("{n} regel för löptid", "{n} regler för löptid", counts.get("clause", 0)),
        "notice": ngettext("{n} uppsägning", "{n} uppsägningar", counts.get("notice", 0)),
        "prolongation": ngettext("{n} förlängning", "{n} förlängningar", counts.get("prolongation", 0)),
        "set_day": ngettext("{n} dag ändrad för hand", "{n} dagar ändrade för hand", counts.get("set_day", 0)),
        "reminder": ngettext("{n} bevakning", "{n} bevakningar", counts.get("reminder", 0)),
        "lead_time": ngettext("{n} framförhållning", "{n} framförhållningar", counts.get("lead_time", 0)),
    }
    words |= {name: f"{{n}} {_ledger_word(name, counts.get(name, 0))}" for name in _BY_LEDGER}
    told: Sequence[str] = [words[table].format(n=counts[table]) for table in _COUNTED if counts.get(table)]
    return ", ".join(told)


def _ledger_word(name: str, count: int) -> str:
    ledger = LEDGERS[name]
    return _(ledger.one if count == 1 else ledger.many).lower()
