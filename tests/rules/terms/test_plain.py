"""A clause survives being written down."""

from __future__ import annotations

import json

import pytest
from rules.terms.shapes import EXAMPLES

from nkavtal.rules.terms.plain import NotARule, from_plain, read_span, span_text, to_plain
from nkavtal.rules.terms.spans import Span

RULES = list(dict.fromkeys(example.rule for example in EXAMPLES))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: json.dumps(to_plain(rule))[:60])
def test_a_rule_reads_back_as_it_was_written(rule: object) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(rule)))) == rule  # type: ignore[arg-type]


def test_a_rule_by_hand_is_short() -> None:
    rule = from_plain(
        {
            "first": {"until": "2027-06-30"},
            "renewals": [{"kind": "tacit", "length": "P2Y"}],
            "notices": [{"timing": {"span": "P6M"}}],
        }
    )
    assert to_plain(rule) == {"first": {"until": "2027-06-30"}, "renewals": [{"kind": "tacit", "length": "P24M"}], "notices": [{"timing": {"span": "P6M"}}]}  # fmt: skip


@pytest.mark.parametrize(
    ("values", "place", "code"),
    [
        ([], "", "kind"),
        ({}, "first", "missing"),
        ({"first": {"til": "2027"}}, "first.til", "unknown"),
        ({"first": {"until": "2027-02-30"}}, "first.until", "value"),
        ({"first": {"span": 6}}, "first.span", "kind"),
        ({"first": {"open_ended": "ja"}}, "first.open_ended", "kind"),
        ({"first": {}, "notices": [{"timing": {"span": "sex månader"}}]}, "notices.0.timing.span", "value"),
        ({"first": {}, "notices": [{"timing": {"by": "02-30"}}]}, "notices.0.timing.by", "value"),
        ({"first": {}, "renewals": [{"kind": "auto"}]}, "renewals.0.kind", "value"),
        ({"first": {}, "least_parties": -3}, "least_parties", "kind"),
        ({"first": {}, "least_parties": 10_000}, "least_parties", "value"),
        ({"first": {}, "duties": [{"kind": "fest", "yearly": ["12-15"]}]}, "duties.0.kind", "value"),
    ],
)
def test_what_is_no_rule_is_told_by_place(values: object, place: str, code: str) -> None:
    with pytest.raises(NotARule) as told:
        from_plain(values)
    assert (told.value.place, told.value.code) == (place, code)


@pytest.mark.parametrize(
    ("text", "span"), [("P18M", Span(18)), ("P1Y6M", Span(18)), ("P3W", Span(0, 21)), ("P2M10D", Span(2, 10))]
)
def test_a_length_is_read_as_iso_writes_it(text: str, span: Span) -> None:
    assert read_span(text) == span
    assert read_span(span_text(span)) == span


@pytest.mark.parametrize("text", ["", "P", "6M", "P6", "P-6M", "p6m", "P6M ", "P900Y", "P9999W99999D"])
def test_other_lengths_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        read_span(text)
