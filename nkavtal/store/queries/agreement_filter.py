"""What the list is narrowed to, as SQL over a derived row `d` and its agreement `a`: one small function a criterion.

A criterion returns None when it is not asked for; its values have names that no other criterion uses.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from nkavtal.catalogue.pending import DAYS
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.named import SQL_NAMES
from nkavtal.store.plain import Asks
from nkavtal.store.queries.agreement_today import AWAITED, CURRENT, LATE, STATUS, UNSIGNED
from nkavtal.store.search import Condition


def where(asks: Asks, wanted: AgreementFilter, today: date) -> Condition:
    """Return the whole WHERE clause with a space before it, '' when everything fits; WrongWord for words that mean nothing."""
    found = (_typed(asks, wanted, today), *(criterion(wanted, today) for criterion in CRITERIA))
    asked = [one for one in found if one is not None]
    values: dict[str, str] = {}
    for condition in asked:
        values |= condition.values
    return Condition(" WHERE " + " AND ".join(one.sql for one in asked) if asked else "", values)


def _typed(asks: Asks, wanted: AgreementFilter, today: date) -> Condition | None:
    if not wanted.search:
        return None
    from nkavtal.store.queries import search_words  # a language of its own, which the first list can do without

    return search_words.condition(asks, wanted.search, today)


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


def _pending(wanted: AgreementFilter, today: date) -> Condition | None:
    return pending(wanted.pending, today) if wanted.pending else None


def pending(code: str, today: date) -> Condition:
    """Return what an agreement fits under a code of catalogue.pending: one condition for counter and list."""
    day = today.isoformat()
    match code:
        case "late":
            return Condition(LATE, {"today": day})
        case "dated":
            return Condition(
                "d.next_day IS NOT NULL AND (d.next_day >= :today OR d.next_kind != 'ends')", {"today": day}
            )
        case "decision":
            return Condition(AWAITED, {"today": day})
        case "signature":
            return Condition(UNSIGNED, {"today": day})
    first, last = (today + timedelta(days=n) for n in DAYS[code])
    return Condition(
        f"d.next_day BETWEEN :{code}_first AND :{code}_last",
        {f"{code}_first": first.isoformat(), f"{code}_last": last.isoformat()},
    )


def _mine(wanted: AgreementFilter, _today: date) -> Condition | None:
    names = [name for name in wanted.mine if name.strip()]
    if not names:
        return None
    return Condition(f"({_held('responsible')} OR {_held('deputy')})", {"mine": "\n".join(names)})


def _held(column: str) -> str:
    """Return when one of the names stands in a column; the limit keeps SQLite from asking of every agreement anew."""
    different = f"(SELECT DISTINCT {column} FROM agreement LIMIT -1)"  # noqa: S608 - our own names
    return f"a.{column} IN (SELECT {column} FROM {different} WHERE {SQL_NAMES}({column}, :mine))"  # noqa: S608 - our own names


def _current(wanted: AgreementFilter, today: date) -> Condition | None:
    return Condition(CURRENT, {"today": today.isoformat()}) if wanted.current else None


CRITERIA: tuple[Callable[[AgreementFilter, date], Condition | None], ...] = (
    _area, _status, _organisation, _not_signed, _pending, _mine, _current,
)  # fmt: skip
"""What a list can be narrowed by beside words; a new one is a field of AgreementFilter and a function here."""
