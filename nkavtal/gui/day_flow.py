"""What came due while nobody looked: told once, when a register is opened and when a new day comes while it is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer

from nkavtal.base.i18n import day_text, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.watch_filter import WatchFilter, watch_key
from nkavtal.catalogue.watch_words import watch_title
from nkavtal.gui.parts.note import Banner
from nkavtal.gui.window import Window
from nkavtal.usecases import while_closed
from nkavtal.usecases.while_closed import CameDue

_EVERY = 60 * 1000  # milliseconds between looks at the calendar
_KEPT = "watched-on"
_MOST = 30  # registers that are remembered; the one used longest ago is forgotten first
_PLACE = "came-due"
_NAMED = 2  # days that are named, more are counted


class DayFlow(QObject):
    """Looks at the calendar each minute; one for each window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._context = window, window.context
        self._day = self._context.clock.today()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        window.left.connect(self._timer.stop)

    def begin(self) -> None:
        """Tell what came due in the register that was opened, and keep an eye on the calendar."""
        self._window.show_banner(None, _PLACE)
        self._timer.stop()
        if self._context.bridge.ready:
            self._timer.start()
            self._day = self._context.clock.today()
            self._ask()

    def look(self) -> None:
        """Tell what a new day brings, unless something long is under way; StandingFlow lets lists and pages follow it."""
        today, bridge = self._context.clock.today(), self._context.bridge
        if today != self._day and bridge.ready and not (bridge.jobs.busy or bridge.jobs.stopped):
            self._day = today
            self._ask()

    def _ask(self) -> None:
        looked, today = self._looked(), self._day
        self._context.bridge.ask(lambda store: while_closed.came_due(store, looked, today), self._tell, key="came-due")

    def _tell(self, found: CameDue | None) -> None:
        if found is None:
            return
        kept = {key: day for key, day in self._looked().items() if key != found.register}
        kept[found.register] = self._day.isoformat()
        self._context.remember.keep_view(_KEPT, dict(list(kept.items())[-_MOST:]))
        if found.rows and found.since is not None:
            self._window.show_banner(self._banner(found.rows, found.since), _PLACE)

    def _banner(self, rows: Sequence[WatchRow], since: date) -> Banner:
        passed = sum(row.watch.day < self._day for row in rows)
        n = len(rows)
        title = ngettext(
            "{n} bevakning har blivit aktuell sedan {day}", "{n} bevakningar har blivit aktuella sedan {day}", n
        ).format(n=n, day=day_text(since))
        text = "; ".join(watch_title(row) for row in rows[:_NAMED])
        if n > _NAMED:
            text = _("{named}; och {n} till").format(named=text, n=n - _NAMED)
        banner = Banner("warn" if passed else "info", title, text, icon="calendar_ltr")
        banner.offer(_("Visa i Bevakningar"), partial(self._show, frozenset(watch_key(row) for row in rows)))
        banner.offer(_("Dölj"), lambda: self._window.show_banner(None, _PLACE))
        return banner

    def _show(self, only: frozenset[tuple[str, str, str, str]]) -> None:
        if self._window.show_page("bevakningar", WatchFilter(only=only)):
            self._window.show_banner(None, _PLACE)

    def _looked(self) -> dict[str, str]:
        kept = self._context.remember.view(_KEPT, {})
        return dict(kept) if isinstance(kept, dict) else {}
