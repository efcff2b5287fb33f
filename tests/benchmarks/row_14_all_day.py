"""Row 14: left open all day; the limit is a bare window's memory, and what the program itself took in the morning.

Linux alone: what a process holds is read from /proc. Run by itself it is the day: FOLDER ROUNDS.
"""

from __future__ import annotations

import itertools
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
BARE = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QTableView())
window.resize(1440, 900)
window.show()
def told():
    pages = int(open("/proc/self/statm").read().split()[1])
    print(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
    app.quit()
QTimer.singleShot(500, told)
app.exec()
"""
WORDS = ("h", "hjälp", "avtal 7", "vatten", "kostnad", "2012", "räddning", "luleå")
MORNING = 100
"""Rounds before the memory of the morning is read: caches are filled then."""


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print the memory before the first edit beside a bare window's, and its growth over many rounds."""
    import corpus
    from row_1_start import environment_of

    environment = {**environment_of(work), "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"}
    turns = 200 * rounds
    first: dict[int, float] = {}
    for size in sizes:
        store = corpus.register(work, size)
        bare = statistics.median(float(_run(environment, ["-c", BARE])) for _ in range(3))
        day = json.loads(_run(environment, [__file__, str(store), str(turns)]))
        first[size] = day["first"]
        print(f"\nRow 14, {size} agreements")
        _tell("bare window", bare)
        _tell("first page, nothing edited", day["first"], day["first"] / bare, 2.0)
        _tell("list, agreement and pane shown", day["shown"], day["shown"] / bare, 2.0)
        growth = day["evening"] / day["morning"]
        _tell(f"after {MORNING} rounds of filter, open, close", day["morning"])
        _tell(f"after {MORNING + turns} rounds", day["evening"], growth, 1.03)
    for small, large in itertools.pairwise(sizes):
        grown = math.log(first[large] / first[small]) / math.log(large / small)
        print(
            f"  growth of memory, {small} to {large}: exponent {grown:.3f}   goal 0.05: {'yes' if grown <= 0.05 else 'NO'}"
        )


def _tell(name: str, megabytes: float, ratio: float | None = None, goal: float = 0.0) -> None:
    words = "" if ratio is None else f"   x {ratio:.3f}   goal {goal}: {'yes' if ratio <= goal else 'NO'}"
    print(f"  {name:52} {megabytes:9.1f} MB{words}", flush=True)


def _run(environment: dict[str, str], arguments: list[str]) -> str:
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout


def day(folder: Path, turns: int) -> dict[str, float]:
    """Live through a day in the real window and return what it held at its stations."""
    import corpus

    from nkavtal import __main__ as start
    from nkavtal.base import places
    from nkavtal.base.clock import Clock
    from nkavtal.gui import app as application
    from nkavtal.gui import theme

    app = application.make(["nkavtal"])
    with tempfile.TemporaryDirectory() as own:
        here = places.under(Path(own))
        window = start._frame(here, Clock(corpus.TODAY))
        theme.current().use("light", 100)
        filled: list[bool] = []
        window.filled.connect(lambda: filled.append(True))
        window.resize(1440, 900)
        window.show()
        start._open_soon(window, here, folder)
        jobs = window.context.jobs
        _until(app, lambda: bool(filled))
        found = {"first": _held()}
        _settled(app, jobs)
        for turn in range(MORNING + turns):
            _round(app, window, WORDS[turn % len(WORDS)])
            if turn == 0:
                found["shown"] = _held()
            if turn == MORNING - 1:
                found["morning"] = _held()
        found["evening"] = _held()
        window.close()
    return found


def _round(app: Any, window: Any, words: str) -> None:
    """Narrow the list, open what is marked, come back and show everything again."""
    window.show_page("avtal")
    _settled(app, window.context.jobs)
    page = window.page
    page.focus_search(words)
    _settled(app, window.context.jobs)
    page.list.open_marked()
    _settled(app, window.context.jobs)
    window.show_page("avtal")
    page.list.clear_filter()
    _settled(app, window.context.jobs)
    _let_go()


def _let_go() -> None:
    """Destroy what was said to be destroyed later, as a running program does: here no event loop ever returns."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _settled(app: Any, jobs: Any) -> None:
    app.processEvents()
    _until(app, lambda: not jobs.busy)
    app.processEvents()
    _until(app, lambda: not jobs.busy)


def _until(app: Any, holds: Callable[[], bool]) -> None:
    while not holds():
        app.processEvents()
        time.sleep(0.0005)


def _held() -> float:
    """Return the megabytes this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    print(json.dumps(day(Path(sys.argv[1]), int(sys.argv[2]))))
