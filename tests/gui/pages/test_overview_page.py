"""The first page: counters that open exactly what they count, days with their steps, deeds, and one's own."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, decided, opened
from gui import walk
from gui.pages.agreement_setting import fill, type_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nkavtal.catalogue import deed_words
from nkavtal.catalogue.overview import Deed
from nkavtal.gui import theme
from nkavtal.gui.dialogs.agreement_form import NewAgreement
from nkavtal.gui.dialogs.who import Who
from nkavtal.gui.pages.overview import OverviewPage
from nkavtal.usecases import agreement
from nkavtal.usecases.history import Undo
from nkavtal.usecases.party import RecordDecision


@pytest.fixture
def page(whole, register) -> OverviewPage:
    """Give the first page over three agreements."""
    fill(register)
    whole.begin(register)
    return whole.window.page


def numbers(page):
    return {code: tile.number for code, tile in page.tiles.items()}


def test_the_register_opens_on_the_overview_and_its_counters_are_doors(whole, page):
    assert page.title == "Översikt"
    found = numbers(page)
    assert found == {"late": 0, "within_30": 0, "within_90": 1, "within_180": 1, "decision": 1, "signature": 2}
    for code, n in found.items():
        whole.turn_to("oversikt").tiles[code].click()
        whole.settle()
        listed = whole.window.page
        assert listed.title == "Avtal"
        assert len(listed.table.rows.keys) == n, code
        assert listed.filter.wanted.pending == code


def test_a_counter_follows_what_is_done_and_what_is_undone(whole, page):
    uuid = page._found.deadlines[0].agreement
    waiting = [one for one in agreement.show(whole.program.open_store, uuid, TODAY).own_side if one.waiting]
    before = numbers(page)
    act = RecordDecision(uuid, tuple(one.organisation for one in waiting), {"outcome": "rejected", "kind": "final"})
    whole.context.bridge.do(act)
    whole.settle()
    assert numbers(page) == before | {"decision": 0, "within_90": 0}
    whole.context.bridge.do(Undo())
    whole.settle()
    assert numbers(page) == before


def test_a_tile_says_its_number_and_the_nearest_day(page):
    assert page.tiles["within_90"].accessibleName() == "31–90 dagar: 1, närmast om 38 dagar"
    assert page.tiles["late"].accessibleName() == "Försenade: 0, inga just nu"
    assert page.tiles["signature"].accessibleName() == "Saknar underskrift: 2, 2 underskrifter"


def test_the_chevron_tells_where_a_day_comes_from(whole, page):
    first, second = page.deadlines.rows
    first.chevron.click()
    second.chevron.click()
    whole.settle()
    assert "1.  Svar senast 31 december 2026 från Kalix, Pajala och Överkalix." in walk.texts(first)
    assert any(line.startswith("1.  ") for line in walk.texts(second))  # as in Bevakningar
    assert any(line[0].isdigit() and "28 februari 2027" in line for line in walk.texts(second))
    assert first.chevron.accessibleName().startswith("Dölj varifrån dagen kommer")
    first.chevron.click()
    assert not first.open


def test_a_day_opens_its_agreement_by_key_and_all_of_them_the_list(whole, page):
    row = page.deadlines.rows[0]
    assert row.button.accessibleName() == (
        "2026-12-31, om 38 dagar: Läkarmedverkan i hemsjukvården, Svar från kommunerna"
    )
    whole.qtbot.keyClick(row.button, Qt.Key.Key_Return)
    whole.settle()
    assert whole.window.page.title == "2026-001 Läkarmedverkan i hemsjukvården"
    whole.turn_to("oversikt").deadlines.link.click()
    whole.settle()
    assert len(whole.window.page.table.rows.keys) == 2


def deeds(page):
    return [row.accessibleName().rsplit(". ", 1)[0] for row in page.deeds.rows]


def test_the_first_time_no_deeds_are_told_and_the_next_time_those_in_between(whole, page, register):
    assert deeds(page) == []
    assert "Här visas vad du och andra har gjort sedan du senast var här." in walk.texts(page.deeds)
    page.hidden()
    whole.program.open_store.actor = "Per"
    decided(whole.program.open_store, page._found.deadlines[1].agreement, "Boden")
    whole.flows.registers.open_folder(register)
    whole.settle()
    again = whole.window.page
    assert deeds(again) == ["Boden: antagit. 2026-002 Hjälpmedelscentral"]
    again.deeds.rows[0].click()
    whole.settle()
    assert whole.window.page.title == "2026-002 Hjälpmedelscentral"
    whole.turn_to("oversikt").deeds.read_button.click()
    whole.settle()
    assert deeds(whole.window.page) == []
    assert "Inget nytt." in walk.texts(whole.window.page.deeds)


def test_what_one_did_oneself_is_not_told_the_next_time(whole, page, register):
    whole.turn_to("avtal")
    whole.context.bridge.do(agreement.CreateAgreement({"title": "Eget"}))
    whole.settle()
    whole.flows.registers.open_folder(register)
    whole.settle()
    assert deeds(whole.window.page) == []


def test_a_register_that_is_thrown_away_is_not_remembered(whole):
    whole.begin(None)
    whole.flows.do("example")
    whole.settle()
    assert whole.context.remember.view("seen") is None


def test_without_a_name_the_page_offers_to_set_one_and_then_shows_ones_own(whole, register):
    store = opened(register)
    an_agreement(store, "Skoldatatek", (), responsible="Jurist", ends_on="2027-01-01")
    store.close()
    whole.begin(register)
    page = whole.window.page
    assert page.mine.rows == []
    page.mine.who_button.click()
    whole.settle()
    box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Who) and one.isVisible())
    type_in(box.form.boxes["name"].input, "Anna Ek")
    type_in(box.form.boxes["role"].input, "jurist")
    box.primary.click()
    whole.settle()
    assert page.mine.rows[0].accessibleName().startswith("2026-001, Skoldatatek")
    assert whole.program.open_store.actor == "Anna Ek"
    page.mine.link.click()
    whole.settle()
    listed = whole.window.page
    assert listed.filter.mine.isChecked()
    assert [row.title for row in map(listed.table.rows.row_at, range(1))] == ["Skoldatatek"]


def test_the_list_asks_who_one_is_before_it_shows_ones_own(whole, page):
    listed = whole.turn_to("avtal")
    listed.filter.mine.click()
    whole.settle()
    assert not listed.filter.mine.isChecked()
    assert any(isinstance(one, Who) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_an_empty_register_shows_the_ways_in(whole, register):
    whole.begin(register)
    page = whole.window.page
    assert page.empty.isVisible()
    whole.menu("new")
    box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, NewAgreement) and one.isVisible())
    type_in(box.form.boxes["title"].input, "Skoldatatek")
    box.primary.click()
    whole.settle()
    assert whole.window.page.title == "2026-001 Skoldatatek"
    assert not whole.turn_to("oversikt").empty.isVisible()


@pytest.mark.parametrize("size", [100, 200])
def test_every_control_has_a_name_and_nothing_is_wider_than_the_page(whole, page, size):
    theme.current().use("light", size)
    whole.window.resize(1366, 768)
    whole.settle()
    assert walk.unnamed(page) == []
    inner = page._scroll.widget()
    assert inner.minimumSizeHint().width() <= page._scroll.viewport().width()
    for tile in page.tiles.values():
        assert tile.width() >= tile.sizeHint().width()


def test_counters_and_cards_wrap_where_there_is_little_room(whole, page):
    whole.window.resize(1440, 900)
    whole.settle()
    tops = {tile.y() for tile in page.tiles.values()}
    assert len(tops) == 1
    whole.window.resize(1024, 768)
    theme.current().use("light", 150)
    whole.settle()
    assert len({tile.y() for tile in page.tiles.values()}) == 2
    assert page.deeds.y() > page.deadlines.y()


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (Deed(1, "create_agreement", {"number": "1", "title": "A"}, "", ""), "Nytt avtal"),
        (Deed(1, "import_register", {"file": "lista.xlsx"}, "", ""), "lista.xlsx är inläst"),
        (Deed(1, "undo", {"act": "create_agreement", "number": "1"}, "", ""), "Ångrat: Nytt avtal 1"),
        (Deed(1, "add_row", {"row": "contact", "owner": "Kalix"}, "", ""), "Tillagt: kontakt"),
        (Deed(1, "record_decision", {"parties": "Kalix", "number": "1"}, "", ""), "Registrera beslut: Kalix, avtal 1"),
        (Deed(1, "something_newer", {}, "", ""), "something_newer"),
    ],
)
def test_a_deed_is_told_shortly_also_when_little_is_known_of_it(deed, words):
    assert deed_words.deed_title(deed) == words


def test_moments_are_told_as_people_do():
    assert deed_words.when_text("2026-11-23T12:00:00+00:00", TODAY).startswith("i dag ")
    assert deed_words.when_text("2026-11-22T12:00:00+00:00", TODAY).startswith("i går ")
    assert deed_words.when_text("2026-11-20T12:00:00+00:00", TODAY).startswith("fredag 20 november ")
    assert deed_words.when_text("2025-11-20T12:00:00+00:00", TODAY) == "20 november 2025"
