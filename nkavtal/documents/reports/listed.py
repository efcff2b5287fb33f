"""A list on paper, as it was seen: filter, sort, day and user in the head."""

from __future__ import annotations

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.listing import Listed
from nkavtal.documents.reports.printed import Printed
from nkavtal.documents.sheet import Column, Paragraph, Part, Sheet, Table

_MOST_ON_A4 = 12  # columns


def sheet(listed: Listed, context: Printed) -> Sheet:
    """Return the list, landscape; its head repeats on every page."""
    n = len(listed.rows)
    parts: list[Part] = [Paragraph(ngettext("{n} rad.", "{n} rader.", n).format(n=n), "lead")]
    if listed.rows:
        columns = tuple(
            Column(one.title, one.share, "right" if one.right else "left", head=at == 0, fit=one.fitted)
            for at, one in enumerate(listed.columns)
        )
        parts.append(Table(columns, listed.rows, look="close"))
    else:
        parts.append(Paragraph(_("Listan är tom.")))
    selection = " ".join(filter(None, (listed.selection, listed.order)))
    return Sheet(
        title=listed.title,
        parts=tuple(parts),
        kind=_("Lista"),
        dated=context.today,
        printed=context.at,
        printed_by=context.by,
        version=context.version,
        organisation=context.organisation,
        head=_("EXEMPEL  {head}").format(head=listed.title) if context.example else listed.title,
        selection=selection,
        landscape=True,
        large=len(listed.columns) > _MOST_ON_A4,
    )
