"""Sentences on what comes after a term: prolongation, option, and notice."""

from __future__ import annotations

from dataclasses import replace

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_sentences import SIDES
from nkavtal.catalogue.term_steps import PERIOD_ENDS
from nkavtal.gui.dialogs.term_rows import Row, TimingParts
from nkavtal.gui.parts.flow import Sentence
from nkavtal.rules.terms.rule import Counted, Ends, NoticeRight, Period, Renewal, Renews, Side

ENDS = {
    "term": N_("till periodens slut"),
    "any_day": N_("när som helst, med uppsägningstid"),
    "period": N_("till en återkommande tidpunkt"),
}
COUNTED = {"received": N_("den kom fram"), "sent": N_("den sändes")}


class TacitRow(Row):
    """'Det förlängs med … i taget om det inte sägs upp, högst … gånger, sammanlagt högst …'."""

    def __init__(self, renewal: Renewal) -> None:
        super().__init__()
        self._kept = renewal
        self.length = self.span(_("Förlängning"))
        self.length.show_span(renewal.length)
        self.times = self.number(_("Högst antal gånger"))
        self.times.show_number(renewal.times)
        self.most = self.span(_("Förlängningar sammanlagt högst"))
        self.most.show_span(renewal.at_most)
        said = Sentence([_("Det förlängs med"), self.length, _("i taget om det inte sägs upp")])
        limits = Sentence(
            [_("högst"), self.times, _("gånger och sammanlagt högst"), self.most, _("(tomt: utan gräns)")]
        )
        self.lay_out(said, limits, remove=_("Ta bort förlängningen"))

    def value(self) -> Renewal:
        """Return the renewal."""
        return replace(self._kept, length=self.length.span, times=self.times.value, at_most=self.most.span)


class OptionRow(Row):
    """'… kan förlänga … gånger med …. Det ska sägas senast …'; nothing said means that the agreement ends."""

    def __init__(self, renewal: Renewal) -> None:
        super().__init__()
        self._kept = renewal
        self.side = self.choice(_("Vem kan förlänga"), SIDES, renewal.side.value)
        self.times = self.number(_("Antal optioner"))
        self.times.show_number(renewal.times)
        self.length = self.span(_("Option"))
        self.length.show_span(renewal.length)
        self.most = self.span(_("Optioner sammanlagt högst"))
        self.most.show_span(renewal.at_most)
        self.timing = TimingParts(self, _("Option: ska sägas"), renewal.timing)
        said = Sentence([self.side, _("kan förlänga"), self.times, _("gånger med"), self.length, _("var gång")])
        most = Sentence([_("sammanlagt högst"), self.most, _("(tomt: utan gräns)")])
        when = Sentence([_("Det ska sägas"), *self.timing.parts])
        self.lay_out(said, most, when, self.timing.counted, remove=_("Ta bort optionen"))
        self.arrange()

    def arrange(self) -> None:
        """Show what belongs to the choice of when."""
        self.timing.arrange()

    def value(self) -> Renewal:
        """Return the option."""
        return replace(
            self._kept, side=Side(str(self.side.currentData())), times=self.times.value, length=self.length.span,
            at_most=self.most.span, timing=self.timing.value(),
        )  # fmt: skip


class NoticeRow(Row):
    """'… kan säga upp … senast … före, tidigast när avtalet har gällt i …, skriftligt, räknat från dagen då …'."""

    def __init__(self, right: NoticeRight) -> None:
        super().__init__()
        self._kept = right
        self.side = self.choice(_("Vem kan säga upp"), SIDES, right.side.value)
        self.ends = self.choice(_("Uppsägning till"), ENDS, right.ends.value)
        self.period = self.choice(_("Vilken tidpunkt"), PERIOD_ENDS, right.period.value)
        self.timing = TimingParts(self, _("Uppsägning"), right.timing)
        self.earliest = self.span(_("Uppsägning tidigast efter"))
        self.earliest.show_span(right.not_before)
        self.written = self.tick(_("skriftligt"), right.written)
        self.counted = self.choice(_("Vilken dag räknas"), COUNTED, right.counted.value)
        said = Sentence([self.side, _("kan säga upp"), self.ends, self.period, *self.timing.parts])
        more = Sentence([
            _("tidigast när avtalet har gällt i"), self.earliest, self.written, _("räknat från dagen då"), self.counted,
        ])  # fmt: skip
        self.lay_out(said, more, self.timing.counted, remove=_("Ta bort rätten att säga upp"))
        self.arrange()

    def arrange(self) -> None:
        """Show what belongs to the choice of what it ends with."""
        ends = Ends(str(self.ends.currentData()))
        self.period.setVisible(ends is Ends.PERIOD)
        self.timing.arrange(bound=ends is not Ends.ANY_DAY)

    def value(self) -> NoticeRight:
        """Return the right."""
        ends = Ends(str(self.ends.currentData()))
        period = Period(str(self.period.currentData())) if ends is Ends.PERIOD else self._kept.period
        return replace(
            self._kept, side=Side(str(self.side.currentData())), ends=ends, period=period,
            timing=self.timing.value(bound=ends is not Ends.ANY_DAY), not_before=self.earliest.span,
            written=self.written.isChecked(), counted=Counted(str(self.counted.currentData())),
        )  # fmt: skip


def renewal_row(renewal: Renewal) -> TacitRow | OptionRow:
    """Return the sentence for a renewal."""
    return TacitRow(renewal) if renewal.kind is Renews.TACIT else OptionRow(renewal)
