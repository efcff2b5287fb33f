"""The wording in force: an amendment's for those that have adopted it, from their own day."""

from __future__ import annotations

from datetime import date

from nkavtal.rules.wording import Applied, Change, Wording, wordings

D = date
FIRST = (Change("§ 4", "sex månader", "tolv månader", "T1"), {"Boden": D(2026, 1, 1), "Kalix": D(2026, 3, 1)})
SECOND = (Change("§4", "tolv månader", "nio månader", "T2"), {"Boden": D(2027, 1, 1)})
PARTIES = ("Boden", "Kalix", "Pajala")


def told(changes: list[Applied], day: date) -> dict[str, str]:
    return {party: one.text for one in wordings(changes, PARTIES, day) for party in one.parties}


def test_before_anybody_has_adopted_it_the_old_words_hold_for_all() -> None:
    assert wordings([FIRST], PARTIES, D(2025, 12, 31)) == (Wording("§ 4", "sex månader", "", None, PARTIES),)


def test_each_has_the_new_words_from_its_own_day() -> None:
    assert told([FIRST], D(2026, 1, 1)) == {"Boden": "tolv månader", "Kalix": "sex månader", "Pajala": "sex månader"}
    assert told([FIRST], D(2026, 3, 1)) == {"Boden": "tolv månader", "Kalix": "tolv månader", "Pajala": "sex månader"}


def test_parties_with_other_days_have_the_same_words_and_their_own_since() -> None:
    since = {party: one.since for one in wordings([FIRST], PARTIES, D(2026, 3, 1)) for party in one.parties}
    assert since == {"Boden": D(2026, 1, 1), "Kalix": D(2026, 3, 1), "Pajala": None}


def test_the_change_that_came_last_holds() -> None:
    assert told([FIRST, SECOND], D(2027, 1, 1))["Boden"] == "nio månader"
    assert told([SECOND, FIRST], D(2027, 1, 1))["Boden"] == "nio månader"
    assert told([FIRST, SECOND], D(2026, 12, 31))["Boden"] == "tolv månader"


def test_on_one_day_the_one_entered_last_holds() -> None:
    other = (Change("§ 4", "", "tre månader", "T3"), {"Boden": D(2026, 1, 1)})
    assert told([FIRST, other], D(2026, 6, 1))["Boden"] == "tre månader"


def test_places_stand_for_themselves() -> None:
    other = (Change("Bilaga 2", "A", "B", "T1"), {"Pajala": D(2026, 1, 1)})
    rows = wordings([FIRST, other], PARTIES, D(2026, 2, 1))
    assert [one.place for one in rows] == ["§ 4", "§ 4", "Bilaga 2", "Bilaga 2"]


def test_a_change_may_begin_later_than_its_amendment() -> None:
    later = (Change("§ 4", "A", "B", "T1", D(2026, 6, 1)), {"Boden": D(2026, 1, 1), "Kalix": D(2026, 9, 1)})
    assert told([later], D(2026, 5, 31))["Boden"] == "A"
    assert told([later], D(2026, 6, 1)) == {"Boden": "B", "Kalix": "A", "Pajala": "A"}
    assert told([later], D(2026, 9, 1))["Kalix"] == "B"
