"""Saved searches: pinned from the box, counted at the side, opened, changed, updated, renamed, removed."""

from __future__ import annotations

import pytest
from gui import walk
from gui.pages.agreement_setting import fill, keys
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.usecases import agreement, saved_search
from nkavtal.usecases.saved_search import SaveSearch


@pytest.fixture
def filled(whole, register):
    fill(register)
    whole.begin(register)
    whole.window.show_page("avtal")
    whole.settle()
    return whole


@pytest.fixture
def saved(filled):
    """Give a window over a register with two saved searches."""
    filled.context.bridge.do(SaveSearch("Med Kalix", "part:kalix"))
    filled.context.bridge.do(SaveSearch("Tills vidare", "tillsvidare:ja", ("title", "responsible"), "title", True))
    filled.settle()
    return filled


def entries(window) -> list[str]:
    model = window.side.saved.view.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def key(whole, name: str) -> str:
    return next(one.row.uuid for one in whole.flows.saved.found if one.row.name == name)


def shown(page) -> list[str]:
    return sorted(page.table.rows.row_at(at).title.split()[0] for at in range(len(page.table.rows.keys)))


def opened(whole, name: str):
    whole.flows.saved.open(key(whole, name))
    whole.settle()
    return whole.window.page


def test_a_search_is_pinned_with_all_that_is_shown(filled):
    page = filled.window.page
    keys(page.filter.search.focusProxy(), "-hjälpmedel")
    page.filter.municipality.choose(
        next(code for code, word in page.filter.municipality.choices.items() if word == "Kalix")
    )
    page.table.sort_asked.emit("title", True)
    filled.settle()
    filled.menu("save-search")
    box = page.saved.box
    assert "-hjälpmedel part:kalix" in " ".join(walk.texts(box))
    assert walk.unnamed(box) == []
    box.primary.click()
    filled.settle()
    assert "Namn behöver fyllas i." in walk.texts(box)
    box.name.setText("Utom hjälpmedel")
    box.primary.click()
    filled.settle()
    (row,) = saved_search.rows(filled.program.open_store)
    assert (row.name, row.words, row.sort, row.descending) == (
        "Utom hjälpmedel",
        "-hjälpmedel part:kalix",
        "title",
        True,
    )
    assert row.columns == page.list.view.columns
    assert entries(filled.window) == ["Utom hjälpmedel: 2 avtal"]
    assert page.filter.wanted == AgreementFilter(search=row.words)
    assert not page.saved.differs


def test_the_number_at_the_side_is_what_the_list_shows_and_follows_changes(saved):
    assert entries(saved.window) == ["Med Kalix: 3 avtal", "Tills vidare: 1 avtal"]
    for name, count in (("Med Kalix", 3), ("Tills vidare", 1)):
        assert len(opened(saved, name).table.rows.keys) == count
    made = saved.window.page.table.rows.row_at(0).uuid
    saved.context.bridge.do(agreement.EditAgreement(made, {"open_ended": False}))
    saved.settle()
    assert entries(saved.window)[1] == "Tills vidare: 0 avtal"


def test_a_search_brings_its_columns_and_sort_and_gives_the_usual_ones_back(saved):
    page = saved.window.page
    page.filter.search.set_text("medel")
    saved.settle()
    usual, sort = page.list.view.columns, page.list.view.sort
    opened(saved, "Tills vidare")
    assert page.list.view.columns == ("title", "responsible")
    assert page.list.view.sort == ("title", True)
    assert page.filter.search.text == "tillsvidare:ja"
    assert "Tills vidare" in walk.texts(page.saved.line)
    saved.window.side.chosen.emit("avtal")
    saved.settle()
    assert page.saved.line.isHidden()
    assert (page.list.view.columns, page.list.view.sort) == (usual, sort)
    assert page.filter.search.text == "medel"


def test_widths_are_kept_for_each_view(saved):
    page = opened(saved, "Tills vidare")
    names = [column.name for column in page.table.rows.columns]
    at = names.index("responsible")
    page.table.setColumnWidth(at, 333)
    saved.window.side.chosen.emit("avtal")
    opened(saved, "Med Kalix")
    opened(saved, "Tills vidare")
    assert page.table.columnWidth(at) == 333
    assert not page.saved.differs


def test_what_is_changed_is_told_and_can_be_kept_or_dropped(saved):
    page = opened(saved, "Med Kalix")
    page.filter.search.set_text("part:kalix medel")
    saved.settle()
    assert page.saved.differs
    assert "Med Kalix (ändrad)" in walk.texts(page.saved.line)
    assert entries(saved.window)[0] == "Med Kalix (ändrad): 3 avtal"
    page.saved.back()
    saved.settle()
    assert (page.filter.search.text, page.saved.differs) == ("part:kalix", False)
    page.filter.search.set_text("part:kalix medel")
    saved.settle()
    page.saved.update()
    saved.settle()
    assert entries(saved.window)[0] == "Med Kalix: 1 avtal"
    assert not page.saved.differs
    saved.menu("undo")
    assert entries(saved.window)[0] == "Med Kalix (ändrad): 3 avtal"


def test_a_changed_search_can_become_another(saved):
    page = opened(saved, "Med Kalix")
    page.filter.search.set_text("part:boden")
    saved.settle()
    page.saved.ask()
    box = page.saved.box
    assert "Uppdatera Med Kalix" in walk.texts(box)
    box.name.setText("Med Kalix")
    box.primary.click()
    saved.settle()
    assert any("finns redan" in text for text in walk.texts(box))
    box.name.setText("Med Boden")
    box.primary.click()
    saved.settle()
    assert [one.split(":")[0] for one in entries(saved.window)] == ["Med Boden", "Med Kalix", "Tills vidare"]
    assert page.saved.row.name == "Med Boden"


def test_clearing_all_words_leaves_the_search(saved, qtbot):
    page = opened(saved, "Med Kalix")
    line = page.filter.search.focusProxy()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    saved.settle()
    assert page.saved.row is None
    assert page.saved.line.isHidden()
    assert len(page.table.rows.keys) == 3


def test_a_search_is_opened_renamed_and_removed_by_keyboard(saved, qtbot):
    view = saved.window.side.saved.view
    saved.window.activateWindow()
    view.setFocus()
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    saved.settle()
    page = saved.window.page
    assert page.saved.row.name == "Tills vidare"
    assert saved.window.page.isAncestorOf(QApplication.focusWidget())
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F2)
    box = saved.flows.saved.box
    box.name.setText("Utan slut")
    box.primary.click()
    saved.settle()
    assert entries(saved.window)[1] == "Utan slut: 1 avtal"
    assert "Utan slut" in walk.texts(page.saved.line)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    saved.settle()
    assert entries(saved.window) == ["Med Kalix: 3 avtal"]
    assert "Ta bort sökningen Utan slut" in walk.texts(saved.window.status)
    assert page.saved.row is None
    assert page.filter.search.text == "tillsvidare:ja"
    saved.menu("undo")
    assert len(entries(saved.window)) == 2


def test_one_that_is_not_wanted_at_the_side_is_still_saved(saved):
    menu = saved.flows.saved.menu(key(saved, "Med Kalix"))
    entry = next(one for one in menu.actions() if one.text() == "Visa inte i sidopanelen")
    entry.trigger()
    saved.settle()
    assert entries(saved.window) == ["Tills vidare: 1 avtal"]
    assert len(saved.flows.saved.found) == 2
    opened(saved, "Med Kalix")
    saved.window.page.saved.ask()
    saved.window.page.saved.box.pinned.setChecked(True)
    saved.window.page.saved.box.primary.click()
    saved.settle()
    assert len(entries(saved.window)) == 2


def test_the_side_can_be_read_and_walked(saved):
    side = saved.window.side
    assert walk.unnamed(side) == []
    face = QAccessible.queryAccessibleInterface(side.saved.view)
    assert face.text(QAccessible.Text.Name) == "Sparade sökningar"
    assert side.panes() == [side.rail, side.saved.view]
    saved.window.toggle_rail()
    assert side.panes() == [side.rail]
    assert walk.unnamed(side) == []
