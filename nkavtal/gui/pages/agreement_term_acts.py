"""What can be done to an agreement's term from its page: dialogs that foretell, and the acts they lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import AgreementCard, Values
from nkavtal.catalogue.term_rows import PartyTerm, TermCard
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.term_day import LeadForm, SetDayForm
from nkavtal.gui.dialogs.term_notice import NoticeForm
from nkavtal.gui.dialogs.term_prolong import ProlongForm
from nkavtal.gui.dialogs.term_rule import RuleForm
from nkavtal.gui.pages.agreement_menu import Menu
from nkavtal.gui.pages.doing import do
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.page import Page
from nkavtal.rules.terms.rule import Side, TermRule
from nkavtal.rules.terms.watch import Watch
from nkavtal.usecases.agreement import EditAgreement
from nkavtal.usecases.notice import CallOption, Extend, RegisterNotice
from nkavtal.usecases.term import SetClause, SetDayByHand, TakeProposals

SUBMENU = N_("Löptid och uppsägning")


class TermActs:
    """Opens the dialogs for a page; `show` tells about which agreement."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._card: AgreementCard | None = None
        self._days: TermCard | None = None
        self.open_box: FormDialog | None = None
        """The dialog that was opened last, while it is open."""

    def show(self, card: AgreementCard, days: TermCard) -> None:
        """Act on this agreement from now on."""
        self._card, self._days = card, days

    def actions(self, menu: Menu) -> list[Action]:
        """Return the acts as menu entries."""
        made = [
            menu.changing("term-rule", _("Regel för löptid och uppsägning…"), self.edit_rule),
            menu.changing("term-notice", _("Säg upp…"), lambda: self.give_notice(Side.OWN)),
            menu.changing(
                "term-received", _("Registrera mottagen uppsägning…"), lambda: self.give_notice(Side.COUNTERPARTY)
            ),
            menu.changing("term-option", _("Ta option i anspråk…"), self.call_option),
            menu.changing("term-extend", _("Förläng…"), self.extend),
            menu.changing("term-lead", _("Ändra framförhållningen…"), self.set_lead),
        ]
        return [replace(one, submenu=_(SUBMENU)) for one in made]

    def edit_rule(self, organisation: str = "", rule: TermRule | None = None) -> None:
        """Ask for the rule of all or of one party; `rule` is one to begin with."""
        days = self._days
        if days is None:
            return
        box = RuleForm(days, organisation, self._today, self._window, rule)

        def save(text: str, whose: str | None, note: str) -> None:
            do(self._page, SetClause(days.agreement, text, whose, note, _rule_of(days, whose)), box)

        box.saved.connect(save)
        self._open(box)

    def take_proposal(self) -> None:
        """Keep the rule that is read from the agreement's words."""
        if (days := self._days) is not None and days.proposed is not None:
            do(self._page, TakeProposals((days.agreement,), {days.agreement: days.proposed.rule}))

    def give_notice(self, side: Side) -> None:
        """Ask for a notice by a side."""
        card, days = self._card, self._days
        if card is None or days is None:
            return
        lines = card.own_side if side is Side.OWN else card.counterparties
        box = NoticeForm(days, side, {one.organisation: one.short_name for one in lines}, self._today, self._window)

        def save(parties: tuple[str, ...], values: Values) -> None:
            do(self._page, RegisterNotice(card.uuid, side.value, values, parties), box)

        box.saved.connect(save)
        self._open(box)

    def call_option(self) -> None:
        """Ask when an option was called."""

        def act(uuid: str, values: Values) -> object:
            return CallOption(
                uuid,
                str(values["decided_on"]),
                _text(values, "until"),
                _text(values, "organisation"),
                str(values["note"] or ""),
            )

        self._prolong(act, option=True)

    def extend(self) -> None:
        """Ask what the parties have agreed on."""

        def act(uuid: str, values: Values) -> object:
            until = date.fromisoformat(str(values["until"]))
            return Extend(
                uuid, until, _text(values, "decided_on"), _text(values, "organisation"), str(values["note"] or "")
            )

        self._prolong(act, option=False)

    def _prolong(self, act: Callable[[str, Values], object], *, option: bool) -> None:
        days = self._days
        if days is None:
            return
        box = ProlongForm(days, self._today, self._window, option=option)

        def save(values: Values) -> None:
            if not option and box.form.exact_day("until") is None:
                box.form.set_error("until", _("Skriv hela dagen, till exempel 2027-02-28"))
                return
            do(self._page, act(days.agreement, values), box)

        box.saved.connect(save)
        self._open(box)

    def set_day(self, party: PartyTerm, watch: Watch) -> None:
        """Ask for a day beside the computed one."""
        days = self._days
        if days is None:
            return
        box = SetDayForm(watch, days.number, self._today, self._window)
        whose = party.organisation or None

        def save(day: date | None, reason: str) -> None:
            do(self._page, SetDayByHand(days.agreement, watch.key, day, reason, whose, watch.day), box)

        box.saved.connect(save)
        box.let_stand.connect(lambda: save(None, ""))
        self._open(box)

    def set_lead(self) -> None:
        """Ask how long before a last day the work begins."""
        card = self._card
        if card is None:
            return
        box = LeadForm(card, self._today, self._window)
        box.saved.connect(lambda values: do(self._page, EditAgreement(card.uuid, values, card.values), box))
        self._open(box)

    def _open(self, box: FormDialog) -> None:
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open_box = box
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self.open_box = None

    @property
    def _today(self) -> date:
        return self._page.context.clock.today()

    @property
    def _window(self) -> QWidget:
        return self._page.window()


def _text(values: Values, name: str) -> str | None:
    return str(values[name]) if values[name] else None


def _rule_of(days: TermCard, organisation: str | None) -> str:
    """Return the rule that is shown for all or for one party, '' where there is none."""
    rules = (str(one.values["rule"]) for one in days.clauses if one.values["organisation"] == organisation)
    return next(rules, "")
