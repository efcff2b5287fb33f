"""The rule in the window: put together in its dialog with what it gives told, and proposed from the agreement's words."""

from __future__ import annotations

import pytest
from builders import opened, org
from gui import walk
from gui.pages.term_setting import TWO_YEARS_AT_A_TIME, days, ruled
from PySide6.QtWidgets import QDialog

from nkavtal.catalogue.term_shapes import SHAPES
from nkavtal.gui.dialogs.term_proposals import ProposalsForm
from nkavtal.gui.pages.agreement_tab import AgreementTab

PLAIN = {
    "term_words": "gäller t.o.m. den 31 december 2027",
    "renewal_words": "förlängs med ett år i taget om det inte sägs upp senast sex månader före",
    "notice_words": "",
    "ends_on": "2027-12-31",
}


def at(whole, register, uuid):
    whole.begin(register)
    return whole.turn_to("agreement", AgreementTab(uuid, "term"))


def top(whole) -> QDialog:
    """Return the dialog that is open on top."""
    return [box for box in whole.window.findChildren(QDialog) if box.isVisible()][-1]


@pytest.fixture
def box(whole, register):
    """Give the dialog over the rule of an agreement that is prolonged by two years at a time."""
    at(whole, register, ruled(register)).term.rule.edit_button.click()
    return top(whole)


def choose(combo, code) -> None:
    combo.setCurrentIndex(combo.findData(code))
    combo.activated.emit(combo.currentIndex())


def test_the_days_follow_while_the_rule_is_changed(box):
    assert walk.unnamed(box) == []
    assert "Sista uppsägningsdag: 2026-12-31, om 38 dagar" in box.preview.text
    number = box.editor.notices.rows[0].timing.span.number
    number.setText("3")
    number.textEdited.emit("3")
    assert "Sista uppsägningsdag: 2027-03-31" in box.preview.text
    choose(box.editor.notices.rows[0].timing.convention, "same_number")
    assert "Sista uppsägningsdag: 2027-03-30" in box.preview.text


def test_a_saved_rule_gives_the_days_and_is_undone(box, whole, register):
    uuid = whole.window.page._uuid
    number = box.editor.notices.rows[0].timing.span.number
    number.setText("9")
    number.textEdited.emit("9")
    box.note.setText("Enligt § 10")
    box.asked.emit()
    whole.settle()
    found = days(register, uuid)
    assert found.whole.rule.notices[0].timing.span.months == 9
    assert found.clauses[0].values["note"] == "Enligt § 10"
    whole.menu("undo")
    assert days(register, uuid).whole.rule == TWO_YEARS_AT_A_TIME


def test_a_usual_rule_keeps_the_agreements_own_last_day(box):
    place = next(at for at, one in enumerate(SHAPES) if one.code == "yearly")
    choose(box.shape, place)
    assert str(box.editor.rule.first.until) == "2025-06-30"
    assert box.editor.rule.renewals[0].length.months == 12
    choose(box.shape, -1)
    assert box.editor.rule == TWO_YEARS_AT_A_TIME


def test_what_cannot_be_read_is_told_and_not_saved(box, whole, register):
    number = box.editor.notices.rows[0].timing.span.number
    number.setText("sex")
    number.textEdited.emit("sex")
    assert "inte går att läsa" in box.preview.text
    box.asked.emit()
    whole.settle()
    assert box.isVisible()


def test_a_rule_that_leaves_the_calendar_says_so_and_stays_open(box):
    length = box.editor.renewals.rows[0].length
    choose(length.unit, "years")
    length.number.setText("9999")
    length.number.textEdited.emit("9999")
    assert "utanför kalendern" in box.preview.text


def test_one_party_has_a_rule_of_its_own_and_loses_it_again(box, whole, register):
    uuid = whole.window.page._uuid
    store = opened(register)
    kalix = org(store, "Kalix")
    store.close()
    choose(box.party, kalix)
    assert not box.remove_button.isVisible()
    number = box.editor.notices.rows[0].timing.span.number
    number.setText("12")
    box.asked.emit()
    whole.settle()
    found = days(register, uuid)
    assert [(one.name, one.rule.notices[0].timing.span.months) for one in found.parties[1:]] == [("Kalix", 12)]
    assert found.whole.rule == TWO_YEARS_AT_A_TIME
    tab = whole.window.page.term
    choose(tab.party, kalix)
    tab.rule.edit_button.click()
    again = top(whole)
    again.remove_button.click()
    whole.settle()
    assert len(days(register, uuid).clauses) == 1


def test_a_rule_read_from_the_words_is_offered_and_used(whole, register):
    uuid = ruled(register, None, **PLAIN)
    tab = at(whole, register, uuid).term
    assert "Förlängs med 1 år i taget om det inte sägs upp." in tab.proposal.accessibleDescription()
    assert days(register, uuid).clauses == ()
    tab.acts.take_proposal()
    whole.settle()
    assert days(register, uuid).clauses
    assert not tab.proposal.isVisible()


def test_a_proposed_rule_can_be_changed_before_it_is_used(whole, register):
    uuid = ruled(register, None, **PLAIN)
    tab = at(whole, register, uuid).term
    tab.acts.edit_rule("", days(register, uuid).proposed.rule)
    box = top(whole)
    assert box.editor.rule.renewals[0].length.months == 12
    box.asked.emit()
    whole.settle()
    assert days(register, uuid).clauses


def test_the_ticked_ones_of_all_proposals_are_taken_in_one_step(whole, register):
    first = ruled(register, None, title="Ett", **PLAIN)
    second = ruled(register, None, title="Två", **PLAIN)
    whole.begin(register)
    whole.turn_to("avtal")
    whole.menu("proposals")
    box = top(whole)
    assert isinstance(box, ProposalsForm)
    assert not box.primary.isEnabled()
    assert walk.unnamed(box) == []
    box._tick_all()
    assert box.primary.text() == "Använd 2 regler"
    box.asked.emit()
    whole.settle()
    assert days(register, first).clauses
    assert days(register, second).clauses
    whole.menu("undo")
    assert days(register, first).clauses == ()
    assert days(register, second).clauses == ()


def test_the_pane_and_the_facts_lead_to_the_days(whole, register):
    uuid = ruled(register)
    whole.begin(register)
    page = whole.turn_to("avtal")
    whole.settle()
    assert page.pane._due_kind.text() == "Sista uppsägningsdag"
    page.pane._days_link.click()
    whole.settle()
    found = whole.window.page
    assert (found.tabs.current, found._uuid) == ("term", uuid)
    found.tabs.turn_to("details")
    assert "Sista uppsägningsdag 2026-12-31, om 38 dagar" in found.details._due.text()
    found.details.days_button.click()
    assert found.tabs.current == "term"
