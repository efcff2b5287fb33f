"""An agreement with most of what can happen to it, and how a print is made of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from builders import TODAY, an_agreement, decided, org, signed

from nkavtal.documents.reports.printed import Printed
from nkavtal.store.store import Store
from nkavtal.usecases import ledger, party
from nkavtal.usecases.all_acts import perform


@pytest.fixture
def printed() -> Printed:
    """Return how a print is made, at a fixed moment."""
    return Printed(TODAY, datetime(2026, 11, 23, 13, 32, tzinfo=UTC), "Anna Lindmark", "0.1.0", register="r-1")


@pytest.fixture
def adopted(store: Store) -> str:
    """Return an agreement that Boden and Kiruna signed, Gällivare adopted and Pajala referred back."""
    uuid = an_agreement(
        store,
        "Läkarmedverkan i hemsjukvården",
        type="accord",
        areas="health",
        diary_number="2026/118",
        starts_on="2027-02-01",
        ends_on="2030-12",
        notice_words="12 månader, ömsesidig och skriftlig",
        entry_words="När minst 12 av 14 antagit",
    )
    perform(store, party.AddParties(uuid, (org(store, "Region Norrbotten"),), "counterparty"))
    board = {"body": "Styrelsen", "decided_on": "2026-06-11", "paragraph": "§ 62", "words": "Rekommendera antagande."}
    perform(store, ledger.AddRow("recommendation", uuid, board))
    decided(store, uuid, "Boden", body="KF", decided_on="2026-10-19", paragraph="§ 121", legal_force_on="2026-11-17")
    decided(store, uuid, "Kiruna", body="KF", decided_on="2026-11-09", paragraph="§ 132", legal_force_on="2026-12-08")
    decided(store, uuid, "Gällivare", body="KF", decided_on="2026-10-26", paragraph="§ 98", announced_on="2026-11-02")
    decided(store, uuid, "Pajala", outcome="referred_back", body="KF", decided_on="2026-10-19")
    signed(store, uuid, "Boden", signed_on="2026-11-19", signed_by="Åsa Đokić", form="electronic")
    signed(store, uuid, "Kiruna", signed_on="2026-11-18", signed_by="Ordföranden")
    return uuid
