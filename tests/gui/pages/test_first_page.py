"""What the program has loaded when its first rows are there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_START = """
import sys
from datetime import date
from pathlib import Path
from nkavtal import __main__ as start
from nkavtal.base import places
from nkavtal.base.clock import Clock
from nkavtal.gui import app as application
app = application.make(["nkavtal"])
here = places.under(Path(sys.argv[1]))
window = start._frame(here, Clock(date(2026, 11, 23)))
def filled():
    slow = ("sqlalchemy", "alembic", "reportlab", "docxtpl", "xlsxwriter", "pypdfium2", "babel", "holidays")
    print(window.page.status_text(), *(name for name in slow if name in sys.modules))
    app.quit()
window.filled.connect(filled)
window.show()
start._open_soon(window, here, Path(sys.argv[2]))
app.exec()
window.close()
"""


def test_the_first_rows_are_there_before_what_is_slow_to_load(register: Path, uuid: str, tmp_path: Path) -> None:
    assert uuid
    command = [sys.executable, "-c", _START, str(tmp_path / "plats"), str(register)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "3 avtal i registret"
