"""Bodies of organisations, with their names and meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import sort_key
from nkavtal.catalogue.rows import BodyLine, LedgerRow
from nkavtal.model.body import Body, Meeting
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


def held(connection: Connection, body: str) -> dict[str, str]:
    """Return the meetings of a body: UUID by day as it is kept."""
    living = select(Meeting.held_on, Meeting.uuid).where(Meeting.body == body, Meeting.removed.is_(False))
    return {str(day): uuid for day, uuid in connection.execute(living)}


def meetings(connection: Connection) -> dict[date, tuple[str, ...]]:
    """Return which bodies meet on which days: 'KF Kalix', and the federation's own by their name alone, first."""
    m, b, o = Meeting, Body, Organisation
    rows = connection.execute(
        select(m.held_on, b.name, b.short_name, o.short_name.label("owner"), o.kind)
        .join(b, b.uuid == m.body)
        .join(o, o.uuid == b.organisation)
        .where(m.removed.is_(False), m.cancelled.is_not(True), b.removed.is_(False), o.removed.is_(False))
    ).all()
    found: dict[date, list[tuple[bool, str, str]]] = {}
    for held_on, name, short_name, owner, kind in rows:
        if (day := held_on.exact) is not None:
            ours, body = kind == "federation", short_name or name
            told = body if ours else _("{body} {party}").format(body=body, party=owner)
            found.setdefault(day, []).append((not ours, sort_key(owner), told))
    return {day: tuple(told for *_order, told in sorted(those)) for day, those in found.items()}


def all_organisations(connection: Connection) -> tuple[str, ...]:
    """Return the living organisations, in the order they were entered."""
    o = Organisation
    return tuple(connection.execute(select(o.uuid).where(o.removed.is_(False)).order_by(o.position)).scalars())


def federations(connection: Connection) -> tuple[str, ...]:
    """Return the federation; more than one only where somebody has entered another."""
    o = Organisation
    ours = select(o.uuid).where(o.removed.is_(False), o.kind == "federation").order_by(o.position)
    return tuple(connection.execute(ours).scalars())


def _day(meeting: LedgerRow) -> str:
    return str(meeting.values["held_on"])
