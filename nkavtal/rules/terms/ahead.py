"""What lies further ahead than is sure: the terms and days that come if nobody gives notice or calls an option."""

from __future__ import annotations

from datetime import date, timedelta

from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.facts import Calendars, TermFacts
from nkavtal.rules.terms.outcome import Deadline, Term
from nkavtal.rules.terms.rule import Ends, Period, TermRule
from nkavtal.rules.terms.watch import watch_key

_SHORT = frozenset({Period.MONTH, Period.QUARTER, Period.HALF_YEAR})
_MONTH, _YEAR = timedelta(days=28), timedelta(days=365)


def ahead(
    rule: TermRule, facts: TermFacts, as_of: date, until: date, calendars: Calendars
) -> tuple[tuple[Term, ...], tuple[Deadline, ...]]:
    """Return the terms begun by a later day, and the days to watch up to it, that evaluate() does not tell on as_of.

    It is evaluate() asked on days to come, as if nothing happened until then.
    """
    now = evaluate(rule, facts, as_of, calendars)
    terms = {term.no: term for term in now.terms}
    days = {watch_key(one): one for one in now.deadlines}
    known = (set(terms), set(days))
    step = _MONTH if any(one.ends is Ends.PERIOD and one.period in _SHORT for one in rule.notices) else _YEAR
    day = as_of
    while day < until and (now.end is None or day <= now.end.day):
        day = min(until, day + min(step, date.max - day))
        later = evaluate(rule, facts, day, calendars)
        for term in later.terms:
            if term.starts is None or term.starts <= until:
                terms.setdefault(term.no, term)
        for one in later.deadlines:
            if as_of <= one.day <= until:
                days.setdefault(watch_key(one), one)
    return (
        tuple(term for no, term in sorted(terms.items()) if no not in known[0]),
        tuple(sorted((one for key, one in days.items() if key not in known[1]), key=lambda one: one.day)),
    )
