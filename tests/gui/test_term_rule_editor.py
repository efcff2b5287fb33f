"""A rule as sentences to fill in: what is shown is given back the same, and every part can be changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import TODAY
from gui import walk

from nkavtal.catalogue.term_shapes import SHAPES
from nkavtal.gui.dialogs.term_rule_editor import RuleEditor
from nkavtal.gui.parts.button import Button
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.rule import (
    Cap,
    Counted,
    Duty,
    Ends,
    First,
    NoticeRight,
    Period,
    Renewal,
    Renews,
    Side,
    Start,
    TermRule,
    Timing,
    YearDay,
)
from nkavtal.rules.terms.spans import Convention, Span

ODD = (
    TermRule(First(until=PartialDate.parse("2027-06"), assumed=True), start=Start.OWN, unread=True),
    TermRule(First(span=Span(1, 14), to_end_of=Period.QUARTER), start=Start.QUORUM, least_parties=3),
    TermRule(First(open_ended=True, assumed=True), cap=Cap(date(2029, 6, 30), Span(0, 21), Span())),
    TermRule(
        First(span=Span(0, 10)),
        renewals=(
            Renewal(Renews.TACIT, Span(3), 4, Span(24), Side.OWN, Timing(Span(1), convention=Convention.WHOLE_MONTHS)),
            Renewal(Renews.OPTION, at_most=Span(24), timing=Timing(by=YearDay(2, 29, 1))),
        ),
    ),
    TermRule(
        First(),
        notices=(
            NoticeRight(Timing(Span(3), convention=Convention.SAME_NUMBER), side=Side.COUNTERPARTY, written=False),
            NoticeRight(Timing(Span(2, 5)), Ends.ANY_DAY, Period.YEAR, not_before=Span(18), counted=Counted.SENT),
            NoticeRight(Timing(by=YearDay(6, 30)), Ends.PERIOD, Period.SCHOOL_YEAR),
            NoticeRight(Timing()),
        ),
        duties=(
            Duty("annex", (YearDay(12, 15, 1), YearDay(4, 30))),
            Duty("review", on=date(2027, 12, 31)),
            Duty("follow_up", after_start=Span(6)),
        ),
    ),
)


@pytest.fixture
def editor(qtbot):
    """Give a way to show a rule."""

    def made(rule: TermRule) -> RuleEditor:
        widget = RuleEditor(rule, TODAY)
        qtbot.addWidget(widget)
        return widget

    return made


@pytest.mark.parametrize("rule", [*(one.rule for one in SHAPES), *ODD])
def test_a_rule_that_is_shown_is_given_back_the_same(editor, rule):
    shown = editor(rule)
    assert shown.rule == rule
    assert not shown.wrong


def test_every_input_has_a_swedish_name(editor):
    for rule in (ODD[3], ODD[4]):
        shown = editor(rule)
        assert walk.unnamed(shown) == []
        assert walk.english(shown) == set()


def test_a_number_that_is_typed_becomes_part_of_the_rule(editor):
    shown = editor(TermRule(First(open_ended=True), notices=(NoticeRight(Timing(Span(6))),)))
    row = shown.notices.rows[0]
    row.timing.span.number.setText("9")
    row.ends.setCurrentIndex(row.ends.findData("any_day"))
    assert shown.rule.notices[0] == NoticeRight(Timing(Span(9)), Ends.ANY_DAY)


def test_how_months_are_counted_is_explained_as_it_is_chosen(editor):
    row = editor(TermRule(First(), notices=(NoticeRight(Timing(Span(6))),))).notices.rows[0]
    row.timing.convention.setCurrentIndex(row.timing.convention.findData("same_number"))
    row.timing.convention.activated.emit(1)
    assert row.timing._told.text() == "Dagen med samma nummer, så många månader tidigare."
    assert row.value().timing.convention is Convention.SAME_NUMBER


def test_sentences_are_added_and_taken_away(editor, qtbot):
    shown = editor(TermRule(First(open_ended=True)))
    add = {button.text(): button for button in shown.findChildren(Button)}
    with qtbot.waitSignal(shown.changed):
        add["Lägg till förlängning"].click()
    add["Lägg till option"].click()
    add["Lägg till rätt att säga upp"].click()
    add["Lägg till något att göra"].click()
    rule = shown.rule
    assert [one.kind for one in rule.renewals] == [Renews.TACIT, Renews.OPTION]
    assert rule.notices == (NoticeRight(Timing(Span(6))),)
    assert len(rule.duties) == 1
    shown.renewals.rows[0].remove_button.click()
    assert [one.kind for one in shown.rule.renewals] == [Renews.OPTION]


def test_the_way_the_first_term_is_told_changes_with_the_choice(editor):
    shown = editor(TermRule(First(open_ended=True)))
    row = shown.first
    row.how.setCurrentIndex(row.how.findData("until"))
    row.arrange()
    row.until.set_text("2027-06-30")
    assert shown.rule.first == First(until=PartialDate.parse("2027-06-30"))
    row.how.setCurrentIndex(row.how.findData("span"))
    row.arrange()
    row.length.show_span(Span(36))
    assert shown.rule.first == First(span=Span(36))
    row.how.setCurrentIndex(row.how.findData("open"))
    assert shown.rule.first == First(open_ended=True)


def test_what_is_no_number_or_day_is_told(editor):
    shown = editor(replace(ODD[4], cap=Cap()))
    shown.notices.rows[0].timing.span.number.setText("sex")
    assert shown.wrong
    shown.notices.rows[0].timing.span.number.setText("6")
    shown.cap.until.set_text("31 juni")
    assert shown.wrong
