"""The fields of an organisation and its ledgers: names over time and contacts."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.codes import NAME_KINDS, NUMBER_STATES, ORGANISATION_KINDS
from nkavtal.catalogue.field import Field, Kind, Ledger, by_name

ORGANISATION_FIELDS = (
    Field(
        "name",
        N_("Namn"),
        required=True,
        listed=True,
        sample="Kalix kommun",
        headings=("namn", "motpart", "organisation", "part", "leverantör", "kommun"),
    ),
    Field(
        "short_name", N_("Kortnamn"), required=True, listed=True, sample="Kalix", headings=("kortnamn", "förkortning")
    ),
    Field(
        "kind",
        N_("Slag"),
        Kind.CHOICE,
        ORGANISATION_KINDS,
        required=True,
        listed=True,
        sample="municipality",
        headings=("slag", "typ", "kategori"),
    ),
    Field(
        "org_number",
        N_("Organisationsnummer"),
        Kind.ORG_NUMBER,
        listed=True,
        sample="212000-2692",
        headings=("org.nr", "orgnr", "organisationsnummer", "org nr", "org.nummer"),
    ),
    Field("org_number_state", N_("Numret är"), Kind.CHOICE, NUMBER_STATES, sample="to_confirm"),
    Field("scb_code", N_("Kommunkod"), sample="2514"),
    Field("member", N_("Medlem i förbundet"), Kind.TRISTATE, sample=True),
    Field(
        "email",
        N_("E-post"),
        Kind.EMAIL,
        listed=True,
        sample="registrator@example.org",
        headings=("e-post", "epost", "mejl", "mail", "e-postadress"),
    ),
    Field("address", N_("Adress"), Kind.LONG_TEXT, sample="Box 511, 961 28 Boden", headings=("adress", "postadress")),
    Field(
        "note",
        N_("Anmärkning"),
        Kind.LONG_TEXT,
        sample="Växel saknas.",
        headings=("anm", "anmärkning", "anm.", "kommentar"),
    ),
)

ORGANISATION = by_name(ORGANISATION_FIELDS)

NAME = Ledger(
    "name",
    "organisation",
    N_("Namn"),
    N_("Namn genom tiden"),
    (
        Field("name", N_("Namn"), required=True, listed=True, sample="Norrbottens läns landsting"),
        Field("kind", N_("Slag"), Kind.CHOICE, NAME_KINDS, required=True, listed=True, sample="earlier"),
        Field("used_from", N_("Fr.o.m."), Kind.PARTIAL_DATE, listed=True, sample="1980"),
        Field("used_to", N_("T.o.m."), Kind.PARTIAL_DATE, listed=True, sample="2016-12-31"),
        Field("note", N_("Anmärkning"), Kind.LONG_TEXT, sample="Kontrolleras med kommunen."),
    ),
)

CONTACT = Ledger(
    "contact",
    "organisation",
    N_("Kontakt"),
    N_("Kontakter"),
    (
        Field(
            "function",
            N_("Funktion"),
            required=True,
            listed=True,
            sample="Registrator",
            headings=("funktion", "roll", "befattning", "titel"),
        ),
        Field(
            "person", N_("Namn"), listed=True, sample="Förnamn Efternamn", headings=("kontaktperson", "person", "namn")
        ),
        Field("areas", N_("Gäller område"), listed=True, sample="Alla", headings=("gäller område", "område")),
        Field(
            "email",
            N_("E-post"),
            Kind.EMAIL,
            listed=True,
            sample="registrator@example.org",
            headings=("e-post", "epost", "mejl", "mail"),
        ),
        Field("phone", N_("Telefon"), listed=True, sample="0923-650 00", headings=("telefon", "tel", "tel.", "mobil")),
        Field(
            "gets_mail", N_("Får utskick"), Kind.TRISTATE, listed=True, sample=True, headings=("får utskick", "utskick")
        ),
        Field(
            "ends_on",
            N_("Gäller t.o.m."),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-12-31",
            headings=("gäller t.o.m.", "slutar"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            sample="Ny funktion från årsskiftet.",
            headings=("anm", "anmärkning", "anm."),
        ),
    ),
)
