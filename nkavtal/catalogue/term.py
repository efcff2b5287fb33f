"""The ledgers that an agreement's days follow from, and how long in advance work begins."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.document_types import TYPES
from nkavtal.catalogue.field import Field, Kind, Ledger, Words, by_name

NOTICE_SIDES: Words = {"own": N_("Kommunerna"), "counterparty": N_("Motparten")}
PROLONGATIONS: Words = {"option": N_("Option tagen i anspråk"), "agreed": N_("Överenskommen förlängning")}
REMINDER_STATES: Words = {
    "snoozed": N_("Uppskjuten"),
    "done": N_("Klar"),
    "not_relevant": N_("Inte aktuell"),
    "replaced": N_("Ersatt av en ny dag"),
}

_FOR = Field("organisation", N_("Gäller part"), Kind.ORGANISATION, help=N_("Tomt: alla parter"))
_WATCH = Field(
    "watch", N_("Frist"), required=True, fixed=True, sample="notice/1/0",
    meaning=N_("Fristens slag, vilken period den gäller och vilken rätt eller uppgift i regeln, räknade från 0"),
)  # fmt: skip

CLAUSE = Ledger(
    "clause",
    "agreement",
    N_("Regel"),
    N_("Regler för löptid och uppsägning"),
    (
        Field(
            "rule", N_("Regel"), Kind.RULE, required=True, listed=True, sample='{"first":{"open_ended":true}}',
            meaning=N_("Avtalets villkor om löptid, förlängning och uppsägning, satt samman av delar"),
        ),
        _FOR,
        Field(
            "entered_on", N_("Införd"), Kind.PARTIAL_DATE, fixed=True, sample="2026-11-23",
            meaning=N_("Dagen då regeln fördes in. Dagar som hade passerat dessförinnan påminner ingen om"),
        ),
        Field("note", N_("Anmärkning"), Kind.LONG_TEXT, sample="Enligt § 10.", meaning=N_("Varför regeln läses så")),
    ),
    own_acts=True,
)  # fmt: skip

NOTICE = Ledger(
    "notice",
    "agreement",
    N_("Uppsägning"),
    N_("Uppsägningar"),
    (
        Field(
            "side", N_("Uppsagt av"), Kind.CHOICE, NOTICE_SIDES, required=True, listed=True, sample="counterparty",
            meaning=N_("Vilken sida som säger upp avtalet"),
        ),
        Field("organisation", N_("Part"), Kind.ORGANISATION, listed=True, help=N_("Tomt: alla på den sidan")),
        Field(
            "sent_on", N_("Avsänd"), Kind.PARTIAL_DATE, listed=True, sample="2026-06-15",
            meaning=N_("Dagen då uppsägningen sändes"),
        ),
        Field(
            "received_on", N_("Mottagen"), Kind.PARTIAL_DATE, listed=True, sample="2026-06-18",
            help=N_("Dagen som räknas om avtalet inte säger annat"),
        ),
        Field("written", N_("Skriftlig"), Kind.TRISTATE, sample=True, meaning=N_("Om uppsägningen är skriftlig")),
        Field(
            "ends_on", N_("Upphör enligt uppsägningen"), Kind.PARTIAL_DATE, listed=True, sample="2027-06-30",
            help=N_("Om uppsägningen själv nämner dagen"),
        ),
        Field(
            "note", N_("Anmärkning"), Kind.LONG_TEXT, listed=True, sample="Beslut KS § 14.",
            meaning=N_("Det som inte har något eget fält"),
        ),
    ),
)  # fmt: skip

PROLONGATION = Ledger(
    "prolongation",
    "agreement",
    N_("Förlängning"),
    N_("Förlängningar"),
    (
        Field(
            "kind", N_("Slag"), Kind.CHOICE, PROLONGATIONS, required=True, listed=True, sample="option",
            meaning=N_("Om en option togs i anspråk eller om parterna kom överens"),
        ),
        Field(
            "decided_on", N_("Meddelad"), Kind.PARTIAL_DATE, listed=True, sample="2026-03-20",
            help=N_("Dagen då den nådde motparten, eller då parterna kom överens"),
        ),
        Field(
            "until", N_("Förlängt t.o.m."), Kind.PARTIAL_DATE, listed=True, sample="2027-12-31",
            help=N_("Behövs när avtalet inte säger hur länge"),
        ),
        _FOR,
        Field(
            "note", N_("Anmärkning"), Kind.LONG_TEXT, listed=True, sample="Skriftligt den 18 mars.",
            meaning=N_("Det som inte har något eget fält"),
        ),
    ),
)  # fmt: skip

SET_DAY = Ledger(
    "set_day",
    "agreement",
    N_("Ändrad dag"),
    N_("Dagar ändrade för hand"),
    (
        _WATCH,
        Field(
            "day", N_("Dag"), Kind.PARTIAL_DATE, required=True, listed=True, sample="2026-06-15",
            meaning=N_("Dagen som gäller i stället för den uträknade"),
        ),
        Field(
            "reason", N_("Skäl"), Kind.LONG_TEXT, required=True, listed=True, sample="Enligt brev från motparten.",
            meaning=N_("Varför dagen är en annan"),
        ),
        Field(
            "base", N_("Uträknad dag då"), fixed=True, listed=True, sample="2026-06-30",
            meaning=N_("Den uträknade dagen när dagen ändrades"),
        ),
        Field("author", N_("Ändrad av"), fixed=True, listed=True, sample="Anna", meaning=N_("Vem som ändrade dagen")),
        _FOR,
    ),
    own_acts=True,
)  # fmt: skip

REMINDER = Ledger(
    "reminder",
    "agreement",
    N_("Bevakning"),
    N_("Bevakningar"),
    (
        _WATCH,
        Field(
            "day", N_("Dag"), Kind.PARTIAL_DATE, required=True, fixed=True, listed=True, sample="2026-06-30",
            meaning=N_("Dagen som bevakades: flyttas den är det en ny bevakning"),
        ),
        Field(
            "state", N_("Läge"), Kind.CHOICE, REMINDER_STATES, required=True, listed=True, sample="done",
            meaning=N_("Vad som är gjort"),
        ),
        Field(
            "until", N_("Uppskjuten till"), Kind.PARTIAL_DATE, listed=True, sample="2026-05-01",
            meaning=N_("Dagen då den visas igen"),
        ),
        Field(
            "note", N_("Anmärkning"), Kind.LONG_TEXT, listed=True, sample="Styrelsen förlänger, § 31.",
            meaning=N_("Vad som gjordes, eller varför inte"),
        ),
        _FOR,
    ),
    own_acts=True,
)  # fmt: skip

LEAD_TIME_FIELDS = (
    Field("type", N_("Typ"), Kind.CHOICE, TYPES, listed=True, sample="cooperation", help=N_("Tomt: alla andra typer")),
    Field(
        "days", N_("Dagar i förväg"), Kind.DAYS, required=True, listed=True, sample="180",
        meaning=N_("Så många dagar före en sista dag börjar arbetet"),
    ),
)  # fmt: skip
LEAD_TIME = by_name(LEAD_TIME_FIELDS)
