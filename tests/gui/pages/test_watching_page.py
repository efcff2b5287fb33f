"""Bevakningar: what is late, what nears, why, and what is done about it."""

from __future__ import annotations

from datetime import date as D

import openpyxl
import pytest
from builders import an_agreement, org
from gui.pages.watching_setting import JUNE, fill, listed, watching_page
from icalendar import Calendar
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLabel

from nkavtal.catalogue.watch_filter import WatchFilter
from nkavtal.gui.parts.heading import Heading
from nkavtal.gui.parts.row_button import RowButton
from nkavtal.usecases import bodies, term
from nkavtal.usecases.all_acts import perform


@pytest.fixture
def page(whole, register):
    fill(register)
    return watching_page(whole, register)


def mark(page, *titles):
    model, table = page.rows.table.selectionModel(), page.rows.table
    flags = QItemSelectionModel.SelectionFlag
    for n, key in enumerate([one for one in table.row_keys if page.rows._shown[one].title in titles]):
        index = table.rows.index(table.rows.place(key), 0)
        model.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows if n == 0 else flags.Select | flags.Rows)


def told(page):
    QApplication.processEvents()  # what was just put in the pane is shown
    return [one.text() for one in page.pane.findChildren(QLabel) if one.isVisibleTo(page.pane) and one.text()]


def test_days_stand_under_how_near_they_are(page):
    assert listed(page) == [
        "Överskriden, 1 frist",
        "2026-11-16 Räddningstjänst",
        "Inom 7 dagar, 1 frist",
        "2026-11-30 Språktolkar",
        "Inom 90 dagar, 1 frist",
        "2026-12-31 Gemensam socialjour",
        "Senare, 1 frist",
        "2028-12-31 Hjälpmedel",
    ]
    assert page.status_text() == "4 frister"


def test_the_marked_day_is_explained_step_by_step(page):
    mark(page, "Gemensam socialjour")
    lines = told(page)
    assert "torsdag 31 december 2026, om 38 dagar" in lines
    assert any(line.startswith("1.  ") for line in lines)
    assert any(
        line[0].isdigit() and "30 december 2026" in line for line in lines
    )  # a day nobody works is told with the day before


def test_arrows_pass_headings_over_and_nothing_marks_them(page, qtbot):
    page.rows.table.setFocus()
    titles = []
    for _turn in range(5):
        titles.append(page.rows.marked_rows()[0].title)
        qtbot.keyClick(page.rows.table, Qt.Key.Key_Down)
    assert titles == ["Räddningstjänst", "Språktolkar", "Gemensam socialjour", "Hjälpmedel", "Hjälpmedel"]
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert page.rows.table.marked_row().title == "Räddningstjänst"
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Up)
    assert page.rows.table.marked_row().title == "Räddningstjänst"
    page.rows.table.selectAll()
    assert len(page.rows.marked_rows()) == 4
    assert not any(isinstance(key, Heading) for key in page.rows.table.selected_keys())


def test_the_list_is_narrowed_by_time_kind_words_and_whose(page):
    def titles():
        return {row.title for row in page.rows.all}

    page.filter.group.choose("late")
    assert titles() == {"Räddningstjänst"}
    page.filter.clear()
    page.filter.kind.choose("notice")
    assert titles() == {"Gemensam socialjour", "Språktolkar", "Hjälpmedel"}
    page.filter.whose.choose("Anna Ek")
    assert titles() == {"Gemensam socialjour", "Hjälpmedel"}
    page.filter.clear()
    page.focus_search("tolk bo")
    assert titles() == {"Språktolkar"}
    page.focus_search("finns inte")
    assert told(page)[0] == "Markera en frist för att se varför dagen är den dagen."
    assert page.panes()[1].text() == "Rensa urvalet"
    page.panes()[1].click()
    assert len(titles()) == 4


def test_mine_are_those_one_answers_for_or_stands_in_for(whole, page):
    whole.context.remember.change(name="Bo Alm")
    page.refresh(None)
    whole.settle()
    page.filter.whose.choose("=mine")
    assert {row.title for row in page.rows.all} == {"Språktolkar", "Hjälpmedel", "Räddningstjänst"}


def test_several_are_put_off_in_one_act_and_come_back_by_one_undo(whole, page):
    mark(page, "Gemensam socialjour", "Språktolkar")
    assert told(page)[0] == "2 frister är markerade"
    whole.menu("watch-snoozed")
    box = page.acts_on.box
    box.primary.click()
    assert box.isVisible()  # a day is needed
    box.form.set_values({"until": "2026", "note": "Väntar på styrelsen"})
    box.primary.click()
    assert box.isVisible()  # NKA-360
    assert "2026 är ingen hel dag" in box.form.summary.accessibleName() + " ".join(
        one.text() for one in box.findChildren(QLabel)
    )
    box.form.set_values({"until": "2026-11-23"})
    box.primary.click()
    whole.settle()
    assert box.isVisible()  # today has been
    box.form.set_values({"until": "2026-12-15", "note": "Väntar på styrelsen"})
    box.primary.click()
    whole.settle()
    assert not box.isVisible()
    assert [row.title for row in page.rows.all] == ["Räddningstjänst", "Hjälpmedel"]
    page.filter.settled.setChecked(True)
    assert listed(page)[-3:] == [
        "Klart eller uppskjutet, 2 frister",
        "2026-11-30 Språktolkar",
        "2026-12-31 Gemensam socialjour",
    ]
    mark(page, "Språktolkar")
    assert "Uppskjuten till 2026-12-15" in told(page)
    assert "Väntar på styrelsen" in told(page)
    whole.window.undo()
    whole.settle()
    assert page.status_text() == "4 frister"
    assert all(row.state == "open" for row in page.rows.all)


def test_a_day_is_done_with_a_note_and_opened_again(whole, page):
    mark(page, "Räddningstjänst")
    page.pane.buttons["done"].click()
    box = page.acts_on.box
    box.form.set_values({"note": "Alla har svarat per telefon"})
    box.primary.click()
    whole.settle()
    assert "Räddningstjänst" not in {row.title for row in page.rows.all}
    page.filter.settled.setChecked(True)
    mark(page, "Räddningstjänst")
    assert page.pane.buttons["done"].isHidden()
    page.pane.buttons[""].click()
    whole.settle()
    assert [row.state for row in page.rows.all if row.title == "Räddningstjänst"] == ["open"]


def test_enter_opens_the_agreement(whole, page, qtbot):
    mark(page, "Språktolkar")
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Return)
    whole.settle()
    assert whole.window.page.title.endswith("Språktolkar")


def test_the_list_is_taken_out_as_it_is_seen(whole, page, tmp_path):
    page.filter.kind.choose("notice")
    whole.desktop.answer = tmp_path / "frister.xlsx"
    whole.menu("list-xlsx")
    rows = list(openpyxl.load_workbook(whole.desktop.answer).active.iter_rows(values_only=True))
    heads = next(row for row in rows if row[0] == "Frist")
    assert heads[:2] == ("Frist", "Veckodag")
    body = rows[rows.index(heads) + 1 :]
    assert [(row[0].date(), row[1], row[2]) for row in body] == [
        (D(2026, 11, 30), "måndag", "Språktolkar"),
        (D(2026, 12, 31), "torsdag", "Gemensam socialjour"),
        (D(2028, 12, 31), "söndag", "Hjälpmedel"),
    ]
    assert any("Slag: Sista uppsägningsdag" in str(row[0]) for row in rows)


def test_a_sorted_list_has_no_groups_and_the_day_brings_them_back(page):
    page.rows.table.sort_asked.emit("title", False)
    assert listed(page)[0] == "2026-12-31 Gemensam socialjour"
    assert not any(isinstance(key, Heading) for key in page.rows.table.rows.keys)
    page.rows.table.sort_asked.emit("day", False)
    assert listed(page)[0] == "Överskriden, 1 frist"


def test_what_is_shown_or_marked_goes_to_the_calendar_without_doubles(whole, page, tmp_path):
    def identities():
        return [str(one["uid"]) for one in Calendar.from_ical(whole.desktop.answer.read_bytes()).walk("VEVENT")]

    whole.desktop.answer = tmp_path / "bevakningar.ics"
    page.ics_button.click()
    whole.settle()
    first = identities()
    assert len(first) == len(set(first)) == 4
    whole.menu("watch-ics")
    assert identities() == first
    mark(page, "Språktolkar", "Hjälpmedel")
    whole.menu("watch-ics")
    assert len(identities()) == 2
    assert set(identities()) < set(first)


def test_another_page_can_point_at_some_days(whole, page):
    whole.turn_to("oversikt")
    whole.turn_to("bevakningar", WatchFilter(month=(2026, 12)))
    assert listed(page) == ["Inom 90 dagar, 1 frist", "2026-12-31 Gemensam socialjour"]
    assert "Visar december 2026." in page.listing().selection
    page.point_at_all()
    assert page.status_text() == "4 frister"


def test_a_register_that_is_read_only_offers_no_acts(whole, page):
    whole.context.bridge.read_only = True
    page.refresh(None)
    whole.settle()
    assert not page.pane.buttons["done"].isEnabled()
    assert not whole.window.menus.action("watch-done").isEnabled()
    assert whole.window.menus.action("watch-ics").isEnabled()


def test_nothing_to_watch_is_said_calmly(running):
    page = running.turn_to("bevakningar")
    assert page.status_text() == "0 frister"
    assert page.listing() is None
    assert page.rows.clear.isHidden()


def test_the_month_shows_the_same_rows_and_marks_the_same_day(whole, page, qtbot):
    mark(page, "Gemensam socialjour")
    whole.menu("tab")
    grid = page.rows.month.grid
    assert page.rows.as_month
    assert grid.day == D(2026, 12, 31)
    assert [row.title for row in page.rows.marked_rows()] == ["Gemensam socialjour"]
    assert "torsdag 31 december 2026, om 38 dagar" in told(page)
    assert grid.days.spoken(grid.day).startswith("torsdag 31 december 2026, röd dag, 1 frist: Gemensam socialjour")
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert page.rows.marked_rows() == ()
    assert told(page)[0] == "Inga frister 30 december 2026."
    grid.go_to(D(2026, 11, 30))
    whole.settle()
    whole.menu("watch-done")
    page.acts_on.box.primary.click()
    whole.settle()
    assert page.rows.marked_rows() == ()
    assert grid.day == D(2026, 11, 30)
    page.rows.tabs.turn_to("list")
    assert "Språktolkar" not in " ".join(listed(page))


def test_the_month_shows_when_bodies_meet(whole, page):
    store = whole.program.open_store
    days = ({"held_on": "2026-12-14"}, {"held_on": "2026-12-15", "cancelled": True})
    for party, body in (("Kalix", "KF"), ("Norrbottens Kommuner", "Styrelsen")):
        perform(store, bodies.AddMeetings(bodies.find(store, org(store, party), body).uuid, days))
    page.refresh(None)
    whole.settle()
    page.rows.tabs.turn_to("month")
    grid = page.rows.month.grid
    grid.go_to(D(2026, 12, 14))
    assert grid.days.spoken(grid.day) == "måndag 14 december 2026, 2 sammanträden: Styrelsen; KF Kalix"
    assert grid.days.spoken(D(2026, 12, 15)) == "tisdag 15 december 2026"


def test_a_day_with_several_lets_one_be_chosen(whole, page, register):
    perform(
        whole.program.open_store,
        term.SetClause(an_agreement(whole.program.open_store, "Arkiv", ("Kalix",)), JUNE),
    )
    page.refresh(None)
    whole.settle()
    page.rows.tabs.turn_to("month")
    page.rows.month.grid.go_to(D(2026, 12, 31))
    buttons = page.pane.findChildren(RowButton)
    assert len(buttons) == 2
    first = page.rows.marked_rows()[0].title
    next(one for one in buttons if "visas" not in one.accessibleName()).click()
    assert page.rows.marked_rows()[0].title != first


def test_lead_times_by_type_and_of_one_agreement_move_the_day_to_begin(whole, page):
    def begins():
        return next(row.watch.begin for row in page.rows.all if row.title == "Gemensam socialjour")

    assert begins() == D(2026, 10, 1)  # 90 days before the working day before
    whole.menu("lead-times")
    box = page.leads.box
    box.form.set_value("others", "120")
    box.form.set_value("framework", "30")
    box.primary.click()
    whole.settle()
    assert not box.isVisible()
    assert begins() == D(2026, 9, 1)
    mark(page, "Gemensam socialjour")
    whole.menu("lead-own")
    box = page.leads.box
    box.form.set_values({"lead_days": "x"})
    box.primary.click()
    assert box.isVisible()
    box.form.set_values({"lead_days": "10"})
    box.primary.click()
    whole.settle()
    assert begins() == D(2026, 12, 20)
    whole.window.undo()
    whole.settle()
    assert begins() == D(2026, 9, 1)
    whole.menu("lead-times")
    assert page.leads.box.form.values()["framework"] == "30"
    page.leads.box.primary.click()
    whole.settle()
    assert not page.leads.box.isVisible()


def test_menus_are_built_anew_only_when_other_things_can_be_done(page, qtbot):
    built = []
    page.actions_changed.connect(lambda: built.append(1))
    page.rows.table.setFocus()
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.rows.table, Qt.Key.Key_Down)
    assert built == []
    page.rows.table.selectAll()
    assert built
