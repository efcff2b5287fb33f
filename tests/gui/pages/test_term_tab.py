"""The tab Löptid och uppsägning: what stands, the drawn line, and every day with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders import opened, org
from gui import walk
from gui.pages.term_setting import TWO_YEARS_AT_A_TIME, WITH_OPTIONS, ruled
from gui.pages.test_every_page import cut, reached_by_tab, squeezed
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from nkavtal.gui import theme
from nkavtal.gui.pages.agreement import AgreementPage
from nkavtal.gui.pages.agreement_tab import AgreementTab
from nkavtal.gui.parts.chips import Chip
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.rule import First, NoticeRight, Renewal, Renews, Timing
from nkavtal.rules.terms.spans import Span
from nkavtal.usecases import notice, term
from nkavtal.usecases.all_acts import perform


def at(whole, uuid: str) -> AgreementPage:
    """Return the page of an agreement, at its term."""
    page = whole.turn_to("agreement", AgreementTab(uuid, "term"))
    assert isinstance(page, AgreementPage)
    return page


@pytest.fixture
def page(whole, register) -> AgreementPage:
    """Give an agreement that is prolonged by two years at a time, at its term."""
    uuid = ruled(register)
    whole.begin(register)
    return at(whole, uuid)


def told(widget) -> str:
    """Return all words of labels in a widget."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def test_the_tab_says_period_next_period_and_what_notice_would_lead_to_today(page):
    said = told(page.term.standing)
    assert "2025-07-01 – 2027-06-30, förlängt 1 gång" in said
    assert "2027-07-01 – 2029-06-30, om ingen säger upp" in said
    assert "2026-12-31, om 38 dagar" in said
    assert "upphör 30 juni 2027" in said


def test_the_next_day_stands_open_with_its_steps_and_those_that_have_passed_are_behind_a_button(page):
    (box,) = page.term.days.boxes
    assert box.open
    assert box.steps.steps[-1] == "Sista dag är 31 december 2026."
    page.term.days.past_button.click()
    past = page.term.days.boxes[1]
    assert past.watch.day == date(2024, 12, 31)
    assert past.isVisible()
    assert not past.open


def test_the_steps_are_copied_with_their_numbers(page):
    page.term.days.boxes[0].copy()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "2026-001 Gymnasiesamverkan: Sista uppsägningsdag 2026-12-31"
    assert lines[1].startswith("1. Perioden tar slut 30 juni 2027")
    assert lines[-1].endswith("Sista dag är 31 december 2026.")


def test_the_line_tells_a_screen_reader_what_it_draws(page):
    said = page.term.line.accessibleDescription()
    assert "Första perioden: 2022-07-01 – 2025-06-30, har passerat" in said
    assert "Förlängning 1: 2025-07-01 – 2027-06-30, pågår" in said
    assert "Sista uppsägningsdag 2026-12-31" in said
    assert "I dag 2026-11-23" in said


def test_what_is_expected_further_on_is_drawn_too(page):
    marks = [one for one in page.term.line._line.marks if one.expected]
    assert [one.day for one in marks] == [date(2028, 12, 31)]
    said = page.term.line.accessibleDescription()
    assert "Sista uppsägningsdag 2028-12-31, om inget händer före" in said
    assert "Förlängning 2: 2027-07-01 – 2029-06-30, kommer" in said


def test_the_rule_stands_in_sentences_beside_the_agreements_own_words(page):
    said = told(page.term.rule)
    assert "Förlängs med 2 år i taget om det inte sägs upp." in said
    assert "”Om det inte sägs upp skriftligen senast sex månader före" in said


def test_a_party_with_days_of_its_own_is_shown_apart(whole, register):
    uuid = ruled(register)
    store = opened(register)
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-10-01"}, (org(store, "Kalix"),)))
    kalix = org(store, "Kalix")
    store.close()
    whole.begin(register)
    tab = at(whole, uuid).term
    assert "Kalix har egna dagar." in told(tab)
    assert "Löper ut" not in told(tab.standing)
    tab.party.setCurrentIndex(tab.party.findData(kalix))
    tab.party.activated.emit(tab.party.currentIndex())
    whole.settle()
    assert "Löper ut. Det är uppsagt och upphör 30 juni 2027." in told(tab.standing)


def test_a_day_set_by_hand_says_so_and_turns_to_check_when_its_base_moves(whole, register):
    uuid = ruled(register)
    store = opened(register)
    perform(store, term.SetDayByHand(uuid, "notice/1/0", date(2026, 12, 18), "Före jul"))
    perform(
        store,
        term.SetClause(
            uuid,
            '{"first":{"until":"2025-06-30"},"renewals":[{"kind":"tacit","length":"P24M"}],"notices":[{"timing":{"span":"P9M"}}]}',
        ),
    )
    store.close()
    whole.begin(register)
    box = next(one for one in at(whole, uuid).term.days.boxes if one.watch.by_hand)
    assert {"Ändrad för hand", "Kontrollera"} <= {one.accessibleName() for one in box.findChildren(Chip)}
    assert "Skäl: Före jul" in box.steps.steps[-1]


def test_an_option_is_told_with_whose_it_is(whole, register):
    uuid = ruled(register, WITH_OPTIONS, starts_on="2025-03-01", ends_on="")
    whole.begin(register)
    said = told(at(whole, uuid).term.standing)
    assert "Option: sista dag (kommunerna)" in said
    assert "2026-11-30, om 7 dagar" in said


def test_what_is_missing_is_a_task_and_no_day(whole, register):
    uuid = ruled(register, None, ends_on="", open_ended=True, notice_words="")
    whole.begin(register)
    tab = at(whole, uuid).term
    assert tab.tasks.isVisible()
    assert "Komplettera: hur och när avtalet kan sägas upp." in tab.tasks.accessibleDescription()
    assert tab.days.boxes == []


@pytest.mark.parametrize(("size", "look", "text"), [((1440, 900), "light", 100), ((1366, 768), "dark", 200)])
def test_nothing_of_the_tab_is_cut_or_squeezed(page, whole, size, look, text):
    try:
        theme.current().use(look, text)
        whole.window.resize(*size)
        page.term.days.past_button.click()
        whole.settle()
        assert cut(page.term) == []
        assert squeezed(page.term) == []
    finally:
        theme.current().use("light", 100)


def test_every_button_of_the_tab_is_reached_by_the_keyboard(page, whole):
    whole.settle()
    buttons = [one for one in page.term.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    wanted = {one for one in buttons if one.focusPolicy() != Qt.FocusPolicy.NoFocus}
    assert wanted <= reached_by_tab(page)


def test_an_old_agreement_shows_its_latest_passed_days_only_when_asked(whole, register):
    quarterly = replace(
        TWO_YEARS_AT_A_TIME, renewals=(Renewal(Renews.TACIT, Span(3)),), notices=(NoticeRight(Timing(Span(1))),)
    )
    uuid = ruled(
        register,
        replace(quarterly, first=First(until=PartialDate.parse("2005-06-30"))),
        starts_on="2000-07-01",
        ends_on="2005-06-30",
    )
    whole.begin(register)
    days = at(whole, uuid).term.days
    assert len(days.boxes) == 1
    days.past_button.click()
    assert days.past_button.text() == "Dölj passerade dagar"
    shown = [one.watch.day for one in days.boxes[1:]]
    assert len(shown) == 12
    assert shown == sorted(shown, reverse=True)
    days.past_button.click()
    assert len(days.boxes) == 1
    assert "Visa de 12 senaste av" in days.past_button.text()


def test_a_reader_sees_all_and_changes_nothing(whole, register):
    uuid = ruled(register)
    whole.begin(register)
    whole.context.bridge.read_only = True
    tab = at(whole, uuid).term
    assert tab.days.boxes[0].open
    for button in (tab.notice_button, tab.extend_button, tab.rule.edit_button, tab.rule.lead_button):
        assert not button.isEnabled()
        assert button.toolTip() == "Registret är öppnat för bara läsning"
    assert "Ange dagen själv…" not in [one.text() for one in tab.findChildren(QAbstractButton)]


def test_f1_tells_about_the_tab(page, whole):
    whole.menu("help")
    assert whole.window.help.reader.toPlainText().startswith("Löptid och uppsägning")
    whole.window.help.close()


def test_every_control_of_the_tab_has_a_swedish_name(page):
    page.term.days.past_button.click()
    assert walk.unnamed(page.term) == []
    assert walk.english(page.term) == set()
