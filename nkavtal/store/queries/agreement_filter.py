"""What the list is narrowed to, as SQL over a derived row `d` and its agreement `a`: one small function a criterion.

A criterion returns None when it is not asked for; its values have names that no other criterion uses.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.queries import search_words
from nkavtal.store.queries.agreement_today import STATUS
from nkavtal.store.search import Condition


def where(connection: Connection, wanted: AgreementFilter, today: date) -> Condition:
    """Return the whole WHERE clause with a space before it, '' when everything fits; WrongWord for words that mean nothing."""
    typed = search_words.condition(connection, wanted.search, today)
    asked = [one for one in (typed, *(criterion(wanted, today) for criterion in CRITERIA)) if one is not None]
    values: dict[str, str] = {}
    for condition in asked:
        values |= condition.values
    return Condition(" WHERE " + " AND ".join(one.sql for one in asked) if asked else "", values)


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
    _area, _status, _organisation, _not_signed,
)  # fmt: skip
"""What a list can be narrowed by beside words; a new one is a field of AgreementFilter and a function here."""
