"""Start nkavtal from its folder: `run.py` the program, `run.py test` the tests, `run.py cli …` the terminal.

`run.py build` makes a folder that needs no Python, `run.py windows` tries the Windows version where Wine can be had.

Needs Python alone. Makes .venv, installs exactly what lock.txt names, then starts. Speaks Swedish by itself:
the program's own texts are not in place yet.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import no_screen
import system_packages

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "lock.txt"
BUILD_LOCK = ROOT / "packaging" / "lock-build.txt"
STAMP = VENV / "nkavtal.stamp"
BUILD_STAMP = VENV / "nkavtal-build.stamp"
STAGES = {"build": "freeze.py", "windows": "windows.py"}
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
PIP = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
# --no-deps: the lock is whole; an older pip would else look past it for a newer "coverage[toml]" and stop
LOCKED = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "-r"]
OLDEST, TOO_NEW = (3, 11), (3, 14)  # the locked Qt has no wheels for 3.14


def main(arguments: list[str]) -> int:
    """Put everything in place and start what was asked for; returns its exit code."""
    what = arguments[0] if arguments else ""
    qt = what != "cli" and (what in ("test", "setup", *STAGES) or not no_screen.is_so())
    if not python_fits() or not system_packages.put_in_place(qt=qt) or not install():
        return 1
    if what == "setup":
        return 0
    if what in STAGES:
        script = str(ROOT / "packaging" / STAGES[what])
        return run(script, *arguments[1:], PYTHONUTF8="1") if install_freezer() else 1
    if what == "test":
        chosen = arguments[1:] or ["-n", "auto", "--dist", "loadfile"]  # all of them: as many at a time as cores
        return run("-m", "pytest", *chosen, **test_surroundings())
    if what == "cli":
        return run("-m", "nkavtal.cli.main", *arguments[1:])
    if no_screen.is_so():
        return no_screen.main_job(PYTHON, ROOT / "build" / "exempel")
    return run("-m", "nkavtal", *arguments)


def python_fits() -> bool:
    """Say so when this Python is older or newer than what the lock has packages for."""
    if OLDEST <= sys.version_info[:2] < TOO_NEW:
        return True
    print(f"nkavtal behöver Python 3.11, 3.12 eller 3.13. Det här är {sys.version.split()[0]}. Inget är ändrat.")
    print("Installera Python 3.12 och starta med den: py -3.12 packaging\\run.py (Windows),")
    print("python3.12 packaging/run.py (Linux och Mac).")
    return False


def install() -> bool:
    """Make the virtual environment and install the lock and the project, unless that is done already."""
    wanted = fingerprint()
    if works() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return True
    print("Gör i ordning nkavtal. Det tar någon minut första gången …", flush=True)
    fresh = [] if works() and not moved() else ["--clear"]
    steps = [
        [sys.executable, "-m", "venv", *fresh, str(VENV)],
        [*PIP, *LOCKED, str(LOCK)],
        # the build tool comes from the lock: nothing is fetched that has no hash
        [*PIP, "--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT)],
    ]
    for step in steps:
        if subprocess.run(step, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode:
            print("Det gick inte att installera allt. Texten ovan säger varför. Dina register är orörda.")
            print("Kontrollera nätet och kör samma kommando igen.")
            return False
    STAMP.write_text(wanted, encoding="utf-8")
    return True


def install_freezer() -> bool:
    """Install what makes a program of the project, which nobody else needs."""
    wanted = fingerprint() + hashlib.sha256(BUILD_LOCK.read_bytes()).hexdigest()
    if BUILD_STAMP.is_file() and BUILD_STAMP.read_text(encoding="utf-8") == wanted:
        return True
    if subprocess.run([*PIP, *LOCKED, str(BUILD_LOCK)], cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode:
        print("Det som behövs för att bygga gick inte att installera. Texten ovan säger varför.")
        return False
    BUILD_STAMP.write_text(wanted, encoding="utf-8")
    return True


def works() -> bool:
    """Tell whether the virtual environment's Python starts; after an upgrade of the system's it may not."""
    try:
        return subprocess.run([str(PYTHON), "-c", ""], check=False, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def moved() -> bool:
    """Tell whether the folder was moved since: scripts in .venv still name the old place."""
    return STAMP.is_file() and STAMP.read_text(encoding="utf-8").splitlines()[:1] != [str(ROOT)]


def fingerprint() -> str:
    """Return what the installation depends on: the place, the lock and the project file."""
    content = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return f"{ROOT}\n{content.hexdigest()}\n"


def test_surroundings() -> dict[str, str]:
    """Return what a bare machine does not set and Qt would warn about: no screen, UTF-8, a runtime folder."""
    folder = VENV / "runtime"
    folder.mkdir(mode=0o700, exist_ok=True)
    return {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "",  # compiled once: the tests start the program many times
        **({"LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": str(folder)} if sys.platform.startswith("linux") else {}),
    }


def run(*arguments: str, **surroundings: str) -> int:
    """Run the virtual environment's Python in the project folder and return its exit code."""
    try:
        return subprocess.run([str(PYTHON), *arguments], env={**os.environ, **surroundings}, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
