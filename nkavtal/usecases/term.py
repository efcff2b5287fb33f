"""What an agreement's own words say about its days: read, reckoned and explained; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nkavtal.base import calendars
from nkavtal.base.red_days import is_free
from nkavtal.catalogue.rows import AgreementCard, Values
from nkavtal.catalogue.standing import day, text
from nkavtal.rules.terms import reading
from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.facts import Calendars, NoticeGiven, TermFacts
from nkavtal.rules.terms.outcome import Outcome
from nkavtal.rules.terms.rule import First, TermRule, YearDay
from nkavtal.store.queries import agreement_card as query
from nkavtal.store.store import Store


@dataclass(frozen=True, slots=True)
class Explained:
    """One agreement's days on a day, as its words and facts have them.

    `understood` are the sentences of its clause that were read, `left` those that nobody but a person can read.
    """

    card: AgreementCard
    rule: TermRule
    outcome: Outcome
    understood: tuple[str, ...]
    left: tuple[str, ...]


def explain(store: Store, agreement: str, as_of: date) -> Explained:
    """Return an agreement's days with their reasons; UserError NKA-134 when it has been removed."""
    with store.reading() as connection:
        card = query.card(connection, agreement, as_of)
    values = card.values
    read = reading.read(
        text(values, "term_words"), text(values, "renewal_words"), text(values, "notice_words"),
        day(values, "ends_on"), values["open_ended"] is True,
    )  # fmt: skip
    rule = read.rule if read is not None else _bare(values)
    made = Calendars(is_free, YearDay(*calendars.school_year_end()), calendars.mandate_ends())
    outcome = evaluate(rule, _facts(values), as_of, made)
    return Explained(card, rule, outcome, read.understood if read else (), read.left if read else ())


def _bare(values: Values) -> TermRule:
    """Return the rule that the bare facts give where no words are plain."""
    if values["open_ended"] is True:
        return TermRule(First(open_ended=True))
    return TermRule(First(until=day(values, "ends_on")), unread=bool(text(values, "renewal_words")))


def _facts(values: Values) -> TermFacts:
    given, ended = day(values, "terminated_on"), day(values, "ended_on")
    notices = (NoticeGiven(sent_on=given, received_on=given),) if given is not None else ()
    return TermFacts(day(values, "starts_on"), notices=notices, ended_on=ended.exact if ended is not None else None)
