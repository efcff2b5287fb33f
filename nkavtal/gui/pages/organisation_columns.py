"""How organisations, and the agreements of one, stand in tables."""

from __future__ import annotations

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.codes import ORGANISATION_KINDS
from nkavtal.catalogue.rows import OrganisationRow
from nkavtal.gui.parts.column import Column
from nkavtal.gui.states import party_state

AgreementOf = tuple[str, str, str, str]
"""UUID, number, title and party state of an agreement, as the card holds them."""


def organisations() -> list[Column]:
    """Return the columns of the list."""
    return [
        Column(
            "name", _("Part"), lambda r: r.short_name, 180, sub=under, sub_title=_("Slag"), stretch=True, fixed=True
        ),
        Column("number", _("Organisationsnummer"), lambda r: r.org_number or "–", 196, chip=number_chip),
        Column("agreements", _("Avtal"), lambda r: str(r.agreements), 64, right=True),
        Column("contacts", _("Kontakter"), lambda r: str(r.contacts), 84, right=True),
    ]


def under(row: OrganisationRow) -> str:
    """Return the line under a name: the kind, and that it is a member."""
    kind = _(ORGANISATION_KINDS.get(row.kind, row.kind))
    return _("{kind}  ·  medlem").format(kind=kind) if row.member else kind


def number_chip(row: OrganisationRow) -> tuple[str, str] | None:
    """Return the mark of a number that nobody has confirmed."""
    return (_("att bekräfta"), "warn") if row.org_number and row.org_number_state == "to_confirm" else None


def agreements() -> list[Column]:
    """Return the columns of an organisation's agreements."""
    return [
        Column("number", _("Nummer"), lambda one: one[1], 110, bold=True),
        Column("title", _("Avtal"), lambda one: one[2], 240, stretch=True, fixed=True, tool=lambda one: one[2]),
        Column(
            "state", _("Läge"), lambda one: party_state(one[3]).word, 190, state=lambda one: party_state(one[3])
        ),
    ]  # fmt: skip


def matches(row: OrganisationRow, words: str) -> bool:
    """Tell if every word typed is found in a name, number or kind."""
    told = " ".join((row.short_name, row.name, row.org_number, row.org_number.replace("-", ""), under(row))).casefold()
    return all(word in told for word in words.casefold().split())


def count_text(shown: int, total: int) -> str:
    """Return how many are shown."""
    if shown == total:
        return ngettext("{n} part", "{n} parter", total).format(n=total)
    return _("{n} av {all} parter").format(n=shown, all=total)
