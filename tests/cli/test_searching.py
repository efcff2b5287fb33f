"""The words of the search box, in a terminal: they find the same, and a wrong one ends with 1 and an explanation."""

from __future__ import annotations

import pytest


def numbers(done) -> list[str]:
    assert done.code == 0
    return [row["number"] for row in done.data]


def test_search_finds_what_the_list_finds_with_the_same_words(at, example):
    every = numbers(at(example, "list", "--json"))
    words = "part:kalix läge:gällande"
    found = numbers(at(example, "search", *words.split(), "--json"))
    assert found == numbers(at(example, "list", "--search", words, "--json"))
    assert found == numbers(at(example, "list", "--party", "Kalix", "--status", "in_force", "--json"))
    assert 0 < len(found) < len(every)
    assert numbers(at(example, "search", "saknar:kiruna", "--json")) == numbers(
        at(example, "list", "--not-signed", "Kiruna", "--json")
    )


def test_a_word_can_be_turned_round(at, example):
    every = numbers(at(example, "list", "--json"))
    of_kalix = numbers(at(example, "search", "part:kalix", "--json"))
    assert numbers(at(example, "search", "inte", "part:kalix", "--json")) == [n for n in every if n not in of_kalix]


def test_search_tells_people_what_was_found(at, example):
    out = at(example, "search", "medel").out
    assert "2 avtal" in out
    assert at(example, "search", "finns", "inte:").code == 1
    assert at(example, "search", "finnsinte").out.strip() == "Inga avtal att visa."


@pytest.mark.parametrize("command", [("search", "medel", "part:kalxi"), ("list", "--search", "medel part:kalxi")])
def test_a_wrong_word_ends_with_1_and_is_explained(at, example, command):
    done = at(example, *command)
    assert (done.code, done.out) == (1, "")
    assert "NKA-293" in done.err
    assert "Menade du Kalix?" in done.err
    told = at(example, *command, "--json").error
    assert (told["code"], told["near"], told["place"]) == ("NKA-293", "Kalix", [11, 16])


def test_a_search_is_saved_used_and_removed(at, example):
    assert at(example, "saved", "list").out.strip() == "Inga sökningar är sparade."
    assert "Mina" in at(example, "saved", "add", "Mina", "part:kalix", "läge:gällande").out
    (told,) = at(example, "saved", "list", "--json").data
    found = numbers(at(example, "search", "--saved", "mina", "--json"))
    assert (told["name"], told["count"]) == ("Mina", len(found))
    assert found == numbers(at(example, "search", "part:kalix", "läge:gällande", "--json"))
    assert len(numbers(at(example, "search", "--saved", "mina", "medel", "--json"))) < len(found)
    assert str(len(found)) in at(example, "saved", "list").out
    assert at(example, "saved", "remove", "Mina").code == 0
    assert at(example, "search", "--saved", "Mina").code == 1
    assert at(example, "undo").code == 0
    assert at(example, "search", "--saved", "Mina").code == 0


def test_a_search_with_a_wrong_word_is_not_saved(at, example):
    assert at(example, "saved", "add", "Mina", "part:kalxi").code == 1
    assert at(example, "saved", "list", "--json").data == []
