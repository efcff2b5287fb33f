"""The words of the search box: any text is read, and what is written is read back."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nkavtal.rules.search_text import SIGNS, Query, Term, Value, plain, quoted, read, written


def told(text: str) -> list[str]:
    """Return each condition as 'key sign values', with a minus before what is turned round."""
    return [
        f"{'-' if t.negated else ''}{t.key}{t.sign}{'|'.join(('’' if v.quoted else '') + v.text for v in t.values)}"
        for t in read(text).terms
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  medel  samverkan ", ["medel", "samverkan"]),
        ("part:kalix status:gällande slutar<2027-07-01", ["part:kalix", "status:gällande", "slutar<2027-07-01"]),
        ("PART:Kalix Läge:x", ["part:Kalix", "läge:x"]),
        ("la\u0308ge:x", ["läge:x"]),
        ('"två ord" typ:"hos styrelsen"', ["’två ord", "typ:’hos styrelsen"]),
        ("”två ord” part:“a b”", ["’två ord", "part:’a b"]),
        ('"part:kalix"', ["’part:kalix"]),
        ('"a""b" "öppet', ['’a"b', "’öppet"]),
        ('a"b', ['a"b']),
        ("-medel inte typ:avtal Inte medel", ["-medel", "-typ:avtal", "-medel"]),
        ("inte -medel −kalix", ["medel", "-kalix"]),
        ("inte", ["-"]),
        ("intern inte", ["intern", "-"]),
        ("- Kalix – Luleå -", ["-", "Kalix", "–", "Luleå", "-"]),
        ("AB-12/2024 2026:511 KS/2026:511", ["AB-12/2024", "2026:511", "KS/2026:511"]),
        ("slutar < 2027 börjar >= 2025 belopp = 5", ["slutar<2027", "börjar>=2025", "belopp=5"]),
        ("part: kalix", ["part:kalix"]),
        ("part: status:x", ["part:", "status:x"]),
        ("part:", ["part:"]),
        ('part:kalix,"a, b",boden,', ["part:kalix|’a, b|boden|"]),
        ("a,b", ["a,b"]),
        ("tills-vidare:ja", ["tills-vidare:ja"]),
        ("a\0b", ["a", "b"]),
        ("slutar<2027<", ["slutar<2027<"]),
        ("<a> :a =", ["<a>", ":a", "="]),
    ],
)
def test_words_are_read_as_they_are_meant(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_condition_knows_where_it_stands() -> None:
    text = 'medel  -part:kalix,"arje plog"'
    free, party = read(text).terms
    assert text[free.start : free.end] == "medel"
    assert text[party.start : party.end] == '-part:kalix,"arje plog"'
    assert [text[value.start : value.end] for value in party.values] == ["kalix", '"arje plog"']


ODD = st.text(st.sampled_from("ab åé-:<>=,.\"”'_ \0\n0inte\u0308\u0338İǅ"), max_size=25)


@settings(max_examples=500)
@given(st.one_of(ODD, st.text(max_size=40)))
@example("slutar< \u0338")
@example("slutar< =")
@example("inte")
@example("-inte")
@example("inte inte ")
@example('-"')
@example("part: -")
@example("\ud800:x")
def test_any_text_is_read_and_what_is_written_reads_the_same(text: str) -> None:
    query = read(text)
    assert read(written(query)) == query
    assert all(0 <= term.start <= term.end <= len(text) for term in query.terms)


VALUES = st.builds(lambda text: Value(text, quoted=True), st.text(max_size=8)).map(
    lambda value: read(quoted(value.text)).terms[0].values[0]
)
KEYS = st.sampled_from(["part", "slutar", "tills-vidare", "är", "läge"])
TERMS = st.one_of(
    st.builds(lambda value, negated: Term((value,), negated=negated), VALUES, st.booleans()),
    st.builds(
        lambda key, sign, values, negated: Term(tuple(values), key, sign, negated),
        KEYS, st.sampled_from(SIGNS), st.lists(VALUES, min_size=1, max_size=3), st.booleans(),
    ),
)  # fmt: skip


@given(st.lists(TERMS, max_size=4).map(tuple).map(Query))
def test_any_query_is_written_and_read_back(query: Query) -> None:
    assert read(written(query)) == query


@given(st.text(max_size=12))
@example("hos styrelsen")
@example("inte")
@example("a,b")
@example("")
@example("x:y")
def test_a_value_is_put_in_quotes_only_where_it_has_to_be(text: str) -> None:
    (term,) = read(f"part:{plain(text)}").terms
    clean = read(quoted(text)).terms[0].values[0].text
    assert [value.text for value in term.values] == [clean]
