"""A file that is not known: its columns are paired by the person, kept by the office's name, and proposed again."""

from __future__ import annotations

from pathlib import Path

import pytest
from gui import walk
from usecases.test_saved_mapping import workbook

from nkavtal.gui.dialogs.import_wizard import COLUMNS, FILE, REVIEW
from nkavtal.usecases import saved_mapping

WORKBOOK = Path(__file__).parents[2] / "data" / "avtalsregister.xlsx"


@pytest.fixture
def wizard(running, tmp_path):
    """Give the wizard with an unfamiliar workbook read."""
    return opened(running, workbook(tmp_path / "lista.xlsx"))


def opened(running, file):
    running.flows.do("import", file)
    running.settle()
    return running.flows.importing.wizard


def pick(running, box, words):
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())
    running.settle()


def pair(running, wizard):
    """Say what the sheet and its columns are."""
    step = wizard.column_step
    pick(running, step.kind, "Avtal, en rad per avtal")
    for heading, words in (("Handling", "Titel"), ("Med vilka", "Motpart"), ("Sedan när", "Gäller fr.o.m.")):
        rows = [step.table.rows.row_at(place) for place in range(len(step.table.rows.keys))]
        step.table.selectRow(next(n for n, one in enumerate(rows) if one.heading == heading))
        pick(running, step.role, words)


def test_an_unfamiliar_file_leads_to_its_columns(running, wizard):
    assert wizard.primary.text() == "Para ihop kolumner"
    wizard.primary.click()

    assert wizard.step == COLUMNS
    assert wizard.column_step.kind.currentText() == "Inte igenkänt"
    assert walk.unnamed(wizard) == []


def test_what_is_said_of_columns_is_what_is_written(running, wizard):
    wizard.primary.click()
    pair(running, wizard)

    assert wizard.step == COLUMNS
    assert [one.role for one in wizard.plan.seen_columns][:3] == ["title", "counterparty", "starts_on"]
    assert "Kolumnen ”Sedan när” läses som" in walk.texts(wizard.column_step)
    wizard.primary.click()
    running.settle()
    assert wizard.step == REVIEW
    wizard.primary.click()
    running.settle()
    assert len(running.window.page.table.rows.keys) == 2


def test_it_is_saved_by_the_offices_name_and_proposed_for_the_next_file(running, wizard, tmp_path):
    wizard.primary.click()
    pair(running, wizard)
    wizard.primary.click()
    running.settle()
    wizard.review_step.save.wanted.setChecked(True)
    wizard.review_step.save.name.setText("Norra kontoret")
    wizard.primary.click()
    running.settle()
    assert [row.name for row in saved_mapping.list_all(running.program.open_store)] == ["Norra kontoret"]

    next_year = workbook(tmp_path / "lista 2027.xlsx", rows=(("Räddning", "LTU", "2027", "C2", "x3"),), sheet="Blad1")
    again = opened(running, next_year)
    assert "Rubrikerna känns igen från ”Norra kontoret”" in walk.texts(again.file_step)
    offered = [text for text in walk.texts(again.file_step) if text == "Använd den tolkningen"]
    assert offered
    next(one for one in again.file_step.known.findChildren(type(again.primary)) if one.text() == offered[0]).click()
    running.settle()
    assert "Kolumner och svar är valda som förra gången. Allt går att ändra." in walk.texts(again.file_step)
    assert again.plan.count("agreement", "create") == 1
    again.reject()


def test_a_name_is_needed_to_save(running, wizard):
    wizard.primary.click()
    pair(running, wizard)
    wizard.primary.click()
    running.settle()
    wizard.review_step.save.wanted.setChecked(True)
    wizard.primary.click()
    running.settle()

    assert wizard.step == REVIEW
    assert "Tolkningen behöver ett namn. Inget är sparat." in walk.texts(wizard)
    assert running.window.page.table.rows.keys == ()
    wizard.reject()


def test_saved_ones_are_renamed_and_removed_in_the_wizard(running, wizard):
    wizard.primary.click()
    pair(running, wizard)
    wizard.primary.click()
    running.settle()
    wizard.review_step.save.wanted.setChecked(True)
    wizard.review_step.save.name.setText("Norra kontoret")
    wizard.primary.click()
    running.settle()
    running.menu("import")
    again = running.flows.importing.wizard
    again.mappings.click()
    running.settle()
    box = again.saved
    assert walk.unnamed(box) == []
    box.name.setText("Södra kontoret")
    box.rename.click()
    running.settle()
    assert box.table.rows.row_at(0).name == "Södra kontoret"
    box.remove.click()
    running.settle()
    assert saved_mapping.list_all(running.program.open_store) == ()
    assert not box.remove.isEnabled()
    box.reject()
    again.reject()


def test_going_back_passes_the_columns(running, wizard):
    wizard.primary.click()
    pair(running, wizard)
    wizard.primary.click()
    running.settle()
    wizard.back.click()
    assert wizard.step == COLUMNS
    wizard.back.click()
    assert wizard.step == FILE
    assert wizard.primary.text() == "Para ihop kolumner"
    wizard.reject()


def test_the_columns_of_a_file_that_is_known_can_be_looked_at_too(running):
    known = opened(running, WORKBOOK)
    assert known.primary.text() == "Svara på frågor"
    known.columns.click()

    assert known.step == COLUMNS
    assert known.column_step.sheet.count() == 4
    known.reject()
