"""The grid of a month: keys walk its days, and each day says what it is and holds."""

from __future__ import annotations

from datetime import date as D

import pytest
from PySide6.QtCore import Qt

from nkavtal.gui.parts.month_grid import MonthGrid
from nkavtal.gui.parts.month_model import DayEntry

TODAY = D(2026, 11, 23)
HELD = {D(2026, 12, 31): (DayEntry("Socialjour, Sista uppsägningsdag"), DayEntry("Tolkar, Option", "warn"))}
RED = frozenset({D(2026, 12, 24), D(2026, 12, 25), D(2026, 12, 31), D(2027, 1, 1)})


@pytest.fixture
def grid(qtbot):
    made = MonthGrid("Månad med frister")
    qtbot.addWidget(made)
    made.show_days(D(2026, 12, 18), HELD, RED, TODAY)
    made.resize(700, 500)
    made.show()
    return made


def spoken(grid, day):
    return grid.days.data(grid.days.index_of(day), Qt.ItemDataRole.AccessibleTextRole)


def test_a_day_says_what_it_is_and_what_it_holds(grid):
    assert spoken(grid, D(2026, 12, 31)) == (
        "torsdag 31 december 2026, röd dag, 2 frister: Socialjour, Sista uppsägningsdag; Tolkar, Option"
    )
    assert spoken(grid, D(2026, 12, 18)) == "fredag 18 december 2026"
    met = {D(2026, 12, 14): (DayEntry("Tolkar, Option"), DayEntry("KF Kalix", meeting=True))}
    grid.show_days(D(2026, 12, 18), met, RED, TODAY)
    assert spoken(grid, D(2026, 12, 14)) == "måndag 14 december 2026, 1 frist, 1 sammanträde: Tolkar, Option; KF Kalix"
    grid.show_days(TODAY, HELD, RED, TODAY)
    assert spoken(grid, TODAY) == "måndag 23 november 2026, i dag"


def test_weeks_begin_on_mondays_and_have_their_numbers(grid):
    assert grid.days.first == D(2026, 11, 30)
    heads = [grid.days.headerData(week, Qt.Orientation.Vertical) for week in range(grid.days.rowCount())]
    assert heads == ["v. 49", "v. 50", "v. 51", "v. 52", "v. 53"]
    assert grid.days.headerData(6, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) == "söndag"


def test_a_month_of_four_weeks_has_four(grid):
    grid.show_days(D(2027, 2, 10), {}, RED, TODAY)
    assert grid.days.rowCount() == 4


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, D(2026, 12, 17)),
        (Qt.Key.Key_Right, D(2026, 12, 19)),
        (Qt.Key.Key_Up, D(2026, 12, 11)),
        (Qt.Key.Key_Down, D(2026, 12, 25)),
        (Qt.Key.Key_PageUp, D(2026, 11, 18)),
        (Qt.Key.Key_PageDown, D(2027, 1, 18)),
        (Qt.Key.Key_Home, TODAY),
    ],
)
def test_keys_walk_from_day_to_day(grid, qtbot, key, day):
    marked = []
    grid.marked.connect(marked.append)
    qtbot.keyClick(grid, key)
    assert grid.day == day
    assert marked == [day]


def test_walking_past_the_end_turns_the_month(grid, qtbot):
    turned = []
    grid.turned.connect(turned.append)
    grid.go_to(D(2026, 12, 31))
    assert turned == []
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.day == D(2027, 1, 1)
    assert turned == [D(2027, 1, 1)]
    assert spoken(grid, grid.day) == "fredag 1 januari 2027, röd dag"


def test_the_last_day_of_a_long_month_becomes_the_last_of_a_short_one(grid):
    grid.go_to(D(2027, 1, 31))
    grid.step_month(1)
    assert grid.day == D(2027, 2, 28)


def test_enter_opens_the_day(grid, qtbot):
    opened = []
    grid.opened.connect(opened.append)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened == [D(2026, 12, 18)]


def test_it_is_painted_wide_and_narrow_in_every_look(grid, look):
    for mode in ("light", "dark", "contrast"):
        for wide in (1000, 330):
            look.use(mode, 100)
            grid.resize(wide, 400)
            assert not grid.grab().isNull()
