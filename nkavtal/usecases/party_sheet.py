"""A report on a page for each party: 'Kalix 2026', all of them in one run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.rows import AgreementCard, PartyLine
from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.reports import party_sheet as report
from nkavtal.documents.reports.party_sheet import PartyPage
from nkavtal.documents.reports.printed import Printed
from nkavtal.rules.file_name import safe_name
from nkavtal.store.queries import agreement_card, organisation, printing, register
from nkavtal.store.queries import term as term_query
from nkavtal.store.queries.own_agreements import own_agreements
from nkavtal.store.still import still
from nkavtal.store.store import Store
from nkavtal.usecases.report import printed, save
from nkavtal.usecases.target import ending

SUFFIX = ".pdf"
_FEW = 1
"""Parties that are read in a moment; of more a copy is read, so that nobody's save waits for it."""


def file_name(short_name: str, today: date) -> str:
    """Return what a party's page is called: 'Kalix 2026.pdf'."""
    return safe_name(_("{party} {year}").format(party=short_name, year=today.year), SUFFIX)


def members(store: Store) -> tuple[str, ...]:
    """Return the UUIDs of the members, in Swedish order."""
    with store.reading() as connection:
        return tuple(row.uuid for row in organisation.organisations(connection) if row.member)


def page_bytes(store: Store, party: str, today: date, progress: Progress = SILENT) -> bytes:
    """Return one party's page, to be shown first."""
    ((page, context),) = _read(store, [party], today)
    return pdf_bytes([report.sheet(page, context)], progress)


def write_page(store: Store, party: str, target: Path, today: date, progress: Progress = SILENT) -> Path:
    """Write one party's page as a PDF; UserError NKA-167 for another file ending."""
    ending(target, (SUFFIX,))
    return save(page_bytes(store, party, today, progress), target)


def write_pages(
    store: Store, parties: Sequence[str], folder: Path, today: date, progress: Progress = SILENT
) -> tuple[Path, ...]:
    """Write a PDF for each party to a folder, all of them as of one moment; UserError NKA-389 when none is named."""
    if not parties:
        raise UserError(
            "NKA-389",
            N_("Registret har inga medlemmar att göra kommunblad för. Ingen fil är skriven."),
            N_("Markera parterna i listan Parter, eller nämn dem."),
        )
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    read = _read(store, parties, today)
    for at, (page, context) in enumerate(read):
        progress.step(at, len(read), _("Skriver kommunbladen"))
        target = folder / safe_name(f"{page.name} {today.year}", SUFFIX, [file.name for file in files])
        files.append(save(pdf_bytes([report.sheet(page, context)]), target))
    return tuple(files)


def _read(store: Store, parties: Sequence[str], today: date) -> list[tuple[PartyPage, Printed]]:
    with still(store.file) if len(parties) > _FEW else store.reading() as connection:
        context = printed(store, register.register_facts(connection), today)
        federation = printing.federation(connection)
        own = {party: own_agreements(connection, party, today) for party in parties}
        all_ = list(dict.fromkeys(chain.from_iterable(own.values())))  # most are shared: each is read once
        cards = {card.uuid: card for card in agreement_card.cards(connection, all_, today)}
        days = dict(term_query.cards(connection, all_, today))
        return [
            (
                PartyPage(organisation.card(connection, party), _lines(party, map(cards.get, keys)), days, federation),
                context,
            )
            for party, keys in own.items()
        ]


def _lines(party: str, cards: Iterable[AgreementCard | None]) -> tuple[tuple[AgreementCard, PartyLine], ...]:
    return tuple((card, line) for card in cards if card for line in card.own_side if line.organisation == party)
