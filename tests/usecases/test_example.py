"""The example register: small, whole, and a place to see every state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import TODAY

from nkavtal.base import resources
from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.catalogue.codes import AREAS, PARTY_STATES, ROLES, SIGNATURE_FORMS, STATUSES, WARNINGS
from nkavtal.catalogue.document_types import TYPES
from nkavtal.catalogue.rows import AgreementCard, AgreementFilter
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement, history
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.example import make_example
from nkavtal.usecases.exporting import export_file
from nkavtal.usecases.register import is_example


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = make_example(tmp_path_factory.mktemp("example") / "register", "Testare", Clock(TODAY))
    yield made
    made.close()


@pytest.fixture(scope="module")
def cards(example: Store) -> tuple[AgreementCard, ...]:
    rows = agreement.list_all(example, AgreementFilter(), "number", TODAY)
    return agreement.show_many(example, [row.uuid for row in rows], TODAY)


def test_it_is_whole_and_knows_that_it_is_an_example(example: Store, store: Store) -> None:
    assert verify(example) == ()
    assert is_example(example)
    assert not is_example(store)


def test_a_reader_meets_every_state_status_role_and_warning(cards: tuple[AgreementCard, ...]) -> None:
    parties = [party for card in cards for party in card.parties]
    assert {card.status for card in cards} == set(STATUSES)
    assert {party.state for party in parties} == set(PARTY_STATES)
    assert {party.role for party in parties} == set(ROLES)
    assert {warning for party in parties for warning in party.warnings} == set(WARNINGS)
    assert any(party.joined_later for party in parties)


def test_all_fields_and_forms_are_met_and_all_codes_are_known(cards: tuple[AgreementCard, ...]) -> None:
    signatures = [row.values["form"] for card in cards for party in card.parties for row in party.signatures]
    assert set(signatures) == set(SIGNATURE_FORMS)
    assert {area for card in cards for area in str(card.values["areas"]).split(",")} == set(AREAS)
    assert {card.values["type"] for card in cards} <= set(TYPES)


def test_everything_invented_is_marked(cards: tuple[AgreementCard, ...]) -> None:
    for card in cards:
        assert str(card.values["note"]).startswith("Exempel.")
        for party in card.parties:
            rows = (party.values, *(row.values for row in (*party.decisions, *party.signatures)))
            assert all(values["example"] is True for values in rows), (card.number, party.short_name)


def test_parties_from_outside_the_county_are_party_or_stand_outside(cards: tuple[AgreementCard, ...]) -> None:
    (card,) = (card for card in cards if card.number == "2026-009")
    states = {party.short_name: (party.role, party.member) for party in card.parties}
    assert states["Skellefteå"] == ("party", False)
    assert states["Örnsköldsvik"] == ("outside", False)
    assert card.counted == 15


def test_the_example_itself_cannot_be_undone(example: Store) -> None:
    assert history.undoable(example) == history.Undoable(None, None)
    with pytest.raises(UserError, match="NKA-138"):
        perform(example, history.Undo())


def test_it_is_kept_in_the_registers_own_format_and_comes_out_as_it_went_in(example: Store, tmp_path: Path) -> None:
    done = export_file(example, tmp_path / "example.json")
    assert done.target.read_bytes() == resources.path("data", "example.json").read_bytes()
