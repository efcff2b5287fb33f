"""When an agreement enters into force: what the rule asks for, who is ready, and whom it waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nkavtal.rules.adoption import REFUSED, DecisionFacts, PartyFacts, counts_as_adopted, governing, standing
from nkavtal.rules.partial_date import PartialDate

ALL, LEAST, SHARE, SIGNERS, EACH, FIXED = "all", "least", "share", "signers", "each", "fixed"
REACHED, WAITING, IMPOSSIBLE, UNCLEAR = "reached", "waiting", "impossible", "unclear"

_ALONE = frozenset({SIGNERS, EACH})
"""Rules by which a party's own readiness is enough for itself."""


@dataclass(frozen=True, slots=True)
class EntryRule:
    """A code of catalogue ENTRY_RULES with its measures: `least` parties, `share` per cent of the inhabitants.

    `signed`: a party counts when it has signed too. `conditional`: an adoption on a condition that the others have not
    accepted counts. `confirmed`: a decision counts from its confirmed legal force, and not before.
    """

    kind: str
    least: int | None = None
    share: int | None = None
    signed: bool = False
    conditional: bool = False
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Joining:
    """One party on its way in: `facts` as for its standing, `inhabitants` None when not known."""

    key: str
    facts: PartyFacts
    inhabitants: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a party is: `step` is what is left ('' ready, 'decision', 'condition', 'force', 'signature', 'refused').

    `first` and `last` are the days between which it became ready, the same when that is known to the day; for 'force'
    nobody needs to do anything but confirm. `applies_from` is the day the agreement applies for the party.
    """

    key: str
    step: str
    first: date = date.min
    last: date = date.max
    applies_from: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Whether the rule is met, and the first day the agreement applies (None: not met, or not known to the day).

    `state` is REACHED, WAITING, IMPOSSIBLE (too many have said no) or UNCLEAR (a measure or a population is missing).
    `short` is how many more parties are needed, `share_ready` the per cent of the inhabitants that are in.
    """

    state: str
    on: date | None
    places: tuple[Place, ...]
    short: int = 0
    share_ready: float | None = None

    def waits(self) -> Iterator[Place]:
        """Yield the parties that are waited for."""
        return (place for place in self.places if place.step not in ("", "refused"))


def entry(rule: EntryRule, parties: Sequence[Joining], starts_on: PartialDate | None) -> Entry:
    """Tell if an agreement has entered into force by its rule; parties that do not count (others' side, left) are passed over."""
    counted = [one for one in parties if standing(one.facts).counted]
    places = [_place(rule, one) for one in counted]
    ready = [place for place in places if not place.step]
    open_ones = [place for place in places if place.step not in ("", "refused")]
    sizes = {one.key: one.inhabitants for one in counted}
    share_ready = _share(ready, sizes)
    if rule.kind == FIXED:
        state, window = (REACHED, (date.min, date.min)) if starts_on is not None else (UNCLEAR, _NEVER)
    else:
        state = _state(rule, ready, open_ones, sizes)
        window = _met(rule, ready, sizes) if state == REACHED else _NEVER
    first, last = _not_before(window, starts_on)
    on = first if state == REACHED and first == last and date.min < first < date.max else None
    applied = tuple(_applied(rule, place, state, (first, last), starts_on, counted) for place in places)
    return Entry(state, on, applied, _short(rule, ready, counted) if state != REACHED else 0, share_ready)


def _place(rule: EntryRule, one: Joining) -> Place:
    stands = standing(one.facts)
    if stands.state in REFUSED:
        return Place(one.key, "refused")
    signed = _span_of(one.facts.signatures)
    if rule.kind == SIGNERS:
        return Place(one.key, "", *signed) if one.facts.signatures else Place(one.key, "signature")
    step, span = _decided(rule, one.facts)
    if step:
        return Place(one.key, step)
    if rule.signed:
        if not one.facts.signatures:
            return Place(one.key, "signature")
        span = (max(span[0], signed[0]), max(span[1], signed[1]))
    return Place(one.key, "", *span)


_Span = tuple[date, date]
_NEVER: _Span = (date.max, date.max)


def _decided(rule: EntryRule, facts: PartyFacts) -> tuple[str, _Span]:
    """Return what is left before a party's decision counts, and from when it does."""
    decision = governing(facts.decisions)
    if decision is None:  # who has signed without a known decision has adopted, as for its standing
        if not facts.signatures:
            return "decision", _NEVER
        return ("force", _NEVER) if rule.confirmed else ("", _span_of(facts.signatures))
    if not counts_as_adopted(decision) and not (rule.conditional and _on_condition(decision)):
        return "condition" if _on_condition(decision) else "decision", _NEVER
    if not rule.confirmed:
        return "", _span(decision.decided_on)
    return ("", _span(decision.legal_force_on)) if decision.legal_force_on is not None else ("force", _NEVER)


def _on_condition(decision: DecisionFacts) -> bool:
    return decision.outcome == "conditional" and decision.kind != "proposal"


def _span(day: PartialDate | None) -> _Span:
    return (date.min, date.max) if day is None else (day.earliest, day.latest)


def _span_of(days: Sequence[PartialDate | None]) -> _Span:
    """Return between which days the first of some signatures came."""
    spans = [_span(day) for day in days] or [_NEVER]
    return min(first for first, _ in spans), min(last for _, last in spans)


def _needed(rule: EntryRule, counted: int) -> int:
    if rule.kind == ALL:
        return counted
    if rule.kind in _ALONE:
        return max(rule.least or 1, 1)
    return max(rule.least or 0, 0)


def _state(
    rule: EntryRule, ready: Sequence[Place], open_ones: Sequence[Place], sizes: dict[str, int | None]
) -> str:  # fmt: skip
    if (rule.kind == LEAST and not rule.least) or (rule.kind == SHARE and not rule.share):
        return UNCLEAR
    if not sizes:
        return WAITING
    if rule.kind == SHARE and any(size is None for size in sizes.values()):
        return UNCLEAR
    if _enough(rule, ready, sizes):
        return REACHED
    return WAITING if _enough(rule, [*ready, *open_ones], sizes) else IMPOSSIBLE


def _enough(rule: EntryRule, ready: Sequence[Place], sizes: dict[str, int | None]) -> bool:
    if len(ready) < _needed(rule, len(sizes)):
        return False
    if rule.kind != SHARE:
        return True
    whole = sum(size or 0 for size in sizes.values())
    return sum(sizes[place.key] or 0 for place in ready) * 100 >= (rule.share or 0) * whole  # whole numbers: exact


def _met(rule: EntryRule, ready: Sequence[Place], sizes: dict[str, int | None]) -> _Span:
    """Return between which days the rule came to be met: as early as each may have been ready, and as late."""
    return _met_by(rule, ready, sizes, _first), _met_by(rule, ready, sizes, _last)


def _met_by(
    rule: EntryRule, ready: Sequence[Place], sizes: dict[str, int | None], side: Callable[[Place], date]
) -> date:
    ordered = sorted(ready, key=side)
    return next(side(ordered[n]) for n in range(len(ordered)) if _enough(rule, ordered[: n + 1], sizes))


def _first(place: Place) -> date:
    return place.first


def _last(place: Place) -> date:
    return place.last


def _not_before(window: _Span, starts_on: PartialDate | None) -> _Span:
    """Return a window moved so that nothing applies before the agreed first day."""
    if starts_on is None:
        return window
    return max(window[0], starts_on.earliest), max(window[1], starts_on.latest)


def _applied(
    rule: EntryRule, place: Place, state: str, whole: _Span, starts_on: PartialDate | None, counted: Sequence[Joining]
) -> Place:  # fmt: skip
    """Return a place with the day the agreement applies for the party: what was noted for it, else by the rule."""
    noted = next(one.facts.in_force_from for one in counted if one.key == place.key)
    if noted is not None:
        return Place(place.key, place.step, place.first, place.last, noted.exact)
    if place.step or state != REACHED:
        return place
    own = _not_before((place.first, place.last), starts_on)
    first, last = (max(own[0], whole[0]), max(own[1], whole[1])) if rule.kind not in _ALONE or rule.least else own
    known = first == last and date.min < first < date.max
    return Place(place.key, place.step, place.first, place.last, first if known else None)


def _short(rule: EntryRule, ready: Sequence[Place], counted: Sequence[Joining]) -> int:
    return max(_needed(rule, len(counted)) - len(ready), 0)


def _share(ready: Sequence[Place], sizes: dict[str, int | None]) -> float | None:
    known = {key: size for key, size in sizes.items() if size is not None}
    whole = sum(known.values())
    if len(known) < len(sizes) or not whole:
        return None
    return 100 * sum(known[place.key] for place in ready) / whole
