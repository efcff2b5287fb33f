"""The terminal as a process of its own: its bytes, its start, and pipes that close."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "nkavtal.cli.main"]


def _surroundings(tmp_path: Path) -> dict[str, str]:
    own = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA")}
    return {**os.environ, **own, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "latin-1"}


def test_what_is_said_is_utf8_whatever_the_machine_uses(example, tmp_path):
    words = ["--store", str(example), "--json", "list", "--search", "åklagar"]
    done = subprocess.run([*COMMAND, *words], env=_surroundings(tmp_path), capture_output=True, check=True)
    (row,) = json.loads(done.stdout.decode("utf-8"))["data"]
    assert "Åklagarmyndigheten" in row["counterparties"]
    assert done.stderr == b""


def test_a_pipe_that_closes_is_no_trouble(example, tmp_path):
    with subprocess.Popen(
        [*COMMAND, "--store", str(example), "list"],
        env=_surroundings(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


def test_help_does_not_wait_for_what_it_does_not_need(tmp_path):
    heavy = "sqlalchemy", "reportlab", "python_calamine", "docx", "PySide6"
    script = f"import sys; from nkavtal.cli.main import main; main(['--help']); print([n for n in {heavy} if n in sys.modules], file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], env=_surroundings(tmp_path), capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"
