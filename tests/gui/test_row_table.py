"""The table shows rows, keeps what was marked and says what was meant."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from nkavtal.gui.parts.adoption_bar import Adoption
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.row_model import BLOCK
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.states import party_state


@dataclass(frozen=True)
class Row:
    id: int
    title: str
    state: str = "signed"


COLUMNS = (
    Column("title", "Avtal", lambda r: r.title, 200, sub=lambda r: f"nr {r.id}", sort_name="title", stretch=True, fixed=True),
    Column("state", "Läge", lambda r: party_state(r.state).word, 140, state=lambda r: party_state(r.state)),
    Column("adopted", "Antagit", lambda r: Adoption(11, 14, 9).words, bar=lambda r: Adoption(11, 14, 9), right=True),
    Column("note", "Anmärkning", lambda r: "", hidden=True),
)  # fmt: skip
ROWS = [Row(i, f"Avtal {i}") for i in range(50)]


@pytest.fixture
def table(qtbot):
    made = RowTable(COLUMNS, "Avtal", two_lines=True)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.set_rows(ROWS, key=lambda r: r.id)
    made.show()
    return made


def test_the_marked_row_stays_marked_when_rows_are_sorted_anew(table):
    table.mark(7)
    table.set_rows(ROWS[::-1], key=lambda r: r.id)
    assert table.marked_row() == ROWS[7]
    assert table.selected_keys() == [7]


def test_after_a_removal_the_next_row_is_marked(table):
    table.mark(7)
    table.set_rows([row for row in ROWS if row.id != 7], key=lambda r: r.id)
    assert table.marked_key() == 8


def test_enter_and_double_click_open_the_marked_row(qtbot, table):
    table.mark(3)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [3]


def test_a_click_on_a_head_asks_for_sorting_and_again_for_falling(qtbot, table):
    asked = []
    table.sort_asked.connect(lambda name, falling: asked.append((name, falling)))
    for _turn in range(2):
        table.horizontalHeader().sectionClicked.emit(0)
    table.horizontalHeader().sectionClicked.emit(1)
    assert asked == [("title", False), ("title", True)]


def test_copied_rows_have_heads_and_are_text_and_table(table):
    table.mark(1)
    table.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Avtal\tLäge\tAntagit\nAvtal 1\tUndertecknat\t11 av 14"
    assert "<td>Avtal 1</td>" in data.html()


def test_a_cell_is_said_in_words(table):
    said = [table.rows.data(table.rows.index(0, c), Qt.ItemDataRole.AccessibleTextRole) for c in range(4)]
    assert said == [
        "Avtal: Avtal 0, nr 0",
        "Läge: Undertecknat",
        "Antagit: 11 av 14 har antagit, 9 har undertecknat",
        "Anmärkning: saknas",
    ]


def test_columns_can_be_chosen_and_put_back(table):
    menu = table.column_menu()
    shown = {action.text(): action for action in menu.actions() if action.isCheckable()}
    assert not shown["Avtal"].isEnabled()
    shown["Anmärkning"].trigger()
    assert not table.isColumnHidden(3)
    kept = table.layout_state()
    table.reset_columns()
    assert table.isColumnHidden(3)
    table.restore_layout(kept)
    assert not table.isColumnHidden(3)


def test_widths_are_remembered_by_name_and_unknown_names_passed_over(table):
    table.setColumnWidth(1, 222)
    kept = table.layout_state() | {"order": ["gone", "state", "title", "adopted", "note"]}
    table.reset_columns()
    table.restore_layout(kept)
    assert table.columnWidth(1) == 222
    assert table.horizontalHeader().visualIndex(1) < table.horizontalHeader().visualIndex(0)


def test_rows_in_sight_are_fetched_in_blocks_and_no_others(qtbot, table):
    asked = []

    def fetch(keys, deliver):
        asked.append(keys[0])
        deliver([Row(key, f"Hämtat {key}") for key in keys])

    table.set_keys(range(100_000, 200_000), fetch)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    table.mark(100_000 + 50 * BLOCK)
    qtbot.waitUntil(lambda: len(asked) > 1, timeout=20_000)
    assert table.marked_row().title == f"Hämtat {100_000 + 50 * BLOCK}"
    assert len(asked) <= 3


def test_an_answer_to_an_older_question_is_not_taken(qtbot, table):
    late = []
    table.set_keys([1, 2], lambda keys, deliver: late.append(deliver))
    qtbot.waitUntil(lambda: bool(late), timeout=20_000)
    table.set_rows(ROWS, key=lambda r: r.id)
    late[0]([Row(1, "Gammalt"), Row(2, "Gammalt")])
    assert table.rows.row_at(1).title == "Avtal 1"


def test_rows_grow_with_the_text(look, table):
    before = table.rowHeight(0)
    look.use("light", 200)
    assert before >= 46
    assert table.rowHeight(0) > 1.5 * before


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_the_marked_row_is_painted_apart(look, table, mode):
    look.use(mode)
    table.mark(0)
    picture = table.viewport().grab().toImage()
    height = table.rowHeight(0)
    middle = table.columnWidth(0) - 4
    assert picture.pixelColor(middle, height // 2) != picture.pixelColor(middle, height + height // 2)


def test_a_cell_that_does_not_fit_tells_it_all_in_its_tip(table):
    table.set_rows([Row(1, "Ett mycket långt avtalsnamn som inte får plats " * 4)], key=lambda r: r.id)
    column, row = COLUMNS[0], table.rows.row_at(0)
    assert table.itemDelegate().tip(column, row, table.rows.index(0, 0)).startswith("Ett mycket långt")
    assert table.itemDelegate().tip(COLUMNS[2], row, table.rows.index(0, 2)) == ""
