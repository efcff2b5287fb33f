"""The frozen program and its installer: what they name, what they bring, and what they never touch."""

from __future__ import annotations

import ast
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import modules, walked

from nkavtal.base.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SPEC = ast.parse((PACKAGING / "nkavtal.spec").read_text(encoding="utf-8"))
INSTALLER = (PACKAGING / "installer.nsi").read_text(encoding="utf-8")
COMMANDS = [line.strip() for line in INSTALLER.splitlines() if line.strip() and not line.strip().startswith(";")]


@pytest.fixture(autouse=True)
def _packaging_is_at_hand(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING))


def said_in_spec(name: str) -> list[str]:
    """Return a list that the spec gives a name."""
    return next(
        ast.literal_eval(line.value)
        for line in SPEC.body
        if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == name
    )


def test_every_folder_of_resources_travels_or_is_left_out_on_purpose():
    folders = sorted(folder.name for folder in (ROOT / "resources").iterdir() if folder.is_dir())
    assert sorted(said_in_spec("SHIPPED") + said_in_spec("LEFT_OUT")) == folders


def test_loose_files_of_resources_travel():
    loose = [file.name for file in (ROOT / "resources").iterdir() if file.is_file()]
    spec = ast.unparse(SPEC)
    assert [name for name in loose if f"'{name}'" not in spec] == []


def test_no_module_of_ours_is_left_out():
    left_out = set(said_in_spec("NOT_NEEDED"))
    imported = {name for tree in modules().values() for node in walked(tree) for name in _names(node)}
    assert imported & left_out == set()
    assert "PySide6.QtWidgets" in imported


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names] + [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, node.module.partition(".")[0], *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def test_windows_shows_name_and_version_of_the_project():
    import version_info

    assert version_info.name_and_version() == ("nkavtal", VERSION)
    for program in said_in_spec_keys():
        resource = version_info.resource(program)
        assert f'StringStruct("ProductVersion", "{VERSION}")' in resource
        assert f'StringStruct("OriginalFilename", "{program}.exe")' in resource
        ast.parse(resource)


def said_in_spec_keys() -> list[str]:
    """Return the programs that the spec makes."""
    found = next(
        line.value
        for line in SPEC.body
        if isinstance(line, ast.Assign)
        and ast.unparse(line.targets[0]) == "PROGRAMS"
        and isinstance(line.value, ast.Dict)
    )
    return [ast.literal_eval(key) for key in found.keys if key is not None]


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("2.10.3rc1", (2, 10, 3, 1)), ("7", (7, 0, 0, 0))]
)
def test_a_version_has_four_numbers_in_windows(version, numbers):
    import version_info

    assert version_info.four_numbers(version) == numbers


def test_the_installer_is_handed_every_name_it_uses():
    import freeze

    handed = {word[2:].partition("=")[0] for word in freeze.installer_command("makensis") if word[:2] == "-D"}
    used = set(re.findall(r"\$\{([A-Z_]+)\}", INSTALLER)) - set(re.findall(r"!define ([A-Z_]+)", INSTALLER))
    assert used - {"NSISDIR"} == handed


def test_the_installer_removes_only_what_it_brought():
    removing = [line for line in COMMANDS if re.match(r"(Delete|RMDir|Rename)\b", line)]
    assert len(removing) > 8
    known = {
        r"$INSTDIR\nkavtal.exe", r"$INSTDIR\nkavtal-cli.exe", r"$INSTDIR\_internal", r"$INSTDIR\_internal.old",
        "$INSTDIR", "${UNINSTALLER}", "${LISTED}",
    }  # fmt: skip
    for line in removing:
        assert set(re.findall('"([^"]*)"', line)) <= known, line
        assert not re.match(r'RMDir\s+/r\s+"\$INSTDIR"', line), line
    assert not any("LOCALAPPDATA" in line or "register" in line for line in removing)


def test_the_installer_asks_for_no_administrator_and_stays_with_the_person():
    assert "RequestExecutionLevel user" in COMMANDS
    assert not re.search(r"\bHKLM\b|SetShellVarContext all|\$PROGRAMFILES", INSTALLER)
    assert 'InstallDir "$LOCALAPPDATA\\Programs\\${NAME}"' in COMMANDS


def test_a_silent_installation_has_an_answer_to_every_question():
    assert [line for line in COMMANDS if line.startswith("MessageBox") and "/SD" not in line] == []


def test_the_icon_has_every_size_that_windows_asks_for():
    import make_icon

    content = make_icon.ICON.read_bytes()
    _, kind, count = struct.unpack_from("<HHH", content)
    sizes = [struct.unpack_from("<BB", content, 6 + 16 * n)[0] or 256 for n in range(count)]
    assert (kind, sizes) == (1, list(make_icon.SIZES))
    for n, side in enumerate(sizes):
        length, at = struct.unpack_from("<II", content, 6 + 16 * n + 8)
        picture = content[at : at + length]
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack_from(">II", picture, 16) == (side, side)


def test_the_lock_for_windows_asks_no_marker_and_leaves_no_hash_out():
    import windows_python

    locks = [(PACKAGING / name).read_text(encoding="utf-8") for name in windows_python.LOCKS[:2]]
    lock = windows_python.for_windows(locks)
    names = re.findall(r"(?m)^([a-z0-9-]+)==", lock)
    assert {"colorama", "pefile", "pyinstaller", "pyside6-essentials", "pytest-qt"} <= set(names)
    assert not {"ruff", "mypy", "macholib"} & set(names)
    assert ";" not in lock
    assert len(names) == len(set(names)) == len(re.findall(r"(?m)^[a-z].* \\\n    --hash", lock))


@pytest.mark.parametrize("other", ["lock-build.txt", "lock-mutants.txt"])
def test_the_locks_agree(other):
    pins = [
        dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", (PACKAGING / name).read_text(encoding="utf-8")))
        for name in ("lock.txt", other)
    ]
    assert {name: pins[1][name] for name in pins[0].keys() & pins[1].keys()} == {
        name: pins[0][name] for name in pins[0].keys() & pins[1].keys()
    }


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Wine is for Linux")
def test_the_tests_to_run_in_windows_are_there():
    import windows_build

    assert [name for name in windows_build.TESTS if not (ROOT / name).exists()] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Wine is for Linux")
def test_where_wine_cannot_be_had_the_stage_says_so_and_is_content(monkeypatch, capsys):
    import windows
    import windows_here

    monkeypatch.setattr(windows_here.os, "geteuid", lambda: 1000)
    assert windows.main([]) == 0
    assert capsys.readouterr().out == "Windows-steget kördes inte: det behövs root för att ställa i ordning Wine.\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Wine is for Linux")
def test_without_network_the_reason_is_one_line(monkeypatch, tmp_path):
    import windows_here

    monkeypatch.setattr(windows_here, "CACHE", tmp_path)
    monkeypatch.setattr(windows_here.shutil, "which", lambda name: f"/usr/bin/{name}")
    refused = subprocess.CompletedProcess([], 1, stdout=b"E: one\nE: no answer\n")
    monkeypatch.setattr(windows_here.subprocess, "run", lambda *_, **__: refused)
    with pytest.raises(windows_here.NotHere, match=r"^debootstrap gick inte \(E: no answer\)$"):
        windows_here.put_in_place()
    assert list(tmp_path.glob("root-*")) == []
