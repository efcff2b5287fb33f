"""Is the register whole? Asked in a terminal or before something big."""

from __future__ import annotations

from nkavtal.base.i18n import gettext
from nkavtal.store import verify
from nkavtal.store.store import Store


def findings(store: Store) -> tuple[str, ...]:
    """Return what is wrong, in words; nothing when the register is whole."""
    return tuple(gettext(found.words).format(**found.values) for found in verify.verify(store))


def counts(store: Store) -> dict[str, int]:
    """Return how many things of each table the register holds; removed ones do not count."""
    return verify.counts(store)
