"""Rules and agreements that the tests of the term share."""

from __future__ import annotations

from pathlib import Path

from builders import TODAY, an_agreement, opened

from nkavtal.catalogue.term_rows import TermCard
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.rule import First, NoticeRight, Renewal, Renews, Side, TermRule, Timing
from nkavtal.rules.terms.spans import Span
from nkavtal.usecases import term
from nkavtal.usecases.all_acts import perform

TWO_YEARS_AT_A_TIME = TermRule(
    First(until=PartialDate.parse("2025-06-30")),
    renewals=(Renewal(Renews.TACIT, Span(24)),),
    notices=(NoticeRight(Timing(Span(6))),),
)
WITH_OPTIONS = TermRule(
    First(span=Span(24)), renewals=(Renewal(Renews.OPTION, Span(12), 2, side=Side.OWN, timing=Timing(Span(3))),)
)
CLAUSE = "Om det inte sägs upp skriftligen senast sex månader före avtalstidens utgång förlängs det med två år i taget."


def ruled(
    register: Path, rule: TermRule | None = TWO_YEARS_AT_A_TIME, title: str = "Gymnasiesamverkan", **values
) -> str:
    """Put an agreement with a rule in a register and return its UUID."""
    store = opened(register)
    facts = {"starts_on": "2022-07-01", "ends_on": "2025-06-30", "notice_words": CLAUSE, **values}
    made = an_agreement(store, title, ("Boden", "Kalix", "Pajala"), **facts)
    if rule is not None:
        perform(store, term.SetClause(made, plain.to_text(rule)))
    store.close()
    return made


def days(register: Path, uuid: str) -> TermCard:
    """Return an agreement's days as the register on disk has them."""
    store = opened(register)
    found = term.show(store, uuid, TODAY)
    store.close()
    return found
