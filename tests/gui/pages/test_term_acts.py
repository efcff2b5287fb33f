"""What is done to a term from its tab: each dialog foretells what it leads to, and each act can be undone."""

from __future__ import annotations

from datetime import date

import pytest
from gui import walk
from gui.pages.agreement_setting import card, key_of, type_in
from gui.pages.term_setting import TWO_YEARS_AT_A_TIME, WITH_OPTIONS, days, ruled
from PySide6.QtWidgets import QDialog

from nkavtal.gui.pages.agreement_tab import AgreementTab


@pytest.fixture
def begin(whole, register):
    """Give a way to come to the term of an agreement with a rule."""

    def come(rule=TWO_YEARS_AT_A_TIME, **values):
        uuid = ruled(register, rule, **values)
        whole.begin(register)
        return whole.turn_to("agreement", AgreementTab(uuid, "term")), uuid

    return come


def top(whole) -> QDialog:
    """Return the dialog that is open on top."""
    return [box for box in whole.window.findChildren(QDialog) if box.isVisible()][-1]


def test_a_notice_says_what_it_leads_to_before_it_is_saved_and_is_undone(begin, whole, register):
    page, uuid = begin()
    page.term.notice_button.click()
    box = top(whole)
    assert walk.unnamed(box) == []
    assert "saknas" not in box.preview.text
    type_in(box.form.boxes["sent_on"].input, "2026-11-18")
    type_in(box.form.boxes["received_on"].input, "2026-11-20")
    assert "Den får avtalet att upphöra 30 juni 2027." in box.preview.text
    box.asked.emit()
    whole.settle()
    assert days(register, uuid).whole.outcome.end.day == date(2027, 6, 30)
    assert page.term.happened.notices.isVisible()
    whole.menu("undo")
    assert days(register, uuid).notices == ()


def test_a_notice_that_comes_too_late_is_foretold_as_for_the_next_term(begin, whole):
    page, _uuid = begin()
    page.term.notice_button.click()
    box = top(whole)
    type_in(box.form.boxes["received_on"].input, "2027-01-04")
    assert "Den kom för sent för den närmaste perioden och gäller nästa." in box.preview.text
    assert "30 juni 2029" in box.preview.text


def test_a_notice_in_the_wrong_form_is_foretold_to_have_no_effect(begin, whole):
    page, _uuid = begin()
    page.term.received_button.click()
    box = top(whole)
    box.form.set_value("written", "no")
    box.form.changed.emit("written")
    assert "avtalet kräver att den är skriftlig" in box.preview.text


def test_one_municipality_gives_notice_for_itself(begin, whole, register):
    page, uuid = begin()
    page.term.notice_button.click()
    box = top(whole)
    box.some.setChecked(True)
    box.asked.emit()
    assert box.isVisible()
    box.parties.set_checked([key_of(register, "Kalix")])
    type_in(box.form.boxes["received_on"].input, "2026-11-23")
    box.asked.emit()
    whole.settle()
    found = days(register, uuid)
    assert found.whole.outcome.status == "running"
    assert [one.name for one in found.parties[1:]] == ["Kalix"]


def test_an_option_is_called_and_gives_its_term(begin, whole, register):
    page, uuid = begin(WITH_OPTIONS, starts_on="2025-03-01", ends_on="")
    page.term.option_button.click()
    box = top(whole)
    assert walk.unnamed(box) == []
    assert "2027-03-01 – 2028-02-29, kommer säkert" in box.preview.text
    box.asked.emit()
    whole.settle()
    assert days(register, uuid).whole.outcome.terms[-1].kind == "option"
    whole.menu("undo")
    assert days(register, uuid).prolongations == ()


def test_without_an_option_there_is_none_to_call(begin):
    page, _uuid = begin()
    assert not page.term.option_button.isVisible()


def test_an_extension_needs_a_whole_day_after_the_end(begin, whole, register):
    page, uuid = begin(ruled_until())
    page.term.extend_button.click()
    box = top(whole)
    box.asked.emit()
    assert box.form.boxes["until"].error
    type_in(box.form.boxes["until"].input, "2026-12-31")
    box.asked.emit()
    whole.settle()
    assert "redan" in box.form.boxes["until"].error
    type_in(box.form.boxes["until"].input, "2028-12-31")
    assert "2027-07-01 – 2028-12-31" in box.preview.text
    box.asked.emit()
    whole.settle()
    assert days(register, uuid).whole.outcome.end.day == date(2028, 12, 31)


def ruled_until():
    from nkavtal.rules.partial_date import PartialDate
    from nkavtal.rules.terms.rule import First, TermRule

    return TermRule(First(until=PartialDate.parse("2027-06-30")))


def test_a_day_set_by_hand_needs_a_reason_and_can_be_let_go_of(begin, whole, register):
    page, uuid = begin()
    page.term.days.boxes[0].change_button.click()
    box = top(whole)
    assert walk.unnamed(box) == []
    type_in(box.form.boxes["day"].input, "2026-12-18")
    box.asked.emit()
    assert box.form.boxes["reason"].error
    type_in(box.form.boxes["reason"].input, "Före jul")
    box.asked.emit()
    whole.settle()
    watch = next(one for one in days(register, uuid).whole.watches if one.by_hand)
    assert (watch.day, watch.by_hand.reason) == (date(2026, 12, 18), "Före jul")
    assert watch.by_hand.author
    page.term.days.boxes[0].change_button.click()
    top(whole).let_stand.emit()
    whole.settle()
    assert days(register, uuid).set_days == ()


def test_the_lead_time_of_the_agreement_moves_when_work_begins(begin, whole, register):
    page, uuid = begin()
    page.term.rule.lead_button.click()
    box = top(whole)
    type_in(box.form.boxes["lead_days"].input, "120")
    box.asked.emit()
    whole.settle()
    assert card(register, uuid).values["lead_days"] == "120"
    assert days(register, uuid).own_lead == 120


def test_a_row_of_a_notice_is_corrected_and_removed(begin, whole, register):
    page, uuid = begin()
    page.term.notice_button.click()
    top(whole).asked.emit()
    whole.settle()
    ledger = page.term.happened.notices
    ledger.table.mark_first()
    ledger.edit()
    box = top(whole)
    type_in(box.form.boxes["note"].input, "KS § 14")
    box.asked.emit()
    whole.settle()
    assert days(register, uuid).notices[0].values["note"] == "KS § 14"
    ledger.table.mark_first()
    ledger.remove()
    top(whole).primary.click()
    whole.settle()
    assert days(register, uuid).notices == ()
    assert not ledger.isVisible()
