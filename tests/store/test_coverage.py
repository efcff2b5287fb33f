"""The matrix says what the agreements' own pages say: cells, counts and gaps, on a random register."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, decided, members, opened, org, signed

from nkavtal.catalogue.coverage import Coverage, CoverageRow
from nkavtal.catalogue.rows import AgreementCard, AgreementFilter, PartyLine
from nkavtal.catalogue.standing import state_example
from nkavtal.rules.adoption import COUNTED_ROLES
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, coverage, ledger
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.coverage import Wanted

ALL = Wanted(AgreementFilter(), sort="number")
OVER = ("archived", "abandoned", "replaced", "ended")
NAMES = ("Kalix", "Boden", "Pajala", "Region Norrbotten")


def some_agreement(store: Store, chance: random.Random) -> None:
    parties = tuple(name for name in NAMES if chance.random() < 0.8)
    ends = chance.choice(["", (TODAY + timedelta(days=chance.randrange(-40, 400))).isoformat()])
    found = an_agreement(
        store, f"Avtal {chance.random()}", parties, ends_on=ends, archived_on=chance.choice(["", "", "2026"])
    )
    for line in agreement.show(store, found, TODAY).parties:
        values = {
            "role": chance.choice(["party", "party", "host", "counterparty", "outside"]),
            "asked": chance.choice([None, False, True]),
            "left_on": chance.choice(["", "", "", "2026"]),
            "notice_given_on": chance.choice(["", "", "", "2026"]),
        }
        perform(store, ledger.EditRow("party", line.uuid, values))
    deciding = [line.short_name for line in agreement.show(store, found, TODAY).parties if line.role != "outside"]
    for name in deciding:
        if chance.random() < 0.6:
            outcome = chance.choice(["adopted", "adopted", "rejected", "tabled"])
            decided(store, found, name, outcome=outcome, example=chance.choice([None, True]))
        if chance.random() < 0.4:
            signed(store, found, name)


@pytest.fixture(scope="module")
def random_register(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give thirty agreements for tests that only read."""
    store = opened(shutil.copytree(empty_register, tmp_path_factory.mktemp("random") / "register"))
    chance = random.Random(14)
    for _ in range(30):
        some_agreement(store, chance)
    yield store
    store.close()


def read(store: Store, wanted: Wanted, today: date = TODAY) -> tuple[Coverage, list[tuple[CoverageRow, AgreementCard]]]:
    found, rows = coverage.whole(store, wanted, today)
    cards = agreement.show_many(store, [row.uuid for row in rows], today)
    return found, list(zip(rows, cards, strict=True))


def has_gap(line: PartyLine, card: AgreementCard) -> bool:
    if (
        card.status in OVER
        or line.role not in COUNTED_ROLES
        or line.state in ("left", "leaving", "rejected", "declined")
    ):
        return False
    return not (line.adopted and line.signed)


@pytest.mark.parametrize("step", [0, 300])
def test_every_cell_says_what_the_agreement_says_of_its_party(random_register: Store, step: int) -> None:
    _found, rows = read(random_register, ALL, TODAY + timedelta(days=step))
    for row, card in rows:
        assert row.cells.keys() == {line.organisation for line in card.parties}
        for line in card.parties:
            cell = row.cells[line.organisation]
            assert (cell.state, cell.role, cell.odd, cell.example) == (
                line.state, line.role, bool(line.warnings), state_example(line),
            )  # fmt: skip
            assert bool(cell.lacks) == has_gap(line, card)
        assert (row.parties, row.adopted, row.signed, row.status) == (
            card.counted, card.adopted, card.signed, card.status,
        )  # fmt: skip


@pytest.mark.parametrize("everybody", [False, True])
def test_columns_and_gaps_add_up_to_the_cells(random_register: Store, everybody: bool) -> None:
    found, rows = read(random_register, Wanted(AgreementFilter(), "number", everybody=everybody))
    assert [column.organisation for column in found.columns][:14] == list(members(random_register))
    assert (len(found.columns) > 14) is everybody
    for place, column in enumerate(found.columns):
        lines = [
            (line, card) for _row, card in rows for line in card.own_side if line.organisation == column.organisation
        ]
        counted = [(line, card) for line, card in lines if line.state != "left"]
        assert column.parties == len(counted)
        assert column.adopted == sum(line.adopted for line, _card in counted)
        assert column.signed == sum(line.signed for line, _card in counted)
        with_gap = {row.number_in_list for row, _card in rows if place in found.gaps.get(row.number_in_list, ())}
        assert with_gap == {
            row.number_in_list
            for row, card in rows
            for line in card.parties
            if line.organisation == column.organisation and has_gap(line, card)
        }
        assert column.gaps == len(with_gap)


def test_only_gaps_leaves_rows_that_have_one_in_a_shown_column(random_register: Store) -> None:
    everything, _rows = read(random_register, ALL)
    found, rows = read(random_register, Wanted(AgreementFilter(), "number", only_gaps=True))
    assert found.numbers == tuple(number for number in everything.numbers if number in everything.gaps)
    assert 0 < len(rows) < len(everything.numbers)


def test_what_is_over_is_left_out_unless_asked_for(random_register: Store) -> None:
    _found, rows = read(random_register, Wanted())
    assert rows
    assert all(row.status not in OVER for row, _card in rows)


def test_who_is_no_party_has_no_cell_and_who_is_known_to_be_none_has(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    perform(store, ledger.AddRow("party", uuid, {"organisation": org(store, "Boden"), "role": "outside"}))
    _found, ((row, _card),) = read(store, ALL)
    assert row.cells.keys() == {org(store, "Kalix"), org(store, "Boden")}
    assert row.cells[org(store, "Boden")].shown == "outside"
    assert row.parties == 1
