"""What python-docx leaves to its user: fields, shades, grids that keep their widths, rows that do not split."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips

from nkavtal.documents.pdf_style import GREY, LINE
from nkavtal.documents.sheet import Align

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LETTER, _PADS = 2.0, 4.0  # millimetres of a bold letter, and of what stands around a cell's text
_ALIGN = {"left": WD_ALIGN_PARAGRAPH.LEFT, "right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}


def clean(text: str) -> str:
    """Return text with only signs that a document can hold."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n"))


def speak(document: Any, language: str) -> None:
    """Say which language the text is in, for spelling and for who listens to it."""
    run = document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr")[0]
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    run.append(_element("w:lang", val=language, eastAsia=language))


def tab_stop(paragraph: Any, at: float) -> None:
    """Let a line go on from the right edge after a tab; `at` is its width in millimetres."""
    stops = paragraph.paragraph_format.tab_stops
    for position in (Twips(4680), Twips(9360), Twips(4320), Twips(8640)):  # those of the template's own style
        stops.add_tab_stop(position, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(Mm(at), WD_TAB_ALIGNMENT.RIGHT)


def field(paragraph: Any, before: str, code: str, size: float) -> None:
    """Add words and a field that Word fills in, such as the number of the page."""
    _run(paragraph, size).text = before
    text = OxmlElement("w:instrText")
    text.text = code
    for part in (_element("w:fldChar", fldCharType="begin"), text, _element("w:fldChar", fldCharType="end")):
        _run(paragraph, size)._r.append(part)


def _run(paragraph: Any, size: float) -> Any:
    run = paragraph.add_run()
    run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(GREY[1:])
    return run


def shade(paragraph: Any, colour: str) -> None:
    """Put a paragraph on a ground."""
    paragraph._p.get_or_add_pPr().append(_element("w:shd", val="clear", color="auto", fill=colour[1:]))


def grid(document: Any, rows: int, widths: Sequence[float]) -> Any:
    """Return a table with thin lines between its rows and columns so many millimetres wide."""
    table = document.add_table(rows, len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=LINE[1:]))
    table._tbl.tblPr.append(borders)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def widths_of(shares: Sequence[float], titles: Sequence[str], wide: float) -> list[float]:
    """Return the width of each column in millimetres: its share, but never less than its title's longest word."""
    least = [max((len(word) for word in title.split()), default=0) * _LETTER + _PADS for title in titles]
    total = sum(shares)
    found = [max(wide * share / total, low) for share, low in zip(shares, least, strict=True)]
    over = sum(found) - wide
    spare = [width - low for width, low in zip(found, least, strict=True)]
    room = sum(spare)
    return [width - (over * extra / room if room else 0) for width, extra in zip(found, spare, strict=True)]


def sign_line(cell: Any) -> None:
    """Draw a line at the foot of a cell, to write a name on."""
    borders = OxmlElement("w:tcBorders")
    borders.append(_element("w:bottom", val="single", sz="8", space="0", color=GREY[1:]))
    borders.append(_element("w:right", val="single", sz="24", space="0", color="FFFFFF"))
    cell._tc.get_or_add_tcPr().append(borders)


def cell_text(
    cell: Any, text: str, size: float, *, bold: bool = False, ground: str = "", align: Align = "left"
) -> None:
    """Write a cell."""
    paragraph = cell.paragraphs[0]
    paragraph.alignment = _ALIGN[align]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(clean(text))
    run.bold, run.font.size = bold, Pt(size)
    if ground:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=ground[1:]))


def repeat_head(row: Any) -> None:
    """Let a row stand at the top of every page that its table goes on to."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def no_split(row: Any, least: float) -> None:
    """Keep a row on one page, at least so many millimetres high."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if least:
        row.height_rule, row.height = WD_ROW_HEIGHT_RULE.AT_LEAST, Mm(least)


def _element(name: str, **values: str) -> Any:
    found = OxmlElement(name)
    for key, value in values.items():
        found.set(qn(f"w:{key}"), value)
    return found
