"""Search words as SQL over a derived row `d` and its agreement `a`; every value is bound, never written into the text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from nkavtal.base.i18n import folded
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.criteria import (
    Amounts,
    Chosen,
    Criterion,
    Days,
    Either,
    Free,
    Holds,
    Missing,
    Not,
    Parties,
)
from nkavtal.catalogue.field import Kind
from nkavtal.catalogue.search_meaning import meaning
from nkavtal.rules import search_text
from nkavtal.store import search
from nkavtal.store.named import SQL_NAMES
from nkavtal.store.plain import Asks
from nkavtal.store.queries.agreement_today import AWAITED, CURRENT, LATE, NEXT_DAY, STATUS, UNSIGNED
from nkavtal.store.search import Condition

_ROLES = {
    "party": "role != 'outside'",
    "counterparty": "role = 'counterparty'",
    "unsigned": "role IN ('party', 'host', 'signs_for') AND NOT signed AND state != 'left'",
}
"""Who among an agreement's parties a word asks about."""
_FLAGS = {"example": "d.example", "late": LATE, "current": CURRENT, "decision": AWAITED, "signature": UNSIGNED}


def condition(asks: Asks, words: str, today: date) -> Condition | None:
    """Return the condition that typed words mean; None when they ask for nothing, WrongWord when one means nothing."""
    asked = meaning(search_text.read(words), today, partial(party_names, asks))
    free = [one.text for one in asked if isinstance(one, Free)]
    sql = _Sql(today)
    parts = [sql.free(free)] if free else []
    parts += [sql.of(one) for one in asked if not isinstance(one, Free)]
    return Condition(" AND ".join(parts), sql.values) if parts else None


def party_names(asks: Asks) -> dict[str, list[str]]:
    """Return all names of every living organisation by its UUID."""
    living = asks.exec_driver_sql("SELECT uuid, short_name, name FROM organisation WHERE NOT removed")
    names = {str(key): [str(short), str(name)] for key, short, name in living.fetchall()}
    for key, name in asks.exec_driver_sql("SELECT organisation, name FROM name WHERE NOT removed").fetchall():
        if key in names:
            names[key].append(name)
    return names


class _Sql:
    """Puts criteria into SQL and keeps their values under names of their own."""

    def __init__(self, today: date) -> None:
        self.values: dict[str, str] = {"today": today.isoformat()}

    def of(self, asked: Criterion) -> str:
        """Return a condition that is true, false or, where nothing is known, NULL."""
        match asked:
            case Free(text):
                return self.free([text])
            case Holds():
                return self._holds(asked)
            case Chosen():
                return self._chosen(asked)
            case Days():
                return self._days(asked)
            case Amounts():
                return self._amounts(asked)
            case Parties():
                return self._parties(asked)
            case Missing():
                return self._missing(asked)
            case Either(several):
                return "(" + " OR ".join(map(self.of, several)) + ")"
            case Not(one):
                return f"NOT coalesce(({self.of(one)}), 0)"

    def free(self, words: Sequence[str]) -> str:
        """Return the condition that finds words and phrases, every one of them."""
        found = search.condition(words, self._next_name())
        self.values |= found.values
        return found.sql

    def _holds(self, asked: Holds) -> str:
        if asked.field == "handler":
            return f"({self._named('responsible', asked)} OR {self._named('deputy', asked)})"
        column, text = _column(asked.field), folded(asked.text)
        own = self._bound(text)
        exact = f"folded({column}) = {own}" if asked.whole else f"instr(folded({column}), {own}) > 0"
        if len(text) < search.SHORTEST:
            return exact
        near = search.within(search.column_of(asked.field), text, self._next_name())
        self.values |= near.values
        return f"({near.sql} AND {exact})"

    def _named(self, field: str, asked: Holds) -> str:
        """Return that a field which may hold several names holds one: the `whole` of it, or a piece."""
        if asked.whole:
            return f"{SQL_NAMES}({_column(field)}, {self._bound(asked.text)})"
        return self._holds(Holds(field, asked.text))

    def _chosen(self, asked: Chosen) -> str:
        if asked.field == "flag":
            return "(" + " OR ".join(_FLAGS[code] for code in asked.codes) + ")"
        if asked.field == "status":
            return f"{STATUS} IN {self._listed(asked.codes)}"
        column = _column(asked.field)
        if AGREEMENT[asked.field].kind is Kind.TRISTATE:
            return f"{column} IN {self._listed([code == 'yes' for code in asked.codes])}"
        if AGREEMENT[asked.field].kind is Kind.CHOICES:
            codes = self._listed(asked.codes)[1:-1]
            return f"EXISTS ({codes} WHERE instr(',' || {column} || ',', ',' || value || ',') > 0)"
        return f"{column} IN {self._listed(asked.codes)}"

    def _days(self, asked: Days) -> str:
        column = _column(asked.field)
        parts = [f"{column} IS NOT NULL"]
        if asked.first is not None and asked.first > date.min:
            parts.append(_begins_after(column, self._bound((asked.first - timedelta(1)).isoformat())))
        if asked.last is not None and asked.last < date.max:
            parts.append(_ends_before(column, self._bound((asked.last + timedelta(1)).isoformat())))
        return "(" + " AND ".join(parts) + ")"

    def _amounts(self, asked: Amounts) -> str:
        ore = f"CAST(replace({_column(asked.field)}, '.', '') AS INTEGER)"  # kept with two decimals
        low = f"{ore} >= CAST({self._bound(str(asked.low))} AS INTEGER)" if asked.low is not None else ""
        high = f"{ore} <= CAST({self._bound(str(asked.high))} AS INTEGER)" if asked.high is not None else ""
        return "(" + " AND ".join(filter(None, (f"{_column(asked.field)} != ''", low, high))) + ")"

    def _parties(self, asked: Parties) -> str:
        who = self._listed(asked.organisations)
        return f"d.agreement IN (SELECT agreement FROM party_derived WHERE {_ROLES[asked.field]} AND organisation IN {who})"  # noqa: S608 - our own words

    def _missing(self, asked: Missing) -> str:
        if asked.field in _ROLES:
            return f"d.agreement NOT IN (SELECT agreement FROM party_derived WHERE {_ROLES[asked.field]})"  # noqa: S608 - our own words
        return f"coalesce({_column(asked.field)}, '') = ''"

    def _listed(self, values: Sequence[str | bool]) -> str:
        return f"(SELECT value FROM json_each({self._bound(json.dumps(list(values)))}))"  # noqa: S608 - the name of a bound value

    def _bound(self, value: str) -> str:
        name = self._next_name()
        self.values[name] = value
        return f":{name}"

    def _next_name(self) -> str:
        return f"word{len(self.values)}"


def _column(field: str) -> str:
    return NEXT_DAY if field == "next_day" else f"a.{AGREEMENT[field].name}"


def _ends_before(column: str, day: str) -> str:
    """Return that the last day a PartialDate text can mean lies before a day: '2027' only if all of the year does.

    A text as precise as it is compares with the day cut off at the same place; one that is only known to lie before
    something ends there, and one that is only known to lie after something has no end.
    """
    bare = f"rtrim({column}, '?')"
    return (
        f"CASE substr({column}, -1) WHEN '>' THEN 0"
        f" WHEN '<' THEN substr(rtrim({column}, '<') || '-01-01', 1, 10) < {day}"
        f" ELSE {bare} < substr({day}, 1, length({bare})) END"
    )


def _begins_after(column: str, day: str) -> str:
    """Return that the first day a PartialDate text can mean lies after a day, see _ends_before."""
    bare = f"rtrim({column}, '?')"
    own = f"rtrim({column}, '>')"
    month_ends = f"coalesce(date({own} || '-01', '+1 month', '-1 day'), {own} || '-31')"
    last = f"CASE length({own}) WHEN 10 THEN {own} WHEN 7 THEN {month_ends} ELSE {own} || '-12-31' END"
    return (
        f"CASE substr({column}, -1) WHEN '<' THEN 0 WHEN '>' THEN {last} > {day}"
        f" ELSE {bare} > substr({day}, 1, length({bare})) END"
    )
