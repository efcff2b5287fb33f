"""Make one folder that runs without Python, and try it: `run.py build`. On Windows the installer too.

A frozen folder is for the system it was made on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import frozen_walk
import make_icon
import version_info
from fault import Fault

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "dist"
EXE = ".exe" if sys.platform == "win32" else ""
PATIENCE = 120
PICTURE = "installation.bmp"


def command(python: str, output: str, work: str, spec: str) -> list[str]:
    """Return the command that freezes, for the Python of any machine."""
    return [python, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", f"--distpath={output}", f"--workpath={work}", spec]  # fmt: skip


def installer_command(makensis: str, *, quick: bool = False) -> list[str]:
    """Return the command that packs dist/nkavtal, for makensis to run in ROOT, its paths relative."""
    _, version = version_info.name_and_version()
    facts = {
        "VERSION": version,
        "VERSION_FOUR": ".".join(str(n) for n in version_info.four_numbers(version)),
        "SOURCE": "dist/nkavtal",
        "OUTPUT": f"dist/{installer_name()}",
        "ICON": "packaging/nkavtal.ico",
        "PICTURE": f"dist/{PICTURE}",
    }
    defined = [f"-D{name}={value}" for name, value in facts.items()] + (["-DQUICK"] if quick else [])
    return [makensis, "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *defined, "packaging/installer.nsi"]


def installer_name() -> str:
    """Return the name of the installer's file."""
    name, version = version_info.name_and_version()
    return f"{name}-{version}-installation.exe"


class Here:
    """The frozen folder on this machine, with a home of its own."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._folder, self._home = folder, home
        kept = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")
        self._surroundings = {**os.environ, **{name: str(home) for name in kept}, "QT_QPA_PLATFORM": "offscreen"}
        self._surroundings.pop("PYTHONPATH", None)

    def terminal(self, *words: str) -> str:
        """Run nkavtal-cli and return what it printed."""
        done = subprocess.run(
            [str(self._folder / f"nkavtal-cli{EXE}"), *words],
            env=self._surroundings,
            cwd=self._home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        said = done.stdout.decode("utf-8", errors="replace")
        if done.returncode:
            raise Fault(f"nkavtal-cli {' '.join(words)} slutade med {done.returncode}.", said + repr(done.stderr))
        return said

    def named(self, *parts: str) -> str:
        """Return the name of a file in the walk's folder."""
        return str(self.file(*parts))

    def file(self, *parts: str) -> Path:
        """Return a file in the walk's folder."""
        return self._home.joinpath(*parts)

    def window(self, store: str) -> None:
        """Start the window without a screen, wait until the first page is painted, then end it."""
        log = self._home / "fönster.txt"
        with (
            log.open("wb") as said,
            subprocess.Popen(
                [str(self._folder / f"nkavtal{EXE}"), "--profile-start", "--store", store],
                env=self._surroundings,
                stdin=subprocess.DEVNULL,
                stderr=said,
            ) as started,
        ):
            until = time.monotonic() + PATIENCE
            while len(told := log.read_text(encoding="utf-8").splitlines()) < 2 and started.poll() is None:
                if time.monotonic() > until:
                    break
                time.sleep(0.1)
            ended = started.poll()
            started.kill()
        if len(told) != 2 or ended is not None:
            raise Fault("Fönstret visade inte sin första sida.", "\n".join(told))


def try_out(folder: Path) -> None:
    """Walk through the frozen program in a folder with å, ä, ö and spaces."""
    with tempfile.TemporaryDirectory(prefix="nkavtal åäö ", ignore_cleanup_errors=True) as home:
        here = Here(folder, Path(home))
        version = frozen_walk.version(here)
        number = frozen_walk.example(here)
        if sys.platform != "win32":  # a program with a window has no stderr on Windows
            here.window(here.named("exempel"))
        print(f"Provat: version {version}, exempelregister, handlingar för {number}, första sidan.")


def main() -> int:
    """Freeze, try, and on Windows with NSIS pack; returns the exit code."""
    began = time.monotonic()
    spec = str(ROOT / "packaging" / "nkavtal.spec")
    made = command(sys.executable, str(OUTPUT), str(ROOT / "build" / "pyinstaller"), spec)
    if subprocess.run(made, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode:
        print("Programmet gick inte att bygga. Texten ovan säger varför.")
        return 1
    print(f"Byggt i {OUTPUT / 'nkavtal'} på {time.monotonic() - began:.0f} s", flush=True)
    try:
        try_out(OUTPUT / "nkavtal")
    except Fault as fault:
        print(f"Det byggda programmet fungerar inte: {fault}\n{fault.output}")
        return 1
    if sys.platform == "win32":
        return pack()
    return 0


def pack() -> int:
    """Make the installer when NSIS is on the machine; returns the exit code."""
    makensis = shutil.which("makensis")
    if makensis is None:
        print("NSIS finns inte på datorn. Mappen är byggd, installationsfilen är det inte.")
        return 0
    make_icon.beside_installer(OUTPUT / PICTURE)
    made = installer_command(makensis)
    return subprocess.run(made, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
