"""What a child draws: pages of a PDF and pictures, from files that anybody may have made. Runs in a process of its own."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pypdfium2

from nkavtal.base.child_serving import Say
from nkavtal.base.child_talk import Message

POINT = 96 / 72  # logical pixels in a typographic point
_MOST_PIXELS = 50_000_000  # of one page's picture; an A3 at 300 dots per inch has 17 million
_MOST_TEXT = 1_000_000  # letters of one page
_MOST_PAGES = 20_000
_MOST_SIDE = 2400  # device pixels of a picture's longer side that are kept
_MOST_MEGABYTES = 400  # of an unpacked picture; a scan of an A3 at 600 dots per inch takes 280

_held = b""


def answer(told: dict[str, Any], packed: bytes, _say: Say) -> Message:
    """Do what is asked: take a file in, measure it, draw one of its pages, or read it as a picture."""
    global _held
    if packed:
        _held = packed
    match told.get("do"):
        case "outline":
            return {"sizes": outline(_held)}, b""
        case "page":
            return page(_held, int(told["page"]), float(told["scale"]))
        case "picture":
            return picture(_held)
    return {}, b""


def outline(data: bytes) -> list[tuple[float, float]]:
    """Measure the pages of a PDF; none for a file that cannot be shown."""
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            return [document.get_page_size(i) for i in range(min(len(document), _MOST_PAGES))]
    except pypdfium2.PdfiumError:  # damaged, or locked with a password
        return []


def page(data: bytes, number: int, scale: float) -> Message:
    """Draw one page, counted from 0, in device pixels: scale 1 is 100 % on a screen of ratio 1. No size for none."""
    try:
        with closing(pypdfium2.PdfDocument(data)) as document, closing(document[number]) as sheet:
            wide, high = sheet.get_size()
            most = (_MOST_PIXELS / max(wide * high, 1)) ** 0.5  # a page from outside may say that it is a mile high
            bitmap = sheet.render(scale=min(scale * POINT, most), rev_byteorder=True)
            with closing(sheet.get_textpage()) as words:
                text = words.get_text_range()[:_MOST_TEXT]
            told = {
                "width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride,
                "channels": bitmap.n_channels, "text": text,
            }  # fmt: skip
            return told, bytes(bitmap.buffer)
    except pypdfium2.PdfiumError:
        return {}, b""


def picture(data: bytes) -> Message:
    """Read a picture, turned as its camera says and no larger than it needs to be; no size for what cannot be read."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
    from PySide6.QtGui import QImage, QImageReader

    content = QByteArray(data)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setAllocationLimit(_MOST_MEGABYTES)
    size = reader.size()
    if max(size.width(), size.height()) > _MOST_SIDE:
        reader.setScaledSize(size.scaled(QSize(_MOST_SIDE, _MOST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return {}, b""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    told = {
        "width": image.width(), "height": image.height(), "stride": image.bytesPerLine(), "channels": 4, "alpha": True,
    }  # fmt: skip
    return told, bytes(image.constBits())
