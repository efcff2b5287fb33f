"""The dossier's parties and the contacts that still hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.party import PARTY
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.standing import day, text
from nkavtal.documents.reports.printed import NONE, missing
from nkavtal.documents.sheet import Cell, Column, Heading, Paragraph, Part, Table


def parts(card: AgreementCard, contacts: Mapping[str, Sequence[LedgerRow]], today: date) -> list[Part]:
    """Return the section on parties and contacts; a contact whose time has passed is left out."""
    found: list[Part] = [Heading(_("Parter och kontaktpersoner"))]
    if not card.parties:
        return [*found, Paragraph(_("Inga parter är registrerade."))]
    parties = (
        Column(_("Part"), 44, head=True),
        Column(_("Roll"), 22),
        Column(_("Organisationsnummer"), 45),
        Column(_("Adress och e-post"), 54),
    )
    found.append(Table(parties, tuple(_party_row(card, line) for line in card.parties)))
    found.append(Heading(_("Kontaktpersoner"), 2))
    rows = [row for line in card.parties for row in _contact_rows(line, contacts, today)]
    if not rows:
        return [*found, Paragraph(_("Inga kontaktpersoner är registrerade för parterna."))]
    columns = (
        Column(_("Part"), 27, head=True),
        Column(_("Funktion"), 33),
        Column(_("Namn"), 30),
        Column(_("Telefon"), 25),
        Column(_("E-post"), 50),
    )
    return [*found, Table(columns, tuple(rows))]


def _party_row(card: AgreementCard, line: PartyLine) -> tuple[Cell, ...]:
    role = shown(PARTY.field("role"), line.role)
    represented = text(line.values, "represented_by")
    if represented:
        role = _("{role}, företräds av {name}").format(role=role, name=card.names.get(represented, missing()))
    number = line.org_number or missing()
    if line.org_number and line.org_number_state == "to_confirm":
        number = _("{number}, att bekräfta").format(number=line.org_number)
    name = line.name if not line.example else _("{name} (exempel)").format(name=line.name)
    reach = "\n".join(filter(None, (line.address.replace("\n", ", "), line.email)))
    return name, role, number, reach or missing()


def _contact_rows(line: PartyLine, contacts: Mapping[str, Sequence[LedgerRow]], today: date) -> list[tuple[Cell, ...]]:
    return [_contact_row(line, row) for row in contacts.get(line.organisation, ()) if _holds(row, today)]


def _holds(row: LedgerRow, today: date) -> bool:
    ends = day(row.values, "ends_on")
    return ends is None or ends.latest >= today


def _contact_row(line: PartyLine, row: LedgerRow) -> tuple[Cell, ...]:
    values = row.values
    return (
        line.short_name,
        text(values, "function") or missing(),
        text(values, "person") or NONE,
        text(values, "phone") or missing(),
        text(values, "email") or missing(),
    )
