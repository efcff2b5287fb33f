"""What is taken away lies in the waste basket until somebody brings it back."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, decided

from nkavtal.base.errors import UserError
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, history, ledger, waste
from nkavtal.usecases.all_acts import perform


def test_a_removed_agreement_comes_back_whole(store: Store) -> None:
    uuid = an_agreement(store, "Hjälpmedel", parties=("Kalix",))
    decided(store, uuid, "Kalix", decided_on="2026-10-26")
    before = agreement.show(store, uuid, TODAY)
    perform(store, agreement.RemoveAgreement(uuid))
    (row,) = waste.list_removed(store)
    assert (row.table, row.uuid, row.values["title"], row.actor) == ("agreement", uuid, "Hjälpmedel", "Testare")
    perform(store, waste.Restore(((row.table, row.uuid),), "avtal"))
    assert waste.list_removed(store) == ()
    assert agreement.show(store, uuid, TODAY).parties == before.parties
    assert len(agreement.list_all(store, AgreementFilter(), "title", TODAY)) == 1


def test_a_removed_row_names_its_owner_and_what_it_owned_is_not_listed_apart(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    decided(store, uuid, "Kalix", decided_on="2026-10-26")
    (line,) = agreement.show(store, uuid, TODAY).parties
    perform(store, ledger.RemoveRow("party", line.uuid))
    assert [(row.table, row.owner) for row in waste.list_removed(store)] == [("party", "2026-001")]


def test_what_an_undo_took_away_is_no_waste(store: Store) -> None:
    an_agreement(store, parties=())
    perform(store, history.Undo())
    assert waste.list_removed(store) == ()


def test_what_has_come_back_already_cannot_come_back_again(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    perform(store, agreement.RemoveAgreement(uuid))
    perform(store, history.Undo())
    with pytest.raises(UserError, match="NKA-322"):
        perform(store, waste.Restore((("agreement", uuid),)))
