"""What is done about days to watch, from the list as from the month: one act for all that are marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.watch_words import watch_title
from nkavtal.gui.dialogs.mark_watched import MarkWatched
from nkavtal.gui.pages.agreement_menu import read_only_words
from nkavtal.gui.pages.doing import do
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.page import Page
from nkavtal.usecases import watching

MENU = N_("Bevakning")


class WatchingActs:
    """Asks, and does; `marked` gives the rows that are meant."""

    def __init__(self, page: Page, marked: Callable[[], Sequence[WatchRow]]) -> None:
        self._page, self._marked = page, marked
        self.box: MarkWatched | None = None

    def acts(self) -> list[Action]:
        """Return what can be done with the marked rows."""
        marked = self._marked()
        states = {row.state for row in marked}
        why = "" if marked else _("Markera en frist först")
        changing = read_only_words() if self._page.context.bridge.read_only else why
        again = changing or ("" if states - {"open"} else _("Den är inte klar eller uppskjuten"))
        done = changing or ("" if states & {"open", "snoozed"} else _("Den är redan klar eller inte aktuell"))
        menu = MENU

        def ask(state: str) -> Callable[[], object]:
            return lambda: self.ask(state)

        return [
            Action("watch-done", _("Klar…"), menu, ask("done"), "Ctrl+Return", "checkmark", not done, done),
            Action("watch-snoozed", _("Skjut upp…"), menu, ask("snoozed"), "Ctrl+L", "clock", not done, done),
            Action("watch-not-relevant", _("Inte aktuell…"), menu, ask("not_relevant"), "", "subtract", not done, done),
            Action("watch-open", _("Öppna igen"), menu, ask(""), "", "arrow_undo", not again, again),
        ]  # fmt: skip

    def ask(self, state: str) -> None:
        """Ask what is to be noted about the marked rows, and do it; opening again needs no question."""
        rows = tuple(row for row in self._marked() if row.state != state and (state or row.state != "open"))
        if not rows or self._page.context.bridge.read_only:
            return
        if not state:
            do(self._page, _act(rows, "", None, ""))
            return
        today = self._page.context.clock.today()
        box = self.box = MarkWatched(state, tuple(watch_title(row) for row in rows), today, self._page.window())
        box.saved.connect(lambda until, note: do(self._page, _act(rows, state, until, note), box))
        box.open()


def _act(rows: Sequence[WatchRow], state: str, until: date | None, note: str) -> watching.MarkWatched:
    days = tuple(
        watching.Watched(row.agreement, row.watch.key, row.watch.day, row.organisation or None) for row in rows
    )
    return watching.MarkWatched(days, state, until, note)
