"""Bodies of organisations, their other names and meetings, and populations."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Field, Kind, Ledger, Words

BODY_KINDS: Words = {
    "council": N_("Fullmäktige"),
    "executive": N_("Styrelse"),
    "working_committee": N_("Arbetsutskott"),
    "committee": N_("Nämnd"),
    "joint_committee": N_("Gemensam nämnd"),
    "preparatory": N_("Beredning"),
    "executives": N_("Kommundirektörsberedning"),
    "network": N_("Strategiskt nätverk"),
    "forum": N_("Forum"),
    "other": N_("Annat organ"),
}

_NOTE = Field(
    "note", N_("Anmärkning"), Kind.LONG_TEXT, sample="Sammanträder på tisdagar.",
    meaning=N_("Det som inte har något eget fält"),
)  # fmt: skip

BODY = Ledger(
    "body",
    "organisation",
    N_("Organ"),
    N_("Organ"),
    (
        Field(
            "name", N_("Namn"), required=True, listed=True, sample="Kommunfullmäktige",
            meaning=N_("Organets namn i dag. Tidigare namn står bland dess andra namn"),
        ),
        Field(
            "short_name", N_("Kortnamn"), listed=True, sample="KF", help=N_("Som det brukar skrivas, till exempel KF")
        ),
        Field(
            "kind", N_("Slag av organ"), Kind.CHOICE, BODY_KINDS, required=True, listed=True, sample="council",
            meaning=N_("Vad organet är, så att det som gäller alla fullmäktige kan gälla det här"),
        ),
        Field(
            "papers_days", N_("Handlingar inne, dagar före"), Kind.DAYS, sample="21",
            help=N_("Så många dagar före sammanträdet som ärendet ska vara inne"),
        ),
        Field(
            "minutes_days", N_("Protokoll klart, dagar efter"), Kind.DAYS, sample="7",
            help=N_("Så många dagar efter sammanträdet brukar justeringen vara anslagen"),
        ),
        Field(
            "used_from", N_("Finns fr.o.m."), Kind.PARTIAL_DATE, sample="2023-01-01",
            meaning=N_("Första dagen som organet fanns"),
        ),
        Field(
            "used_to", N_("Finns t.o.m."), Kind.PARTIAL_DATE, sample="2026-12-31",
            meaning=N_("Sista dagen som organet fanns"),
        ),
        _NOTE,
    ),
)  # fmt: skip

BODY_NAME = Ledger(
    "body_name",
    "body",
    N_("Annat namn"),
    N_("Andra namn"),
    (
        Field(
            "name", N_("Namn"), required=True, listed=True, sample="Barn- och utbildningsberedningen",
            meaning=N_("Vad organet hette förr eller kallas också"),
        ),
        Field(
            "used_from", N_("Fr.o.m."), Kind.PARTIAL_DATE, listed=True, sample="2011",
            meaning=N_("När namnet började användas"),
        ),
        Field(
            "used_to", N_("T.o.m."), Kind.PARTIAL_DATE, listed=True, sample="2018-12-31",
            meaning=N_("Sista dagen som namnet användes"),
        ),
        _NOTE,
    ),
)  # fmt: skip

MEETING = Ledger(
    "meeting",
    "body",
    N_("Sammanträde"),
    N_("Sammanträden"),
    (
        Field(
            "held_on", N_("Sammanträdesdag"), Kind.PARTIAL_DATE, required=True, listed=True, sample="2026-12-14",
            meaning=N_("Dagen då organet sammanträder"),
        ),
        Field(
            "papers_by", N_("Handlingar inne"), Kind.PARTIAL_DATE, listed=True, sample="2026-11-23",
            help=N_("Senaste dagen. Tomt: som för organet"),
        ),
        Field(
            "cancelled", N_("Inställt"), Kind.TRISTATE, listed=True, sample=False,
            meaning=N_("Om sammanträdet är inställt"),
        ),
        _NOTE,
    ),
)  # fmt: skip

POPULATION = Ledger(
    "population",
    "organisation",
    N_("Folkmängd"),
    N_("Folkmängd"),
    (
        Field(
            "counted_on", N_("Dag"), Kind.PARTIAL_DATE, required=True, listed=True, sample="2025-12-31",
            meaning=N_("Dagen som folkmängden gäller"),
        ),
        Field(
            "inhabitants", N_("Invånare"), Kind.COUNT, required=True, listed=True, sample="15272",
            meaning=N_("Hur många som bodde i kommunen den dagen"),
        ),
        Field("source", N_("Källa"), listed=True, sample="SCB", meaning=N_("Varifrån uppgiften kommer")),
    ),
)  # fmt: skip
