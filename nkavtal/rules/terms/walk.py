"""Going through the terms of an agreement, one after another from the anchor, as far as a day needs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.counting import latest_day, period_end
from nkavtal.rules.terms.facts import Calendars, TermFacts
from nkavtal.rules.terms.notices import counted_day, fault, free_end, in_time, may_use
from nkavtal.rules.terms.outcome import End, Step, Term, step
from nkavtal.rules.terms.rule import Ends, NoticeRight, Renewal, Renews, Side, Start, TermRule
from nkavtal.rules.terms.spans import Span, after

_DAY = timedelta(days=1)
_MOST = 5_000
"""Terms gone through; a clause with more of them is a slip of the pen."""


@dataclass
class Walked:
    """The terms begun by the day, those that have been called or agreed on, and the next one that silence leads to; `renewed_by` tells what may follow each, None for nothing."""

    start: date | None
    terms: list[Term] = field(default_factory=list)
    renewed_by: list[Renewal | None] = field(default_factory=list)
    end: End | None = None
    tasks: list[str] = field(default_factory=list)


def start_of(rule: TermRule, facts: TermFacts) -> date | None:
    """Return the day the terms are counted from; None when it is not known to the day."""
    if rule.start is Start.LAST_SIGNATURE:
        return facts.all_signed_on
    if rule.start is Start.QUORUM:
        return facts.quorum_on
    known = facts.own_from if rule.start is Start.OWN else facts.starts_on
    return known.exact if known is not None else None


def walk(rule: TermRule, facts: TermFacts, as_of: date, calendars: Calendars) -> Walked:
    """Go through the terms until the one that follows the day's; OverflowError when they leave the calendar."""
    return _Walk(rule, facts, as_of, calendars).done()


class _Walk:
    def __init__(self, rule: TermRule, facts: TermFacts, as_of: date, calendars: Calendars) -> None:
        self.rule, self.facts, self.as_of, self.calendars = rule, facts, as_of, calendars
        self.start = start_of(rule, facts)
        self.made = Walked(self.start)
        self.hard = self._hard_end()
        self.calls = list(facts.calls)
        self.extensions = sorted(facts.extensions, key=lambda one: one.until)
        self.part, self.used = 0, 0
        self.part_begins: date | None = None
        self.anchor, self.beyond = date.min, Span()
        """The day that terms are counted from, and how far from it the next one begins."""

    def done(self) -> Walked:
        """Walk to the end, or to the term after the day's."""
        term = self._first()
        while term is not None:
            term = self._step(term)
        settled = self.facts.ended_on
        if settled is not None and (self.made.end is None or self.made.end.day != settled):
            self.made.end = End(settled, "settled", (step("settled", day=settled),))
        return self.made

    def _step(self, term: Term) -> Term | None:
        """Keep a term, cut short if something ends the agreement in it, and return the one after it."""
        if self.hard is not None and (term.ends is None or self.hard.day <= term.ends):
            self.made.end = self.hard
            if term.starts is not None and term.starts > self.hard.day:
                return None
            term = replace(term, ends=self.hard.day)
        if len(self.made.terms) >= _MOST:
            raise OverflowError("too many terms")
        self.made.terms.append(term)
        self.made.renewed_by.append(None)
        if self.made.end is not None or term.ends is None:
            return None
        if term.kind == "tacit" and term.starts is not None and term.starts > self.as_of:
            self.made.renewed_by[-1] = self._renewal(term.ends)
            self.made.end = self._noticed(term.ends)  # notice that came too late for the term before
            return None
        return self._following(term, term.ends)

    def _first(self) -> Term | None:
        first, start = self.rule.first, self.start
        if first.open_ended:
            self._miss("start", start is None)
            return Term(0, "first", start, None, (step("open_ended"),))
        if first.until is not None:
            ends = first.until.exact
            self._miss("last_day", ends is None)
            self.anchor = ends + _DAY if ends is not None else date.min
            told = (step("until_assumed" if first.assumed else "until", day=ends),) if ends else ()
            return Term(0, "first", start, ends, told)
        if not first.span:
            self._miss("first_term", True)
            return None
        if start is None:
            self._miss("start", True)
            return None
        ends = after(start, first.span) - _DAY
        self.anchor, self.beyond = start, first.span
        steps = [step("starts", day=start), step("lasts", span=first.span)]
        if first.to_end_of:
            on = period_end(first.to_end_of, ends, self.calendars)
            self._miss("calendar", on is None)
            if on is None:
                return None
            ends = on
            self.anchor, self.beyond = ends + _DAY, Span()
            steps.append(step("to_end_of", period=first.to_end_of.value))
        return Term(0, "first", start, ends, (*steps, step("ends", day=ends)))

    def _following(self, term: Term, ends: date) -> Term | None:
        """Return the term after one that ends; None when it ends there, or when nobody knows yet."""
        extended = self._extended(term, ends)
        if extended is not None:
            return extended
        noticed = self._noticed(ends)
        renewal = self._renewal(ends)
        self.made.renewed_by[-1] = renewal
        if noticed is not None:
            self.made.end = noticed
            return None
        if renewal is None:
            self._miss("unread", self.rule.unread)
            self.made.end = None if self.rule.unread else End(ends, "term", term.steps)
            return None
        if renewal.kind is Renews.TACIT and not renewal.length:
            self._miss("renewal_length", True)
            return None
        if renewal.kind is Renews.TACIT:
            return self._next(renewal, term, ends, "tacit", ())
        return self._called(renewal, term, ends)

    def _extended(self, term: Term, ends: date) -> Term | None:
        while self.extensions:
            one = self.extensions[0]
            if one.decided_on is not None and one.decided_on.earliest > self.as_of:
                return None
            self.extensions.pop(0)
            if one.until > ends:
                self.anchor, self.beyond = one.until + _DAY, Span()
                return Term(term.no + 1, "extension", ends + _DAY, one.until, (step("extended", day=one.until),))
        return None

    def _noticed(self, ends: date) -> End | None:
        """Return the end by a notice that is in time for a term's last day, as known on the day."""
        for notice in self.facts.notices:
            for right in self.rule.notices:
                day = counted_day(notice, right)
                if right.ends is not Ends.TERM or not may_use(right, notice.side) or day is None or day > self.as_of:
                    continue
                wished = notice.ends_on is None or notice.ends_on <= ends
                if wished and not fault(notice, right, self.start) and in_time(right, day, ends):
                    return End(ends, "notice", (step("notice_counts", day=day), step("notice_ends", day=ends)))
        return None

    def _renewal(self, ends: date) -> Renewal | None:
        """Return the renewal that would follow a term that ends, going on to the next part when one is used up."""
        while self.part < len(self.rule.renewals):
            renewal = self.rule.renewals[self.part]
            if self.part_begins is None:
                self.part_begins = ends + _DAY
            spent = renewal.times is not None and self.used >= renewal.times
            if not spent and not (renewal.at_most and ends + _DAY > self._part_limit(renewal)):
                return renewal
            self.part, self.used, self.part_begins = self.part + 1, 0, None
        return None

    def _part_limit(self, renewal: Renewal) -> date:
        return after(self.part_begins or self.anchor, renewal.at_most) - _DAY

    def _next(self, renewal: Renewal, term: Term, ends: date, kind: str, steps: tuple[Step, ...]) -> Term:
        self.beyond += renewal.length
        until = after(self.anchor, self.beyond) - _DAY
        if renewal.at_most and until > self._part_limit(renewal):
            until = self._part_limit(renewal)
            self.anchor, self.beyond = until + _DAY, Span()  # cut short: what follows is counted from there
        self.used += 1
        told = (*steps, step(f"renewed_{kind}", span=renewal.length, times=self.used), step("ends", day=until))
        return Term(term.no + 1, kind, ends + _DAY, until, told)

    def _called(self, renewal: Renewal, term: Term, ends: date) -> Term | None:
        latest = latest_day(renewal.timing, ends)  # the term's last day where the clause does not say
        self._miss("option_timing", not renewal.timing.known)
        call = self.calls[0] if self.calls else None
        told = call.called_on if call is not None else None
        if call is not None and told is None:
            self._miss("call_day", True)
        if call is not None and told is not None and told.earliest <= self.as_of:
            if told.latest <= latest:
                self.calls.pop(0)
                return self._by_call(renewal, term, ends, told, call.until)
            self._miss("call_day" if told.earliest <= latest else "late_call", True)
            if told.earliest <= latest:
                return None  # nobody knows if it was in time
        if self.as_of > latest:
            self.made.end = End(
                ends, "option_lapsed", (step("option_until", day=latest), step("option_lapsed", day=ends))
            )
        return None

    def _by_call(self, renewal: Renewal, term: Term, ends: date, told: PartialDate, until: date | None) -> Term | None:
        steps = (step("option_called", day=str(told)),)
        if renewal.length:
            return self._next(renewal, term, ends, "option", steps)
        self._miss("option_length", until is None)
        if until is None:
            return None
        until = min(until, self._part_limit(renewal)) if renewal.at_most else until
        self.anchor, self.beyond = until + _DAY, Span()
        self.used += 1
        return Term(term.no + 1, "option", ends + _DAY, until, (*steps, step("ends", day=until)))

    def _hard_end(self) -> End | None:
        """Return the nearest end that no renewal passes: cap, replacement, too few parties, free notices, a known end."""
        facts, found = self.facts, list(self._caps())
        if facts.ended_on is not None:
            found.append(End(facts.ended_on, "settled", (step("settled", day=facts.ended_on),)))
        for first_day, why in ((facts.superseded_from, "superseded"), (facts.below_least_on, "too_few")):
            if first_day is not None:
                found.append(End(first_day - _DAY, why, (step(why, day=first_day), step("ends", day=first_day - _DAY))))
        found += self._free_notices()
        return min(found, key=lambda end: end.day, default=None)

    def _caps(self) -> list[End]:
        cap, found = self.rule.cap, []
        if cap.until is not None:
            found.append(End(cap.until, "cap", (step("cap_until", day=cap.until),)))
        if cap.total is not None:
            self._miss("start", self.start is None)
            if self.start is not None:
                day = after(self.start, cap.total) - _DAY
                found.append(End(day, "cap", (step("cap_total", span=cap.total), step("ends", day=day))))
        if cap.beyond_other is not None:
            other = self.facts.other_ends_on
            self._miss("other_end", other is None)
            if other is not None:
                day = after(other, cap.beyond_other)
                steps = (step("cap_other", day=other, span=cap.beyond_other), step("ends", day=day))
                found.append(End(day, "cap", steps))
        return found

    def _free_notices(self) -> list[End]:
        found = []
        for notice in self.facts.notices:
            for right in self.rule.notices:
                day = self._valid_day(right, notice.side, fault(notice, right, self.start), counted_day(notice, right))
                ends = free_end(right, day, self.calendars) if day is not None else None
                if day is None or ends is None:
                    continue
                ends = max(ends, notice.ends_on or ends)
                found.append(End(ends, "notice", (step("notice_counts", day=day), step("notice_ends", day=ends))))
        return found

    def _valid_day(self, right: NoticeRight, side: Side, wrong: str, day: date | None) -> date | None:
        known = day is not None and day <= self.as_of
        return day if right.ends is not Ends.TERM and known and not wrong and may_use(right, side) else None

    def _miss(self, task: str, missing: bool) -> None:
        if missing and task not in self.made.tasks:
            self.made.tasks.append(task)
