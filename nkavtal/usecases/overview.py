"""The first page: what waits, which days come, what has been done since last time, and what is one's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from nkavtal.catalogue.overview import Overview
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.queries import agreement as agreements
from nkavtal.store.queries import deeds, parties, pending, printing
from nkavtal.store.store import Store

SHOWN, OWN = 8, 5
"""Days and deeds, and own agreements, that the page has room for; behind them stands how many there are."""


def show(store: Store, today: date, seen: Mapping[str, int], me: tuple[str, ...], shown: int = SHOWN) -> Overview:
    """Return the whole page in one reading.

    `seen` is the last act a person has seen by the register's UUID, `me` the person's name and role.
    """
    with store.reading() as connection:
        register = printing.register_facts(connection)
        newest, last = deeds.newest(connection), seen.get(register.uuid)
        done = deeds.standing(connection, last) if last is not None else ()
        mine = AgreementFilter(mine=me, current=True)
        own = agreements.order(connection, mine, "next_day", today)[:OWN] if any(me) else ()
        return Overview(
            register=register.uuid,
            example=register.example,
            agreements=agreements.count(connection, AgreementFilter(), today),
            counters=pending.counters(connection, today),
            deadlines=pending.deadlines(connection, today, shown),
            dated=agreements.count(connection, AgreementFilter(pending="dated"), today),
            newest=newest,
            seen=last,
            deeds=deeds.deeds(connection, done[:shown]),
            all_deeds=len(done),
            mine=agreements.rows(connection, own, today),
            all_mine=agreements.count(connection, AgreementFilter(mine=me), today) if any(me) else 0,
        )


def newest(store: Store) -> int:
    """Return the number of the register's latest act."""
    with store.reading() as connection:
        return deeds.newest(connection)


def responsible(store: Store) -> tuple[str, ...]:
    """Return the names and roles that answer for agreements, to be chosen from when somebody says who they are."""
    with store.reading() as connection:
        return parties.responsible(connection)
