"""The frame turns pages, offers what can be done, and can be walked by keyboard."""

import gc

import pytest
from gui import demo
from gui.walk import english, unnamed
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu

from nkavtal.gui.parts.button import Button
from nkavtal.gui.window import Window


def test_pages_turn_from_the_rail_and_back(window):
    window.rail.chosen.emit("parter")
    assert window.page.title == "Parter"
    window.step_history(-1)
    assert window.page.title == "Avtal"
    window.step_history(1)
    assert window.page.title == "Parter"


def test_arrows_in_the_rail_turn_pages(qtbot, window):
    window.rail.setFocus()
    qtbot.keyClick(window.rail, Qt.Key.Key_Down)
    assert window.page.title == "Parter"


def test_the_menus_hold_the_frames_and_the_pages_acts(window):
    titles = [action.text().replace("&", "") for action in window.top.menu_bar.actions()]
    assert titles == ["Arkiv", "Redigera", "Visa", "Avtal", "Hjälp"]
    assert not window.menus.action("export").isEnabled()
    assert window.menus.action("export").toolTip() == "Välj ett avtal först"
    window.show_page("parter")
    assert len(window.top.menu_bar.actions()) == 4


def test_keys_are_shown_in_swedish(window):
    from nkavtal.gui.dialogs.text_box import key_text

    assert key_text("Ctrl+Shift+E") == "Ctrl+Skift+E"


def test_undo_names_the_act(qtbot, window):
    assert not window.menus.action("undo").isEnabled()
    window.show_undo("Registrera beslut för Kalix")
    assert window.menus.action("undo").text().replace("&", "") == "Ångra: Registrera beslut för Kalix"
    with qtbot.waitSignal(window.undo_asked):
        window.menus.action("undo").trigger()


def test_the_field_in_the_middle_opens_the_palette_with_what_is_typed(qtbot, window):
    qtbot.keyClick(window.top.field, Qt.Key.Key_B)
    assert window.palette_box.isVisible()
    assert window.palette_box.line.text() == "b"
    window.palette_box.reject()
    qtbot.mouseClick(window.top.field, Qt.MouseButton.LeftButton)
    assert window.palette_box.line.text() == ""
    window.palette_box.reject()


def test_the_rail_collapses_where_there_is_little_room(window):
    assert not window.rail.collapsed
    window.resize(1366, 768)
    assert window.rail.collapsed
    window.toggle_rail()
    assert not window.rail.collapsed


def test_f6_goes_round_the_panes(window):
    window.activateWindow()
    window.rail.setFocus()
    window.step_pane(1)
    assert window.page.search.isAncestorOf(QApplication.focusWidget())
    window.step_pane(-1)
    assert window.rail.hasFocus()


def test_what_was_done_can_be_undone_from_the_status_bar(qtbot, window):
    window.say("Beslutet för Kalix är sparat")
    with qtbot.waitSignal(window.undo_asked):
        window.status._undo.click()


def test_work_under_way_is_told_and_can_be_cancelled(qtbot, window):
    window.status.show_work("Importerar", 3, 10)
    assert window.status._work_text.text() == "Importerar 30 %"
    with qtbot.waitSignal(window.status.cancel_asked):
        window.status._cancel.click()
    window.status.work_ended()
    assert not window.status._work.isVisible()


def test_sizes_are_remembered(qtbot, window, context):
    window.change_text_size(110)
    window.resize(1100, 700)
    window.close()
    again = Window(demo.context(context.remember._file.parent), demo.ENTRIES)
    qtbot.addWidget(again)
    assert not again.context.remember.state("window").isEmpty()
    assert again.context.remember.settings.text_size == 110
    again.context.jobs.stop()


def test_typed_text_is_asked_about_before_the_page_is_left(window, monkeypatch):
    monkeypatch.setattr(window.page, "keeps", lambda: True)
    monkeypatch.setattr("nkavtal.gui.parts.dialog.asked_to_drop", lambda _parent: False)
    assert not window.show_page("parter")
    assert window.page.title == "Avtal"
    monkeypatch.setattr(window.page, "keeps", lambda: False)


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_unnamed_and_nothing_is_english(window, look, size):
    look.use("light", size)
    for page in ("avtal", "parter"):
        window.show_page(page)
        assert unnamed(window) == []
        assert not english(window)


def test_the_frame_needs_neither_pages_nor_store(tmp_path):
    import subprocess
    import sys

    code = (
        "import sys; from nkavtal.gui import app, window; "
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('sqlalchemy', 'reportlab', 'docxtpl', 'alembic')"
        " or m.startswith(('nkavtal.store', 'nkavtal.usecases', 'nkavtal.gui.pages.'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_enter_presses_the_button_that_has_focus(qtbot):
    pressed: list[bool] = []
    button = Button("Importera…", lambda: pressed.append(True))
    qtbot.addWidget(button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [True]


def test_menus_that_are_shown_anew_leave_none_behind(window, qtbot):
    def kept():
        return len(window.top.menu_bar.findChildren(QMenu))

    qtbot.wait(1)
    before = kept()
    for _turn in range(3):
        window.show_actions()
    qtbot.waitUntil(lambda: kept() == before, timeout=20_000)


def test_python_lets_go_of_menus_that_are_gone(window, qtbot):
    def held():
        gc.collect()
        return sum(isinstance(one, QAction | QMenu | QActionGroup) for one in gc.get_objects())

    for _turn in range(2):
        window.show_actions()
        qtbot.wait(1)
    before = held()
    for _turn in range(5):
        window.show_actions()
        qtbot.wait(1)
    assert held() == before


def test_the_first_time_the_window_fits_its_screen(qtbot, context):
    made = Window(context, demo.ENTRIES)
    qtbot.addWidget(made)
    made.come_up()
    assert made.isMaximized()
