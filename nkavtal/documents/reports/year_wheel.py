"""The year on one page: twelve months with their days, three beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.year_wheel import WheelMonth, day_shown, month_shown
from nkavtal.documents.reports.printed import Printed
from nkavtal.documents.sheet import Column, Paragraph, Part, Sheet, Table

_BESIDE = 3
_FEW, _SOME, _LARGE = (3, 84), (7, 42), (11, 62)
"""Days of a month that have room, and letters of each (two lines of them, where there are few), on A4 and on A3."""


def sheet(months: Sequence[WheelMonth], context: Printed) -> Sheet:
    """Return the year, on A4 or, where a month holds much, on A3; what has no room even there is counted."""
    most = max(len(one.days) for one in months)
    room = next((room for room in (_FEW, _SOME) if most <= room[0]), _LARGE)
    n = sum(len(one.days) for one in months)
    first, last = months[0], months[-1]
    title = _("Årshjul {first} – {last}").format(
        first=month_shown(first.year, first.month), last=month_shown(last.year, last.month)
    )
    told = ngettext("{n} dag att bevaka.", "{n} dagar att bevaka.", n).format(n=n)
    lead = _("{told} En väntad dag kommer om ingen säger upp avtalet eller tar en option i anspråk.").format(told=told)
    parts: list[Part] = [Paragraph(lead, "note")]
    for at in range(0, len(months), _BESIDE):
        those = months[at : at + _BESIDE]
        columns = tuple(Column(month_shown(one.year, one.month).capitalize()) for one in those)
        parts.append(Table(columns, (tuple(_cell(one, room) for one in those),), look="compact"))
    return Sheet(
        title=title,
        parts=tuple(parts),
        kind=_("Årshjul"),
        dated=context.today,
        printed=context.at,
        printed_by=context.by,
        version=context.version,
        organisation=context.organisation,
        head=_("EXEMPEL  {head}").format(head=title) if context.example else title,
        landscape=True,
        large=room is _LARGE,
    )


def _cell(month: WheelMonth, room: tuple[int, int]) -> str:
    lines = [day_shown(one, room[1]) for one in month.days]
    if len(lines) > room[0]:
        left = len(lines) - room[0] + 1
        lines = [*lines[: room[0] - 1], _("+ {n} till").format(n=left)]
    return "\n".join(lines) or "–"
