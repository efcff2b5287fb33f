"""Print neutral sheets as PDF: A4 or A3, tagged, with bookmarks, fit for the archive."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportlab.platypus.doctemplate import BaseDocTemplate, NextPageTemplate, PageTemplate
from reportlab.platypus.flowables import PageBreak
from reportlab.platypus.frames import Frame

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import time_text
from nkavtal.base.os_seam.files import written_beside
from nkavtal.base.progress import Progress, Silent
from nkavtal.documents.pdf_archive import archived
from nkavtal.documents.pdf_canvas import TaggedCanvas
from nkavtal.documents.pdf_fonts import clean, font_name, shortened
from nkavtal.documents.pdf_front import cover_bar
from nkavtal.documents.pdf_story import Story
from nkavtal.documents.pdf_style import A3, A4, FOOT, HEAD, LEFT, LINE, MM, RIGHT
from nkavtal.documents.pdf_tags import Node
from nkavtal.documents.sheet import Sheet

_BELOW = 20 * MM
_PAGINATION = "/Type/Pagination/Subtype/{kind}"


def print_pdf(sheets: Sheet | Sequence[Sheet], target: Path, progress: Progress | None = None) -> int:
    """Write one file of one or several sheets beside target and put it in its place; return the number of pages."""
    with written_beside(target) as beside:
        made, pages = _made(sheets, progress or Silent())
        beside.write_bytes(made)
    return pages


def pdf_bytes(sheets: Sheet | Sequence[Sheet], progress: Progress | None = None) -> bytes:
    """Return the file as bytes; the same sheets give the same bytes."""
    return _made(sheets, progress or Silent())[0]


def _made(sheets: Sheet | Sequence[Sheet], progress: Progress) -> tuple[bytes, int]:
    every = [sheets] if isinstance(sheets, Sheet) else list(sheets)
    first, root, out = every[0], Node("Document"), io.BytesIO()
    document = _document(out, every, progress)
    story: list[Any] = []
    for number, sheet in enumerate(every):
        progress.step(number, len(every))
        story.extend(_story(sheet, root if len(every) == 1 else root.add("Sect"), number))
    canvases: list[TaggedCanvas] = []

    def canvas(target: object, **options: Any) -> TaggedCanvas:
        canvases.append(TaggedCanvas(target, root, **options))
        if len(story) > 1:
            canvases[0].showOutline()
        return canvases[0]

    document.build(story, canvasmaker=canvas)
    progress.step(len(every), len(every))
    made = archived(
        out.getvalue(),
        title=first.title or first.kind,
        author=first.organisation,
        subject=first.subject or first.kind,
        language=first.language,
        moment=first.printed,
        program=f"nkavtal {first.version}",
    )
    return made, canvases[0].pages


def _document(out: io.BytesIO, sheets: list[Sheet], progress: Progress) -> Any:
    document = BaseDocTemplate(
        out,
        pagesize=_size(sheets[0]),
        lang=sheets[0].language,
        initialFontName=font_name("regular"),
        invariant=1,
        pageCompression=1,
    )
    for number, sheet in enumerate(sheets):
        size = _size(sheet)
        listen = _listener(progress, number, len(sheets))
        if sheet.cover:
            document.addPageTemplates(
                PageTemplate(f"cover{number}", [_frame(size, 22 * MM)], _cover_page(sheet, size, listen), pagesize=size)
            )
        top = 23 * MM if sheet.landscape else 25 * MM
        document.addPageTemplates(
            PageTemplate(f"page{number}", [_frame(size, top)], _page(sheet, size, listen), pagesize=size)
        )
    return document


def _listener(progress: Progress, number: int, total: int) -> Callable[[], None]:
    return lambda: progress.step(number, total)


def _story(sheet: Sheet, node: Node, number: int) -> list[Any]:
    wide, high = _size(sheet)
    top = 23 * MM if sheet.landscape else 25 * MM
    story = Story(sheet, node, f"sheet{number}", wide - LEFT - RIGHT, high - top - _BELOW)
    begin = f"cover{number}" if sheet.cover else f"page{number}"
    blocks: list[Any] = [NextPageTemplate(begin), PageBreak()] if number else []
    if sheet.cover:
        blocks += [*story.cover(), NextPageTemplate(f"page{number}")]
        body = story.body()
        return [*blocks, PageBreak(), *body] if body else blocks
    return [*blocks, *story.body()]


def _size(sheet: Sheet) -> tuple[float, float]:
    size = A3 if sheet.large else A4
    return (size[1], size[0]) if sheet.landscape else size


def _frame(size: tuple[float, float], top: float) -> Any:
    return Frame(
        LEFT,
        _BELOW,
        size[0] - LEFT - RIGHT,
        size[1] - top - _BELOW,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


PageAct = Callable[[TaggedCanvas, object], None]


def _cover_page(sheet: Sheet, size: tuple[float, float], listen: Callable[[], None]) -> PageAct:
    def draw(canvas: TaggedCanvas, _document: object) -> None:
        listen()
        cover_bar(canvas, size)
        canvas.later(lambda late, pages: _foot(late, sheet, size, pages))

    return draw


def _page(sheet: Sheet, size: tuple[float, float], listen: Callable[[], None]) -> PageAct:
    def draw(canvas: TaggedCanvas, _document: object) -> None:
        listen()
        _head(canvas, sheet, size)
        canvas.later(lambda late, pages: _foot(late, sheet, size, pages))

    return draw


def _head(canvas: TaggedCanvas, sheet: Sheet, size: tuple[float, float]) -> None:
    y, right = size[1] - 15 * MM, size[0] - RIGHT
    with canvas.artifact(_PAGINATION.format(kind="Header")):
        room = (right - LEFT) / 2
        organisation = shortened(clean(sheet.organisation), "bold", HEAD.size, room * 0.6)
        canvas.write([organisation], LEFT, y, "bold", HEAD.size, HEAD.leading, HEAD.colour)
        text = shortened(clean(sheet.head or sheet.kind), HEAD.face, HEAD.size, room * 1.35)
        canvas.write_right(text, right, y, HEAD.face, HEAD.size, HEAD.colour)
        canvas.rule_with(LINE, 0.25 * MM)
        canvas.line(LEFT, size[1] - 18 * MM, right, size[1] - 18 * MM)


def _foot(canvas: TaggedCanvas, sheet: Sheet, size: tuple[float, float], pages: int) -> None:
    right = size[0] - RIGHT
    with canvas.artifact(_PAGINATION.format(kind="Footer")):
        canvas.rule_with(LINE, 0.25 * MM)
        canvas.line(LEFT, 17 * MM, right, 17 * MM)
        number = _("Sida {n} av {total}").format(n=canvas.getPageNumber(), total=pages)
        canvas.write_right(number, right, 12.6 * MM, FOOT.face, FOOT.size, FOOT.colour)
        lines = [_foot_line(sheet), *([sheet.selection] if sheet.selection else [])]
        for row, line in enumerate(lines):
            room = right - LEFT - (28 * MM if row == 0 else 0)
            text = shortened(clean(line), FOOT.face, FOOT.size, room)
            canvas.write([text], LEFT, 12.6 * MM - row * FOOT.leading, FOOT.face, FOOT.size, FOOT.leading, FOOT.colour)


def _foot_line(sheet: Sheet) -> str:
    return _("Läget {day}. Utskriven {printed} {time} av {name}, nkavtal {version}").format(
        day=sheet.dated.isoformat(),
        printed=sheet.printed.date().isoformat(),
        time=time_text(sheet.printed),
        name=sheet.printed_by,
        version=sheet.version,
    )
