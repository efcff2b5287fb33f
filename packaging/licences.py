"""Gather the licences of what travels with the program in resources/licences/packages/; run after a new lock."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LICENCES = ROOT / "resources" / "licences"

# packages whose wheels hold no licence text, or name their licence loosely
STATED = {
    "docxtpl": "LGPL-2.1-only",
    "jinja2": "BSD-3-Clause",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "pypdfium2": "BSD-3-Clause, Apache-2.0",
    "python-dateutil": "BSD-3-Clause, Apache-2.0",
    "reportlab": "BSD-3-Clause",
}
TEXTS = {"LGPL-2.1-only": "LGPL-2.1.txt", "LGPL-3.0-only": "LGPL-3.txt, GPL-3.txt"}
FROM_SOURCE = {"jsonschema-rs": "jsonschema-rs.txt"}  # taken from the source archive: the wheel holds no text

# what the installed program for Windows brings besides: the interpreter, the start of each .exe, the installer's own part
FROZEN = (
    ("Python", "PSF-2.0", "python.txt"),
    ("PyInstaller", "GPL-2.0-or-later WITH Bootloader-exception", "pyinstaller.txt"),
    ("NSIS", "Zlib, CPL-1.0", "nsis.txt"),
)


def travelling() -> dict[str, metadata.Distribution]:
    """Return what the program needs when it runs, by normal name; tools and tests are not among it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, metadata.Distribution] = {}
    waiting = [Requirement(line) for line in project["dependencies"]]
    while waiting:
        needed = waiting.pop()
        name = re.sub(r"[-_.]+", "-", needed.name).lower()
        if name not in found:
            found[name] = metadata.distribution(needed.name)
            further = (Requirement(line) for line in found[name].requires or [])
            waiting += [r for r in further if r.marker is None or r.marker.evaluate({"extra": ""})]
    return dict(sorted(found.items()))


def licence(name: str, package: metadata.Distribution) -> str:
    """Return the short name of a package's licence."""
    facts = package.metadata.json
    return STATED.get(name) or str(facts.get("license_expression") or facts.get("license") or "").splitlines()[0]


def text(package: metadata.Distribution) -> str:
    """Return the licence texts a package carries, each under its file name."""
    wanted = [f for f in package.files or [] if re.search(r"\.dist-info/.*(licen[cs]e|copying|notice)", str(f), re.I)]
    return "\n\n".join(
        f"==== {file.name} ====\n\n{Path(str(file.locate())).read_text(encoding='utf-8', errors='replace').strip()}"
        for file in sorted(wanted, key=str)
    )


def gather() -> None:
    """Write the list and the texts."""
    packages = LICENCES / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    for old in packages.glob("*.txt"):
        old.unlink()
    rows = []
    for name, package in travelling().items():
        said = text(package)
        where = f"packages/{name}.txt" if said else FROM_SOURCE.get(name) or TEXTS[licence(name, package)]
        if said:
            (packages / f"{name}.txt").write_text(said + "\n", encoding="utf-8", newline="\n")
        rows.append(f"| {package.metadata['Name']} | {licence(name, package)} | {where} |")
    rows += [f"| {name} | {terms} | {text} |" for name, terms, text in FROZEN]
    head = "# Program från andra som följer med nkavtal\n\n| program | licens | text |\n|---|---|---|\n"
    (LICENCES / "third-party.md").write_text(head + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    gather()
