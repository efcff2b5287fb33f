"""Organisations: found by any of their names, and not taken away from under an agreement."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, members, org

from nkavtal.base.errors import FieldErrors, UserError
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, history, organisation
from nkavtal.usecases.all_acts import perform

MEMBERS = (
    "Arjeplog", "Arvidsjaur", "Boden", "Gällivare", "Haparanda", "Jokkmokk", "Kalix",
    "Kiruna", "Luleå", "Pajala", "Piteå", "Älvsbyn", "Överkalix", "Övertorneå",
)  # fmt: skip


def test_a_new_register_knows_the_fourteen_in_swedish_order(store: Store) -> None:
    rows = organisation.list_all(store)
    assert tuple(row.short_name for row in rows if row.member) == MEMBERS
    assert [row.short_name for row in rows if not row.member] == ["Norrbottens Kommuner", "Region Norrbotten"]


@pytest.mark.parametrize(
    "typed",
    [
        "Övertorneå",
        "ÖVERTORNEÅ",
        " Övertorneå kommun ",
        "Ylitornion kunta",
        "212000-2700",
        "2120002700",
        "162120002700",
    ],
)
def test_an_organisation_is_found_by_any_name_or_number(store: Store, typed: str) -> None:
    assert organisation.show(store, organisation.find(store, typed)).values["short_name"] == "Övertorneå"


@pytest.mark.parametrize("typed", ["", "Hapa", "Lulea", "Pitea kommun", "212000-2776", "%", "Boden; DROP TABLE"])
def test_what_nobody_is_called_is_told(store: Store, typed: str) -> None:
    with pytest.raises(UserError, match="NKA-136"):
        organisation.find(store, typed)


def test_an_earlier_name_finds_the_region_and_its_agreements(store: Store) -> None:
    assert org(store, "Norrbottens läns landsting") == org(store, "Region Norrbotten")
    an_agreement(store, "Läkarmedverkan", parties=("Region Norrbotten",))
    (row,) = agreement.list_all(store, AgreementFilter(search="landsting"), "title", TODAY)
    assert row.title == "Läkarmedverkan"


def test_a_party_to_an_agreement_cannot_be_removed(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    with pytest.raises(UserError, match="NKA-192"):
        perform(store, organisation.RemoveOrganisation(org(store, "Kalix")))
    perform(store, agreement.RemoveAgreement(uuid))
    perform(store, organisation.RemoveOrganisation(org(store, "Region Norrbotten")))
    with pytest.raises(UserError, match="NKA-136"):
        org(store, "Region Norrbotten")


def test_one_that_was_removed_meanwhile_is_told(store: Store) -> None:
    region = org(store, "Region Norrbotten")
    perform(store, organisation.RemoveOrganisation(region))
    with pytest.raises(UserError, match="NKA-135"):
        organisation.show(store, region)


def test_who_is_party_to_a_removed_agreement_only_can_be_removed_and_both_come_back(store: Store) -> None:
    uuid = an_agreement(store, parties=("Region Norrbotten",))
    perform(store, agreement.RemoveAgreement(uuid))
    perform(store, organisation.RemoveOrganisation(org(store, "Region Norrbotten")))
    perform(store, history.Undo())
    perform(store, history.Undo())
    assert agreement.show(store, uuid, TODAY).parties[0].short_name == "Region Norrbotten"


def test_a_name_is_required(store: Store) -> None:
    with pytest.raises(FieldErrors) as refused:
        perform(store, organisation.CreateOrganisation({"name": "", "kind": "supplier"}))
    assert {error.field for error in refused.value.errors} == {"name", "short_name"}


def test_a_new_short_name_shows_in_every_list(store: Store) -> None:
    an_agreement(store, parties=("Region Norrbotten",))
    perform(store, organisation.EditOrganisation(org(store, "Region Norrbotten"), {"short_name": "Regionen"}))
    (row,) = agreement.list_all(store, AgreementFilter(search="regionen"), "title", TODAY)
    assert row.parties == 1


def test_the_card_counts_its_agreements(store: Store) -> None:
    an_agreement(store, "Ett", parties=("Kalix",))
    an_agreement(store, "Två", parties=("Kalix", "Boden"))
    card = organisation.show(store, org(store, "Kalix"))
    assert [title for _, _, title, _ in card.agreements] == ["Ett", "Två"]
    (row,) = [row for row in organisation.list_all(store) if row.short_name == "Kalix"]
    assert row.agreements == 2
    assert len(members(store)) == 14
