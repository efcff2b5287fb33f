"""A neutral sheet as a Word document: its words, headings, tables and paper; the same sheet gives the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from sheet_samples import dossier

from nkavtal.documents import sheet as content
from nkavtal.documents.word import word_bytes
from nkavtal.documents.word_parts import widths_of


def opened(*sheets: content.Sheet) -> Any:
    return docx.Document(io.BytesIO(word_bytes(list(sheets))))


def plain(*parts: content.Part, **values: Any) -> content.Sheet:
    return replace(dossier(), parts=parts, cover=None, **values)


def words(document: Any) -> list[str]:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def test_every_text_of_the_sheet_is_in_the_document() -> None:
    sheet = dossier()
    found = "\n".join(words(opened(sheet)))
    assert [text for text in sheet.texts() if text.strip() and text not in found and text not in _labels(sheet)] == []


def _labels(sheet: content.Sheet) -> set[str]:
    """Return labels that stand over what Word makes or needs none of: contents and the grid of states."""
    return {part.label for part in sheet.parts if isinstance(part, content.Contents | content.StateGrid)}


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert word_bytes(dossier()) == word_bytes(dossier())


def test_headings_paper_and_language() -> None:
    document = opened(plain(content.Heading("Ett"), content.Heading("Två", 2), landscape=True, large=True))
    assert [p.style.name for p in document.paragraphs if p.text in ("Ett", "Två")] == ["Heading 1", "Heading 2"]
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "sv-SE"


def test_a_table_repeats_its_head_and_leaves_room_to_sign() -> None:
    columns = (content.Column("Part", 3, head=True), content.Column("Underskrift", 2))
    rows = (
        ("Kalix", content.SignLine()),
        (content.Marked("Boden", "ex."), content.State("U", "Undertecknat", "ok", True)),
    )
    (table,) = opened(plain(content.Table(columns, rows))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Part", "Underskrift"], ["Kalix", ""], ["Boden (ex.)", "Undertecknat (!)"],
    ]  # fmt: skip
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1].height.mm >= 11
    assert table.rows[2].height is None


def test_each_sheet_has_its_own_page_and_head() -> None:
    document = opened(plain(content.Paragraph("A"), head="Första"), plain(content.Paragraph("B"), head="Andra"))
    assert [section.header.paragraphs[0].text.split("\t")[1] for section in document.sections] == ["Första", "Andra"]


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    assert "A B" in words(opened(plain(content.Paragraph("A\x00 B\x1f"))))


def test_columns_share_the_width_but_keep_their_titles_whole() -> None:
    found = widths_of([100, 1, 1], ["Part", "Undertecknat", "§"], 100)
    assert abs(sum(found) - 100) < 0.01
    assert found[1] >= 2 * len("Undertecknat")
    assert found[0] > found[2]
