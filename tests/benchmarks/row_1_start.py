"""Row 1: starts the program; the peer is a bare PySide6 window with an empty table, each a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import corpus
from side_by_side import Times, in_turns, tell, tell_growth

ROOT = Path(__file__).parent.parent.parent
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication(sys.argv[:1])
class Table(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: print("painted", file=sys.stderr, flush=True))
window = QMainWindow()
window.setCentralWidget(Table())
window.resize(1280, 800)
window.show()
app.exec()
"""
FORBIDDEN = ("reportlab", "docx", "openpyxl", "xlsxwriter")
LOADED = """
import sys
sys.argv = ["nkavtal"]
from nkavtal.__main__ import _frame
from nkavtal.base import places
from nkavtal.base.clock import Clock
from nkavtal.gui import app
from pathlib import Path
application = app.make(["nkavtal"])
window = _frame(places.under(Path(sys.argv[0])), Clock())
window.show()
print(*{name.partition(".")[0] for name in sys.modules})
"""
PAGE_LOADED = """
import sys
from nkavtal.__main__ import _program
from nkavtal.base import places
from nkavtal.base.clock import Clock
from pathlib import Path
_program(places.under(Path("nowhere")), Clock())
print(*{name.partition(".")[0] for name in sys.modules})
"""


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print the painted frame and the first page beside the bare window, and what the frame has imported."""
    frames: dict[int, Times] = {}
    pages: dict[int, Times] = {}
    environment = environment_of(work)
    for size in sizes:
        store = corpus.register(work, size)
        product = [sys.executable, "-m", "nkavtal", "--profile-start", "--today", "2026-11-23", "--store", str(store)]
        cases = {
            "bare window, painted": until(environment, [sys.executable, "-c", BARE], 1),
            "frame painted": until(environment, product, 1),
            "first page of the register": until(environment, product, 2),
        }
        found = in_turns(cases, rounds)
        tell(f"Row 1, {size} agreements", found, {"frame painted": 1.5, "first page of the register": 2.5})
        frames[size], pages[size] = found["frame painted"], found["first page of the register"]
    tell_growth("the frame", frames, 0.05)
    tell_growth("the first page", pages, 0.05)
    _tell_imported("frame", environment, LOADED, {*FORBIDDEN, "sqlalchemy"})
    _tell_imported("first page", environment, PAGE_LOADED, {*FORBIDDEN, "alembic", "sqlalchemy"})


def until(environment: dict[str, str], command: list[str], lines: int) -> Callable[[], object]:
    """Return what starts a process and waits until it has told so many lines of its progress."""

    def start() -> None:
        with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            told = [process.stderr.readline() for _ in range(lines)]
            process.kill()
            if not all(told):
                raise RuntimeError(f"{command} ended early: {told}")

    return start


def _tell_imported(what: str, environment: dict[str, str], program: str, unwanted: set[str]) -> None:
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    found = sorted(unwanted & set(done.stdout.split()))
    print(f"  imported by the {what} though it should not be: {', '.join(found) or 'nothing'}")


def environment_of(work: Path) -> dict[str, str]:
    """Return the environment of a process with settings of its own, and with its modules compiled."""
    home = work / "home"
    home.mkdir(exist_ok=True)
    own = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    compiled = {
        "PYTHONPYCACHEPREFIX": str(work / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }  # as where it is installed
    return {**os.environ, **own, **compiled, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
