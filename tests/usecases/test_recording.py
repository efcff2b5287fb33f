"""Decisions and signatures as a coordinator records them."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, decided, org, shown, signed

from nkavtal.base.errors import UserError
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.store import Store
from nkavtal.usecases import agreement


def test_each_adoption_counts_in_the_list(store: Store) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(store, uuid, "Kalix", "Boden", decided_on="2026-10-26", body="KF", paragraph="§ 98")
    (row,) = agreement.list_all(store, AgreementFilter(), "title", TODAY)
    assert (row.adopted, row.signed, row.parties) == (2, 0, 14)


def test_a_signature_shows_in_the_bar_at_the_partys_place(store: Store) -> None:
    uuid = an_agreement(store, parties=("Arjeplog", "Kalix", "Övertorneå"))
    decided(store, uuid, "Kalix", "Övertorneå")
    signed(store, uuid, "Kalix", signed_on="2026-11-01")
    (row,) = agreement.list_all(store, AgreementFilter(), "title", TODAY)
    assert row.bar == "-UA"


def test_a_decision_of_somebody_who_is_no_party_is_refused_and_nothing_is_recorded(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    with pytest.raises(UserError, match="NKA-191"):
        decided(store, uuid, "Kalix", "Boden")
    assert shown(store, uuid).adopted == 0


def test_compounds_are_found_by_their_end(store: Store) -> None:
    an_agreement(store, "Samverkansavtal hjälpmedel")
    an_agreement(store, "Kör i länet", parties=())
    find = lambda words: [r.title for r in agreement.list_all(store, AgreementFilter(search=words), "title", TODAY)]  # noqa: E731
    assert find("medel") == ["Samverkansavtal hjälpmedel"]
    assert find("MEDEL samv") == ["Samverkansavtal hjälpmedel"]
    assert find("kor") == []
    assert find("kö") == ["Kör i länet"]
    assert org(store, "Kalix")
