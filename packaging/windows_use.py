"""What a person and the office's IT do with the installed program; each step says what it saw or raises Fault."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import time
from pathlib import Path

import frozen_walk
import version_info
from fault import Fault
from windows_build import CHECKOUT, INSTALLER, RESULTS, WALK
from windows_here import PERSON
from wine_machine import HOME, LOCAL, Done, Machine

PROGRAM = rf"{LOCAL}\Programs\nkavtal"
ELSEWHERE = r"C:\Program på egen plats åäö\nkavtal"
OURS = rf"{LOCAL}\nkavtal"
SHORTCUT = rf"{HOME}\AppData\Roaming\Microsoft\Windows\Start Menu\Programs\nkavtal.lnk"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\nkavtal"


class Installed:
    """The installed program, for the walk that Linux takes too."""

    def __init__(self, machine: Machine, folder: str = PROGRAM) -> None:
        self.machine, self.folder = machine, folder

    def terminal(self, *words: str) -> str:
        """Run nkavtal-cli.exe and return what it printed."""
        done = self.machine.wine(rf"{self.folder}\nkavtal-cli.exe", *words)
        if done.code:
            raise Fault(f"nkavtal-cli.exe {' '.join(words)} slutade med {done.code}.", done.said)
        return done.out

    def named(self, *parts: str) -> str:
        """Return a path as Windows has it."""
        return "\\".join((WALK, *parts))

    def file(self, *parts: str) -> Path:
        """Return the same file as we find it."""
        return self.machine.file(self.named(*parts))


def install(machine: Machine) -> str:
    """Install in silence and check that Windows knows it."""
    done = machine.wine(INSTALLER, "/S", limit=300)
    if done.code or not machine.file(rf"{PROGRAM}\nkavtal.exe").is_file():
        raise Fault(f"Den tysta installationen slutade med {done.code}.", done.said)
    told = {
        "DisplayVersion": version_info.name_and_version()[1],
        "InstallLocation": PROGRAM.partition(PERSON)[2],  # reg.exe writes å, ä and ö as consoles did in 1985
        "QuietUninstallString": r'\avinstallera.exe" /S',
    }
    for what, wanted in told.items():
        if wanted not in (said := _registry(machine, what).out):
            raise Fault(f"{what} saknas bland installerade program.", said)
    if not machine.file(SHORTCUT).is_file():
        raise Fault("Startmenyn saknar nkavtal.")
    return f"Installerat tyst i {PROGRAM}"


def walk(machine: Machine) -> str:
    """Take the walk of the terminal: example, dossier, letters, import, on names with å, ä, ö and spaces."""
    installed = Installed(machine)
    version, number = frozen_walk.version(installed), frozen_walk.example(installed)
    count = frozen_walk.imported(installed, rf"{CHECKOUT}\tests\data\avtalsregister.xlsx")
    if not machine.file(rf"{OURS}\register\nkavtal.db").is_file():
        raise Fault("Registret hamnade inte där README säger.")
    shutil.copy(installed.file("Avtalsakt åäö.pdf"), RESULTS / "avtalsakt.pdf")
    return f"Terminalen {version}: {count} avtal ur Excel, avtalsakt {number}, i {WALK}"


def look_at_window(machine: Machine) -> str:
    """Start the window on the imported register, keep pictures, find it safe from the installer, and close it."""
    log = machine.file(rf"{OURS}\logg\nkavtal.log")
    started = machine.start_wine(rf"{PROGRAM}\nkavtal.exe", "--profile-start")
    machine.until(lambda: _painted(log) or started.poll() is not None, 240, "Fönstret visade inte sin första sida.")
    if started.poll() is not None:
        raise Fault(f"Fönstret stängdes av sig självt ({started.returncode}).", _words(log))
    time.sleep(3)
    _picture(machine, "fönster.png")
    machine.run("xdotool", "key", "alt+2", "sleep", "2", "key", "ctrl+f", "type", "--delay", "60", "hemsjuk", limit=60)
    machine.until(lambda: _answered(machine), 90, "Fönstret svarar inte på tangenterna.")
    refused = machine.wine(INSTALLER, "/S", limit=120)
    if refused.code != 2 or started.poll() is not None:
        raise Fault(f"Installationen skrev över ett program som var igång ({refused.code}).", refused.said)
    code = _closed(machine, started)
    wrong = [line for line in _words(log).splitlines() if " ERROR " in line or " CRITICAL " in line]
    if code or wrong:
        raise Fault(f"Fönstret slutade med {code} och loggade fel.", "\n".join(wrong))
    return f"Fönstret: {_painted(log)}; bilder i {RESULTS}"


def upgrade(machine: Machine) -> str:
    """Install again over what is there: nothing old stays, nothing of the person's is touched."""
    before = _contents(machine)
    stray = machine.file(rf"{PROGRAM}\_internal\från_en_äldre_version.dll")
    stray.write_bytes(b"old")
    machine.own(stray)
    done = machine.wine(INSTALLER, "/S", limit=300)
    if done.code or stray.exists() or machine.file(rf"{PROGRAM}\_internal.old").exists():
        raise Fault(f"Uppgraderingen slutade med {done.code} och lämnade gamla filer.", done.said)
    _same(before, machine)
    frozen_walk.version(Installed(machine))
    return "Uppgraderat tyst; registret orört"


def refuse_our_folder(machine: Machine) -> str:
    """Ask for an installation among the registers: refused."""
    before = _contents(machine)
    done = machine.wine(INSTALLER, "/S", *rf"/D={OURS}\register".split(" "), limit=120)
    if done.code != 2:
        raise Fault(f"Installationen godtog registrets mapp ({done.code}).", done.said)
    _same(before, machine)
    return "Registrets mapp duger inte som programmapp"


def uninstall(machine: Machine) -> str:
    """Uninstall in silence: the program is gone, the register is not."""
    before = _contents(machine)
    _removed(machine, PROGRAM)
    _same(before, machine)
    return f"Avinstallerat tyst; {len(before)} filer i {OURS} är orörda"


def come_back(machine: Machine) -> str:
    """Install once more, in a folder of one's own choice: the register is found as it was left."""
    done = machine.wine(INSTALLER, "/S", *f"/D={ELSEWHERE}".split(" "), limit=300)  # as it is typed: no quotes
    if done.code or not machine.file(rf"{ELSEWHERE}\nkavtal.exe").is_file():
        raise Fault(f"Installationen i vald mapp slutade med {done.code}.", done.said)
    count = len(json.loads(Installed(machine, ELSEWHERE).terminal("--json", "list"))["data"])
    _removed(machine, ELSEWHERE)
    return f"Installerat på nytt i {ELSEWHERE}: {count} avtal kvar; avinstallerat"


STEPS = (install, walk, look_at_window, upgrade, refuse_our_folder, uninstall, come_back)


def _closed(machine: Machine, started: subprocess.Popen[bytes]) -> int:
    """Close the window as a person does, whatever stands before it first, and return its exit code."""
    for _turn in range(12):
        machine.run("xdotool", "key", "alt+F4", limit=30)
        try:
            return started.wait(5)
        except subprocess.TimeoutExpired:
            continue
    _picture(machine, "fönster-kvar.png")
    raise Fault("Fönstret stängdes inte med Alt+F4.")


def _removed(machine: Machine, folder: str) -> None:
    """Uninstall in silence and wait until nothing is left: the command itself comes back at once."""
    machine.wine(rf"{folder}\avinstallera.exe", "/S", limit=120)
    program = machine.file(folder)
    machine.until(lambda: not program.exists(), 60, "Avinstallationen lämnade kvar filer.")
    machine.until(lambda: _registry(machine, "DisplayVersion").code, 30, "Programmet står kvar bland de installerade.")
    if machine.file(SHORTCUT).exists():
        raise Fault("Startmenyn har kvar nkavtal.")


def _registry(machine: Machine, what: str) -> Done:
    return machine.wine(r"C:\windows\system32\reg.exe", "query", UNINSTALL, "/v", what, limit=60)


def _answered(machine: Machine) -> bool:
    """Take the second picture and tell if something has happened since the first; a busy machine is given its time."""
    _picture(machine, "sökning.png")
    return (RESULTS / "sökning.png").read_bytes() != (RESULTS / "fönster.png").read_bytes()


def _picture(machine: Machine, name: str) -> None:
    """Keep a picture of the screen; a screen of few colours shows no window."""
    machine.run("import", "-window", "root", "/tmp/picture.png", limit=30)
    colours = int(machine.run("convert", "/tmp/picture.png", "-format", "%k", "info:", limit=30).out or 0)
    shutil.copy(machine.place / "tmp" / "picture.png", RESULTS / name)
    if colours < 200:
        raise Fault(f"Bilden {name} har bara {colours} färger: fönstret är tomt.")


def _words(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""


def _painted(log: Path) -> str:
    """Return the time the first page took, once the log has it."""
    return next((line.partition("start: ")[2] for line in _words(log).splitlines() if "first page" in line), "")


def _contents(machine: Machine) -> dict[str, str]:
    """Return every file of the person's with its fingerprint, logs left out."""
    folder = machine.file(OURS)
    found = {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "logg" not in file.relative_to(folder).parts
    }
    if not any(name.endswith("nkavtal.db") for name in found):
        raise Fault("Registret finns inte.")
    return found


def _same(before: dict[str, str], machine: Machine) -> None:
    if (after := _contents(machine)) != before:
        raise Fault("Personens filer är inte orörda.", repr(dict(set(before.items()) ^ set(after.items()))))
