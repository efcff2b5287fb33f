"""How organisations are reached."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, select

from nkavtal.model.organisation import Contact, Organisation

_CHUNK = 500


def addresses(
    connection: Connection, organisations: Collection[str], today: date
) -> tuple[tuple[str, str, str, str, str], ...]:
    """Return UUID, short name, function ('' for the organisation itself), person and address of each address known."""
    o, c = Organisation, Contact
    keys = list(organisations)
    found: list[tuple[str, str, str, str, str]] = []
    for start in range(0, len(keys), _CHUNK):
        some = keys[start : start + _CHUNK]
        own = select(o.uuid, o.short_name, o.email).where(o.uuid.in_(some), o.removed.is_(False), o.email != "")
        found += [(key, name, "", "", email) for key, name, email in connection.execute(own)]
        rows = (
            select(o.uuid, o.short_name, c.function, c.person, c.email, c.ends_on)
            .join(o, o.uuid == c.organisation)
            .where(c.organisation.in_(some), c.removed.is_(False), o.removed.is_(False), c.email != "")
        )
        for key, name, function, person, email, ends in connection.execute(rows):
            if ends is None or ends.latest >= today:
                found.append((key, name, function, person, email))
    return tuple(found)


def mail_to(
    connection: Connection, organisations: Collection[str], today: date
) -> dict[str, tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]]:
    """Return name and address of those who could get what is sent to each organisation that has any.

    First the contacts that get mail, then the organisation's own address, for where there is no such contact.
    """
    o, c = Organisation, Contact
    keys = list(organisations)
    own: dict[str, tuple[tuple[str, str], ...]] = {}
    theirs: dict[str, list[tuple[str, str]]] = {}
    for start in range(0, len(keys), _CHUNK):
        some = keys[start : start + _CHUNK]
        for key, name, email in connection.execute(select(o.uuid, o.name, o.email).where(o.uuid.in_(some))):
            if email:
                own[key] = ((name, email),)
        rows = (
            select(c.organisation, c.person, c.function, c.email, c.ends_on)
            .where(c.organisation.in_(some), c.removed.is_(False), c.gets_mail.is_(True), c.email != "")
            .order_by(c.position)
        )
        for key, person, function, email, ends in connection.execute(rows):
            if ends is None or ends.latest >= today:
                theirs.setdefault(key, []).append((person or function, email))
    return {key: (tuple(theirs.get(key, ())), own.get(key, ())) for key in keys if key in theirs or key in own}
