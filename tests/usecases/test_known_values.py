"""What is offered in the search box is what the register holds."""

from __future__ import annotations

from builders import TODAY, an_agreement

from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, agreement_list, searching
from nkavtal.usecases.all_acts import perform


def test_names_and_values_that_stand_in_the_register_are_known(store: Store) -> None:
    an_agreement(store, "Ett", (), responsible="Åsa Ek", deputy="Bo Alm")
    an_agreement(store, "Två", (), responsible="Anna Lind")
    gone = an_agreement(store, "Tre", (), responsible="Per Ed")
    perform(store, agreement.RemoveAgreement(gone))
    known = searching.known(store)
    assert known.values["responsible"] == ("Anna Lind", "Åsa Ek")
    assert known.values["deputy"] == ("Bo Alm",)
    assert "title" not in known.values
    assert known.parties[:2] == ("Arjeplog", "Arvidsjaur")
    assert known.parties[13:] == ("Övertorneå", "Norrbottens Kommuner", "Region Norrbotten")
    assert agreement_list.list_all(store, AgreementFilter(search="ansvarig:åsa"), "title", TODAY)
