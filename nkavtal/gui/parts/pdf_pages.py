"""Pages of a PDF as pictures, asked for on the worker thread; never a second way to draw a document."""

from __future__ import annotations

from collections.abc import Callable

from nkavtal.gui import drawing as drawings
from nkavtal.gui.drawing import Outline, PagePicture

__all__ = ["Outline", "PagePicture", "drawing", "outline"]


def outline(data: bytes) -> Outline:
    """Measure the pages of a PDF."""
    return drawings.current().outline(data)


def drawing(data: bytes, page: int, scale: float) -> Callable[[object], PagePicture]:
    """Return the work of drawing a page, for Jobs."""
    return lambda _progress: drawings.current().page(data, page, scale)
