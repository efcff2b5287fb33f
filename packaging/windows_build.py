"""From source to installer on the Windows of a run; each step says what it saw or raises Fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import freeze
import make_icon
from fault import Fault
from wine_machine import HOME, PYTHON, Done, Machine

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "build" / "windows"
CHECKOUT = r"C:\Gemensam yta åäö\nkavtal"
WALK = rf"{HOME}\Documents\Överkalix och Älvsbyn åäö"
INSTALLER = rf"{CHECKOUT}\dist\{freeze.installer_name()}"
TESTS = [
    "tests/base", "tests/store/test_engine.py", "tests/store/test_identity.py", "tests/store/test_verify.py",
    "tests/store/test_attachments.py", "tests/store/test_one_writer.py", "tests/usecases/test_recording.py",
    "tests/usecases/test_importing.py", "tests/documents/test_letters.py", "tests/exchange/test_workbook_in.py",
    "tests/exchange/test_workbook_out.py", "tests/exchange/test_register_json.py", "tests/cli/test_held_register.py",
    "tests/gui/test_parts.py", "tests/gui/test_window.py", "tests/gui/test_theme.py",
]  # fmt: skip
"""Files, locks, encodings, Office files, and real windows with pytest-qt: what Windows could do otherwise."""


def lay_out(machine: Machine) -> str:
    """Lay the checkout on drive C:, in a folder as people name them."""
    to = machine.file(CHECKOUT)
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("nkavtal", "packaging", "resources", "tests"):
        shutil.copytree(ROOT / name, to / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, to)
    machine.file(WALK).mkdir(parents=True)
    for folder in (to.parent, machine.file(WALK)):
        machine.own(folder)
    return f"Källkoden ligger i {CHECKOUT}"


def run_tests(machine: Machine) -> str:
    """Run the tests that touch what Windows does otherwise, with real windows on the screen.

    A window that Wine brought forward late is no fault of ours: the files of what failed are run once more, and that is
    told.
    """
    done = _tested(machine, TESTS, "tester.txt")
    again = sorted({line.split("::")[0].split()[1] for line in done.out.splitlines() if line.startswith("FAILED ")})
    told = f", sedan {', '.join(again)} körts om" if again else ""
    if done.code == 1 and again:
        done = _tested(machine, again, "tester-omkörda.txt")
    if done.code:
        raise Fault("Testerna gick inte igenom i Windows.", done.said)
    return f"Tester i Windows: {done.out.strip().splitlines()[-1]}{told}"


def _tested(machine: Machine, files: list[str], kept: str) -> Done:
    # Wine's screen has no name to ask for; and Wine hands over QT_ variables only when they say WINE first
    settings = ("-o", "qt_log_ignore=Unable to open monitor", "--timeout=300", "-p", "no:xdist", "-p", "no:cov")
    more = {"WINEQT_QPA_PLATFORM": "windows", "CI": "true"}  # Hypothesis then asks for no speed
    done = machine.wine(PYTHON, "-m", "pytest", *settings, *files, where=CHECKOUT, limit=1800, **more)
    (RESULTS / kept).write_text(done.said, encoding="utf-8")
    return done


def freeze_there(machine: Machine) -> str:
    """Make the one-folder build with Python for Windows."""
    words = freeze.command(PYTHON, "dist", "build", r"packaging\nkavtal.spec")
    done = machine.wine(*words, where=CHECKOUT, limit=1800)
    if done.code or not machine.file(rf"{CHECKOUT}\dist\nkavtal\nkavtal.exe").is_file():
        raise Fault("PyInstaller gick inte igenom i Windows.", done.said)
    files = [file for file in machine.file(rf"{CHECKOUT}\dist\nkavtal").rglob("*") if file.is_file()]
    return f"Byggt: {len(files)} filer, {sum(file.stat().st_size for file in files) / 1e6:.0f} MB"


def pack(machine: Machine) -> str:
    """Make the installer and keep a copy of it."""
    make_icon.beside_installer(machine.file(rf"{CHECKOUT}\dist\{freeze.PICTURE}"))
    words = freeze.installer_command("makensis", quick=True)
    where = "/" + str(machine.file(CHECKOUT).relative_to(machine.place))
    done = machine.run(*words, limit=900, where=where)
    if done.code:
        raise Fault("NSIS godtog inte installationen.", done.said)
    kept = shutil.copy(machine.file(INSTALLER), RESULTS)
    return f"Installationsfil: {Path(kept).stat().st_size / 1e6:.0f} MB"


STEPS = (lay_out, run_tests, freeze_there, pack)
