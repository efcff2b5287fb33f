"""Times that law sets and figures that others count come as dated data."""

from __future__ import annotations

from datetime import date

from nkavtal.base import populations
from nkavtal.base.law import appeal_time


def test_every_day_has_an_appeal_time_with_its_ground() -> None:
    for day in (date.min, date(2017, 12, 31), date(2018, 1, 1), date.max):
        assert appeal_time(day).days == 21
    assert "1991:900" in appeal_time(date(2017, 12, 31)).ground
    assert "2017:725" in appeal_time(date(2018, 1, 1)).ground


def test_the_shipped_population_is_that_of_the_county() -> None:
    table = populations.table()
    assert len(table) == 14
    in_2023 = [one.inhabitants for rows in table.values() for one in rows if one.counted_on == date(2023, 12, 31)]
    assert (len(in_2023), sum(in_2023)) == (14, 248_480)  # the sum that SCB gives for the county
    assert all(list(rows) == sorted(rows) for rows in table.values())
