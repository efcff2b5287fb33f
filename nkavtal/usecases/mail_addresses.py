"""Who gets what is sent to an organisation: of the addresses that are known, those that a mail can have."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from nkavtal.exchange.mail_out import usable
from nkavtal.store.queries import contacts
from nkavtal.store.store import Store


@dataclass(frozen=True, slots=True)
class Recipients:
    """Names and addresses by organisation (UUID); `unusable` are addresses that were passed over."""

    usable: dict[str, tuple[tuple[str, str], ...]]
    unusable: dict[str, tuple[str, ...]]


def recipients(store: Store, organisations: Collection[str], today: date) -> Recipients:
    """Return the contacts that get mail, and the organisation's own address where none of theirs can be used."""
    with store.reading() as connection:
        known = contacts.mail_to(connection, organisations, today)
    chosen: dict[str, tuple[tuple[str, str], ...]] = {}
    passed: dict[str, tuple[str, ...]] = {}
    for key, (theirs, own) in known.items():
        found = _usable(theirs) or _usable(own)
        looked_at = theirs if _usable(theirs) else (*theirs, *own)
        if found:
            chosen[key] = found
        if bad := tuple(email for _who, email in looked_at if not usable(email)):
            passed[key] = bad
    return Recipients(chosen, passed)


def _usable(people: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((who, email) for who, email in people if usable(email))
