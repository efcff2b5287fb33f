"""Tables line up in a file, and fit on a screen."""

from __future__ import annotations

import os

import pytest

from nkavtal.cli import table as room
from nkavtal.cli.table import table

ROWS = [("2013-003", "Samarbete för personer med psykisk funktionsnedsättning", "Gällande"), ("2026-1", "VFU", "")]
HEADINGS = ("Nummer", "Titel", "Läge")


def _on_a_screen(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(room.sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(room.shutil, "get_terminal_size", lambda: os.terminal_size((columns, 24)))


def test_in_a_file_each_row_is_one_line():
    lines = table(HEADINGS, ROWS)
    assert len(lines) == 3
    assert lines[1].index("Gällande") == lines[0].index("Läge")


def test_a_column_that_says_nothing_is_left_out():
    assert table(("A", "B"), [("1", ""), ("2", "")]) == ("A", "1", "2")


@pytest.mark.parametrize("columns", [100, 60, 48, 40])
def test_on_a_screen_lines_fit_and_no_word_is_lost(monkeypatch, columns):
    _on_a_screen(monkeypatch, columns)
    lines = table(HEADINGS, ROWS)
    assert max(map(len, lines)) <= columns
    said = "".join("".join(lines).split())
    assert all(letter in said for letter in ROWS[0][1].replace(" ", ""))


def test_words_stay_whole_while_there_is_room(monkeypatch):
    _on_a_screen(monkeypatch, 44)
    assert any("funktionsnedsättning" in line for line in table(HEADINGS, ROWS))


def test_letters_with_loose_accents_line_up():
    lines = table(("A", "B"), [("a\u030a", "x"), ("bb", "x")])
    assert lines[1].endswith("  x")
    assert len(lines[1]) == len(lines[2]) + 1
