"""A day in running text, as well as it is known."""

from __future__ import annotations

from nkavtal.base.i18n import MONTHS, day_text
from nkavtal.base.i18n import gettext as _
from nkavtal.rules.partial_date import Bound, PartialDate


def day_words(known: str) -> str:
    """Return '1 februari 2027', 'november 2023', '2013', 'före november 2023' or '2017 (osäkert)'."""
    day = PartialDate.parse(known)
    exact = PartialDate(day.year, day.month, day.day).exact
    if exact is not None:
        bare = day_text(exact)
    elif day.month is not None:
        bare = f"{_(MONTHS[day.month - 1])} {day.year}"
    else:
        bare = str(day.year)
    match day.bound:
        case Bound.BEFORE:
            return _("före {day}").format(day=bare)
        case Bound.AFTER:
            return _("efter {day}").format(day=bare)
        case Bound.UNSURE:
            return _("{day} (osäkert)").format(day=bare)
        case _:
            return bare
