"""Rows of the matrix on the clipboard: in words, as a table for a sheet or a text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.coverage import CoverageColumn, CoverageRow, cell_words


def copy(rows: Sequence[CoverageRow], parties: Sequence[CoverageColumn]) -> None:
    """Copy rows with heads; a cell of which nothing is known stays empty."""
    lines = [[_("Nummer"), _("Avtal"), *(one.name for one in parties)]]
    for row in rows:
        cells = [row.cells.get(one.organisation) for one in parties]
        lines.append([row.number, row.title, *(cell_words(cell) if cell is not None else "" for cell in cells)])
    data = QMimeData()
    data.setText("\n".join("\t".join(" ".join(cell.split()) for cell in one) for one in lines))
    told = ["".join(f"<td>{escape(cell)}</td>" for cell in one) for one in lines]
    data.setHtml("<table>" + "".join(f"<tr>{one}</tr>" for one in told) + "</table>")
    QGuiApplication.clipboard().setMimeData(data)
