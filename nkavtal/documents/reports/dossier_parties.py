"""The dossier's parties and the contacts that still hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.party import PARTY
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.standing import day, text
from nkavtal.documents.reports.printed import mark_note, missing, name_of
from nkavtal.documents.sheet import Cell, Column, Heading, Paragraph, Part, Table

_CONTACT = ("function", "person", "phone", "email")


def parts(card: AgreementCard, contacts: Mapping[str, Sequence[LedgerRow]], today: date) -> list[Part]:
    """Return the section on parties and contacts; a contact whose time has passed is left out."""
    found: list[Part] = [Heading(_("Parter och kontaktpersoner"))]
    if not card.parties:
        return [*found, Paragraph(_("Inga parter är registrerade."))]
    parties = (
        Column(_("Part"), 60, head=True, fit=True),
        Column(_("Roll"), 32, fit=True),
        Column(_("Organisationsnummer"), 48, fit=True),
        Column(_("Adress och e-post"), 60),
    )
    found.append(Table(parties, tuple(_party_row(card, line) for line in card.parties), look="close"))
    if below := mark_note(line for line in card.parties if line.own_example):
        found.append(Paragraph(below, "note"))
    found.append(Heading(_("Kontaktpersoner"), 2))
    rows = [
        (line.short_name, *(text(row.values, name) for name in _CONTACT))
        for line in card.parties
        for row in contacts.get(line.organisation, ())
        if _holds(row, today)
    ]
    if not rows:
        return [*found, Paragraph(_("Inga kontaktpersoner är registrerade för parterna."))]
    return [*found, _contact_table(rows)]


def _contact_table(rows: list[tuple[str, ...]]) -> Table:
    """Return the contacts party by party; a column that nothing is known in is left out."""
    columns = (
        Column(_("Part"), 36, head=True, once=True),
        Column(_("Funktion"), 46, fit=True),
        Column(_("Namn"), 40, fit=True),
        Column(_("Telefon"), 30, fit=True),
        Column(_("E-post"), 60),
    )
    shown = [n for n, _column in enumerate(columns) if any(row[n] for row in rows)]
    cells = tuple(tuple(row[n] or missing() for n in shown) for row in rows)
    return Table(tuple(columns[n] for n in shown), cells, look="compact")


def _party_row(card: AgreementCard, line: PartyLine) -> tuple[Cell, ...]:
    role = shown(PARTY.field("role"), line.role)
    represented = text(line.values, "represented_by")
    if represented:
        role = _("{role}, företräds av {name}").format(role=role, name=card.names.get(represented, missing()))
    number = line.org_number or missing()
    if line.org_number and line.org_number_state == "to_confirm":
        number = _("{number}, att bekräfta").format(number=line.org_number)
    reach = "\n".join(filter(None, (line.address.replace("\n", ", "), line.email)))
    return name_of(line, line.name), role, number, reach or missing()


def _holds(row: LedgerRow, today: date) -> bool:
    ends = day(row.values, "ends_on")
    return ends is None or ends.latest >= today
