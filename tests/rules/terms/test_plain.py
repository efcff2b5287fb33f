"""A clause survives being written down."""

from __future__ import annotations

import json
from datetime import date

import pytest
from rules.terms.shapes import EXAMPLES

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.plain import NotARule, from_plain, from_text, read_span, span_text, to_plain, to_text
from nkavtal.rules.terms.rule import Cap, First, TermRule, YearDay
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
        ({"first": {}, "duties": [{"kind": "annex", "yearly": ["12-15", "15"]}]}, "duties.0.yearly.1", "value"),
        ({"first": {}, "duties": [{"kind": "annex", "yearly": "12-15"}]}, "duties.0.yearly", "kind"),
        ({"first": {}, "duties": [{"yearly": ["12-15"]}]}, "duties.0.kind", "missing"),
        ({"first": {}, "notices": {"timing": {}}}, "notices", "kind"),
        ({"first": {}, "notices": [{"timing": {}}, {}]}, "notices.1.timing", "missing"),
        ({"first": {}, "notices": [{"timing": {"by": "02-30-1"}}]}, "notices.0.timing.by", "value"),
        ({"first": {}, "notices": [{"timing": {"by": "6-30"}}]}, "notices.0.timing.by", "value"),
        ({"first": {}, "notices": [{"timing": "P6M"}]}, "notices.0.timing", "kind"),
        ({"first": 24}, "first", "kind"),
        ({"first": {"until": 2027}}, "first.until", "kind"),
        ({"first": {"open_ended": 1}}, "first.open_ended", "kind"),
        ({"first": {}, "least_parties": True}, "least_parties", "kind"),
        ({"first": {}, "cap": {"until": "2027-06"}}, "cap.until", "value"),
        ({"first": {}, "first_term": {}}, "first_term", "unknown"),
    ],
)
def test_what_is_no_rule_is_told_by_place(values: object, place: str, code: str) -> None:
    with pytest.raises(NotARule) as told:
        from_plain(values)
    assert (told.value.place, told.value.code) == (place, code)
    assert str(told.value) == f"{place}: {code}"


def test_all_that_a_rule_may_hold_has_its_plain_form() -> None:
    plainly = {
        "first": {"span": "P18M10D", "to_end_of": "school_year", "assumed": True},
        "start": "quorum",
        "renewals": [
            {
                "kind": "option",
                "length": "P12M",
                "times": 2,
                "at_most": "P24M",
                "side": "own",
                "timing": {"span": "P14D", "convention": "same_number"},
            }
        ],
        "notices": [
            {
                "timing": {"by": "06-30"},
                "ends": "period",
                "period": "half_year",
                "side": "counterparty",
                "not_before": "P6M",
                "counted": "sent",
                "written": False,
            }
        ],
        "cap": {"until": "2030-12-31", "total": "P60M", "beyond_other": "P0D"},
        "duties": [
            {"kind": "annex", "yearly": ["02-05-1", "02-29", "12-15"]},
            {"kind": "review", "on": "2027-12-31"},
            {"kind": "follow_up", "after_start": "P12M"},
        ],
        "least_parties": 9999,
        "unread": True,
    }
    rule = from_plain(plainly)
    assert rule.duties[0].yearly == (YearDay(2, 5, 1), YearDay(2, 29), YearDay(12, 15))
    assert rule.cap == Cap(date(2030, 12, 31), Span(60), Span())
    assert to_plain(rule) == plainly


def test_nothing_where_something_may_be_left_out_is_the_same_as_leaving_it_out() -> None:
    assert from_plain({"first": {"until": None}, "cap": {"total": None}}) == from_plain({"first": {}})
    with pytest.raises(NotARule) as told:
        from_plain({"first": None})
    assert (told.value.place, told.value.code) == ("first", "kind")


def test_a_rule_is_kept_as_short_text_with_letters_as_they_are() -> None:
    rule = TermRule(First(until=PartialDate(2027, 6)), least_parties=3)
    assert to_text(rule) == '{"first":{"until":"2027-06"},"least_parties":3}'
    assert from_text(to_text(rule)) == rule


@pytest.mark.parametrize("text", ["", "{", "tills vidare", "[]"])
def test_a_text_that_keeps_no_rule_is_refused(text: str) -> None:
    with pytest.raises(NotARule) as told:
        from_text(text)
    assert (told.value.place, told.value.code) == ("", "kind")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("P18M", Span(18)),
        ("P1Y", Span(12)),
        ("P1Y6M", Span(18)),
        ("P3W", Span(0, 21)),
        ("P2M10D", Span(2, 10)),
        ("P2W3D", Span(0, 17)),
        ("P1Y2M3W4D", Span(14, 25)),
        ("P0D", Span()),
    ],
)
def test_a_length_is_read_as_iso_writes_it(text: str, span: Span) -> None:
    assert read_span(text) == span
    assert read_span(span_text(span)) == span


def test_a_length_is_written_in_months_and_days() -> None:
    assert [span_text(span) for span in (Span(18), Span(0, 21), Span(2, 10), Span())] == [
        "P18M",
        "P21D",
        "P2M10D",
        "P0D",
    ]


@pytest.mark.parametrize("text", ["", "P", "6M", "P6", "P-6M", "p6m", "P6M ", "P900Y", "P9999W99999D"])
def test_other_lengths_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        read_span(text)
