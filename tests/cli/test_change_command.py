"""A field of several agreements changed from the terminal."""

from __future__ import annotations


def who(at, example):
    return {row["number"]: row["responsible"] for row in at(example, "list", "--json").data}


def test_what_would_be_changed_is_shown_and_nothing_is(at, example):
    before = who(at, example)
    done = at(example, "change", "--search", "part:kalix", "--field", "responsible", "--set", "Controller", "--dry-run")
    assert done.code == 0, done.err
    assert "avtal skulle ändras. Inget är ändrat." in done.out
    assert who(at, example) == before


def test_two_agreements_are_changed_and_put_back(at, example):
    before = who(at, example)
    data = at(example, "change", "2026-009", "2026-008", "--field", "responsible", "--set", "Controller", "--json").data
    assert [row["after"] for row in data["agreements"]] == [{"responsible": "Controller"}] * 2
    assert who(at, example) == {**before, "2026-009": "Controller", "2026-008": "Controller"}
    at(example, "undo")
    assert who(at, example) == before


def test_an_area_is_added_and_taken_away(at, example):
    areas = lambda: {r["number"]: r["field"] for r in at(example, "list", "--json").data}["2026-008"]  # noqa: E731
    before = areas()
    assert at(example, "change", "2026-008", "--field", "areas", "--add", "education").code == 0
    assert areas() == "education," + before
    assert at(example, "change", "2026-008", "--field", "areas", "--remove", "education").code == 0
    assert areas() == before


def test_adding_to_a_single_value_and_naming_nothing_are_refused(at, example):
    done = at(example, "change", "2026-008", "--field", "responsible", "--add", "Bo", "--json")
    assert (done.code, done.error["code"]) == (1, "NKA-301")
    done = at(example, "change", "--search", "finnsinte", "--field", "responsible", "--set", "Bo", "--json")
    assert (done.code, done.error["code"]) == (1, "NKA-302")
