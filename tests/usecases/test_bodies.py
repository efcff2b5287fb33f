"""Bodies and their meetings: what is there from the start, found by any name, and added without doubles."""

from __future__ import annotations

import pytest
from builders import org

from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
from nkavtal.usecases import bodies, organisation
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.ledger import AddRow, RemoveRow


def test_a_new_register_has_the_federations_and_the_municipalities_bodies(store: Store) -> None:
    federation = org(store, "Norrbottens Kommuner")
    ours = bodies.of(store, [federation])[federation]
    assert len(ours) == 14
    assert {"Styrelsen", "Utbildningsberedningen", "Regionalt forum"} <= {one.name for one in ours}
    for row in organisation.list_all(store):
        names = [one.values["short_name"] for one in bodies.of(store, [row.uuid])[row.uuid]]
        assert (names == ["KF", "KS"]) is row.member


def test_a_body_is_found_by_the_name_it_had(store: Store) -> None:
    federation = org(store, "Norrbottens Kommuner")
    assert bodies.find(store, federation, "barn- och utbildningsberedningen").name == "Utbildningsberedningen"
    with pytest.raises(UserError) as error:
        bodies.find(store, federation, "Kulturnämnden")
    assert error.value.code == "NKA-401"


def test_both_names_are_offered_where_a_body_is_typed(store: Store) -> None:
    offered = bodies.offered(store, [org(store, "Norrbottens Kommuner")])
    assert {"Utbildningsberedningen", "Barn- och utbildningsberedningen"} <= set(offered)


def test_no_meetings_at_all_are_nothing_to_add(store: Store) -> None:
    council = bodies.find(store, org(store, "Kalix"), "KF").uuid
    with pytest.raises(UserError) as error:
        perform(store, bodies.AddMeetings(council, ()))
    assert error.value.code == "NKA-400"


def test_days_that_are_there_change_nothing(store: Store) -> None:
    council = bodies.find(store, org(store, "Kalix"), "KF").uuid
    act = bodies.AddMeetings(council, ({"held_on": "2027-02-08"},))
    assert perform(store, act).changed
    assert not perform(store, act).changed
    assert len(bodies.find(store, org(store, "Kalix"), "KF").meetings) == 1


def test_the_usual_bodies_pass_over_those_that_are_there_by_another_name(store: Store) -> None:
    kalix = org(store, "Kalix")
    perform(store, RemoveRow("body", bodies.find(store, kalix, "KF").uuid))
    other = perform(store, AddRow("body", kalix, {"name": "Fullmäktige i Kalix", "kind": "council"}))
    assert other.changed
    (council,) = [one for one in bodies.of(store, [kalix])[kalix] if one.kind == "council"]
    perform(store, AddRow("body_name", council.uuid, {"name": "Kommunfullmäktige"}))
    assert not perform(store, bodies.AddUsualBodies()).changed
