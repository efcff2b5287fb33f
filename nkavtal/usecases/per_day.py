"""Per den: the register on any day, by what is known today. Lists are asked of it as of the register itself.

What reads one agreement is imported where it is asked for: lists are shown before it is loaded.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date

from nkavtal.catalogue.rows import AgreementCard
from nkavtal.catalogue.term_rows import TermCard
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


def card(store: Store, agreement: str, day: date) -> AgreementCard:
    """Return one agreement whole as of a day; UserError NKA-134 when it has been removed."""
    from nkavtal.store.queries import agreement_on_day

    with store.reading() as connection:
        return agreement_on_day.card(connection, agreement, day)


def term_card(store: Store, agreement: str, day: date) -> TermCard:
    """Return all about one agreement's days as of a day; UserError NKA-134 when it has been removed.

    Who was waited for is of that day, and what has been done about days since does not count.
    """
    from nkavtal.store import derive
    from nkavtal.store.queries import agreement_card, term

    with store.reading() as connection:
        replies = derive.replies_of_day(connection, [agreement], day)
        found = term.cards(connection, [agreement], day, replies=replies, marked=False).get(agreement)
        if found is None:
            raise agreement_card.gone()
        return found
