"""What is remembered: each table under its name, days as text, owners that exist."""

from __future__ import annotations

import pytest
from builders import an_agreement
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from nkavtal.model.agreement import Agreement
from nkavtal.model.all import THINGS, Base
from nkavtal.model.base import PartialDay
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store.store import Store

DIALECT = sqlite.dialect()


@pytest.mark.parametrize("name", THINGS)
def test_a_thing_stands_under_its_tables_name_with_an_owner_that_is_a_thing(name: str) -> None:
    kind = THINGS[name]
    assert kind.__tablename__ == name
    assert not kind.owner_column or kind.owner_column in kind.__table__.columns
    if kind.owner_column:
        (key,) = kind.__table__.columns[kind.owner_column].foreign_keys
        assert key.column.table.name in THINGS


def test_every_column_that_points_somewhere_is_checked_by_the_database() -> None:
    named = {"organisation", "agreement", "party", "represented_by", "other"}
    for kind in THINGS.values():
        for column in kind.__table__.columns:
            if column.name in named:
                assert column.foreign_keys, f"{kind.__tablename__}.{column.name}"


def test_every_constraint_has_a_name_that_a_migration_finds() -> None:
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            assert key.constraint is not None
            assert str(key.constraint.name).startswith("fk_")


@given(st.dates(), st.sampled_from(["", "?", "<", ">"]))
def test_a_day_is_kept_as_its_text(day: object, bound: str) -> None:
    kept = PartialDate.parse(f"{day}{bound}")
    text = PartialDay().process_bind_param(kept, DIALECT)
    assert text == f"{day}{bound}"
    assert PartialDay().process_result_value(text, DIALECT) == kept
    assert PartialDay().process_bind_param(None, DIALECT) is None


def test_a_day_that_is_no_day_shows_damage(store: Store) -> None:
    uuid = an_agreement(store, parties=())
    with store.writing("edit_agreement") as work:
        work.connection.exec_driver_sql("UPDATE agreement SET starts_on = 'x' WHERE uuid = ?", (uuid,))
        work.touched.clear()
    with pytest.raises(ValueError, match="x"), store.reading() as connection:
        connection.execute(select(Agreement.starts_on)).all()
