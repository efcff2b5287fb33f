"""Shows the very file that will be saved or printed: its pages below one another, with a list beside."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.jobs import Jobs
from nkavtal.gui.parts import pdf_pages
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import IconButton
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.pdf_pages import PagePicture

_KEPT = 12  # drawn pages kept at a time
_EDGE = 16
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class PaperPage(QWidget):
    """One page; white in all modes, as paper is."""

    def __init__(self, place: int, count: int, size: tuple[float, float]) -> None:
        super().__init__()
        self.place, self._size = place, size
        self._picture: PagePicture | None = None
        self.scale = 0.0
        self.setAccessibleName(_("Sida {n} av {all}").format(n=place + 1, all=count))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_zoom(self, zoom: float) -> None:
        """Take the room of the page at a zoom."""
        self.setFixedSize(round(self._size[0] * zoom), round(self._size[1] * zoom))

    @property
    def width_at_full(self) -> float:
        """The width in logical pixels at 100 %."""
        return self._size[0]

    def show_picture(self, picture: PagePicture | None, scale: float) -> None:
        """Show the page drawn at a scale, or blank paper."""
        self._picture, self.scale = picture, scale
        self.setAccessibleDescription(picture.text if picture is not None else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper and its picture."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self._picture.image)
        painter.setPen(theme.current().color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Preview(QWidget):
    """Pages in a scroll area; only those in sight are drawn, on the worker thread."""

    turned = Signal(int)
    """The page in sight, counted from 0."""

    def __init__(self, jobs: Jobs, *, listed: bool = True) -> None:
        """Make it with or without the list of pages beside."""
        super().__init__()
        self._jobs = jobs
        self._data = b""
        self._zoom: float | None = None  # None: as wide as there is room for
        self._pages: list[PaperPage] = []
        self._asked: set[tuple[int, float]] = set()
        self._round = 0
        self._names = QStringListModel(self)
        self._list = QListView()
        self._list.setModel(self._names)
        self._list.setAccessibleName(_("Sidor"))
        self._list.setFixedWidth(104)
        self._list.setSpacing(4)
        self._list.selectionModel().currentChanged.connect(lambda now, _before: self.go_to(now.row()))
        self._sheet = QWidget()
        self._rows = QVBoxLayout(self._sheet)
        self._rows.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self._rows.setSpacing(_EDGE)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that the width stands still
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self._sheet)
        self._area.setAccessibleName(_("Förhandsgranskning"))
        self._area.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._area.viewport().installEventFilter(self)
        self._where = Label("", "small", "tx2")
        self._trouble = Label("", ink="badF", wrap=True)
        self._trouble.hide()
        tools = row(
            self._where,
            None,
            IconButton("zoom_out", _("Förminska"), lambda: self.zoom_by(-1)),
            IconButton("zoom_in", _("Förstora"), lambda: self.zoom_by(1)),
            IconButton("document_text", _("Hela bredden"), self.fit_width),
            margins=(12, 2, 8, 2),
            gap=4,
        )
        right = column(tools, line(), self._trouble, (self._area, 1), gap=0)
        edge = line(vertical=True)
        for beside in () if listed else (self._list, edge):
            beside.hide()
        self.setLayout(row(self._list, edge, (right, 1), gap=0))

    def show_pdf(self, data: bytes) -> None:
        """Show a PDF given as its bytes; stays on the page that was in sight when it is made again."""
        self._data = data
        self._round += 1
        asked_in = self._round
        self._jobs.run(
            lambda _progress: pdf_pages.outline(data),
            lambda found: self._lay_out(found, asked_in),
            self._failed,
            _("Visar sidorna"),
            key=f"preview-{id(self)}",
        )

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def _failed(self, error: UserError) -> None:
        self._trouble.setText(str(error))
        self._trouble.show()

    def _lay_out(self, found: pdf_pages.Outline, asked_in: int) -> None:
        if asked_in != self._round:
            return
        at = self.current_page
        for page in self._pages:
            self._rows.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._asked.clear()
        self._pages = [PaperPage(i, len(found.sizes), size) for i, size in enumerate(found.sizes)]
        for page in self._pages:
            self._rows.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self._names.setStringList([_("Sida {n}").format(n=i + 1) for i in range(len(self._pages))])
        self._trouble.setText("" if self._pages else _("Sidorna går inte att visa. Filen är orörd."))
        self._trouble.setHidden(bool(self._pages))
        self._where.setText("")
        self._apply_zoom()
        self.go_to(min(at, len(self._pages) - 1))

    @property
    def current_page(self) -> int:
        """The page in sight, counted from 0."""
        middle = self._area.verticalScrollBar().value() + self._area.viewport().height() // 3
        for page in self._pages:
            if page.geometry().bottom() >= middle:
                return page.place
        return max(0, len(self._pages) - 1)

    def go_to(self, place: int) -> None:
        """Bring a page in sight."""
        if 0 <= place < len(self._pages):
            self._sheet.adjustSize()
            self._area.verticalScrollBar().setValue(self._pages[place].y() - _EDGE)
            self._draw_in_sight()

    def zoom_by(self, steps: int) -> None:
        """Go to a larger or smaller zoom."""
        now = self._zoom_now()
        larger = [zoom for zoom in _ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in _ZOOMS if zoom < now - 0.01]
        near = larger[:1] if steps > 0 else smaller[-1:]
        if near:
            self._zoom = near[0]
            self._apply_zoom()

    def fit_width(self) -> None:
        """Let the pages be as wide as there is room for."""
        self._zoom = None
        self._apply_zoom()

    def _zoom_now(self) -> float:
        if self._zoom is not None or not self._pages:
            return self._zoom or 1.0
        room = self._area.viewport().width() - 2 * _EDGE
        return max(0.25, min(1.6, room / max(page.width_at_full for page in self._pages)))

    def _apply_zoom(self) -> None:
        for page in self._pages:
            page.set_zoom(self._zoom_now())
        self._draw_in_sight()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the width of what the pages are seen through."""
        if event.type() == QEvent.Type.Resize:
            self._apply_zoom()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Draw again on a screen of another ratio."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw_in_sight()

    def sizeHint(self) -> QSize:
        """Ask for room to read an A4 page."""
        return QSize(760, 720)

    def _scrolled(self) -> None:
        self._draw_in_sight()
        if self._pages:
            at = self.current_page
            self._where.setText(_("Sida {n} av {all}").format(n=at + 1, all=len(self._pages)))
            model = self._list.selectionModel()
            blocked = model.blockSignals(True)
            model.setCurrentIndex(self._names.index(at), QItemSelectionModel.SelectionFlag.ClearAndSelect)
            model.blockSignals(blocked)
            self._list.viewport().update()
            self.turned.emit(at)

    def _draw_in_sight(self) -> None:
        if not self._pages:
            return
        at = self.current_page
        scale = round(self._zoom_now() * self.devicePixelRatio(), 3)
        self._where.setText(_("Sida {n} av {all}").format(n=at + 1, all=len(self._pages)))
        for page in self._pages:
            if abs(page.place - at) > _KEPT // 2:
                page.show_picture(None, 0)
                self._asked.discard((page.place, page.scale))
            elif abs(page.place - at) <= 1 and page.scale != scale and (page.place, scale) not in self._asked:
                self._asked.add((page.place, scale))
                self._jobs.run(
                    pdf_pages.drawing(self._data, page.place, scale),
                    partial(self._drawn, self._round, scale),
                    self._failed,
                )

    def _drawn(self, asked_in: int, scale: float, picture: PagePicture) -> None:
        self._asked.discard((picture.page, scale))
        if asked_in == self._round:
            self._pages[picture.page].show_picture(picture, scale)
