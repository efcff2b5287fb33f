"""The year on one page: every day in its month, expected ones marked, and never a second page."""

from __future__ import annotations

from datetime import date as D
from pathlib import Path

import pypdfium2
import pytest
from builders import TODAY
from usecases.test_terms import ruled
from usecases.test_watching import JUNE, LAST

from nkavtal.base.errors import UserError
from nkavtal.catalogue.year_wheel import WheelDay, WheelMonth
from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.reports import year_wheel as report
from nkavtal.store.queries import register
from nkavtal.store.store import Store
from nkavtal.usecases import year_wheel
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.report import printed
from nkavtal.usecases.watching import MarkWatched, Watched


def test_twelve_months_hold_the_days_that_are_sure_and_those_expected(store: Store) -> None:
    ruled(store, JUNE)
    months = year_wheel.months(store, TODAY, TODAY)
    assert [(one.year, one.month) for one in months][::11] == [(2026, 11), (2027, 10)]
    told = [(day.day, day.kind, day.expected) for one in months for day in one.days]
    assert (LAST, "notice", False) in told
    later = [(day.day, day.expected) for one in year_wheel.months(store, D(2027, 12, 1), TODAY) for day in one.days]
    assert (D(2027, 12, 31), True) in later


def test_what_is_of_no_concern_is_left_out(store: Store) -> None:
    uuid = ruled(store, JUNE)
    perform(store, MarkWatched((Watched(uuid, "notice/0/0", LAST),), "not_relevant"))
    assert LAST not in [day.day for one in year_wheel.months(store, TODAY, TODAY) for day in one.days]


def test_it_is_written_as_one_page_that_names_its_days(store: Store, tmp_path: Path) -> None:
    ruled(store, JUNE)
    file = year_wheel.write(store, tmp_path / "årshjul.pdf", TODAY, TODAY)
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_bounded()
    assert "Årshjul november 2026 – oktober 2027" in text
    assert "Sista uppsägningsdag" in text
    with pytest.raises(UserError, match="NKA-167"):
        year_wheel.write(store, tmp_path / "årshjul.xlsx", TODAY, TODAY)


@pytest.mark.parametrize("n", [0, 3, 7, 11, 40])
def test_it_never_needs_a_second_page(store: Store, n: int) -> None:
    long = "Samverkansavtal om gemensam upphandling av verksamhetssystem för socialtjänst och skola"
    months = [
        WheelMonth(
            2026 + at // 12, at % 12 + 1, tuple(WheelDay(D(2027, 1, 28), "notice", long, "1", True) for _ in range(n))
        )
        for at in range(12)
    ]
    with store.reading() as connection:
        context = printed(store, register.register_facts(connection), TODAY)
    with pypdfium2.PdfDocument(pdf_bytes([report.sheet(months, context)])) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_bounded()
    assert ("(väntad)" in text) == bool(n)
    assert text.count("Sista uppsägningsdag") == 12 * (n if n <= 11 else 10)
    assert ("+ 30 till" in text) == (n == 40)
