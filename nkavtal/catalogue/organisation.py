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
        meaning=N_("Organisationens fullständiga namn"),
    ),
    Field(
        "short_name",
        N_("Kortnamn"),
        required=True,
        listed=True,
        sample="Kalix",
        headings=("kortnamn", "förkortning"),
        meaning=N_("Namnet i listor, till exempel kommunens utan ordet kommun"),
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
        meaning=N_("Numret som visar vilken juridisk person eller myndighet det är"),
    ),
    Field("org_number_state", N_("Numret är"), Kind.CHOICE, NUMBER_STATES, sample="to_confirm"),
    Field("scb_code", N_("Kommunkod"), sample="2514", meaning=N_("Kommunens fyrsiffriga kod hos SCB")),
    Field(
        "member", N_("Medlem i förbundet"), Kind.TRISTATE, sample=True, meaning=N_("Om kommunen är medlem i förbundet")
    ),
    Field(
        "email",
        N_("E-post"),
        Kind.EMAIL,
        listed=True,
        sample="registrator@example.org",
        headings=("e-post", "epost", "mejl", "mail", "e-postadress"),
        meaning=N_("Organisationens egen adress, vanligen registratorns"),
    ),
    Field(
        "address",
        N_("Adress"),
        Kind.LONG_TEXT,
        sample="Box 511, 961 28 Boden",
        headings=("adress", "postadress"),
        meaning=N_("Postadressen"),
    ),
    Field(
        "note",
        N_("Anmärkning"),
        Kind.LONG_TEXT,
        sample="Växel saknas.",
        headings=("anm", "anmärkning", "anm.", "kommentar"),
        meaning=N_("Det som inte har något eget fält"),
    ),
)

ORGANISATION = by_name(ORGANISATION_FIELDS)

NAME = Ledger(
    "name",
    "organisation",
    N_("Namn"),
    N_("Namn genom tiden"),
    (
        Field(
            "name",
            N_("Namn"),
            required=True,
            listed=True,
            sample="Norrbottens läns landsting",
            meaning=N_("Ett annat namn på samma organisation"),
        ),
        Field("kind", N_("Slag"), Kind.CHOICE, NAME_KINDS, required=True, listed=True, sample="earlier"),
        Field(
            "used_from",
            N_("Fr.o.m."),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="1980",
            meaning=N_("När namnet började användas"),
        ),
        Field(
            "used_to",
            N_("T.o.m."),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2016-12-31",
            meaning=N_("Sista dagen som namnet användes"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            sample="Kontrolleras med kommunen.",
            meaning=N_("Det som inte har något eget fält"),
        ),
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
            meaning=N_("Vilken uppgift kontakten har, till exempel registrator"),
        ),
        Field(
            "person",
            N_("Namn"),
            listed=True,
            sample="Förnamn Efternamn",
            headings=("kontaktperson", "person", "namn"),
            meaning=N_("Den som har uppgiften, när det är känt"),
        ),
        Field(
            "areas",
            N_("Gäller område"),
            listed=True,
            sample="Alla",
            headings=("gäller område", "område"),
            meaning=N_("Vilka områden kontakten svarar för, i kontorets egna ord"),
        ),
        Field(
            "email",
            N_("E-post"),
            Kind.EMAIL,
            listed=True,
            sample="registrator@example.org",
            headings=("e-post", "epost", "mejl", "mail"),
            meaning=N_("Kontaktens adress"),
        ),
        Field(
            "phone",
            N_("Telefon"),
            listed=True,
            sample="0923-650 00",
            headings=("telefon", "tel", "tel.", "mobil"),
            meaning=N_("Kontaktens nummer, som det skrivs"),
        ),
        Field(
            "gets_mail",
            N_("Får utskick"),
            Kind.TRISTATE,
            listed=True,
            sample=True,
            headings=("får utskick", "utskick"),
            meaning=N_("Om kontakten får utskick"),
        ),
        Field(
            "ends_on",
            N_("Gäller t.o.m."),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-12-31",
            headings=("gäller t.o.m.", "slutar"),
            meaning=N_("Sista dagen som kontakten gäller"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            sample="Ny funktion från årsskiftet.",
            headings=("anm", "anmärkning", "anm."),
            meaning=N_("Det som inte har något eget fält"),
        ),
    ),
)
