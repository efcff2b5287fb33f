"""What a frozen program must be able to do, wherever it runs: the same walk on Linux and under Wine."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Protocol

import version_info
from fault import Fault
from no_screen import DOCUMENT_TYPE, telling_agreement


class Frozen(Protocol):
    """A frozen folder on some machine."""

    def terminal(self, *words: str) -> str:
        """Run nkavtal-cli and return what it printed; Fault when it left with anything but 0."""
        ...

    def named(self, *parts: str) -> str:
        """Return what the program calls a file in the folder that the walk may use."""
        ...

    def file(self, *parts: str) -> Path:
        """Return where we find the same file."""
        ...


def version(frozen: Frozen) -> str:
    """Check that the program is the version that pyproject.toml says."""
    said, wanted = frozen.terminal("--version").strip(), version_info.name_and_version()[1]
    if said != wanted:
        raise Fault(f"nkavtal-cli --version säger {said!r}, pyproject.toml {wanted!r}.")
    return said


def example(frozen: Frozen) -> str:
    """Make the example register with its documents and return the number of the agreement they are for."""
    store = ("--store", frozen.named("exempel"))
    frozen.terminal(*store, "new", "--example")
    number = telling_agreement(json.loads(frozen.terminal(*store, "--json", "list"))["data"])
    for name, words in {
        "Avtalsakt åäö.pdf": ("dossier", number),
        "Undertecknare åäö.xlsx": ("signatories", number),
        "Undertecknare åäö.pdf": ("signatories", number),
        "Avtal åäö.docx": ("document", DOCUMENT_TYPE, number),
    }.items():
        frozen.terminal(*store, *words, "-o", frozen.named(name))
        whole(frozen.file(name))
    frozen.terminal(*store, "verify")
    return number


def imported(frozen: Frozen, workbook: str, *store: str) -> int:
    """Read the office's own workbook into a new register and return how many agreements came in, letters whole."""
    frozen.terminal(*store, "new")
    frozen.terminal(*store, "import", workbook)
    rows = json.loads(frozen.terminal(*store, "--json", "list"))["data"]
    titles = " ".join(str(row["title"]) for row in rows)
    if not rows or "\ufffd" in titles or not set("åäö") <= set(titles):
        raise Fault(f"Importen gav {len(rows)} avtal, och å, ä och ö ska finnas i titlarna.", titles)
    frozen.terminal(*store, "verify")
    return len(rows)


def whole(file: Path) -> None:
    """Check that a document is there and can be opened."""
    if not file.is_file() or file.stat().st_size < 4000:
        raise Fault(f"{file.name} blev inte skriven.")
    if file.suffix == ".pdf":
        if not file.read_bytes().startswith(b"%PDF-"):
            raise Fault(f"{file.name} är ingen PDF.")
    elif zipfile.ZipFile(file).testzip() is not None:
        raise Fault(f"{file.name} går inte att packa upp.")
