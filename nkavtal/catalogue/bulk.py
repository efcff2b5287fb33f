"""Which fields of several agreements can be changed at once, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nkavtal.base.i18n import N_
from nkavtal.catalogue.agreement import AGREEMENT, AGREEMENT_FIELDS
from nkavtal.catalogue.field import Field, Kind, Value, Words
from nkavtal.catalogue.rows import Values
from nkavtal.rules.bulk import How, with_codes, with_lines
from nkavtal.rules.partial_date import PartialDate

HOW: Words = {How.REPLACE: N_("Ersätt med"), How.ADD: N_("Lägg till"), How.REMOVE: N_("Ta bort")}
REFUSALS: Words = {
    "gone": N_("Lämnas: har tagits bort"),
    "ends_first": N_("Lämnas: slutar före starten"),
}
BULK_FIELDS = tuple(field for field in AGREEMENT_FIELDS if not field.fixed and not field.required)
"""A field that has to be filled in, such as the title, is each agreement's own."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What is done to one field of every agreement; the value is as catalogue.field.Kind keeps it."""

    field: str
    how: How
    value: Value


def ways(field: Field) -> tuple[How, ...]:
    """Return how a field can be changed: several codes, or lines, can be added to and taken from."""
    return (How.ADD, How.REMOVE, How.REPLACE) if field.kind in (Kind.CHOICES, Kind.LONG_TEXT) else (How.REPLACE,)


def changed(before: Values, changes: Sequence[FieldChange]) -> Values:
    """Return what the fields become that differ afterwards."""
    after = dict(before)
    for change in changes:
        after[change.field] = _after(AGREEMENT[change.field], change, after.get(change.field))
    return {name: value for name, value in after.items() if not _same(value, before.get(name))}


def refusal(before: Values, after: Values) -> str:
    """Return why an agreement cannot be changed so (a code of REFUSALS), '' when it can."""
    whole = {**before, **after}
    starts, ends = whole.get("starts_on"), whole.get("ends_on")
    if {"starts_on", "ends_on"} & after.keys() and starts and ends and not whole.get("open_ended"):
        first, last = PartialDate.parse(str(starts)).earliest, PartialDate.parse(str(ends)).latest
        if last < first:
            return "ends_first"
    return ""


def _after(field: Field, change: FieldChange, before: Value) -> Value:
    if field.kind is Kind.CHOICES:
        codes = with_codes(change.how, _codes(before), _codes(change.value), tuple(field.choices or {}))
        return ",".join(codes)
    if field.kind is Kind.LONG_TEXT:
        return with_lines(change.how, str(before or ""), str(change.value or ""))
    return change.value


def _codes(value: Value) -> list[str]:
    return [code for code in str(value or "").split(",") if code]


def _same(one: Value, other: Value) -> bool:
    return one == other or (one in (None, "") and other in (None, ""))
