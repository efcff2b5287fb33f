"""The rules asked for agreements whose days follow from each other's."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.facts import Calendars, TermFacts
from nkavtal.rules.terms.outcome import Outcome
from nkavtal.rules.terms.rule import TermRule
from nkavtal.rules.terms.walk import start_of
from nkavtal.rules.terms.watch import BACK
from nkavtal.store.term_facts import TermInput, fact_days

_DAY = timedelta(days=1)
_HISTORY = timedelta(days=BACK + 1)
"""What is older is told of one agreement alone, not in lists."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a rule and facts give for all (organisation '') or for one party."""

    organisation: str
    rule: TermRule
    facts: TermFacts
    outcome: Outcome


class Reckoning:
    """Outcomes on one day, each worked out once; agreements that lean on each other in a ring lean on nothing."""

    def __init__(
        self, found: Mapping[str, TermInput], as_of: date, calendars: Calendars, whole: Container[str] | None = None
    ) -> None:
        """Take the inputs; of agreements not in `whole` days of terms long gone are left out, None keeps all."""
        self.found = found
        self._whole = whole
        self.calendars = calendars
        self._as_of = as_of
        self._made: dict[str, tuple[Reckoned, ...]] = {}

    def of(self, key: str) -> tuple[Reckoned, ...]:
        """Return what holds for all first, then for parties of their own."""
        if key not in self._made:
            since = (
                date.min
                if self._whole is None or key in self._whole
                else self._as_of - min(_HISTORY, self._as_of - date.min)
            )
            self._made[key] = self._reckoned(self.found[key], self._leans_on(key), since)
        return self._made[key]

    def gap_before(self, key: str) -> int | None:
        """Return the days between an agreement and the one it replaces, negative for an overlap."""
        whole = self.of(key)[0]
        before, _goes_on = self._end_of(self.found[key].follows)
        first = start_of(whole.rule, whole.facts)
        return None if before is None or first is None else (first - before).days - 1

    def turns_of_other(self, key: str) -> Iterator[date]:
        """Yield the days to come on which what an agreement leans on may change."""
        other = self._leans_on(key)
        if other:
            whole = self.of(other)[0]
            outcome = whole.outcome
            days = [term.ends for term in outcome.terms if term.ends is not None]
            days += [one.day for one in outcome.deadlines]
            yield from (day + _DAY for day in days if self._as_of <= day < date.max)
            yield from (day for day in fact_days(whole.facts) if day > self._as_of)
            yield from self.turns_of_other(other)

    def _leans_on(self, key: str) -> str:
        other = at = self.found[key].leans_on
        met: set[str] = set()
        while at in self.found and at not in met:
            if at == key:
                return ""
            met.add(at)
            at = self.found[at].leans_on
        return other if other in self.found else ""

    def _reckoned(self, one: TermInput, leans_on: str, since: date) -> tuple[Reckoned, ...]:
        other, goes_on = self._end_of(leans_on)
        asked = {"": (one.rule, one.facts), **one.own}
        if other is not None:
            asked = {key: (rule, replace(facts, other_ends_on=other)) for key, (rule, facts) in asked.items()}
        made = self._all(asked, since)
        if one.rule.least_parties and (day := _below_least(one, made)) is not None:
            asked = {key: (rule, replace(facts, below_least_on=day)) for key, (rule, facts) in asked.items()}
            made = self._all(asked, since)
        if not one.ruled:
            made = _changed(made, _unruled)
        return _changed(made, _other_goes_on) if goes_on else made

    def _all(self, asked: Mapping[str, tuple[TermRule, TermFacts]], since: date) -> tuple[Reckoned, ...]:
        if len(asked) == 1:
            return tuple(Reckoned(key, *pair, self._asked(*pair, since)) for key, pair in asked.items())
        same: dict[tuple[TermRule, TermFacts], Outcome] = {}
        for pair in asked.values():
            if pair not in same:
                same[pair] = self._asked(*pair, since)
        return tuple(Reckoned(key, *pair, same[pair]) for key, pair in asked.items())

    def _asked(self, rule: TermRule, facts: TermFacts, since: date) -> Outcome:
        try:
            return evaluate(rule, facts, self._as_of, self.calendars, since)
        except OverflowError:  # the calendar ends before the rule does
            return Outcome(self._as_of, "unknown", tasks=("far",))

    def _end_of(self, key: str) -> tuple[date | None, bool]:
        """Return an agreement's last day, and if it is known to go on without one."""
        if key not in self.found:
            return None, False
        outcome = self.of(key)[0].outcome
        return (outcome.end.day, False) if outcome.end is not None else (None, outcome.status == "running")


def _below_least(one: TermInput, made: tuple[Reckoned, ...]) -> date | None:
    """Return the first day with fewer parties left than the clause wants."""
    ends = sorted(party.outcome.end.day for party in made[1:] if party.outcome.end is not None)
    may_leave = one.counted - one.rule.least_parties
    if made[0].outcome.end is not None or not 0 <= may_leave < len(ends) or ends[may_leave] == date.max:
        return None
    return ends[may_leave] + _DAY


def _changed(made: tuple[Reckoned, ...], change: Callable[[Outcome], Outcome]) -> tuple[Reckoned, ...]:
    return tuple(replace(one, outcome=change(one.outcome)) for one in made)


def _other_goes_on(one: Outcome) -> Outcome:
    """Return an outcome without asking when another agreement ends that is known to go on."""
    return replace(one, tasks=tuple(task for task in one.tasks if task != "other_end"))


def _unruled(one: Outcome) -> Outcome:
    """Return an outcome where a notice has no effect for want of a clause, not of a right."""
    if not any(effect.fault == "no_right" for effect in one.effects):
        return one
    effects = [replace(effect, fault="no_rule") if effect.fault == "no_right" else effect for effect in one.effects]
    return replace(one, effects=tuple(effects))
