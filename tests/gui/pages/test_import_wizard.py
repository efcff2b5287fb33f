"""The import wizard on the real workbook: what is shown, answered and then written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import TODAY, dump
from gui import walk
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QRadioButton

from nkavtal.base.clock import Clock
from nkavtal.gui.dialogs.import_wizard import COLUMNS, FILE, QUESTIONS, REVIEW, ImportWizard
from nkavtal.usecases.example import make_example
from nkavtal.usecases.exporting import export_file

FRAMEWORKS = Path(__file__).parents[2] / "data" / "ramavtal.csv"
WORKBOOK = Path(__file__).parents[2] / "data" / "avtalsregister.xlsx"


@pytest.fixture
def wizard(running) -> ImportWizard:
    """Give the wizard with the real file read."""
    running.desktop.answer = WORKBOOK
    running.menu("import")
    made = running.flows.importing.wizard
    made.primary.click()
    running.settle()
    return made


def to_review(running, wizard):
    wizard.primary.click()
    wizard.primary.click()
    running.settle()
    assert wizard.step == REVIEW


def test_the_file_is_read_and_every_sheet_told_before_anything_is_written(running, wizard):
    table = wizard.file_step._table

    assert wizard.step == FILE
    assert [table.rows.row_at(i).name for i in range(4)] == ["Avtal", "Antaganden", "Motparter", "Kontakter"]
    assert all(table.rows.row_at(i).facts > 50 for i in range(4))
    assert running.window.page.table.rows.keys == ()
    assert walk.unnamed(wizard) == []


def test_questions_have_their_cells_and_a_safe_answer_chosen(running, wizard):
    wizard.primary.click()

    assert wizard.step == QUESTIONS
    assert 0 < len(wizard.question_step.answers()) <= 12
    assert wizard.question_step.answers() == {one.id: one.default for one in wizard.plan.questions}
    assert any(text.startswith("Antaganden: ") for text in walk.texts(wizard.question_step))
    assert isinstance(QApplication.focusWidget() or wizard.question_step.findChild(QRadioButton), QRadioButton)
    assert walk.unnamed(wizard) == []


def test_an_answer_changes_what_will_be_written(running, wizard):
    adopted = wizard.plan.count("decision")
    wizard.primary.click()
    mark = next(one for one in wizard.plan.questions if one.kind == "mark")
    wizard.question_step._chosen[mark.id].button(mark.choices.index("adopted")).setChecked(True)

    wizard.primary.click()
    running.settle()

    assert wizard.step == REVIEW
    assert wizard.plan.count("decision") > adopted


def test_going_back_keeps_the_answers(running, wizard):
    wizard.primary.click()
    mark = next(one for one in wizard.plan.questions if one.kind == "mark")
    wizard.question_step._chosen[mark.id].button(mark.choices.index("adopted")).setChecked(True)
    wizard.primary.click()
    running.settle()

    wizard.back.click()

    assert wizard.step == QUESTIONS
    assert wizard.question_step.answers()[mark.id] == "adopted"


def test_what_was_shown_is_written_as_one_act_that_can_be_undone(running, wizard):
    before = dump(running.program.open_store)
    to_review(running, wizard)
    assert wizard.primary.text() == "Importera 35 avtal"
    assert dump(running.program.open_store) == before

    wizard.primary.click()
    running.settle()

    assert not wizard.isVisible()
    assert len(running.window.page.table.rows.keys) == 35
    assert any("avtalsregister.xlsx" in text for text in walk.texts(running.window.status))
    running.menu("undo")
    assert {k: v for k, v in dump(running.program.open_store).items() if k != "imported"} == {
        k: v for k, v in before.items() if k != "imported"
    }
    assert running.window.page.table.rows.keys == ()


def test_the_window_can_be_used_while_the_file_is_written(running, wizard):
    to_review(running, wizard)
    wizard.primary.click()
    assert wizard.go_on_working.isVisible()
    wizard.go_on_working.click()
    assert not wizard.isVisible()
    assert QApplication.activeModalWidget() is None
    page = running.turn_to("parter")
    running.settle()
    assert len(dump(running.program.store)["agreement"]) == 35
    assert running.window.page is page


def test_what_could_not_be_written_brings_the_wizard_back(running, tmp_path):
    file = tmp_path / "register.xlsx"
    shutil.copy(WORKBOOK, file)
    running.flows.do("import", file)
    running.settle()
    wizard = running.flows.importing.wizard
    to_review(running, wizard)
    file.unlink()
    wizard.primary.click()
    wizard.go_on_working.click()
    running.settle()
    assert wizard.isVisible()
    assert wizard.step == REVIEW


def test_leaving_before_the_last_step_writes_nothing(running, wizard):
    before = dump(running.program.open_store)
    to_review(running, wizard)

    wizard.cancel.click()
    running.settle()

    assert not wizard.isVisible()
    assert dump(running.program.open_store) == before


def test_what_cannot_be_read_is_named_by_sheet_cell_value_and_reason(running, wizard):
    to_review(running, wizard)
    unread = wizard.review_step._unread.rows

    rows = [unread.row_at(i) for i in range(len(unread.keys))]

    assert ("Avtal", "H7", "1 mars") in [(row.sheet, row.cell, row.value) for row in rows]
    assert all(row.reason.endswith(".") for row in rows)
    assert f"Går inte att läsa ({len(rows)})" in walk.texts(wizard.review_step)


def test_the_report_is_saved_as_a_workbook(running, wizard, tmp_path):
    to_review(running, wizard)
    running.desktop.answer = tmp_path / "rapport.xlsx"

    wizard.report.click()
    running.settle()

    assert running.desktop.proposals == ["Importrapport avtalsregister.xlsx"]
    assert len(load_workbook(tmp_path / "rapport.xlsx").sheetnames) >= 3
    assert any("Rapporten är sparad" in text for text in walk.texts(wizard))


def test_the_same_file_again_has_nothing_to_write(running, wizard):
    to_review(running, wizard)
    wizard.primary.click()
    running.settle()

    running.menu("import")
    again = running.flows.importing.wizard
    again.primary.click()
    running.settle()
    while again.step != REVIEW:
        again.primary.click()
        running.settle()

    assert "Inget att ändra" in walk.texts(again)
    assert not again.primary.isEnabled()
    again.reject()


@pytest.mark.parametrize(
    ("name", "content"),
    [("tom.xlsx", b""), ("text.xlsx", b"hej"), ("lista.csv", b"%PDF"), ("register.json", b"{"), ("borta.xlsx", None)],
)
def test_a_file_that_cannot_be_read_is_told_in_the_first_step(running, tmp_path, name, content):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    running.flows.do("import", file)
    running.settle()
    wizard = running.flows.importing.wizard

    assert wizard.step == FILE
    assert wizard._trouble.isVisible()
    assert wizard._trouble.accessibleName()
    assert wizard.primary.text() == "Välj fil…"
    wizard.reject()


def test_a_file_that_changes_after_it_was_shown_is_not_written(running, tmp_path):
    file = tmp_path / "lista.xlsx"
    shutil.copy(WORKBOOK, file)
    before = dump(running.program.open_store)
    running.flows.do("import", file)
    running.settle()
    wizard = running.flows.importing.wizard
    to_review(running, wizard)
    book = load_workbook(file)
    book["Avtal"]["B5"] = "Något helt annat"
    book.save(file)

    wizard.primary.click()
    running.settle()

    assert wizard.step == REVIEW
    assert wizard._trouble.isVisible()
    assert dump(running.program.open_store) == before
    wizard.reject()


def test_a_workbook_dropped_on_the_first_page_makes_a_register_and_opens_the_wizard(whole):
    whole.begin(None)
    ground = whole.window.page.ground
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(WORKBOOK))])
    entering = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    ground.dragEnterEvent(entering)
    ground.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    whole.settle()

    assert entering.isAccepted()
    assert whole.flows.importing.wizard.plan is not None
    assert whole.program.open_store.folder == whole.program.places.register
    whole.flows.importing.wizard.reject()


def test_reading_can_be_stopped(running):
    running.flows.do("import", WORKBOOK)
    wizard = running.flows.importing.wizard

    wizard.cancel.click()
    running.settle()

    assert wizard.isVisible()
    assert wizard.step == FILE
    assert wizard.plan is None
    wizard.reject()
    assert not wizard.isVisible()


def test_a_text_file_is_shown_as_it_was_read_and_can_be_read_otherwise(running):
    running.flows.do("import", FRAMEWORKS)
    running.settle()
    wizard = running.flows.importing.wizard
    box = wizard.file_step.text_form

    assert box.isVisible()
    assert (box.encoding.currentText(), box.separator.currentText()) == ("Windows (1252)", "Semikolon")
    assert walk.unnamed(wizard) == []
    box.encoding.setCurrentIndex(box.encoding.findData("mac-roman"))
    box.encoding.activated.emit(box.encoding.currentIndex())
    running.settle()

    assert wizard.plan.form.encoding == "mac-roman"
    assert "Leverant\u02c6rer" in wizard.plan.preview[0]


def test_a_choice_that_does_not_fit_is_told_and_the_one_before_stands(running):
    running.flows.do("import", FRAMEWORKS)
    running.settle()
    wizard = running.flows.importing.wizard
    box = wizard.file_step.text_form
    box.encoding.setCurrentIndex(box.encoding.findData("utf-16"))
    box.encoding.activated.emit(box.encoding.currentIndex())
    running.settle()

    assert wizard._trouble.isVisible()
    assert box.encoding.currentText() == "Windows (1252)"
    wizard.primary.click()
    assert wizard.step == COLUMNS
    wizard.primary.click()
    running.settle()
    assert wizard.step == REVIEW
    wizard.primary.click()
    running.settle()
    assert len(running.window.page.table.rows.keys) == 20


def test_letters_that_look_wrong_are_warned_of(running, tmp_path):
    file = tmp_path / "fel.csv"
    file.write_text(
        "Avtal;Motpart;Omr\u00c3\u00a5de\nSamverkan i Lule\u00c3\u00a5;Region Norrbotten;HSV\n", encoding="utf-8"
    )
    running.flows.do("import", file)
    running.settle()
    box = running.flows.importing.wizard.file_step.text_form

    assert box.doubt.isVisible()
    box.encoding.setCurrentIndex(box.encoding.findData("utf-8-twice"))
    box.encoding.activated.emit(box.encoding.currentIndex())
    running.settle()
    assert not box.doubt.isVisible()
    assert running.flows.importing.wizard.plan.preview[1][0] == "Samverkan i Luleå"


def test_an_exported_register_is_imported_by_the_same_steps(running, tmp_path):
    example = make_example(tmp_path / "example", "Testare", Clock(TODAY))
    file = export_file(example, tmp_path / "register.json").target
    example.close()
    running.flows.do("import", file)
    running.settle()
    wizard = running.flows.importing.wizard

    assert not wizard.file_step.text_form.isVisible()
    assert [wizard.file_step._table.rows.row_at(i).name for i in range(2)] == ["Organisationer", "Avtal"]
    wizard.primary.click()
    running.settle()
    assert wizard.step == REVIEW
    wizard.primary.click()
    running.settle()
    assert len(running.window.page.table.rows.keys) == 17
    running.menu("undo")
    assert running.window.page.table.rows.keys == ()
