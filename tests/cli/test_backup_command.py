"""Copies from the terminal: made, listed, brought back; and a register moved."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from nkavtal.base import places, preferences
from nkavtal.base.preferences import Preferences
from nkavtal.store.backup import pages

WORKBOOK = Path(__file__).parents[1] / "data" / "avtalsregister.xlsx"


@pytest.fixture
def own(at, tmp_path):
    """A register that is no example, of which copies are kept."""
    folder = tmp_path / "eget"
    assert at(folder, "new").code == 0
    return folder


def kept(folder):
    return sorted(file.name for file in (folder / "kopior").glob("*.db"))


def test_a_copy_is_made_and_listed(at, example):
    done = at(example, "backup")
    assert done.code == 0
    assert done.out.startswith("Säkerhetskopian är gjord och kontrollerad: ")
    (row,) = at(example, "--json", "backup", "--list").data
    assert (row["state"], row["reason"], row["elsewhere"]) == ("sound", "hand", False)
    assert Path(row["file"]).name == kept(example)[0]
    listed = at(example, "backup", "--list").out
    assert "kontrollerad" in listed
    assert "Gjord för hand" in listed


def test_without_copies_the_list_says_so(at, example):
    assert at(example, "backup", "--list").out == "Det finns inga säkerhetskopior än.\n"
    assert at(example, "--json", "backup", "--list").data == []


def test_a_copy_is_put_in_a_second_place(at, example, tmp_path):
    (tmp_path / "usb").mkdir()
    data = at(example, "--json", "backup", "--to", tmp_path / "usb").data
    assert Path(data["elsewhere"]).is_file()
    assert data["copy"]["elsewhere"] is True
    (row,) = at(example, "--json", "backup", "--list", "--to", tmp_path / "usb").data
    assert row["elsewhere"] is True


def test_the_second_place_of_the_settings_is_used_and_its_trouble_told(at, example, tmp_path):
    settings = places.under(tmp_path / "person").settings
    preferences.save(settings, Preferences(second_place=str(tmp_path / "borta")))
    done = at(example, "backup")
    assert done.code == 0
    assert "Den andra platsen borta nås inte" in done.out
    assert at(example, "--json", "backup").data["trouble"] == "NKA-231"
    assert at(example, "--json", "backup", "--to", tmp_path / "borta").error["code"] == "NKA-231"


def test_a_copy_comes_back_as_a_new_register(at, example, tmp_path):
    at(example, "backup")
    numbers = [row["number"] for row in at(example, "--json", "list").data]
    name = kept(example)[0]
    shown = at(example, "restore", name, tmp_path / "nytt", "--dry-run")
    assert shown.code == 0
    assert "Inget är återställt." in shown.out
    assert not (tmp_path / "nytt").exists()
    done = at(example, "--json", "restore", name, tmp_path / "nytt")
    assert done.data["counts"]["agreement"] == len(numbers)
    assert done.data["later_acts"] == 0
    assert [row["number"] for row in at(tmp_path / "nytt", "--json", "list").data] == numbers
    assert at(example, "restore", name, tmp_path / "nytt").code == 1


def test_what_has_happened_since_is_told(at, own, tmp_path):
    at(own, "import", WORKBOOK)
    first = at(own, "--json", "backup").data["copy"]["file"]
    assert at(own, "undo").code == 0
    told = at(own, "restore", first, tmp_path / "nytt", "--dry-run").out
    assert "1 ändring har gjorts i registret sedan dess." in told
    assert "Bara i kopian:" in told
    assert "  … och 15 till" in told


def test_a_copy_comes_back_when_the_register_is_gone(at, example, tmp_path):
    at(example, "backup")
    copy = example / "kopior" / kept(example)[0]
    (example / "nkavtal.db").unlink()
    done = at(example, "restore", copy, tmp_path / "nytt")
    assert done.code == 0
    assert at(tmp_path / "nytt", "list").code == 0


def test_a_copy_that_nobody_finds_is_told(at, example, tmp_path):
    assert at(example, "--json", "restore", "2020", tmp_path / "nytt").error["code"] == "NKA-237"


def test_a_spoiled_copy_is_told_as_damage(at, example, tmp_path):
    at(example, "backup")
    copy = example / "kopior" / kept(example)[0]
    content = bytearray(copy.read_bytes())
    content[4096 * 2 : 4096 * 30] = bytes(4096 * 28)
    copy.write_bytes(content)
    done = at(example, "--json", "restore", copy, tmp_path / "nytt")
    assert done.code == 3
    assert done.error["code"] == "NKA-236"


def test_a_register_is_moved(at, example, tmp_path):
    done = at(example, "move", tmp_path / "ny plats")
    assert done.code == 0
    assert "Det gamla registret ligger kvar" in done.out
    assert at(tmp_path / "ny plats", "verify").code == 0


def test_the_first_write_of_the_day_makes_a_copy_and_the_next_does_not(at, own):
    for name in ("Ett", "Två"):
        assert at(own, "saved", "add", name, "kalix").code == 0
    (row,) = at(own, "--json", "backup", "--list").data
    assert row["reason"] == "day"


def test_a_command_that_writes_nothing_makes_no_copy(at, own):
    at(own, "list")
    at(own, "undo")
    assert at(own, "--json", "backup", "--list").data == []


def test_no_copies_are_made_of_an_example_by_themselves(at, example):
    assert at(example, "saved", "add", "Ett", "kalix").code == 0
    assert at(example, "--json", "backup", "--list").data == []


def test_a_copy_that_cannot_be_made_does_not_undo_the_act(at, own, monkeypatch):
    monkeypatch.setattr(pages, "_ROOM", 10**18)
    done = at(own, "saved", "add", "Ett", "kalix")
    assert done.code == 0
    assert "(NKA-107)" in done.err
    assert len(at(own, "--json", "saved", "list").data) == 1


def test_the_whole_check_is_recorded_and_tells_which_copy_is_sound(at, example):
    assert at(example, "verify", "--full").code == 0
    connection = sqlite3.connect(example / "nkavtal.db", isolation_level=None)
    connection.execute("UPDATE decision SET paragraph = '§ 9999' WHERE uuid = (SELECT min(uuid) FROM decision)")
    connection.close()
    done = at(example, "--json", "verify", "--full")
    assert done.code == 3
    (finding,) = done.error["findings"]
    assert "Paragraf stämmer inte med historiken." in finding
    assert "Helt i säkerhetskopian " in finding
    told = json.loads((example / "kopior" / "kontroll.json").read_text(encoding="utf-8"))
    assert told["damaged_since"]


def test_the_quick_look_is_part_of_every_check(at, example):
    at(example, "backup")
    connection = sqlite3.connect(example / "nkavtal.db", isolation_level=None)
    connection.execute("DELETE FROM contact")
    connection.execute("DELETE FROM change WHERE id = (SELECT max(id) FROM change)")
    connection.close()
    assert any("säkerhetskopian från" in finding for finding in at(example, "--json", "verify").error["findings"])
