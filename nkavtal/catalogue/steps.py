"""The ledgers of the federation's own handling: steps, relations between agreements, changed wordings."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.codes import RELATION_KINDS, STEP_OUTCOMES, STEPS
from nkavtal.catalogue.field import Field, Kind, Ledger

RECOMMENDATION = Ledger(
    "recommendation",
    "agreement",
    N_("Steg i förbundet"),
    N_("Beredning och rekommendation"),
    (
        Field(
            "step",
            N_("Steg"),
            Kind.CHOICE,
            STEPS,
            required=True,
            listed=True,
            sample="recommendation",
            default="recommendation",
            meaning=N_("Vilket steg i förbundets handläggning det är"),
        ),
        Field(
            "body",
            N_("Organ"),
            required=True,
            listed=True,
            sample="Styrelsen",
            meaning=N_("Vilket av förbundets organ som beslutade"),
        ),
        Field(
            "decided_on",
            N_("Sammanträdesdag"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-06-11",
            meaning=N_("Dagen för sammanträdet"),
        ),
        Field(
            "outcome",
            N_("Utfall"),
            Kind.CHOICE,
            STEP_OUTCOMES,
            listed=True,
            sample="approved",
            meaning=N_("Vad steget slutade i"),
        ),
        Field(
            "sent_on",
            N_("Utsänt"),
            Kind.PARTIAL_DATE,
            sample="2026-03-02",
            meaning=N_("Dagen då en remiss sändes ut"),
        ),
        Field(
            "reply_by",
            N_("Svar senast"),
            Kind.PARTIAL_DATE,
            sample="2026-04-15",
            meaning=N_("Sista dagen att svara på en remiss"),
        ),
        Field("paragraph", N_("Paragraf"), listed=True, sample="§ 62", meaning=N_("Paragrafen i protokollet")),
        Field("diary_number", N_("Dnr"), listed=True, sample="2026/118", meaning=N_("Förbundets diarienummer")),
        Field(
            "words",
            N_("Beslutet"),
            Kind.LONG_TEXT,
            sample="Rekommendera kommunerna att anta avtalet.",
            meaning=N_("Vad organet beslutade"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            sample="Enhälligt.",
            meaning=N_("Det som inte har något eget fält"),
        ),
    ),
)

RELATION = Ledger(
    "relation",
    "agreement",
    N_("Koppling"),
    N_("Kopplingar"),
    (
        Field("kind", N_("Slag"), Kind.CHOICE, RELATION_KINDS, required=True, listed=True, sample="replaces"),
        Field("other", N_("Annat avtal"), Kind.AGREEMENT, listed=True),
        Field(
            "words",
            N_("Med ord"),
            listed=True,
            sample="Avtalet från 2019",
            help=N_("När det andra avtalet inte finns i registret"),
        ),
    ),
)

CHANGED_WORDING = Ledger(
    "changed_wording",
    "agreement",
    N_("Ändrad lydelse"),
    N_("Ändrade lydelser"),
    (
        Field(
            "place",
            N_("Ställe"),
            required=True,
            listed=True,
            sample="§ 4",
            help=N_("Stället i det avtal som ändras, till exempel § 4 eller Bilaga 2"),
        ),
        Field(
            "before",
            N_("Tidigare lydelse"),
            Kind.LONG_TEXT,
            listed=True,
            sample="Uppsägningstiden är sex månader.",
            meaning=N_("Vad som stod på stället"),
        ),
        Field(
            "after",
            N_("Ny lydelse"),
            Kind.LONG_TEXT,
            required=True,
            listed=True,
            sample="Uppsägningstiden är tolv månader.",
            meaning=N_("Vad som står på stället för den som har antagit ändringen"),
        ),
        Field(
            "from_on",
            N_("Gäller fr.o.m."),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2027-01-01",
            help=N_("Tomt: från den dag som ändringen gäller för parten"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            sample="Enligt tilläggsavtal 2.",
            meaning=N_("Det som inte har något eget fält"),
        ),
    ),
)
