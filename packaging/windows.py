"""Build, install, run and remove nkavtal under Wine: `run.py windows`.

Leaves with 0 and one line when Wine cannot be had here, and with 1 only when it ran and found a fault.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import windows_build
import windows_here
import windows_python
import windows_use
from fault import Fault
from windows_here import NotHere
from wine_machine import Machine

MINUTES = 50


def main(arguments: list[str]) -> int:
    """Bring in what is needed, then start the steps in namespaces of their own; returns the exit code."""
    if arguments:
        return steps(*(Path(word) for word in arguments))
    try:
        windows_here.look()
        with windows_here.alone():
            root = windows_here.put_in_place()
            python = windows_python.put_in_place(windows_here.CACHE)
            return _apart(root, python)
    except NotHere as reason:
        print(f"Windows-steget kördes inte: {reason}.")
        return 0


def _apart(root: Path, python: Path) -> int:
    """Run the steps where mounts and processes are the run's own and end with it, and no network is to be seen."""
    shutil.rmtree(windows_build.RESULTS, ignore_errors=True)
    windows_build.RESULTS.mkdir(parents=True)
    own = ["unshare", "--mount", "--pid", "--net", "--fork", "--kill-child"]
    command = [*own, "nice", sys.executable, str(Path(__file__)), str(root), str(python)]
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, timeout=MINUTES * 60, check=False).returncode
    except subprocess.TimeoutExpired:
        print(f"Windows-steget blev inte klart på {MINUTES} minuter.")
        return 1
    finally:
        shutil.rmtree(windows_here.CACHE / "run", ignore_errors=True)


def steps(root: Path, python: Path) -> int:
    """Take every step and say what each saw; stop at the first fault."""
    began = time.monotonic()
    try:
        machine = Machine(root, python)
        print(f"Windows-steget: {machine.boot()}, svensk Windows, utan nät", flush=True)
        for step in windows_build.STEPS + windows_use.STEPS:
            since = time.monotonic()
            print(f"  {step(machine)} ({time.monotonic() - since:.0f} s)", flush=True)
    except Fault as fault:
        print(f"FEL i Windows-steget: {fault}\n{fault.output}")
        return 1
    print(f"Windows-steget gick igenom på {time.monotonic() - began:.0f} s. Provat under Wine, inte i Windows.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
