"""The page of all agreements: found by typing, narrowed, sorted, read in the pane, opened."""

from __future__ import annotations

import pytest
from gui import walk
from gui.pages.agreement_setting import fill, type_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from nkavtal.gui.pages.agreement_list import AgreementListPage


@pytest.fixture
def page(shared) -> AgreementListPage:
    """Give the page over three agreements, with nothing left out."""
    found = shared.shown("avtal")
    found.list.clear_filter()
    shared.settle()
    return found


def titles(page):
    return [page.table.rows.row_at(at).title for at in range(len(page.table.rows.keys))]


def cell(page, place, name):
    names = [column.name for column in page.table.rows.columns]
    column = page.table.rows.columns[names.index(name)]
    return column.spoken(page.table.rows.row_at(place))


def test_the_list_says_the_next_day_and_how_many_have_adopted(page):
    assert titles(page) == ["Läkarmedverkan i hemsjukvården", "Hjälpmedelscentral", "Gymnasiesamverkan"]
    assert cell(page, 0, "due") == "Nästa frist: 2026-12-31, om 38 dagar, Svar från kommunerna"
    assert cell(page, 0, "adopted") == "Antagit: 2 av 5 har antagit, 1 har undertecknat"
    assert cell(page, 2, "until") == "Gäller t.o.m.: tills vidare"
    assert page.status_text() == "3 avtal  ·  1 markerat  ·  sorterat på Nästa frist"


def test_an_example_is_marked_in_its_row(page):
    assert "EXEMPEL" in cell(page, 1, "title")
    assert "EXEMPEL" not in cell(page, 0, "title")


def test_typing_finds_inside_compounds_and_escape_clears(page, shared, qtbot):
    page.focus_search()
    line = page.list.filter.search.focusProxy()
    qtbot.keyClicks(line, "medel")
    shared.settle()
    assert titles(page) == ["Hjälpmedelscentral"]
    assert page.status_text().startswith("1 av 3 avtal")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    shared.settle()
    assert len(titles(page)) == 3


def test_enter_in_the_search_box_opens_the_first_row(page, shared, qtbot):
    page.focus_search("hemsjuk")
    shared.settle()
    qtbot.keyClick(page.list.filter.search.focusProxy(), Qt.Key.Key_Return)
    shared.settle()
    assert shared.window.page.title == "2026-001 Läkarmedverkan i hemsjukvården"
    assert shared.window.rail.currentIndex().data() == "Avtal"


def test_nothing_that_matches_offers_to_clear(page, shared):
    page.focus_search("finnsinte")
    shared.settle()
    assert page.list.no_match.isVisible()
    page.list.clear_filter()
    shared.settle()
    assert len(titles(page)) == 3


def test_the_municipality_button_finds_what_it_has_not_signed(page, shared):
    choices = page.list.filter.municipality.choices
    code = next(code for code, words in choices.items() if words == "Saknar underskrift från Arjeplog")
    page.list.filter.municipality.choose(code)
    shared.settle()
    assert titles(page) == []
    page.list.filter.municipality.choose(code.removeprefix("unsigned:"))
    shared.settle()
    assert titles(page) == ["Läkarmedverkan i hemsjukvården"]


def test_a_click_on_a_heading_sorts_and_is_remembered(page, shared):
    page.table.sort_asked.emit("title", False)
    shared.settle()
    assert titles(page)[0] == "Gymnasiesamverkan"
    assert page.context.remember.view("avtal-sort") == ["title", False]


def test_the_pane_names_who_has_not_adopted(page, shared):
    shared.settle()
    words = walk.texts(page.pane)
    assert "3 parter har inte antagit" in words
    assert "Kalix, Pajala och Överkalix" in words
    page.toggle_pane()
    assert page.pane.isHidden()


def test_at_double_text_the_pane_goes_under_and_cuts_nothing(page, shared, look):
    shared.window.resize(1366, 768)
    look.use("light", 200)
    shared.settle()
    assert page.pane.isVisible() or page.toggle_pane() is None
    shared.settle()
    assert page.pane.y() > page.table.y()
    for label in page.pane.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.height() >= label.fontMetrics().height(), label.text()
    assert page.table.viewport().height() >= 1.5 * page.table.rowHeight(0)
    look.use("light", 100)
    shared.window.resize(1440, 900)
    shared.settle()


def test_a_new_agreement_opens_on_its_own_page(whole, register):
    fill(register)
    whole.begin(register)
    page = whole.turn_to("avtal")
    page.new()
    whole.settle()
    box = page.acts_on.open_box
    assert box.windowTitle() == "Nytt avtal"
    box.asked.emit()
    assert "Uppgiften behövs" in box.form.boxes["title"].error
    type_in(box.form.boxes["title"].input, "Nytt samverkansavtal")
    box.members.set_checked([])
    box.asked.emit()
    whole.settle()
    assert whole.window.page.title == "2026-004 Nytt samverkansavtal"


def test_an_empty_register_shows_the_ways_in(running):
    page = running.window.page
    running.settle()
    assert page.empty.isVisible()
    assert not walk.unnamed(page)


def test_every_control_has_a_name_and_no_word_is_english(page, shared):
    shared.settle()
    assert not walk.unnamed(page)
    assert not walk.english(page)
