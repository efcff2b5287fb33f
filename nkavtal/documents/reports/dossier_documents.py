"""The dossier's list of documents: each with kind, day, file, size and the checksum that proves its content."""

from __future__ import annotations

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.attachment import ATTACHMENT, file_name, is_locked, size_words, title
from nkavtal.catalogue.rows import AgreementCard, LedgerRow
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.standing import text
from nkavtal.documents.reports.printed import NONE
from nkavtal.documents.sheet import Cell, Column, Heading, Marked, Paragraph, Part, Table

_ON_A_LINE = 16  # characters of a checksum, so that two can be compared line by line


def parts(card: AgreementCard) -> list[Part]:
    """Return the section on documents, in the order they were attached."""
    heading = Heading(_("Handlingsförteckning"))
    if not card.attachments:
        return [heading, Paragraph(_("Inga dokument är tillagda i registret."))]
    columns = (
        Column(_("Nr"), 8, fit=True),
        Column(_("Dokument"), 41, head=True),
        Column(_("Slag"), 29),
        Column(_("Dag"), 20, fit=True),
        Column(_("Fil och storlek"), 37),
        Column(_("SHA-256"), 35),
    )
    rows = tuple(_row(place, row, card) for place, row in enumerate(card.attachments, 1))
    n = len(rows)
    said = ngettext(
        "Filen ligger oförändrad i registret under sin kontrollsumma. En kopia är äkta om den har samma summa.",
        "Filerna ligger oförändrade i registret under sina kontrollsummor. En kopia är äkta om den har samma summa.",
        n,
    )
    return [heading, Table(columns, rows, look="close"), Paragraph(said, "note")]


def _row(place: int, row: LedgerRow, card: AgreementCard) -> tuple[Cell, ...]:
    values = row.values
    sha256 = text(values, "sha256")
    kind = shown(ATTACHMENT.field("kind"), values["kind"])
    file = file_name(values) if text(values, "description") else ""
    size = size_words(int(text(values, "size")))
    return (
        str(place),
        title(values),
        Marked(kind, _("låst")) if is_locked(values) else kind,
        shown(ATTACHMENT.field("dated_on"), values["dated_on"]) or NONE,
        "\n".join(filter(None, (file, size, _belongs(row, card)))),
        "\n".join(sha256[at : at + _ON_A_LINE] for at in range(0, len(sha256), _ON_A_LINE)),
    )


def _belongs(row: LedgerRow, card: AgreementCard) -> str:
    """Return which decision, signature or step a document belongs to, '' for one of the whole agreement."""
    if decision := shown(ATTACHMENT.field("decision"), row.values["decision"], card.names):
        return _("Till beslut: {which}").format(which=decision)
    if signature := shown(ATTACHMENT.field("signature"), row.values["signature"], card.names):
        return _("Till underskrift: {which}").format(which=signature)
    if step := shown(ATTACHMENT.field("recommendation"), row.values["recommendation"], card.names):
        return _("Till steg: {which}").format(which=step)
    return ""
