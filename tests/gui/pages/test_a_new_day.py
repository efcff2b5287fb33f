"""What came due while nobody looked is told once; a new day comes while the window is open."""

from __future__ import annotations

from datetime import date as D
from datetime import timedelta

import pytest
from builders import TODAY
from gui.pages.watching_setting import fill
from PySide6.QtWidgets import QLabel, QPushButton

from nkavtal.gui.parts.note import Banner

KEPT = "watched-on"


def come_to(whole, day):
    object.__setattr__(whole.context.clock, "fixed", day)


def banner(whole):
    found = [
        one
        for one in whole.window.findChildren(Banner)
        if one.isVisible() and one.accessibleName().startswith(tuple("0123456789"))
    ]
    return found[0] if found else None


@pytest.fixture
def looked(whole, register):
    """Give a program that was last used on 20 November, in a register with days."""
    fill(register)
    whole.begin(register)
    whole.settle()
    kept = whole.context.remember.view(KEPT)
    assert list(kept.values()) == [TODAY.isoformat()]  # the first time nothing is told
    assert banner(whole) is None
    (key,) = kept
    whole.context.remember.keep_view(KEPT, {key: "2026-08-20"})
    return whole


def again(whole, register):
    whole.flows.registers.open_folder(register)
    whole.settle()


def test_what_came_due_is_told_once_and_leads_to_it(looked, register):
    again(looked, register)
    shown = banner(looked)
    assert shown.accessibleName() == "3 bevakningar har blivit aktuella sedan 20 augusti 2026"
    assert "Räddningstjänst" in shown.accessibleDescription()
    next(one for one in shown.findChildren(QPushButton) if one.text() == "Visa i Bevakningar").click()
    looked.settle()
    page = looked.window.page
    assert {row.title for row in page.rows.all} == {"Räddningstjänst", "Språktolkar", "Gemensam socialjour"}
    assert "Visar 3 bevakningar som har blivit aktuella sedan sist." in [
        one.text() for one in page.note.findChildren(QLabel)
    ]
    assert banner(looked) is None
    again(looked, register)
    assert banner(looked) is None


def test_a_clock_that_ran_ahead_tells_nothing_twice_and_makes_no_storm(looked, register):
    come_to(looked, D(2031, 1, 1))
    again(looked, register)
    first = banner(looked)
    assert first is None or first.accessibleName().endswith("20 augusti 2026")  # one banner, however many days
    come_to(looked, TODAY)
    again(looked, register)
    assert banner(looked) is None
    assert set(looked.context.remember.view(KEPT).values()) == {TODAY.isoformat()}


def test_a_new_day_reaches_lists_and_pages_while_the_window_is_open(looked, register):
    again(looked, register)
    page = looked.turn_to("bevakningar")
    row = next(one for one in page.rows.all if one.title == "Språktolkar")
    assert row.bucket == "7"
    come_to(looked, D(2026, 12, 1))
    looked.flows.standing.look()
    looked.settle()
    looked.flows.days.look()
    looked.settle()
    row = next(one for one in page.rows.all if one.title == "Språktolkar")
    assert row.bucket == "late"
    text = page.rows.table.rows.columns[0].chip(row)
    assert text == ("i går", "bad")
    shown = banner(looked)
    assert shown.accessibleName() == "1 bevakning har blivit aktuell sedan 23 november 2026"
    overview = looked.turn_to("oversikt")
    assert "tisdag 1 december 2026" in overview._date.text()
    agreements = looked.turn_to("avtal")
    late = next(one for one in agreements.table.rows._rows.values() if one.title == "Språktolkar")
    due = next(one for one in agreements.table.rows.columns if one.name == "due")
    assert due.chip(late) is None or due.chip(late)[0] != "om 7 dagar"


def test_the_same_day_is_not_asked_about_again(looked, register):
    again(looked, register)
    before = looked.flows.days._day
    looked.flows.days.look()
    assert looked.flows.days._day == before
    come_to(looked, TODAY + timedelta(days=1))
    looked.flows.days.look()
    assert looked.flows.days._day == TODAY + timedelta(days=1)
    looked.settle()


def test_twelve_months_lead_to_their_days_and_to_paper(looked, register, tmp_path):
    again(looked, register)
    page = looked.turn_to("oversikt")
    names = [one.accessibleName() for one in page.months.bars.buttons]
    assert len(names) == 12
    assert names[0] == "november 2026: 1 frist (1 sista uppsägningsdag)"
    assert names[2] == "januari 2027: 0 frister"
    page.months.bars.buttons[1].click()
    looked.settle()
    assert looked.window.page.status_text() == "1 frist"
    assert {row.title for row in looked.window.page.rows.all} == {"Gemensam socialjour"}
    looked.desktop.answer = tmp_path / "årshjul.pdf"
    looked.menu("year-wheel")
    assert looked.desktop.answer.read_bytes().startswith(b"%PDF")
    assert looked.desktop.proposals == ["Årshjul 2026-11-23.pdf"]
