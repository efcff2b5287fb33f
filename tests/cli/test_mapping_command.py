"""Saved mappings from the terminal."""

from __future__ import annotations


def test_a_file_is_read_by_a_saved_mapping_which_is_listed_renamed_and_removed(at, register, tmp_path):
    file = tmp_path / "lista.csv"
    file.write_text("Avtal;Motpart;Hylla\nHjälpmedel;LTU;A3\n", encoding="utf-8")
    assert at(register, "mapping", "list").out == "Det finns inga sparade tolkningar.\n"
    assert at(register, "import", file, "--save-mapping", "Norra kontoret").code == 0
    assert at(register, "mapping", "list", "--json").data == ["Norra kontoret"]
    assert at(register, "import", file, "--dry-run", "--json").data["known_as"] == "Norra kontoret"
    assert "Använd den med --mapping." in at(register, "import", file, "--dry-run").out
    assert at(register, "import", file, "--mapping", "norra kontoret").code == 0
    assert at(register, "mapping", "rename", "Norra kontoret", "Södra").out == "Tolkningen heter nu Södra.\n"
    assert at(register, "mapping", "remove", "Södra").code == 0
    gone = at(register, "mapping", "remove", "Södra", "--json")
    assert (gone.code, gone.error["code"]) == (1, "NKA-279")
