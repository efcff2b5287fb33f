"""A large document printed in a process of its own is the very same file, and stops at once when nobody wants it."""

from __future__ import annotations

import time

import pytest
from builders import TODAY, an_agreement

from nkavtal.base.errors import Cancelled, UserError
from nkavtal.base.os_seam import child
from nkavtal.base.progress import Cancellable
from nkavtal.store.store import Store
from nkavtal.usecases import report


@pytest.fixture
def many(store: Store) -> list[str]:
    """Return more agreements than are printed in place."""
    return [an_agreement(store, f"Avtal {n}", note="Anteckning " * 200) for n in range(5)]


def test_it_is_the_same_file(store: Store, many: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    moment = store.clock.now()
    monkeypatch.setattr(type(store.clock), "now", lambda _clock: moment)
    assert report.dossier_bytes(store, many, TODAY, aside=True) == report.dossier_bytes(store, many, TODAY)


def test_cancelled_it_ends_at_once(store: Store, many: list[str]) -> None:
    class Impatient(Cancellable):
        asked = 0.0

        def step(self, done: int, total: int, words: str = "") -> None:
            if total:
                self.cancelled, self.asked = True, time.monotonic()
            super().step(done, total, words)

    token = Impatient()
    with pytest.raises(Cancelled):
        report.dossier_bytes(store, many, TODAY, token, aside=True)
    assert time.monotonic() - token.asked < 0.5


def test_a_process_that_ends_too_soon_is_told(store: Store, many: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "command", lambda _task, _megabytes: ["sleep", "0"])
    with pytest.raises(UserError, match="NKA-312"):
        report.dossier_bytes(store, many, TODAY, aside=True)
