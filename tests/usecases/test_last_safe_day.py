"""The last safe day on a real register: which bodies, requests and recommendations count."""

from __future__ import annotations

from datetime import date

import pytest
from builders import TODAY, an_agreement, decided, org

from nkavtal.catalogue import safe_words as words
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, bodies, safe_days
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.ledger import AddRow, EditRow
from nkavtal.usecases.safe_days import Asked

GOAL = date(2027, 7, 1)


def meets(store: Store, name: str, body: str, *days: str, **values: str) -> None:
    found = bodies.find(store, org(store, name), body)
    perform(store, bodies.AddMeetings(found.uuid, tuple({"held_on": day} for day in days)))
    if values:
        perform(store, EditRow("body", found.uuid, values))  # type: ignore[arg-type]


@pytest.fixture
def uuid(store: Store) -> str:
    meets(store, "Kalix", "KF", "2027-03-01", "2027-04-26", "2027-06-14", papers_days="21", minutes_days="7")
    meets(store, "Kalix", "KS", "2027-05-17", papers_days="10", minutes_days="7")
    meets(store, "Boden", "KF", "2027-03-22", "2027-05-10")
    meets(store, "Norrbottens Kommuner", "Styrelsen", "2027-02-04", "2027-03-04", papers_days="14", minutes_days="5")
    return an_agreement(store, parties=("Kalix", "Boden", "Pajala"), starts_on="2027-07-01")


def reckoned(store: Store, uuid: str, **asked: object) -> safe_days.SafeDays:
    facts = safe_days.facts(store, uuid, TODAY)
    return safe_days.reckon(facts, Asked(GOAL, **asked), TODAY)  # type: ignore[arg-type]


def test_the_councils_decide_unless_another_body_is_named(store: Store, uuid: str) -> None:
    boden, kalix, pajala = reckoned(store, uuid).chances
    assert kalix.way is not None
    assert boden.way is not None
    # Kalix 26 April: minutes 3 May, appeal to 24 May, force 25 May. 14 June would give force in July.
    assert (kalix.taker.calendar.body, kalix.way.sitting, kalix.way.ready) == (
        "KF",
        date(2027, 4, 26),
        date(2027, 5, 25),
    )
    # Boden says nothing of its days: 16 for minutes by law, so 10 May gives 26 May, appeal to 16 June, force 17 June
    assert (boden.way.sitting, boden.way.ready, boden.must_have) == (
        date(2027, 5, 10),
        date(2027, 6, 17),
        date(2027, 4, 19),
    )
    assert pajala.state == "no_calendar"

    ks = bodies.find(store, org(store, "Kalix"), "KS").uuid
    kalix = reckoned(store, uuid, bodies={org(store, "Kalix"): ks}).chances[1]
    assert (kalix.taker.calendar.body, kalix.must_have) == ("KS", date(2027, 5, 7))
    assert [one.state for one in reckoned(store, uuid, kind="executive").chances] == [
        "no_calendar",
        "open",
        "no_calendar",
    ]


def test_the_board_is_the_federations_until_it_has_recommended(store: Store, uuid: str) -> None:
    found = reckoned(store, uuid)
    # Kalix must have it 5 April: out 29 March; the board of 4 March has its minutes on the 9th
    assert found.board.deciding == ("Kalix",)
    assert found.board.way is not None
    assert (found.board.way.sitting, found.board.way.papers_by) == (date(2027, 3, 4), date(2027, 2, 18))

    step = {"step": "recommendation", "body": "Styrelsen", "decided_on": "2026-11-05"}
    perform(store, AddRow("recommendation", uuid, step))
    assert reckoned(store, uuid).board.state == "not_needed"
    assert reckoned(store, uuid).earliest.board is None
    assert reckoned(store, uuid, notice=True).board.state == "open"


def test_a_meeting_that_is_called_off_is_none(store: Store, uuid: str) -> None:
    council = bodies.find(store, org(store, "Kalix"), "KF")
    perform(store, EditRow("meeting", council.meetings[1].uuid, {"cancelled": True}))
    kalix = reckoned(store, uuid).chances[1]
    assert kalix.way is not None
    assert kalix.way.sitting == date(2027, 3, 1)


def test_who_has_answered_or_been_asked_is_known(store: Store, uuid: str) -> None:
    decided(store, uuid, "Boden", decided_on="2026-11-02")
    kalix_line = next(one for one in agreement.show(store, uuid, TODAY).parties if one.short_name == "Kalix")
    perform(store, AddRow("request", kalix_line.uuid, {"kind": "request", "sent_on": "2026-11-10"}))
    boden, kalix, _pajala = reckoned(store, uuid).chances
    assert boden.state == "decided"
    assert (kalix.state, kalix.must_have, kalix.taker.got_on) == ("open", None, date(2026, 11, 10))
    assert [one.state for one in reckoned(store, uuid, notice=True).chances] == ["open", "open", "no_calendar"]


def test_the_day_a_party_was_asked_counts_also_without_a_letter(store: Store, uuid: str) -> None:
    kalix_line, boden_line = (
        next(one for one in agreement.show(store, uuid, TODAY).parties if one.short_name == name)
        for name in ("Kalix", "Boden")
    )
    perform(store, EditRow("party", kalix_line.uuid, {"asked_on": "2026-10"}))
    perform(store, AddRow("request", boden_line.uuid, {"kind": "request", "sent_on": "2027-01-10"}))
    boden, kalix, _pajala = reckoned(store, uuid).chances
    assert (kalix.taker.got_on, kalix.must_have) == (date(2026, 10, 31), None)
    assert boden.taker.got_on is None


@pytest.mark.parametrize(
    ("decided_on", "known"),
    [("2026-11-23", date(2026, 11, 23)), ("2026-11-24", None), ("2026-10", date(2026, 10, 31)), ("2026-11", None), ("2026", None)],
)  # fmt: skip
def test_a_recommendation_counts_when_its_day_has_surely_come(
    store: Store, uuid: str, decided_on: str, known: date | None
) -> None:
    step = {"step": "recommendation", "body": "Styrelsen", "decided_on": decided_on}
    perform(store, AddRow("recommendation", uuid, step))
    assert safe_days.facts(store, uuid, TODAY).recommended_on == known


def test_the_days_that_are_likely_to_be_wanted_are_known(store: Store, uuid: str) -> None:
    facts = safe_days.facts(store, uuid, TODAY)
    assert (facts.starts_on, facts.notice_on) == (date(2027, 7, 1), None)
    assert facts.minutes_days == 16
    assert facts.board is not None
    assert facts.board.name == "Styrelsen"


def test_a_start_that_has_been_is_no_day_to_reckon_to(store: Store) -> None:
    assert safe_days.facts(store, an_agreement(store, starts_on="2024-01-01"), TODAY).starts_on is None


def test_the_answer_is_one_sentence_in_every_case(store: Store, uuid: str) -> None:
    told = words.answer(reckoned(store, uuid), TODAY)
    assert told == (
        "Styrelsen ska rekommendera senast 4 mars 2027 (om 101 dagar), med underlaget inne 18 februari 2027 (om 87 dagar)."
        " Kalix avgör."
    )
    late = safe_days.reckon(safe_days.facts(store, uuid, TODAY), Asked(GOAL), date(2027, 4, 6))
    assert words.remarks(late, date(2027, 4, 6))[0] == "Redan för sent: Kalix."
    assert words.answer(late, date(2027, 4, 6)) == (
        "Det är för sent för styrelsen: det sista sammanträdet som hinner är 4 mars 2027 (33 dagar sedan). Boden avgör."
    )
    facts = safe_days.facts(store, uuid, TODAY)
    assert words.answer(safe_days.reckon(facts, Asked(GOAL), date(2027, 2, 20)), date(2027, 2, 20)) == (
        "Underlaget till styrelsen 4 mars 2027 (om 12 dagar) skulle ha varit inne 18 februari 2027 (2 dagar sedan)."
        " Kalix avgör."
    )
    none = an_agreement(store, "Utan parter", parties=())
    assert words.answer(reckoned(store, none), TODAY) == "Avtalet har inga parter som ska besluta."
    unknown = an_agreement(store, "Okända dagar", parties=("Pajala",))
    assert words.answer(reckoned(store, unknown), TODAY) == "Ingen dag kan räknas ut: inga sammanträden är kända."
    decided(store, unknown, "Pajala", decided_on="2026-11-02")
    assert words.answer(reckoned(store, unknown), TODAY) == "Alla har svarat."
