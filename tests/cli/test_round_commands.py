"""Agreements sent out for decision from the terminal."""

from __future__ import annotations

from pathlib import Path

from builders import an_agreement, decided, opened
from cli.conftest import Type


def given(register: Path) -> None:
    store = opened(register)
    uuid = an_agreement(store, "Läkarmedverkan", parties=("Arjeplog", "Boden", "Kalix"))
    decided(store, uuid, "Boden")
    store.close()


def test_a_request_writes_the_papers_and_notes_the_round(register: Path, at: Type, tmp_path: Path) -> None:
    given(register)
    target = tmp_path / "ut"
    told = at(register, "request", "2026-001", "-o", target, "--reply-by", "2027-01-31", "--zip", "--json").data
    assert told["to"] == ["Arjeplog", "Kalix"]
    assert (told["round"], told["recorded"]) == ("Läkarmedverkan, november 2026", True)
    assert str(target / "Kalix.zip") in told["files"]
    (one,) = at(register, "rounds", "--json").data
    assert (one["answered"], one["total"], one["missing"], one["reply_by"]) == (
        0,
        2,
        ["Arjeplog", "Kalix"],
        "2027-01-31",
    )


def test_a_dry_run_writes_and_notes_nothing(register: Path, at: Type, tmp_path: Path) -> None:
    given(register)
    told = at(register, "request", "2026-001", "-o", tmp_path / "ut", "--to", "Kalix", "--dry-run")
    assert told.out.splitlines() == ["Runda: Läkarmedverkan, november 2026", "Skulle sändas till 1 part: Kalix"]
    assert not (tmp_path / "ut").exists()
    assert at(register, "rounds").out.strip() == "Inga beslutsrundor är ute."


def test_who_has_not_answered_is_reminded(register: Path, at: Type, tmp_path: Path) -> None:
    given(register)
    at(register, "request", "2026-001", "-o", tmp_path / "ut", "--round", "Höst", "--sent", "2026-10-01")
    at(register, "record", "decision", "2026-001", "--for", "Kalix", "--outcome", "adopted", "--body", "KF")
    told = at(register, "remind", "höst", "-o", tmp_path / "p", "--dry-run").out
    assert "Skulle sändas till 1 part: Arjeplog" in told
    done = at(register, "remind", "höst", "-o", tmp_path / "p")
    assert done.out.splitlines()[0] == "Registrerat i rundan Höst, 1 part: Arjeplog"
    assert (tmp_path / "p" / "Mejl till Arjeplog.eml").is_file()
    lines = at(register, "rounds").out.splitlines()
    assert lines[0].split() == ["Runda", "Avtal", "Läge", "Sänt", "Svar", "Saknas"]
    assert lines[1].split("  ")[-1] == "Arjeplog"
    at(register, "record", "decision", "2026-001", "--for", "Arjeplog", "--outcome", "rejected", "--body", "KF")
    assert at(register, "remind", "höst", "-o", tmp_path / "q", "--json").error["code"] == "NKA-371"
    assert at(register, "rounds", "--json").data == []
    assert [one["state"] for one in at(register, "rounds", "--all", "--json").data] == ["answered"]


def test_what_cannot_be_sent_is_said_and_nothing_is_written(register: Path, at: Type, tmp_path: Path) -> None:
    given(register)
    target = tmp_path / "ut"
    assert at(register, "request", "2026-001", "-o", target, "--to", "Piteå", "--json").error["code"] == "NKA-372"
    late = at(register, "request", "2026-001", "-o", target, "--reply-by", "2026-01-31", "--json")
    assert late.error["code"] == "NKA-373"
    assert at(register, "remind", "Ingen", "-o", target, "--json").error["code"] == "NKA-378"
    assert not target.exists()


def test_a_refused_day_leaves_no_folder_so_that_the_right_day_is_taken(
    register: Path, at: Type, tmp_path: Path
) -> None:
    given(register)
    at(register, "request", "2026-001", "-o", tmp_path / "ut", "--round", "Höst", "--sent", "2026-10-01")
    wrong = ("remind", "höst", "-o", tmp_path / "p", "--reply-by", "2026-01-01", "--json")
    assert at(register, *wrong).error["code"] == "NKA-373"
    assert at(register, *wrong, "--dry-run").error["code"] == "NKA-373"
    assert not (tmp_path / "p").exists()
    assert at(register, "remind", "höst", "-o", tmp_path / "p", "--reply-by", "2027-01-31", "--json").data["recorded"]


def test_who_is_named_twice_counts_once_and_who_is_not_waited_for_is_told(
    register: Path, at: Type, tmp_path: Path
) -> None:
    given(register)
    asked = (
        "request",
        "2026-001",
        "-o",
        tmp_path / "ut",
        "--round",
        "Höst",
        "--to",
        "Kalix",
        "--to",
        "Kalix",
        "--json",
    )
    assert at(register, *asked).data["to"] == ["Kalix"]
    told = at(register, "remind", "höst", "-o", tmp_path / "p", "--to", "Kalix", "--to", "Piteå", "--json").error
    assert (told["code"], "Piteå väntas inte svara i rundan Höst" in told["message"]) == ("NKA-380", True)
    assert not (tmp_path / "p").exists()
