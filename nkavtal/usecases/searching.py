"""What is offered while a search is typed."""

from __future__ import annotations

from nkavtal.catalogue.search_offers import Known
from nkavtal.store.queries.met_values import met_values, party_short_names
from nkavtal.store.store import Store


def known(store: Store) -> Known:
    """Return what the register holds that can be asked for."""
    with store.reading() as connection:
        return Known(party_short_names(connection), met_values(connection))
