"""Chosen agreements on one axis of time, on paper: lanes with their signs, and the same days in a table."""

from __future__ import annotations

from collections.abc import Iterator

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.time_axis import Axis
from nkavtal.catalogue.timelines import Lane, Timelines, facts, legend, nothing
from nkavtal.documents.reports.printed import NONE, Printed
from nkavtal.documents.sheet import Column, Heading, Lanes, Paragraph, Sheet, Table


def sheet(shown: Timelines, seen: Axis, context: Printed, *, large: bool) -> Sheet:
    """Return the lanes over the days that are seen, landscape; all that is drawn stands in the table too."""
    title = _("Tidslinje {first} – {last}").format(first=seen.first.isoformat(), last=seen.last.isoformat())
    return Sheet(
        title=title,
        parts=(
            Paragraph(shown.told(today=context.today), "note"),
            Lanes(seen, shown.as_of, shown.lanes, legend(shown.lanes), _day_word(shown, context)),
            Heading(_("Dagarna i ord")),
            _table(shown, seen),
        ),
        kind=_("Tidslinje"),
        dated=shown.as_of,
        printed=context.at,
        printed_by=context.by,
        version=context.version,
        organisation=context.organisation,
        head=_("EXEMPEL  {head}").format(head=title) if context.example else title,
        landscape=True,
        large=large,
    )


def _day_word(shown: Timelines, context: Printed) -> str:
    return _("i dag") if shown.as_of == context.today else shown.as_of.isoformat()


def _table(shown: Timelines, seen: Axis) -> Table:
    columns = (
        Column(_("Avtal"), 132, head=True, once=True),
        Column(_("Vad"), 52),
        Column(_("När"), 46),
        Column(_("Läge"), 42),
    )
    rows = tuple((_whose(lane), *fact) for lane in shown.lanes for fact in _seen(lane, seen))
    return Table(columns, rows, look="close")


def _whose(lane: Lane) -> str:
    told = _("{number} {title}").format(number=lane.number, title=lane.title)
    return _("{agreement}: {party}").format(agreement=told, party=lane.party) if lane.party else told


def _seen(lane: Lane, seen: Axis) -> Iterator[tuple[str, str, str]]:
    if lane.meets(seen):
        yield from facts(lane.within(seen))
    else:
        yield nothing(lane), NONE, NONE
