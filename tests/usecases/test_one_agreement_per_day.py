"""One agreement per den is what the list of that day says of it, fact by fact."""

from __future__ import annotations

from datetime import date as D
from datetime import timedelta

import pytest
from builders import TODAY, decided, signed
from usecases.test_terms import TACIT, ruled

from nkavtal.base.errors import UserError
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, agreement_list, coverage, ledger, notice, per_day, watching
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.watching import MarkWatched, Watched


def a_life(store: Store) -> str:
    uuid = ruled(store, TACIT, title="Socialjour", parties=("Kalix", "Kiruna"))
    decided(store, uuid, "Kalix", decided_on="2025-12-02")
    signed(store, uuid, "Kalix", signed_on="2026-01-15")
    decided(store, uuid, "Kiruna", decided_on="2026-05-04")
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-05-20"}))
    return uuid


def test_on_every_day_the_page_the_list_and_the_matrix_agree(store: Store) -> None:
    uuid = a_life(store)
    day = D(2025, 11, 1)
    while day < D(2027, 2, 1):
        card = per_day.card(store, uuid, day)
        with per_day.opened(store, day) as lists:
            (row,) = agreement_list.list_all(lists, AgreementFilter(), "number", day)
            _found, (cells,) = coverage.whole(lists, coverage.Wanted(AgreementFilter()), day)
        assert (card.status, card.adopted, card.signed) == (row.status, row.adopted, row.signed), day
        told = {one.organisation: one.state for one in card.own_side}
        assert told == {key: cell.state for key, cell in cells.cells.items()}, day
        day += timedelta(days=41)


def test_what_was_decided_and_signed_later_does_not_stand_there(store: Store) -> None:
    card = per_day.card(store, a_life(store), D(2026, 1, 1))
    of = {one.short_name: (len(one.decisions), len(one.signatures)) for one in card.own_side}
    assert of == {"Kalix": (1, 0), "Kiruna": (0, 0)}


def test_a_party_that_was_asked_later_had_not_been_asked(store: Store) -> None:
    uuid = a_life(store)
    for party in agreement.show(store, uuid, TODAY).own_side:
        perform(store, ledger.EditRow("party", party.uuid, {"asked": True, "asked_on": "2025-11-20"}))
    before, after = (per_day.card(store, uuid, day) for day in (D(2025, 11, 1), D(2025, 11, 25)))
    assert [(one.values["asked"], one.values["asked_on"]) for one in before.own_side] == [(None, None)] * 2
    assert before.status != "out_for_decision"
    assert after.status == "out_for_decision"
    assert {one.values["asked_on"] for one in after.own_side} == {"2025-11-20"}


def test_the_days_are_those_of_the_day_and_what_was_done_since_does_not_count(store: Store) -> None:
    uuid = ruled(store, TACIT)
    perform(store, MarkWatched((Watched(uuid, "notice/1/0", D(2027, 6, 30)),), "done"))
    assert not [one for one in watching.standing(store, TODAY) if one.watch.key == "notice/1/0"]
    before = per_day.term_card(store, uuid, D(2026, 8, 1))
    (watch,) = (one for one in before.whole.watches if one.key == "notice/1/0")
    assert (before.as_of, watch.state_on(before.as_of)) == (D(2026, 8, 1), "open")


def test_one_that_has_been_removed_is_said_to_be_gone(store: Store) -> None:
    uuid = a_life(store)
    perform(store, agreement.RemoveAgreement(uuid))
    for ask in (per_day.card, per_day.term_card):
        with pytest.raises(UserError, match="NKA-134"):
            ask(store, uuid, TODAY)
