"""Bodies, meetings and the last safe day in the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import an_agreement, opened
from cli.conftest import Type


def given(register: Path, at: Type) -> None:
    store = opened(register)
    an_agreement(store, "Tolkar", parties=("Kalix", "Boden"), starts_on="2027-07-01")
    an_agreement(store, "Utan dag", parties=("Kalix",))
    store.close()
    assert at(register, "meetings", "Kalix", "KF", "2027-03-01", "26/4 2027").code == 0
    assert at(register, "meetings", "Norrbottens Kommuner", "Styrelsen", "2027-02-04").code == 0


def test_days_are_added_from_words_and_from_a_file(register: Path, at: Type, tmp_path: Path) -> None:
    file = tmp_path / "dagar.txt"
    file.write_text("Kommunfullmäktige 2027\tHandlingar inne\n18/1\t21/12 2026\n1 mars\t\n", encoding="utf-8")
    out = at(register, "meetings", "Kalix", "kf", "--from", file).out.splitlines()
    assert out == ["2 nya sammanträden.", "måndag 18 januari 2027, handlingar inne 2026-12-21", "måndag 1 mars 2027"]
    again = at(register, "meetings", "Kalix", "KF", "2027-03-01", "--json").data["body"]
    assert [one["held_on"] for one in again["meetings"]] == ["2027-01-18", "2027-03-01"]
    (council, _board) = at(register, "bodies", "Kalix", "--json").data["bodies"]
    assert council["name"] == "Kommunfullmäktige"
    assert "KF" in at(register, "bodies", "Kalix").out


def test_a_file_in_windows_text_is_read(register: Path, at: Type, tmp_path: Path) -> None:
    file = tmp_path / "dagar.txt"
    file.write_bytes("Sammanträden i fullmäktige 2027\r\nmåndag 18 januari\r\n".encode("cp1252"))
    assert at(register, "meetings", "Kalix", "KF", "--from", file).out.splitlines()[0] == "1 nytt sammanträde."


def test_a_file_that_cannot_be_read_is_said_plainly(register: Path, at: Type, tmp_path: Path) -> None:
    for file, code in ((tmp_path / "saknas.txt", "NKA-140"), (tmp_path, "NKA-141")):
        assert at(register, "meetings", "Kalix", "KF", "--from", file, "--json").error["code"] == code


@pytest.mark.parametrize("option", ["--papers", "--minutes", "--dispatch", "--send"])
@pytest.mark.parametrize("number", ["-30", "99999999", "sju"])
def test_what_is_no_number_of_days_is_refused(register: Path, at: Type, option: str, number: str) -> None:
    refused = at(register, "safe-days", "2026-001", "--start", "2027-07-01", f"{option}={number}")
    assert refused.code == 2
    assert f"{number} är inget antal dagar" in refused.err


def test_what_is_no_day_stops_all(register: Path, at: Type) -> None:
    assert at(register, "meetings", "Kalix", "KF", "2027-03-01", "2027-02-31", "--json").error["code"] == "NKA-403"
    assert at(register, "meetings", "Kalix", "KF").out.strip() == "Inga sammanträden."


def test_the_last_safe_days_are_told_with_their_reasons(register: Path, at: Type) -> None:
    given(register, at)
    lines = at(register, "safe-days", "2026-001", "--start").out.splitlines()
    assert lines[0] == "2026-001 Tolkar"
    assert lines[2].startswith("Styrelsen ska rekommendera senast 4 februari 2027 (om 73 dagar)")
    assert "Sammanträden saknas, så inget räknas ut: Boden." in lines
    assert "Boden: sammanträden saknas" in lines


def test_they_come_as_data(register: Path, at: Type) -> None:
    given(register, at)
    data = at(
        register, "safe-days", "2026-001", "--start", "2027-07-01", "--papers", "14", "--dispatch", "3", "--json"
    ).data
    kalix = next(one for one in data["parties"] if one["party"] == "Kalix")
    assert (kalix["meeting"], kalix["must_have"], kalix["body"]) == ("2027-04-26", "2027-04-12", "KF")
    assert data["board"]["send_by"] == "2027-04-09"
    notice = at(register, "safe-days", "2026-001", "--notice", "2027-05-01", "--no-legal-force", "--json").data
    assert (notice["about"], notice["legal_force"]) == ("notice", False)


def test_without_a_day_to_go_by_it_is_said(register: Path, at: Type) -> None:
    given(register, at)
    assert at(register, "safe-days", "2026-002", "--start", "--json").error["code"] == "NKA-402"
    assert at(register, "safe-days", "2026-001", "--notice", "--json").error["code"] == "NKA-402"
