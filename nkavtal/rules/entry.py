"""When an agreement enters into force: what the rule asks for, who is ready, and whom it waits for.

A rule that has been met stays met: who leaves, changes its mind or joins later does not undo it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nkavtal.rules.adoption import COUNTED_ROLES, REFUSED, DecisionFacts, PartyFacts, counts_as_adopted, in_order
from nkavtal.rules.partial_date import PartialDate

ALL, EVERYONE, LEAST, SHARE, SIGNERS, EACH, FIXED = "all", "everyone", "least", "share", "signers", "each", "fixed"
REACHED, WAITING, IMPOSSIBLE, UNCLEAR = "reached", "waiting", "impossible", "unclear"

ALONE = frozenset({SIGNERS, EACH})
"""Rules by which a party's own readiness is enough for itself."""


@dataclass(frozen=True, slots=True)
class EntryRule:
    """A code of catalogue ENTRY_RULES with its measures: `least` parties, `share` per cent of the inhabitants.

    `signed`: a party counts when it has signed too. `conditional`: an adoption on a condition that nobody has yet
    accepted or refused counts. `confirmed`: a decision counts from its confirmed legal force, and not before.
    """

    kind: str
    least: int | None = None
    share: int | None = None
    signed: bool = False
    conditional: bool = False
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Joining:
    """One party on its way in: `facts` as for its standing, `people` its inhabitants counted on days, rising.

    `appealable` tells that its decisions can be appealed and so gain legal force: those of a municipality, a region or a
    statutory federation (kommunallagen 13 kap.), not those of an association, a company or a university.
    """

    key: str
    facts: PartyFacts
    people: tuple[tuple[date, int], ...] = ()
    appealable: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a party is; `step` is what is left.

    '' ready, 'decision', 'condition' (the others are to accept it), 'force' (legal force is to be confirmed),
    'signature', 'refused', 'left'. `first` and `last` are the days between which it became ready, the same when that is
    known to the day; `applies_from` is the day the agreement applies for the party.
    """

    key: str
    step: str
    first: date = date.max
    last: date = date.max
    applies_from: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Whether the rule is met, and the first day the agreement applies (None: not met, or not known to the day).

    `state` is REACHED, WAITING, IMPOSSIBLE (too many have said no) or UNCLEAR (a measure or a population is missing).
    `first` and `last` are the days between which it came to apply. `short` is how many more parties are needed,
    `share_ready` the per cent of the inhabitants that are in.
    """

    state: str
    on: date | None
    places: tuple[Place, ...]
    first: date = date.max
    last: date = date.max
    short: int = 0
    share_ready: float | None = None

    def waits(self) -> Iterator[Place]:
        """Yield the parties that are waited for."""
        return (place for place in self.places if place.step not in ("", "refused", "left"))


@dataclass(frozen=True, slots=True)
class _Member:
    """A party with the days from which it counts, the last day it does, and the last day it is a party at all."""

    joining: Joining
    place: Place
    until: date
    leaves: date
    joined: date | None

    def size(self, on: date) -> int | None:
        """Return the inhabitants as last counted by a day; before the first count, those of the first."""
        known = self.joining.people
        counted = [people for day, people in known if day <= on]
        return counted[-1] if counted else known[0][1] if known else None


def entry(rule: EntryRule, parties: Sequence[Joining], starts_on: PartialDate | None) -> Entry:
    """Tell if an agreement has entered into force by its rule; parties that do not count are passed over.

    Those of the other side count in EVERYONE alone. Who was asked, or came in, after the rule was met by the others is
    no part of it.
    """
    roles = COUNTED_ROLES | {"counterparty"} if rule.kind == EVERYONE else COUNTED_ROLES
    members = [_member(rule, one) for one in parties if one.facts.role in roles]
    if rule.kind == FIXED:
        state, window = (REACHED, (date.min, date.min)) if starts_on is not None else (UNCLEAR, _NEVER)
    else:
        state, window = _met(rule, _founders(rule, members, starts_on))
    first, last = _not_before(window, starts_on) if state == REACHED else _NEVER
    on = first if first == last and date.min < first < date.max else None
    places = tuple(_applied(rule, member, state, (first, last), starts_on) for member in members)
    short = 0 if state == REACHED else max(_needed(rule, len(members)) - sum(not one.step for one in places), 0)
    return Entry(state, on, places, first, last, short, _share(members))


_ALL_PEOPLE = 100  # per cent
_Span = tuple[date, date]
_NEVER: _Span = (date.max, date.max)


def _member(rule: EntryRule, one: Joining) -> _Member:
    facts = one.facts
    leaves = facts.left_on.latest if facts.left_on is not None else date.max
    step, span, until = _ready(rule, one)
    if step and facts.left_on is not None:
        step = "left"
    if not step and until < date.max and facts.left_on is None:
        step = "refused"
    joined = [day.earliest for day in (facts.asked_on, facts.in_force_from) if day is not None]
    return _Member(
        one, Place(one.key, step, *span), min(until, leaves), leaves, max(joined, default=None)
    )  # fmt: skip


def _ready(rule: EntryRule, one: Joining) -> tuple[str, _Span, date]:
    """Return what is left, between which days it became ready, and the last day before it said no."""
    facts = one.facts
    signed = _span_of(facts.signatures)
    if rule.kind == SIGNERS and facts.signatures:
        return "", signed, date.max
    step, span, until = _decided(rule, one)
    if rule.kind == SIGNERS:
        return (step if step == "refused" else "signature"), _NEVER, date.max
    if step:
        return step, _NEVER, date.max
    if rule.signed:
        if not facts.signatures:
            return "signature", _NEVER, date.max
        span = (max(span[0], signed[0]), max(span[1], signed[1]))
    return "", span, until


def _decided(rule: EntryRule, one: Joining) -> tuple[str, _Span, date]:
    """Return what is left before a party's decision counts, from when the first that does, and until when."""
    decisions = in_order(one.facts.decisions)
    at = next((n for n, decision in enumerate(decisions) if _counts(rule, decision)), None)
    if at is None:
        return _undecided(rule, one, decisions)
    later_no = [later.decided_on for later in decisions[at + 1 :] if later.outcome in REFUSED]
    until = min((day.latest for day in later_no if day is not None), default=date.max)
    counted = decisions[at]
    if not rule.confirmed or not one.appealable:
        return "", _span(counted.decided_on), until
    forced = [decision.legal_force_on for decision in decisions[at:] if decision.legal_force_on is not None]
    return ("", _span(forced[0]), until) if forced else ("force", _NEVER, until)


def _undecided(rule: EntryRule, one: Joining, decisions: Sequence[DecisionFacts]) -> tuple[str, _Span, date]:
    last = decisions[-1] if decisions else None
    if last is None:  # who has signed without a known decision has adopted, as for its standing
        if not one.facts.signatures:
            return "decision", _NEVER, date.max
        waits = rule.confirmed and one.appealable
        return ("force", _NEVER, date.max) if waits else ("", _span_of(one.facts.signatures), date.max)
    if last.outcome in REFUSED:
        return "refused", _NEVER, date.max
    return ("condition" if last.outcome == "conditional" else "decision"), _NEVER, date.max


def _counts(rule: EntryRule, decision: DecisionFacts) -> bool:
    if counts_as_adopted(decision):
        return True
    return rule.conditional and decision.outcome == "conditional" and decision.condition_accepted is None


def _span(day: PartialDate | None) -> _Span:
    return (date.min, date.max) if day is None else (day.earliest, day.latest)


def _span_of(days: Sequence[PartialDate | None]) -> _Span:
    """Return between which days the first of some signatures came."""
    spans = [_span(day) for day in days] or [_NEVER]
    return min(first for first, _ in spans), min(last for _, last in spans)


def _founders(rule: EntryRule, members: Sequence[_Member], starts_on: PartialDate | None) -> Sequence[_Member]:
    """Return the parties that the rule is about: not those that came in after the others had met it."""
    started = starts_on.latest if starts_on is not None else date.min
    first_ones = [one for one in members if one.joined is None or one.joined <= started]
    if len(first_ones) == len(members) or not first_ones:
        return members
    state, (_first, last) = _met(rule, first_ones)
    late = min(one.joined for one in members if one not in first_ones and one.joined is not None)
    return first_ones if state == REACHED and max(last, started) < late else members


def _needed(rule: EntryRule, members: int) -> int:
    if rule.kind in (ALL, EVERYONE):
        return members
    return max(rule.least or 0, 1 if rule.kind in ALONE else 0)


def _met(rule: EntryRule, members: Sequence[_Member]) -> tuple[str, _Span]:
    """Return how the rule stands, and between which days it came to be met: as early as each may have been ready, and as late."""
    if (rule.kind == LEAST and not rule.least) or (rule.kind == SHARE and not 0 < (rule.share or 0) <= _ALL_PEOPLE):
        return UNCLEAR, _NEVER
    if rule.kind == SHARE and any(not one.joining.people for one in members):
        return UNCLEAR, _NEVER
    first = _met_by(rule, members, lambda one: one.place.first)
    if first is not None:
        return REACHED, (first, _met_by(rule, members, lambda one: one.place.last) or date.max)
    staying = [one for one in members if one.leaves == date.max]
    possible = [one for one in staying if one.place.step != "refused"]
    if not members or _enough(rule, possible, staying, date.max):
        return WAITING, _NEVER
    return IMPOSSIBLE, _NEVER


def _met_by(rule: EntryRule, members: Sequence[_Member], ready: Callable[[_Member], date]) -> date | None:
    """Return the first day on which enough of those who were parties then were ready, and still stood by it."""
    for day in sorted({ready(one) for one in members if _has_been_ready(one)}):
        there = [one for one in members if one.leaves >= day]
        stand = [one for one in there if _has_been_ready(one) and ready(one) <= day <= one.until]
        if there and _enough(rule, stand, there, day):
            return day
    return None


def _has_been_ready(one: _Member) -> bool:
    return one.place.first < date.max


def _enough(rule: EntryRule, ready: Sequence[_Member], there: Sequence[_Member], day: date) -> bool:
    if len(ready) < _needed(rule, len(there)):
        return False
    if rule.kind != SHARE:
        return True
    whole = sum(one.size(day) or 0 for one in there)
    return sum(one.size(day) or 0 for one in ready) * 100 >= (rule.share or 0) * whole  # whole numbers: exact


def _not_before(window: _Span, starts_on: PartialDate | None) -> _Span:
    """Return a window moved so that nothing applies before the agreed first day."""
    if starts_on is None:
        return window
    return max(window[0], starts_on.earliest), max(window[1], starts_on.latest)


def _applied(
    rule: EntryRule, member: _Member, state: str, whole: _Span, starts_on: PartialDate | None
) -> Place:  # fmt: skip
    """Return a place with the day the agreement applies for the party: what was noted for it, else by the rule."""
    place, noted = member.place, member.joining.facts.in_force_from
    if noted is not None:
        return replace(place, applies_from=noted.exact)
    if not _has_been_ready(member) or state != REACHED:
        return place
    own = _not_before((place.first, place.last), starts_on)
    first, last = own if rule.kind in ALONE and not rule.least else (max(own[0], whole[0]), max(own[1], whole[1]))
    known = first == last and date.min < first < date.max and first <= member.until
    return replace(place, applies_from=first if known else None)


def _share(members: Sequence[_Member]) -> float | None:
    """Return the per cent of the inhabitants, as last counted, that those who are ready have."""
    staying = [one for one in members if one.leaves == date.max]
    sizes = [(one, one.size(date.max)) for one in staying]
    whole = sum(size or 0 for _, size in sizes)
    if not whole or any(size is None for _, size in sizes):
        return None
    return 100 * sum(size or 0 for one, size in sizes if not one.place.step) / whole
