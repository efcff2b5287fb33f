"""Per den: the register on any day, by what is known today."""

from __future__ import annotations

from datetime import date as D

from builders import TODAY, an_agreement, decided, signed
from usecases.test_terms import TACIT, ruled

from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, per_day, term
from nkavtal.usecases.all_acts import perform


def told(store: Store, day: D, **wanted: object) -> dict[str, tuple[str, int, str | None]]:
    with per_day.opened(store, day) as lists:
        rows = agreement.list_all(lists, AgreementFilter(**wanted), "number", day)  # type: ignore[arg-type]
        assert agreement.count(lists, AgreementFilter(**wanted), day) == len(rows)  # type: ignore[arg-type]
    return {row.title: (row.status, row.adopted, row.next_day) for row in rows}


def test_today_is_as_the_list_has_it(store: Store) -> None:
    ruled(store, title="Regel")
    an_agreement(store, "Dagar", ends_on="2027-03-01")
    now = agreement.list_all(store, AgreementFilter(), "next_day", TODAY)
    with per_day.opened(store, TODAY) as lists:
        assert agreement.list_all(lists, AgreementFilter(), "next_day", TODAY) == now


def test_a_decision_counts_from_its_day(store: Store) -> None:
    uuid = an_agreement(store, "Socialjour", ("Kalix", "Kiruna"), starts_on="2026-07-01", ends_on="2028-06-30")
    decided(store, uuid, "Kalix", decided_on="2026-03-02")
    decided(store, uuid, "Kiruna", decided_on="2026-05-04")
    signed(store, uuid, "Kalix", "Kiruna", signed_on="2026-06-01")
    assert told(store, D(2026, 3, 1)) == {}
    assert told(store, D(2026, 4, 1))["Socialjour"][:2] == ("partly_adopted", 1)
    assert told(store, D(2026, 5, 4))["Socialjour"][:2] == ("adopted", 2)
    assert told(store, D(2026, 7, 1))["Socialjour"][0] == "in_force"
    assert told(store, D(2028, 7, 1))["Socialjour"][0] == "ended"
    assert told(store, D(2026, 7, 1), status="in_force").keys() == {"Socialjour"}
    assert told(store, D(2026, 4, 1), status="in_force") == {}


def test_the_next_day_is_the_one_of_that_day(store: Store) -> None:
    ruled(store, TACIT, title="Regel")
    assert told(store, D(2025, 5, 1))["Regel"][2] == "2026-06-30"
    assert told(store, D(2031, 1, 1))["Regel"][2] == "2031-06-30"


def test_what_ended_since_had_not_ended_then_and_the_register_is_untouched(store: Store) -> None:
    uuid = an_agreement(store, "Slut", ("Kalix",), starts_on="2020-01-01", ended_on="2025-12-31")
    decided(store, uuid, "Kalix", decided_on="2019-11-01")
    assert told(store, D(2024, 1, 1))["Slut"][0] == "in_force"
    assert told(store, D(2026, 1, 1))["Slut"][0] == "ended"
    assert agreement.list_all(store, AgreementFilter(), "number", TODAY)[0].status == "ended"


def test_lists_of_a_day_follow_when_the_register_changes(store: Store) -> None:
    uuid = an_agreement(store, "Regel", starts_on="2025-01-01", ends_on="2026-12-31")
    with per_day.opened(store, D(2027, 2, 1)) as lists:
        day = lists.day
        assert agreement.list_all(lists, AgreementFilter(), "number", day)[0].next_day is None
        perform(store, term.SetClause(uuid, TACIT))
        assert agreement.list_all(lists, AgreementFilter(), "number", day)[0].next_day == "2027-06-30"
