"""Several agreements are changed at once: exactly as it was shown, in one act, after a copy when they are many."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, dump
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nkavtal.base.errors import UserError
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.bulk import BULK_FIELDS, FieldChange, changed, ways
from nkavtal.catalogue.field import Kind
from nkavtal.catalogue.rows import Values
from nkavtal.rules.bulk import How
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement, bulk, history
from nkavtal.usecases.all_acts import perform


def values(store: Store, uuid: str) -> Values:
    return agreement.show(store, uuid, TODAY).values


def done(store: Store, keys: tuple[str, ...], *changes: FieldChange) -> None:
    perform(store, bulk.ChangeMany(keys, changes, bulk.seen(bulk.plan(store, keys, changes))))


@pytest.mark.parametrize(
    ("field", "before", "how", "value", "expected"),
    [
        ("areas", "health", How.ADD, "education", "education,health"),
        ("areas", "health", How.ADD, "health", None),
        ("areas", "education,health", How.REMOVE, "health,other", "education"),
        ("areas", "health", How.REMOVE, "health", ""),
        ("areas", "health", How.REPLACE, "other,social", "social,other"),
        ("note", "Ett", How.ADD, "Två", "Ett\nTvå"),
        ("note", "", How.ADD, "Två", "Två"),
        ("note", "Ett\nTvå", How.ADD, "Två", None),
        ("note", "Ett\nTvå\nTre", How.REMOVE, "Två", "Ett\nTre"),
        ("note", "Ett", How.REMOVE, "ett", None),
        ("note", "Ett\r\nTvå\n", How.REMOVE, "Tre", None),
        ("note", "Ett\r\nTvå\n", How.ADD, "Två", None),
        ("note", "Ett", How.REPLACE, "", ""),
        ("responsible", "Bo", How.REPLACE, "Anna", "Anna"),
        ("responsible", "Anna", How.REPLACE, "Anna", None),
        ("ends_on", None, How.REPLACE, "2027-06", "2027-06"),
        ("ends_on", None, How.REPLACE, "", None),
        ("open_ended", None, How.REPLACE, True, True),
    ],
)
def test_what_a_change_does_to_a_value(field, before, how, value, expected) -> None:
    after = changed({field: before}, [FieldChange(field, how, value)])
    assert after == ({} if expected is None else {field: expected})


CODES = st.lists(st.sampled_from([*(AGREEMENT["areas"].choices or {})]), unique=True).map(",".join)


@given(CODES, CODES)
def test_adding_and_removing_the_same_codes_leaves_none_of_them(before: str, given_: str) -> None:
    values_: Values = {"areas": before}
    added = {**values_, **changed(values_, [FieldChange("areas", How.ADD, given_)])}
    assert set(filter(None, str(added["areas"]).split(","))) == set(
        filter(None, [*before.split(","), *given_.split(",")])
    )
    removed = {**added, **changed(added, [FieldChange("areas", How.REMOVE, given_)])}
    assert not set(filter(None, str(removed["areas"]).split(","))) & set(given_.split(","))
    assert changed(added, [FieldChange("areas", How.ADD, given_)]) == {}


def test_only_what_is_each_agreements_own_cannot_be_changed() -> None:
    assert {"number", "title"} == {name for name, field in AGREEMENT.items() if field not in BULK_FIELDS}
    assert all(How.REPLACE in ways(field) for field in BULK_FIELDS)
    assert [field.name for field in BULK_FIELDS if field.kind is Kind.CHOICES and How.ADD in ways(field)] == ["areas"]


def test_the_plan_names_what_changes_what_does_not_and_what_cannot(store: Store) -> None:
    first = an_agreement(store, "Ett", (), starts_on="2028")
    second = an_agreement(store, "Två", (), starts_on="2025")
    third = an_agreement(store, "Tre", (), ends_on="2027-06-30", starts_on="2027")
    gone = an_agreement(store, "Fyra", ())
    perform(store, agreement.RemoveAgreement(gone))
    keys = (third, first, second, gone, "never-here", third)
    planned = bulk.plan(store, keys, [FieldChange("ends_on", How.REPLACE, "2027-06-30")])
    assert [(one.title, one.before, one.after, one.refused) for one in planned] == [
        ("Tre", {"ends_on": "2027-06-30"}, {}, ""),
        ("Ett", {"ends_on": None}, {"ends_on": "2027-06-30"}, "ends_first"),
        ("Två", {"ends_on": None}, {"ends_on": "2027-06-30"}, ""),
        ("Fyra", {"ends_on": None}, {"ends_on": "2027-06-30"}, "gone"),
    ]
    assert set(bulk.seen(planned)) == {second}


def test_a_vague_day_is_not_taken_to_end_before_it_begins(store: Store) -> None:
    first = an_agreement(store, "Ett", (), starts_on="2027-08-01")
    (planned,) = bulk.plan(store, (first,), [FieldChange("ends_on", How.REPLACE, "2027")])
    assert planned.refused == ""


def test_one_act_one_undo_and_history_knows_the_true_before(store: Store) -> None:
    keys = (an_agreement(store, "Ett", (), areas="health"), an_agreement(store, "Två", (), areas="social"))
    untouched = an_agreement(store, "Tre", (), areas="health")
    before, acts = dump(store), len(history.lines(store, limit=99))
    done(store, keys, FieldChange("areas", How.ADD, "health"), FieldChange("responsible", How.REPLACE, "Anna"))
    assert [values(store, key)["areas"] for key in (*keys, untouched)] == ["health", "social,health", "health"]
    assert len(history.lines(store, limit=99)) == acts + 1
    (line, *_rest) = history.lines(store, keys[1])
    assert {(c.field, c.before, c.after) for c in line.changes} == {
        ("areas", "social", "social,health"), ("responsible", "", "Anna"),
    }  # fmt: skip
    assert verify(store) == ()
    perform(store, history.Undo())
    assert dump(store) == before


def test_what_was_changed_since_it_was_shown_stops_all(store: Store) -> None:
    keys = (an_agreement(store, "Ett", ()), an_agreement(store, "Två", (), responsible="Bo"))
    changes = (FieldChange("responsible", How.REPLACE, "Anna"),)
    act = bulk.ChangeMany(keys, changes, bulk.seen(bulk.plan(store, keys, changes)))
    perform(store, agreement.EditAgreement(keys[1], {"note": "en annan uppgift"}))
    perform(store, agreement.EditAgreement(keys[1], {"responsible": "Kollegan"}))
    before = dump(store)
    with pytest.raises(UserError, match="NKA-300"):
        perform(store, act)
    assert dump(store) == before
    act = bulk.ChangeMany(keys, changes, bulk.seen(bulk.plan(store, keys, changes)))
    perform(store, agreement.EditAgreement(keys[0], {"note": "rör inte det som ändras"}))
    perform(store, act)
    assert [values(store, key)["responsible"] for key in keys] == ["Anna", "Anna"]


def test_many_are_copied_before_and_a_few_are_not(store: Store) -> None:
    keys = tuple(an_agreement(store, f"Avtal {n}", ()) for n in range(21))
    copies = lambda: list((store.folder / "kopior").glob("*före-ändring-av-flera*.db"))  # noqa: E731
    done(store, keys[:20], FieldChange("responsible", How.REPLACE, "Anna"))
    assert copies() == []
    done(store, keys, FieldChange("responsible", How.REPLACE, "Bo"))
    assert len(copies()) == 1


def test_a_copy_that_cannot_be_made_leaves_all_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = tuple(an_agreement(store, f"Avtal {n}", ()) for n in range(21))
    before = dump(store)

    def full(*_given: object) -> None:
        raise UserError("NKA-107", "Disken är full.")

    monkeypatch.setattr(Store, "copy", full)
    with pytest.raises(UserError, match="NKA-107"):
        done(store, keys, FieldChange("responsible", How.REPLACE, "Anna"))
    assert dump(store) == before


def test_nothing_that_differs_is_no_act(store: Store) -> None:
    keys = (an_agreement(store, "Ett", (), areas="health"),)
    acts = len(history.lines(store, limit=99))
    done(store, keys, FieldChange("areas", How.ADD, "health"))
    assert len(history.lines(store, limit=99)) == acts


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_what_is_done_is_what_was_shown(store: Store, data: st.DataObject) -> None:
    keys = tuple(an_agreement(store, f"Avtal {n}", (), areas=data.draw(CODES)) for n in range(3))
    changes = tuple(
        FieldChange("areas", how, data.draw(CODES)) for how in data.draw(st.lists(st.sampled_from([*How]), max_size=3))
    )
    planned = bulk.plan(store, keys, changes)
    done(store, keys, *changes)
    for one in planned:
        assert {name: values(store, one.uuid)[name] for name in one.after} == one.after
