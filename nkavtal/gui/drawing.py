"""Pages and pictures of files from outside, drawn by a child: what makes it crash or hang leaves the window as it is."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

from nkavtal.base.child_talk import Message
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam.child import Child, ChildEnded

PATIENCE = 20.0
"""Seconds for one answer."""
_MEGABYTES = 1536
_POINT = 96 / 72  # logical pixels in a typographic point


@dataclass(frozen=True, slots=True)
class Outline:
    """The sizes of all pages in logical pixels at 100 %; none for a file that cannot be shown."""

    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page drawn, and its text for a screen reader; a null picture for a page that cannot be drawn."""

    page: int
    image: QImage
    text: str


class Drawing:
    """Asks a child that is kept warm; the file it was asked about last is not sent again."""

    def __init__(self) -> None:
        self._child = Child("drawing", patience=PATIENCE, megabytes=_MEGABYTES)
        self._one = threading.Lock()
        self._held: tuple[int, bytes] = (0, b"")
        self._ended: tuple[bytes, bool] | None = None

    def outline(self, data: bytes) -> Outline:
        """Measure the pages of a PDF."""
        told, _none = self._ask(data, {"do": "outline"})
        found = told.get("sizes")
        sizes = [_size(pair) for pair in found] if isinstance(found, list) else []
        return Outline(tuple((wide * _POINT, high * _POINT) for wide, high in sizes))

    def page(self, data: bytes, number: int, scale: float) -> PagePicture:
        """Draw one page, counted from 0, in device pixels: scale 1 is 100 % on a screen of ratio 1."""
        told, packed = self._ask(data, {"do": "page", "page": number, "scale": scale})
        return PagePicture(number, _image(told, packed), str(told.get("text", "")))

    def picture(self, data: bytes) -> QImage:
        """Read a picture; a null one for what cannot be read."""
        return _image(*self._ask(data, {"do": "picture"}))

    def close(self) -> None:
        """End the child."""
        self._child.close()

    def _ask(self, data: bytes, told: Mapping[str, Any]) -> Message:
        with self._one:
            if self._ended is not None and self._ended[0] is data:  # once is enough
                raise _trouble(slow=self._ended[1])
            try:
                self._child.start()
                known = self._held[0] == self._child.starts and self._held[1] is data
                found = self._child.ask(told, b"" if known else data)
            except ChildEnded as ended:
                self._ended = (data, ended.slow)
                raise _trouble(slow=ended.slow) from ended
            self._held = (self._child.starts, data)
            return found


def _size(pair: object) -> tuple[float, float]:
    match pair:
        case [float() | int() as wide, float() | int() as high] if wide > 0 and high > 0:
            return float(wide), float(high)
    return 1.0, 1.0


def _image(told: Mapping[str, Any], packed: bytes) -> QImage:
    """Return the picture; a null one when what was told does not fit what came."""
    match told:
        case {"width": int(wide), "height": int(high), "stride": int(stride), "channels": 3 | 4 as channels}:
            if 0 < wide * channels <= stride and high > 0 and stride * high <= len(packed):
                of_four = QImage.Format.Format_RGBA8888 if told.get("alpha") else QImage.Format.Format_RGBX8888
                format_ = QImage.Format.Format_RGB888 if channels == 3 else of_four
                return QImage(packed, wide, high, stride, format_).copy()
    return QImage()


def _trouble(*, slow: bool) -> UserError:
    if slow:
        return UserError(
            "NKA-311",
            N_("Filen tar för lång tid att visa, så visningen är avbruten. Programmet och registret är oskadda."),
            N_("Öppna den i ett annat program, om du litar på den som har skickat den."),
        )
    return UserError(
        "NKA-310",
        N_(
            "Filen går inte att visa: den är skadad eller gjord för att göra skada. Programmet och registret är oskadda."
        ),
        N_("Öppna den i ett annat program, om du litar på den som har skickat den."),
    )


_here: list[Drawing] = []


def current() -> Drawing:
    """Return what draws for this program."""
    if not _here:
        _here.append(Drawing())
        atexit.register(_here[0].close)
    return _here[0]
