"""A terminal beside an open window: it reads, and says who has the register when it would write."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from builders import TODAY

from nkavtal.base.clock import Clock
from nkavtal.store.store import Store


@pytest.fixture
def window(example) -> Iterator[Store]:
    store = Store(example, "Registrator", Clock(TODAY), keep=True)
    yield store
    store.close()


def test_it_reads_while_a_window_is_open(at, example, window):
    assert at(example, "list").code == 0
    assert at(example, "verify").code == 0


def sign(at, example):
    number = at(example, "--json", "list").data[0]["number"]
    return at(
        example, "record", "signature", number, "--for", "Kalix", "--date", "2026-11-02", "--form", "paper", "--json"
    )


def test_it_says_who_has_the_register_when_it_would_write(at, example, window):
    done = sign(at, example)
    assert done.code == 1
    assert done.error["code"] == "NKA-220"
    assert done.error["message"].startswith("Registret är öppet av Registrator på ")


def test_it_writes_when_the_window_is_closed(at, example, window):
    window.close()
    assert sign(at, example).code == 0
