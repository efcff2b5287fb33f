"""Print a neutral sheet as a Word document: headings, text and tables that can be worked on further."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt, RGBColor

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.timelines import told
from nkavtal.documents import sheet as content
from nkavtal.documents.letters.package import written
from nkavtal.documents.pdf_style import GREY, GROUND, INK, TONES
from nkavtal.documents.word_parts import (
    cell_text,
    clean,
    field,
    grid,
    no_split,
    repeat_head,
    shade,
    sign_line,
    speak,
    tab_stop,
    widths_of,
)

_A3, _A4 = (297, 420), (210, 297)  # millimetres
_FONT, _SIZE = "Arial", 10
_SMALL = 8.5
_SIGN_HIGH = 12  # millimetres of a row to sign in
_BESIDE = 2  # names with their states beside each other


def word_bytes(sheets: content.Sheet | Sequence[content.Sheet]) -> bytes:
    """Return the sheets as one .docx, each from a new page; the same sheets give the same bytes."""
    each = [sheets] if isinstance(sheets, content.Sheet) else list(sheets)
    document = Document()
    _styles(document, each[0])
    for number, sheet in enumerate(each):
        section = document.sections[0] if number == 0 else document.add_section()
        _Writer(document, section, sheet).write()
    return written(document)


def _styles(document: Any, first: content.Sheet) -> None:
    properties = document.core_properties
    properties.title, properties.author = clean(first.title)[:255], clean(first.organisation)[:255]
    properties.subject, properties.comments = clean(first.subject)[:255], ""
    properties.created = properties.modified = first.printed.replace(tzinfo=None)
    properties.last_modified_by, properties.revision = clean(first.printed_by)[:255], 1
    properties.language = first.language
    speak(document, first.language)
    for name, size in (("Normal", _SIZE), ("Title", 18), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().attrib.clear()
        style.font.name = _FONT
        style.font.color.rgb = RGBColor.from_string(INK[1:])
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    title = document.styles["Title"]
    title.font.bold = True
    title.paragraph_format.space_after = Pt(4)
    for border in title.element.xpath(".//w:pBdr"):
        border.getparent().remove(border)


class _Writer:
    """Writes one sheet into its section."""

    def __init__(self, document: Any, section: Any, sheet: content.Sheet) -> None:
        self._document, self._section, self._sheet = document, section, sheet
        wide, high = _A3 if sheet.large else _A4
        if sheet.landscape:
            wide, high = high, wide
        section.orientation = WD_ORIENT.LANDSCAPE if sheet.landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.left_margin, section.right_margin = Mm(25), Mm(20)
        section.top_margin, section.bottom_margin = Mm(25), Mm(20)
        self._wide = wide - 45

    def write(self) -> None:
        """Write head, foot, title and parts."""
        self._head_and_foot()
        sheet = self._sheet
        self._document.add_paragraph(clean(sheet.title.strip() or sheet.kind), style="Title")
        if sheet.cover is not None:
            for words in (sheet.cover.over, sheet.cover.under):
                if words.strip():
                    self._document.add_paragraph(clean(words))
            if sheet.cover.facts:
                self._facts(content.Facts(sheet.cover.facts))
        for part in sheet.parts:
            self._part(part)

    def _head_and_foot(self) -> None:
        sheet = self._sheet
        for place in (self._section.header, self._section.footer):
            place.is_linked_to_previous = False
        self._line(self._section.header.paragraphs[0], sheet.organisation, sheet.head or sheet.kind)
        foot = self._line(self._section.footer.paragraphs[0], _foot(sheet), "")
        for text, code in ((_page_words()[0], "PAGE"), (_page_words()[1], "NUMPAGES")):
            field(foot, text, code, _SMALL)

    def _line(self, paragraph: Any, left: str, right: str) -> Any:
        tab_stop(paragraph, self._wide)
        run = paragraph.add_run(clean(f"{left}\t{right}"))
        run.font.size, run.font.color.rgb = Pt(_SMALL), RGBColor.from_string(GREY[1:])
        return paragraph

    def _part(self, part: content.Part) -> None:
        match part:
            case content.Heading(text=text, level=level):
                self._document.add_heading(clean(text), level)
            case content.Paragraph(text=text, style=style):
                self._paragraph(text, style)
            case content.Note(text=text, tone=tone):
                shade(self._document.add_paragraph(clean(text)), TONES[tone][0])
            case content.Listing(items=items):
                for item in items:
                    self._document.add_paragraph(clean(item), style="List Bullet")
            case content.Facts():
                self._facts(part)
            case content.Table():
                self._table(part)
            case content.StateGrid(states=states):
                self._states(states)
            case content.Timeline(alternative=text):
                self._document.add_paragraph(clean(text))
            case content.Lanes(lanes=lanes):
                for lane in lanes:
                    self._document.add_paragraph(clean(told(lane)), style="List Bullet")
            case content.PageBreak():
                self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case content.Contents():
                return  # Word makes its own from the headings

    def _paragraph(self, text: str, style: content.TextStyle) -> None:
        if not text.strip():
            return
        run = self._document.add_paragraph(style="Quote" if style == "quote" else None).add_run(clean(text))
        run.bold = style == "strong" or None
        if style in ("note", "lead"):
            run.font.color.rgb = RGBColor.from_string(GREY[1:])
        if style == "note":
            run.font.size = Pt(_SMALL)

    def _facts(self, facts: content.Facts) -> None:
        table = grid(self._document, len(facts.rows), (self._wide * 0.28, self._wide * 0.72))
        for row, (label, value) in zip(table.rows, facts.rows, strict=True):
            cell_text(row.cells[0], label, _SIZE - 1, bold=True)
            cell_text(row.cells[1], value, _SIZE - 1)
        self._gap()

    def _states(self, states: Sequence[tuple[str, content.State]]) -> None:
        lines = -(-len(states) // _BESIDE)
        table = grid(self._document, lines, (self._wide / _BESIDE,) * _BESIDE)
        for at, (name, state) in enumerate(states):
            cell_text(table.rows[at % lines].cells[at // lines], f"{name}: {state.word}", _SIZE - 1)
        self._gap()

    def _gap(self) -> None:
        """Leave a little room: two tables in a row would be one to Word."""
        gap = self._document.add_paragraph()
        gap.paragraph_format.space_after = Pt(0)
        gap.add_run(" ").font.size = Pt(4)

    def _table(self, part: content.Table) -> None:
        if part.caption:
            self._document.add_paragraph(clean(part.caption))
        shares, titles = [one.share for one in part.columns], [one.title for one in part.columns]
        table = grid(self._document, 1 + len(part.rows), widths_of(shares, titles, self._wide))
        size = _SIZE - 1.5 if len(part.columns) > 5 else _SIZE - 1
        for cell, column in zip(table.rows[0].cells, part.columns, strict=True):
            cell_text(cell, column.title, size, bold=True, ground=GROUND)
        repeat_head(table.rows[0])
        for row, cells in zip(list(table.rows)[1:], part.rows, strict=True):
            no_split(row, _SIGN_HIGH if any(isinstance(one, content.SignLine) for one in cells) else 0)
            for cell, one, column in zip(row.cells, cells, part.columns, strict=True):
                words, bold = _words(one)
                cell_text(cell, words, size, bold=bold or column.head, align=column.align)
                if isinstance(one, content.SignLine):
                    sign_line(cell)
        self._gap()


def _words(cell: content.Cell) -> tuple[str, bool]:
    """Return what stands in a cell, and if it stands out."""
    match cell:
        case str():
            return cell, False
        case content.Strong(text=text):
            return text, True
        case content.Muted(text=text):
            return text, False
        case content.Marked(text=text, mark=mark):
            return f"{text} ({mark})", False
        case content.State(word=word, odd=odd):
            return f"{word} (!)" if odd else word, False
        case content.SignLine():
            return "", False


def _foot(sheet: content.Sheet) -> str:
    return _("Läget {day}. {selection}").format(day=sheet.dated.isoformat(), selection=sheet.selection).strip()


def _page_words() -> tuple[str, str]:
    before, _number, rest = _("Sida {n} av {total}").partition("{n}")
    return before, rest.partition("{total}")[0]
