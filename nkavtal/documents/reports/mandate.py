"""The hand-over dossier at a change of mandate period: what the new bodies take over, what ends and what waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing
from nkavtal.catalogue.codes import STATUSES
from nkavtal.catalogue.deadline_words import DEADLINES
from nkavtal.catalogue.mandate import (
    AUTHORITIES,
    AuthorityRow,
    MandateRow,
    MandateView,
    adopted_shown,
    periods,
    summary,
    until_shown,
)
from nkavtal.catalogue.show import day_shown
from nkavtal.documents.reports.printed import NONE, Printed, marked, missing
from nkavtal.documents.sheet import Cell, Column, Heading, Listing, Paragraph, Part, Sheet, Strong, Table
from nkavtal.rules.mandate import ENDS, NEXT, RUNS


def sheet(view: MandateView, context: Printed) -> Sheet:
    """Return the dossier, landscape: the summary first, then one line for each agreement."""
    title = _("Överlämning till mandatperioden {first}–{last}").format(
        first=view.period.ends.year + 1, last=view.period.until.year
    )
    return Sheet(
        title=title,
        parts=tuple(_parts(view)),
        kind=_("Överlämningsakt"),
        dated=view.as_of,
        printed=context.at,
        printed_by=context.by,
        version=context.version,
        organisation=context.organisation,
        head=_("EXEMPEL  {head}").format(head=title) if context.example else title,
        landscape=True,
    )


def _parts(view: MandateView) -> Iterator[Part]:
    yield Paragraph(periods(view.period, view.as_of), "lead")
    yield Listing(summary(view) or (_("Inga gällande avtal finns i registret."),))
    for heading, rows in (
        (_("Slutar före den nya perioden"), view.of(ENDS)),
        (_("Slutar under den nya perioden"), view.of(NEXT)),
    ):
        if rows:
            yield Heading(heading)
            yield _agreements(rows)
    if view.bound:
        yield Heading(_("Perioder som slutar med mandatperioden"))
        yield Paragraph(_("De nya organen behöver ta ställning till vad som ska gälla sedan."), "note")
        yield _agreements(view.bound)
    if days := tuple(_days(view.rows)):
        yield Heading(_("Sista dagar under den nya perioden"))
        yield Paragraph(_("En väntad dag kommer om ingen säger upp avtalet eller tar en option i anspråk."), "note")
        yield Table(
            (Column(_("Dag"), 26, head=True), Column(_("Vad"), 60), Column(_("Avtal"), 160)), days, look="close"
        )
    if view.authorities:
        yield Heading(_("Fullmakter"))
        yield _authorities(view.authorities)
    if view.waiting:
        yield Heading(_("Väntar på svar"))
        cells: tuple[tuple[Cell, ...], ...] = tuple((_named(one), listing(one.waits)) for one in view.waiting)
        yield Table((Column(_("Avtal"), 110, head=True), Column(_("Väntar på"), 140)), cells, look="close")
    if runs := view.of(RUNS):
        yield Heading(_("Löper vidare, så vitt är känt"))
        yield _agreements(runs)


def _agreements(rows: Sequence[MandateRow]) -> Table:
    columns = (
        Column(_("Nummer"), 24, head=True, fit=True), Column(_("Avtal"), 90), Column(_("Motpart"), 50), Column(_("Läge"), 36),
        Column(_("Gäller t.o.m."), 28, fit=True), Column(_("Antagit"), 22, fit=True), Column(_("Undertecknat"), 26, fit=True),
    )  # fmt: skip
    cells: list[tuple[Cell, ...]] = [
        (
            Strong(one.number),
            marked(one.title, example=one.example),
            one.counterparties or NONE,
            _(STATUSES.get(one.status, one.status)),
            until_shown(one),
            adopted_shown(one),
            _("{n} av {all}").format(n=one.signed, all=one.parties),
        )
        for one in rows
    ]
    return Table(columns, tuple(cells), look="close")


def _days(rows: Sequence[MandateRow]) -> Iterator[tuple[Cell, ...]]:
    pairs = sorted(((day, one) for one in rows for day in one.days), key=lambda pair: (pair[0].day, pair[1].number))
    for day, one in pairs:
        kind = _(DEADLINES[day.kind])
        yield day.day.isoformat(), _("{kind} (väntad)").format(kind=kind) if day.expected else kind, _named(one)


def _authorities(rows: Sequence[AuthorityRow]) -> Table:
    columns = (
        Column(_("Avtal"), 80, head=True), Column(_("Given av"), 34), Column(_("Till"), 40), Column(_("Organ"), 36),
        Column(_("Beslutad"), 26, fit=True), Column(_("Gäller t.o.m."), 26, fit=True), Column(_("Läge"), 40),
    )  # fmt: skip
    cells = tuple(
        (
            marked(_("{number} {title}").format(number=one.number, title=one.title), example=one.example),
            one.party,
            one.given_to,
            one.body or missing(),
            day_shown(one.decided_on) if one.decided_on else missing(),
            day_shown(one.valid_to) if one.valid_to else missing(),
            _(AUTHORITIES[one.state]),
        )
        for one in rows
    )
    return Table(columns, cells, look="close")


def _named(one: MandateRow) -> Cell:
    return marked(_("{number} {title}").format(number=one.number, title=one.title), example=one.example)
