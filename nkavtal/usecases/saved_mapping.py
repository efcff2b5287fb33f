"""How an office's workbook is read, saved under the office's name: proposed, used again, renamed, removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, folded
from nkavtal.exchange.register_in import mapping
from nkavtal.exchange.register_in.plan import Plan
from nkavtal.model.saved import SavedMapping
from nkavtal.store.queries.saved_mapping import SavedMappingRow, saved_mappings
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does
from nkavtal.usecases.touched import Subject, Touched


@dataclass(frozen=True)
class RenameMapping:
    """Give a saved mapping another name."""

    mapping: str
    name: str


@dataclass(frozen=True)
class RemoveMapping:
    """Hide a saved mapping; undo brings it back."""

    mapping: str


@does(RenameMapping)
def rename_mapping(store: Store, act: RenameMapping) -> Touched:
    """Change the name; UserError NKA-277 when it is blank, NKA-278 when another has it."""
    with store.writing("rename_mapping") as work:
        kept = work.get_one(SavedMapping, act.mapping)
        name = checked_name(act.name)
        if any(row.uuid != act.mapping and folded(row.name) == folded(name) for row in saved_mappings(work.connection)):
            raise UserError(
                "NKA-278",
                N_("Det finns redan en tolkning som heter {name}. Inget är ändrat."),
                N_("Välj ett annat namn, eller ta bort den andra först."),
                name=name,
            )
        work.about.update(before=kept.name, name=name)
        changed = work.change(kept, name=name)
    return Touched(Subject.SEARCH, (act.mapping,), "rename_mapping", work.about, changed)


@does(RemoveMapping)
def remove_mapping(store: Store, act: RemoveMapping) -> Touched:
    """Hide the mapping."""
    with store.writing("remove_mapping") as work:
        kept = work.get_one(SavedMapping, act.mapping)
        work.remove(kept)
        work.about["name"] = kept.name
    return Touched(Subject.SEARCH, (act.mapping,), "remove_mapping", work.about)


def keep(work: Work, name: str, plan: Plan, given: Mapping[str, str]) -> None:
    """Keep how a workbook was read, in the act that reads it; one of the same name is replaced."""
    name, text = checked_name(name), mapping.text_of(mapping.of_plan(plan, given))
    same = next((row for row in saved_mappings(work.connection) if folded(row.name) == folded(name)), None)
    if same is None:
        work.create(SavedMapping, name=name, sheets=text)
    else:
        work.change(work.get_one(SavedMapping, same.uuid), name=name, sheets=text)


def checked_name(name: str) -> str:
    """Return a name without blanks at its ends; UserError NKA-277 when nothing is left."""
    name = name.strip()
    if not name:
        raise UserError(
            "NKA-277",
            N_("Tolkningen behöver ett namn. Inget är sparat."),
            N_("Skriv till exempel kontorets namn."),
            field="name",
        )
    return name


def list_all(store: Store) -> tuple[SavedMappingRow, ...]:
    """Return all saved mappings in Swedish order."""
    with store.reading() as connection:
        return saved_mappings(connection)


def proposed(store: Store, plan: Plan) -> SavedMappingRow | None:
    """Return the saved mapping whose headings a workbook has, the most alike; None when none is alike enough."""
    found = [(mapping.alike(mapping.read(row.sheets).headings, plan.headings), row) for row in list_all(store)]
    best = max(found, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] >= mapping.ALIKE else None


def answers_of(row: SavedMappingRow, plan: Plan) -> dict[str, str]:
    """Return the answers of a saved mapping that a workbook can be read with; others are about what it does not have."""
    kept = mapping.read(row.sheets).answers
    return {id_: code for id_, code in kept.items() if id_ not in plan.asked or code in plan.asked[id_]}


def find(store: Store, name: str) -> SavedMappingRow:
    """Return the mapping with a name; UserError NKA-279 when there is none."""
    for row in list_all(store):
        if folded(row.name) == folded(name.strip()):
            return row
    raise UserError(
        "NKA-279",
        N_("Det finns ingen sparad tolkning som heter {name}."),
        N_("Kommandot `mapping list` visar vad de heter."),
        name=name,
    )
