"""The round trip with the clerks: a sheet for each party with what is asked of it, and the answers that come home."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, listing, swedish
from nkavtal.base.i18n import gettext as _
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.standing import text
from nkavtal.exchange.clerk_sheet import out
from nkavtal.exchange.clerk_sheet.rows import ClerkSheet, sheet_rows
from nkavtal.exchange.register_in.plan import Plan
from nkavtal.rules.file_name import safe_name
from nkavtal.store.queries import agreement_card, organisation, printing, register
from nkavtal.store.queries.own_agreements import own_agreements
from nkavtal.store.store import Store
from nkavtal.usecases.importing import plan_import
from nkavtal.usecases.target import ending

SUFFIX = ".xlsx"


def file_name(short_name: str, today: date, taken: Collection[str] = ()) -> str:
    """Return what a party's sheet is called: 'Svar Kalix 2026-11-28.xlsx', unlike the names that are taken."""
    with swedish():
        return safe_name(_("Svar {party} {day}").format(party=short_name, day=today.isoformat()), SUFFIX, taken)


def write_sheet(store: Store, party: str, target: Path, today: date) -> Path:
    """Write one organisation's sheet; UserError NKA-386 when it is party to nothing that is current."""
    ending(target, (SUFFIX,))
    (sheet,) = _sheets(store, [party], today)
    if not sheet.rows:
        raise _nothing([sheet.short_name])
    with swedish():
        out.write(sheet, target)
    return target


def write_sheets(
    store: Store, parties: Sequence[str], folder: Path, today: date, progress: Progress = SILENT
) -> tuple[Path, ...]:
    """Write a file for each party with current agreements to a folder; UserError NKA-386 when none has any.

    A file that lies there is never replaced, it may be an answer: the new one gets a number after its name.
    """
    sheets = _sheets(store, parties, today)
    with_rows = [sheet for sheet in sheets if sheet.rows]
    if not with_rows:
        raise _nothing([sheet.short_name for sheet in sheets])
    folder.mkdir(parents=True, exist_ok=True)
    taken = [file.name for file in folder.iterdir()]
    files: list[Path] = []
    for at, sheet in enumerate(with_rows):
        progress.step(at, len(with_rows), _("Skriver bladen"))
        target = folder / file_name(sheet.short_name, today, [*taken, *(file.name for file in files)])
        with swedish():
            out.write(sheet, target)
        files.append(target)
    return tuple(files)


def _nothing(names: Sequence[str]) -> UserError:
    return UserError(
        "NKA-386",
        N_("Inga avtal pågår eller väntar för {parties}. Ingen fil är skriven."),
        N_("Välj en part som är med i avtal på egna sidan."),
        parties=listing(list(names)),
    )


def _sheets(store: Store, parties: Sequence[str], today: date) -> list[ClerkSheet]:
    with store.reading() as connection:
        facts = register.register_facts(connection)
        federation = printing.federation(connection)
        answer_to = text(federation, "email") if federation else ""
        own = {party: own_agreements(connection, party, today) for party in parties}
        all_ = list(dict.fromkeys(chain.from_iterable(own.values())))  # most are shared: each is read once
        cards = {card.uuid: card for card in agreement_card.cards(connection, all_, today)}
        names = {party: text(organisation.card(connection, party).values, "short_name") for party in parties}
    with swedish():
        return [
            ClerkSheet(
                party, names[party], sheet_rows([cards[key] for key in keys if key in cards], party), today,
                facts.organisation, answer_to, facts.example,
            )
            for party, keys in own.items()
        ]  # fmt: skip


def plan_reply(store: Store, file: Path, answers: Mapping[str, str], today: date, progress: Progress = SILENT) -> Plan:
    """Return what reading a sheet that has come home would do; UserError NKA-387 for another file."""
    plan = plan_import(store, file, answers, today, progress)
    if not any(sheet.kind == "clerk" for sheet in plan.sheets):
        raise UserError(
            "NKA-387",
            N_("{file} är inget blad som nkavtal har gjort. Inget är inläst."),
            N_("Läs in andra filer med import, eller be om det blad som sändes ut."),
            file=file.name,
        )
    return plan
