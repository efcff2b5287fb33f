"""Plain clause words are read; words that leave something open are left to a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.catalogue.term_sentences import sentences
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.reading import read

PLAIN = [
    ("", "förlängs med ett år i taget om det inte sägs upp senast sex månader före", "",
     "Förlängs med 1 år i taget om det inte sägs upp. Båda sidor kan säga upp till periodens slut, senast 6 månader före, skriftligt."),
    ("från 2024-01-01 och tillsvidare med en ömsesidig uppsägningstid av sex månader. Uppsägningen skall vara skriftlig", "", "",
     "Gäller tills vidare. Båda sidor kan säga upp med 6 månaders uppsägningstid, skriftligt."),
    ("", "förlängs med två år i taget om ingen uppsägning görs", "sex månader",
     "Förlängs med 2 år i taget om det inte sägs upp. Båda sidor kan säga upp till periodens slut, senast 6 månader före, skriftligt."),
    ("", "rätt att förlänga ett (1) + ett (1) år, skriftligt meddelas leverantören nio (9) månader innan avtalstidens utgång", "",
     "Båda sidor kan förlänga 2 gånger med 1 år var gång. Det ska sägas senast 9 månader före."),
    ("", "förlängning i fyra gånger tre månader", "", "Båda sidor kan förlänga 4 gånger med 3 månader var gång."),
    ("Två år", "möjlighet till förlängning i maximalt två år", "", "Gäller i 2 år. Båda sidor kan förlänga, sammanlagt högst 2 år."),
    ("", "", "senast 30 juni för upphörande vid årsskiftet", "Båda sidor kan säga upp till årsskiftet, senast 30 juni, skriftligt."),
    ("", "kalenderår, sedan årsvis", "", "Förlängs med 1 år i taget om det inte sägs upp."),
    ("", "fyra år i taget", "senast 12 månader före",
     "Förlängs med 4 år i taget om det inte sägs upp. Båda sidor kan säga upp till periodens slut, senast 1 år före, skriftligt."),
    ("gäller t.o.m. 2026-06-26", "", "", "Gäller till och med 26 juni 2026."),
]  # fmt: skip
OPEN_WORDS = [
    ("", "egen regel i varje avtal", "enl. förbundsordning"),
    ("", "se § 11", ""),
    ("Gäller till och med den 31 februari 2027.", "", "senast 31 juni"),
    ("Avtalet saknar klausul", "", "Avtalet saknar klausul om uppföljning, omförhandling och uppsägning."),
    ("", "", "Sex månader, skriftligt, till utgången av en termin."),
    ("", "följs upp och revideras varje år", ""),
    ("", "ingen – men parterna vill fortsätta", ""),
]


@pytest.mark.parametrize(("term", "renewal", "notice", "said"), PLAIN)
def test_plain_words_are_read(term: str, renewal: str, notice: str, said: str) -> None:
    proposal = read(term, renewal, notice, None, None)
    assert proposal is not None
    assert " ".join(sentences(proposal.rule)).removeprefix("Hur länge det gäller är inte känt. ") == said
    assert proposal.left == ()


@pytest.mark.parametrize(("term", "renewal", "notice"), OPEN_WORDS)
def test_words_that_leave_something_open_propose_nothing(term: str, renewal: str, notice: str) -> None:
    assert read(term, renewal, notice, None, None) is None


def test_a_known_last_day_goes_before_the_words() -> None:
    proposal = read("Gäller i fyra år.", "", "", PartialDate(2027, 6, 30), None)
    assert proposal is not None
    assert proposal.rule.first.until == PartialDate(2027, 6, 30)


def test_what_was_not_understood_is_told() -> None:
    proposal = read("", "Förlängs med ett år i taget.\nPriset räknas upp med index.", "", None, None)
    assert proposal is not None
    assert proposal.left == ("Priset räknas upp med index.",)


@given(st.text(alphabet=" .,;()+0123456789-§abdeforsägnmuptil\nAÅÄÖ", max_size=120), st.booleans())
def test_no_words_are_an_error(words: str, open_ended: bool) -> None:
    read(words, words, words, None, open_ended)
