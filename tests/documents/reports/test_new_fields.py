"""A field that nobody gave a place in a print is told there all the same."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, decided, signed

from nkavtal.catalogue import further
from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.documents.reports import dossier_decisions, signatories
from nkavtal.documents.reports.printed import Printed
from nkavtal.documents.sheet import Table
from nkavtal.exchange import signatories_out
from nkavtal.store.store import Store
from nkavtal.usecases import agreement


@pytest.fixture
def uuid(store: Store) -> str:
    """Make an agreement that Kalix has adopted and signed."""
    made = an_agreement(store, parties=("Boden", "Kalix"))
    decided(store, made, "Kalix", body="KF", minutes_approved_on="2026-10-30", paragraph="§ 98")
    signed(store, made, "Kalix", signed_on="2026-11-02", note="Original hos kommunen")
    return made


def unplace(monkeypatch: pytest.MonkeyPatch, ledger: str, field: str) -> None:
    """Make a field one that has no place, as a new one has none."""
    monkeypatch.setitem(further.PLACED, ledger, further.PLACED[ledger] - {field})


def test_what_has_a_place_is_a_field() -> None:
    for name, placed in further.PLACED.items():
        assert placed <= {field.name for field in LEDGERS[name].fields}


def test_a_new_field_is_a_remark_in_list_dossier_and_workbook(
    store: Store, uuid: str, printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    unplace(monkeypatch, "decision", "minutes_approved_on")
    card = agreement.show(store, uuid, TODAY)
    said = "Justerat: 2026-10-30"
    assert any(said in words for words in signatories.sheet(card, printed).texts())
    assert any(said in words for words in dossier_decisions.remarks(card))
    rows = [row for sheet in signatories_out.sheets([card], TODAY) for row in sheet.rows]
    assert any(said in str(row[-1]) for row in rows)


def test_a_new_listed_field_gets_a_column_when_somebody_has_it(
    store: Store, uuid: str, printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    unplace(monkeypatch, "decision", "paragraph")
    unplace(monkeypatch, "decision", "legal_force_on")
    sheet = signatories.sheet(agreement.show(store, uuid, TODAY), printed)
    (table,) = (part for part in sheet.parts if isinstance(part, Table))
    heads = [column.title for column in table.columns]
    assert "Paragraf" in heads
    assert "Laga kraft, bekräftad" not in heads
    assert table.rows[1][heads.index("Paragraf")] == "§ 98"
