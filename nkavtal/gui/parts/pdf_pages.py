"""Pages of a PDF as pictures, made on the worker thread; never a second way to draw a document."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
from PySide6.QtGui import QImage

_POINT = 96 / 72  # logical pixels in a typographic point
_MOST_PIXELS = 50_000_000  # of one page's picture; an A3 at 300 dots per inch has 17 million


@dataclass(frozen=True, slots=True)
class Outline:
    """The sizes of all pages in logical pixels at 100 %; none for a file that cannot be shown."""

    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page drawn, and its text for a screen reader."""

    page: int
    image: QImage
    text: str


def outline(data: bytes) -> Outline:
    """Measure the pages of a PDF."""
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            sizes = [document.get_page_size(i) for i in range(len(document))]
    except pypdfium2.PdfiumError:  # damaged, or locked with a password
        return Outline(())
    return Outline(tuple((width * _POINT, height * _POINT) for width, height in sizes))


def draw(data: bytes, page: int, scale: float) -> PagePicture:
    """Draw one page, counted from 0, in device pixels: scale 1 is 100 % on a screen of ratio 1.

    A page that cannot be drawn, in a file from outside, is a null picture.
    """
    try:
        return _drawn(data, page, scale)
    except pypdfium2.PdfiumError:
        return PagePicture(page, QImage(), "")


def _drawn(data: bytes, page: int, scale: float) -> PagePicture:
    with closing(pypdfium2.PdfDocument(data)) as document, closing(document[page]) as sheet:
        wide, high = sheet.get_size()
        most = (_MOST_PIXELS / max(wide * high, 1)) ** 0.5  # a page from outside may say that it is a mile high
        bitmap = sheet.render(scale=min(scale * _POINT, most), rev_byteorder=True)
        with closing(sheet.get_textpage()) as words:
            text = words.get_text_range()
        format_ = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
        raw = bytes(bitmap.buffer)
        image = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, format_).copy()
        bitmap.close()
    return PagePicture(page, image, text)


def drawing(data: bytes, page: int, scale: float) -> Callable[[object], PagePicture]:
    """Return the work of drawing a page, for Jobs."""
    return lambda _progress: draw(data, page, scale)
