"""A process of our own for what may crash, hang or take much time: started when it is needed, ended with us."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nkavtal
from nkavtal.base import child_talk
from nkavtal.base.child_talk import Garbled, Message

WORD = "--child"
"""What a child is started with: the program itself with this word, the task and the megabytes it may take."""

_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW


class ChildEnded(Exception):
    """The child went away before it had answered; `slow` tells if we ended it because it took too long."""

    def __init__(self, *, slow: bool) -> None:
        super().__init__(slow)
        self.slow = slow


def command(task: str, megabytes: int) -> list[str]:
    """Return what starts a child, from a checkout as from the built program."""
    own = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "nkavtal"]
    return [*own, WORD, task, str(megabytes)]


class Child:
    """One child at a time; started anew after it has ended."""

    def __init__(self, task: str, *, patience: float | None = None, megabytes: int = 0) -> None:
        """`patience` is seconds for one answer, `megabytes` the memory it may take (where the system can tell it so)."""
        self._task, self._patience, self._megabytes = task, patience, megabytes
        self._process: subprocess.Popen[bytes] | None = None
        self._slow = False
        self.starts = 0
        """How many have been started: one that is new remembers nothing."""

    def start(self) -> None:
        """Start the child, if none runs."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            command(self._task, self._megabytes),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=tempfile.gettempdir(),
            env=_environment(),
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )
        self.starts += 1

    def ask(
        self,
        told: Mapping[str, Any],
        packed: bytes | bytearray = b"",
        step: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Message:
        """Send a message and return the answer; ChildEnded when there is none. An error from `step` ends the child."""
        self.start()
        timer = None
        if self._patience is not None:
            timer = threading.Timer(self._patience, self._end)
            timer.daemon = True
            timer.start()
        try:
            return self._answer(told, packed, step)
        except BaseException:
            self.close()
            raise
        finally:
            if timer is not None:
                timer.cancel()

    def _answer(self, told: Mapping[str, Any], packed: bytes | bytearray, step: Callable[[int, int], None]) -> Message:
        process, self._slow = self._process, False
        if process is None or process.stdin is None or process.stdout is None:
            raise ChildEnded(slow=False)
        try:
            child_talk.send(process.stdin, told, packed)
            while (message := child_talk.receive(process.stdout)) is not None:
                if message[0].pop("answer", False):
                    return message
                step(int(message[0]["done"]), int(message[0]["total"]))
        except (OSError, Garbled, LookupError, ValueError, TypeError) as error:
            raise ChildEnded(slow=self._slow) from error
        raise ChildEnded(slow=self._slow)

    def _end(self) -> None:
        self._slow = True
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the child, if one runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was not yet sent is of no use to it any more
                    stream.close()
        process.wait()


def _environment() -> dict[str, str]:
    """Let a child of a checkout find the same program, wherever it is started."""
    here = str(Path(nkavtal.__file__).parent.parent)
    before = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in (here, before) if part)}
