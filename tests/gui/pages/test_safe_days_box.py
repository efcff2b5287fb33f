"""The last safe day in the window."""

from __future__ import annotations

import pytest
from builders import an_agreement, org
from gui import walk

from nkavtal.usecases import bodies


def meets(running, name, body, *days):
    store = running.program.open_store
    found = bodies.find(store, org(store, name), body)
    running.program.perform(bodies.AddMeetings(found.uuid, tuple({"held_on": day} for day in days)))


@pytest.fixture
def box(running):
    """Give the dialog of an agreement that Boden, Kalix and Pajala are to adopt."""
    meets(running, "Kalix", "KF", "2027-03-01", "2027-04-26")
    meets(running, "Kalix", "KS", "2027-05-17")
    meets(running, "Boden", "KF", "2027-05-10")
    meets(running, "Norrbottens Kommuner", "Styrelsen", "2027-02-04", "2027-03-04")
    store = running.program.open_store
    uuid = an_agreement(store, "Hjälpmedel", parties=("Kalix", "Boden", "Pajala"), starts_on="2027-07-01")
    page = running.turn_to("agreement", uuid)
    page.tabs.turn_to("term")
    page.term.safe_button.click()
    running.settle()
    yield page.safe_days.open_box
    if page.safe_days.open_box is not None:
        page.safe_days.open_box.accept()


def rows(box):
    return [(one.taker.name, one.state) for one in (box.table.rows.row_at(i) for i in range(len(box.table.rows.keys)))]


def test_the_first_out_stands_first_and_the_unknown_last(box):
    assert rows(box) == [("Kalix", "open"), ("Boden", "open"), ("Pajala", "no_calendar")]
    told = walk.texts(box)
    assert (
        "Styrelsen ska rekommendera senast 4 mars 2027 (om 101 dagar), med underlaget inne 11 februari 2027 (om 80 dagar). Kalix avgör."
        in told
    )
    assert walk.unnamed(box) == []


def test_each_day_is_explained_step_by_step(running, box):
    assert "Det sista sammanträde som hinner är KF 26 april 2027." in box.steps.steps
    assert any("kommunallagen" in one for one in box.steps.steps)
    box.table.mark(org(running.program.open_store, "Pajala"))
    running.settle()
    assert box.steps.steps == ("Inga sammanträden är kända. Ingen dag räknas ut.",)


def test_another_body_may_decide(running, box):
    assert [box.body_choice.itemText(i) for i in range(2)] == ["Kommunfullmäktige", "Kommunstyrelsen"]
    box.body_choice.setCurrentIndex(1)
    box.body_choice.activated.emit(1)
    running.settle()
    assert box.found.chances[1].taker.calendar.body == "KS"
    assert rows(box)[0] == ("Boden", "open")


def test_a_notice_asks_for_its_own_day(running, box):
    box.form.set_value("about", "notice")
    box.form.changed.emit("about")
    running.settle()
    assert box.found is None
    assert box.form.boxes["send_days"].isVisibleTo(box)
    assert "Skriv dagen då uppsägningen senast ska vara framme." in walk.texts(box)
    box.form.set_value("goal", "2027-06-30")
    box.form.changed.emit("goal")
    running.settle()
    assert box.found.wanted.send_days == 3


def test_what_is_no_number_is_not_reckoned_with(running, box):
    box.form.set_value("dispatch_days", "sju")
    box.form.changed.emit("dispatch_days")
    running.settle()
    assert box.found is None


@pytest.mark.parametrize("typed", ["99999999", "-3", ""])
def test_too_many_days_are_not_reckoned_with(running, box, typed):
    box.form.set_value("papers_days", typed)
    box.form.changed.emit("papers_days")
    running.settle()
    assert box.found is None


def test_closing_while_it_reckons_drops_the_answer(running, box, monkeypatch):
    answered = []
    monkeypatch.setattr(type(box), "show_found", lambda _box, _asked, _found: answered.append(1))
    box.ask()
    assert running.context.jobs.busy
    box.accept()
    running.settle()
    assert answered == []


def test_the_answer_can_be_copied(qapp, box):
    box.copy_button.click()
    text = qapp.clipboard().text()
    assert "Hjälpmedel" in text
    assert "Pajala: sammanträden saknas" in text
