"""The bodies that are always there: the federation's own, and the council and board of every municipality."""

from __future__ import annotations

import csv
from functools import cache

from sqlalchemy import select

from nkavtal.base import resources
from nkavtal.base.i18n import sort_key
from nkavtal.model.body import Body, BodyName
from nkavtal.model.organisation import Organisation
from nkavtal.store.work import Work


def add_usual(work: Work, organisation: Organisation) -> int:
    """Give an organisation the usual bodies of its kind that it does not have under any name; return how many."""
    known = _known(work, organisation.uuid)
    added = 0
    for row in _shipped():
        called = (row["name"], row["short_name"], *_earlier(row))
        if row["of_kind"] != organisation.kind or known & {sort_key(name) for name in called if name}:
            continue
        made = work.create(
            Body, organisation=organisation.uuid, name=row["name"], short_name=row["short_name"], kind=row["kind"]
        )
        for name in _earlier(row):
            work.create(BodyName, body=made.uuid, name=name)
        added += 1
    return added


def _known(work: Work, organisation: str) -> set[str]:
    """Return what the organisation's bodies are called, short names and other names too."""
    of_it = (Body.organisation == organisation, Body.removed.is_(False))
    rows = work.connection.execute(select(Body.uuid, Body.name, Body.short_name).where(*of_it)).all()
    others = select(BodyName.name).join(Body, Body.uuid == BodyName.body).where(*of_it, BodyName.removed.is_(False))
    names = [name for row in rows for name in (row.name, row.short_name) if name]
    return {sort_key(name) for name in (*names, *work.connection.execute(others).scalars())}


def _earlier(row: dict[str, str]) -> list[str]:
    return [name.strip() for name in row["earlier_names"].split(";") if name.strip()]


@cache
def _shipped() -> tuple[dict[str, str], ...]:
    with resources.path("data", "bodies.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))
