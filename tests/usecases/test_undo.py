"""Undo is a new act that puts old values back; newer values are never run over unasked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, decided, dump, opened, org
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement, history, ledger, organisation, party
from nkavtal.usecases.all_acts import perform


def title(store: Store, uuid: str) -> object:
    return agreement.show(store, uuid, TODAY).title


def latest(store: Store) -> int:
    return history.lines(store, limit=1)[0].seq


def edited(store: Store, uuid: str, **values: object) -> int:
    perform(store, agreement.EditAgreement(uuid, values))  # type: ignore[arg-type]
    return latest(store)


def test_nothing_to_undo_in_a_new_register(store: Store) -> None:
    with pytest.raises(UserError, match="NKA-138"):
        perform(store, history.Undo())
    assert history.undoable(store) == history.Undoable(None, None)


def test_acts_are_undone_backwards_and_redone_forwards(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    for name in ("ett", "två", "tre"):
        edited(store, uuid, title=name)
    seen = []
    for _ in range(3):
        perform(store, history.Undo())
        seen.append(title(store, uuid))
    assert seen == ["två", "ett", "Läkarmedverkan"]
    for expected in ("ett", "två", "tre"):
        perform(store, history.Redo())
        assert title(store, uuid) == expected
    with pytest.raises(UserError, match="NKA-139"):
        perform(store, history.Redo())


def test_something_new_ends_redo(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    edited(store, uuid, title="ett")
    perform(store, history.Undo())
    edited(store, uuid, note="nytt")
    with pytest.raises(UserError, match="NKA-139"):
        perform(store, history.Redo())


def test_an_older_act_is_undone_when_nothing_newer_stands_in_the_way(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    older = edited(store, uuid, title="ett")
    edited(store, uuid, note="annat fält")
    perform(store, history.Undo(older))
    card = agreement.show(store, uuid, TODAY)
    assert (card.title, card.values["note"]) == ("Läkarmedverkan", "annat fält")


def test_an_older_act_is_refused_when_its_value_has_changed_since(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    older = edited(store, uuid, title="ett", note="ett")
    edited(store, uuid, title="två")
    before = dump(store)
    with pytest.raises(UserError, match="NKA-131"):
        perform(store, history.Undo(older))
    assert dump(store) == before
    perform(store, history.Undo(older, keep_newer=True))
    card = agreement.show(store, uuid, TODAY)
    assert (card.title, card.values["note"]) == ("två", "")


def test_what_newer_things_hang_on_is_not_taken_away(store: Store) -> None:
    perform(store, organisation.CreateOrganisation({"name": "Alpha AB", "short_name": "Alpha", "kind": "supplier"}))
    made = latest(store)
    uuid = an_agreement(store, parties=())
    perform(store, party.AddParties(uuid, (org(store, "Alpha"),), "counterparty"))
    before = dump(store)
    with pytest.raises(UserError, match="NKA-131"):
        perform(store, history.Undo(made))
    assert dump(store) == before


def test_a_party_with_a_newer_decision_is_not_taken_away(store: Store) -> None:
    uuid = an_agreement(store, parties=("Boden",))
    perform(store, party.AddParties(uuid, (org(store, "Kalix"), org(store, "Luleå"))))
    added = latest(store)
    decided(store, uuid, "Kalix")
    with pytest.raises(UserError, match="NKA-131"):
        perform(store, history.Undo(added))
    perform(store, history.Undo(added, keep_newer=True))
    assert [one.short_name for one in agreement.show(store, uuid, TODAY).parties] == ["Boden", "Kalix"]


def test_an_act_is_not_undone_twice(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    older = edited(store, uuid, title="ett")
    perform(store, history.Undo(older))
    with pytest.raises(UserError, match="NKA-138"):
        perform(store, history.Undo(older))


def test_making_the_register_cannot_be_undone(store: Store) -> None:
    first = history.lines(store, limit=500)[-1]
    assert first.name == "create_register"
    with pytest.raises(UserError, match="NKA-138"):
        perform(store, history.Undo(first.seq))


def test_history_tells_both_the_act_and_its_undoing(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    edited(store, uuid, title="ett")
    perform(store, history.Undo())
    undo, edit, create = history.lines(store, uuid)
    assert (undo.is_undo, edit.undone, create.undone) == (True, True, False)
    assert [(c.field, c.before, c.after) for c in undo.changes] == [("title", "ett", "Läkarmedverkan")]


def test_a_number_is_not_given_again_after_removal_and_undo(store: Store) -> None:
    first = agreement.show(store, an_agreement(store, parties=()), TODAY).number
    perform(store, history.Undo())
    second = agreement.show(store, an_agreement(store, parties=()), TODAY).number
    perform(store, agreement.RemoveAgreement(agreement.find(store, second)))
    third = agreement.show(store, an_agreement(store, parties=()), TODAY).number
    assert (first, second, third) == ("2026-001", "2026-002", "2026-003")


def test_a_relation_that_moves_frees_the_agreement_it_pointed_at(store: Store) -> None:
    first, second = (an_agreement(store, name, parties=(), ended_on="2026-01-01") for name in ("ett", "två"))
    new = an_agreement(store, "nytt", parties=())
    perform(store, ledger.AddRow("relation", new, {"kind": "replaces", "other": first}))
    (row,) = agreement.show(store, new, TODAY).relations
    for step in (ledger.EditRow("relation", row.uuid, {"other": second}), history.Undo(), history.Redo()):
        perform(store, step)
        assert verify(store) == ()
    assert [agreement.show(store, one, TODAY).status for one in (first, second)] == ["ended", "replaced"]


class UndoWalk(RuleBasedStateMachine):
    """Any mixture of acts, undo and redo keeps to a plain stack of dumps."""

    store: Store
    uuid: str

    def __init__(self) -> None:
        super().__init__()
        self.past: list[object] = []
        self.future: list[object] = []

    def note(self, before: object) -> None:
        if dump(self.store) != before:
            self.past.append(before)
            self.future.clear()

    @rule(name=st.sampled_from(["a", "b", "c"]), day=st.sampled_from(["", "2026", "2026-10-26?"]))
    def edit(self, name: str, day: str) -> None:
        before = dump(self.store)
        perform(self.store, agreement.EditAgreement(self.uuid, {"title": name, "starts_on": day}))
        self.note(before)

    @rule()
    def decide(self) -> None:
        before = dump(self.store)
        decided(self.store, self.uuid, "Kalix")
        self.note(before)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append(dump(self.store))
        perform(self.store, history.Undo())
        assert dump(self.store) == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append(dump(self.store))
        perform(self.store, history.Redo())
        assert dump(self.store) == self.future.pop()

    @invariant()
    def sound(self) -> None:
        assert verify(self.store) == ()


def test_any_walk_of_acts_undo_and_redo(register: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    class Walk(UndoWalk):
        def __init__(self) -> None:
            super().__init__()
            folder = tmp_path_factory.mktemp("walk") / "register"
            shutil.copytree(register, folder)
            self.store = opened(folder)
            self.uuid = an_agreement(self.store, parties=("Kalix",))

        def teardown(self) -> None:
            self.store.close()

    run_state_machine_as_test(Walk, settings=settings(max_examples=3, stateful_step_count=7, deadline=None))
