"""Amounts, areas, types, names: each reader says what it could not take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registers import TODAY, new_register

from nkavtal.exchange.register_in.read_bodies import read_parties
from nkavtal.exchange.register_in.reading import Reading
from nkavtal.exchange.register_in.values import (
    is_email,
    read_amount,
    read_areas,
    read_organisation_kind,
    read_type,
    read_yes_no,
)


@pytest.fixture
def reading() -> Reading:
    return Reading(new_register(), {}, TODAY)


@pytest.mark.parametrize(
    ("value", "kronor", "words"),
    [
        ("123,4 mkr", "123400000.00", ""),
        ("80\u00a0000:-", "80000.00", ""),
        (1000000, "1000000.00", ""),
        ("1.200.000", "1200000.00", ""),
        ("2,5 miljoner kronor", "2500000.00", ""),
        ("2 297,00 kr/mån", "2297.00", "2 297,00 kr/mån"),
        ("ca 5 tkr", "5000.00", "ca 5 tkr"),
        ("650 000 + 350 000", "", "650 000 + 350 000"),
        ("30 %", "", "30 %"),
        ("enligt prislista", "", "enligt prislista"),
    ],
)
def test_an_amount_is_kronor_and_the_words_it_cannot_hold(value: str | int, kronor: str, words: str) -> None:
    told = read_amount(value)
    assert (told.value, told.words) == (kronor, words)


@given(st.text(max_size=40))
def test_any_text_is_an_amount_or_words(text: str) -> None:
    told = read_amount(text)
    assert told.value or told.words == text


@pytest.mark.parametrize(
    ("text", "codes", "whole"),
    [
        ("HSV", "health", True),
        ("Social/utb/HSV", "education,social,health", True),
        ("UTB", "education", True),
        ("utb m.m.", "education", False),
        ("kultur", "other", False),
        ("regional utv.", "other", False),
        ("rymd", "", False),
        ("–", "", True),
    ],
)
def test_areas_are_codes_and_the_rest_is_words(text: str, codes: str, whole: bool) -> None:
    told = read_areas(text)
    assert (told.value, told.words == "") == (codes, whole)


def test_all_areas_are_asked_about() -> None:
    assert read_areas("Alla").open


@pytest.mark.parametrize(
    ("text", "code", "whole"),
    [
        ("avtal", "agreement", True),
        ("Avtal med bilagor", "agreement", True),
        ("Avtal, likalydande", "agreement", True),
        ("Riktlinjer, överenskommelse", "guidelines", False),
        ("nämndavtal + reglemente", "joint_committee", False),
        ("grundavtal + 11 bilagor", "main", False),
        ("IOP", "civil_partnership", True),
        ("gemensam resurs", "", False),
    ],
)
def test_a_type_is_known_by_its_longest_wording(text: str, code: str, whole: bool) -> None:
    told = read_type(text)
    assert (told.value, told.words == "") == (code, whole)


def test_kinds_of_organisations_are_known() -> None:
    kinds = {
        text: read_organisation_kind(text).value for text in ("Lärosäte", "stat", "kommun (annat län)", "samverkan")
    }
    assert kinds == {
        "Lärosäte": "university",
        "stat": "state",
        "kommun (annat län)": "municipality",
        "samverkan": "other",
    }


def test_yes_no_and_neither() -> None:
    assert [read_yes_no(text) for text in ("Ja", "x", "nej", "kanske", None)] == [True, True, False, None, None]


def test_an_address_is_told_from_words() -> None:
    assert is_email("registrator@example.org")
    assert not is_email("registrator (at) example.org")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ö-kalix", "Överkalix"),
        ("Ö-torneå", "Övertorneå"),
        ("O\u0308verkalix", "Överkalix"),
        ("Haparanda stad", "Haparanda"),
        ("Övertorneå kommun", "Övertorneå"),
        ("Lule å", "Luleå"),
        ("LULEA", "Luleå"),
        ("Arv.", "Arvidsjaur"),
        ("Jokkmokks", "Jokkmokk"),
        ("Älvsbyns kommun", "Älvsbyn"),
    ],
)
def test_a_municipality_is_known_by_any_of_its_spellings(reading: Reading, text: str, name: str) -> None:
    assert reading.names.named(reading.names.member(text)).short_name == name


@pytest.mark.parametrize("text", ["Över", "Arj", "Partille", "Vara", "", "Bodens fästning"])
def test_what_is_none_of_ours_is_nobody(reading: Reading, text: str) -> None:
    assert reading.names.member(text) == ""


def test_parties_in_words(reading: Reading) -> None:
    everyone = read_parties(reading, "14 kommuner + landstinget")
    assert everyone.everyone
    assert everyone.words
    assert read_parties(reading, "Boden + 13").everyone
    assert not read_parties(reading, "GR + 13").everyone
    assert not read_parties(reading, "15 kommuner").everyone
    four = read_parties(reading, "Gällivare, Jokkmokk, Kiruna, Pajala")
    assert (len(four.members), four.words) == (4, "")
    hosted = read_parties(reading, "först flera, nu 14; värdkommun Luleå")
    assert hosted.everyone
    assert reading.names.named(hosted.host).short_name == "Luleå"


def test_municipalities_of_other_counties_are_not_invented(reading: Reading) -> None:
    told = read_parties(reading, "Lidköping (värd), Vara, Grästorp, Essunga")
    assert (told.members, told.everyone, told.words) == ((), False, "Lidköping (värd), Vara, Grästorp, Essunga")
