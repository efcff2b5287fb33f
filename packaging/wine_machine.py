"""One run's Windows: the kept root under a layer that is thrown away, in namespaces that end with the run.

Lives only inside `unshare --mount --pid --net`: mounts and processes are gone with it, and there is no network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fault import Fault
from windows_here import CACHE, NUMBER, PERSON, PREFIX

HOME = rf"C:\users\{PERSON}"
LOCAL = rf"{HOME}\AppData\Local"
PYTHON = r"Z:\opt\python\python.exe"
_SURROUNDINGS = {
    "HOME": f"/home/{PERSON}", "USER": PERSON, "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/games",
    "LC_ALL": "sv_SE.UTF-8", "DISPLAY": ":78", "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=",
}  # fmt: skip


@dataclass(frozen=True)
class Done:
    """How a program of the machine ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All it printed."""
        return f"{self.out}\n{self.err}".strip()


class Machine:
    """Runs programs in the root, its own and those for Windows; every one has a limit in seconds."""

    def __init__(self, root: Path, python: Path) -> None:
        run = CACHE / "run"
        shutil.rmtree(run, ignore_errors=True)
        self.place = run / "machine"
        for name in ("upper", "work", "machine"):
            (run / name).mkdir(parents=True)
        layers = f"lowerdir={root},upperdir={run / 'upper'},workdir={run / 'work'}"
        self._mount("-t", "overlay", "overlay", "-o", layers, str(self.place))
        self._mount("-t", "proc", "proc", str(self.place / "proc"))
        self._mount("--rbind", "/dev", str(self.place / "dev"))
        self._mount("-t", "tmpfs", "-o", "mode=1777", "tmpfs", str(self.place / "tmp"))
        where = self.place / "opt" / "python"
        where.mkdir()
        self._mount("--bind", str(python), str(where))
        if python.stat().st_uid != NUMBER:  # so that what is compiled once is kept
            subprocess.run(["chown", "-R", f"{NUMBER}:{NUMBER}", str(python)], check=True)

    @staticmethod
    def _mount(*words: str) -> None:
        subprocess.run(["mount", *words], check=True, stdin=subprocess.DEVNULL)

    def file(self, windows: str) -> Path:
        """Return where a file of drive C: lies for us."""
        return self.place.joinpath(PREFIX, "drive_c", *windows.split("\\")[1:])

    def start(self, *command: str, where: str = "/", **more: str) -> subprocess.Popen[bytes]:
        """Start a program of the root as the person, what it prints thrown away."""
        return self._popen(command, where, more, subprocess.DEVNULL)

    def run(self, *command: str, limit: int = 60, where: str = "/", **more: str) -> Done:
        """Run a program of the root as the person; Fault when it takes longer than its limit."""
        started = self._popen(command, where, more, subprocess.PIPE)
        try:
            out, err = started.communicate(timeout=limit)
        except subprocess.TimeoutExpired as error:  # whatever it started ends with the namespace
            said = b"".join(part for part in (error.stdout, error.stderr) if part)
            raise Fault(
                f"{command[0]} {command[1]} svarade inte på {limit} s.", said.decode(errors="replace")
            ) from error
        return Done(started.returncode, _text(out), _text(err))

    def wine(self, program: str, *words: str, limit: int = 240, where: str = HOME, **more: str) -> Done:
        """Run a program for Windows, its output always through a pipe: Python there dies on a file."""
        return self.run("wine", program, *words, limit=limit, where=self._in_root(where), **more)

    def start_wine(self, program: str, *words: str, where: str = HOME) -> subprocess.Popen[bytes]:
        """Start a program for Windows that stays."""
        return self.start("wine", program, *words, where=self._in_root(where))

    def boot(self) -> str:
        """Start screen, window manager and Wine, and return Wine's version."""
        self.start("Xvfb", ":78", "-screen", "0", "1440x900x24", "-nolisten", "tcp")
        self.until((self.place / "tmp" / ".X11-unix" / "X78").exists, 30, "Xvfb startade inte.")
        self.start("openbox", "--sm-disable")
        self.start("wineserver", "-f", "-p")
        # the first one brings Windows' services with it, which would keep its pipe open for ever
        first = self.start_wine(r"C:\windows\system32\cmd.exe", "/c", "exit", "0")
        self.until(lambda: first.poll() is not None, 240, "Wine startade inte.")
        return self.run("wine", "--version", limit=30).out.strip().partition(" ")[0]

    def own(self, folder: Path) -> None:
        """Give the person a folder that we laid there."""
        subprocess.run(["chown", "-R", f"{NUMBER}:{NUMBER}", str(folder)], check=True)

    @staticmethod
    def until(done: Callable[[], object], seconds: int, words: str) -> None:
        """Wait until something is so; Fault with the words when it is not in time."""
        until = time.monotonic() + seconds
        while not done():
            if time.monotonic() > until:
                raise Fault(words)
            time.sleep(0.2)

    def _in_root(self, windows: str) -> str:
        return "/" + str(self.file(windows).relative_to(self.place))

    def _popen(self, command: tuple[str, ...], where: str, more: dict[str, str], out: int) -> subprocess.Popen[bytes]:
        surroundings = [f"{name}={value}" for name, value in {**_SURROUNDINGS, **more}.items()]
        enter = ["chroot", f"--userspec={NUMBER}:{NUMBER}", str(self.place), "env", "-i", "-C", where, *surroundings]
        return subprocess.Popen([*enter, *command], stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=os.environ)


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="replace").replace("\r\n", "\n")
