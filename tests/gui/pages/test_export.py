"""Export of the whole register from the window."""

from __future__ import annotations

import json

from gui import walk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from nkavtal.usecases import attachment
from nkavtal.usecases.all_acts import perform


def choose(running, form: str):
    """Open the dialog and take a form."""
    running.menu("export")
    box = running.flows.exporting.box
    next(one for one in box.findChildren(QRadioButton) if form in one.text()).setChecked(True)
    return box


def test_a_folder_is_written_beside_the_others_and_shown(uuid, running, tmp_path):
    (tmp_path / "arkiv").mkdir()
    running.desktop.answer = tmp_path / "arkiv"
    box = choose(running, "mapp")
    assert walk.unnamed(box) == []

    box.primary.click()
    running.settle()

    made = tmp_path / "arkiv" / "Avtalsregister 2026-11-23"
    assert not box.isVisible()
    assert (made / "index.html").is_file()
    assert running.desktop.opened == [made]
    assert any("Exporterat: Avtalsregister 2026-11-23" in text for text in walk.texts(running.window.status))
    choose(running, "mapp").primary.click()
    running.settle()
    assert sorted(path.name for path in (tmp_path / "arkiv").iterdir())[1] == "Avtalsregister 2026-11-23 (2)"


def test_a_file_is_written_where_the_person_says(uuid, running, tmp_path):
    running.desktop.answer = tmp_path / "mitt.json"
    choose(running, "JSON").primary.click()
    running.settle()

    assert running.desktop.proposals == ["Avtalsregister 2026-11-23.json"]
    assert json.loads((tmp_path / "mitt.json").read_text(encoding="utf-8"))["format"] == "nkavtal-register"
    assert running.desktop.opened == [tmp_path]


def test_leaving_the_systems_box_leaves_the_dialog_open(running, tmp_path):
    running.desktop.answer = None
    box = choose(running, "JSON")
    box.primary.click()
    running.settle()

    assert box.isVisible()
    box.reject()


def test_trouble_is_told_and_nothing_is_written(running, tmp_path):
    running.desktop.answer = tmp_path / "finns inte" / "mitt.json"
    shown = []
    running.window.show_error = lambda error, title="": shown.append((error.code, title))
    choose(running, "JSON").primary.click()
    running.settle()

    assert shown == [("NKA-103", "Registret kunde inte exporteras")]


def test_files_that_are_gone_are_named(uuid, running, tmp_path):
    minutes = tmp_path / "Protokoll.txt"
    minutes.write_text("x", encoding="utf-8")
    store = running.program.open_store
    perform(store, attachment.AttachFiles(uuid, (minutes,), {"kind": "minutes"}))
    next(store.folder.glob("bilagor/??/*")).unlink()
    shown = []
    running.window.show_error = lambda error, title="": shown.append((error.code, error.message))
    running.desktop.answer = tmp_path / "mitt.json"
    choose(running, "JSON").primary.click()
    running.settle()

    assert [code for code, _message in shown] == ["NKA-276"]
    assert "Protokoll.txt" in shown[0][1]
    assert (tmp_path / "mitt.json").is_file()


def test_it_is_done_by_keyboard_alone(running, qtbot, tmp_path):
    running.desktop.answer = tmp_path / "mitt.json"
    running.menu("export")
    box = running.flows.exporting.box
    first = box.findChildren(QRadioButton)[0]
    assert box.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    running.settle()

    assert (tmp_path / "mitt.json").is_file()
