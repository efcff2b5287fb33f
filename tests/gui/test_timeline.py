"""The drawn line of time: words never lie over each other, and what has no room is left out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QRectF

from nkavtal.gui import theme
from nkavtal.gui.parts.timeline import Timeline
from nkavtal.gui.parts.timeline_places import Band, Bar, Line, Mark

TODAY = date(2026, 11, 23)
MARKS = tuple(
    Mark(date(year, month, 28), "Sista uppsägningsdag", main=(year, month) == (2027, 4), expected=year > 2027)
    for year in range(2022, 2029)
    for month in (2, 4, 9)
)
LINE = Line(
    date(2022, 1, 1),
    date(2028, 12, 31),
    TODAY,
    bars=(
        Bar(None, date(2025, 6, 30), "Första perioden", "passed"),
        Bar(date(2025, 7, 1), date(2027, 6, 30), "Förlängning 1", "now"),
        Bar(date(2027, 7, 1), None, "Förlängning 2", "coming"),
    ),
    bands=(Band(None, date(2024, 12, 31)),),
    marks=MARKS,
    told="I dag 2026-11-23",
)


@pytest.fixture
def line(qtbot):
    """Give a line with more days than have room."""
    made = Timeline(LINE)
    qtbot.addWidget(made)
    made.show_line(LINE)
    return made


def boxes(line: Timeline) -> list[tuple[Mark, int, QRectF]]:
    return [(mark, row, QRectF(left, row, line.places.wide(mark), 1)) for mark, row, left in line.places.placed]


@pytest.mark.parametrize(("wide", "text"), [(1200, 100), (1200, 200), (500, 100), (240, 150)])
def test_words_never_lie_over_each_other_or_beyond_the_edge(line, wide, text):
    try:
        theme.current().use("light", text)
        line.resize(wide, 200)
        placed = boxes(line)
        for at, (mark, row, box) in enumerate(placed):
            assert box.left() >= 0
            assert box.right() <= wide
            assert not box.left() <= line.places.x(mark.day) <= box.right()
            for other, other_row, other_box in placed[at + 1 :]:
                if row == other_row:
                    assert not box.intersects(other_box)
                above, below = (other, box) if other_row < row else (mark, other_box)
                if row != other_row:
                    assert not below.left() <= line.places.x(above.day) <= below.right()
    finally:
        theme.current().use("light", 100)


def test_the_main_day_keeps_its_words(line):
    line.resize(400, 200)
    assert any(mark.main for mark, _row, _left in line.places.placed)


def test_the_days_lie_in_order_and_within_the_line(line):
    line.resize(900, 200)
    places = [line.places.x(day) for day in (date(1999, 1, 1), LINE.first, TODAY, LINE.last, date(2100, 1, 1))]
    assert places == sorted(places)
    assert places[0] == places[1]
    assert places[-1] <= 900


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_it_is_drawn_in_every_look(line, choice):
    try:
        theme.current().use(choice, 100)
        line.resize(900, line.sizeHint().height())
        picture = line.grab().toImage()
        assert len({picture.pixelColor(x, line.height() // 2).name() for x in range(0, 900, 3)}) > 2
    finally:
        theme.current().use("light", 100)


def test_the_line_is_higher_with_larger_text(line):
    low = line.sizeHint().height()
    try:
        theme.current().use("light", 200)
        assert line.sizeHint().height() > low
    finally:
        theme.current().use("light", 100)
    assert line.accessibleName() == "Tidslinje"
    assert line.accessibleDescription() == "I dag 2026-11-23"
