"""What the list is narrowed to, as SQL over a derived row `d` and its agreement `a`: one small function a criterion.

A criterion returns None when it is not asked for; its values have names that no other criterion uses.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store import search
from nkavtal.store.search import Condition

STATUS = """CASE WHEN d.phase IN ('archived','abandoned','replaced','ended') THEN d.phase
 WHEN d.runs_to < :today THEN CASE WHEN d.renews THEN 'unknown' ELSE 'ended' END
 WHEN d.phase = 'terminated' THEN 'terminated'
 WHEN d.runs_from <= :today THEN 'in_force' ELSE d.phase END"""
"""An agreement's status on the day `:today`, as rules.agreement_status has it."""


def where(wanted: AgreementFilter, today: date) -> Condition:
    """Return the whole WHERE clause with a space before it; '' when everything fits."""
    asked = [condition for criterion in CRITERIA if (condition := criterion(wanted, today)) is not None]
    values: dict[str, str] = {}
    for condition in asked:
        values |= condition.values
    return Condition(" WHERE " + " AND ".join(one.sql for one in asked) if asked else "", values)


def _typed(wanted: AgreementFilter, _today: date) -> Condition | None:
    return search.condition(wanted.search)


def _area(wanted: AgreementFilter, _today: date) -> Condition | None:
    if not wanted.area:
        return None
    return Condition("instr(',' || a.areas || ',', ',' || :area || ',') > 0", {"area": wanted.area})


def _status(wanted: AgreementFilter, today: date) -> Condition | None:
    if not wanted.status:
        return None
    return Condition(f"{STATUS} = :status", {"status": wanted.status, "today": today.isoformat()})


def _organisation(wanted: AgreementFilter, _today: date) -> Condition | None:
    if not wanted.organisation:
        return None
    return Condition(
        "d.agreement IN (SELECT agreement FROM party_derived WHERE organisation = :org AND role != 'outside')",
        {"org": wanted.organisation},
    )


def _not_signed(wanted: AgreementFilter, _today: date) -> Condition | None:
    if not wanted.not_signed:
        return None
    return Condition(
        "d.agreement IN (SELECT agreement FROM party_derived WHERE organisation = :missing"
        " AND role IN ('party', 'host', 'signs_for') AND NOT signed AND state NOT IN ('left'))",
        {"missing": wanted.not_signed},
    )


CRITERIA: tuple[Callable[[AgreementFilter, date], Condition | None], ...] = (
    _typed, _area, _status, _organisation, _not_signed,
)  # fmt: skip
"""Everything a list can be narrowed by; a new one is a field of AgreementFilter and a function here."""
