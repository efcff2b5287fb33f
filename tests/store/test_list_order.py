"""The order of lists: kept while nothing is done, and met by what is typed."""

from __future__ import annotations

from pathlib import Path

from builders import TODAY, an_agreement, opened
from hypothesis import given
from hypothesis import strategies as some

from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.queries.agreement import Order
from nkavtal.store.store import Store
from nkavtal.usecases import agreement_list
from nkavtal.usecases.acts import perform
from nkavtal.usecases.agreement import EditAgreement, RemoveAgreement
from nkavtal.usecases.history import Undo

EVERYTHING = AgreementFilter()


def titles(store: Store, wanted: AgreementFilter = EVERYTHING, sort: str = "title") -> list[str]:
    return [row.title for row in agreement_list.list_all(store, wanted, sort, TODAY)]


@given(some.permutations(range(60)), some.sets(some.integers(0, 59)))
def test_few_and_many_keep_the_order(numbers: list[int], fitting: set[int]) -> None:
    order = Order(tuple(numbers))
    assert order.of(sorted(fitting)) == tuple(number for number in numbers if number in fitting)


def test_an_act_is_seen_in_the_next_list(store: Store) -> None:
    first, second = an_agreement(store, title="Avlopp"), an_agreement(store, title="Bredband")
    assert titles(store) == ["Avlopp", "Bredband"]
    perform(store, EditAgreement(first, {"title": "Cykelvägar"}))
    assert titles(store) == ["Bredband", "Cykelvägar"]
    perform(store, RemoveAgreement(second))
    assert titles(store) == titles(store, AgreementFilter(search="cykel")) == ["Cykelvägar"]
    perform(store, Undo())
    assert titles(store) == ["Bredband", "Cykelvägar"]


def test_an_act_of_another_program_is_seen_too(store: Store, register: Path) -> None:
    an_agreement(store, title="Avlopp")
    assert titles(store) == ["Avlopp"]
    other = opened(register)
    an_agreement(other, title="Bredband")
    other.close()
    assert titles(store) == ["Avlopp", "Bredband"]
    assert titles(store, AgreementFilter(search="bred")) == ["Bredband"]


def test_the_first_rows_come_with_the_order(store: Store) -> None:
    for title in ("Avlopp", "Bredband", "Cykelvägar"):
        an_agreement(store, title=title)
    numbers, rows = agreement_list.list_first(store, EVERYTHING, "title", TODAY, 2, descending=True)
    assert (len(numbers), [row.title for row in rows]) == (3, ["Cykelvägar", "Bredband"])
