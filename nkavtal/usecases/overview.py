"""The first page: what waits, which days come, what has been done since last time, and what is one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from nkavtal.catalogue.overview import Deed, Overview
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.queries import agreement as agreements
from nkavtal.store.queries import pending, register
from nkavtal.store.store import Store

SHOWN, OWN = 8, 5
"""Days and deeds, and own agreements, that the page has room for; behind them stands how many there are."""


def show(store: Store, today: date, seen: Mapping[str, int], me: tuple[str, ...], shown: int = SHOWN) -> Overview:
    """Return the whole page.

    `seen` is the last act a person has seen by the register's UUID, `me` the person's name and role.
    """
    with store.listing() as asks:
        facts, newest = register.register_facts(asks), register.newest(asks)
        mine = AgreementFilter(mine=me, current=True)
        own = agreements.order(asks, mine, "next_day", today, store.kept)[:OWN] if any(me) else ()
        last = seen.get(facts.uuid)
        found = Overview(
            register=facts.uuid,
            example=facts.example,
            agreements=agreements.count(asks, AgreementFilter(), today),
            counters=pending.counters(asks, today),
            deadlines=pending.deadlines(asks, today, shown),
            dated=agreements.count(asks, AgreementFilter(pending="dated"), today),
            newest=newest,
            seen=last,
            mine=agreements.rows(asks, own, today),
            all_mine=agreements.count(asks, AgreementFilter(mine=me), today) if any(me) else 0,
        )
    if last is None or last >= newest:
        return found
    told, all_deeds = _done_since(store, last, shown)
    return replace(found, deeds=told, all_deeds=all_deeds)


def _done_since(store: Store, last: int, shown: int) -> tuple[tuple[Deed, ...], int]:
    """Return the latest of what has been done, and how much there is."""
    from nkavtal.store.queries import deeds  # not waited for by who sees nothing new

    with store.reading() as connection:
        done = deeds.standing(connection, last)
        return deeds.deeds(connection, done[:shown]), len(done)


def newest(store: Store) -> int:
    """Return the number of the register's latest act."""
    with store.listing() as asks:
        return register.newest(asks)


def responsible(store: Store) -> tuple[str, ...]:
    """Return the names and roles that answer for agreements, to be chosen from when somebody says who they are."""
    from nkavtal.store.queries import parties

    with store.reading() as connection:
        return parties.responsible(connection)
