"""A printed sheet is tagged, complete, the same every time, and looks after its rows."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from sheet_samples import LEDGER, made
from structure import elements, kids, linked_texts, opened, outline, page_texts, skeleton, unmarked

from nkavtal.base.errors import Cancelled, UserError
from nkavtal.base.progress import Cancellable
from nkavtal.documents.pdf import pdf_bytes, print_pdf
from nkavtal.documents.sheet import Column, Contents, Facts, Heading, PageBreak, Paragraph, Sheet, Strong, Table


@pytest.fixture(scope="module")
def printed(dossier: Sheet) -> bytes:
    return pdf_bytes(dossier)


def test_everything_drawn_is_content_or_artifact(printed: bytes) -> None:
    with opened(printed) as file:
        assert [unmarked(page) for page in file.pages] == [[] for _ in file.pages]


def test_the_file_says_what_it_is(printed: bytes) -> None:
    with opened(printed) as file:
        assert str(file.Root.Lang) == "sv-SE"
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        about = bytes(file.Root.Metadata.read_bytes()).decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert "Läkarmedverkan i hemsjukvården" in about
    assert "2026-11-23T14:32:00+01:00" in about
    assert "reportlab" not in printed.decode("latin-1").casefold()


def test_every_table_head_says_what_it_heads(printed: bytes) -> None:
    with opened(printed) as file:
        heads = [node for node in elements(file) if str(node.S) == "/TH"]
        scopes = {str(node.A.Scope) for node in heads}
    assert len(heads) > 30
    assert scopes == {"/Column", "/Row"}


def test_every_row_of_a_table_has_as_many_cells(printed: bytes) -> None:
    with opened(printed) as file:
        for table in (node for node in elements(file) if str(node.S) == "/Table"):
            rows = [kid for kid in kids(table) if str(kid.S) == "/TR"]
            assert len({len(kids(row)) for row in rows}) == 1


def test_a_table_over_several_pages_is_one_table_with_its_head_read_once(printed: bytes) -> None:
    with opened(printed) as file:
        tables = [node for node in elements(file) if str(node.S) == "/Table"]
    assert max(len(kids(table)) for table in tables) == 62  # the caption, the head, sixty rows
    texts = page_texts(printed)
    assert sum("Händelse\r\n" in text or "Händelse " in text for text in texts) >= 3
    assert sum(bool(re.search(r"^Nr", text, re.MULTILINE)) for text in texts) == 3


def test_the_structure_is_in_reading_order(printed: bytes) -> None:
    with opened(printed) as file:
        assert skeleton(file) == [
            "Document", "P x5", "H1", "P", "Table", "TR x9", "P", "L",
            *(["LI", "LBody"] * 14), "P", "TOC", *(["TOCI", "Link"] * 4),
            "H2", "Figure", "H3", "BlockQuote", "P", "H3", "Table", "TR x6", "H3", "P", "H3", "P",
            "H2", "Table", "TR x15", "P x2", "L", *(["LI", "LBody"] * 8),
            "H2", "Table", "TR x2", "L", *(["LI", "LBody"] * 2), "P",
            "H2", "Table", "Caption", "TR x61", "P x2", "TOC", *(["TOCI", "Link"] * 8),
        ]  # fmt: skip


def test_bookmarks_follow_the_headings(printed: bytes) -> None:
    with opened(printed) as file:
        assert outline(file) == [
            (0, "Läkarmedverkan i hemsjukvården"),
            (1, "Avtalstid och uppsägning"),
            (2, "Avtalets ordalydelse"),
            (2, "Uträknade datum"),
            (2, "Vem som kan säga upp"),
            (2, "Ändringar av datum"),
            (1, "Beslut"),
            (1, "Parter och kontaktpersoner"),
            (1, "Logg"),
        ]


def test_contents_tell_the_page_a_heading_stands_on(printed: bytes) -> None:
    texts = page_texts(printed)
    for title in ("Avtalstid och uppsägning", "Beslut", "Parter och kontaktpersoner", "Logg"):
        page = next(n for n, text in enumerate(texts[1:], 2) if re.search(rf"^{title}\s*$", text, re.MULTILINE))
        assert f"{title} {page}" in linked_texts(printed, 0)


def test_contents_lead_to_their_headings(printed: bytes) -> None:
    with opened(printed) as file:
        links = list(file.pages[0].Annots)
        pages = [page.obj.objgen for page in file.pages]
        targets = [pages.index(link.Dest[0].objgen) + 1 for link in links]
        words = [str(link.Contents) for link in links]
    assert dict(zip(words, targets, strict=True))["Beslut"] == 3


def test_all_fonts_are_embedded(printed: bytes) -> None:
    with opened(printed) as file:
        used = {
            str(font.BaseFont): font
            for page in file.pages
            for key, font in page.Resources.Font.items()
            if f"{key} ".encode() in page.Contents.read_bytes()
        }
        assert used
        assert all("/FontFile2" in font.FontDescriptor for font in used.values())


def test_head_foot_and_page_numbers(printed: bytes, dossier: Sheet) -> None:
    texts = page_texts(printed)
    for number, text in enumerate(texts, 1):
        assert f"Sida {number} av {len(texts)}" in text
        assert "Läget 2026-11-23. Utskriven 2026-11-23 14.32 av Avtalssamordnaren, nkavtal 0.1.0" in text
    assert all(" ".join(dossier.head.split()) in text for text in texts[1:])


def test_every_text_of_the_sheet_is_on_paper(printed: bytes, dossier: Sheet) -> None:
    drawn = re.sub(r"\s+", "", "".join(page_texts(printed)))
    for text in dossier.texts():
        if text != "Avtalstiden är 1 februari 2027 till och med 31 december 2030.":  # said, not drawn
            assert re.sub(r"\s+", "", text)[:80] in drawn


def test_letters_of_the_sami_languages_and_signs_are_readable(printed: bytes) -> None:
    drawn = "".join(page_texts(printed))
    for sign in "áčđŋšŧžïńǩǥ✓☐→−":
        assert sign in drawn


def test_a_chip_is_heard_as_its_word(printed: bytes) -> None:
    with opened(printed) as file:
        code = file.pages[0].Contents.read_bytes().decode("latin-1")
    spoken = [bytes.fromhex(found).decode("utf-16-be") for found in re.findall(r"/ActualText <FEFF([0-9A-F]*)>", code)]
    for name, state, *_ in LEDGER:
        assert state.word in spoken
        assert name in spoken


def test_the_same_sheet_gives_the_same_bytes(printed: bytes, dossier: Sheet) -> None:
    assert pdf_bytes(dossier) == printed


def test_without_room_for_a_passing_file_the_same_is_printed(
    printed: bytes, dossier: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_given: object) -> None:
        raise PermissionError("no folder for passing files")

    monkeypatch.setattr("nkavtal.documents.pdf_archive.TemporaryDirectory", refused)
    assert pdf_bytes(dossier) == printed


def test_several_sheets_become_one_file_with_their_own_bookmarks(dossier: Sheet, signatory_list: Sheet) -> None:
    content = pdf_bytes([signatory_list, dossier, signatory_list])
    with opened(content) as file:
        tops = [title for depth, title in outline(file) if depth == 0]
        wide = [page.MediaBox[2] > page.MediaBox[3] for page in file.pages]
    assert tops == [signatory_list.title, dossier.title, signatory_list.title]
    assert (wide[0], wide[1], wide[-1]) == (True, False, True)


def test_the_signatory_list_of_fourteen_stands_on_one_page(signatory_list: Sheet) -> None:
    [text] = page_texts(pdf_bytes(signatory_list))
    assert all(name in text for name, *_ in LEDGER)
    assert "e = elektronisk underskrift" in text


def test_a_row_is_never_parted() -> None:
    words = "Ett långt svar som behöver flera rader för att få plats i sin ruta. " * 4
    rows = tuple((f"Rad{n}", f"{words}slut{n}") for n in range(40))
    texts = page_texts(pdf_bytes(made(parts=(Table((Column("Nr"), Column("Text", 3)), rows),))))
    assert len(texts) > 2
    for number in range(40):
        assert any(re.search(rf"Rad{number}\b.*slut{number}\b", text, re.DOTALL) for text in texts)


def test_a_row_taller_than_a_page_goes_on_with_nothing_lost() -> None:
    words = " ".join(f"ord{n}" for n in range(3000))
    content = pdf_bytes(made(parts=(Table((Column("Nr"), Column("Text", 3)), (("1", words), ("2", "kort"))),)))
    drawn = "".join(page_texts(content))
    assert all(f"ord{n}" in drawn for n in (0, 777, 1500, 2999))
    assert "kort" in drawn


def test_a_heading_is_not_left_alone_at_the_foot() -> None:
    for fill in range(24, 34):
        parts = (
            *(Paragraph(f"Rad {n}") for n in range(fill)),
            Heading("Ensam"),
            Table((Column("Kommun"),), (("Kalix",),)),
        )
        texts = page_texts(pdf_bytes(made(parts=parts)))
        page = next(text for text in texts if "Ensam" in text)
        assert "Kalix" in page


def test_text_is_never_read_as_markup() -> None:
    text = "<b>fet</b> & <a href='x'>länk</a> {{ fält }} %s \\n (parentes"
    sheet = made(title=text, parts=(Heading(text), Paragraph(text), Table((Column(text),), ((text,), (Strong(text),)))))
    assert page_texts(pdf_bytes(sheet))[0].count("<b>fet</b> & <a href='x'>länk</a>") >= 5


def test_a_sheet_without_parts_is_a_page_with_its_title() -> None:
    [text] = page_texts(pdf_bytes(made(title="Tom förteckning")))
    assert "Tom förteckning" in text


def test_headings_never_skip_a_level() -> None:
    sheet = made(
        parts=(Heading("Djup", 3), Heading("Hög", 1), Heading("Djup igen", 3), PageBreak(), Contents("Innehåll"))
    )
    with opened(pdf_bytes(sheet)) as file:
        tags = [str(node.S) for node in elements(file) if str(node.S).startswith("/H")]
    assert tags == ["/H1", "/H2", "/H2", "/H3"]


def test_long_contents_go_on_over_pages() -> None:
    parts = (Contents("Innehåll"), *(Heading(f"Rubrik {n}") for n in range(90)))
    texts = page_texts(pdf_bytes(made(parts=parts)))
    assert sum(text.count("Rubrik 89") for text in texts) == 2


def test_cancelled_work_leaves_the_old_file(dossier: Sheet, tmp_path: Path) -> None:
    target = tmp_path / "akt.pdf"
    target.write_bytes(b"gammal")
    progress = Cancellable()
    progress.cancelled = True
    with pytest.raises(Cancelled):
        print_pdf(dossier, target, progress)
    assert [path.name for path in tmp_path.iterdir()] == ["akt.pdf"]
    assert target.read_bytes() == b"gammal"


def test_printing_to_a_missing_folder_is_explained(signatory_list: Sheet, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="NKA-103"):
        print_pdf(signatory_list, tmp_path / "saknas" / "akt.pdf")


def test_print_returns_the_number_of_pages(dossier: Sheet, printed: bytes, tmp_path: Path) -> None:
    assert print_pdf(dossier, tmp_path / "akt.pdf") == len(page_texts(printed))
    assert (tmp_path / "akt.pdf").read_bytes() == printed


def test_a_very_long_cover_goes_on_on_the_next_page(dossier: Sheet) -> None:
    assert dossier.cover is not None
    facts = tuple((f"Uppgift {n}", "Ett värde. " * 20) for n in range(20))
    sheet = replace(dossier, cover=replace(dossier.cover, facts=facts), title="Ett mycket långt namn på ett avtal " * 6)
    drawn = "".join(page_texts(pdf_bytes(sheet)))
    assert "Uppgift 19" in drawn


def test_facts_keep_label_and_value_together() -> None:
    rows = tuple((f"Etikett{n}", f"Värde{n} " + "ord " * 60) for n in range(30))
    for text in page_texts(pdf_bytes(made(parts=(Facts(rows),)))):
        for number in re.findall(r"Etikett(\d+)", text):
            assert f"Värde{number} " in text
