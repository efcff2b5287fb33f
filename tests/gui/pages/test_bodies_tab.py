"""An organisation's bodies: their names and meetings, pasted, by pattern and one by one."""

from __future__ import annotations

import pytest
from builders import an_agreement, org
from gui import walk

from nkavtal.gui.dialogs.row_form import RowForm
from nkavtal.usecases import bodies, history, organisation
from nkavtal.usecases.ledger import AddRow, RemoveRow


@pytest.fixture
def tab(running):
    """Give the tab with the bodies of Kalix."""
    page = running.turn_to("parter", org(running.program.open_store, "Kalix"))
    page.pane.turn_to("bodies")
    return page.pane.bodies


def held(running, name="Kalix", body="KF"):
    store = running.program.open_store
    return [str(one.values["held_on"]) for one in bodies.find(store, org(store, name), body).meetings]


def pasted(tab, text):
    tab.paste()
    tab.open_box.form.set_value("text", text)
    return tab.open_box


def test_the_usual_bodies_are_there_from_the_start(running, tab):
    assert [one.name for one in tab._card.bodies] == ["Kommunfullmäktige", "Kommunstyrelsen"]
    assert tab.body.name == "Kommunfullmäktige"
    assert walk.unnamed(tab) == []


def test_a_pasted_calendar_is_seen_before_it_is_kept(running, tab):
    box = pasted(tab, "Sammanträden 2027\n18/1\n1 mars\n2027-04-12\n")
    assert "Rad 1: Sammanträden 2027" in walk.texts(box)
    assert [str(one.day) for one in box.new] == ["2027-01-18", "2027-03-01", "2027-04-12"]
    assert held(running) == []

    box.primary.click()
    running.settle()

    assert held(running) == ["2027-01-18", "2027-03-01", "2027-04-12"]
    assert tab.open_box is None


def test_what_is_no_day_stops_until_it_is_passed_over(running, tab):
    box = pasted(tab, "2027-01-18\n2027-02-31\n")
    assert not box.primary.isEnabled()
    assert "Rad 2, kolumn 1: ”2027-02-31” finns inte i den månaden" in walk.texts(box)

    box.pass_over.setChecked(True)
    box.primary.click()
    running.settle()

    assert held(running) == ["2027-01-18"]


def test_days_that_are_there_are_not_doubled_and_all_is_undone_at_once(running, tab):
    pasted(tab, "2027-01-18\n2027-03-01").primary.click()
    running.settle()
    box = pasted(tab, "2027-03-01\n2027-04-12\n2027-04-12")
    assert box.sum.text() == "1 nytt sammanträde. 1 finns redan."
    box.primary.click()
    running.settle()
    assert held(running) == ["2027-01-18", "2027-03-01", "2027-04-12"]

    running.program.perform(history.Undo())
    running.program.perform(history.Undo())
    assert held(running) == []


def test_meetings_that_are_there_get_the_day_their_papers_close(running, tab):
    pasted(tab, "2027-01-18\n2027-03-01").primary.click()
    running.settle()
    box = pasted(tab, "Dag\tHandlingar inne\n2027-01-18\t2026-12-21\n2027-03-01\t")
    assert box.sum.text() == "0 nya sammanträden. 2 finns redan."
    assert box.primary.text() == "Spara dagarna för handlingar"
    box.primary.click()
    running.settle()
    assert [one.values["papers_by"] for one in tab.body.meetings] == ["2026-12-21", None]


def test_a_pattern_shows_its_days_before_they_are_kept(running, tab):
    tab.by_pattern()
    box = tab.open_box
    box.primary.click()
    running.settle()
    assert box.sum.text() == "11 nya sammanträden."
    assert held(running) == []

    box.primary.click()
    running.settle()
    assert held(running)[:3] == ["2027-01-25", "2027-02-22", "2027-03-25"]


def test_a_changed_pattern_is_shown_anew_before_it_is_kept(running, tab):
    tab.by_pattern()
    box = tab.open_box
    box.primary.click()
    running.settle()
    box.form.set_value("often", "w3")
    box.form.changed.emit("often")
    assert box.new == ()
    box.form.set_value("last", "2026-01-01")
    box.primary.click()
    running.settle()
    assert "Välj en dag efter den första, högst tio år senare" in walk.texts(box)
    assert held(running) == []
    box.form.set_values(box.form.values())
    box.reject()


def test_bodies_that_are_gone_come_back_by_one_act(running, tab):
    store = running.program.open_store
    kalix = org(store, "Kalix")
    for body in ("KF", "KS"):
        assert not tab.usual_button.isVisibleTo(tab)
        running.program.perform(RemoveRow("body", bodies.find(store, kalix, body).uuid))
        running.window.page.refresh(None)
        running.settle()
    tab.usual_button.click()
    running.settle()
    assert [one.name for one in organisation.show(store, kalix).bodies] == ["Kommunfullmäktige", "Kommunstyrelsen"]


def test_the_parties_own_bodies_are_offered_where_a_decision_is_recorded(running):
    store = running.program.open_store
    uuid = an_agreement(store, parties=("Kalix", "Boden"))
    running.program.perform(
        AddRow("body", org(store, "Kalix"), {"name": "Fritids- och kulturnämnden", "kind": "committee"})
    )
    page = running.turn_to("agreement", uuid)
    page.acts_on.decide(page._card)
    running.settle()
    box = page.acts_on.open_box
    offered = box.main.boxes["body"].input._line.completer().model().stringList()
    assert {"KF", "Kommunfullmäktige", "Fritids- och kulturnämnden"} <= set(offered)
    assert len(offered) == len(set(offered))
    box.reject()


def test_the_federations_bodies_are_offered_where_a_step_is_recorded(running):
    page = running.turn_to("agreement", an_agreement(running.program.open_store, parties=("Kalix",)))
    page.details.recommendations.add()
    running.settle()
    (form,) = [box for box in running.window.findChildren(RowForm) if box.isVisible()]
    offered = form.form.boxes["body"].input._line.completer().model().stringList()
    assert {"Styrelsen", "Utbildningsberedningen", "Barn- och utbildningsberedningen"} <= set(offered)
    form.reject()
