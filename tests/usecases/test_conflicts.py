"""Two windows on one register never overwrite each other silently."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, decided, dump, opened, org, signed

from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, ledger, organisation, party
from nkavtal.usecases.all_acts import perform


def version(store: Store, uuid: str) -> int:
    return agreement.show(store, uuid, TODAY).version


def test_a_value_changed_since_it_was_seen_is_not_run_over(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    seen = agreement.show(store, uuid, TODAY).values
    other_window = opened(store.folder, actor="Kollega")
    perform(other_window, agreement.EditAgreement(uuid, {"title": "Kollegans namn", "note": "ny"}, seen))
    other_window.close()
    before = dump(store)
    with pytest.raises(UserError, match="NKA-137") as refused:
        perform(store, agreement.EditAgreement(uuid, {"title": "Mitt namn", "responsible": "Jag"}, seen))
    assert "Titel" in refused.value.message
    assert "Ansvarig" not in refused.value.message
    assert dump(store) == before


def test_changes_of_different_fields_both_stand(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    seen = agreement.show(store, uuid, TODAY).values
    perform(store, agreement.EditAgreement(uuid, {"title": "Nytt"}, seen))
    perform(store, agreement.EditAgreement(uuid, {"note": "Anm"}, seen))
    card = agreement.show(store, uuid, TODAY)
    assert (card.title, card.values["note"]) == ("Nytt", "Anm")


def test_the_same_change_twice_is_no_conflict_and_no_second_act(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    seen = agreement.show(store, uuid, TODAY).values
    first = perform(store, agreement.EditAgreement(uuid, {"title": "Nytt"}, seen))
    second = perform(store, agreement.EditAgreement(uuid, {"title": "Nytt"}, seen))
    assert (first.changed, second.changed) == (True, False)
    assert version(store, uuid) == 2


def test_all_seen_values_may_be_handed_back_unchanged(store: Store) -> None:
    uuid = an_agreement(store, starts_on="2027-02?", open_ended=True, amount="1200.00")
    seen = agreement.show(store, uuid, TODAY).values
    assert not perform(store, agreement.EditAgreement(uuid, dict(seen), seen)).changed


def test_a_ledger_row_changed_since_is_not_run_over(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    decided(store, uuid, "Kalix", paragraph="§ 98")
    (row,) = agreement.show(store, uuid, TODAY).parties[0].decisions
    perform(store, ledger.EditRow("decision", row.uuid, {"paragraph": "§ 99"}, row.values))
    with pytest.raises(UserError, match="NKA-137"):
        perform(store, ledger.EditRow("decision", row.uuid, {"paragraph": "§ 100"}, row.values))


def test_a_row_removed_meanwhile_is_told(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    signed(store, uuid, "Kalix")
    (row,) = agreement.show(store, uuid, TODAY).parties[0].signatures
    perform(store, ledger.RemoveRow("signature", row.uuid))
    for act in (ledger.EditRow("signature", row.uuid, {"note": "x"}), ledger.RemoveRow("signature", row.uuid)):
        with pytest.raises(UserError, match="NKA-130"):
            perform(store, act)


def test_rows_of_a_removed_agreement_cannot_be_written(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    decided(store, uuid, "Kalix")
    line = agreement.show(store, uuid, TODAY).parties[0]
    perform(store, agreement.RemoveAgreement(uuid))
    for act in (
        ledger.EditRow("decision", line.decisions[0].uuid, {"note": "x"}),
        ledger.AddRow("signature", line.uuid, {"form": "paper"}),
        party.RecordDecision(uuid, (line.organisation,), {"outcome": "adopted"}),
    ):
        with pytest.raises(UserError, match="NKA-130"):
            perform(store, act)


def test_every_kind_of_row_raises_its_agreements_version(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    last = version(store, uuid)
    for act in (
        lambda: decided(store, uuid, "Kalix"),
        lambda: signed(store, uuid, "Kalix"),
        lambda: perform(store, ledger.AddRow("recommendation", uuid, {"body": "Styrelsen"})),
        lambda: perform(store, party.AddParties(uuid, (org(store, "Boden"),))),
        lambda: perform(store, agreement.EditAgreement(uuid, {"note": "x"})),
    ):
        act()
        assert version(store, uuid) == last + 1
        last += 1


def test_a_contact_raises_its_organisations_version(store: Store) -> None:
    key = org(store, "Kalix")
    before = organisation.show(store, key).version
    perform(store, ledger.AddRow("contact", key, {"function": "Registrator"}))
    assert organisation.show(store, key).version == before + 1


def test_a_failed_act_leaves_nothing_behind(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    before = dump(store)
    with pytest.raises(UserError, match="NKA-190"):
        perform(store, party.AddParties(uuid, (org(store, "Boden"), org(store, "Kalix"))))
    assert dump(store) == before
