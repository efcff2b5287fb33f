"""Row 10: the window while long work is under way: 10,000 rows come in, 200 dossiers are made, a copy is made.

A bare window's heartbeat in the same minute is the limit. Run by itself it is one turn: FOLDER WORKBOOK, or `bare`.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
ROWS, DOSSIERS = 10_000, 200
BEAT = 10  # milliseconds
LONGEST_GAP, LONGEST_SAVE = 100.0, 300.0
EDIT_EVERY = 5.0
"""Seconds between a person's edits."""


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print the gaps between heartbeats and how long edits take to be saved, idle and busy."""
    import corpus
    from row_1_start import environment_of
    from row_7_import import _workbook

    environment = {**environment_of(work), "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"}
    book, store = _workbook(work, ROWS), corpus.register(work, sizes[0])
    for _turn in range(max(1, rounds // 4)):
        bare = json.loads(_run(environment, [__file__, "bare"]))
        busy = json.loads(_run(environment, [__file__, str(store), str(book)]))
        print(f"\nRow 10, {sizes[0]} agreements: {ROWS} rows in, {DOSSIERS} dossiers, a copy")
        _tell("bare window", bare["gaps"])
        _tell("window, nothing under way", busy["idle"])
        _tell("window, all three under way", busy["busy"], LONGEST_GAP)
        _tell("an edit saved, nothing under way", busy["idle_saves"])
        _tell(f"an edit saved every {EDIT_EVERY:.0f} s meanwhile", busy["saves"], LONGEST_SAVE)
        for name, seconds in busy["took"].items():
            print(f"  {name:52} {seconds:9.1f} s")


def _tell(name: str, found: list[float], goal: float | None = None) -> None:
    middle, late, longest = statistics.median(found), sorted(found)[int(len(found) * 0.99)], max(found)
    fits = "" if goal is None else f"   goal {goal:.0f}: {'yes' if longest <= goal else 'NO'}"
    over = "" if goal is None else f", {sum(one > goal for one in found)} over"
    print(f"  {name:52} {middle:9.1f} ms   99 % {late:6.1f}   longest {longest:6.1f} ({len(found)}{over}){fits}")


def _run(environment: dict[str, str], arguments: list[str]) -> str:
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout


class Heart:
    """Beats on the window's thread and notes how long it was between two beats, in milliseconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def taken(self) -> list[float]:
        """Return the gaps so far and begin anew."""
        found, self.gaps = self.gaps, []
        return found

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def bare() -> dict[str, list[float]]:
    """Return the gaps of a window with nothing in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.show()
    heart = Heart()
    QTimer.singleShot(5000, app.quit)
    app.exec()
    return {"gaps": heart.gaps[5:]}


class Person:
    """Saves an edit now and then in the window, and notes how long each took, in milliseconds."""

    def __init__(self, bridge: Any, uuid: str) -> None:
        from PySide6.QtCore import QTimer

        self._bridge, self._uuid = bridge, uuid
        self.saves: list[float] = []
        self._turn, self._open = 0, False
        self._timer = QTimer()
        self._timer.setInterval(int(EDIT_EVERY * 1000))
        self._timer.timeout.connect(self.edit)

    def begin(self) -> None:
        """Begin to edit now and then."""
        self._timer.start()

    def stop(self) -> list[float]:
        """Edit no more; return the times."""
        self._timer.stop()
        found, self.saves = self.saves, []
        return found

    def edit(self) -> None:
        """Save an edit, unless the one before is still being saved."""
        from nkavtal.usecases.agreement import EditAgreement

        if self._open:
            return
        self._turn, self._open, began = self._turn + 1, True, time.perf_counter()

        def saved(_touched: object) -> None:
            self._open = False
            self.saves.append((time.perf_counter() - began) * 1000)

        act = EditAgreement(self._uuid, {"note": f"Anteckning {self._turn}"})
        self._bridge.do(act, saved)


def busy(folder: Path, book: Path) -> dict[str, Any]:
    """Return gaps and saves of the real window, idle and then with all three under way."""
    import corpus

    from nkavtal import __main__ as start
    from nkavtal.base import places
    from nkavtal.base.clock import Clock
    from nkavtal.gui import app as application
    from nkavtal.gui import theme
    from nkavtal.usecases import backups, importing, report

    app = application.make(["nkavtal"])  # held until the end
    with tempfile.TemporaryDirectory() as own:
        register = Path(own) / "register"
        shutil.copytree(folder, register)
        here, clock = places.under(Path(own) / "plats"), Clock(corpus.TODAY)
        window = start._frame(here, clock)
        theme.current().use("light", 100)
        filled: list[bool] = []
        window.filled.connect(lambda: filled.append(True))
        window.resize(1440, 900)
        window.show()
        start._open_soon(window, here, register)
        context = window.context
        _until(lambda: bool(filled))
        window.show_page("avtal")
        _until(lambda: not context.jobs.busy)
        _wait(3)
        person = Person(context.bridge, f"a{1:035}")
        heart, found = Heart(), {"took": {}}
        person.edit()
        _wait(3)
        person.begin()
        heart.taken()
        _wait(10)
        found["idle"], found["idle_saves"] = heart.taken(), person.stop()
        left = {"import", "dossiers", "copy"}
        began = time.perf_counter()

        def ended(name: str) -> Callable[[object], None]:
            def note(_answer: object) -> None:
                found["took"][name] = time.perf_counter() - began
                left.discard(name)

            return note

        def refused(error: object) -> None:
            raise AssertionError(str(error))

        def planned(digest: str) -> None:
            found["took"]["plan"] = time.perf_counter() - began
            act = importing.ImportRegister(book, digest, corpus.TODAY)
            context.bridge.do(act, ended("import"), refused, aside=True)
            context.bridge.make(
                lambda store, progress: report.dossier_bytes(store, uuids, corpus.TODAY, progress, aside=True),
                ended("dossiers"),
                refused,
            )

        uuids = [f"a{n:035}" for n in range(100, 100 + DOSSIERS)]
        context.bridge.make(
            lambda store, progress: importing.digest_of(importing.plan_import(store, book, {}, corpus.TODAY, progress)),
            planned,
            refused,
        )
        care = window.findChildren(_care())[0]
        care.jobs.run(lambda progress: backups.make(context.bridge._program.store, "hand"), ended("copy"), refused)
        person.begin()
        _until(lambda: not left)
        found["busy"], found["saves"] = heart.taken(), person.stop()
        window.leaving = lambda _go: False
        window.close()
        del app
    return found


def _care() -> type:
    from nkavtal.gui.care import Care

    return Care


def _until(holds: Callable[[], bool]) -> None:
    """Run the window's own loop until something holds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer()
    timer.setInterval(50)
    timer.timeout.connect(lambda: loop.quit() if holds() else None)
    timer.start()
    loop.exec()


def _wait(seconds: float) -> None:
    until = time.perf_counter() + seconds
    _until(lambda: time.perf_counter() > until)


if __name__ == "__main__":
    print(json.dumps(bare() if sys.argv[1] == "bare" else busy(Path(sys.argv[1]), Path(sys.argv[2]))))
