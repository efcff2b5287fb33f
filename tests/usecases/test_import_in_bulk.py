"""What an import writes in bulk is what the same things would be, made act by act."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from builders import TODAY, opened
from sqlalchemy import text

from nkavtal.model.all import THINGS
from nkavtal.model.base import Thing
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.store.work import Work
from nkavtal.usecases.acts import perform
from nkavtal.usecases.history import Undo
from nkavtal.usecases.importing import ImportRegister, digest_of, plan_import

REAL = Path(__file__).parent.parent / "data" / "avtalsregister.xlsx"
DERIVED = ("agreement_derived", "party_derived", "agreement_search")


@pytest.fixture(scope="module")
def both(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store]:
    """Return two registers with one file read in: as the program does it, and thing by thing; not to be changed."""
    folder = tmp_path_factory.mktemp("both")
    bulk, single = (opened(Path(shutil.copytree(empty_register, folder / name))) for name in ("bulk", "single"))
    with pytest.MonkeyPatch.context() as patch:
        read_in(bulk, patch)
        patch.setattr(Work, "create_many", one_by_one)
        read_in(single, patch)
    return bulk, single


def read_in(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(7)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=chance.getrandbits(128)))
    plan = plan_import(store, REAL, {}, TODAY)
    perform(store, ImportRegister(REAL, digest_of(plan), TODAY))


def one_by_one(work: Work, kind: type[Thing], rows: Sequence[Mapping[str, object]]) -> None:
    for row in rows:
        work.create(kind, **{name: value for name, value in row.items() if name != "version"})


def rows_of(store: Store, table: str, order: str, *without: str) -> list[dict[str, object]]:
    with store.reading() as connection:
        found = connection.execute(text(f"SELECT * FROM {table} ORDER BY {order}")).mappings().all()
    return [{name: value for name, value in row.items() if name not in without} for row in found]


def test_things_are_the_same(both: tuple[Store, Store]) -> None:
    for table in THINGS:  # but for versions: a thing that is new has none that anybody could have seen
        bulk, single = (rows_of(store, table, "uuid", "version") for store in both)
        assert bulk == single
        assert [[type(value) for value in row.values()] for row in bulk] == [
            [type(value) for value in row.values()] for row in single
        ]


def test_history_is_the_same(both: tuple[Store, Store]) -> None:
    bulk, single = (rows_of(store, "change", "id") for store in both)
    assert len(bulk) > 500
    assert bulk == single
    bulk, single = (rows_of(store, "act", "seq", "at", "uuid") for store in both)
    assert bulk == single


def test_what_is_derived_is_the_same(both: tuple[Store, Store]) -> None:
    for table, without in zip(DERIVED, (("id",), (), ("id",)), strict=True):  # numbers follow the order of writing
        order = "title, numbers, notes" if table == "agreement_search" else "agreement"
        found = [sorted(rows_of(store, table, order, *without), key=str) for store in both]
        assert found[0]
        assert found[0] == found[1]
    assert [verify(store) for store in both] == [(), ()]


def test_undo_takes_both_back(both: tuple[Store, Store], tmp_path: Path) -> None:
    both = tuple(opened(Path(shutil.copytree(store.folder, tmp_path / store.folder.name))) for store in both)
    for store in both:
        perform(store, Undo())
    for table in (*THINGS, *DERIVED):
        order = "uuid" if table in THINGS else "1"
        bulk, single = (rows_of(store, table, order, "version", "id") for store in both)
        assert sorted(bulk, key=str) == sorted(single, key=str)


def test_days_are_kept_as_their_text(both: tuple[Store, Store]) -> None:
    days = {str(row["starts_on"]) for row in rows_of(both[0], "agreement", "uuid") if row["starts_on"]}
    assert days
    assert all(str(PartialDate.parse(day)) == day for day in days)
