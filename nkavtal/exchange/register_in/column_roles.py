"""What a column of each kind of sheet can be, in words: what a person chooses among when a heading is not known."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.field import Kind, Words
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.organisation import CONTACT, ORGANISATION_FIELDS

NOTE, SKIP = "unknown", "skip"
LEAVE = "leave"
_READ = (Kind.TEXT, Kind.LONG_TEXT, Kind.PARTIAL_DATE, Kind.CHOICES, Kind.MONEY)
_REST = {NOTE: N_("Till anmärkningen"), SKIP: N_("Läses inte in")}

_AGREEMENTS: Words = {
    **{one.name: one.label for one in AGREEMENT_FIELDS if one.kind in _READ and one.name != "number"},
    "type": FIELDS["agreement"]["type"].label,
    "counterparty": N_("Motpart"),
    "parties": N_("Parter"),
    "host": N_("Värdkommun"),
    "recommendation": N_("Styrelsens beslut"),
    "status": N_("Läge, räknas fram ur uppgifterna"),
    "reckoned": N_("Uträknat antal, kontrolleras"),
    "example": N_("Exempel eller verkligt"),
    **_REST,
}
_OF_ANSWERS = {
    "party": ("asked_on", "reply_by", "role", "in_force_from", "in_force_to", "note"),
    "decision": (
        "body",
        "decided_on",
        "paragraph",
        "diary_number",
        "legal_force_on",
        "minutes_approved_on",
        "announced_on",
    ),
    "signature": ("signed_on", "signed_by", "capacity", "form"),
}
_ANSWERS: Words = {
    "organisation": N_("Kommun eller annan part"),
    "title": N_("Avtal"),
    "old_number": N_("Avtalets nummer"),
    "answer": N_("Svar"),
    **{name: FIELDS[table][name].label for table, names in _OF_ANSWERS.items() for name in names},
    "example": N_("Exempel eller verkligt"),
    **_REST,
}
_ORGANISATIONS: Words = {
    **{one.name: one.label for one in ORGANISATION_FIELDS if one.name not in ("org_number_state", "member")},
    "function": N_("Kontaktens funktion"),
    "person": N_("Kontaktens namn"),
    "phone": N_("Kontaktens telefon"),
    **_REST,
}
_CONTACTS: Words = {
    "organisation": N_("Organisation"),
    **{one.name: one.label for one in CONTACT.fields},
    **_REST,
}

ROLES: dict[str, Words] = {
    "agreements": _AGREEMENTS,
    "matrix": _AGREEMENTS,
    "answers": _ANSWERS,
    "organisations": _ORGANISATIONS,
    "contacts": _CONTACTS,
    "by_row": {},
}
"""Roles with their words by kind of sheet; a kind whose headings are agreements has none to choose."""

KINDS: Words = {
    "agreements": N_("Avtal, en rad per avtal"),
    "matrix": N_("Kommunernas svar, en kolumn per kommun"),
    "answers": N_("Kommunernas svar, en rad per kommun"),
    "organisations": N_("Organisationer"),
    "contacts": N_("Kontakter"),
    LEAVE: N_("Läses inte in"),
}
"""What a person can say that a sheet is."""

NEEDED = {"answers": ("organisation",), "organisations": ("name",), "contacts": ("organisation", "function")}
"""Roles without which no row of a kind can be read."""
