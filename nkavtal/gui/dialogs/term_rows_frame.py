"""Sentences on what frames a rule: how it begins, the first term, what it cannot outlive, and what is due meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_sentences import DUTIES, STARTS
from nkavtal.catalogue.term_steps import PERIOD_ENDS
from nkavtal.gui.dialogs.term_rows import Row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.day_input import DayInput
from nkavtal.gui.parts.flow import Sentence
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.year_day_input import YearDayInput
from nkavtal.rules.terms.rule import Cap, Duty, First, Period, Start, YearDay
from nkavtal.rules.terms.spans import Span

FIRSTS = {
    "open": N_("tills vidare"),
    "until": N_("till och med en dag"),
    "span": N_("en tid"),
    "": N_("hur länge är inte känt"),
}
_PERIODS = {"": N_("inget särskilt"), **PERIOD_ENDS}
WHEN_DUE = {"yearly": N_("varje år senast"), "on": N_("den dag"), "after": N_("en tid efter starten")}


class FirstRow(Row):
    """'Avtalet börjar … och gäller …'."""

    def __init__(self, first: First, start: Start, today: date) -> None:
        super().__init__()
        self._kept = first
        how = "open" if first.open_ended else "until" if first.until is not None else "span" if first.span else ""
        self._how_at_first = how
        self.start = self.choice(_("Avtalet börjar"), STARTS, start.value)
        self.how = self.choice(_("Avtalet gäller"), FIRSTS, how)
        self.until = self.day(_("Gäller till och med"), today, partial=True)
        self.until.set_text(str(first.until) if first.until is not None else "")
        self.assumed = self.tick(_("dagen är antagen, avtalet nämner den inte"), first.assumed)
        self.length = self.span(_("Första perioden"))
        self.length.show_span(first.span)
        self._on = Label(_("och fram till"))
        self.to_end_of = self.choice(_("Första perioden fram till"), _PERIODS, first.to_end_of.value)
        begins = Sentence([_("Avtalet börjar gälla:"), self.start])
        lasts = Sentence([
            _("Det gäller"), self.how, self.until, self.length, self._on, self.to_end_of, self.assumed,
        ])  # fmt: skip
        self.lay_out(begins, lasts)
        self.arrange()

    def arrange(self) -> None:
        """Show what belongs to the choice of how long."""
        how = str(self.how.currentData())
        self.until.setVisible(how == "until")
        self.assumed.setVisible(how == "until" or self._kept.assumed)
        for one in (self.length, self._on, self.to_end_of):
            one.setVisible(how == "span")

    def values(self) -> tuple[First, Start]:
        """Return the first term and what it begins with."""
        how, start = str(self.how.currentData()), Start(str(self.start.currentData()))
        assumed = self.assumed.isChecked()
        kept = replace(self._kept, assumed=assumed)
        if how == self._how_at_first and how in ("open", ""):
            return kept, start
        if how == "until":
            return replace(kept, until=self.until.day(), open_ended=False), start
        kept = replace(kept, until=None, open_ended=how == "open")
        if how == "span":
            period = Period(str(self.to_end_of.currentData()))
            return replace(kept, span=self.length.span, to_end_of=period), start
        return (kept if how == "open" else replace(kept, span=Span())), start


class CapRow(Row):
    """'Det gäller längst till och med …, sammanlagt högst …, och högst … längre än avtalet det hör till'."""

    def __init__(self, cap: Cap, least: int, today: date) -> None:
        super().__init__()
        self.until = self.day(_("Gäller längst till och med"), today)
        self.until.set_text(cap.until.isoformat() if cap.until is not None else "")
        self.total = self.span(_("Gäller sammanlagt högst"))
        self.total.show_span(cap.total or Span())
        self._no_total = cap.total
        self.leans = self.tick(_("Det upphör senast med avtalet det hör till, plus"), cap.beyond_other is not None)
        self.beyond = self.span(_("Längre än avtalet det hör till"))
        self.beyond.show_span(cap.beyond_other or Span())
        self.least = self.number(_("Minsta antal parter"))
        self.least.show_number(least or None)
        self.lay_out(
            Sentence([_("Det gäller längst till och med"), self.until, _("och sammanlagt högst i"), self.total]),
            Sentence([self.leans, self.beyond]),
            Sentence([_("Det upphör för alla om färre än"), self.least, _("parter är kvar")]),
        )
        self.arrange()

    def arrange(self) -> None:
        """A length beyond another agreement's end is there only with the tick."""
        self.beyond.setEnabled(self.leans.isChecked())

    def values(self) -> tuple[Cap, int]:
        """Return the cap and how many parties must remain."""
        found = self.until.day()
        total = self.total.span or (self._no_total if self._no_total is not None and not self._no_total else None)
        beyond = self.beyond.span if self.leans.isChecked() else None
        return Cap(found.exact if found is not None else None, total, beyond), self.least.value or 0


class DutyRow(Row):
    """'… varje år senast …', '… den dag …' or '… en tid efter starten'."""

    def __init__(self, duty: Duty, today: date) -> None:
        super().__init__()
        self._kept = duty
        when = "yearly" if duty.yearly else "on" if duty.on is not None else "after" if duty.after_start else "yearly"
        self.kind = self.choice(_("Vad ska göras"), DUTIES, duty.kind)
        self.when = self.choice(_("När ska det göras"), WHEN_DUE, when)
        self.on: DayInput = self.day(_("Dag när det ska göras"), today)
        self.on.set_text(duty.on.isoformat() if duty.on is not None else "")
        self.later = self.span(_("Efter starten"))
        self.later.show_span(duty.after_start)
        self.days: list[YearDayInput] = []
        self._said = Sentence([self.kind, self.when, self.on, self.later])
        self.more = Button(_("Lägg till en dag"), self._add_day, kind="link")
        self._yearly = Sentence()
        for one in duty.yearly or (None,):
            self._place(one)
        self.lay_out(self._said, self._yearly, self.more, remove=_("Ta bort det som ska göras"))
        self.arrange()

    def _place(self, day: YearDay | None) -> None:
        made = self.year_day(_("Dag {n} på året").format(n=len(self.days) + 1))
        made.show_day(day)
        self.days.append(made)
        self._yearly.add(made)

    def _add_day(self) -> None:
        self._place(None)
        self.days[-1].show()
        self.days[-1].setFocus()

    def arrange(self) -> None:
        """Show what belongs to the choice of when."""
        when = str(self.when.currentData())
        self.on.setVisible(when == "on")
        self.later.setVisible(when == "after")
        self._yearly.setVisible(when == "yearly")
        self.more.setVisible(when == "yearly")

    def value(self) -> Duty:
        """Return the duty."""
        when, kind = str(self.when.currentData()), str(self.kind.currentData())
        yearly = tuple(day for one in self.days if (day := one.day) is not None) if when == "yearly" else ()
        found = self.on.day() if when == "on" else None
        exact = found.exact if found is not None else None
        if when == "yearly":
            return replace(self._kept, kind=kind, yearly=yearly)
        if when == "on":
            return replace(self._kept, kind=kind, yearly=(), on=exact)
        return replace(self._kept, kind=kind, yearly=(), on=None, after_start=self.later.span)
