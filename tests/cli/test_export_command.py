"""The whole register out to a file and in again, from the terminal."""

from __future__ import annotations

import json

from nkavtal.cli.main import main


def test_an_example_moves_to_a_new_register_byte_for_byte(at, register, tmp_path, capsys):
    assert main(["--store", str(tmp_path / "exempel"), "new", "--example"]) == 0
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    assert at(tmp_path / "exempel", "export", first).code == 0
    done = at(register, "import", first)
    assert done.code == 0
    assert "avtal: 17 nya" in done.out
    assert "Registret är nytt." in done.out
    assert at(register, "export", second, "--json").data["files"] == [str(second)]
    assert second.read_bytes() == first.read_bytes()
    assert at(register, "verify").code == 0


def test_a_file_with_faults_is_refused_with_each_of_them(at, register, tmp_path):
    file = tmp_path / "fel.json"
    data = {"format": "nkavtal-register", "version": 1, "organisations": [], "agreements": [{"title": 5}]}
    file.write_text(json.dumps(data, indent=1), encoding="utf-8")
    before = (register / "nkavtal.db").read_bytes()
    refused = at(register, "import", file, "--json")
    assert (refused.code, refused.error["code"]) == (1, "NKA-269")
    assert "rad 7, /agreements/0/title: Titel: ska vara text inom citattecken" in refused.error["findings"]
    assert (register / "nkavtal.db").read_bytes() == before
    assert "rad 7, /agreements/0/title" in at(register, "import", file).err


def test_a_folder_is_made_that_can_be_read_without_the_program(at, register, tmp_path):
    done = at(register, "export", tmp_path / "ut")
    assert (done.code, done.out) == (0, f"Skrivet: {tmp_path / 'ut'}\n")
    names = sorted(path.name for path in (tmp_path / "ut").iterdir())
    assert names == ["index.html", "nkavtal-register-1.schema.json", "register.json"]
    again = at(register, "export", tmp_path / "ut", "--json")
    assert (again.code, again.error["code"]) == (1, "NKA-275")
