"""What Windows shows under Properties and what the installer writes: name, version and words, all from pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = {
    "nkavtal": "nkavtal, register över gemensamma avtal",
    "nkavtal-cli": "nkavtal i terminalen, register över gemensamma avtal",
}
"""Each program of the folder and what Windows calls it."""
_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("041D04B0", [
{strings}
    ])]),
    VarFileInfo([VarStruct("Translation", [0x041D, 1200])]),
  ],
)
"""


def name_and_version() -> tuple[str, str]:
    """Return what pyproject.toml says."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["name"], project["version"]


def four_numbers(version: str) -> tuple[int, ...]:
    """Return a version as Windows wants it: '0.1.0' gives 0, 1, 0, 0."""
    numbers = [int(part) for part in re.findall(r"\d+", version)[:4]]
    return tuple(numbers + [0] * (4 - len(numbers)))


def resource(program: str) -> str:
    """Return the version resource of a program, in the text that PyInstaller reads; 041D is Swedish."""
    name, version = name_and_version()
    strings = {
        "CompanyName": name,
        "FileDescription": WORDS[program],
        "FileVersion": version,
        "InternalName": program,
        "OriginalFilename": f"{program}.exe",
        "ProductName": name,
        "ProductVersion": version,
    }
    lines = ",\n".join(f'      StringStruct("{key}", "{value}")' for key, value in strings.items())
    return _RESOURCE.format(four=four_numbers(version), strings=lines)
