"""Every ledger can be added to, changed and taken from, whatever fields it has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import TODAY, an_agreement, dump, org

from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.field import Kind, Value
from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement, history, ledger
from nkavtal.usecases.all_acts import perform

EVERY_LEDGER = pytest.mark.parametrize("name", [name for name, one in LEDGERS.items() if not one.own_acts])


def owner_of(store: Store, name: str) -> str:
    owners: dict[str, Callable[[], str]] = {
        "organisation": lambda: org(store, "Kalix"),
        "agreement": lambda: an_agreement(store, parties=("Kalix",)),
        "party": lambda: agreement.show(store, an_agreement(store, parties=("Kalix",)), TODAY).parties[0].uuid,
        "decision": lambda: a_row(store, "decision"),
        "body": lambda: a_row(store, "body"),
    }
    return owners[LEDGERS[name].owner]()


def a_row(store: Store, name: str) -> str:
    """Add a row to a ledger that owns another one."""
    owner, values, before = owner_of(store, name), samples(store, name), set(living(store, name))
    perform(store, ledger.AddRow(name, owner, values))
    (made,) = set(living(store, name)) - before
    return made


def samples(store: Store, name: str) -> dict[str, Value]:
    things = {Kind.ORGANISATION: org(store, "Boden"), Kind.AGREEMENT: an_agreement(store, "Annat", parties=())}
    return {one.name: things.get(one.kind, one.sample) for one in LEDGERS[name].fields}


def living(store: Store, name: str) -> dict[str, dict[str, object]]:
    return dump(store)[name]


@EVERY_LEDGER
def test_a_whole_row_is_kept_as_it_was_given(store: Store, name: str) -> None:
    owner, values = owner_of(store, name), samples(store, name)
    before = set(living(store, name))
    perform(store, ledger.AddRow(name, owner, values))
    (made,) = set(living(store, name)) - before
    row = living(store, name)[made]
    for field in LEDGERS[name].fields:
        kept = bool(row[field.name]) if field.kind is Kind.TRISTATE else row[field.name]
        assert kept == values[field.name], field.name
    assert verify(store) == ()


@EVERY_LEDGER
def test_every_field_of_a_row_can_be_emptied_and_undone(store: Store, name: str) -> None:
    owner, values = owner_of(store, name), samples(store, name)
    before = set(living(store, name))
    perform(store, ledger.AddRow(name, owner, values))
    (made,) = set(living(store, name)) - before
    full = dump(store)
    for field in LEDGERS[name].fields:
        if field.required or values[field.name] in ("", None):
            continue
        perform(store, ledger.EditRow(name, made, {field.name: ""}, values))
        assert living(store, name)[made][field.name] in ("", None)
        perform(store, history.Undo())
        assert dump(store) == full
    assert verify(store) == ()


@EVERY_LEDGER
def test_a_row_is_removed_and_brought_back(store: Store, name: str) -> None:
    owner = owner_of(store, name)
    empty = dump(store)
    known = set(living(store, name))
    perform(store, ledger.AddRow(name, owner, samples(store, name)))
    (made,) = set(living(store, name)) - known
    full = dump(store)
    perform(store, ledger.RemoveRow(name, made))
    assert dump(store)[name] == empty[name]
    perform(store, history.Undo())
    assert dump(store) == full


@pytest.mark.parametrize("name", [name for name, one in LEDGERS.items() if one.own_acts])
def test_a_ledger_with_acts_of_its_own_is_not_written_past_them(store: Store, name: str) -> None:
    before = dump(store)
    for act in (ledger.AddRow(name, "x", {}), ledger.EditRow(name, "x", {}), ledger.RemoveRow(name, "x")):
        with pytest.raises(LookupError):
            perform(store, act)
    assert dump(store) == before


def test_every_field_of_an_agreement_is_kept_and_undone(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    before = dump(store)
    values = {one.name: one.sample for one in AGREEMENT_FIELDS if not one.fixed}
    perform(store, agreement.EditAgreement(uuid, values))
    card = agreement.show(store, uuid, TODAY)
    assert {name: card.values[name] for name in values} == values
    assert verify(store) == ()
    perform(store, history.Undo())
    assert dump(store) == before
