"""Letters in Word: the agreement text, and the request for a decision to each party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import cast

from nkavtal.base import resources
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, listing
from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam.files import explained
from nkavtal.catalogue.letters import LETTER_TYPES, LetterType
from nkavtal.catalogue.rows import PartyLine
from nkavtal.documents.letters.fields import Plain
from nkavtal.documents.letters.render import fields_in, render
from nkavtal.rules.file_name import safe_name
from nkavtal.store.queries import agreement_card as agreement_query
from nkavtal.store.queries import printing, register
from nkavtal.store.store import Store
from nkavtal.usecases.letter_data import Gaps, Sources, agreement_text, request
from nkavtal.usecases.target import ending


def types() -> tuple[LetterType, ...]:
    """Return the types of letter that can be made."""
    return LETTER_TYPES


def type_of(kind: str) -> LetterType:
    """Return a type by its code; UserError NKA-166 that lists the types for an unknown one."""
    for one in LETTER_TYPES:
        if one.code == kind:
            return one
    raise UserError(
        "NKA-166",
        N_("Det finns ingen dokumenttyp som heter {kind}. Inget dokument är gjort."),
        N_("Det som finns är {types}."),
        kind=kind,
        types=listing([one.code for one in LETTER_TYPES]),
    )


def missing(
    store: Store, code: str, agreement: str, organisation: str | Sequence[str] | None, today: date
) -> tuple[str, ...]:
    """Return the labels of what would be marked as missing, for one or several parties; None: the whole own side."""
    kind = type_of(code)
    sources = sources_of(store, agreement, today)
    gaps = Gaps()
    wanted = (organisation,) if isinstance(organisation, str) else tuple(organisation or ())
    if not kind.per_party:
        agreement_text(sources, gaps)
    for line in _recipients(sources, wanted) if kind.per_party else ():
        request(sources, line, gaps)
    return gaps.labels(fields_in(resources.path("templates", kind.template)))


def make(
    store: Store, code: str, agreement: str, target: Path, today: date, organisations: Sequence[str] = ()
) -> tuple[Path, ...]:
    """Write the letter, or one to each organisation (UUIDs; none: the whole own side), and return the files.

    `target` is a .docx file for one letter; anything else is a folder, made when it is not there.
    """
    kind = type_of(code)
    sources = sources_of(store, agreement, today)
    lines: list[PartyLine | None] = list(_recipients(sources, organisations)) if kind.per_party else [None]
    files = _files(kind, sources, lines, target)
    for file, line in zip(files, lines, strict=True):
        write(kind, sources, line, file)
    return tuple(files)


def write(kind: LetterType, sources: Sources, line: PartyLine | None, file: Path) -> None:
    """Write one letter, to a party or of the whole agreement."""
    data = agreement_text(sources, Gaps()) if line is None else request(sources, line, Gaps())
    today = sources.today
    render(
        resources.path("templates", kind.template),
        cast("Mapping[str, Plain]", data),  # a TypedDict of plain values is such a mapping
        file,
        title=_("{kind} {number} {title}").format(
            kind=_(kind.file), number=sources.card.number, title=sources.card.title
        ),
        author=sources.organisation,
        made=datetime(today.year, today.month, today.day),  # noqa: DTZ001 - the format has no zones
    )


def sources_of(store: Store, agreement: str, today: date) -> Sources:
    """Read what letters about an agreement are made of."""
    with store.reading() as connection:
        card = agreement_query.card(connection, agreement, today)
        facts = register.register_facts(connection)
        return Sources(
            card=card,
            organisation=facts.organisation,
            federation=printing.federation(connection) or {},
            contacts=printing.contacts(connection, [card]),
            pointing=printing.pointing(connection, [card.uuid]).get(card.uuid, ()),
            today=today,
            example=facts.example,
        )


def _recipients(sources: Sources, organisations: Sequence[str]) -> tuple[PartyLine, ...]:
    card = sources.card
    if not organisations:
        found = card.own_side
    else:
        found = tuple(line for line in card.parties if line.organisation in organisations and line.role != "outside")
    if not found or len(found) < len(set(organisations)):
        raise UserError(
            "NKA-168",
            N_("Avtal {number} saknar part att skriva till. Inget dokument är gjort."),
            N_("Lägg först till parten i avtalet, eller välj någon som är part."),
            number=card.number,
        )
    return found


def _files(kind: LetterType, sources: Sources, lines: Sequence[PartyLine | None], target: Path) -> list[Path]:
    if len(lines) == 1 and target.suffix and not target.is_dir():
        ending(target, (".docx",))
        return [target]
    if target.suffix.lower() == ".docx" and not target.is_dir():
        raise UserError(
            "NKA-170",
            N_("{file} är en fil, men det blir {n} dokument. Inget dokument är gjort."),
            N_("Ange en mapp i stället."),
            file=target.name,
            n=len(lines),
        )
    with explained(target):
        target.mkdir(parents=True, exist_ok=True)
    names: list[str] = []
    for line in lines:
        parts = (_(kind.file), sources.card.number, line.short_name if line is not None else "")
        names.append(safe_name(" ".join(filter(None, parts)), ".docx", names))
    return [target / name for name in names]
