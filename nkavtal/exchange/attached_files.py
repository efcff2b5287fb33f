"""Files of attachments beside a register file: under names that a person knows, with a list of their hashes.

The list is in the form of `sha256sum`, so that anybody can check the files: `sha256sum -c SHA256SUMS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from nkavtal.catalogue.rows import WholeRow
from nkavtal.rules.file_name import safe_file_name

LIST = "SHA256SUMS"
FOLDER = "bilagor"
"""The folder's name in a folder of its own; beside a single file it has the file's name before it."""

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


class Names:
    """Which name each file gets, by its hash: that of the first attachment with it, after the agreement's number."""

    def __init__(self) -> None:
        self.by_hash: dict[str, str] = {}

    def noting(self, agreements: Iterator[WholeRow]) -> Iterator[WholeRow]:
        """Give the agreements on, and name the files of their attachments on the way."""
        for agreement in agreements:
            for row in agreement.rows.get("attachment", ()):
                sha256 = str(row.values["sha256"])
                if sha256 not in self.by_hash:
                    name = f"{agreement.values['number']} {row.values['name']}"
                    self.by_hash[sha256] = safe_file_name(name, {LIST, *self.by_hash.values()})
            yield agreement


def beside(file: Path) -> Path:
    """Return the folder that goes with a single register file."""
    return file.with_name(f"{file.stem}-{FOLDER}")


def listed(file: Path) -> Mapping[str, Path]:
    """Return the files that lie beside a register file, by the hash that the list tells; their content is not read."""
    found: dict[str, Path] = {}
    for folder in (beside(file), file.with_name(FOLDER)):
        for sha256, name in _lines(folder / LIST):
            inside = folder / name
            if inside.parent == folder and inside.is_file():
                found.setdefault(sha256, inside)
    return found


def is_exported(folder: Path) -> bool:
    """Tell if a folder holds nothing but what an export put there."""
    known = {LIST, *(name for _sha256, name in _lines(folder / LIST))}
    return all(path.name in known for path in folder.iterdir())


def write_list(beside: Path, names: Mapping[str, str]) -> None:
    """Write the list of hashes and names."""
    lines = sorted(f"{sha256}  {name}\n" for sha256, name in names.items())
    beside.write_text("".join(lines), encoding="utf-8", newline="\n")


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    for line in text.split("\n"):
        if told := _LINE.fullmatch(line):
            yield told[1], told[2]
