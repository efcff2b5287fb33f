"""The main job from the first page to the finished documents, as a coordinator does it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from gui import walk
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nkavtal.gui.dialogs.import_wizard import REVIEW
from nkavtal.usecases import agreement

WORKBOOK = Path(__file__).parents[2] / "data" / "avtalsregister.xlsx"
_ENGLISH = re.compile(r"\b(the|and|file|open|save|close|cancel|error|name|search|edit|new|delete|undo|yes)\b", re.I)


def imported(whole):
    """Go from the first page to the list, with the real workbook in it."""
    whole.begin(None)
    whole.desktop.answer = WORKBOOK
    whole.window.page.first.click()
    whole.settle()
    wizard = whole.flows.importing.wizard
    while wizard.isVisible():
        wizard.primary.click()
        whole.settle()
    return whole.window.page


def dialog(whole, kind):
    """Return the dialog of a kind that is open."""
    return next(one for one in QApplication.topLevelWidgets() if type(one).__name__ == kind and one.isVisible())


def row_of(page, number):
    rows = page.table.rows
    return next(row for row in map(rows.row_at, range(len(rows.keys))) if row is not None and row.number == number)


def test_the_story_of_the_main_job(whole, tmp_path):
    page = imported(whole)
    assert page.title == "Avtal"
    assert len(page.table.rows.keys) == 35

    # find by typing, open by Enter
    whole.qtbot.keyClicks(page.filter.search._line, "norrbus")
    whole.settle()
    assert 0 < len(page.table.rows.keys) < 5
    found = page.table.marked_row()
    assert "Norrbus" in found.title
    whole.qtbot.keyClick(page.filter.search._line, Qt.Key.Key_Return)
    whole.settle()
    one = whole.window.page
    assert found.title in walk.texts(one)

    # correct a day
    whole.menu("edit")
    form = dialog(whole, "EditAgreement")
    form.form.set_value("ends_on", "2027-12-31")
    form.primary.click()
    whole.settle()
    assert card(whole, found.uuid).values["ends_on"] == "2027-12-31"

    # a municipality adopts and signs: the count follows, and one undo takes both back
    before = card(whole, found.uuid)
    waiting = next(party for party in before.own_side if not party.adopted)
    whole.menu("decide")
    box = dialog(whole, "RecordDecision")
    box.parties.set_checked([waiting.organisation])
    fill_decision(box)
    box.primary.click()
    whole.settle()
    after = card(whole, found.uuid)
    assert (after.adopted, after.signed) == (before.adopted + 1, before.signed + 1)
    assert any(f"{after.adopted} av {after.counted}" in text for text in walk.texts(one))
    whole.menu("undo")
    assert card(whole, found.uuid).adopted == before.adopted
    whole.menu("redo")
    assert card(whole, found.uuid).adopted == after.adopted

    # dossier, signatory list, Word
    whole.menu("dossier")
    preview = whole.flows.documents.preview
    assert preview.preview.page_count >= 3
    assert walk.unnamed(preview) == []
    whole.desktop.answer = tmp_path / "akt.pdf"
    preview.save()
    whole.settle()
    assert (tmp_path / "akt.pdf").read_bytes() == preview._data
    preview.reject()

    whole.desktop.answer = tmp_path / "lista.xlsx"
    whole.flows.do("signatories-xlsx", (found.uuid,))
    whole.settle()
    cells = [cell.value for line in load_workbook(tmp_path / "lista.xlsx").active for cell in line]
    assert waiting.short_name in " ".join(str(cell) for cell in cells)

    whole.menu("document")
    whole.desktop.answer = tmp_path / "avtal.docx"
    whole.flows.documents.letter.primary.click()
    whole.settle()
    text = "\n".join(line.text for line in Document(str(tmp_path / "avtal.docx")).paragraphs)
    assert found.title in text
    assert whole.desktop.opened == [tmp_path]


def fill_decision(box):
    """Type what the municipality's minutes say."""
    for name, text in (("outcome", "adopted"), ("body", "KF"), ("decided_on", "2026-11-16"), ("paragraph", "62")):
        box.main.set_value(name, text)
    box.main.set_value("signed_on", "2026-11-20")
    box.main.set_value("form", "paper")


def card(whole, uuid):
    return agreement.show(whole.program.open_store, uuid, whole.context.clock.today())


def test_undo_asks_before_it_takes_back_what_has_been_changed_since(running):
    page = running.window.page
    made(running, "Skoldatatek")
    uuid = page.table.rows.row_at(0).uuid
    running.context.bridge.do(agreement.EditAgreement(uuid, {"title": "Skoldatatek 2", "note": "a"}))
    running.settle()
    first = last_act(running)
    running.context.bridge.do(agreement.EditAgreement(uuid, {"title": "Skoldatatek 3"}))
    running.settle()

    running.flows.undoing.undo(act=first)
    running.settle()
    assert running.flows.undoing.conflict.isVisible()
    assert card(running, uuid).title == "Skoldatatek 3"
    running.flows.undoing.conflict.primary.click()
    running.settle()

    assert card(running, uuid).title == "Skoldatatek 3"
    assert not card(running, uuid).values["note"]


def made(running, title):
    running.context.bridge.do(agreement.CreateAgreement({"title": title}))
    running.settle()


def last_act(running):
    from nkavtal.usecases import history

    return history.lines(running.program.open_store)[0].seq


def test_undo_and_redo_are_named_in_the_menu_and_told_in_the_status_bar(running):
    made(running, "Skoldatatek")
    assert running.window.menus.action("undo").text().replace("&", "") == "Ångra: Nytt avtal 2026-001"

    running.menu("undo")
    assert "Ångrat: Nytt avtal 2026-001" in walk.texts(running.window.status)
    assert running.window.menus.action("redo").text().replace("&", "") == "Gör om: Nytt avtal 2026-001"
    assert not running.window.menus.action("undo").isEnabled()

    running.menu("redo")
    assert "Gjort om: Nytt avtal 2026-001" in walk.texts(running.window.status)


def test_a_letter_to_each_municipality_that_is_ticked(running, tmp_path):
    made_with_parties(running)
    uuid = running.window.page.table.rows.row_at(0).uuid
    running.flows.do("document", uuid)
    running.settle()
    box = running.flows.documents.letter
    box.kinds.setCurrentIndex(box.kinds.findData("missiv"))
    running.settle()
    assert box.primary.text() == "Skapa 2 dokument…"
    assert walk.unnamed(box) == []
    box._tick(False)
    assert not box.primary.isEnabled()
    box._tick(True)
    running.desktop.answer = tmp_path

    box.primary.click()
    running.settle()

    assert sorted(file.name for file in tmp_path.glob("*.docx")) == [
        "Missiv 2026-001 Boden.docx",
        "Missiv 2026-001 Kalix.docx",
    ]
    assert "2 dokument är skapade" in walk.texts(running.window.status)


def made_with_parties(running):
    from builders import an_agreement

    an_agreement(running.program.open_store, "Läkarmedverkan", parties=("Kalix", "Boden"))
    running.window.page.refresh(None)
    running.settle()


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(running, tmp_path):
    made_with_parties(running)
    uuid = running.window.page.table.rows.row_at(0).uuid
    running.desktop.answer = tmp_path / "finns inte" / "lista.xlsx"

    running.flows.do("signatories-xlsx", (uuid,))
    running.settle()

    box = dialog(running, "ErrorBox")
    assert "Filen kunde inte sparas" in walk.texts(box)
    box.reject()


def test_the_dossier_is_printed_page_by_page(running, tmp_path):
    from pypdfium2 import PdfDocument
    from PySide6.QtPrintSupport import QPrinter

    made_with_parties(running)
    uuid = running.window.page.table.rows.row_at(0).uuid
    running.flows.do("dossier", (uuid,))
    running.settle()
    box = running.flows.documents.preview
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "utskrift.pdf"))

    box.print_on(printer)
    running.settle()
    running.qtbot.waitUntil(lambda: box.print_button.isEnabled(), timeout=20_000)

    with PdfDocument(tmp_path / "utskrift.pdf") as printed:
        assert len(printed) == box.preview.page_count
    assert "Utskriften är skickad till skrivaren" in walk.texts(box)
    box.reject()


@pytest.mark.parametrize("page", ["avtal", "parter"])
def test_every_control_has_a_name_and_no_word_is_english(whole, page):
    whole.begin(None)
    whole.flows.do("example")
    whole.settle()
    whole.window.show_page(page)
    whole.settle()

    assert walk.unnamed(whole.window) == []
    assert [text for text in walk.texts(whole.window) if _ENGLISH.search(text)] == []


def test_the_wizard_never_passes_the_review_by_itself(whole):
    whole.begin(None)
    whole.desktop.answer = WORKBOOK
    whole.window.page.first.click()
    whole.settle()
    wizard = whole.flows.importing.wizard
    for _step in range(3):
        wizard.primary.click()
        whole.settle()

    assert wizard.step == REVIEW
    assert whole.turn_to("avtal").table.rows.keys == ()
    wizard.reject()


def test_a_printer_that_takes_nothing_is_told_and_the_pages_stay(running, tmp_path, monkeypatch):
    from nkavtal.gui.parts import pdf_print

    made_with_parties(running)
    uuid = running.window.page.table.rows.row_at(0).uuid
    running.flows.do("dossier", (uuid,))
    running.settle()
    box = running.flows.documents.preview
    monkeypatch.setattr(pdf_print.QPainter, "begin", lambda _painter, _printer: False)
    told = []
    monkeypatch.setattr(box, "show_error", lambda error: told.append(error.code))

    box.print_on(pdf_print.QPrinter())
    running.settle()

    assert told == ["NKA-112"]
    assert box.print_button.isEnabled()
    assert box.preview.page_count > 0
    box.reject()
