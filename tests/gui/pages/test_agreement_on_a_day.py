"""Per den reaches an agreement's page and the matrix: that day's state, terms and decisions, marked, and nothing changed."""

from __future__ import annotations

from datetime import date as D

import pytest
from builders import TODAY, an_agreement, decided, opened, org
from gui.pages.test_as_of_a_day import choose_day, look_at, rows
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from usecases.test_terms import TACIT, ruled

from nkavtal.gui.pages.agreement_tab import AgreementTab
from nkavtal.usecases import notice, term
from nkavtal.usecases.all_acts import perform

DAY = D(2026, 4, 1)


@pytest.fixture
def uuid(register):
    store = opened(register)
    made = ruled(store, TACIT, title="Socialjour", parties=("Kalix", "Kiruna"))
    decided(store, made, "Kalix", decided_on="2026-03-02")
    decided(store, made, "Kiruna", decided_on="2026-05-04")
    perform(store, notice.RegisterNotice(made, "own", {"received_on": "2026-05-20"}))
    store.close()
    return made


@pytest.fixture
def page(whole, register, uuid):
    whole.begin(register)
    return whole.turn_to("agreement", AgreementTab(uuid, "term", DAY))


def states(page):
    return {line.short_name: line.state for line in page._card.own_side}


def test_opened_from_the_list_it_is_of_the_list_s_day(whole, register, uuid, qtbot):
    whole.begin(register)
    found = whole.turn_to("avtal")
    look_at(whole, found, DAY.isoformat())
    found.table.setFocus()
    found.table.mark_first()
    listed = rows(found)["Socialjour"]
    qtbot.keyClick(found.table, Qt.Key.Key_Return)
    whole.settle()
    page = whole.window.page
    assert page.note.isVisible()
    assert (page._card.status, page._card.adopted) == (listed.status, listed.adopted)


def test_state_terms_and_decisions_are_of_the_day(page):
    assert states(page)["Kiruna"] != "adopted"
    assert states(page)["Kalix"] == "adopted"
    assert page._card.status != "terminated"
    assert page.term._stands.text() == "Läget 2026-04-01"
    said = [one.text() for one in page.term.standing.findChildren(QLabel)]
    assert "Sägs det upp 2026-04-01" in said
    assert "Sägs det upp i dag" not in said
    assert page.term.line._line.today == DAY
    assert page.term.line._line.today_word == "2026-04-01"


def test_nothing_can_be_changed_and_esc_goes_to_today(whole, page, qtbot):
    for name in ("edit", "decide", "sign", "attach", "remove", "term-notice", "dossier"):
        entry = whole.window.menus.action(name)
        assert not entry.isEnabled(), name
    assert not page.decide_button.isEnabled()
    assert not page.print_button.isEnabled()
    assert not page.term.notice_button.isEnabled()
    assert page.term.notice_button.toolTip() == "Sidan visar en annan dag. Gå till i dag först."
    page.tabs.turn_to("parties")
    page.parties.open_party(page._card.own_side[0].organisation)
    whole.settle()
    assert page.parties.open_now is None
    page.parties.table.setFocus()
    qtbot.keyClick(page.parties.table, Qt.Key.Key_Escape)
    whole.settle()
    assert page.note.isHidden()
    assert page._card.status == "terminated"
    assert page.decide_button.isEnabled()


def test_an_agreement_gone_to_by_itself_is_of_today(whole, page, uuid):
    whole.turn_to("agreement", uuid)
    assert page.note.isHidden()
    assert page._card.status == "terminated"


def test_the_matrix_is_of_the_day_and_says_so(whole, register, uuid):
    whole.begin(register)
    page = whole.turn_to("tackning")
    matrix = page.matrix
    choose_day(whole, matrix.as_of, DAY.isoformat())
    assert matrix.as_of.banner.isVisible()
    assert "Registret som det gällde den 1 april 2026" in page.listing().selection
    places = {one.name: at for at, one in enumerate(matrix.model.parties)}
    cells = {name: matrix.model.cell_at(0, places[name]).state for name in ("Kalix", "Kiruna")}
    assert cells["Kalix"] == "adopted"
    assert cells["Kiruna"] != "adopted"
    assert not whole.window.menus.action("decide").isEnabled()
    matrix.table.go_to(0, places["Kiruna"])
    whole.settle()
    whole.menu("show-cell")
    opened_page = whole.window.page
    assert opened_page.note.isVisible()
    assert opened_page.parties.table.marked_key() is not None
    page = whole.turn_to("tackning")
    whole.menu("as-of-today")
    assert matrix.model.cell_at(0, places["Kiruna"]).state == "adopted"


def test_a_party_with_days_of_its_own_has_its_later_periods_drawn(whole, register):
    store = opened(register)
    made = ruled(store, TACIT, title="Socialjour", parties=("Kalix", "Kiruna"))
    own = TACIT.replace("2026-12-31", "2027-03-31")
    perform(store, term.SetClause(made, own, org(store, "Kalix")))
    an_agreement(store, "Annat")
    store.close()
    whole.begin(register)
    page = whole.turn_to("agreement", AgreementTab(made, "term"))
    page.term.party.setCurrentIndex(page.term.party.findText("Kalix"))
    page.term.party.activated.emit(1)
    bars = page.term.line._line.bars
    assert [(one.first, one.last) for one in bars if one.look == "coming"][:2] == [
        (D(2027, 4, 1), D(2028, 3, 31)), (D(2028, 4, 1), D(2029, 3, 31)),
    ]  # fmt: skip
    assert any(one.expected for one in page.term.line._line.marks)
    assert page.term.line._line.today == TODAY
