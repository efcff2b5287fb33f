"""Per den: the list of agreements on another day, marked, read only, and left by Esc."""

from __future__ import annotations

from datetime import date as D

import openpyxl
import pytest
from builders import an_agreement, decided, opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton


@pytest.fixture
def page(whole, register):
    store = opened(register)
    early = an_agreement(store, "Socialjour", ("Kalix", "Kiruna"), starts_on="2026-07-01", ends_on="2028-06-30")
    decided(store, early, "Kalix", decided_on="2026-03-02")
    decided(store, early, "Kiruna", decided_on="2026-05-04")
    late = an_agreement(store, "Tolkar", ("Kalix",), starts_on="2026-10-01", ends_on="2027-12-31")
    decided(store, late, "Kalix", decided_on="2026-09-01")
    store.close()
    whole.begin(register)
    return whole.turn_to("avtal")


def look_at(whole, page, day):
    choose_day(whole, page.list.as_of, day)


def choose_day(whole, as_of, day):
    whole.menu("as-of")
    box = as_of.box
    box.form.set_values({"day": day})
    box.primary.click()
    whole.settle()


def rows(page):
    model = page.table.rows
    return {model.row_at(at).title: model.row_at(at) for at in range(len(model.keys))}


def test_the_list_stands_as_on_the_day_and_says_so(whole, page, tmp_path):
    look_at(whole, page, "2026-04-01")
    assert {title: (row.status, row.adopted) for title, row in rows(page).items()} == {
        "Socialjour": ("partly_adopted", 1)
    }
    banner = page.list.as_of.banner
    assert banner.isVisible()
    told = "Registret som det gällde den 1 april 2026, enligt dagens kunskap."
    assert told in [one.text() for one in banner.findChildren(QLabel)]
    assert told in page.listing().selection
    whole.desktop.answer = tmp_path / "lista.xlsx"
    whole.menu("list-xlsx")
    cells = [row[0] for row in openpyxl.load_workbook(whole.desktop.answer).active.iter_rows(values_only=True)]
    assert any(told in str(cell) for cell in cells)


def test_nothing_can_be_changed_while_another_day_is_shown(whole, page):
    look_at(whole, page, "2026-04-01")
    for name in ("new", "edit", "change-many", "decide", "remove", "proposals"):
        entry = whole.window.menus.action(name)
        assert not entry.isEnabled(), name
        assert entry.toolTip() == "Sidan visar en annan dag. Gå till i dag först.", name
    assert not page.new_button.isEnabled()
    assert page.pane.isHidden()  # it tells of today
    assert whole.window.menus.action("open-agreement").isEnabled()


@pytest.mark.parametrize("way", ["esc", "button", "menu"])
def test_today_comes_back(whole, page, qtbot, way):
    look_at(whole, page, "2026-04-01")
    assert len(rows(page)) == 1
    if way == "esc":
        page.table.setFocus()
        qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    elif way == "button":
        next(one for one in page.list.as_of.banner.findChildren(QPushButton) if one.text() == "Till i dag").click()
    else:
        whole.menu("as-of-today")
    whole.settle()
    assert len(rows(page)) == 2
    assert page.list.as_of.banner.isHidden()
    assert page.new_button.isEnabled()
    assert page.pane.isVisible()
    assert page.list.as_of.told() == ""


def test_a_day_with_nothing_is_no_empty_register(whole, page):
    look_at(whole, page, "1999-01-01")
    assert rows(page) == {}
    assert page.list.as_of.banner.isVisible()
    whole.menu("as-of-today")
    assert len(rows(page)) == 2


def test_distances_count_from_the_day(whole, page):
    look_at(whole, page, "2028-06-29")
    due = next(one for one in page.table.rows.columns if one.name == "due")
    assert due.chip(rows(page)["Socialjour"])[0] == "i morgon"
    assert page.list.as_of.day == D(2028, 6, 29)


def test_another_register_is_shown_as_of_today(whole, page, register):
    look_at(whole, page, "2026-04-01")
    whole.flows.registers.open_folder(register)
    whole.settle()
    assert len(rows(whole.turn_to("avtal"))) == 2
