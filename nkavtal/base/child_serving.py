"""What a child of the program does: answers what it is asked until nobody asks any more."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any, cast

from nkavtal.base import child_talk
from nkavtal.base.os_seam import process

TASKS = {"drawing": "nkavtal.gui.drawing_child", "printing": "nkavtal.documents.printing_child"}
"""The modules that answer, each by its function `answer`; by name, for a child loads no more than its own."""

Say = Callable[[int, int], None]


def serve(task: str, megabytes: int) -> int:
    """Answer until the program that started us closes its end, or ends."""
    asked, answers = _streams()
    if megabytes:
        process.limit_memory(megabytes)
    answer = import_module(TASKS[task]).answer

    def say(done: int, total: int) -> None:
        child_talk.send(answers, {"done": done, "total": total})

    while (message := child_talk.receive(asked)) is not None:
        told, packed = answer(*message, say)
        child_talk.send(answers, {**told, "answer": True}, packed)
    return 0


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Take standard input and output for ourselves: what a library prints goes to nobody."""
    asked, answers = (os.fdopen(os.dup(number), mode) for number, mode in ((0, "rb"), (1, "wb")))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(nowhere, number)
    os.close(nowhere)
    sys.stdin, sys.stdout = cast(Any, None), cast(Any, None)
    return asked, answers
