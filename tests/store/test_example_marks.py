"""A state is marked as an example when the fact it tells of is one; the store and the card agree on it."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, decided, signed
from sqlalchemy import select

from nkavtal.catalogue.rows import PartyLine
from nkavtal.catalogue.standing import state_example
from nkavtal.model.register import AgreementDerived, PartyDerived
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, ledger
from nkavtal.usecases.all_acts import perform


def kalix(store: Store, uuid: str) -> PartyLine:
    return next(one for one in agreement.show(store, uuid, TODAY).parties if one.short_name == "Kalix")


def marks(store: Store, uuid: str) -> tuple[bool, bool, bool]:
    """Return the mark of Kalix's state by store and by card, and the agreement's own."""
    line = kalix(store, uuid)
    with store.reading() as connection:
        kept = connection.scalar(select(PartyDerived.example).where(PartyDerived.party == line.uuid))
        whole = connection.scalar(select(AgreementDerived.example).where(AgreementDerived.agreement == uuid))
    return bool(kept), state_example(line), bool(whole)


@pytest.fixture
def uuid(store: Store) -> str:
    """Make an agreement whose party Kalix is an example."""
    made = an_agreement(store, parties=("Boden", "Kalix"))
    perform(store, ledger.EditRow("party", kalix(store, made).uuid, {"example": True, "asked": True}))
    return made


def test_without_an_answer_the_party_itself_is_told_of(store: Store, uuid: str) -> None:
    assert marks(store, uuid) == (True, True, True)


def test_a_real_decision_of_an_example_party_is_real(store: Store, uuid: str) -> None:
    decided(store, uuid, "Kalix", decided_on="2026-10-26")
    assert marks(store, uuid) == (False, False, True)


def test_the_decision_that_stands_is_told_of(store: Store, uuid: str) -> None:
    decided(store, uuid, "Kalix", decided_on="2026-10-26")
    decided(store, uuid, "Kalix", decided_on="2026-11-20", outcome="rejected", example=True)
    assert marks(store, uuid) == (True, True, True)


def test_one_real_signature_is_enough_to_have_signed(store: Store, uuid: str) -> None:
    decided(store, uuid, "Kalix", decided_on="2026-10-26")
    signed(store, uuid, "Kalix", example=True)
    assert marks(store, uuid) == (True, True, True)
    signed(store, uuid, "Kalix", signed_on="2026-11-20")
    assert marks(store, uuid) == (False, False, True)
