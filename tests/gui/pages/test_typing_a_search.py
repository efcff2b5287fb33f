"""Words in the search box of the agreements: found, explained, offered, mended."""

from __future__ import annotations

import pytest
from gui import walk
from gui.pages.agreement_setting import Shared, keys
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from nkavtal.gui.pages.agreement_list import AgreementListPage


@pytest.fixture(scope="module")
def shared(qapp, empty_register, tmp_path_factory):
    made = Shared(tmp_path_factory.mktemp("words"), empty_register)
    yield made
    made.close()


@pytest.fixture
def page(shared) -> AgreementListPage:
    found = shared.shown("avtal")
    found.list.clear_filter()
    shared.settle()
    return found


def titles(page) -> list[str]:
    return sorted(page.table.rows.row_at(at).title.split()[0] for at in range(len(page.table.rows.keys)))


def typed(page, shared, text: str) -> None:
    line = page.filter.search.focusProxy()
    line.setFocus()
    line.setText("")
    keys(line, text)
    shared.settle()


def test_words_narrow_the_list_while_they_are_typed(page, shared):
    typed(page, shared, "part:kalix -område:utb")
    assert titles(page) == ["Hjälpmedelscentral", "Läkarmedverkan"]
    assert page.filter.search.trouble.isHidden()


def test_a_wrong_word_is_explained_and_the_last_good_list_stays(page, shared, qtbot):
    typed(page, shared, "medel ")
    assert titles(page) == ["Hjälpmedelscentral"]
    typed(page, shared, "medel part:kalxi")
    box = page.filter.search
    assert titles(page) == ["Hjälpmedelscentral"]
    assert box.trouble.text == "part: ingen part heter kalxi. Menade du Kalix?"
    assert box.focusProxy().property("wrong") == "true"
    assert box.focusProxy().accessibleDescription() == box.trouble.text
    mend = next(text for text in walk.texts(box.trouble) if "Byt till" in text)
    assert mend == "Byt till Kalix"
    box.trouble._mend.click()
    shared.settle()
    assert box.text == "medel part:Kalix"
    assert box.trouble.isHidden()
    assert box.focusProxy().property("wrong") == "false"


def test_leading_spaces_do_not_move_the_place_that_is_mended(page, shared):
    page.filter.search.focusProxy().setText("   läge:gälande")
    shared.settle()
    page.filter.search.trouble._mend.click()
    assert page.filter.search.text == "läge:gällande"


def test_a_word_without_its_value_is_not_wrong_yet(page, shared):
    typed(page, shared, "medel part:")
    box = page.filter.search
    assert box.trouble.text == "part: väntar på ett värde. Till exempel part:kalix."
    assert box.focusProxy().property("wrong") == "false"
    assert titles(page) == ["Hjälpmedelscentral"]


def test_enter_on_a_wrong_word_opens_nothing(page, shared, qtbot):
    typed(page, shared, "statsu:x")
    qtbot.keyClick(page.filter.search.focusProxy(), Qt.Key.Key_Return)
    shared.settle()
    assert shared.window.page is page


def test_words_and_values_are_offered_and_taken_by_keyboard(page, shared, qtbot):
    line = page.filter.search.focusProxy()
    typed(page, shared, "mot")
    offers = page.filter.search._offers
    assert offers.isVisible()
    face = QAccessible.queryAccessibleInterface(offers)
    assert face.text(QAccessible.Text.Name) == "Förslag"
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "motpart:"
    assert offers.isVisible()
    keys(line, "reg")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    shared.settle()
    assert line.text() == 'motpart:"Region Norrbotten" '
    assert titles(page) == ["Läkarmedverkan"]
    assert shared.window.page is page


def test_offers_can_be_passed_over(page, shared, qtbot):
    line = page.filter.search.focusProxy()
    typed(page, shared, "ty")
    offers = page.filter.search._offers
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not offers.isVisible()
    assert line.text() == "ty"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    typed(page, shared, "gymnasie")
    assert not offers.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert not offers.isVisible()
    keys(line, " ")
    qtbot.keyClick(line, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert offers.isVisible()
    page.table.setFocus()
    assert not offers.isVisible()


def test_the_box_can_be_read(page, shared):
    typed(page, shared, "statsu:x")
    assert walk.unnamed(page) == []
