"""Chosen agreements beside each other on one axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.catalogue.term_rows import TermPicture
from nkavtal.catalogue.time_axis import Axis
from nkavtal.catalogue.timelines import MOST, Timelines, lanes_of
from nkavtal.store.queries import agreement_on_day as query
from nkavtal.store.store import Store
from nkavtal.usecases import term_picture

_BACK, _AHEAD = 10, 12
"""Years that can be seen at most."""
_USUAL_BACK, _USUAL_AHEAD = 1, 3


def chosen(store: Store, agreements: Sequence[str], as_of: date, of: int = 0) -> Timelines:
    """Return the lanes of agreements (UUIDs) in the order given; UserError NKA-365 when none of them is there.

    More than MOST are counted, not drawn; `of` is how many were chosen, where not all are given.
    """
    few = agreements[:MOST]
    most = Axis(_year(as_of.year - _BACK, 1), _year(as_of.year + _AHEAD, 12))
    today = store.clock.today()
    other = as_of if as_of != today else None
    sure = term_picture.by_party(store, date.min, most.last, as_of, few, known_by=other, expected=False)
    whole = _whole([one for pictures in sure for one in pictures], most, as_of)
    found = term_picture.by_party(store, date.min, whole.last, as_of, few, known_by=other)
    if not found:
        raise UserError(
            "NKA-365",
            N_("Inget av de valda avtalen finns kvar i registret."),
            N_("Gå tillbaka till listan och välj avtal på nytt."),
        )
    with store.reading() as connection:
        ask = query.statuses_now if other is None else query.statuses
        stand = ask(connection, few, as_of)
    lanes = tuple(lane for one in found for lane in lanes_of(one, as_of, stand.get(one[0].agreement, "unknown")))
    usual = Axis(
        max(_year(as_of.year - _USUAL_BACK, 1), whole.first), min(_year(as_of.year + _USUAL_AHEAD, 12), whole.last)
    )
    return Timelines(lanes, as_of, whole, usual, max(of, len(agreements)) - len(few))


def _whole(pictures: Sequence[TermPicture], most: Axis, as_of: date) -> Axis:
    """Return whole years that hold all that is sure and some years to come, within the most there is to see."""
    begins = [span.first for one in pictures for span in one.spans if span.first is not None]
    ends = [span.last for one in pictures for span in one.spans if span.last is not None]
    days = [day.day for one in pictures for day in one.days]
    first = max(min([as_of, *begins, *days]), most.first)
    last = min(max([_year(as_of.year + _USUAL_AHEAD, 12), *ends, *days]), most.last)
    return Axis(_year(first.year, 1), _year(last.year, 12))


def _year(year: int, month: int) -> date:
    """Return the first day of a year (month 1) or its last (12), within the calendar."""
    return date(min(max(year, date.min.year), date.max.year), month, 1 if month == 1 else 31)
