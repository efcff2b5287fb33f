"""Documents in the window: dropped or chosen, looked at, opened as far as it is safe, and the signed one locked."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest
from builders import opened
from gui import walk
from gui.pages.agreement_setting import card, fill, key_of, type_in
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QPushButton

from nkavtal.gui.dialogs.attach_files import AttachForm
from nkavtal.gui.dialogs.attachment_form import ReasonForm
from nkavtal.gui.dialogs.view_mail import ViewMail
from nkavtal.gui.pages.agreement import AgreementPage
from nkavtal.gui.parts.dialog import Question
from nkavtal.store.verify import verify

MAIL = b"From: a@x.example\r\nTo: b@x.example\r\nSubject: Svar\r\nDate: Mon, 26 Oct 2026 14:32:00 +0100\r\n\r\nHej"


@pytest.fixture
def uuid(register) -> str:
    return fill(register)


@pytest.fixture
def page(whole, register, uuid) -> AgreementPage:
    """Give the page of an agreement, at its documents."""
    whole.begin(register)
    whole.window.show_page("agreement", uuid)
    whole.settle()
    found = whole.window.page
    found.tabs.turn_to("documents")
    return found


@pytest.fixture
def mine(tmp_path):
    """Give a way to make a person's own file."""

    def made(name: str, content: bytes = b"Beslut") -> Path:
        file = tmp_path / "hos mig" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        return file

    return made


def a_pdf(*, acting: bool = False) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    if acting:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def a_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(out, "PNG")
    return out.getvalue()


def dragged(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def drop(widget, data: QMimeData, at: QPoint | None = None) -> bool:
    """Drag something onto a widget and let go; say whether it was taken."""
    at = at or QPoint(20, 20)
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at, action, data, buttons, keys)
    entering.ignore()
    widget.dragEnterEvent(entering)
    if entering.isAccepted():
        widget.dropEvent(QDropEvent(QPointF(at), action, data, buttons, keys))
    return entering.isAccepted()


def top(whole) -> QDialog:
    """Return the dialog that is open on top."""
    return [box for box in whole.window.findChildren(QDialog) if box.isVisible()][-1]


def attached(page, whole, *files: Path, **values: str) -> None:
    """Attach files as a person does."""
    page.documents.take(files)
    box = top(whole)
    for name, text in values.items():
        box.form.set_value(name, text)
    box.asked.emit()
    whole.settle()


def titles(page) -> list[str]:
    rows = page.documents.table.rows
    return [rows.row_at(place).title for place in range(len(rows.keys))]


def kept(register, uuid) -> list[dict[str, object]]:
    return [row.values for row in card(register, uuid).attachments]


def button(box: QDialog, words: str) -> QPushButton:
    return next(one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == words)


def test_a_file_is_chosen_by_key_described_and_kept(page, whole, register, uuid, mine):
    assert page.documents.first is page.documents.first_button
    whole.desktop.answer = mine("Protokollsutdrag § 98.txt")
    whole.menu("attach")
    box = top(whole)
    assert isinstance(box, AttachForm)
    assert box.form.boxes["kind"].text == "minutes"
    type_in(box.form.boxes["description"].input, "KF § 98")
    type_in(box.form.boxes["dated_on"].input, "2026-10")
    box.asked.emit()
    whole.settle()
    assert titles(page) == ["KF § 98"]
    (values,) = kept(register, uuid)
    assert (values["kind"], values["dated_on"], values["decision"]) == ("minutes", "2026-10", None)
    assert page.documents.pane.preview.text.toPlainText() == "Beslut"
    assert page.documents.first is page.documents.table
    line = page.history.table.rows.row_at(0)
    assert line.act == "Lägg till Protokollsutdrag § 98.txt i avtal 2026-001"
    assert "Beslut" not in line.after
    assert "0123456789" not in line.after


def test_files_are_dropped_on_the_tab_and_kept_in_one_step(page, whole, register, uuid, mine):
    files = (mine("Bilaga 1.txt", b"1"), mine("Bilaga 2.txt", b"2"))
    assert drop(page.documents, dragged(*files))
    assert top(whole).form.boxes["kind"].text == "annex"
    top(whole).asked.emit()
    whole.settle()
    assert titles(page) == ["Bilaga 1.txt", "Bilaga 2.txt"]
    whole.menu("undo")
    assert kept(register, uuid) == []


def test_a_file_dropped_on_a_party_belongs_to_its_decision(page, whole, register, uuid, mine):
    page.tabs.turn_to("parties")
    table = page.parties.table
    at = table.visualRect(table.rows.index(table.rows.place(key_of(register, "Boden")), 0)).center()
    assert drop(table, dragged(mine("Protokoll.txt")), at)
    box = top(whole)
    assert (box.form.boxes["kind"].text, page.tabs.current) == ("minutes", "documents")
    box.asked.emit()
    whole.settle()
    (decision,) = next(one for one in card(register, uuid).parties if one.short_name == "Boden").decisions
    assert kept(register, uuid)[0]["decision"] == decision.uuid
    assert page.documents.marked.belongs == "Boden, KF 2026-10-26"


def test_a_file_is_added_to_a_signature_from_the_partys_own_dialog(page, whole, register, uuid, mine):
    page.parties.open_party(key_of(register, "Arjeplog"))
    whole.settle()
    signatures = page.parties.open_now.signatures
    signatures.table.mark_first()
    whole.desktop.answer = mine("Underskriftssida.txt")
    signatures.attach_button.click()
    top(whole).asked.emit()
    whole.settle()
    (signature,) = next(one for one in card(register, uuid).parties if one.short_name == "Arjeplog").signatures
    assert kept(register, uuid)[0]["signature"] == signature.uuid
    at = signatures.table.visualRect(signatures.table.rows.index(0, 0)).center()
    assert drop(signatures.table, dragged(mine("Annan.txt", b"annan")), at)
    assert top(whole).form.boxes["belongs"].text == signature.uuid
    top(whole).reject()
    page.parties.open_now.box.accept()


def test_the_same_content_is_told_and_may_be_added_again(page, whole, register, uuid, mine):
    attached(page, whole, mine("a.txt"))
    attached(page, whole, mine("b.txt"))
    box = top(whole)
    assert isinstance(box, AttachForm)
    assert box.again.isVisible()
    box.again.click()
    whole.settle()
    assert titles(page) == ["a.txt", "b.txt"]


def test_an_empty_file_is_told_in_the_dialog_and_the_typed_text_stays(page, whole, register, uuid, mine):
    attached(page, whole, mine("tom.pdf", b""), description="Viktigt")
    box = top(whole)
    assert box.form.boxes["description"].text == "Viktigt"
    assert kept(register, uuid) == []
    box.lossy = lambda: False
    box.reject()


def test_a_message_dragged_straight_out_of_outlook_is_answered_with_a_way(page, whole):
    data = QMimeData()
    data.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"\x01")
    assert drop(page.documents, data)
    assert "Dra det först till skrivbordet" in page.documents._note.accessibleDescription()
    assert not drop(page.documents, QMimeData())


def test_what_is_in_a_file_is_shown_as_far_as_it_can_be(page, whole, mine):
    for name, content, shown in (
        ("avtal.pdf", a_pdf(), "pages"),
        ("bild.png", a_picture(), "picture"),
        ("svar.eml", MAIL, "mail"),
        ("text.txt", b"Hej", "text"),
        ("setup.exe", b"MZ", ""),
        ("trasig.png", b"\x89PNG\r\n\x1a\n", ""),
    ):
        attached(page, whole, mine(name, content))
        page.documents.table.mark(page.documents.table.rows.keys[-1])
        whole.settle()
        assert page.documents.pane.preview.current == shown, name


def test_a_damaged_pdf_is_told_and_nothing_breaks(page, whole, mine):
    attached(page, whole, mine("trasig.pdf", b"%PDF-1.7 nej"))
    whole.settle()
    assert page.documents.pane.preview.pages.page_count == 0
    assert "går inte att visa" in page.documents.pane.preview.pages._trouble.text()


def test_what_is_safe_is_opened_as_a_read_only_copy_that_goes_at_the_end(page, whole, mine):
    attached(page, whole, mine("avtal.pdf", a_pdf()))
    whole.menu("open-attachment")
    (copy,) = whole.desktop.opened
    assert copy.parent == whole.program.private_folder()
    assert not os.access(copy, os.W_OK) or not copy.stat().st_mode & 0o222
    assert copy.parent.stat().st_mode & 0o077 == 0 or os.name == "nt"
    whole.program.close()
    assert not copy.parent.exists()


def test_what_is_not_safe_never_reaches_the_persons_programs(page, whole, mine, tmp_path):
    for name, content in {
        "setup.exe": b"MZ",
        "avtal.pdf": b"MZ\x00",
        "avtal.pdf.exe": a_pdf(),
        "sida.html": b"<html>",
        "x.js": b"x",
    }.items():
        attached(page, whole, mine(name, content))
        page.documents.table.mark(page.documents.table.rows.keys[-1])
        page.documents.table.opened.emit(page.documents.table.marked_key())
        whole.settle()
        box = top(whole)
        assert isinstance(box, Question)
        assert whole.desktop.opened == []
        whole.desktop.answer = tmp_path / name
        button(box, "Spara en kopia…").click()
        whole.settle()
        assert whole.desktop.answer.read_bytes() == content
        assert whole.desktop.opened == []


def test_a_pdf_that_may_do_something_is_opened_only_when_the_person_says_so(page, whole, mine):
    attached(page, whole, mine("avtal.pdf", a_pdf(acting=True)))
    assert page.documents.pane._signs.accessibleName() == "Innehåller skript och gör något när den öppnas"
    for verb, n in (("Avbryt", 0), ("Öppna ändå", 1)):
        page.documents.open_marked()
        whole.settle()
        button(top(whole), verb).click()
        whole.settle()
        assert len(whole.desktop.opened) == n


def test_a_mail_is_opened_in_our_own_view(page, whole, mine):
    attached(page, whole, mine("svar.eml", MAIL))
    page.documents.open_marked()
    whole.settle()
    box = top(whole)
    assert isinstance(box, ViewMail)
    assert box.windowTitle() == "Svar"
    assert (
        "Hej" in " ".join(walk.texts(box))
        or box.findChild(type(page.documents.pane.preview.text)).toPlainText() == "Hej"
    )
    assert whole.desktop.opened == []
    box.accept()


def test_the_signed_one_asks_for_a_reason(page, whole, register, uuid, mine):
    attached(page, whole, mine("avtal.txt"), kind="signed")
    assert page.documents.pane._lock.isVisible()
    page.documents.edit_marked()
    assert "kind" not in top(whole).form.boxes
    top(whole).unlock_asked.emit()
    reason = top(whole)
    assert isinstance(reason, ReasonForm)
    reason.asked.emit()
    assert reason.isVisible(), "a reason is required"
    reason.lossy = lambda: False
    reason.reject()
    page.documents.remove_marked()
    type_in(top(whole).form.boxes["reason"].input, "Fel avtal")
    top(whole).asked.emit()
    whole.settle()
    assert kept(register, uuid) == []
    assert page.history.table.rows.row_at(0).act.endswith("Skäl: Fel avtal")
    whole.menu("undo")
    assert titles(page) == ["avtal.txt"]


def test_a_document_is_described_anew_exchanged_and_removed(page, whole, register, uuid, mine):
    attached(page, whole, mine("gammal.txt"))
    whole.menu("edit-attachment")
    type_in(top(whole).form.boxes["description"].input, "Bilaga 1")
    top(whole).asked.emit()
    whole.settle()
    assert titles(page) == ["Bilaga 1"]
    whole.desktop.answer = mine("ny.txt", b"Ny")
    whole.menu("exchange-file")
    top(whole).asked.emit()
    whole.settle()
    assert kept(register, uuid)[0]["name"] == "ny.txt"
    assert page.documents.pane.preview.text.toPlainText() == "Ny"
    whole.menu("remove-attachment")
    top(whole).asked.emit()
    whole.settle()
    assert page.documents.first is page.documents.first_button
    store = opened(register)
    assert verify(store) == ()
    store.close()


def test_in_a_register_for_reading_nothing_changes_and_the_reason_is_told(page, whole, register, uuid, mine):
    attached(page, whole, mine("a.txt"))
    whole.context.bridge.use(whole.program, read_only=True)
    page.refresh(None)
    whole.settle()
    documents = page.documents
    for one in (documents.add_button, documents.edit_button, documents.remove_button):
        assert not one.isEnabled()
        assert one.toolTip() == "Registret är öppnat för bara läsning"
    assert documents.open_button.isEnabled()
    drop(documents, dragged(mine("b.txt", b"b")))
    assert documents._note.accessibleName() == "Registret är öppnat för bara läsning"
    assert not [box for box in whole.window.findChildren(QDialog) if box.isVisible()]
    assert not drop(page.parties.table, dragged(mine("b.txt", b"b")))
    for name in ("attach", "edit-attachment", "exchange-file", "remove-attachment"):
        assert not whole.window.menus.action(name).isEnabled()


def test_every_control_of_the_tab_has_a_name(page, whole, mine):
    assert walk.unnamed(page.documents) == []
    attached(page, whole, mine("svar.eml", MAIL))
    assert walk.unnamed(page.documents) == []
