"""The ledgers of the federation's own handling: recommendations, and relations between agreements."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.codes import RELATION_KINDS
from nkavtal.catalogue.field import Field, Kind, Ledger

RECOMMENDATION = Ledger(
    "recommendation",
    "agreement",
    N_("Styrelsens rekommendation"),
    N_("Styrelsens beslut"),
    (
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
