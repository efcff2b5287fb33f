"""E-mail addresses of chosen organisations and functions, to be pasted in a mail program."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from nkavtal.base.i18n import sort_key
from nkavtal.store.queries import contacts as query
from nkavtal.store.store import Store


@dataclass(frozen=True, slots=True)
class Address:
    """One address: the organisation, the function ('' for its own address), the person if known, and the address."""

    organisation: str
    short_name: str
    function: str
    person: str
    email: str


def addresses(store: Store, organisations: Collection[str], today: date) -> tuple[Address, ...]:
    """Return all addresses of some organisations (UUIDs) in Swedish order; contacts whose last day has passed are left out."""
    with store.reading() as connection:
        rows = query.addresses(connection, organisations, today)
    found = [Address(*row) for row in rows]
    return tuple(sorted(found, key=lambda one: (sort_key(one.short_name), sort_key(one.function), one.email)))


def joined(chosen: Collection[Address]) -> str:
    """Return addresses as Outlook takes them: each once, with '; ' between."""
    return "; ".join(dict.fromkeys(one.email for one in chosen))
