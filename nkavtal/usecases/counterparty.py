"""Who stands on the other side."""

from __future__ import annotations

from nkavtal.store.queries import printing
from nkavtal.store.store import Store


def by_agreement(store: Store) -> dict[str, tuple[str, ...]]:
    """Return the short names of each agreement's counterparties, one by one, by the agreement's UUID."""
    with store.reading() as connection:
        return printing.counterparties(connection)
