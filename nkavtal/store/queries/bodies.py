"""Bodies of organisations, with their names and meetings."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from nkavtal.catalogue.rows import BodyLine, LedgerRow
from nkavtal.model.body import Meeting
from nkavtal.model.organisation import Organisation
from nkavtal.store.queries.values import ledger_rows


def bodies(connection: Connection, organisations: Sequence[str]) -> dict[str, tuple[BodyLine, ...]]:
    """Return the living bodies of organisations (UUIDs), in the order they were entered."""
    rows = ledger_rows(connection, "body", organisations)
    keys = [one.uuid for found in rows.values() for one in found]
    names = ledger_rows(connection, "body_name", keys)
    meetings = ledger_rows(connection, "meeting", keys)
    return {
        key: tuple(
            BodyLine(
                one.uuid, one.version, one.values, tuple(names[one.uuid]), tuple(sorted(meetings[one.uuid], key=_day))
            )
            for one in rows[key]
        )
        for key in organisations
    }


def days_held(connection: Connection, body: str) -> set[str]:
    """Return the days that a body meets on, as kept."""
    living = select(Meeting.held_on).where(Meeting.body == body, Meeting.removed.is_(False))
    return {str(day) for day in connection.execute(living).scalars()}


def all_organisations(connection: Connection) -> tuple[str, ...]:
    """Return the living organisations, in the order they were entered."""
    o = Organisation
    return tuple(connection.execute(select(o.uuid).where(o.removed.is_(False)).order_by(o.position)).scalars())


def _day(meeting: LedgerRow) -> str:
    return str(meeting.values["held_on"])
