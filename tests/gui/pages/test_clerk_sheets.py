"""Sheets to the municipalities from Parter, and the answers taken by ticking in the import wizard."""

from __future__ import annotations

import docx
import openpyxl
import pytest
from builders import TODAY, an_agreement, decided, dump, org
from gui import walk
from PySide6.QtWidgets import QCheckBox, QRadioButton

from nkavtal.exchange.clerk_sheet.layout import MARK
from nkavtal.gui.dialogs.import_wizard import QUESTIONS, REVIEW
from nkavtal.usecases import round_trip


@pytest.fixture
def page(running):
    """Give the page Parter, over two agreements of Kalix and Boden."""
    store = running.program.open_store
    for title in ("Hjälpmedel", "Läkarmedverkan"):
        an_agreement(store, title, parties=("Kalix", "Boden"))
    running.window.show_page("parter")
    running.settle()
    return running.window.page


def mark(running, page, name):
    page.table.mark(org(running.program.open_store, name))
    running.settle()


@pytest.fixture
def reply(running, page, tmp_path):
    """Return a sheet that Kalix has filled in on both rows."""
    store = running.program.open_store
    file = round_trip.write_sheet(store, org(store, "Kalix"), tmp_path / "Svar Kalix.xlsx", TODAY)
    book = openpyxl.load_workbook(file)
    columns = {str(cell.value).removeprefix(MARK): cell.column for cell in book["Svar"][5] if cell.value}
    for row, body in ((7, "KF"), (8, "KS")):
        book["Svar"].cell(row, columns["decision.outcome"]).value = "Antagit"
        book["Svar"].cell(row, columns["decision.body"]).value = body
    book.save(file)
    return file


def test_the_marked_municipality_gets_its_sheet_as_a_file(running, page, tmp_path):
    mark(running, page, "Kalix")
    running.desktop.answer = tmp_path / "blad.xlsx"
    running.menu("clerk-sheets")
    running.settle()
    assert openpyxl.load_workbook(tmp_path / "blad.xlsx")["Svar"]["B8"].value == "Läkarmedverkan"


def test_several_municipalities_get_theirs_in_a_folder(running, page, tmp_path):
    page.table.selectAll()
    running.desktop.answer = tmp_path
    running.menu("clerk-sheets")
    running.settle()
    assert sorted(file.name for file in tmp_path.glob("Svar*.xlsx")) == [
        "Svar Boden 2026-11-23.xlsx",
        "Svar Kalix 2026-11-23.xlsx",
    ]


def test_the_rows_of_a_reply_are_taken_by_ticking(running, page, reply):
    store = running.program.open_store
    running.desktop.answer = reply
    running.menu("import-reply")
    running.settle()
    wizard = running.flows.importing.wizard
    wizard.primary.click()
    running.settle()
    assert wizard.step == REVIEW
    assert "Markera de rader som ska läsas in" in walk.texts(wizard)
    assert {"Utfall", "Antagit", "Organ", "KF"} <= set(walk.texts(wizard.review_step.ticks))
    assert walk.unnamed(wizard) == []
    boxes = wizard.review_step.ticks.findChildren(QCheckBox)
    assert [box.text() for box in boxes] == ["2026-001 Hjälpmedel, Kalix", "2026-002 Läkarmedverkan, Kalix"]
    assert wizard.primary.text() == "Läs in 2 rader"
    boxes[0].setChecked(False)
    assert wizard.primary.text() == "Läs in 1 rad"
    wizard.primary.click()
    running.settle()
    assert [row["body"] for row in dump(store)["decision"].values()] == ["KS"]
    running.flows.undoing.undo()
    running.settle()
    assert dump(store)["decision"] == {}


def test_nothing_ticked_is_nothing_to_read_in(running, page, reply):
    running.flows.import_file(reply)
    running.settle()
    wizard = running.flows.importing.wizard
    wizard.primary.click()
    running.settle()
    for box in wizard.review_step.ticks.findChildren(QCheckBox):
        box.setChecked(False)
    assert not wizard.primary.isEnabled()


def test_what_came_meanwhile_is_asked_before_the_rows_are_shown(running, page, reply):
    store = running.program.open_store
    uuid = next(iter(key for key, row in dump(store)["agreement"].items() if row["title"] == "Hjälpmedel"))
    decided(store, uuid, "Kalix", outcome="rejected", body="KF")
    running.flows.import_file(reply)
    running.settle()
    wizard = running.flows.importing.wizard
    wizard.primary.click()
    assert wizard.step == QUESTIONS
    assert any("har fått ett beslut i registret sedan bladet sändes: Avslagit" in text for text in walk.texts(wizard))
    wizard.primary.click()
    running.settle()
    assert [box.text() for box in wizard.review_step.ticks.findChildren(QCheckBox)] == [
        "2026-002 Läkarmedverkan, Kalix"
    ]


def test_the_marked_municipalities_get_a_page_each(running, page, tmp_path):
    mark(running, page, "Kalix")
    running.desktop.answer = tmp_path / "kalix.pdf"
    running.menu("party-pages")
    running.settle()
    assert running.desktop.proposals[-1] == "Kalix 2026.pdf"
    assert (tmp_path / "kalix.pdf").read_bytes().startswith(b"%PDF")
    page.table.selectAll()
    running.desktop.answer = tmp_path
    running.menu("party-pages")
    running.settle()
    assert len(list(tmp_path.glob("* 2026.pdf"))) == 16


def test_the_page_to_sign_on_is_chosen_and_saved(running, page, tmp_path):
    uuid = next(iter(dump(running.program.open_store)["agreement"]))
    running.flows.do("signing", (uuid,))
    running.settle()
    box = running.flows.documents.signing
    assert walk.unnamed(box) == []
    box.both.setChecked(True)
    running.desktop.answer = tmp_path / "sida.docx"
    box.primary.click()
    running.settle()
    assert running.desktop.proposals[-1] == "Undertecknandesida 2026-001.docx"
    cells = [cell.text for table in docx.Document(str(tmp_path / "sida.docx")).tables for cell in table.column_cells(0)]
    assert cells.count("Kontrasigneras:") == 2
    running.flows.do("signing", (uuid,))
    running.settle()
    box = running.flows.documents.signing
    box.findChildren(QRadioButton)[1].setChecked(True)
    assert not box.both.isEnabled()
    running.desktop.answer = tmp_path / "tabell.pdf"
    box.primary.click()
    running.settle()
    assert running.desktop.proposals[-1] == "Parternas beslut 2026-001.docx"
    assert (tmp_path / "tabell.pdf").read_bytes().startswith(b"%PDF")


def test_decisions_and_the_list_as_text_are_saved(running, page, tmp_path):
    uuid = next(iter(dump(running.program.open_store)["agreement"]))
    running.desktop.answer = tmp_path / "beslut.pdf"
    running.flows.do("decisions", (uuid,))
    running.settle()
    assert (tmp_path / "beslut.pdf").exists()
    running.desktop.answer = tmp_path / "lista.csv"
    running.flows.do("signatories-xlsx", (uuid,))
    running.settle()
    assert (tmp_path / "lista.csv").read_text(encoding="utf-8-sig").startswith("Avtal nr;Kommun;")
