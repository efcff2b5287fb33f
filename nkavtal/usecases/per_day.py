"""Per den: the register on any day, by what is known today. Lists are asked of it as of the register itself."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date

from nkavtal.store.on_day import Lists, OnDay
from nkavtal.store.store import Store

__all__ = ["Lists", "OnDay", "at", "opened"]


def at(store: Store, day: date) -> OnDay:
    """Return the lists of a day, for who asks again and again; close it when another day or register is looked at.

    It is made when it is first asked, which may take a while: ask off the window's thread.
    """
    return OnDay(store, day)


@contextlib.contextmanager
def opened(store: Store, day: date) -> Iterator[OnDay]:
    """Give the lists of a day for one question."""
    lists = at(store, day)
    try:
        yield lists
    finally:
        lists.close()
