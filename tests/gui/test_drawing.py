"""Files from outside are drawn by a child: it may crash, hang or take all memory, and the window stays as it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from nkavtal.base.errors import UserError
from nkavtal.base.os_seam import child
from nkavtal.catalogue.rows import FileView
from nkavtal.gui import drawing
from nkavtal.gui.drawing import Drawing
from nkavtal.gui.jobs import Jobs
from nkavtal.gui.parts.file_preview import FilePreview

ROOT = Path(__file__).parent.parent.parent
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 39>>stream
BT /F 12 Tf 20 200 Td (Avtal) Tj ET  1 1
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""
CRASHES, HANGS, LIES = (
    "os.abort()",
    "time.sleep(60)",
    'return {"width": 9, "height": 9, "stride": 9, "channels": 3}, b"x"',
)


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Drawing]:
    """Return what draws, with a child of its own."""
    made = Drawing()
    monkeypatch.setattr(drawing, "_here", [made])
    yield made
    made.close()


def child_that(does: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let children do something else when they come to a page or a picture, as a file made to do harm would."""
    script = (
        "import os, sys, time\n"
        "from nkavtal.base import child_serving\n"
        "from nkavtal.gui import drawing_child\n"
        f"def harmed(*_given):\n    {does}\n"
        "drawing_child.page = drawing_child.picture = harmed\n"
        "child_serving.serve('drawing', 0)\n"
    )
    monkeypatch.setattr(child, "command", lambda _task, _megabytes: [sys.executable, "-c", script])


def a_picture() -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#204080"))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return content.data()


def test_a_page_is_measured_and_drawn_with_its_text(draws: Drawing) -> None:
    ((wide, high),) = draws.outline(PDF).sizes
    assert (round(wide), round(high)) == (267, 400)
    picture = draws.page(PDF, 0, 2.0)
    assert (picture.image.width(), picture.image.height(), picture.text) == (534, 800, "Avtal")
    assert picture.image.pixelColor(1, 1) == QColor("white")


def test_a_child_is_kept_for_the_next_page(draws: Drawing) -> None:
    draws.page(PDF, 0, 1.0)
    began = time.monotonic()
    for _ in range(10):
        draws.page(PDF, 0, 1.0)
    assert time.monotonic() - began < 2
    assert draws._child.starts == 1


def test_a_picture_keeps_its_colour(draws: Drawing) -> None:
    image = draws.picture(a_picture())
    assert (image.width(), image.height(), image.pixelColor(5, 5)) == (40, 30, QColor("#204080"))


def test_what_is_no_picture_and_no_pdf_is_nothing(draws: Drawing) -> None:
    assert draws.picture(b"inte en bild").isNull()
    assert draws.outline(b"inte en pdf").sizes == ()
    assert draws.page(b"inte en pdf", 0, 1.0).image.isNull()


def test_a_file_that_makes_the_child_crash_is_told_once_and_others_are_shown(
    draws: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as harmed:
        child_that(CRASHES, harmed)
        with pytest.raises(UserError, match="NKA-310"):
            draws.page(PDF, 0, 1.0)
        with pytest.raises(UserError, match="NKA-310"):
            draws.page(PDF, 1, 1.0)
        assert draws._child.starts == 1
    assert not draws.page(PDF + b"\n", 0, 1.0).image.isNull()


def test_a_file_that_makes_the_child_hang_is_told_when_patience_ends(
    draws: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws._child._patience = 1.0
    child_that(HANGS, monkeypatch)
    began = time.monotonic()
    with pytest.raises(UserError, match="NKA-311"):
        draws.page(PDF, 0, 1.0)
    assert time.monotonic() - began < 10


def test_a_child_that_was_taken_over_cannot_make_the_window_read_beyond_what_it_sent(
    draws: Drawing, monkeypatch: pytest.MonkeyPatch
) -> None:
    child_that(LIES, monkeypatch)
    assert draws.page(PDF, 0, 1.0).image.isNull()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit of its own")
def test_a_file_that_takes_all_memory_ends_the_child_alone(draws: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "from nkavtal.base import child_serving\n"
        "from nkavtal.gui import drawing_child\n"
        "drawing_child.page = lambda *_given: ({}, bytes(900 * 1024 * 1024))\n"
        "child_serving.serve('drawing', 700)\n"
    )
    monkeypatch.setattr(child, "command", lambda _task, _megabytes: [sys.executable, "-c", script])
    with pytest.raises(UserError, match="NKA-310"):
        draws.page(PDF, 0, 1.0)


def test_the_preview_says_what_happened_and_shows_the_next_file(
    draws: Drawing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = Jobs()
    preview = FilePreview(jobs)
    qtbot.addWidget(preview)
    preview.resize(500, 500)
    preview.show()
    with monkeypatch.context() as harmed:
        child_that(CRASHES, harmed)
        preview.show_view(FileView("pages", data=PDF), "elak.pdf", "")
        qtbot.waitUntil(lambda: "NKA-310" in preview.pages._trouble.text(), timeout=10_000)
        preview.show_view(FileView("picture", data=a_picture()), "elak.png", "")
        qtbot.waitUntil(lambda: "NKA-310" in preview._words.text(), timeout=10_000)
    preview.show_view(FileView("picture", data=a_picture()), "snäll.png", "")
    qtbot.waitUntil(lambda: preview.current == "picture", timeout=10_000)
    jobs.stop()


def test_the_program_itself_starts_its_children(draws: Drawing) -> None:
    assert child.command("drawing", 1)[-4:] == ["nkavtal", child.WORD, "drawing", "1"]
