"""Two organisations that are one become one, and nothing of either is lost."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, org

from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement, ledger, merging, organisation, party
from nkavtal.usecases.all_acts import perform


@pytest.fixture
def university(store: Store) -> tuple[str, str]:
    """Return the same university twice, the second without its number."""
    values = {
        "name": "Luleå tekniska universitet",
        "short_name": "LTU",
        "kind": "university",
        "org_number": "202100-2841",
    }
    kept = perform(store, organisation.CreateOrganisation(values)).things[0]
    again = {"name": "Luleå tekn. univ.", "short_name": "LTU Luleå", "kind": "university", "email": "post@example.org"}
    return kept, perform(store, organisation.CreateOrganisation(again)).things[0]


def test_the_kept_one_takes_over_contacts_names_and_agreements(store: Store, university: tuple[str, str]) -> None:
    kept, dropped = university
    perform(store, ledger.AddRow("contact", dropped, {"function": "Registrator", "email": "r@example.org"}))
    uuid = an_agreement(store, parties=("Kalix",))
    perform(store, party.AddParties(uuid, (dropped,), "counterparty"))
    perform(store, merging.MergeOrganisations(kept, dropped))
    card = organisation.show(store, kept)
    assert [row.values["function"] for row in card.contacts] == ["Registrator"]
    assert {str(row.values["name"]) for row in card.names} == {"Luleå tekn. univ.", "LTU Luleå"}
    assert [one[0] for one in card.agreements] == [uuid]
    assert card.values["email"] == "post@example.org"
    assert organisation.find(store, "LTU Luleå") == kept
    assert [one.short_name for one in agreement.show(store, uuid, TODAY).counterparties] == ["LTU"]
    assert verify(store) == ()


def test_an_agreement_that_both_stood_in_keeps_one_party_with_all_decisions(
    store: Store, university: tuple[str, str]
) -> None:
    kept, dropped = university
    uuid = an_agreement(store, parties=("Kalix",))
    perform(store, party.AddParties(uuid, university, "party"))
    for key in university:
        perform(store, party.RecordDecision(uuid, (key,), {"outcome": "adopted", "body": "Rektor"}))
    assert merging.look(store, kept, dropped).shared == 1
    perform(store, merging.MergeOrganisations(kept, dropped))
    lines = {one.short_name: one for one in agreement.show(store, uuid, TODAY).parties}
    assert set(lines) == {"Kalix", "LTU"}
    assert len(lines["LTU"].decisions) == 2
    assert verify(store) == ()


def test_an_organisation_is_not_merged_with_itself(store: Store, university: tuple[str, str]) -> None:
    with pytest.raises(UserError, match="NKA-320"):
        perform(store, merging.MergeOrganisations(university[0], university[0]))


def test_two_members_are_not_merged(store: Store) -> None:
    with pytest.raises(UserError, match="NKA-321"):
        perform(store, merging.MergeOrganisations(org(store, "Kalix"), org(store, "Boden")))
