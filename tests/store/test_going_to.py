"""Agreements that are gone to by name: best met first, and nothing typed is an error."""

from __future__ import annotations

from builders import an_agreement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkavtal.rules.ranking import rank
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, searching
from nkavtal.usecases.all_acts import perform


def titles(store: Store, typed: str, most: int = 9) -> list[str]:
    return [one.title for one in searching.agreements(store, typed, most)]


def test_the_beginning_of_a_title_is_met_before_its_words_and_its_inside(store: Store) -> None:
    for title in ("Centralt hjälpmedel", "Medelålders", "Nya medel", "Övrigt"):
        an_agreement(store, title, (), note="medel" if title == "Övrigt" else "")
    assert titles(store, "medel") == ["Medelålders", "Nya medel", "Centralt hjälpmedel", "Övrigt"]
    assert titles(store, "MEDEL", 2) == ["Medelålders", "Nya medel"]
    assert titles(store, "2026-003") == ["Nya medel"]
    assert titles(store, "part:kalix") == titles(store, "") == titles(store, "§") == []
    order = [rank("medel", title) for title in titles(store, "medel")[:3]]
    assert order == sorted(order)


def test_one_that_is_removed_is_not_gone_to(store: Store) -> None:
    made = an_agreement(store, "Hjälpmedel", ())
    perform(store, agreement.RemoveAgreement(made))
    assert titles(store, "hjälp") == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=20))
def test_anything_can_be_typed(store: Store, typed: str) -> None:
    searching.agreements(store, typed, 5)
