"""Fluent icons, tinted by token when drawn and kept by name, size, colour and pixel ratio."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nkavtal.base import resources
from nkavtal.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


def source(name: str, size: int, colour: str, filled: bool = False) -> str:
    """Return the SVG of an icon in a colour; 16 and 20 px are drawn apart, the nearest that exists is taken."""
    wanted = 16 if size <= 17 else 20
    drawn = [
        resources.path("icons", f"{name}_{side}_{look}.svg")
        for look in (("filled", "regular") if filled else ("regular",))
        for side in (wanted, 20)
    ]
    path = next((one for one in drawn if one.exists()), drawn[-1])
    return path.read_text(encoding="utf-8").replace("<path ", f'<path fill="{colour}" ')


@cache
def _pixmap(name: str, size: int, colour: str, filled: bool, ratio: float) -> QPixmap:
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer = QSvgRenderer(QByteArray(source(name, size, colour, filled).encode()))
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def pixmap(name: str, colour: QColor, size: int = 20, filled: bool = False) -> QPixmap:
    """Return an icon in a colour for the sharpest screen in use."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _pixmap(name, size, colour.name(), filled, ratio)


def icon(name: str, ink: str = "tx2", size: int = 20, filled: bool = False) -> QIcon:
    """Return a QIcon in a token's colour, quieter when disabled."""
    from PySide6.QtGui import QIcon  # brings in the names of all icons that systems have: not for the frame

    look = theme.current()
    made = QIcon(pixmap(name, look.color(ink), size, filled))
    made.addPixmap(pixmap(name, look.color("tx3"), size, filled), QIcon.Mode.Disabled)
    return made


def program() -> QIcon:
    """Return the program's own mark; the smallest sizes have a drawing of their own."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for name, sides in {"nkavtal_small.svg": (16, 20, 24), "nkavtal.svg": (32, 48, 64, 128, 256)}.items():
        renderer = QSvgRenderer(str(resources.path("program", name)))
        for side in sides:
            picture = QPixmap(side, side)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            renderer.render(painter)
            painter.end()
            made.addPixmap(picture)
    return made


def size_of(side: int) -> QSize:
    """Return the square an icon takes."""
    return QSize(side, side)


def draw(
    painter: QPainter, name: str, x: float, y: float, colour: QColor, size: int = 16, filled: bool = False
) -> None:
    """Paint an icon with its upper left corner at x, y."""
    painter.drawPixmap(QPointF(x, y), pixmap(name, colour, size, filled))
