"""Every field can be asked for by a word of its own, and every word has an example that means something."""

from __future__ import annotations

import pytest
from builders import TODAY

from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.field import Field, Kind
from nkavtal.catalogue.search_meaning import meaning
from nkavtal.catalogue.search_words import BY_WORD, SEARCH_WORDS, SearchWord, _of_field
from nkavtal.rules.search_text import read

PARTIES = {"k": ("Kalix", "Kalix kommun"), "r": ("Region Norrbotten",)}
EVERY_WORD = pytest.mark.parametrize("word", SEARCH_WORDS, ids=lambda word: word.word)


@pytest.mark.parametrize("field", AGREEMENT_FIELDS, ids=lambda field: field.name)
def test_every_field_has_a_word(field: Field) -> None:
    assert [one.of for one in SEARCH_WORDS].count(field.name) == 1


def test_no_word_means_two_things() -> None:
    every = [name for one in SEARCH_WORDS for name in (one.word, *one.others)]
    assert sorted(every) == sorted(BY_WORD)


@EVERY_WORD
def test_a_word_can_be_typed_as_it_is(word: SearchWord) -> None:
    (term,) = read(f"{word.word}:x").terms
    assert term.key == word.word == word.word.lower()


@EVERY_WORD
def test_the_example_of_a_word_means_something(word: SearchWord) -> None:
    (asked,) = meaning(read(word.example), TODAY, lambda: PARTIES)
    assert asked.field == word.of  # type: ignore[union-attr]


def test_a_new_field_gets_its_word_by_itself() -> None:
    assert _of_field(Field("x", "Nytt fält (kr)", Kind.MONEY)).word == "nytt-fält-kr"
    assert _of_field(Field("x", "Nyckelord")).word == "nyckelord"
