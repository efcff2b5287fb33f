"""Plain clause words are read; words that leave something open are left to a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.catalogue.term_sentences import sentences
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.plain import to_plain
from nkavtal.rules.terms.reading import read
from nkavtal.rules.terms.rule import First
from nkavtal.rules.terms.spans import Span

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
TERM_WORDS = [
    ("Avtalet gäller tills vidare.", {"first": {"open_ended": True}}),
    ("Gäller t o m 26 juni 2026", {"first": {"until": "2026-06-26"}}),
    ("Gäller tom 2026-06-26", {"first": {"until": "2026-06-26"}}),
    ("Gäller till och med den 1 december 2026.", {"first": {"until": "2026-12-01"}}),
    ("2024-01-01 – 2026-12-31", {"first": {"until": "2026-12-31"}}),
    ("Från den 1 januari 2024 till den 31 december 2026", {"first": {"until": "2026-12-31"}}),
    ("Avtalet gäller i fyra år.", {"first": {"span": "P48M"}}),
    ("Gäller under 36 månader", {"first": {"span": "P36M"}}),
    ("Avtalstiden är 24 månader", {"first": {"span": "P24M"}}),
    ("Avtalstid 3 år", {"first": {"span": "P36M"}}),
    ("tre (3) år", {"first": {"span": "P36M"}}),
    ("Gäller i 10 veckor", {"first": {"span": "P70D"}}),
    ("Gäller i 90 dagar", {"first": {"span": "P90D"}}),
    ("Gäller i arton mån. från start", {"first": {"span": "P18M"}}),
    ("Gäller tills vidare från sista undertecknandet.", {"first": {"open_ended": True}, "start": "last_signature"}),
    ("Gäller i två år när samtliga parter har undertecknat.", {"first": {"span": "P24M"}, "start": "last_signature"}),
    ("Gäller i två år när båda parter undertecknat.", {"first": {"span": "P24M"}, "start": "last_signature"}),
    # 'dock längst' is a cap and not the first term, save where nothing else is said
    ("Gäller i två år, dock längst t.o.m. 2030-12-31.", {"first": {"span": "P24M"}, "cap": {"until": "2030-12-31"}}),
    ("Gäller tills vidare, dock inte längre än till och med 31 december 2030.",
     {"first": {"open_ended": True}, "cap": {"until": "2030-12-31"}}),
    ("Gäller längst till den 30 juni 2027.", {"first": {"until": "2027-06-30"}, "cap": {"until": "2027-06-30"}}),
]  # fmt: skip
RENEWAL_WORDS = [
    ("Förlängs med ett år i taget, högst två gånger.", {"kind": "tacit", "length": "P12M", "times": 2}),
    ("Förlängs 6 månader åt gången, maximalt 3 tillfällen", {"kind": "tacit", "length": "P6M", "times": 3}),
    ("Prolongeras två år i sänder", {"kind": "tacit", "length": "P24M"}),
    ("12 månader per gång, max en gång", {"kind": "tacit", "length": "P12M", "times": 1}),
    ("Förlängs därefter årsvis", {"kind": "tacit", "length": "P12M"}),
    ("Därefter årligen, högst 3 gånger", {"kind": "tacit", "length": "P12M", "times": 3}),
    ("Sedan ett kalenderår", {"kind": "tacit", "length": "P12M"}),
    ("Option 1+1 år", {"kind": "option", "length": "P12M", "times": 2}),
    ("Option 1 (ett) + 1 (ett) + 1 år", {"kind": "option", "length": "P12M", "times": 3}),
    ("Kan förlängas två gånger ett år", {"kind": "option", "length": "P12M", "times": 2}),
    ("Kan förlängas tre gånger 6 månader, senast två månader innan",
     {"kind": "option", "length": "P6M", "times": 3, "timing": {"span": "P2M"}}),
    ("Rätt till förlängning med högst två år, minst 3 månader före",
     {"kind": "option", "at_most": "P24M", "timing": {"span": "P3M"}}),
    ("Avtalet kan förlängas maximalt 18 månader", {"kind": "option", "at_most": "P18M"}),
    ("Option på ett år", {"kind": "option", "length": "P12M", "times": 1}),
    ("Option på sex månader, högst två gånger, senast 30 dagar före",
     {"kind": "option", "length": "P6M", "times": 2, "timing": {"span": "P30D"}}),
]  # fmt: skip
NOTICE_WORDS = [
    ("Uppsägningstiden är sex månader.", {"timing": {"span": "P6M"}}),
    ("Uppsägningstid om minst 3 mån.", {"timing": {"span": "P3M"}}),
    ("Uppsägningstid: 4 veckor", {"timing": {"span": "P28D"}}),
    ("Ett års ömsesidig uppsägning", {"timing": {"span": "P12M"}}),
    ("12 månaders skriftlig uppsägningstid", {"timing": {"span": "P12M"}}),
    ("Avtalet kan sägas upp senast 6 månader före", {"timing": {"span": "P6M"}}),
    ("Uppsägning ska göras minst tolv månader innan avtalet löper ut", {"timing": {"span": "P12M"}}),
    ("Minst sex månader före", {"timing": {"span": "P6M"}}),
    ("6 månader, skriftligt", {"timing": {"span": "P6M"}}),
    ("trettiosex månader", {"timing": {"span": "P36M"}}),
    ("Senast 31 mars", {"timing": {"by": "03-31"}}),
    ("Senast 29 februari", {"timing": {"by": "02-29"}}),
    ("Uppsägningstid 6 månader till utgången av läsåret", {"timing": {"span": "P6M"}, "ends": "period", "period": "school_year"}),
    ("Senast den 30 juni, till utgången av kalenderåret", {"timing": {"by": "06-30"}, "ends": "period", "period": "year"}),
    ("Uppsägningstid 3 månader till slutet av ett kvartal", {"timing": {"span": "P3M"}, "ends": "period", "period": "quarter"}),
    ("Ett år, till utgången av mandatperioden", {"timing": {"span": "P12M"}, "ends": "period", "period": "mandate"}),
    ("Uppsägningstid 1 månad vid kalendermånadens slut", {"timing": {"span": "P1M"}, "ends": "period", "period": "month"}),
    ("Uppsägningstid 1 månad till ett månadsskifte", {"timing": {"span": "P1M"}, "ends": "period", "period": "month"}),
    ("Uppsägningstid 3 månader till halvårsskiftet", {"timing": {"span": "P3M"}, "ends": "period", "period": "half_year"}),
    ("Sex månaders uppsägningstid från den dag den avsänts", {"timing": {"span": "P6M"}, "counted": "sent"}),
    ("Sex månader, även muntligt", {"timing": {"span": "P6M"}, "written": False}),
    ("Leverantören har rätt att säga upp med en uppsägningstid av sex månader", {"timing": {"span": "P6M"}, "side": "counterparty"}),
    ("Motparten får säga upp, uppsägningstid 3 månader", {"timing": {"span": "P3M"}, "side": "counterparty"}),
    ("Regionen kan säga upp, uppsägningstid 3 månader", {"timing": {"span": "P3M"}, "side": "counterparty"}),
    ("Kommunen kan säga upp med uppsägningstid 3 månader", {"timing": {"span": "P3M"}, "side": "own"}),
    ("Kommunerna har rätt till uppsägning med uppsägningstid 3 månader", {"timing": {"span": "P3M"}, "side": "own"}),
    ("Beställaren får säga upp, uppsägningstid 3 månader", {"timing": {"span": "P3M"}, "side": "own"}),
    ("Inköpscentralen får säga upp, uppsägningstid 3 månader", {"timing": {"span": "P3M"}, "side": "own"}),
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


def plainly(term: str = "", renewal: str = "", notice: str = "") -> dict[str, object]:
    """Return what was read as the JSON of a register has it, without the first term where nothing is said of it."""
    proposal = read(term, renewal, notice, None, None)
    assert proposal is not None
    assert proposal.left == ()
    return {name: said for name, said in to_plain(proposal.rule).items() if said}


@pytest.mark.parametrize(("words", "said"), TERM_WORDS)
def test_how_long_it_lasts_is_read(words: str, said: dict[str, object]) -> None:
    assert plainly(term=words) == said


@pytest.mark.parametrize(("words", "said"), RENEWAL_WORDS)
def test_how_it_goes_on_is_read(words: str, said: dict[str, object]) -> None:
    assert plainly(renewal=words) == {"renewals": [said]}


@pytest.mark.parametrize(("words", "said"), NOTICE_WORDS)
def test_how_it_is_ended_is_read(words: str, said: dict[str, object]) -> None:
    assert plainly(notice=words) == {"notices": [said]}


def test_options_of_different_lengths_are_called_one_after_another() -> None:
    each = {"kind": "option", "times": 1, "timing": {"span": "P3M"}}
    assert plainly(renewal="Option 2+1 år, meddelas senast 3 månader före") == {
        "renewals": [{**each, "length": "P24M"}, {**each, "length": "P12M"}]
    }


@pytest.mark.parametrize(
    ("words", "timing"),
    [
        ("Förlängs med två år i taget om det inte sägs upp minst tolv månader innan", {"span": "P12M"}),
        ("Förlängs med två år i taget om det inte sägs upp senast den 31 mars", {"by": "03-31"}),
        ("Förlängs med två år i taget, uppsägning senast 31 mars", {"by": "03-31"}),
    ],
)
def test_the_words_of_a_renewal_may_say_how_it_is_stopped(words: str, timing: dict[str, object]) -> None:
    assert plainly(renewal=words) == {
        "renewals": [{"kind": "tacit", "length": "P24M"}],
        "notices": [{"timing": timing}],
    }


def test_a_bare_length_in_the_words_of_a_renewal_says_nothing() -> None:
    assert read("", "sex månader", "", None, None) is None
    assert read("2+1 år", "", "", None, None) is None  # and lengths with a plus are no first term


def test_a_form_in_a_sentence_of_its_own_is_about_the_right_before_it() -> None:
    said = {"timing": {"span": "P6M"}}
    assert plainly(notice="Sex månader, även muntligt. Uppsägningen ska vara skriftlig.") == {"notices": [said]}
    assert plainly(notice="Senast 31 mars; Sex månader, muntligt; Ska vara skriftlig") == {
        "notices": [{"timing": {"by": "03-31"}}, said]
    }
    assert read("", "", "Uppsägningen ska vara skriftlig.", None, None) is None


def test_in_an_agreement_without_terms_a_bare_time_of_notice_ends_it_any_day() -> None:
    rights = plainly(
        "Gäller tills vidare.", "", "Leverantören får säga upp, uppsägningstid 3 månader, muntligt\nSenast 31 mars"
    )
    assert rights["notices"] == [
        {"timing": {"span": "P3M"}, "ends": "any_day", "side": "counterparty", "written": False},
        {"timing": {"by": "03-31"}},
    ]


def test_words_that_end_it_with_a_period_do_so_without_terms_too() -> None:
    rights = plainly("Gäller tills vidare.", "", "Ett år, till utgången av mandatperioden")["notices"]
    assert rights == [{"timing": {"span": "P12M"}, "ends": "period", "period": "mandate"}]


def test_known_facts_go_before_the_words_and_a_year_alone_stays_vague() -> None:
    words = "Förlängs med ett år i taget"
    by_day = read("", words, "", PartialDate(2027, 6, 30), True)
    vague = read("", words, "", PartialDate(2027), None)
    open_ended = read("Gäller i två år", words, "", None, True)
    limited = read("Gäller i två år", words, "", None, False)
    assert by_day is not None
    assert vague is not None
    assert open_ended is not None
    assert limited is not None
    assert by_day.rule.first == First(until=PartialDate(2027, 6, 30))
    assert vague.rule.first == First(until=PartialDate(2027))
    assert open_ended.rule.first == First(open_ended=True)
    assert limited.rule.first == First(span=Span(24))


def test_what_was_understood_is_told_in_its_own_words() -> None:
    proposal = read("Gäller i två år. Priset är fast; Avtalet är bindande.", "", "Senast 31 mars", None, None)
    assert proposal is not None
    assert proposal.understood == ("Gäller i två år.", "Senast 31 mars")
    assert proposal.left == ("Priset är fast", "Avtalet är bindande.")


def test_the_end_of_another_word_is_no_number() -> None:
    # 'den dag uppsägningen …' does not say one day
    assert read("", "", "Från den dag uppsägningen kom fram", None, None) is None


@pytest.mark.parametrize(
    "words", ["Gäller i två år, dock längst till den 31 februari 2030.", "Gäller t.o.m. 2026-02-30"]
)
def test_a_sentence_with_a_day_that_does_not_exist_is_not_understood(words: str) -> None:
    assert read(words, "", "", None, None) is None


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
