"""Starts the window: paints the frame first, then brings in the rest."""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from nkavtal.base import child_serving, i18n, logs, places, preferences, resources, translation
from nkavtal.base.clock import Clock
from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam import child
from nkavtal.base.os_seam.lock import Lock
from nkavtal.base.places import LOCK_FILE, REGISTER_FILE, Places

if TYPE_CHECKING:
    from nkavtal.bootstrap import Program
    from nkavtal.gui.window import Window


class _Arguments(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Leave with 2 and say so in Swedish."""
        self.exit(2, _("nkavtal: argumenten går inte att förstå. Visa hjälp med --help.\n"))

    def format_help(self) -> str:
        """Return the help with its first word in Swedish too."""
        return super().format_help().replace("usage:", _("Användning:"), 1)


def _parser() -> argparse.ArgumentParser:
    parser = _Arguments(
        prog="nkavtal", add_help=False, usage=_("nkavtal [--store MAPP] [--today DAG] [--profile-start]")
    )
    group = parser.add_argument_group(_("Val"))
    group.add_argument("-h", "--help", action="help", help=_("visa den här hjälpen"))
    group.add_argument("--store", type=Path, metavar=_("MAPP"), help=_("mappen med registret"))
    group.add_argument(
        "--today", type=date.fromisoformat, metavar=_("DAG"), help=_("räkna som om det vore den dagen (ÅÅÅÅ-MM-DD)")
    )
    group.add_argument("--profile-start", action="store_true", help=_("skriv ut hur lång tid starten tar"))
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the window until it is closed and return the exit code; or be a child of it, which nobody types."""
    began = time.perf_counter()
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == [child.WORD]:
        return child_serving.serve(words[1], int(words[2]))
    chosen = _parser().parse_args(arguments)
    here = places.of_this_person()
    log = logs.start(here.logs)
    from PySide6.QtCore import Qt

    from nkavtal.gui import app as application
    from nkavtal.gui import icons, theme

    app = application.make(sys.argv[:1])
    if _raised_elsewhere(here, chosen.store):
        return 0
    clock = Clock(chosen.today)
    hooks = application.LastResort(clock, log.name, app)
    hooks.install()
    settings = preferences.load(here.settings)
    i18n.use(translation.texts(settings.language, resources.path("locale")))
    application.speak(app, settings.language)
    theme.current().use(settings.theme, settings.text_size)  # before the frame: it misses the first change of font
    window = _frame(here, clock)
    told = partial(_told, chosen.profile_start, began)
    window.painted.connect(lambda: told("frame", _("ramen syns")))
    window.painted.connect(lambda: _open_soon(window, here, chosen.store))
    window.filled.connect(lambda: app.setWindowIcon(icons.program()), Qt.ConnectionType.SingleShotConnection)
    window.filled.connect(lambda: _after_painting(lambda: told("first page", _("första sidan syns"))))
    window.come_up()
    return app.exec()


def _raised_elsewhere(here: Places, store: Path | None) -> bool:
    """Tell if the register is open in another window of ours, which has come to the front now."""
    folder = _wanted(here, store, preferences.load(here.settings).register)
    if folder is None or Lock(folder / LOCK_FILE).free():
        return False
    from nkavtal.gui import one_window

    return one_window.raised(folder)


def _frame(here: Places, clock: Clock) -> Window:
    """Return the window without any page, and so without the rooms behind it."""
    from nkavtal.gui.bridge import Bridge
    from nkavtal.gui.context import Context
    from nkavtal.gui.jobs import Jobs
    from nkavtal.gui.remember import Remember
    from nkavtal.gui.window import Window

    jobs = Jobs()
    return Window(Context(Bridge(jobs), jobs, Remember(here.settings), clock), pages_allowed=False)


def _after_painting(told: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, told)


def _open_soon(window: Window, here: Places, store: Path | None) -> None:
    """Bring in the rooms behind the window on the worker thread, then open the register and show the first page."""
    context = window.context

    def made(program: Program) -> None:
        from nkavtal.gui.flows import Flows

        Flows(window, program).begin(_wanted(here, store, context.remember.settings.register))

    context.jobs.run(lambda _progress: _program(here, context.clock), made, window.show_error, _("Startar"))


def _program(here: Places, clock: Clock) -> Program:
    for name in ("nkavtal.gui.flows", "nkavtal.gui.pages.overview"):
        import_module(name)  # by name: they bring in all that is slow
    program: Program = import_module("nkavtal.bootstrap").open_program(here, clock)
    return program


def _wanted(here: Places, store: Path | None, last: str) -> Path | None:
    """Return the register asked for, the one used last, or the usual one; None when there is none yet."""
    folder = store or (Path(last) if last else here.register)
    return folder if store is not None or (folder / REGISTER_FILE).exists() else None


def _told(wanted: bool, began: float, logged: str, what: str) -> None:
    """Tell how long the start has taken: in the log, and on stderr, which a window has none of on Windows."""
    if wanted:
        taken = round((time.perf_counter() - began) * 1000)
        logging.getLogger("nkavtal.start").info("start: %s after %s ms", logged, taken)
        if sys.stderr is not None:
            sys.stderr.write(_("{what} efter {n} ms\n").format(what=what, n=taken))


if __name__ == "__main__":
    raise SystemExit(main())
