"""Days of every precision and bound, for properties."""

from __future__ import annotations

import calendar

from hypothesis import strategies as st

from nkavtal.rules.partial_date import Bound, PartialDate

BOUNDS = st.sampled_from(list(Bound))


@st.composite
def partial_dates(draw: st.DrawFn, first: int = 1, last: int = 9999) -> PartialDate:
    """Return any day, month or year, sure or not, before or after."""
    year = draw(st.integers(first, last))
    month = draw(st.none() | st.integers(1, 12))
    day = None if month is None else draw(st.none() | st.integers(1, calendar.monthrange(year, month)[1]))
    return PartialDate(year, month, day, draw(BOUNDS))


def perhaps(first: int = 1990, last: int = 2040) -> st.SearchStrategy[PartialDate | None]:
    """Return a day or nothing known."""
    return st.none() | partial_dates(first, last)
