"""Chosen agreements on one axis of time, as a PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.time_axis import Axis
from nkavtal.catalogue.timelines import Timelines, ordered
from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.reports import timelines as report
from nkavtal.store.queries import register
from nkavtal.store.store import Store
from nkavtal.usecases.report import printed, save
from nkavtal.usecases.target import ending


def pdf(store: Store, shown: Timelines, order: str, seen: Axis, *, large: bool, progress: Progress = SILENT) -> bytes:
    """Return lanes as PDF, in an order and over the days that are seen; on A4, or with `large` on A3."""
    today = store.clock.today()
    with store.reading() as connection:
        context = printed(store, register.register_facts(connection), today)
    return pdf_bytes(
        [report.sheet(replace(shown, lanes=ordered(shown.lanes, order)), seen, context, large=large)], progress
    )


def write(
    store: Store,
    shown: Timelines,
    target: Path,
    *,
    order: str = "chosen",
    large: bool = False,
    progress: Progress = SILENT,
) -> Path:
    """Write lanes as a PDF over the usual days; UserError NKA-167 for another file ending."""
    ending(target, (".pdf",))
    return save(pdf(store, shown, order, shown.usual, large=large, progress=progress), target)
