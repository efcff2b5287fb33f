"""Prints a PDF on paper: the same pages as are shown, drawn for the printer one at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.gui.jobs import Jobs
from nkavtal.gui.parts import pdf_pages
from nkavtal.gui.parts.pdf_pages import Outline, PagePicture

_SHARP = 300  # dots per inch: more is only slower
_SCREEN = 96


class PdfPrint(QObject):
    """One print; `done` or `failed` is told once."""

    done = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs, data: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._data, self._printer = jobs, data, printer
        self._painter = QPainter()
        self._pages: list[int] = []
        self._sizes: tuple[tuple[float, float], ...] = ()

    def start(self) -> None:
        """Begin; the pages asked for in the printer's own box are printed, all if none were."""
        self._jobs.run(lambda _p: pdf_pages.outline(self._data), self._begin, self._fail, _("Skriver ut"))

    def _begin(self, found: Outline) -> None:
        self._sizes = found.sizes
        first, last = self._printer.fromPage() or 1, self._printer.toPage() or len(found.sizes)
        self._pages = list(range(first - 1, min(last, len(found.sizes))))
        self._printer.setFullPage(True)
        self._turn()
        if not self._pages or not self._painter.begin(self._printer):
            self._fail(
                UserError(
                    "NKA-112",
                    N_("Skrivaren tar inte emot utskriften. Inget är utskrivet."),
                    N_("Kontrollera skrivaren, eller spara som PDF och skriv ut därifrån."),
                )
            )
            return
        self._next()

    def _turn(self) -> None:
        """Lay the paper as the next page lies."""
        if not self._pages:
            return
        wide, high = self._sizes[self._pages[0]]
        upright = QPageLayout.Orientation.Portrait if high >= wide else QPageLayout.Orientation.Landscape
        self._printer.setPageOrientation(upright)
        self._printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))

    def _next(self) -> None:
        scale = min(self._printer.resolution(), _SHARP) / _SCREEN
        words = _("Skriver ut sida {n} av {all}").format(n=self._pages[0] + 1, all=len(self._sizes))
        self._jobs.run(pdf_pages.drawing(self._data, self._pages[0], scale), self._drawn, self._fail, words)

    def _drawn(self, picture: PagePicture) -> None:
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), picture.image)
        self._pages.pop(0)
        if not self._pages:
            self._painter.end()
            self.done.emit()
            return
        self._turn()
        self._printer.newPage()
        self._next()

    def _fail(self, error: UserError) -> None:
        if self._painter.isActive():
            self._painter.end()
            self._printer.abort()
        self.failed.emit(error)
