"""A list leaves the program as it is seen: its columns, its order, what it was narrowed to."""

from __future__ import annotations

from datetime import date

import openpyxl
from PySide6.QtGui import QGuiApplication


def open_list(whole, register, words=""):
    whole.begin(register)
    whole.window.show_page("avtal")
    whole.settle()
    whole.window.page.focus_search(words)
    whole.settle()
    return whole.window.page


def test_the_list_becomes_a_workbook_with_real_days(whole, register, uuid, tmp_path):
    page = open_list(whole, register)
    page.table.sort_asked.emit("title", False)
    whole.settle()
    whole.desktop.answer = tmp_path / "lista.xlsx"
    whole.menu("list-xlsx")
    rows = [row for row in openpyxl.load_workbook(whole.desktop.answer).active.iter_rows(values_only=True)]
    said = [row[0] for row in rows if row[0]]
    assert said[0] == "Avtal"
    assert "Urval: alla avtal." in said
    heads = next(row for row in rows if row[0] == "Avtal" and row[1])
    assert heads[:2] == ("Avtal", "Nummer, typ och läge")
    body = rows[rows.index(heads) + 1 :]
    assert [row[0] for row in body][:3] == ["Gymnasiesamverkan", "Hjälpmedelscentral", "Läkarmedverkan i hemsjukvården"]
    until = heads.index("Gäller t.o.m.")
    assert body[1][until].date() == date(2027, 2, 28)


def test_the_list_is_narrowed_as_it_is_seen_and_says_so(whole, register, uuid, tmp_path):
    open_list(whole, register, "medel")
    whole.desktop.answer = tmp_path / "lista.xlsx"
    whole.menu("list-xlsx")
    cells = [row[0] for row in openpyxl.load_workbook(whole.desktop.answer).active.iter_rows(values_only=True)]
    assert "Hjälpmedelscentral" in cells
    assert "Gymnasiesamverkan" not in cells
    assert "Urval: sökning efter ”medel”." in cells


def test_the_list_becomes_a_pdf(whole, register, uuid, tmp_path):
    open_list(whole, register)
    whole.desktop.answer = tmp_path / "lista.pdf"
    whole.menu("list-pdf")
    assert whole.desktop.answer.read_bytes().startswith(b"%PDF")
    assert whole.desktop.proposals == ["Avtal.pdf"]


def test_the_whole_list_is_copied_with_its_heads(whole, register, uuid):
    open_list(whole, register)
    whole.menu("list-copy")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[0].startswith("Avtal\tNummer, typ och läge\t")
    assert len(data.text().splitlines()) == 4
    assert data.html().count("<tr>") == 4


def test_the_parties_of_an_agreement_are_a_list_too(whole, agreement_page, tmp_path):
    agreement_page.tabs.turn_to("parties")
    whole.desktop.answer = tmp_path / "parter.xlsx"
    whole.menu("list-xlsx")
    cells = [
        cell for row in openpyxl.load_workbook(whole.desktop.answer).active.iter_rows(values_only=True) for cell in row
    ]
    assert "Arjeplog" in cells
    assert "Parter och beslut: 2026-001 Läkarmedverkan i hemsjukvården" in cells


def test_a_page_without_a_list_says_so(whole, agreement_page):
    agreement_page.tabs.turn_to("details")
    whole.settle()
    entry = whole.window.menus.action("list-xlsx")
    assert not entry.isEnabled()
    assert entry.toolTip() == "Det finns ingen lista på den här sidan"


def test_what_has_been_done_since_the_boards_meeting_becomes_a_page(whole, register, uuid, tmp_path):
    whole.begin(register)
    whole.desktop.answer = tmp_path / "sedan.xlsx"
    whole.menu("since")
    box = whole.flows.documents.since
    box.primary.click()
    assert box.isVisible()  # a day is needed
    box.form.fill({"day": "2020-01"})
    box.primary.click()
    whole.settle()
    rows = list(openpyxl.load_workbook(whole.desktop.answer).active.iter_rows(values_only=True))
    assert rows[0][0] == "Vad har hänt sedan 2020-01-01"
    assert "Nytt avtal" in [row[2] for row in rows]


def test_the_matrix_is_taken_out_as_it_is_narrowed(whole, register, uuid, tmp_path):
    whole.begin(register)
    whole.turn_to("tackning").matrix.filter.search.set_text("medel")
    whole.settle()
    whole.desktop.answer = tmp_path / "täckning.xlsx"
    whole.menu("list-xlsx")
    rows = list(openpyxl.load_workbook(whole.desktop.answer).active.iter_rows(values_only=True))
    assert rows[1][0].startswith("Urval: sökning efter ”medel”, Område: Alla områden")
    heads = next(row for row in rows if row[0] == "Nummer")
    assert heads[2:] == tuple(one.name for one in whole.window.page.matrix.model.parties)
