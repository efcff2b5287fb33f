"""The dossier's days: what is known, how well, and the agreement's own words beside."""

from __future__ import annotations

from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.day_words import day_words
from nkavtal.catalogue.rows import AgreementCard, Values
from nkavtal.catalogue.sentences import entry
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import day, text
from nkavtal.catalogue.term_rows import TermCard
from nkavtal.documents.reports import dossier_rule
from nkavtal.documents.reports.printed import NONE, mark_note, marked, missing
from nkavtal.documents.sheet import Cell, Column, Heading, Mark, Muted, Paragraph, Part, Period, Table, Timeline
from nkavtal.rules.partial_date import Bound, PartialDate

_LONGEST = 60  # years that can be drawn on a line
_WORDS = ("term_words", "renewal_words", "notice_words")
_LATER = ("terminated_on", "ended_on", "archived_on", "abandoned_on")


def parts(card: AgreementCard, today: date, days: TermCard | None = None) -> list[Part]:
    """Return the section on term, renewal and notice, with the days that follow from the clause where one is kept."""
    found: list[Part] = [Heading(_("Avtalstid och uppsägning"))]
    line = _timeline(card)
    if line is not None:
        found.append(line)
    found += [Heading(_("Datum"), 2), _days(card, days)]
    found += dossier_rule.parts(days) if days is not None else []
    found += [Heading(_("Avtalets ordalydelse"), 2), *_quoted(card.values)]
    found += [Heading(_("Ikraftträdande"), 2), Paragraph(entry(card, today))]
    found += _own_days(card)
    return found


def _timeline(card: AgreementCard) -> Timeline | None:
    first, last = day(card.values, "starts_on"), day(card.values, "ends_on")
    if first is None or last is None or not _drawable(first) or not _drawable(last):
        return None
    if last.latest < first.earliest or last.year - first.year > _LONGEST:
        return None
    term = _("{first} – {last}").format(first=day_words(str(first)), last=day_words(str(last)))
    vague = first.exact is None or last.exact is None
    words = _("{term} (dagarna inte kända)").format(term=term) if vague else term
    marks = _marks(card, first.year, last.year)
    return Timeline(
        first_year=min([first.year, *(mark.day.year for mark in marks)]),
        last_year=last.year + 1,
        periods=(Period(first.earliest, last.latest, words),),
        marks=marks,
        alternative=_("Avtalstiden är {term}.").format(term=words),
    )


def _marks(card: AgreementCard, first: int, last: int) -> tuple[Mark, ...]:
    found: dict[PartialDate, str] = {}
    for known in sorted(_reply_days(card)):
        found[PartialDate.parse(known)] = _("Svar senast {day}").format(day=known)
    terminated = day(card.values, "terminated_on")
    if terminated is not None:
        found[terminated] = _("Uppsagt {day}").format(day=terminated)
    days = [(one.exact, words) for one, words in found.items()]
    return tuple(Mark(one, words) for one, words in days[:4] if one is not None and first - 3 <= one.year <= last)


def _drawable(known: PartialDate) -> bool:
    return known.bound in (Bound.AT, Bound.UNSURE)


def _reply_days(card: AgreementCard) -> set[str]:
    return {text(line.values, "reply_by") for line in card.own_side} - {""}


def _days(card: AgreementCard, days: TermCard | None) -> Table:
    values = card.values
    rows: list[tuple[Cell, ...]] = [_day_row(values, "starts_on"), _last_day_row(values)]
    for known in sorted(_reply_days(card)):
        rows.append((_("Svar senast"), day_shown(known), Muted(_("Dagen som står i begäran om beslut."))))
    rows += [_day_row(values, name) for name in _LATER if text(values, name)]
    rows.append(_notice_row(values, days))
    columns = (Column(_("Vad"), 45, head=True), Column(_("Datum"), 36), Column(_("Så säker är uppgiften"), 84))
    return Table(columns, tuple(rows))


def _notice_row(values: Values, days: TermCard | None) -> tuple[Cell, ...]:
    label = _("Sista dag för uppsägning")
    if days is not None and days.clauses:
        coming = [one for one in days.whole.watches if one.kind == "notice" and one.day >= days.as_of]
        if coming:
            return label, coming[0].day.isoformat(), Muted(_("Uträknad. Stegen står nedan."))
        return label, NONE, Muted(_("Ingen dag följer av regeln, se nedan."))
    if text(values, "notice_words"):
        return label, missing(), Muted(_("Inte uträknad. Villkoret finns med avtalets egna ord nedan."))
    return label, missing(), Muted(_("Uppgift saknas, komplettera. Utan villkor räknas ingen dag ut."))


def _day_row(values: Values, name: str) -> tuple[Cell, ...]:
    known = day(values, name)
    label = _(AGREEMENT[name].label)
    if known is None:
        return label, missing(), Muted(_("Uppgift saknas, komplettera."))
    return label, day_shown(str(known)), Muted(precision(known))


def _last_day_row(values: Values) -> tuple[Cell, ...]:
    last = AGREEMENT["ends_on"]
    label = _(last.label)
    if values["open_ended"] is True and not text(values, "ends_on"):
        return label, NONE, Muted(_("Avtalet gäller tills vidare."))
    if values["open_ended"] is True:
        return (
            label,
            day_shown(text(values, "ends_on")),
            Muted(_("Avtalet sägs också gälla tills vidare, kontrollera.")),
        )
    return _day_row(values, "ends_on")


def precision(known: PartialDate) -> str:
    """Return how well a day is known, in words."""
    match known.bound:
        case Bound.UNSURE:
            return _("Uppgiften är osäker.")
        case Bound.BEFORE:
            return _("Bara känt att det var före detta.")
        case Bound.AFTER:
            return _("Bara känt att det var efter detta.")
    if known.day is not None:
        return _("Känd till dagen.")
    if known.month is not None:
        return _("Känd till månaden, dagen saknas.")
    return _("Känd till året, dagen saknas.")


def _quoted(values: Values) -> list[Part]:
    found: list[Part] = []
    for name in _WORDS:
        label = _(AGREEMENT[name].label)
        words = text(values, name)
        found.append(Heading(label, 3))
        found.append(Paragraph(f"”{words.strip('”')}”", "quote") if words else Paragraph(_missing_clause()))
    return found


def _missing_clause() -> str:
    return _("Uppgift saknas, komplettera.")


def _own_days(card: AgreementCard) -> list[Part]:
    """Return the days that hold for single parties only, parties with the same days together."""
    names = ("in_force_from", "in_force_to", "notice_given_on", "left_on")
    groups: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for line in card.parties:
        if any(text(line.values, name) for name in names):
            days = tuple(_shown(line.values, name) for name in names)
            groups.setdefault((line.own_example, days), []).append(line.short_name)
    if not groups:
        return []
    columns = (
        Column(_("Part"), 65),
        Column(_("Gäller fr.o.m."), 30, fit=True),
        Column(_("Gäller t.o.m."), 30, fit=True),
        Column(_("Sagt upp den"), 30, fit=True),
        Column(_("Utträdde den"), 30, fit=True),
    )
    rows = tuple((marked(listing(parties), example=example), *days) for (example, days), parties in groups.items())
    said = _("Tomma dagar följer avtalet som helhet.")
    if any(example for example, _days in groups):
        said = " ".join((said, mark_note(card.parties)))
    return [Heading(_("Egna dagar för parter"), 2), Table(columns, rows, look="close"), Paragraph(said, "note")]


def _shown(values: Values, name: str) -> str:
    known = text(values, name)
    return day_shown(known) if known else NONE
