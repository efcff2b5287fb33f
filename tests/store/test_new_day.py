"""A new day changes what lists keep, and nothing else; where nothing may be written lists are right all the same."""

from __future__ import annotations

import os
from datetime import date as D
from pathlib import Path

import pytest
from builders import an_agreement, opened
from usecases.test_terms import row, ruled
from usecases.test_watching import JUNE

from nkavtal.base.clock import Clock
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import overview, standing

LATER = D(2027, 7, 1)


def acts(store: Store) -> int:
    return overview.newest(store)


def test_a_new_day_notes_no_act_and_leaves_every_column_right(register: Path) -> None:
    store = opened(register)
    uuid = ruled(store, JUNE)
    ended = an_agreement(store, "Slut", starts_on="2020-01-01", ends_on="2027-06-30")
    before = acts(store)
    store.close()
    store = opened(register, LATER)
    assert (row(store, uuid, LATER).next_day, row(store, ended, LATER).status) == ("2027-12-31", "ended")
    assert acts(store) == before
    assert verify(store) == ()
    assert not store.renew_days(), "once is enough"
    store.close()


def test_a_register_that_may_only_be_read_shows_the_days_of_today(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(register)
    uuid = ruled(store, JUNE)
    store.close()
    kept = (register / "nkavtal.db").read_bytes()
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    store = opened(register, LATER)
    assert store.read_only
    assert row(store, uuid, LATER).next_day == "2027-12-31"
    store.close()
    assert (register / "nkavtal.db").read_bytes() == kept


def test_the_day_turns_while_the_register_is_open(register: Path) -> None:
    store = opened(register)
    uuid = ruled(store, JUNE)
    assert not standing.look_outside(store).new_day
    store.clock = Clock(LATER)  # midnights have passed
    assert standing.look_outside(store).new_day
    assert not standing.look_outside(store).new_day
    assert row(store, uuid, LATER).next_day == "2027-12-31"
    assert verify(store) == ()
    store.close()
