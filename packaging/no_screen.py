"""The main job without a screen: example register, dossier, signatory lists and Word document in a folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

DOCUMENT_TYPE = "avtal"


class FailedError(Exception):
    """A command of the terminal failed and has said why."""


def is_so() -> bool:
    """Tell whether there is no screen to paint on; Windows and Mac always have one."""
    return sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main_job(python: Path, folder: Path) -> int:
    """Make the example register and its documents in folder and say where they are; returns the exit code."""
    print("Ingen skärm hittades, så fönstret kan inte visas. Terminalen gör i stället ett exempel:", flush=True)
    register = folder / "register"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if not (register / "nkavtal.db").exists():
            terminal(python, register, "new", "--example")
        number = telling_agreement(json.loads(terminal(python, register, "--json", "list"))["data"])
        made = documents(number, folder)
        for command in made.values():
            terminal(python, register, *command)
    except FailedError:
        print("Exemplet blev inte klart. Felet står ovan. Dina egna register är orörda.")
        return 1
    tell(number, register, list(made))
    return 0


def documents(number: str, folder: Path) -> dict[Path, list[str]]:
    """Return the files to make for one agreement, each with its command."""
    dossier = folder / f"Avtalsakt {number}.pdf"
    sheet = folder / f"Signatärlista {number}.xlsx"
    paper = sheet.with_suffix(".pdf")
    text = folder / f"Avtal {number}.docx"
    return {
        dossier: ["dossier", number, "-o", str(dossier)],
        sheet: ["signatories", number, "-o", str(sheet)],
        paper: ["signatories", number, "-o", str(paper)],
        text: ["document", DOCUMENT_TYPE, number, "-o", str(text)],
    }


def telling_agreement(rows: list[dict[str, object]]) -> str:
    """Return the number of the agreement with most parties among those that only some have signed."""

    def waiting(row: dict[str, object]) -> tuple[bool, int]:
        parties, signed = int(str(row["parties"])), int(str(row["signed"]))
        return 0 < signed < parties, parties

    return str(max(rows, key=waiting)["number"])


def terminal(python: Path, register: Path, *words: str) -> str:
    """Run one command of nkavtal-cli and return what it printed; what it says on stderr is shown."""
    command = [str(python), "-m", "nkavtal.cli.main", "--store", str(register), *words]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )
    said = done.stdout.decode("utf-8", errors="replace")
    if done.returncode:
        print(said)
        raise FailedError
    return said


def tell(number: str, register: Path, made: list[Path]) -> None:
    """Say what was made and where."""
    print(f"Klart. Exempelregistret ligger i {register}")
    print(f"För avtal {number} finns nu i {register.parent}:")
    for file in made:
        print(f"  {file.name} ({max(1, round(file.stat().st_size / 1000))} kB)")
    print("Med en skärm startar samma kommando fönstret.")
    print(f"Arbeta vidare i terminalen: python3 packaging/run.py cli --store {register} list")


if __name__ == "__main__":
    sys.exit(main_job(Path(sys.executable), Path.cwd() / "build" / "exempel"))
