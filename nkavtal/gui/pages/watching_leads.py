"""How long in advance work begins: asked for and kept, for types of agreement and for one of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import LedgerRow, Values
from nkavtal.catalogue.term_rows import TermCard, WatchRow
from nkavtal.gui.dialogs.lead_times import LeadTimes, OwnLeadTime
from nkavtal.gui.pages.agreement_menu import read_only_words
from nkavtal.gui.pages.doing import do
from nkavtal.gui.pages.watching_acts import MENU
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.page import Page
from nkavtal.usecases import term, watching
from nkavtal.usecases.agreement import EditAgreement


class WatchingLeads:
    """Asks, and keeps; `marked` gives the rows that are meant."""

    def __init__(self, page: Page, marked: Callable[[], Sequence[WatchRow]]) -> None:
        self._page, self._marked = page, marked
        self._bridge = page.context.bridge
        self.box: LeadTimes | OwnLeadTime | None = None

    def acts(self) -> list[Action]:
        """Return what can be done."""
        why = read_only_words() if self._bridge.read_only else ""
        one = why or ("" if len({row.agreement for row in self._marked()}) == 1 else _("Markera en frist först"))
        return [
            Action(
                "lead-own", _("Avtalets framförhållning…"), MENU, self.ask_own, "", "", not one, one, separated=True
            ),
            Action("lead-times", _("Framförhållning per avtalstyp…"), MENU, self.ask, "", "", not why, why),
        ]

    def ask(self) -> None:
        """Ask for the days of every type; those that were changed are kept one by one."""
        self._bridge.ask(watching.lead_times, self._show, key="lead-times")

    def _show(self, kept: Sequence[LedgerRow]) -> None:
        days = {str(one.values["type"] or ""): str(one.values["days"]) for one in kept}
        box = self.box = LeadTimes(days, self._page.context.clock.today(), self._page.window())
        box.saved.connect(lambda changed: self._keep(list(changed.items()), box))
        box.open()

    def _keep(self, changed: list[tuple[str, int | None]], box: LeadTimes) -> None:
        if not changed:
            box.accept()
            return
        (code, days), rest = changed[0], changed[1:]
        act = watching.SetLeadTime(code, days)
        do(self._page, act, box, (lambda _touched: self._keep(rest, box)) if rest else None)

    def ask_own(self) -> None:
        """Ask for the days of the marked day's agreement."""
        if not (marked := self._marked()):
            return
        uuid, today = marked[0].agreement, self._page.context.clock.today()
        self._bridge.ask(lambda store: term.show(store, uuid, today), self._show_own, self._gone, key="lead-own")

    def _show_own(self, card: TermCard) -> None:
        kept = str(card.own_lead) if card.own_lead is not None else ""
        box = self.box = OwnLeadTime(card.title, kept, self._page.context.clock.today(), self._page.window())
        seen: Values = {"lead_days": kept}
        box.saved.connect(lambda days: do(self._page, EditAgreement(card.agreement, {"lead_days": days}, seen), box))
        box.open()

    def _gone(self, _error: UserError) -> None:
        self._page.refresh(None)
