"""A terminal to type in, on registers of the test's own."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from builders import TODAY

from nkavtal.base import places
from nkavtal.base.clock import Clock
from nkavtal.cli.main import main
from nkavtal.usecases.example import make_example


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The data of a --json answer that went well."""
        told = json.loads(self.out)
        assert told["ok"] is True
        return told["data"]

    @property
    def error(self) -> Any:
        """The error of a --json answer that did not."""
        told = json.loads(self.out)
        assert told["ok"] is False
        return told["error"]


Type = Callable[..., Done]


@pytest.fixture(autouse=True)
def _argparse_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(argparse, "_", vars(argparse)["_"])  # pytest uses argparse too
    monkeypatch.setattr(argparse, "ngettext", vars(argparse)["ngettext"])


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Type:
    """Type a command at a register: at(folder, "list", "--json")."""
    monkeypatch.setattr(places, "of_this_person", lambda: places.under(tmp_path / "person"))

    def run(folder: Path | None, *words: object) -> Done:
        where = [] if folder is None else ["--store", str(folder)]
        capsys.readouterr()
        code = main([*where, "--today", TODAY.isoformat(), *map(str, words)])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def _example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "register"
    make_example(folder, "Testare", Clock(TODAY)).close()
    return folder


@pytest.fixture
def example(_example: Path, tmp_path: Path) -> Path:
    """Return an example register of this test's own."""
    return Path(shutil.copytree(_example, tmp_path / "exempel"))
