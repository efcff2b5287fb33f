"""A change of mandate period in the window: the view, and its hand-over dossier."""

from __future__ import annotations

import pytest
from builders import an_agreement
from gui import walk

from nkavtal.gui.pages.agreement import AgreementPage


@pytest.fixture
def box(running):
    """Give the dialog over a register with one agreement of each kind."""
    store = running.program.open_store
    an_agreement(store, "Slutar snart", starts_on="2024-01-01", ends_on="2026-12-31")
    an_agreement(store, "Slutar sedan", starts_on="2024-01-01", ends_on="2028-06-30")
    an_agreement(store, "Utan slut", starts_on="2024-01-01", open_ended=True)
    running.menu("mandate")
    running.settle()
    yield running.flows.mandate.box
    if running.flows.mandate.box is not None:
        running.flows.mandate.box.reject()


def rows(box):
    return [box.table.rows.row_at(at) for at in range(len(box.table.rows.keys))]


def test_what_ends_first_stands_first(box):
    assert [(one.title.partition(" ")[2], one.what) for one in rows(box)] == [
        ("Slutar snart", "Slutar före den nya perioden"),
        ("Slutar sedan", "Slutar under den nya perioden"),
        ("Utan slut", "Löper vidare, så vitt är känt"),
    ]
    assert "31 december 2026" in " ".join(walk.texts(box))
    assert walk.unnamed(box) == []


def test_another_period_gives_other_groups(running, box):
    box.choice.setCurrentIndex(1)
    box.choice.activated.emit(1)
    running.settle()
    assert [one.what for one in rows(box)][:2] == ["Slutar före den nya perioden"] * 2


def test_closing_while_it_looks_drops_the_answer(running, box, monkeypatch):
    answered = []
    monkeypatch.setattr(type(box), "show_view", lambda _box, _view: answered.append(1))
    box.period_asked.emit(box.choice.itemData(1))
    assert running.context.jobs.busy
    box.reject()
    running.settle()
    assert answered == []
    assert running.flows.mandate.box is None


def test_the_dossier_is_shown_before_it_is_saved(running, box, tmp_path):
    box.primary.click()
    running.settle()
    shown = running.flows.mandate.preview
    assert shown.preview.page_count >= 1
    running.desktop.answer = tmp_path / "överlämning.pdf"
    shown.save()
    running.settle()
    assert running.desktop.answer.read_bytes().startswith(b"%PDF")
    shown.reject()


def test_enter_on_an_agreement_opens_it(running, box):
    box.table.opened.emit(rows(box)[0].key)
    running.settle()
    assert isinstance(running.window.page, AgreementPage)
    assert running.flows.mandate.box is None
