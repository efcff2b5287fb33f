"""The rule on an agreement's page: in sentences, beside the agreement's own words, with the periods it gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import term_standing as words
from nkavtal.catalogue.term_rows import PartyTerm, TermCard
from nkavtal.catalogue.term_sentences import CONVENTIONS, sentences
from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.rules.terms.outcome import Outcome
from nkavtal.rules.terms.rule import Renews, TermRule

_MOST_SEEN = 6  # periods without a scroll bar


@dataclass(frozen=True, slots=True)
class _Period:
    no: int
    first: str
    last: str
    ground: str
    now: bool


class RuleCard(QFrame):
    """What the program has understood, what the agreement says, and how long before the work begins."""

    def __init__(self, edit: Callable[[], object], set_lead: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setFrameShape(QFrame.Shape.Box)
        self.edit_button = Button(_("Ändra regeln…"), edit, icon="edit")
        self.lead_button = Button(_("Ändra…"), set_lead, kind="link")
        self.lead_button.setAccessibleName(_("Ändra framförhållningen"))
        self._sentences = column(gap=4)
        self._quotes = column(gap=8)
        self._facts = Facts(label_width=130, gap=6)
        self._lead = Label("", wrap=True)
        self.periods = RowTable(_columns(), _("Perioder"), pad=8)
        lead_name = Label(_("Framförhållning"), ink="tx3", wrap=True)
        self._lead_name = lead_name
        lead = row(lead_name, (self._lead, 1), self.lead_button, gap=12)
        head = row((Label(_("Regeln"), "card"), 1), self.edit_button)
        self._periods_name = Label(_("Perioder"), "strong")
        parts = (self._sentences, self._quotes, self._facts, lead, self._periods_name, self.periods)
        self.setLayout(column(head, *parts, None, gap=12, margins=(20, 16, 20, 16)))
        theme.current().changed.connect(self._fit)
        self._fit()

    def show_rule(self, card: TermCard, party: PartyTerm) -> None:
        """Show the rule for all or for one party."""
        told = sentences(party.rule)
        if not card.ruled:
            told = (_("Ingen regel är införd. Dagarna följer av avtalets första och sista dag."), *told)
        _refill(self._sentences, [Label(one, wrap=True, selectable=True) for one in told])
        _refill(self._quotes, [_quote(label, text) for label, text in words.rule_words(card)])
        facts = _convention(party.rule)
        self._facts.show_facts(facts)
        self._facts.setHidden(not facts)
        self._lead.setText(words.lead_line(card))
        self._show_periods(party.outcome)
        self.edit_button.setText(_("Ändra regeln…") if card.ruled else _("Ange regeln…"))

    def _show_periods(self, outcome: Outcome) -> None:
        rows = [
            _Period(
                place + 1,
                term.starts.isoformat() if term.starts is not None else "",
                term.ends.isoformat() if term.ends is not None else _("tills vidare"),
                words.grounds(outcome, place),
                place == outcome.current,
            )
            for place, term in enumerate(outcome.terms)
        ]
        self.periods.set_rows(rows, key=lambda one: one.no)
        for widget in (self.periods, self._periods_name):
            widget.setHidden(not rows)
        look, seen = theme.current(), min(max(len(rows), 1), _MOST_SEEN)
        head = look.lines(32, 1, 12, theme.SMALL)
        self.periods.setFixedHeight(head + seen * self.periods.verticalHeader().defaultSectionSize() + 4)

    def _fit(self) -> None:
        self._lead_name.setFixedWidth(theme.current().wide(130))


def _refill(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for one in widgets:
        layout.addWidget(one)


def _quote(title: str, text: str) -> QFrame:
    said = Label(_("”{words}”").format(words=text.strip("”")), ink="tx2", wrap=True, selectable=True)
    return frame(column(Label(title, "small strong", "tx2"), said, gap=4, margins=(12, 8, 12, 8)), look="subtle")


def _convention(rule: TermRule) -> list[tuple[str, str]]:
    """Return how months are counted, where the rule counts any."""
    timings = [one.timing for one in rule.notices]
    timings += [one.timing for one in rule.renewals if one.kind is Renews.OPTION]
    used = dict.fromkeys(one.convention for one in timings if one.span and one.by is None)
    return [(_("Månader räknas"), ". ".join(_(CONVENTIONS[one]) for one in used))] if used else []


def _columns() -> list[Column]:
    def ink(one: _Period) -> str:
        return "tx" if one.now else "tx2"

    def number(one: _Period) -> str:
        return _("{n} (nu)").format(n=one.no) if one.now else str(one.no)

    return [
        Column("no", _("Period"), number, 76, ink=ink, fixed=True),
        Column("first", _("Från och med"), lambda one: one.first, 108, ink=ink),
        Column("last", _("Till och med"), lambda one: one.last, 108, ink=ink),
        Column("ground", _("Grund"), lambda one: one.ground, 140, ink=ink, stretch=True),
    ]
