"""The year's days on one printed page."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.year_wheel import LONG, WheelMonth, wheel
from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.reports import year_wheel as report
from nkavtal.store.queries import register
from nkavtal.store.store import Store
from nkavtal.usecases import term_picture
from nkavtal.usecases.report import printed, save
from nkavtal.usecases.target import ending


def months(store: Store, first: date, today: date) -> tuple[WheelMonth, ...]:
    """Return twelve months from a day's month on, with the days of every agreement."""
    begins = first.replace(day=1)
    year, month = divmod(begins.year * 12 + begins.month - 1 + LONG, 12)
    last = date(year, month + 1, 1) - timedelta(days=1)
    drawn = term_picture.pictures(store, begins, last, today)
    pairs = [(one, day) for one in drawn for day in one.days]
    return wheel(sorted(pairs, key=lambda pair: (pair[1].day, pair[0].number, pair[1].key)), begins)


def write(store: Store, target: Path, first: date, today: date, progress: Progress = SILENT) -> Path:
    """Write the twelve months as a PDF; UserError NKA-167 for another file ending."""
    ending(target, (".pdf",))
    shown = months(store, first, today)
    with store.reading() as connection:
        context = printed(store, register.register_facts(connection), today)
    return save(pdf_bytes([report.sheet(shown, context)], progress), target)
