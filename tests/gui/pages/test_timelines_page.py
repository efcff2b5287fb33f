"""The page with lines of time: chosen in the list, walked by keys, zoomed, read as a table, printed, opened."""

from __future__ import annotations

from datetime import date as D

import pypdfium2
import pytest
from builders import TODAY, opened
from gui.pages.test_as_of_a_day import look_at
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from usecases.test_terms import OPTIONS, TACIT, ruled

from nkavtal.catalogue.timelines import told
from nkavtal.gui.pages.timelines_wanted import TimelinesWanted
from nkavtal.usecases import agreement


@pytest.fixture
def uuids(register):
    store = opened(register)
    made = [
        ruled(store, TACIT, title="Socialjour"),
        ruled(store, OPTIONS, title="Tolkar"),
        ruled(store, TACIT, title="Arkiv"),
    ]
    store.close()
    return made


@pytest.fixture
def page(whole, register, uuids):
    whole.begin(register)
    whole.turn_to("avtal")
    whole.menu("timeline")
    return whole.window.page


def titles(page):
    model = page.lanes.lanes
    return [model.at(row).title for row in range(model.rowCount())]


def test_all_that_are_shown_are_drawn_when_not_several_are_marked(whole, page):
    assert whole.window.stack.name == "tidslinje"
    assert sorted(titles(page)) == ["Arkiv", "Socialjour", "Tolkar"]
    assert page._about.text() == "3 avtal."
    assert whole.window.stack.stop == "avtal"  # the rail still says where one is


def test_marked_ones_are_drawn_alone(whole, register, uuids, qtbot):
    whole.begin(register)
    table = whole.turn_to("avtal").table
    table.setFocus()
    table.mark_first()
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    whole.menu("timeline")
    assert len(titles(whole.window.page)) == 2


def test_arrows_walk_lanes_and_time_and_enter_opens(whole, page, qtbot):
    page.lanes.setFocus()
    first, axis = page.lanes.lane, page.lanes.axis
    qtbot.keyClick(page.lanes, Qt.Key.Key_Down)
    assert page.lanes.lane != first
    qtbot.keyClick(page.lanes, Qt.Key.Key_Plus)
    assert page.lanes.axis.days < axis.days
    closer = page.lanes.axis
    qtbot.keyClick(page.lanes, Qt.Key.Key_Right)
    assert page.lanes.axis.first > closer.first
    assert page.bar.value() == (page.lanes.axis.first - page.lanes.whole.first).days
    chosen = page.lanes.lane
    qtbot.keyClick(page.lanes, Qt.Key.Key_Return)
    whole.settle()
    assert whole.window.stack.name == "agreement"
    assert whole.window.page.title.endswith(chosen.title)
    assert whole.window.page.tabs.current == "term"


def test_the_wheel_zooms_about_the_pointer_and_dragging_moves(page, qtbot):
    view = page.lanes.viewport()
    at = QPointF(view.width() * 0.75, 20)
    day = page.lanes.painter_of(view.width()).day(at.x())
    wheel = QWheelEvent(
        at, view.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    page.lanes.wheelEvent(wheel)
    assert abs((page.lanes.painter_of(view.width()).day(at.x()) - day).days) <= 12
    before = page.lanes.axis.first
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    qtbot.mouseMove(view, QPoint(320, 20))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(320, 20))
    assert page.lanes.axis.first < before


def test_the_whole_time_and_today_are_a_button_away(page):
    page.show_all()
    assert page.lanes.axis == page.lanes.whole
    for _turn in range(6):
        page.lanes.zoom(0.7)
    page.lanes.move_by(5)
    page.lanes.to_today()
    assert page.lanes.axis.first <= TODAY <= page.lanes.axis.last


def test_lanes_are_read_aloud_and_stand_as_a_table(page, qtbot):
    lane = page.lanes.lane
    cell = page.lanes.lanes.index(0, 0)
    assert page.lanes.lanes.data(cell, Qt.ItemDataRole.AccessibleTextRole) == told(lane)
    reader = QAccessible.queryAccessibleInterface(page.lanes)
    assert reader.text(QAccessible.Text.Name) == "Tidslinje"
    page.tabs.turn_to("words")
    rows = page.words.rows
    facts = {rows.row_at(at)[0].title: rows.row_at(at) for at in range(len(rows.keys))}
    assert set(facts) == {"Socialjour", "Tolkar", "Arkiv"}
    assert page.listing().table is page.words


def test_they_are_sorted_as_asked(page):
    page.order.setCurrentIndex(page.order.findData("number"))
    page.order.activated.emit(0)
    assert titles(page) == ["Socialjour", "Tolkar", "Arkiv"]


def test_what_is_under_the_pointer_is_told(page):
    lane = next(page.lanes.lanes.at(row) for row in range(3) if page.lanes.lanes.at(row).title == "Tolkar")
    paints = page.lanes.painter_of(1000)
    assert paints.told_at(lane, paints.x(D(2027, 9, 30))).startswith("Option: sista dag (kommunerna) 2027-09-30")
    assert paints.told_at(lane, paints.x(D(2026, 3, 1))) == "Första perioden 2025-01-01 – 2027-12-31, pågår"


def test_they_are_printed_as_seen(whole, page, tmp_path):
    page.paper.setCurrentIndex(page.paper.findData("A3"))
    page.lanes.zoom(0.7)
    axis = page.lanes.axis
    whole.menu("print-timeline")
    box = whole.flows.documents.preview
    whole.desktop.answer = tmp_path / "tidslinje.pdf"
    box.save_button.click()
    whole.settle()
    with pypdfium2.PdfDocument(whole.desktop.answer) as document:
        assert round(document[0].get_size()[0]) == 1191
        text = document[0].get_textpage().get_text_bounded()
    assert f"Tidslinje {axis.first.isoformat()} – {axis.last.isoformat()}" in text
    box.reject()


def test_another_day_is_marked_and_left_by_esc(whole, register, uuids, qtbot):
    whole.begin(register)
    look_at(whole, whole.turn_to("avtal"), "2025-05-01")
    whole.menu("timeline")
    page = whole.window.page
    assert page.note.isVisible()
    assert page.lanes.as_of == D(2025, 5, 1)
    page.lanes.setFocus()
    qtbot.keyClick(page.lanes, Qt.Key.Key_Escape)
    whole.settle()
    assert page.note.isHidden()
    assert page.lanes.as_of == TODAY


def test_nothing_left_leads_back_to_the_list(whole, register, uuids):
    whole.begin(register)
    whole.turn_to("tidslinje", TimelinesWanted((uuids[0],)))
    whole.context.bridge.do(agreement.RemoveAgreement(uuids[0]))
    whole.settle()
    assert whole.window.stack.name == "avtal"


def test_without_agreements_there_is_a_way_to_choose_some(whole, register, uuids):
    whole.begin(register)
    page = whole.turn_to("tidslinje")
    assert page.panes()[0].text() == "Välj i listan"
    page.panes()[0].click()
    assert whole.window.stack.name == "avtal"
