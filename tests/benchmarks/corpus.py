"""Registers of any size, the same for the same size: bulk rows first, then what is derived."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection, insert
from words import WORDS

from nkavtal.base.clock import Clock
from nkavtal.model.agreement import Agreement
from nkavtal.model.party import Decision, Party, Signature
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store import derive
from nkavtal.store.create import create
from nkavtal.store.store import Store
from nkavtal.usecases import organisation

TODAY = date(2026, 11, 23)
CHUNK = 2000
_KINDS = (Agreement, Party, Decision, Signature)


def register(folder: Path, agreements: int) -> Path:
    """Make a register of some agreements with 14 parties each in folder, unless it is there; return the folder."""
    target = folder / f"register-{agreements}"
    if target.exists():
        return target
    making = folder / f"making-{agreements}"
    store = create(making, "Bänk", Clock(TODAY))
    parties = tuple(row.uuid for row in organisation.list_all(store) if row.member)
    with store.writing("create_agreement") as work:
        for start in range(0, agreements, CHUNK):
            _fill(work.connection, parties, range(start + 1, min(start + CHUNK, agreements) + 1))
        derive.refresh(work.connection, None, TODAY)
    _optimise(store)
    store.close()
    making.rename(target)
    return target


def _optimise(store: Store) -> None:
    with store.reading() as connection:
        connection.exec_driver_sql("PRAGMA optimize")


def _fill(connection: Connection, parties: tuple[str, ...], numbers: range) -> None:
    rows: dict[type, list[dict[str, object]]] = {kind: [] for kind in _KINDS}
    for n in numbers:
        for kind, row in _agreement(n, parties):
            rows[kind].append({"version": 1, "removed": False, **row})
    for kind in _KINDS:
        if rows[kind]:
            connection.execute(insert(kind), rows[kind])


def _agreement(n: int, parties: tuple[str, ...]) -> Iterator[tuple[type, dict[str, object]]]:
    """Yield one agreement and what belongs to it; words, days and answers follow from its number alone."""
    chance = random.Random(n)
    words = chance.choices(WORDS, k=30)
    starts = date(2005, 1, 1) + timedelta(days=chance.randrange(9000))
    yield Agreement, {
        "uuid": f"a{n:035}", "position": n, "number": f"{starts.year}-{n:06}", "title": f"{words[0].capitalize()} och {words[1]} {n}",
        "areas": chance.choice(("education", "social", "health", "social,health")), "type": chance.choice(("agreement", "accord")),
        "diary_number": f"{starts.year}/{n}", "responsible": "Samordnare", "starts_on": _day(starts),
        "ends_on": _day(starts + timedelta(days=chance.randrange(400, 9000))), "note": " ".join(words[2:]),
    }  # fmt: skip
    for place, organisation_uuid in enumerate(parties):
        uuid, position = f"p{n:030}{place:05}", n * 14 + place
        yield Party, {
            "uuid": uuid, "position": position, "agreement": f"a{n:035}", "organisation": organisation_uuid, "role": "party", "asked": True,
        }  # fmt: skip
        if chance.random() < 0.8:
            yield Decision, {
                "uuid": f"d{uuid[1:]}", "position": position, "party": uuid, "outcome": "adopted", "kind": "final", "body": "KF",
                "decided_on": _day(starts - timedelta(days=chance.randrange(90))), "paragraph": f"§ {chance.randrange(1, 300)}",
            }  # fmt: skip
            if chance.random() < 0.7:
                yield Signature, {
                    "uuid": f"s{uuid[1:]}", "position": position, "party": uuid, "form": "paper", "signed_on": _day(starts),
                }  # fmt: skip


def _day(day: date) -> PartialDate:
    return PartialDate.of(day)
