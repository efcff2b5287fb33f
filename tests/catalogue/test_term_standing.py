"""Where a term stands, in words: this period, the next one, notice given today, and the agreements before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nkavtal.catalogue.term_standing import current, effect_line, following, foretold, gap_line, grounds, headline
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.facts import NoticeGiven, TermFacts
from nkavtal.rules.terms.rule import Cap, First, NoticeRight, Renewal, Renews, Side, TermRule, Timing
from nkavtal.rules.terms.spans import Span

TODAY = date(2026, 11, 23)
FACTS = TermFacts(starts_on=PartialDate.parse("2022-07-01"))
RULE = TermRule(
    First(until=PartialDate.parse("2025-06-30")),
    renewals=(Renewal(Renews.TACIT, Span(24)),),
    notices=(NoticeRight(Timing(Span(6))),),
)
LATE = date(2027, 1, 4)


def noticed(received: str, **more) -> TermFacts:
    return replace(FACTS, notices=(NoticeGiven(Side.OWN, received_on=PartialDate.parse(received), **more),))


def test_a_running_term_is_told_without_a_reason_and_one_that_ends_with_it():
    assert headline(evaluate(RULE, FACTS, TODAY)) == "Löper"
    told = headline(evaluate(RULE, noticed("2026-10-01"), TODAY))
    assert told == "Löper ut. Det är uppsagt och upphör 30 juni 2027."


def test_the_next_term_comes_for_sure_once_no_notice_can_stop_it():
    assert following(evaluate(RULE, FACTS, TODAY)) == "2027-07-01 – 2029-06-30, om ingen säger upp"
    assert following(evaluate(RULE, FACTS, LATE)) == "2027-07-01 – 2029-06-30, kommer säkert"


def test_what_ends_is_told_as_its_day():
    fixed = TermRule(First(until=PartialDate.parse("2027-06-30")))
    assert following(evaluate(fixed, FACTS, TODAY)) == "Upphör 30 juni 2027"
    assert following(evaluate(replace(RULE, cap=Cap(until=date(2027, 6, 30))), FACTS, TODAY)) == "Upphör 30 juni 2027"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 1, 1), "2022-07-01 – 2025-06-30"),
        (TODAY, "2025-07-01 – 2027-06-30, förlängt 1 gång"),
        (date(2028, 1, 1), "2027-07-01 – 2029-06-30, förlängt 2 gånger"),
        (date(2022, 1, 1), ""),
    ],
)
def test_the_current_period_is_told_with_how_often_it_has_been_prolonged(day, words):
    assert current(evaluate(RULE, FACTS, day)) == words


def test_a_term_that_nobody_knows_is_missing():
    assert current(evaluate(TermRule(First()), TermFacts(), TODAY)) == "saknas"


def test_a_notice_is_told_as_its_day_or_its_fault():
    (in_time,) = evaluate(RULE, noticed("2026-10-01"), TODAY).effects
    assert effect_line(in_time).endswith("Den får avtalet att upphöra 30 juni 2027.")
    (unwritten,) = evaluate(RULE, noticed("2026-10-01", written=False), TODAY).effects
    assert effect_line(unwritten) == "Uppsägningen gäller inte: avtalet kräver att den är skriftlig."


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Följer direkt"),
        (1, "1 dag utan avtal emellan"),
        (40, "40 dagar utan avtal emellan"),
        (-1, "1 dag gäller båda"),
        (-40, "40 dagar gäller båda"),
    ],
)
def test_a_gap_or_overlap_is_told_in_days(days, words):
    assert gap_line(days) == words


def test_why_each_period_is_there():
    now = evaluate(RULE, FACTS, TODAY)
    assert [grounds(now, place) for place in range(3)] == ["Avtalet", "Ingen sade upp", "Om ingen säger upp"]
    assert grounds(evaluate(RULE, FACTS, LATE), 2) == "Ingen sade upp"


def test_what_would_come_names_each_next_day_once_with_its_distance_from_today():
    lines = foretold(evaluate(RULE, FACTS, TODAY), TODAY)
    assert lines == [
        "Löper",
        "Nuvarande period: 2025-07-01 – 2027-06-30, förlängt 1 gång",
        "Därefter: 2027-07-01 – 2029-06-30, om ingen säger upp",
        "Sista uppsägningsdag: 2026-12-31, om 38 dagar",
    ]
    later = foretold(evaluate(RULE, FACTS, LATE), TODAY)
    assert later[-1].startswith("Sista uppsägningsdag: 2028-12-31, om 769")
