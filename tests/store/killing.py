"""Kill what a driver does, again and again, each time at another moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


class Killed:
    """A driver that starts a process for each line it is given, tells its id, and says `gone` when it has ended."""

    def __init__(self, driver: str, *arguments: Path | str) -> None:
        command = [sys.executable, str(Path(__file__).with_name(driver)), *map(str, arguments)]
        self._driver = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Killed:
        return self

    def __exit__(self, *_error: object) -> None:
        self._driver.__exit__(None, None, None)

    def one(self, line: str, moment: float) -> None:
        """Start a process and kill it some seconds after it has begun."""
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        print(line, file=self._driver.stdin, flush=True)
        number = int(self._driver.stdout.readline())
        time.sleep(moment)
        os.kill(number, signal.SIGKILL)
        assert self._driver.stdout.readline() == "gone\n"

    def again_and_again(self, times: int, looked: Callable[[], bool], longest: float = 0.12) -> None:
        """Kill at chance moments; `looked` asserts that all is well and tells if anything has been acknowledged."""
        chance, done, turns = random.Random(times), False, 0
        while turns < times or (not done and turns < times + 8):
            turns += 1
            self.one("start", chance.uniform(0, longest))
            done = looked()
            longest = min(2.0, longest * (1 if done else 2))  # a busy machine takes longer to its first
        assert done, "killed too early to show anything"
