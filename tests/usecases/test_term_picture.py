"""Days drawn: what is sure and what is expected, on a line, by month and in a year."""

from __future__ import annotations

from datetime import date as D

from builders import TODAY
from usecases.test_terms import TACIT, ruled

from nkavtal.store.store import Store
from nkavtal.usecases import notice, term_picture, watching
from nkavtal.usecases.all_acts import perform


def test_terms_go_on_as_expected_until_somebody_gives_notice(store: Store) -> None:
    uuid = ruled(store, TACIT)
    (drawn,) = term_picture.pictures(store, D(2026, 1, 1), D(2029, 12, 31), TODAY, [uuid])
    assert [(one.kind, one.first, one.last, one.expected) for one in drawn.spans] == [
        ("first", D(2025, 1, 1), D(2026, 12, 31), False),
        ("tacit", D(2027, 1, 1), D(2027, 12, 31), False),
        ("tacit", D(2028, 1, 1), D(2028, 12, 31), True),
        ("tacit", D(2029, 1, 1), D(2029, 12, 31), True),
    ]
    assert [(one.day, one.expected) for one in drawn.days if one.kind == "notice"] == [
        (D(2026, 6, 30), False), (D(2027, 6, 30), False), (D(2028, 6, 30), True), (D(2029, 6, 30), True),
    ]  # fmt: skip
    assert [(one.first, one.last) for one in drawn.windows][1:3] == [
        (D(2026, 7, 1), D(2027, 6, 30)), (D(2027, 7, 1), D(2028, 6, 30)),
    ]  # fmt: skip
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-20"}))
    (drawn,) = term_picture.pictures(store, D(2026, 1, 1), D(2029, 12, 31), TODAY, [uuid])
    assert drawn.end == D(2027, 12, 31)
    assert [one.last for one in drawn.spans] == [D(2026, 12, 31), D(2027, 12, 31)]


def test_twelve_months_count_each_day_once(store: Store) -> None:
    ruled(store, TACIT)
    found = term_picture.months(watching.every(store, TODAY), TODAY)
    assert [(one.year, one.month) for one in found][:2] == [(2026, 11), (2026, 12)]
    assert len(found) == 12
    assert {(one.year, one.month): one.counts for one in found if one.counts} == {(2027, 6): {"notice": 1}}


def test_a_year_holds_what_is_expected_too(store: Store) -> None:
    rule = '{"first": {"open_ended": true}, "duties": [{"kind": "follow_up", "yearly": ["04-30", "10-31"]}]}'
    ruled(store, rule)
    found = term_picture.year(store, 2029, TODAY)
    assert [(day.day, day.kind, day.expected) for _one, day in found] == [
        (D(2029, 4, 30), "follow_up", True), (D(2029, 10, 31), "follow_up", True),
    ]  # fmt: skip
