"""What people type finds what they mean, and nothing typed is an error."""

from __future__ import annotations

import contextlib
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, decided, opened, org
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.field import Kind
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.catalogue.wrong_word import WrongWord
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, ledger
from nkavtal.usecases.all_acts import perform

ODD = (
    "AB-12/2024", "50%", "o'brien", "a.b", "-a", "a-b", "a*", "*", "**", '"', '""', '"a', 'a"b', "'", "''", "(", ")", "()",
    "(a", "a OR b", "OR", "AND", "NOT", "NEAR", "NEAR(a b)", "a NEAR b", "NOT a", "a AND", "AND a", "^a", "a^", "+a", "a+b",
    "title:a", "title:", ":a", "{title}: a", "{", "}", "[", "]", "\\", "\\\\", "/", "//", "%", "_", "a_b", "§ 98", "§", "§§",
    "a\x00b", "\x00", "\n", "\t", "a\nb", "  ", "", "a;b", ";", "; DROP TABLE agreement", "--", "-- a", "/* a */", "a,b", ",",
    "1=1", "a=b", "<a>", "&", "a&b", "|", "a|b", "!", "a!", "?", "?1", ":agreement_pieces", "@a", "$a", "#a", "~", "`a`",
    "é", "e\u0301", "\u0301", "ﬁ", "ß", "İ", "🙂", "a🙂b", "\ud7ff", "\ufeff", "\u00ad", "x" * 5000,
)  # fmt: skip
assert len(ODD) >= 85


@pytest.fixture(scope="module")
def searched(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("searched") / "register"
    shutil.copytree(empty_register, folder)
    store = opened(folder)
    for title, note in TITLES:
        an_agreement(store, title, parties=(), note=note)
    yield store
    store.close()


TITLES = (
    ("Samverkansavtal hjälpmedel", "Idé om gemensamt lager"),
    ("Överenskommelse läkarmedverkan", "AB-12/2024, 50 % (§ 98)"),
    ("Kör i länet", "Får och får"),
    ("Kor på bete", "Mal i malpåse"),
    ("Far på väg", "resumé"),
    (unicodedata.normalize("NFD", "Räddningstjänst i Älvsbyn"), ""),
)


def found(store: Store, words: str) -> list[str]:
    rows = agreement.list_all(store, AgreementFilter(search=words), "number", TODAY)
    return [unicodedata.normalize("NFC", row.title).split()[0] for row in rows]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("medel", ["Samverkansavtal"]),
        ("verkan", ["Samverkansavtal", "Överenskommelse"]),
        ("MEDEL samv", ["Samverkansavtal"]),
        ("hjälpmedel räddning", []),
        ("kör", ["Kör"]), ("kor", ["Kor"]), ("kö", ["Kör"]), ("ko", ["Kor"]),
        ("far", ["Far"]), ("får", ["Kör"]), ("FÅR", ["Kör"]), ("mal", ["Kor"]), ("mål", []),
        ("ide", ["Samverkansavtal"]), ("idé", ["Samverkansavtal"]), ("resume", ["Far"]), ("RESUMÉ", ["Far"]),
        ("räddning", ["Räddningstjänst"]), ("raddning", []), ("a\u0308lvs", ["Räddningstjänst"]), ("ÄLVSBYN", ["Räddningstjänst"]),
        ("overens", []), ("överens", ["Överenskommelse"]), ("ÖVERENS", ["Överenskommelse"]), ("o\u0308verens", ["Överenskommelse"]),
        ("AB-12/2024", ["Överenskommelse"]), ("12/2024", ["Överenskommelse"]), ("(§ 98)", ["Överenskommelse"]),
        ("2026-003", ["Kör"]), ("  kör  ", ["Kör"]),
    ],
)  # fmt: skip
def test_words_find_what_they_mean(searched: Store, words: str, expected: list[str]) -> None:
    assert found(searched, words) == expected


EXPLAINED = {"title:a", "title:", "a=b"}


@pytest.mark.parametrize("words", ODD)
def test_nothing_typed_is_an_error(searched: Store, words: str) -> None:
    if words in EXPLAINED:
        with pytest.raises(WrongWord, match="NKA-290"):
            found(searched, words)
        words = f'"{words}"'
    found(searched, words)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_text_at_all_finds_something_or_nothing_or_is_explained(searched: Store, words: str) -> None:
    with contextlib.suppress(WrongWord):
        assert len(found(searched, words)) <= len(TITLES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(TITLES), st.integers(0, 12), st.integers(3, 12))
def test_any_piece_of_a_title_finds_it(searched: Store, text: tuple[str, str], start: int, length: int) -> None:
    title = unicodedata.normalize("NFC", text[0])
    for word in title.split():
        piece = word[start : start + length]
        if len(piece) >= 3:
            assert title.split()[0] in found(searched, piece)


@pytest.mark.parametrize("words", ["", "  ", "§", "-", "***"])
def test_nothing_to_look_for_shows_everything(searched: Store, words: str) -> None:
    assert len(found(searched, words)) == len(TITLES)


def test_search_follows_every_change(store: Store) -> None:
    uuid = an_agreement(store, "Hjälpmedel", parties=("Kalix",))
    perform(store, agreement.EditAgreement(uuid, {"title": "Ambulans"}))
    assert found(store, "hjälp") == []
    assert found(store, "ambul") == ["Ambulans"]
    decided(store, uuid, "Kalix", diary_number="KS/2026:511")
    assert found(store, "2026:511") == ["Ambulans"]
    perform(store, ledger.AddRow("name", org(store, "Kalix"), {"name": "Storstaden", "kind": "alias"}))
    assert found(store, "storstad") == ["Ambulans"]
    perform(store, agreement.RemoveAgreement(uuid))
    assert found(store, "ambul") == []


def test_search_meets_the_other_filters(store: Store) -> None:
    an_agreement(store, "Vård ett", parties=("Kalix",), areas="health")
    an_agreement(store, "Vård två", parties=("Boden",), areas="health,social")
    kalix = org(store, "Kalix")
    wanted = AgreementFilter(search="vård", area="health", organisation=kalix, not_signed=kalix, status="unknown")
    assert [row.title for row in agreement.list_all(store, wanted, "title", TODAY)] == ["Vård ett"]


@pytest.mark.parametrize(
    "name", [f.name for f in AGREEMENT_FIELDS if f.kind in (Kind.TEXT, Kind.LONG_TEXT) and not f.fixed]
)
def test_every_text_of_an_agreement_is_found(store: Store, name: str) -> None:
    an_agreement(store, **{"title": "Avtal", name: "Särskilt ordval"})
    found = agreement.list_all(store, AgreementFilter(search="ordval"), "title", TODAY)
    assert len(found) == 1
