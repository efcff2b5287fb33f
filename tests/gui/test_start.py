"""The program starts from outside and tells how long that took."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from builders import TODAY


def test_the_start_is_told_and_logged(register: Path, tmp_path: Path) -> None:
    kept = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")
    surroundings = {**os.environ, **{name: str(tmp_path) for name in kept}, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "nkavtal", "--profile-start", "--today", str(TODAY), "--store", str(register)]
    with subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, encoding="utf-8") as started:
        assert started.stderr is not None
        told = [started.stderr.readline() for _ in range(2)]
        started.kill()
    assert [line.partition(" efter ")[0] for line in told] == ["ramen syns", "första sidan syns"]
    (log,) = tmp_path.rglob("nkavtal.log")
    lines = log.read_text(encoding="utf-8").splitlines()
    assert [line.partition("start: ")[2].partition(" after ")[0] for line in lines] == ["frame", "first page"]
