"""Make packaging/nkavtal.ico from the two drawings in resources/program/; run after a change of either.

The picture beside the installer's first and last words is made from the same drawing when the installer is.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWINGS = ROOT / "resources" / "program"
ICON = ROOT / "packaging" / "nkavtal.ico"
SIZES = {16: "nkavtal_small.svg", 20: "nkavtal_small.svg", 24: "nkavtal_small.svg"} | dict.fromkeys(
    (32, 40, 48, 64, 128, 256), "nkavtal.svg"
)
"""What Windows asks for at 100 to 250 %, each with the drawing that is made for it."""


def picture(drawing: Path, side: int) -> bytes:
    """Return a drawing as PNG, side pixels wide."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def beside_installer(file: Path) -> None:
    """Write the installer's picture: the mark on its own ground, twice as large as NSIS shows it at 100 %."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(328, 628, QImage.Format.Format_RGB32)
    image.fill(QColor("#0A5A80"))
    painter = QPainter(image)
    QSvgRenderer(str(DRAWINGS / "nkavtal.svg")).render(painter, QRectF(34, 60, 260, 260))
    painter.end()
    image.save(str(file), "BMP")


def icon(pictures: dict[int, bytes]) -> bytes:
    """Return an .ico of PNGs: a head, a row of 16 bytes for each, then the pictures; 0 stands for 256."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at, rows = len(head) + 16 * len(pictures), b""
    for side, content in pictures.items():
        rows += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(content), at)
        at += len(content)
    return head + rows + b"".join(pictures.values())


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    ICON.write_bytes(icon({side: picture(DRAWINGS / name, side) for side, name in SIZES.items()}))
