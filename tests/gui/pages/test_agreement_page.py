"""One agreement's own page: its parties with what is left to do, its facts, its history."""

from __future__ import annotations

import pytest
from gui import walk
from gui.pages.agreement_setting import card, key_of, type_in
from PySide6.QtWidgets import QDialog

from nkavtal.gui.pages.agreement import AgreementPage


@pytest.fixture
def seen(shared) -> AgreementPage:
    """Give the page of an agreement that two of five have adopted, only to look at."""
    return shared.shown("agreement", shared.uuid)


@pytest.fixture
def page(agreement_page) -> AgreementPage:
    """Give the page of an agreement that two of five have adopted."""
    return agreement_page


def party(page, name):
    rows = page.parties.table.rows
    return next(row for at in range(len(rows.keys)) if (row := rows.row_at(at)).name == name)


def boxes(whole):
    return [box for box in whole.window.findChildren(QDialog) if box.isVisible()]


def test_the_rows_say_what_each_has_decided_and_what_is_left(seen):
    assert seen.status_text() == "5 parter  ·  2 antagit  ·  1 undertecknat  ·  3 återstår"
    assert party(seen, "Boden").decision == "KF 2026-10-26"
    assert party(seen, "Boden").force == "tidigast 2026-11-24"
    assert party(seen, "Boden").remark == "Underskrift saknas"
    assert party(seen, "Arjeplog").signed == "2026-11-10, papper"
    assert party(seen, "Kalix").state.word == "Väntar"


def test_the_chain_and_its_note_say_how_far_it_has_come(seen):
    said = seen.parties.chain.accessibleName()
    assert "Antagit: 2 av 5, pågår" in said
    assert "Undertecknat: 1 av 5, pågår" in said
    assert "Sänt: 5 parter, 2026-06-15, klart" in said
    assert seen.parties.note.accessibleName() == "Träder i kraft: När minst 4 av 5 har antagit"
    assert "Kalix, Pajala och Överkalix" in seen.parties.note.accessibleDescription()


def test_the_focus_alone_marks_no_party(seen, shared):
    shared.shown("agreement", shared.uuid)
    assert seen.parties.marked() == ()


def test_a_corrected_day_shows_in_facts_and_history(page, whole, register, uuid):
    page.tabs.turn_to("details")
    whole.menu("edit")
    box = boxes(whole)[-1]
    type_in(box.form.boxes["ends_on"].input, "2031-12-31")
    box.asked.emit()
    whole.settle()
    assert card(register, uuid).values["ends_on"] == "2031-12-31"
    line = page.history.table.rows.row_at(0)
    assert (line.what, line.before, line.after) == ("Gäller t.o.m.", "2030-12-31", "2031-12-31")
    assert line.act == "Ändra avtal 2026-001"


def test_a_partys_decision_can_be_changed_and_removed(page, whole, register, uuid):
    page.parties.open_party(key_of(register, "Boden"))
    whole.settle()
    opened = page.parties.open_now
    opened.decisions.table.mark_first()
    opened.decisions.edit()
    row = boxes(whole)[-1]
    type_in(row.form.boxes["paragraph"].input, "§ 98")
    row.asked.emit()
    whole.settle()
    assert party(page, "Boden").decision == "KF 2026-10-26 § 98"
    opened.decisions.table.mark_first()
    opened.decisions.remove()
    boxes(whole)[-1].asked.emit()
    whole.settle()
    assert party(page, "Boden").state.word == "Väntar"
    assert opened.box.isVisible()
    opened.box.accept()


def test_the_partys_own_facts_are_kept(page, whole, register):
    page.parties.table.mark(key_of(register, "Kalix"))
    whole.menu("edit-party")
    box = page.parties.open_now.box
    type_in(box.form.boxes["preparation_words"].input, "KF 2026-12-14")
    box.asked.emit()
    whole.settle()
    assert party(page, "Kalix").state.word == "Under beredning"
    assert party(page, "Kalix").remark == "KF 2026-12-14"


def test_the_boards_decision_is_added_from_the_facts(page, whole):
    page.tabs.turn_to("details")
    page.details.recommendations.add()
    whole.settle()
    box = boxes(whole)[-1]
    type_in(box.form.boxes["body"].input, "Styrelsen")
    type_in(box.form.boxes["decided_on"].input, "2026-06-11")
    type_in(box.form.boxes["paragraph"].input, "§ 62")
    box.asked.emit()
    whole.settle()
    assert "Styrelsen: 2026-06-11 § 62, klart" in page.parties.chain.accessibleName()


def test_a_relation_is_chosen_among_the_agreements(page, whole):
    page.tabs.turn_to("details")
    page.details.relations.add()
    whole.settle()
    box = boxes(whole)[-1]
    box.form.set_value("kind", "related")
    offered = box.form.boxes["other"].input.focus_widget
    offered.setCurrentIndex(offered.findText("2026-002 Hjälpmedelscentral"))
    box.asked.emit()
    whole.settle()
    assert len(page.details.relations.table.rows.keys) == 1


def test_removing_goes_back_to_the_list_and_undo_brings_it_back(page, whole):
    whole.menu("remove")
    boxes(whole)[-1].asked.emit()
    whole.settle()
    assert whole.window.page.title == "Avtal"
    assert len(whole.window.page.table.rows.keys) == 2
    whole.menu("undo")
    assert len(whole.window.page.table.rows.keys) == 3


def test_an_agreement_that_is_gone_leads_back_to_the_list(whole, register, uuid):
    whole.begin(register)
    told = []
    whole.context.bridge.failed.connect(told.append)
    whole.window.show_page("agreement", "00000000-0000-0000-0000-000000000000")
    whole.settle()
    assert told[0].code == "NKA-134"
    assert whole.window.page.title == "Avtal"
    boxes(whole)[-1].reject()


def test_every_control_has_a_name_and_no_word_is_english(seen):
    assert not walk.unnamed(seen)
    assert not walk.english(seen)
