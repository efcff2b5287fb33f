"""The terminal tells several agreements' days together, or draws them."""

from __future__ import annotations

from pathlib import Path

from builders import an_agreement, opened
from cli.conftest import Type
from usecases.test_terms import TACIT, ruled


def given(register: Path) -> None:
    store = opened(register)
    ruled(store, TACIT, title="Socialjour")
    an_agreement(store, "Tolkar", ends_on="2027-02-28")
    store.close()


def test_the_days_of_several_agreements_are_told(register: Path, at: Type) -> None:
    given(register)
    lines = at(register, "timeline", "2026-002", "2026-001", "--sort", "number").out.splitlines()
    assert lines[0] == "2 avtal."
    assert [line.partition(" (")[0] for line in lines if " (2026-" in line] == ["Socialjour", "Tolkar"]
    assert "  2027-06-30  Sista uppsägningsdag, att bevaka" in lines


def test_they_come_as_data_and_as_a_file(register: Path, at: Type, tmp_path: Path) -> None:
    given(register)
    file = tmp_path / "tidslinje.pdf"
    data = at(register, "timeline", "2026-001", "2026-002", "-o", str(file), "--paper", "A3", "--json").data
    assert data["files"] == [str(file)]
    assert file.read_bytes().startswith(b"%PDF")
    assert [one["number"] for one in data["lanes"]] == ["2026-001", "2026-002"]
    assert data["lanes"][0]["terms"][1] == {
        "first": "2027-01-01", "last": "2027-12-31", "words": "Förlängning 1", "state": "certain",
    }  # fmt: skip
    assert {"day": "2027-06-30", "kind": "notice", "words": "Sista uppsägningsdag", "state": "open"} in data["lanes"][
        0
    ]["days"]


def test_a_number_that_is_not_there_is_said(register: Path, at: Type) -> None:
    given(register)
    told = at(register, "timeline", "2026-009", "--json")
    assert told.code == 1
    assert told.error["code"] == "NKA-133"
