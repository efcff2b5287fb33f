"""Saved searches keep words, columns and sort, and count what the list shows."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, org
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkavtal.base.errors import UserError
from nkavtal.catalogue.codes import AREAS, STATUSES
from nkavtal.catalogue.filter_words import in_words
from nkavtal.catalogue.pending import PENDING
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.catalogue.wrong_word import WrongWord
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, organisation, saved_search
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.saved_search import EditSearch, RemoveSearch, SaveSearch


def saved(store: Store, name: str, words: str = "", **values: object) -> str:
    return perform(store, SaveSearch(name, words, **values)).things[0]  # type: ignore[arg-type]


def names(store: Store) -> list[str]:
    return [one.row.name for one in saved_search.list_all(store, TODAY)]


def test_a_search_is_kept_as_it_was_with_the_number_it_finds(store: Store) -> None:
    an_agreement(store, "Ett", ("Kalix",), ends_on="2027-01-31")
    an_agreement(store, "Två", ("Boden",))
    saved(
        store,
        "  Kalix   i vinter ",
        " part:kalix frist<+90d ",
        columns=("title", "until"),
        sort="title",
        descending=True,
    )
    (one,) = saved_search.list_all(store, TODAY)
    row = one.row
    assert (row.name, row.words) == ("Kalix i vinter", "part:kalix frist<+90d")
    assert (row.columns, row.sort, row.descending, row.pinned) == (("title", "until"), "title", True, True)
    assert one.count == 1


def test_searches_stand_in_swedish_order(store: Store) -> None:
    for name in ("Östra", "alla", "Åldriga", "Zink"):
        saved(store, name)
    assert names(store) == ["alla", "Zink", "Åldriga", "Östra"]


def test_the_count_is_that_of_the_list_and_follows_the_day(store: Store) -> None:
    an_agreement(store, "Ett", (), ends_on="2027-01-31")
    for words in ("", "ett", "frist<+90d", "inte ett", "slutar:saknas"):
        listed = len(agreement.list_order(store, AgreementFilter(search=words), "next_day", TODAY))
        assert (
            saved_search.count(store, words, TODAY)
            == listed
            == agreement.count(store, AgreementFilter(search=words), TODAY)
        )
    saved(store, "Snart", "frist<+90d")
    assert [one.count for one in saved_search.list_all(store, TODAY.replace(year=2026, month=1))] == [0]


def test_a_name_is_needed_and_taken_once(store: Store) -> None:
    first = saved(store, "Mina avtal")
    other = saved(store, "Andras")
    for act in (SaveSearch("mina  AVTAL", ""), EditSearch(other, {"name": "Mina avtal"})):
        with pytest.raises(UserError, match="NKA-298") as taken:
            perform(store, act)
        assert taken.value.field == "name"
    with pytest.raises(UserError, match="NKA-180"):
        perform(store, SaveSearch("  ", "medel"))
    perform(store, EditSearch(first, {"name": "Mina Avtal"}))
    perform(store, RemoveSearch(first))
    assert saved(store, "mina avtal")


def test_words_that_mean_nothing_are_not_saved(store: Store) -> None:
    with pytest.raises(WrongWord, match="NKA-290"):
        saved(store, "Fel", "statsu:gällande")
    assert names(store) == []


def test_words_that_no_longer_mean_anything_are_kept_without_a_number(store: Store) -> None:
    made = perform(store, organisation.CreateOrganisation({"name": "LTU", "short_name": "LTU", "kind": "university"}))
    saved(store, "Med LTU", "part:ltu")
    perform(store, organisation.RemoveOrganisation(made.things[0]))
    assert [(one.row.name, one.count) for one in saved_search.list_all(store, TODAY)] == [("Med LTU", None)]


def test_only_what_is_given_changes(store: Store) -> None:
    made = saved(store, "Mina", "medel", columns=("title",), sort="title")
    perform(store, EditSearch(made, {"words": "kalix"}))
    (one,) = saved_search.list_all(store, TODAY)
    assert (one.row.name, one.row.words, one.row.columns, one.row.sort) == ("Mina", "kalix", ("title",), "title")
    assert not perform(store, EditSearch(made, {"words": "kalix"})).changed


def test_a_search_is_found_by_its_name(store: Store) -> None:
    saved(store, "Löper ut i år", "slutar:2026")
    assert saved_search.find(store, " LÖPER ut i år").words == "slutar:2026"
    with pytest.raises(UserError, match="NKA-299"):
        saved_search.find(store, "Löper")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_buttons_of_the_list_say_the_same_in_words(store: Store, data: st.DataObject) -> None:
    if not agreement.list_order(store, AgreementFilter(), "number", TODAY):
        an_agreement(store, "Ett", ("Kalix", "Boden"), areas="health,social")
        an_agreement(store, "Två", ("Överkalix",), areas="other", stage="preparing", responsible="Anna Ek och jurist")
        an_agreement(store, "Tre", (), ends_on="2026-12-31", deputy="anna ek")
        an_agreement(store, "Fyra", (), ends_on="2026-01-31", deputy="Anna Ekman")
    keys = {row.uuid: row.short_name for row in organisation.list_all(store)}
    some = st.sampled_from(["", *(org(store, name) for name in ("Kalix", "Överkalix"))])
    wanted = AgreementFilter(
        search=data.draw(st.sampled_from(["", "ett", "-två"])),
        area=data.draw(st.sampled_from(["", *AREAS])),
        status=data.draw(st.sampled_from(["", *STATUSES])),
        organisation=data.draw(some),
        not_signed=data.draw(some),
        pending=data.draw(st.sampled_from(["", *PENDING])),
        mine=data.draw(st.sampled_from([(), ("Anna Ek",), ("jurist", "Anna Ek")])),
        current=data.draw(st.booleans()),
    )
    words = AgreementFilter(search=in_words(wanted, keys))
    assert agreement.list_order(store, words, "number", TODAY) == agreement.list_order(store, wanted, "number", TODAY)
