"""A party may have days of its own beside those of all."""

from __future__ import annotations

from datetime import date as D

import pytest
from builders import org
from usecases.test_terms import OPEN, OPTIONS, card, ruled

from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
from nkavtal.usecases import notice, term
from nkavtal.usecases.all_acts import perform


def last_days(store: Store, uuid: str) -> dict[str, D | None]:
    ends = {one.name: one.outcome.end for one in card(store, uuid).parties}
    return {name: end.day if end is not None else None for name, end in ends.items()}


def test_a_party_is_extended_from_its_own_last_day(store: Store) -> None:
    uuid, kalix = ruled(store, '{"first": {"until": "2028-12-31"}}'), org(store, "Kalix")
    perform(store, term.SetClause(uuid, '{"first": {"until": "2026-12-31"}}', kalix))
    with pytest.raises(UserError, match="2026-12-31"):
        perform(store, notice.Extend(uuid, D(2026, 12, 31), organisation=kalix))
    perform(store, notice.Extend(uuid, D(2027, 6, 30), organisation=kalix))
    assert last_days(store, uuid) == {"": D(2028, 12, 31), "Kalix": D(2027, 6, 30)}


def test_an_extension_for_all_holds_for_a_party_that_has_one_of_its_own_too(store: Store) -> None:
    uuid = ruled(store, '{"first": {"until": "2026-12-31"}}')
    perform(store, notice.Extend(uuid, D(2027, 6, 30), "2026-11-01", org(store, "Kalix")))
    assert last_days(store, uuid) == {"": D(2026, 12, 31), "Kalix": D(2027, 6, 30)}
    perform(store, notice.Extend(uuid, D(2028, 12, 31), "2026-11-10"))
    assert last_days(store, uuid) == {"": D(2028, 12, 31), "Kalix": D(2028, 12, 31)}


def test_an_option_called_by_all_counts_for_a_party_that_calls_the_next_alone(store: Store) -> None:
    uuid = ruled(store, OPTIONS)
    perform(store, notice.CallOption(uuid, "2026-11-01"))
    perform(store, notice.CallOption(uuid, "2026-11-10", organisation=org(store, "Kalix")))
    ends = {one.name: one.outcome.terms[-1].ends for one in card(store, uuid).parties}
    assert ends == {"": D(2028, 12, 31), "Kalix": D(2029, 12, 31)}


def test_a_party_s_day_set_by_hand_is_told_of_when_its_deadline_goes(store: Store) -> None:
    uuid, kalix = ruled(store), org(store, "Kalix")
    perform(store, term.SetClause(uuid, '{"first": {"until": "2027-12-31"}}', kalix))
    perform(store, term.SetDayByHand(uuid, "end/0/0", D(2027, 11, 30), "Enligt brev.", kalix))
    assert "set_day_gone" not in card(store, uuid).tasks
    perform(store, term.SetClause(uuid, OPEN, kalix))
    assert "set_day_gone" in card(store, uuid).tasks
