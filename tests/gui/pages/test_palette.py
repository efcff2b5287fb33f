"""Ctrl+K: everything can be gone to or done by typing its name, and Esc gives the focus back."""

from __future__ import annotations

import pytest
from gui import walk
from gui.pages.agreement_setting import fill, keys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nkavtal.gui.parts.ranked import Entry, ranked
from nkavtal.rules.ranking import Rank
from nkavtal.usecases.saved_search import SaveSearch


@pytest.fixture
def filled(whole, register):
    fill(register)
    whole.begin(register)
    whole.window.show_page("avtal")
    whole.settle()
    return whole


def opened(whole, text: str = ""):
    whole.menu("go")
    box = whole.window.palette_box
    keys(box.line, text)
    whole.settle()
    return box


def groups(box) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in box.list.lines:
        if isinstance(one, Entry):
            found[next(reversed(found))].append(one.title)
        else:
            found[one] = []
    return found


def test_commands_agreements_parties_searches_and_help_stand_in_one_list(filled):
    filled.context.bridge.do(SaveSearch("Hjälpmedel i Kalix", "part:kalix medel"))
    filled.settle()
    box = opened(filled, "hjälpmedel")
    found = groups(box)
    assert found["Avtal"] == ["Hjälpmedelscentral"]
    assert found["Sparade sökningar"] == ["Hjälpmedel i Kalix"]
    assert next(reversed(found)) == "Sök"
    box.line.setText("kalix")
    filled.settle()
    assert groups(box)["Parter"][0] == "Kalix"
    assert box.list.chosen.title == "Kalix"
    box.line.setText("sökord")
    filled.settle()
    assert "Sökord" in groups(box)["Hjälp"]
    assert walk.unnamed(box) == []
    box.reject()


def test_a_command_is_done_and_shows_its_key(filled, qtbot):
    box = opened(filled, "reg bes")
    entry = box.list.chosen
    assert (entry.title, entry.key) == ("Registrera beslut…", "Ctrl+Skift+B")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    filled.settle()
    assert filled.window.page.acts_on.open_box is not None
    filled.window.page.acts_on.open_box.reject()


def test_a_command_that_cannot_be_done_says_why_and_nothing_happens(filled, qtbot):
    box = opened(filled, "gör om")
    entry = next(one for one in box.list.lines if isinstance(one, Entry) and one.title.startswith("Gör om"))
    assert entry.why_not == "Inget har ångrats"
    assert "Inget har ångrats" in entry.spoken
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert box.isVisible()
    box.reject()


def test_an_agreement_and_a_party_are_opened(filled, qtbot):
    box = opened(filled, "2026-002")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    filled.settle()
    assert "Hjälpmedelscentral" in filled.window.page.title
    box = opened(filled, "@pite")
    assert list(groups(box)) == ["Parter"]
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    filled.settle()
    assert filled.window.page.title == "Parter"


def test_words_that_name_nothing_are_searched_for(filled, qtbot):
    box = opened(filled, "hjälpm")
    qtbot.keyClick(box.line, Qt.Key.Key_Up)  # round to the last
    assert box.list.chosen.title == "Sök efter hjälpm bland avtalen"
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    filled.settle()
    assert filled.window.page.filter.search.text == "hjälpm"


def test_escape_gives_the_focus_back_to_where_it_was(filled, qtbot):
    filled.window.activateWindow()
    filled.window.page.table.setFocus()
    before = QApplication.focusWidget()
    box = opened(filled, "x")
    shade = box._shade
    assert shade.isVisible()
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert not shade.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is before, timeout=20_000)


def test_a_press_beside_the_palette_closes_it(filled, qtbot):
    box = opened(filled)
    qtbot.mouseClick(box._shade, Qt.MouseButton.LeftButton)
    assert not box.isVisible()


def test_only_commands_or_only_parties_can_be_asked_for(filled):
    assert set(groups(opened(filled, ">av"))) == {"Kommandon"}
    filled.window.palette_box.reject()
    box = opened(filled, "finns inte alls xyz")
    assert list(groups(box)) == ["Sök"]
    box.line.setText(">finns inte alls")
    filled.settle()
    assert box._none.isVisible()
    box.reject()


def entry(title: str, group: str = "A", **more: object) -> Entry:
    return Entry(group, title, lambda: None, **more)  # type: ignore[arg-type]


def test_the_best_met_stands_first_and_equals_keep_their_order() -> None:
    found = ranked([entry("Nytt avtal"), entry("Avtal"), entry("Gå till avtal"), entry("Avtalsakt")], "avtal", 9)
    assert [one.title for one in found[0][1]] == ["Avtal", "Avtalsakt", "Nytt avtal", "Gå till avtal"]


def test_the_group_with_the_best_stands_first_and_what_cannot_be_done_after_what_can() -> None:
    entries = [
        entry("Öppna Kalix", why_not="nej"),
        entry("Ring Kalix"),
        entry("Kalix", "B"),
        entry("Sök", "C", met=Rank.LAST),
    ]
    found = ranked(entries, "kalix", 9)
    assert [(group, [one.title for one in own]) for group, own in found] == [
        ("B", ["Kalix"]), ("A", ["Ring Kalix", "Öppna Kalix"]), ("C", ["Sök"]),
    ]  # fmt: skip


def test_the_best_hit_is_chosen_also_when_it_comes_late_until_a_key_has_walked(filled):
    box = opened(filled, "zz")
    box.add([Entry("Kommandon", "Bzz", lambda: None)])
    assert box.list.chosen.title == "Bzz"
    box.add([Entry("Parter", "Zz", lambda: None)])
    assert box.list.chosen.title == "Zz"
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    walked = box.list.chosen.title
    box.add([Entry("Parter", "Zza", lambda: None)])
    assert box.list.chosen.title == walked
    box.reject()
