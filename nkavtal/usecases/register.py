"""What a window asks of a register when it has just been opened."""

from __future__ import annotations

from nkavtal.store.queries import register as query
from nkavtal.store.store import Store


def is_example(store: Store) -> bool:
    """Tell if a register is an example, to be marked where it is shown."""
    with store.listing() as asks:
        return query.is_example(asks)
