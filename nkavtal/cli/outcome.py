"""How a run ends: with which exit code, and what is said when something went wrong."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import sys
from types import TracebackType

from nkavtal.base import logs, places
from nkavtal.base.errors import Cancelled, UserError
from nkavtal.base.i18n import N_
from nkavtal.cli.answer import say_error

INTERRUPTED = 130  # what shells expect after Ctrl+C
_NOBODY_LISTENS = {errno.EPIPE, errno.EINVAL}  # Windows says EINVAL


class Outcome:
    """Stands round a run; nothing but its exit code leaves it, expected trouble or not."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json
        self.exit_code = 0

    def __enter__(self) -> Outcome:
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: TracebackType | None) -> bool:
        if isinstance(error, OSError) and error.errno in _NOBODY_LISTENS:
            _fall_silent()
        elif isinstance(error, SystemExit):
            self.exit_code = error.code if isinstance(error.code, int) else 0
        elif isinstance(error, KeyboardInterrupt | Cancelled):
            self.exit_code = INTERRUPTED
        elif isinstance(error, UserError):
            self._say(error)
        elif isinstance(error, Exception):
            self._say(_unexpected(error))
        else:
            return error is None
        return True

    def _say(self, error: UserError) -> None:
        self.exit_code = error.exit_code
        say_error(error, as_json=self.as_json)


def _unexpected(error: Exception) -> UserError:
    """Keep the details of a bug in the log and return what to say about it."""
    folder = places.of_this_person().logs
    with contextlib.suppress(OSError):
        logs.start(folder)
        logging.getLogger("nkavtal.cli").error("unexpected", exc_info=error)
    return UserError(
        "NKA-201",
        N_("Något oväntat hände. Det som redan är sparat i registret finns kvar."),
        N_("Försök igen. Händer det på nytt finns detaljerna i mappen {folder}."),
        folder=folder,
    )


def _fall_silent() -> None:
    """Let Python flush its last words into nothing: the other end of the pipe has gone."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
