"""Make a new register with the organisations that are always there."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import insert

from nkavtal.base import resources
from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.os_seam import files, place
from nkavtal.base.places import REGISTER_FILE
from nkavtal.model.organisation import Name, Organisation
from nkavtal.model.register import Register
from nkavtal.store import upgrade
from nkavtal.store.barred import check_new
from nkavtal.store.store import Store
from nkavtal.store.usual_bodies import add_usual
from nkavtal.store.work import Work

_LANGUAGES = {"name_finnish": "finnish", "name_meankieli": "meankieli", "name_sami": "sami"}


def create(
    folder: Path,
    actor: str,
    clock: Clock,
    *,
    example: bool = False,
    keep: bool = False,
    fill: Callable[[Work], None] | None = None,
) -> Store:
    """Make a register in folder, with the 14 municipalities, the region and the federation and their usual bodies in it, or what `fill` writes."""
    file = folder / REGISTER_FILE
    if file.exists():
        raise UserError(
            "NKA-132",
            N_("Det finns redan ett register i mappen {name}. Det är orört."),
            N_("Öppna registret, eller välj en annan mapp."),
            name=folder.name,
        )
    check_new(place.look(folder))
    with files.explained(file):
        folder.mkdir(parents=True, exist_ok=True)
        upgrade.make(file)
    store = Store(folder, actor, clock, keep=keep)
    with store.writing("create_register") as work:
        work.connection.execute(
            insert(Register).values(
                uuid=str(uuid.uuid4()), created_at=clock.now().isoformat(timespec="seconds"), example=example
            )
        )
        (fill or _organisations)(work)
    return store


def _organisations(work: Work) -> None:
    for row in _municipalities():
        made = work.create(
            Organisation,
            name=row["official_name"],
            short_name=row["short_name"],
            kind="municipality",
            org_number=row["org_number"],
            org_number_state="confirmed" if row["org_number_status"].startswith("verified") else "to_confirm",
            scb_code=row["scb_code"],
            member=True,
        )
        for column, kind in _LANGUAGES.items():
            for name in filter(None, (part.strip() for part in row[column].split(";"))):
                work.create(Name, organisation=made.uuid, name=name, kind=kind)
        add_usual(work, made)
    region = work.create(
        Organisation, name="Region Norrbotten", short_name="Region Norrbotten", kind="region",
        org_number="232100-0230", org_number_state="to_confirm",
    )  # fmt: skip
    work.create(Name, organisation=region.uuid, name="Norrbottens läns landsting", kind="earlier")
    federation = work.create(
        Organisation, name="Norrbottens Kommuner", short_name="Norrbottens Kommuner", kind="federation"
    )
    add_usual(work, federation)


def _municipalities() -> Iterator[dict[str, str]]:
    with resources.path("data", "municipalities.csv").open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)
