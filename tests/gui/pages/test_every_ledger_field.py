"""Every field of a ledger can be filled in: in its row's form, and where decisions and signatures are recorded."""

from __future__ import annotations

import pytest
from builders import TODAY
from PySide6.QtWidgets import QWidget

from nkavtal.catalogue.field import Ledger
from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.catalogue.party import DECISION, SIGNATURE
from nkavtal.gui.dialogs.party_form import PartyForm
from nkavtal.gui.dialogs.record_decision import RecordDecision
from nkavtal.gui.dialogs.record_signature import RecordSignature
from nkavtal.gui.dialogs.row_form import RowForm
from nkavtal.usecases import agreement


def names(ledger: Ledger) -> set[str]:
    return {field.name for field in ledger.fields if not field.fixed}


@pytest.fixture
def card(shared):
    """Give the agreement that two of five have adopted."""
    return agreement.show(shared.program.open_store, shared.uuid, TODAY)


@pytest.mark.parametrize("name", [name for name, ledger in LEDGERS.items() if not ledger.own_acts])
def test_a_rows_form_has_every_field(qtbot, name):
    form = RowForm(LEDGERS[name], TODAY)
    qtbot.addWidget(form)
    assert set(form.form.boxes) == names(LEDGERS[name])


def test_a_partys_form_has_every_field(qtbot, card):
    form = PartyForm(card.parties[0], card.number, TODAY, {}, QWidget())
    qtbot.addWidget(form)
    assert set(form.form.boxes) == names(LEDGERS["party"])


def test_the_dialog_for_a_decision_has_every_field_of_decision_and_signature(qtbot, card):
    box = RecordDecision(card, (), TODAY, lambda _day, _told: None)
    qtbot.addWidget(box)
    offered = {name for form in box.forms for name in form.boxes}
    assert names(DECISION) <= offered
    assert names(SIGNATURE) - {"example"} <= {name.removeprefix("signature.") for name in offered}
    assert "signature.note" in offered


def test_the_dialog_for_a_signature_has_every_field(qtbot, card):
    box = RecordSignature(card, (), TODAY)
    qtbot.addWidget(box)
    assert set(box.form.boxes) == names(SIGNATURE)


def test_what_is_said_of_the_signature_goes_with_it_and_so_does_the_mark_of_an_example(qtbot, card):
    box = RecordDecision(card, (card.parties[2].organisation,), TODAY, lambda _day, _told: None)
    qtbot.addWidget(box)
    saved = []
    box.saved.connect(lambda *told: saved.append(told))
    box.more.opener.setChecked(True)
    box.main.set_value("form", "paper")
    box.more.set_value("signature.note", "Original hos kommunen")
    box.more.set_value("example", "yes")
    box.asked.emit()
    ((_parties, values, signature),) = saved
    assert not any("signature" in name for name in values)
    assert (signature["form"], signature["note"], signature["example"]) == ("paper", "Original hos kommunen", True)
