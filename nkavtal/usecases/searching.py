"""What is offered while a search, or the name of a thing to go to, is typed."""

from __future__ import annotations

from nkavtal.catalogue.rows import NamedAgreement
from nkavtal.catalogue.search_offers import Known
from nkavtal.store.queries.agreement_named import named
from nkavtal.store.queries.met_values import met_values, party_short_names
from nkavtal.store.store import Store


def known(store: Store) -> Known:
    """Return what the register holds that can be asked for."""
    with store.reading() as connection:
        return Known(party_short_names(connection), met_values(connection))


def agreements(store: Store, typed: str, most: int) -> tuple[NamedAgreement, ...]:
    """Return the agreements that are best met by what is typed."""
    with store.reading() as connection:
        return named(connection, typed, most)
