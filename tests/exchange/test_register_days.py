"""Days in every form people write them; a vague day never becomes a sharp one."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.exchange.register_in.days import read_days
from nkavtal.rules.partial_date import PartialDate

WHOLE = {
    "1/1 2013": "2013-01-01",
    "1 nov 2015": "2015-11-01",
    "8 dec 2011": "2011-12-08",
    "24/10 2012": "2012-10-24",
    "24/10-12": "2012-10-24",
    "24.10.2012": "2012-10-24",
    "2012-09-26": "2012-09-26",
    "2012.09.26": "2012-09-26",
    "20120926": "2012-09-26",
    "120926": "2012-09-26",
    "12-09-26": "2012-09-26",
    "den 1 juli 2020": "2020-07-01",
    "1:a juli 2020": "2020-07-01",
    "fr.o.m. 2013-01-01": "2013-01-01",
    "2021-05-03 00:00:00": "2021-05-03",
    "May 3, 2021": "2021-05-03",
    "March 31, 2021": "2021-03-31",
    "feb 2011": "2011-02",
    "Juni 2013": "2013-06",
    "maj2019": "2019-05",
    "2010-12": "2010-12",
    "2013": "2013",
    "2017?": "2017?",
    "ca 2015": "2015?",
    "före nov 2023": "2023-11<",
    "efter 2023-06-30": "2023-06-30>",
}
SPANS = {
    "2018-2022": ("2018", "2022"),
    "2018–2022": ("2018", "2022"),
    "2018-22": ("2018", "2022"),
    "2013-01-01 – 2016-12-31": ("2013-01-01", "2016-12-31"),
    "1/1 2022–31/12 2024": ("2022-01-01", "2024-12-31"),
    "fr.o.m. 1 januari 2022 t.o.m. 31 december 2024": ("2022-01-01", "2024-12-31"),
}
WITH_WORDS = {
    "våren 2020": "2020",
    "juni 2014 (rev.)": "2014-06",
    "1/7 2025 (komvux 1/1 2025)": "2025-07-01",
    "rek. 2014-12-12": "2014-12-12",
    "vt 2020": "2020",
}


@pytest.mark.parametrize(("text", "day"), WHOLE.items())
def test_a_day_alone_says_it_all(text: str, day: str) -> None:
    found = read_days(text)
    assert (str(found.first), found.words) == (day, "")


@pytest.mark.parametrize(("text", "days"), SPANS.items())
def test_a_span_gives_first_and_last(text: str, days: tuple[str, str]) -> None:
    found = read_days(text)
    assert (str(found.first), str(found.last), found.words) == (*days, "")


@pytest.mark.parametrize(("text", "day"), WITH_WORDS.items())
def test_words_beside_a_day_are_kept_whole(text: str, day: str) -> None:
    found = read_days(text)
    assert (str(found.first), found.words) == (day, text)


def test_a_school_year_is_two_years_and_its_own_words() -> None:
    found = read_days("läsåret 2019/20")
    assert (str(found.first), str(found.last), found.words) == ("2019", "2020", "läsåret 2019/20")


@pytest.mark.parametrize("text", ["1 mars", "slutdatum saknas", "31/2 2020", "2024-13-01", "KS 2019/777", "§ 168–189"])
def test_what_is_no_day_stays_words(text: str) -> None:
    found = read_days(text)
    assert found.first is None
    assert found.last is None
    assert found.words == text


@pytest.mark.parametrize("text", ["tills vidare", "Tillsvidare", "tv"])
def test_until_further_notice_is_a_fact_of_its_own(text: str) -> None:
    assert read_days(text).open_ended
    assert read_days(text).words == ""


def test_an_end_day_named_as_such_is_no_first_day() -> None:
    found = read_days("gäller i fyra år, t.o.m. 2026-06-26")
    assert (found.first, str(found.last)) == (None, "2026-06-26")


def test_days_and_years_of_excel_are_taken_as_they_are() -> None:
    assert str(read_days(datetime(2016, 6, 8, tzinfo=UTC)).first) == "2016-06-08"
    assert str(read_days(date(2016, 6, 8)).first) == "2016-06-08"
    assert str(read_days(2013).first) == "2013"
    assert read_days(41275).words == "41275"


@given(st.text(max_size=60))
def test_any_text_gives_days_or_its_own_words(text: str) -> None:
    found = read_days(text)
    assert found.first or found.last or found.open_ended or found.words == text


@given(st.dates(date(1950, 1, 1), date(2069, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d/%m %Y", "%d.%m.%Y"]))
def test_a_sharp_day_is_read_back_the_same(day: date, form: str) -> None:
    assert read_days(day.strftime(form)).first == PartialDate.of(day)


@given(st.integers(1900, 2099), st.sampled_from(["våren {}", "hösten {}", "{}", "{}?", "före {}", "år {}", "ca {}"]))
def test_a_vague_day_never_becomes_sharp(year: int, form: str) -> None:
    found = read_days(form.format(year)).first
    assert found is not None
    assert found.exact is None
