"""Several agreements changed at once from the list: shown first, done in one act, undone in one step."""

from __future__ import annotations

import pytest
from builders import TODAY, opened
from gui.pages.agreement_setting import type_in

from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.gui.dialogs.change_many import ChangeMany
from nkavtal.usecases import agreement


@pytest.fixture
def box(whole, register, uuid) -> ChangeMany:
    """Give the dialog over the three agreements of the list."""
    whole.begin(register)
    whole.turn_to("avtal")
    page = whole.window.page
    page.table.selectAll()
    whole.menu("change-many")
    return page.acts_on.open_box


def rows(box):
    model = box.table.model()
    return [[str(model.index(i, c).data()) for c in range(3)] for i in range(model.rowCount())]


def values(register):
    store = opened(register)
    rows = agreement.list_all(store, AgreementFilter(), "number", TODAY)
    found = [(row.title, row.areas, row.responsible) for row in rows]
    store.close()
    return sorted(found)


def test_nothing_is_changed_before_it_has_been_shown(box, whole, register):
    before = values(register)
    assert box.windowTitle() == "Ändra 3 avtal"
    type_in(box.value.boxes["areas"].input, "health")
    assert box.primary.text() == "Visa vad som ändras"
    box.primary.click()
    whole.settle()
    assert box.primary.text() == "Ändra 2 avtal"
    assert sorted(row[1:] for row in rows(box)) == [
        ["Kommunal hälso- och sjukvård", "Har det redan så"],
        ["Socialtjänst", "Socialtjänst, Kommunal hälso- och sjukvård"],
        ["Utbildning", "Utbildning, Kommunal hälso- och sjukvård"],
    ]
    assert values(register) == before


def test_they_are_changed_in_one_act_and_put_back_by_one_undo(box, whole, register):
    before = values(register)
    type_in(box.form.boxes["field"].input, "responsible")
    assert list(box.value.boxes) == ["responsible"]
    type_in(box.value.boxes["responsible"].input, "Avtalscontroller")
    box.primary.click()
    whole.settle()
    box.primary.click()
    whole.settle()
    assert [who for _title, _areas, who in values(register)] == ["Avtalscontroller"] * 3
    whole.menu("undo")
    assert values(register) == before


def test_what_is_typed_afterwards_has_to_be_shown_anew(box, whole):
    type_in(box.value.boxes["areas"].input, "health")
    box.primary.click()
    whole.settle()
    type_in(box.value.boxes["areas"].input, "other")
    assert box.primary.text() == "Visa vad som ändras"
    assert box.table.isHidden()


def test_adding_nothing_is_asked_about(box, whole):
    box.primary.click()
    whole.settle()
    assert box.primary.text() == "Visa vad som ändras"
    assert box.table.isHidden()
