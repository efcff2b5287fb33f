"""The starter: what it does on a machine that lacks something."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def starter(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING))
    import no_screen
    import run
    import system_packages

    return run, no_screen, system_packages


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Debian has these packages")
def test_who_may_not_install_gets_the_one_command(starter, monkeypatch, capsys):
    _, _, system_packages = starter
    monkeypatch.setattr(system_packages, "_opens", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(system_packages.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert not system_packages.put_in_place(qt=True)
    assert "sudo apt-get install -y --no-install-recommends libegl1" in capsys.readouterr().out


def test_the_terminal_needs_no_libraries_of_the_window(starter, monkeypatch):
    _, _, system_packages = starter
    monkeypatch.setattr(system_packages, "_opens", lambda library: False)
    assert not any(package.startswith("lib") for package in system_packages.missing(qt=False))


@pytest.mark.parametrize("version", [(3, 10, 1), (3, 14, 0)])
def test_a_python_without_packages_in_the_lock_is_refused_in_words(starter, monkeypatch, capsys, version):
    run, _, _ = starter
    monkeypatch.setattr(run.sys, "version_info", version)
    assert not run.python_fits()
    assert "3.11, 3.12 eller 3.13" in capsys.readouterr().out


def test_the_installation_is_made_again_when_the_lock_changes(starter, monkeypatch, tmp_path):
    run, _, _ = starter
    before = run.fingerprint()
    assert run.fingerprint() == before
    changed = tmp_path / "lock.txt"
    changed.write_bytes(run.LOCK.read_bytes() + b"\n# another")
    monkeypatch.setattr(run, "LOCK", changed)
    assert run.fingerprint() != before


def test_the_example_shows_an_agreement_that_only_some_have_signed(starter):
    _, no_screen, _ = starter
    rows = [
        {"number": "1", "parties": 14, "signed": 14},
        {"number": "2", "parties": 14, "signed": 0},
        {"number": "3", "parties": 5, "signed": 1},
        {"number": "4", "parties": 14, "signed": 11},
    ]
    assert no_screen.telling_agreement(rows) == "4"


def test_a_failing_terminal_ends_the_example_in_words(starter, monkeypatch, tmp_path, capsys):
    _, no_screen, _ = starter
    refused = subprocess.CompletedProcess([], 1, stdout=b"NKA-000 Det gick inte.")
    monkeypatch.setattr(no_screen.subprocess, "run", lambda *_, **__: refused)
    assert no_screen.main_job(Path(sys.executable), tmp_path / "exempel") == 1
    said = capsys.readouterr().out
    assert "Det gick inte." in said
    assert "Dina egna register är orörda." in said
