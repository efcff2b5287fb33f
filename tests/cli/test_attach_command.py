"""Documents from the terminal: attached, shown, saved, and the signed one only with a reason."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

NUMBER = "2026-009"
TEXT = "Fullmäktige antar avtalet.".encode()


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Return a person's own file."""
    file = tmp_path / "Protokollsutdrag § 98.txt"
    file.write_bytes(TEXT)
    return file


def test_a_document_is_attached_to_a_decision_and_shown(at, example, minutes):
    done = at(
        example, "attach", minutes, NUMBER, "--kind", "minutes", "--description", "KF § 98", "--date", "2026-10",
        "--decision-of", "Kalix",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "KF § 98 är tillagt i avtal 2026-009." in done.out
    assert "Protokollsutdrag, Text, 27 byte" in done.out.replace("\u00a0", " ")
    shown = at(example, "show", NUMBER).out
    assert "Dokument" in shown
    assert "KF § 98" in shown
    assert "Kalix, " in shown.split("\nDokument\n")[1]
    (row,) = at(example, "show", NUMBER, "--json").data["attachments"]
    assert (row["kind"], row["dated_on"], row["name"]) == ("minutes", "2026-10", minutes.name)
    assert row["sha256"] == hashlib.sha256(TEXT).hexdigest()
    assert row["decision"]
    assert at(example, "verify").code == 0


def test_without_options_a_file_is_attached_to_the_agreement_under_its_name(at, example, minutes):
    data = at(example, "attach", minutes, NUMBER, "--json").data
    assert (data["act"], data["number"], data["kind"], data["decision"]) == ("attach", NUMBER, "other", None)
    assert minutes.name in at(example, "show", NUMBER).out


def test_a_copy_is_saved_with_its_content(at, example, minutes, tmp_path):
    at(example, "attach", minutes, NUMBER)
    minutes.unlink()
    done = at(example, "attachment", "save", NUMBER, 1, "-o", tmp_path / "ut.txt")
    assert done.code == 0
    assert (tmp_path / "ut.txt").read_bytes() == TEXT


def test_the_signed_one_needs_a_reason_and_undo_brings_it_back(at, example, minutes, tmp_path):
    at(example, "attach", minutes, NUMBER, "--kind", "signed")
    for words in (("remove", NUMBER, 1), ("edit", NUMBER, 1, "--kind", "annex")):
        done = at(example, "attachment", *words, "--json")
        assert (done.code, done.error["code"]) == (1, "NKA-214")
    new = tmp_path / "ny.txt"
    new.write_bytes(b"Ny")
    done = at(example, "attachment", "exchange", NUMBER, 1, new, "--reason", "Fel sida")
    assert "mot ny.txt, avtal 2026-009. Skäl: Fel sida" in done.out
    assert at(example, "attachment", "remove", NUMBER, 1, "--reason", "Dubblett").code == 0
    assert at(example, "show", NUMBER, "--json").data["attachments"] == []
    at(example, "undo")
    at(example, "undo")
    (row,) = at(example, "show", NUMBER, "--json").data["attachments"]
    assert row["name"] == minutes.name


def test_what_is_said_of_a_document_can_be_changed(at, example, minutes):
    at(example, "attach", minutes, NUMBER, "--kind", "minutes")
    done = at(example, "attachment", "edit", NUMBER, 1, "--description", "Kommunfullmäktige", "--json")
    assert (done.data["act"], done.data["changed"]) == ("edit_attachment", True)
    assert "Kommunfullmäktige" in at(example, "show", NUMBER).out
    assert "Inget behövde ändras" in at(example, "attachment", "edit", NUMBER, 1, "--kind", "minutes").out


def test_trouble_is_told_with_a_code(at, example, minutes, tmp_path):
    empty = tmp_path / "tom.pdf"
    empty.touch()
    at(example, "attach", minutes, NUMBER)
    for code, words in {
        "NKA-213": ("attach", minutes, NUMBER),
        "NKA-209": ("attach", empty, NUMBER),
        "NKA-208": ("attach", tmp_path, NUMBER),
        "NKA-218": ("attach", minutes, NUMBER, "--signature-of", "Region Norrbotten"),
        "NKA-133": ("attach", minutes, "2099-001"),
        "NKA-219": ("attachment", "remove", NUMBER, 7),
        "NKA-182": ("attach", minutes, NUMBER, "--date", "igår kväll"),
    }.items():
        done = at(example, *words, "--json")
        assert (done.code, done.error["code"]) == (1, code), words
    assert len(at(example, "show", NUMBER, "--json").data["attachments"]) == 1
    assert at(example, "attach", minutes, NUMBER, "--again").code == 0
    assert len(at(example, "show", NUMBER, "--json").data["attachments"]) == 2


def test_a_pdf_that_may_do_something_is_told_of(at, example, tmp_path):
    file = tmp_path / "avtal.pdf"
    file.write_bytes(b"%PDF-1.4 1 0 obj << /OpenAction << /S /JavaScript >> >> endobj")
    done = at(example, "attach", file, NUMBER)
    assert "Att tänka på: innehåller skript, gör något när den öppnas." in done.out
    assert file.read_bytes().startswith(b"%PDF")
