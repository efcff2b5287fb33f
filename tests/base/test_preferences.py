"""Personal settings survive anything that may stand in their file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.base import preferences
from nkavtal.base.os_seam import files
from nkavtal.base.preferences import Preferences


def test_nothing_kept_gives_defaults_and_makes_no_file(tmp_path: Path) -> None:
    assert preferences.load(tmp_path / "inställningar.json") == Preferences()
    assert list(tmp_path.iterdir()) == []


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    kept = Preferences(register="/r", name="Åsa", theme="dark", text_size=150, rail_collapsed=True, views={"a": [1]})
    preferences.save(tmp_path / "ny" / "inställningar.json", kept)
    assert preferences.load(tmp_path / "ny" / "inställningar.json") == kept


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff\xfe", b"[]", b"null", b'"text"', b"{'a': 1}"])
def test_a_broken_file_gives_defaults_and_is_set_aside(tmp_path: Path, broken: bytes) -> None:
    file = tmp_path / "inställningar.json"
    file.write_bytes(broken)
    assert preferences.load(file) == Preferences()
    assert (tmp_path / "inställningar.trasig.json").read_bytes() == broken
    preferences.save(file, Preferences(name="Åsa"))
    assert preferences.load(file).name == "Åsa"


def test_a_broken_file_that_cannot_be_set_aside_gives_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_paths: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "replace", refuse)
    (tmp_path / "inställningar.json").write_bytes(b"{")
    assert preferences.load(tmp_path / "inställningar.json") == Preferences()


@pytest.mark.parametrize(
    "odd", [{"text_size": "stor"}, {"text_size": True}, {"name": 7}, {"views": []}, {"rail_collapsed": 1}, {"okänd": 1}]
)
def test_an_entry_of_the_wrong_kind_falls_back_alone(tmp_path: Path, odd: dict[str, object]) -> None:
    file = tmp_path / "inställningar.json"
    file.write_text(json.dumps({"theme": "dark", **odd}), encoding="utf-8")
    assert preferences.load(file) == replace(Preferences(), theme="dark")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings")


@given(name=st.text(), size=st.integers(90, 200), views=st.dictionaries(st.text(), st.integers() | st.text()))
def test_any_settings_come_back(folder: Path, name: str, size: int, views: dict[str, object]) -> None:
    file = folder / "inställningar.json"
    kept = Preferences(name=name, text_size=size, views=views)
    preferences.save(file, kept)
    assert preferences.load(file) == kept
