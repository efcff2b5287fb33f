"""What is printed about agreements: the dossier and the signatory list, as a file or as its bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam.files import written_beside
from nkavtal.base.progress import SILENT, Progress
from nkavtal.base.version import VERSION
from nkavtal.catalogue.listing import Listed
from nkavtal.catalogue.rows import ActLine, AgreementCard, LedgerRow
from nkavtal.catalogue.term_rows import TermCard
from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.pdf_aside import pdf_bytes_aside
from nkavtal.documents.reports import decision_history as history_report
from nkavtal.documents.reports import dossier as dossier_report
from nkavtal.documents.reports import listed as list_report
from nkavtal.documents.reports import signatories as signatory_report
from nkavtal.documents.reports import signing as signing_report
from nkavtal.documents.reports.printed import Printed
from nkavtal.documents.sheet import Sheet
from nkavtal.documents.word import word_bytes
from nkavtal.exchange import list_out, signatories_out
from nkavtal.exchange.csv_out import write_csv
from nkavtal.exchange.workbook_out import write_workbook
from nkavtal.store.queries import agreement_card as agreement_query
from nkavtal.store.queries import history as history_query
from nkavtal.store.queries import printing, register
from nkavtal.store.queries import term as term_query
from nkavtal.store.still import still
from nkavtal.store.store import Store
from nkavtal.usecases.target import ending

_FEW = 3
"""Agreements that are printed sooner than a process has started."""
_MANY = 10
"""Agreements that are read in a moment; of more a copy is read."""
_ALL_ACTS = 100_000
"""A dossier holds the whole history of its agreement."""


@dataclass(frozen=True, slots=True)
class Report:
    """A thing that can be printed: its code, its Swedish name and title, its file endings and the function."""

    name: str
    title: str
    about: str
    suffixes: tuple[str, ...]
    write: Callable[[Store, Sequence[str], Path, date, Progress], Path]


@dataclass(frozen=True, slots=True)
class _Read:
    """All that was read for a print."""

    cards: tuple[AgreementCard, ...]
    context: Printed
    histories: Mapping[str, tuple[ActLine, ...]]
    contacts: Mapping[str, tuple[LedgerRow, ...]]
    pointing: Mapping[str, tuple[tuple[str, str], ...]]
    days: Mapping[str, TermCard]


def dossier(store: Store, agreements: Sequence[str], target: Path, today: date, progress: Progress = SILENT) -> Path:
    """Write the dossiers of agreements (UUIDs) as one PDF; UserError NKA-167 for another file ending."""
    ending(target, (".pdf",))
    return save(dossier_bytes(store, agreements, today, progress), target)


def dossier_bytes(
    store: Store, agreements: Sequence[str], today: date, progress: Progress = SILENT, *, aside: bool = False
) -> bytes:
    """Return the file that dossier() writes, to be shown first; save() keeps the very same file.

    With `aside` more than a few are printed in a process of their own, as a window wants it.
    """
    read = _read(store, agreements, today, whole=True)
    sheets = (_dossier_sheet(read, card) for card in read.cards)
    return pdf_bytes_aside(sheets, progress) if aside and len(read.cards) > _FEW else pdf_bytes(list(sheets), progress)


def signatories(
    store: Store, agreements: Sequence[str], target: Path, today: date, progress: Progress = SILENT
) -> Path:
    """Write the signatory lists of agreements as workbook, PDF, Word or CSV, by the file's ending (NKA-167 for another)."""
    suffix = ending(target, (".xlsx", ".pdf", ".docx", ".csv"))
    if suffix == ".pdf":
        return save(signatories_bytes(store, agreements, today, progress), target)
    read = _read(store, agreements, today)
    progress.step(0, 1)
    if suffix == ".docx":
        save(word_bytes([signatory_report.sheet(card, read.context) for card in read.cards]), target)
    elif suffix == ".csv":
        write_csv(signatories_out.rows(read.cards), target)
    else:
        write_workbook(
            signatories_out.sheets(read.cards, today, example=read.context.example),
            target,
            title=_("Undertecknandeförteckning"),
            author=read.context.organisation,
            today=today,
        )
    progress.step(1, 1)
    return target


def signatories_bytes(store: Store, agreements: Sequence[str], today: date, progress: Progress = SILENT) -> bytes:
    """Return the signatory lists as the PDF that signatories() writes."""
    read = _read(store, agreements, today)
    return pdf_bytes([signatory_report.sheet(card, read.context) for card in read.cards], progress)


def signing(
    store: Store,
    agreements: Sequence[str],
    target: Path,
    today: date,
    progress: Progress = SILENT,
    *,
    countersigned: bool = False,
) -> Path:
    """Write a page to sign on for each agreement as PDF or Word, with room for a second signer if wanted."""
    return _pages(store, agreements, target, today, progress, partial(signing_report.sheet, countersigned=countersigned))  # fmt: skip


def decision_table(
    store: Store, agreements: Sequence[str], target: Path, today: date, progress: Progress = SILENT
) -> Path:
    """Write the parties' decisions of each agreement with room to sign, as PDF or Word."""
    return _pages(store, agreements, target, today, progress, signing_report.decision_table)


def decision_history(
    store: Store, agreements: Sequence[str], target: Path, today: date, progress: Progress = SILENT
) -> Path:
    """Write all decisions about each agreement in the order of their days, as PDF or Word."""
    return _pages(store, agreements, target, today, progress, history_report.sheet)


def _pages(
    store: Store, agreements: Sequence[str], target: Path, today: date, progress: Progress,
    sheet: Callable[[AgreementCard, Printed], Sheet],
) -> Path:  # fmt: skip
    suffix = ending(target, (".pdf", ".docx"))
    read = _read(store, agreements, today)
    sheets = [sheet(card, read.context) for card in read.cards]
    return save(word_bytes(sheets) if suffix == ".docx" else pdf_bytes(sheets, progress), target)


def listed(store: Store, seen: Listed, target: Path, today: date, progress: Progress = SILENT) -> Path:
    """Write a list as it was seen, as workbook or PDF by the file's ending (NKA-167 for another)."""
    suffix = ending(target, (".xlsx", ".pdf"))
    with store.reading() as connection:
        context = printed(store, register.register_facts(connection), today)
    if suffix == ".pdf":
        return save(pdf_bytes([list_report.sheet(seen, context)], progress), target)
    sheet = list_out.sheet(seen, today, store.actor)
    write_workbook((sheet,), target, title=seen.title, author=context.organisation, today=today)
    return target


def save(content: bytes, target: Path) -> Path:
    """Keep a file that has been shown."""
    with written_beside(target) as beside:
        beside.write_bytes(content)
    return target


REPORTS = (
    Report("dossier", N_("Avtalsakt"), N_("Allt om avtalet, med försättsblad"), (".pdf",), dossier),
    Report(
        "signatories",
        N_("Undertecknandeförteckning"),
        N_("En rad per part: beslut, laga kraft och underskrift"),
        (".xlsx", ".pdf", ".docx", ".csv"),
        signatories,
    ),
    Report("signing", N_("Undertecknandesida"), N_("Plats för varje part att underteckna"), (".pdf", ".docx"), signing),
    Report(
        "decision-table",
        N_("Parternas beslut"),
        N_("En rad per part med beslut och plats att underteckna"),
        (".pdf", ".docx"),
        decision_table,
    ),
    Report(
        "decisions",
        N_("Beslutshistorik"),
        N_("Alla beslut om avtalet, dag för dag"),
        (".pdf", ".docx"),
        decision_history,
    ),
)
"""Everything that can be printed about agreements, in the order it is offered."""


def _read(store: Store, agreements: Sequence[str], today: date, *, whole: bool = False) -> _Read:
    many = len(agreements) > _MANY
    with still(store.file) if many else store.reading() as connection:  # else a save would wait for the reading
        cards = agreement_query.cards(connection, agreements, today)
        if not cards:
            raise UserError(
                "NKA-169",
                N_("Inget avtal är valt, eller så finns det inte längre i registret. Ingen fil är skriven."),
                N_("Välj ett avtal i listan och försök igen."),
            )
        context = printed(store, register.register_facts(connection), today)
        if not whole:
            return _Read(cards, context, {}, {}, {}, {})
        return _Read(
            cards,
            context,
            {card.uuid: history_query.lines(connection, card.uuid, _ALL_ACTS) for card in cards},
            printing.contacts(connection, cards),
            printing.pointing(connection, [card.uuid for card in cards]),
            term_query.cards(connection, [card.uuid for card in cards], today),
        )


def printed(store: Store, facts: register.RegisterFacts, today: date) -> Printed:
    """Return what every print is told about its printing."""
    return Printed(
        today=today,
        at=store.clock.now().astimezone(),
        by=store.actor,
        version=VERSION,
        organisation=facts.organisation,
        register=facts.uuid,
        example=facts.example,
    )


def _dossier_sheet(read: _Read, card: AgreementCard) -> Sheet:
    return dossier_report.sheet(
        card,
        read.histories[card.uuid],
        read.context,
        read.contacts,
        read.pointing.get(card.uuid, ()),
        read.days.get(card.uuid),
    )
