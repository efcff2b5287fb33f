"""The page Parter: finding, reading and changing organisations."""

from __future__ import annotations

import os

import pytest
from builders import an_agreement, decided, org
from gui import walk

from nkavtal.gui.parts.chips import Chip
from nkavtal.usecases import organisation


@pytest.fixture
def page(running):
    """Give the page, over one agreement that Kalix has adopted."""
    store = running.program.open_store
    uuid = an_agreement(store, "Läkarmedverkan", parties=("Kalix", "Boden"))
    decided(store, uuid, "Kalix")
    running.window.show_page("parter")
    running.settle()
    return running.window.page


def mark(running, page, name):
    page.table.mark(org(running.program.open_store, name))
    running.settle()
    return page.pane


def shown(page):
    return [page.table.rows.row_at(i).short_name for i in range(len(page.table.rows.keys))]


def test_the_fourteen_municipalities_stand_first_in_swedish_order(page):
    assert shown(page)[:3] == ["Arjeplog", "Arvidsjaur", "Boden"]
    assert shown(page)[11:16] == ["Älvsbyn", "Överkalix", "Övertorneå", "Norrbottens Kommuner", "Region Norrbotten"]


def test_typing_narrows_the_list_by_name_number_and_kind(running, page):
    page.focus_search("kali")
    assert shown(page) == ["Kalix", "Överkalix"]

    page.focus_search("2120002692")
    assert shown(page) == ["Kalix"]

    page.focus_search("region")
    assert shown(page) == ["Region Norrbotten"]
    assert page.status_text() == "1 av 16 parter"

    page.focus_search("finns inte")
    assert shown(page) == []
    assert "Inga parter matchar." in walk.texts(page)


def test_the_pane_tells_facts_agreements_and_an_unconfirmed_number(running, page):
    pane = mark(running, page, "Kalix")

    assert {"Kommun", "Medlem", "1 avtal"} <= {chip.accessibleName() for chip in pane.findChildren(Chip)}
    assert "Organisationsnumret är inte bekräftat" in walk.texts(pane)
    assert [pane.agreements.rows.row_at(0)[i] for i in (2, 3)] == ["Läkarmedverkan", "adopted"]
    assert walk.unnamed(page) == []


def test_enter_on_an_agreement_opens_it(running, page):
    pane = mark(running, page, "Kalix")
    gone: list[tuple[str, object]] = []
    page.go.connect(lambda name, what: gone.append((name, what)))

    pane.agreements.opened.emit(pane.agreements.rows.keys[0])

    assert gone == [("agreement", pane.agreements.rows.keys[0])]


def test_a_number_is_confirmed_and_the_act_can_be_undone(running, page):
    pane = mark(running, page, "Kalix")
    kalix = org(running.program.open_store, "Kalix")

    pane._confirm.click()
    running.settle()

    assert organisation.show(running.program.open_store, kalix).values["org_number_state"] == "confirmed"
    assert not pane._note.isVisible()
    assert "Ändra part Kalix" in walk.texts(running.window.status)
    running.menu("undo")
    assert organisation.show(running.program.open_store, kalix).values["org_number_state"] == "to_confirm"


def test_a_new_part_is_made_and_marked(running, page):
    page.new()
    page.form.form.set_value("name", "Luleå tekniska universitet")
    page.form.form.set_value("short_name", "LTU")
    page.form.form.set_value("kind", "university")
    page.form.form.set_value("org_number", "202100-2841")

    page.form.primary.click()
    running.settle()

    assert not page.form.isVisible()
    assert page.table.marked_row().short_name == "LTU"
    assert page.pane._name.text() == "Luleå tekniska universitet"


def test_a_wrong_number_stands_at_its_field_and_nothing_typed_is_lost(running, page):
    page.new()
    page.form.form.set_value("name", "Firman")
    page.form.form.set_value("short_name", "Firman")
    page.form.form.set_value("kind", "supplier")
    page.form.form.set_value("org_number", "556000-0000")

    page.form.primary.click()
    running.settle()

    assert page.form.isVisible()
    assert "kontrollsiffran" in page.form.form.boxes["org_number"].error
    assert page.form.form.values()["name"] == "Firman"
    page.form.lossy = lambda: False
    page.form.reject()


def test_changing_touches_only_what_was_typed(running, page):
    mark(running, page, "Kalix")
    page.edit()
    page.form.form.set_value("email", "registrator@kalix.example")

    page.form.primary.click()
    running.settle()

    kalix = org(running.program.open_store, "Kalix")
    assert organisation.show(running.program.open_store, kalix).values["email"] == "registrator@kalix.example"
    assert page.table.marked_row().short_name == "Kalix"


def test_a_contact_is_added_through_the_ledger(running, page):
    pane = mark(running, page, "Kalix")
    page._new_contact()
    form = next(one for one in running.window.findChildren(object) if type(one).__name__ == "RowForm")
    form.form.set_value("function", "Registrator")

    form.primary.click()
    running.settle()

    assert [pane.contacts.table.rows.row_at(0).values["function"]] == ["Registrator"]
    assert "Kontakter (1)" in walk.texts(pane)


def test_a_part_of_an_agreement_is_not_removed(running, page):
    mark(running, page, "Kalix")
    page.remove()
    page.removal.primary.click()
    running.settle()

    assert "Kalix" in shown(page)
    box = next(one for one in running.window.findChildren(object) if type(one).__name__ == "ErrorBox")
    assert any("är part i avtal" in text for text in walk.texts(box))
    box.reject()


def test_a_register_for_reading_only_says_why_nothing_can_be_changed(whole, register, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    whole.begin(register)
    whole.window.show_page("parter")
    whole.settle()
    page = whole.window.page

    assert not page.new_button.isEnabled()
    assert not page.pane.edit_button.isEnabled()
    assert {act.why_not for act in page.acts() if act.name in ("new", "edit", "remove")} == {
        "Registret är öppnat för bara läsning"
    }


@pytest.mark.parametrize(("size", "mode"), [((1440, 900), "light"), ((1366, 768), "dark"), ((1366, 768), "contrast")])
def test_the_page_fits_its_window(running, page, look, size, mode):
    look.use(mode)
    running.window.resize(*size)
    running.settle()

    assert page.pane.width() + page.table.width() <= page.width()
    assert page.table.horizontalScrollBar().maximum() == 0
