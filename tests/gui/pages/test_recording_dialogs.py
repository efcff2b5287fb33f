"""Recording decisions and signatures: for one or several, checked at the field, undone in one step."""

from __future__ import annotations

import pytest
from gui import walk
from gui.pages.agreement_setting import card, key_of, type_in

from nkavtal.gui.dialogs.record_decision import RecordDecision
from nkavtal.gui.pages.agreement import AgreementPage


@pytest.fixture
def unsaved(shared):
    """Give the dialog for a decision, in which nothing will be saved."""
    page = shared.shown("agreement", shared.uuid)
    shared.window.menus.action("decide").trigger()
    made = page.acts_on.open_box
    yield made
    made.lossy = lambda: False
    made.reject()
    shared.settle()


@pytest.fixture
def page(agreement_page) -> AgreementPage:
    """Give the page of an agreement that two of five have adopted."""
    return agreement_page


@pytest.fixture
def box(page, whole, register) -> RecordDecision:
    """Give the dialog for a decision, with one municipality marked."""
    whole.menu("decide")
    page.acts_on.open_box.parties.set_checked([key_of(register, "Kalix")])
    return page.acts_on.open_box


def state(register, uuid, name):
    return next(one for one in card(register, uuid).parties if one.short_name == name)


def names(box):
    return [box.parties.words(key) for key in box.parties.checked()]


def test_nobody_is_marked_while_several_have_not_decided(unsaved):
    assert unsaved.windowTitle() == "Registrera beslut: Läkarmedverkan i hemsjukvården"
    assert names(unsaved) == []


def test_that_several_get_the_same_paragraph_is_said(unsaved):
    type_in(unsaved.main.boxes["paragraph"].input, "§ 87")
    assert unsaved.same.isHidden()
    unsaved.parties.set_checked(unsaved.parties.keys[:2])
    assert unsaved.same.accessibleName() == "Samma paragraf och dnr sparas för de 2 markerade kommunerna"
    assert not unsaved.same.isHidden()
    type_in(unsaved.main.boxes["paragraph"].input, "")
    assert unsaved.same.isHidden()


def test_with_one_marked_the_focus_is_at_the_decision(page, whole):
    page.parties.table.selectRow(2)
    whole.menu("decide")
    box = page.acts_on.open_box
    assert names(box) == ["Kalix"]
    assert box.focusWidget() is box.main.boxes["outcome"].input.focus_widget
    box.reject()


def test_a_decision_and_a_signature_are_one_step_to_undo(box, page, whole, register, uuid):
    form = box.main
    type_in(form.boxes["body"].input, "KF")
    type_in(form.boxes["decided_on"].input, "2026-11-09")
    type_in(form.boxes["paragraph"].input, "§ 132")
    type_in(form.boxes["diary_number"].input, "KS/2026:511")
    type_in(form.boxes["signed_on"].input, "2026-11-18")
    form.set_value("form", "paper")
    box.asked.emit()
    whole.settle()
    kalix = state(register, uuid, "Kalix")
    assert kalix.state == "signed"
    assert kalix.decisions[0].values["kind"] == "final"
    assert kalix.decisions[0].values["diary_number"] == "KS/2026:511"
    assert card(register, uuid).adopted == 3
    assert page.status_text().startswith("5 parter  ·  3 antagit  ·  2 undertecknat")
    whole.menu("undo")
    assert state(register, uuid, "Kalix").state == "waiting"
    assert card(register, uuid).adopted == 2


def test_legal_force_is_reckoned_while_typing(unsaved, shared):
    assert unsaved.force.isHidden()
    type_in(unsaved.main.boxes["announced_on"].input, "2026-12-03")
    shared.settle()
    assert unsaved.force.accessibleName() == "Laga kraft tidigast 29 december 2026, ej bekräftad"
    assert "flyttas till 28 december 2026" in unsaved.force.accessibleDescription()
    assert "Lagen kontrollerad t.o.m." in unsaved.force.accessibleDescription()
    type_in(unsaved.main.boxes["announced_on"].input, "2026-12")
    assert unsaved.force.isHidden()


def test_a_day_that_does_not_exist_is_told_at_the_field_and_on_top(unsaved):
    type_in(unsaved.main.boxes["signed_on"].input, "2026-11-31")
    unsaved.asked.emit()
    assert unsaved.main.boxes["signed_on"].error == "November har 30 dagar"
    assert not unsaved.main.summary.isHidden()
    assert unsaved.isVisible()


def test_without_a_municipality_nothing_is_saved(unsaved):
    unsaved.parties.set_checked([])
    unsaved.asked.emit()
    assert "Markera minst en kommun" in walk.texts(unsaved)
    assert unsaved.isVisible()


def test_marked_rows_are_preselected_and_get_the_same_decision(page, whole, register, uuid):
    page.parties.table.selectAll()
    whole.menu("decide")
    box = page.acts_on.open_box
    assert names(box) == ["Arjeplog", "Boden", "Kalix", "Pajala", "Överkalix"]
    box.parties.set_checked([key_of(register, "Pajala"), key_of(register, "Överkalix")])
    box.main.set_value("outcome", "declined")
    box.asked.emit()
    whole.settle()
    assert state(register, uuid, "Pajala").state == state(register, uuid, "Överkalix").state == "declined"


def test_going_on_with_the_next_keeps_body_and_form(box, whole, register, uuid):
    box.onwards.setChecked(True)
    type_in(box.main.boxes["body"].input, "KF")
    type_in(box.main.boxes["decided_on"].input, "2026-11-09")
    box.asked.emit()
    whole.settle()
    assert box.isVisible()
    assert names(box) == ["Pajala"]
    assert box.main.values()["body"] == "KF"
    assert box.main.values()["decided_on"] == ""
    assert "Beslutet är sparat. Nu: Pajala" in walk.texts(box)
    box.reject()
    assert state(register, uuid, "Kalix").state == "adopted"


def test_a_condition_has_a_field_of_its_own(box, whole, register, uuid):
    box.main.set_value("outcome", "conditional")
    box.main.boxes["outcome"].input.changed.emit()
    type_in(box.conditions.boxes["condition"].input, "Kostnaden får inte öka")
    box.asked.emit()
    whole.settle()
    kalix = state(register, uuid, "Kalix")
    assert kalix.state == "conditional"
    assert kalix.decisions[0].values["condition"] == "Kostnaden får inte öka"


def test_a_signature_without_a_day_counts(page, whole, register, uuid):
    whole.menu("sign")
    box = page.acts_on.open_box
    assert names(box) == ["Boden"]
    box.form.set_value("form", "minutes")
    box.asked.emit()
    whole.settle()
    assert state(register, uuid, "Boden").signed


def test_parties_are_added_among_those_that_are_not_there(page, whole, register, uuid):
    whole.menu("add-parties")
    box = page.acts_on.open_box
    assert key_of(register, "Boden") not in box.parties.keys
    box.asked.emit()
    assert "Markera minst en organisation" in walk.texts(box)
    box.parties.set_checked([key_of(register, "Luleå")])
    box.asked.emit()
    whole.settle()
    assert state(register, uuid, "Luleå").state == "not_asked"


def test_every_control_of_the_dialogs_has_a_name(shared):
    page = shared.shown("agreement", shared.uuid)
    for act in ("decide", "sign", "add-parties", "edit"):
        shared.window.menus.action(act).trigger()
        box = page.acts_on.open_box
        shared.settle()
        assert not walk.unnamed(box)
        box.reject()
