"""`chain`, `adoption` and `wording`: how far an agreement has come, and what it says for whom."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import an_agreement, decided, opened

from nkavtal.usecases import ledger
from nkavtal.usecases.all_acts import perform

FEW = ("Boden", "Kalix", "Pajala")


@pytest.fixture
def folder(register: Path) -> Path:
    store = opened(register)
    uuid = an_agreement(store, "HVB", parties=FEW, starts_on="2026-01-01", entry_rule="all")
    step = {"step": "recommendation", "body": "Styrelsen", "decided_on": "2025-06-11", "paragraph": "§ 62"}
    perform(store, ledger.AddRow("recommendation", uuid, step))  # type: ignore[arg-type]
    decided(store, uuid, "Boden", "Kalix", decided_on="2025-10-06", announced_on="2025-10-13", body="KF")
    addendum = an_agreement(store, "Tillägg", parties=FEW, starts_on="2026-05-01", entry_rule="each")
    perform(store, ledger.AddRow("relation", addendum, {"kind": "amends", "other": uuid}))
    values = {"place": "§ 4", "before": "Sex månader.", "after": "Tolv månader."}
    perform(store, ledger.AddRow("changed_wording", addendum, values))  # type: ignore[arg-type]
    decided(store, addendum, "Boden", decided_on="2026-03-02")
    store.close()
    return register


def test_the_chain_is_told_step_by_step(at, folder):
    assert [one["step"] for one in at(folder, "chain", "2026-001", "--json").data["steps"]] == [
        "recommendation", "sent", "adopted", "legal_force", "signed", "in_force",
    ]  # fmt: skip
    told = at(folder, "chain", "2026-001").out
    assert "Styrelsen 11 juni 2025 § 62" in told
    assert "2 av 3 parter" in told


def test_the_ledger_tells_each_party_and_whom_it_waits_for(at, folder):
    found = at(folder, "adoption", "2026-001", "--json").data
    assert found["entry"] == "waiting"
    assert found["waits_for"] == [{"party": "Pajala", "for": "decision"}]
    boden = found["parties"][0]
    assert (boden["party"], boden["legal_force"], boden["legal_force_earliest"]) == ("Boden", None, "2025-11-04")
    told = at(folder, "adoption", "2026-001").out
    assert "Träder i kraft när alla parter på kommunernas sida har antagit." in told
    assert "Ej i kraft: väntar på Pajala." in told
    assert "tidigast 2025-11-04" in told


def test_the_list_says_whom_an_agreement_waits_for(at, folder):
    rows = {one["number"]: one for one in at(folder, "list", "--json").data}
    assert rows["2026-001"]["waits_for"] == ["Pajala"]


def test_the_wording_is_that_of_the_party_and_day(at, folder):
    told = at(folder, "wording", "2026-001", "--party", "Boden", "--day", "2026-05-01", "--json").data
    assert [(one["text"], one["since"], one["amendment"]) for one in told["wordings"]] == [
        ("Tolv månader.", "2026-05-01", "2026-002")
    ]
    before = at(folder, "wording", "2026-001", "--party", "Boden", "--day", "2026-04-30").out
    assert "Sex månader." in before
    assert "Inga ändrade lydelser" in at(folder, "wording", "2026-002").out


def test_who_is_no_party_has_no_wording(at, folder):
    done = at(folder, "wording", "2026-001", "--party", "Kiruna")
    assert done.code == 1
    assert "NKA-420" in done.err


def test_a_document_may_belong_to_a_step(at, folder, tmp_path):
    minutes = tmp_path / "protokoll.pdf"
    minutes.write_bytes(b"%PDF-1.7\n%%EOF\n")
    assert at(folder, "attach", minutes, "2026-001", "--step", "1", "--kind", "minutes").code == 0
    steps = at(folder, "chain", "2026-001", "--json").data["steps"]
    assert [one["documents"] for one in steps[:2]] == [1, 0]
    assert "Styrelsen 11 juni 2025" in at(folder, "show", "2026-001").out


def test_a_step_that_is_not_there_takes_no_document(at, folder, tmp_path):
    minutes = tmp_path / "protokoll.pdf"
    minutes.write_bytes(b"%PDF-1.7\n%%EOF\n")
    done = at(folder, "attach", minutes, "2026-001", "--step", "9")
    assert (done.code, "NKA-422" in done.err) == (1, True)
