"""An agreement with most of what can happen to it, and how a print is made of it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, decided, opened, org, signed

from nkavtal.documents.reports.printed import Printed
from nkavtal.store.store import Store
from nkavtal.usecases import ledger, party
from nkavtal.usecases.all_acts import perform


@pytest.fixture
def printed() -> Printed:
    """Return how a print is made, at a fixed moment."""
    return Printed(TODAY, datetime(2026, 11, 23, 13, 32, tzinfo=UTC), "Avtalssamordnaren", "0.1.0", register="r-1")


@pytest.fixture(scope="session")
def adopted_register(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a register with the agreement in it, to be copied, and the agreement's UUID."""
    folder = tmp_path_factory.mktemp("adopted") / "register"
    shutil.copytree(empty_register, folder)
    store = opened(folder)
    uuid = _adopted(store)
    store.close()
    return folder, uuid


@pytest.fixture
def register(adopted_register: tuple[Path, str], tmp_path: Path) -> Path:
    """Return the folder of a register of this test's own, with the agreement in it."""
    folder = tmp_path / "register"
    shutil.copytree(adopted_register[0], folder)
    return folder


@pytest.fixture
def adopted(adopted_register: tuple[Path, str]) -> str:
    """Return an agreement that Boden and Kiruna signed, Gällivare adopted and Pajala referred back."""
    return adopted_register[1]


def _adopted(store: Store) -> str:
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
