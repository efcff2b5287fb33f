"""A second start of the program raises the window that has the register, and leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nkavtal.base.os_seam.lock import Lock
from nkavtal.base.places import LOCK_FILE
from nkavtal.gui import one_window
from nkavtal.gui.one_window import OneWindow

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
from nkavtal.gui import one_window
print(one_window.raised(Path(sys.argv[1])))
"""


@pytest.fixture
def held(tmp_path):
    lock = Lock(tmp_path / LOCK_FILE)
    lock.take('{"pid": 1}')
    yield tmp_path
    lock.release()


def second_start(folder: Path, qtbot) -> str:
    with subprocess.Popen([sys.executable, "-c", SECOND, str(folder)], stdout=subprocess.PIPE, text=True) as other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
        assert other.stdout is not None
        return other.stdout.read().strip()


def test_the_window_that_has_the_register_is_raised(qtbot, held):
    first = OneWindow()
    assert first.listen(held)
    with qtbot.waitSignal(first.raise_asked, timeout=20_000):
        assert second_start(held, qtbot) == "True"
    first.stop()


def test_where_nobody_answers_nothing_is_raised(qtbot, held, monkeypatch):
    monkeypatch.setattr(one_window, "_PATIENCE", 100)
    assert not one_window.raised(held)


def test_a_free_register_raises_nothing(qtbot, tmp_path):
    assert not one_window.raised(tmp_path)


def test_words_that_are_none_name_no_process():
    assert [one_window._holder(words) for words in ("", "{", "[]", '{"pid": "x"}', '{"pid": 7}')] == [0, 0, 0, 0, 7]


def test_the_same_folder_has_the_same_name_by_any_way(tmp_path):
    (tmp_path / "register").mkdir()
    one = one_window._name(tmp_path / "register")
    assert one_window._name(tmp_path / "annat" / ".." / "register") == one
    assert one_window._name(tmp_path) != one
    assert "register" not in one


@pytest.mark.skipif(os.name == "nt", reason="made with the own home folder of Unix")
def test_a_second_start_of_the_whole_program_leaves_with_nothing_to_say(qtbot, register, tmp_path):
    surroundings = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    lock = Lock(register / LOCK_FILE)
    lock.take('{"pid": 1}')
    first = OneWindow()
    first.listen(register)
    command = [sys.executable, "-m", "nkavtal", "--store", str(register)]
    with (
        qtbot.waitSignal(first.raise_asked, timeout=30_000),
        subprocess.Popen(
            command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        ) as other,
    ):
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=30_000)
        assert other.stdout is not None
        assert (other.returncode, other.stdout.read()) == (0, "")
    first.stop()
    lock.release()
