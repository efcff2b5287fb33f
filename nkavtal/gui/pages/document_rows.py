"""The rows of an agreement's documents, in words."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.attachment import (
    ATTACHMENT,
    SHORT_HASH,
    file_name,
    is_locked,
    size_words,
    title,
    type_word,
)
from nkavtal.catalogue.rows import AgreementCard, LedgerRow
from nkavtal.catalogue.show import shown
from nkavtal.gui.parts.column import Column
from nkavtal.rules.file_type import by_media_type

_ICONS = {"pages": "document_pdf", "mail": "mail"}
_SHEET = "xlsx"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document as list and pane show it."""

    uuid: str
    row: LedgerRow
    title: str
    file: str
    type: str
    kind: str
    day: str
    belongs: str
    size: str
    checksum: str
    signs: tuple[str, ...]
    locked: bool
    icon: str

    @property
    def short_checksum(self) -> str:
        """The beginning of the checksum."""
        return self.checksum[:SHORT_HASH]


def rows(card: AgreementCard) -> list[DocumentRow]:
    """Return all documents in the order they were attached."""
    return [_row(one, card.names) for one in card.attachments]


def columns() -> list[Column]:
    """Return the table's columns."""
    return [
        Column("title", _("Dokument"), lambda r: r.title, 220, sub=lambda r: r.file if r.file != r.title else r.type,
               icon=lambda r: (r.icon, "tx2"), tool=lambda r: r.file, bold=True, stretch=True, fixed=True,
               chip=lambda r: (_("Varning"), "warn") if r.signs else None),
        Column("kind", _("Slag"), lambda r: r.kind, 196, sub=lambda r: r.belongs, tool=lambda r: r.belongs,
               icon=lambda r: ("lock_closed", "tx2") if r.locked else None),
        Column("day", _("Dag"), lambda r: r.day, 96),
        Column("size", _("Storlek"), lambda r: r.size, 84, right=True, ink=lambda r: "tx2"),
        Column("checksum", _("Kontrollsumma"), lambda r: r.short_checksum, 118, tool=lambda r: r.checksum,
               ink=lambda r: "tx2"),
        Column("type", _("Filtyp"), lambda r: r.type, 150, hidden=True),
    ]  # fmt: skip


def _row(row: LedgerRow, names: dict[str, str]) -> DocumentRow:
    values = row.values
    found = by_media_type(str(values["media_type"]))
    signs = shown(ATTACHMENT.field("signs"), values["signs"])
    return DocumentRow(
        uuid=row.uuid,
        row=row,
        title=title(values),
        file=file_name(values),
        type=type_word(values),
        kind=shown(ATTACHMENT.field("kind"), values["kind"]),
        day=shown(ATTACHMENT.field("dated_on"), values["dated_on"]),
        belongs=shown(ATTACHMENT.field("decision"), values["decision"] or values["signature"], names),
        size=size_words(int(str(values["size"]))),
        checksum=str(values["sha256"]),
        signs=tuple(signs.split(", ")) if signs else (),
        locked=is_locked(values),
        icon="table_simple" if found.code == _SHEET else _ICONS.get(found.view, "document_text"),
    )
