"""The ledgers of who is party to an agreement, what each has decided and signed."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.codes import (
    DECISION_KINDS,
    OUTCOMES,
    REQUEST_KINDS,
    REQUEST_WAYS,
    ROLES,
    SIGNATURE_FORMS,
)
from nkavtal.catalogue.field import Field, Kind, Ledger

EXAMPLE = Field(
    "example",
    N_("Exempel"),
    Kind.TRISTATE,
    sample=True,
    help=N_("Påhittad uppgift, märks i listor och utskrifter"),
)

PARTY = Ledger(
    "party",
    "agreement",
    N_("Part"),
    N_("Parter"),
    (
        Field("organisation", N_("Part"), Kind.ORGANISATION, required=True, listed=True, fixed=True),
        Field("role", N_("Roll"), Kind.CHOICE, ROLES, required=True, listed=True, sample="party"),
        Field("asked", N_("Tillfrågad"), Kind.TRISTATE, sample=True, meaning=N_("Om parten har fått frågan")),
        Field(
            "asked_on",
            N_("Sänt"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-06-15",
            meaning=N_("När frågan sändes till parten"),
        ),
        Field(
            "reply_by", N_("Svar senast"), Kind.PARTIAL_DATE, sample="2026-12-31", meaning=N_("Sista dagen att svara")
        ),
        Field(
            "preparation_words",
            N_("Beredning"),
            sample="KS 2026-11-30, KF 2026-12-14",
            help=N_("Var ärendet är, till exempel nästa sammanträde"),
        ),
        Field("represented_by", N_("Företräds av"), Kind.ORGANISATION, help=N_("Den som undertecknar för parten")),
        Field(
            "in_force_from",
            N_("Gäller fr.o.m."),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2027-02-01",
            meaning=N_("Första dagen som avtalet gäller för just den parten"),
        ),
        Field(
            "in_force_to",
            N_("Gäller t.o.m."),
            Kind.PARTIAL_DATE,
            sample="2030-12-31",
            meaning=N_("Sista dagen som avtalet gäller för just den parten"),
        ),
        Field(
            "notice_given_on",
            N_("Sagt upp den"),
            Kind.PARTIAL_DATE,
            sample="2029-11-01",
            meaning=N_("När parten sade upp avtalet"),
        ),
        Field(
            "left_on",
            N_("Utträdde den"),
            Kind.PARTIAL_DATE,
            sample="2030-12-31",
            meaning=N_("Sista dagen som parten var med"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            listed=True,
            sample="Ringde registrator.",
            meaning=N_("Det som inte har något eget fält"),
        ),
        EXAMPLE,
    ),
)

DECISION = Ledger(
    "decision",
    "party",
    N_("Beslut"),
    N_("Beslut"),
    (
        Field("outcome", N_("Utfall"), Kind.CHOICE, OUTCOMES, required=True, listed=True, sample="adopted"),
        Field(
            "kind",
            N_("Slag av beslut"),
            Kind.CHOICE,
            DECISION_KINDS,
            required=True,
            sample="final",
            help=N_("Ett förslag till annat organ räknas inte som beslut"),
        ),
        Field(
            "body", N_("Organ"), listed=True, sample="KF", help=N_("Som det står, till exempel KF eller Socialnämnden")
        ),
        Field(
            "decided_on",
            N_("Sammanträdesdag"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-10-26",
            meaning=N_("Dagen för sammanträdet då beslutet togs"),
        ),
        Field("paragraph", N_("Paragraf"), listed=True, sample="§ 98", help=N_("Skrivs som i protokollet")),
        Field("diary_number", N_("Kommunens dnr"), listed=True, sample="KS/2026:511", help=N_("Valfritt format")),
        Field(
            "condition",
            N_("Villkor"),
            Kind.LONG_TEXT,
            sample="Under förutsättning att kostnaden inte ökar.",
            meaning=N_("Det som beslutet kräver för att gälla"),
        ),
        Field(
            "condition_accepted",
            N_("Villkoret godtaget av övriga"),
            Kind.TRISTATE,
            sample=False,
            meaning=N_("Om de övriga parterna har godtagit villkoret"),
        ),
        Field(
            "minutes_note",
            N_("Protokollsanteckning"),
            Kind.LONG_TEXT,
            sample="Anteckning om uppföljning.",
            meaning=N_("Det som antecknades till protokollet utan att vara ett villkor"),
        ),
        Field(
            "minutes_approved_on",
            N_("Justerat"),
            Kind.PARTIAL_DATE,
            sample="2026-10-30",
            meaning=N_("När protokollet justerades"),
        ),
        Field(
            "announced_on",
            N_("Anslagsdag"),
            Kind.PARTIAL_DATE,
            sample="2026-11-02",
            help=N_("Dagen då justeringen anslogs"),
        ),
        Field(
            "legal_force_on",
            N_("Laga kraft, bekräftad"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-11-24",
            help=N_("Fylls i när kommunen har bekräftat"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            sample="Reservation finns.",
            meaning=N_("Det som inte har något eget fält"),
        ),
        EXAMPLE,
    ),
)

SIGNATURE = Ledger(
    "signature",
    "party",
    N_("Underskrift"),
    N_("Underskrifter"),
    (
        Field(
            "signed_on",
            N_("Undertecknat"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-11-02",
            meaning=N_("När parten skrev under"),
        ),
        Field(
            "signed_by",
            N_("Undertecknare"),
            listed=True,
            sample="Kommunstyrelsens ordförande",
            meaning=N_("Den som skrev under"),
        ),
        Field(
            "capacity",
            N_("Befattning"),
            listed=True,
            sample="Ordförande i kommunstyrelsen",
            meaning=N_("I vilken egenskap undertecknaren skrev under"),
        ),
        Field("form", N_("Form"), Kind.CHOICE, SIGNATURE_FORMS, listed=True, sample="paper"),
        Field(
            "on_behalf_by",
            N_("Undertecknat av en annan part"),
            Kind.ORGANISATION,
            help=N_("Den som undertecknade på uppdrag, med fullmakt"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            sample="Original hos kommunen.",
            meaning=N_("Det som inte har något eget fält"),
        ),
        EXAMPLE,
    ),
)

CONTACT_NOTE = Ledger(
    "contact_note",
    "party",
    N_("Kontakt"),
    N_("Kontaktlogg"),
    (
        Field(
            "noted_on",
            N_("Dag"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-11-20",
            meaning=N_("Dagen för samtalet eller brevet"),
        ),
        Field(
            "with_whom",
            N_("Talade med"),
            listed=True,
            sample="Registrator",
            meaning=N_("Den som kontoret hade kontakt med"),
        ),
        Field(
            "words",
            N_("Vad som sades"),
            Kind.LONG_TEXT,
            required=True,
            listed=True,
            sample="Tas upp i juni.",
            meaning=N_("Vad som sades"),
        ),
        Field(
            "expected_on",
            N_("Tas upp"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2027-06",
            help=N_("När kommunen räknar med att ta upp ärendet"),
        ),
    ),
)

CONDITION_ANSWER = Ledger(
    "condition_answer",
    "decision",
    N_("Svar på villkoret"),
    N_("Svar på villkoret"),
    (
        Field(
            "organisation",
            N_("Part"),
            Kind.ORGANISATION,
            required=True,
            listed=True,
            meaning=N_("Den andra part som har svarat"),
        ),
        Field(
            "accepted",
            N_("Godtar villkoret"),
            Kind.TRISTATE,
            listed=True,
            sample=True,
            meaning=N_("Om den parten godtar villkoret"),
        ),
        Field(
            "answered_on",
            N_("Svarade den"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-12-03",
            meaning=N_("Dagen för svaret"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            listed=True,
            sample="KS § 201.",
            meaning=N_("Det som inte har något eget fält"),
        ),
        EXAMPLE,
    ),
)

POWER_OF_ATTORNEY = Ledger(
    "power_of_attorney",
    "party",
    N_("Fullmakt"),
    N_("Fullmakter"),
    (
        Field(
            "given_to",
            N_("Fullmakt för"),
            Kind.ORGANISATION,
            required=True,
            listed=True,
            meaning=N_("Den som får underteckna eller besluta för parten"),
        ),
        Field("body", N_("Organ"), listed=True, sample="Socialnämnden", help=N_("Organet som gav fullmakten")),
        Field(
            "decided_on",
            N_("Sammanträdesdag"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-05-20",
            meaning=N_("Dagen då fullmakten gavs"),
        ),
        Field("paragraph", N_("Paragraf"), listed=True, sample="§ 62", help=N_("Skrivs som i protokollet")),
        Field("diary_number", N_("Kommunens dnr"), sample="SN/2026:136", help=N_("Valfritt format")),
        Field(
            "valid_to",
            N_("Gäller t.o.m."),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2028-12-31",
            meaning=N_("Sista dagen som fullmakten gäller, om den har någon"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            sample="Eller den som hon sätter i sitt ställe.",
            meaning=N_("Det som inte har något eget fält"),
        ),
        EXAMPLE,
    ),
)

REQUEST = Ledger(
    "request",
    "party",
    N_("Utskick"),
    N_("Utskick"),
    (
        Field(
            "round",
            N_("Beslutsrunda"),
            listed=True,
            sample="Hjälpmedel, juni 2026",
            help=N_("Namnet på rundan som utskicket hör till"),
        ),
        Field("kind", N_("Slag"), Kind.CHOICE, REQUEST_KINDS, required=True, listed=True, sample="request"),
        Field(
            "sent_on",
            N_("Sänt"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-06-15",
            meaning=N_("Dagen då det sändes"),
        ),
        Field(
            "reply_by",
            N_("Svar senast"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-12-31",
            meaning=N_("Sista dagen att svara"),
        ),
        Field("way", N_("Sätt"), Kind.CHOICE, REQUEST_WAYS, listed=True, sample="mail"),
        Field(
            "sent_to",
            N_("Sänt till"),
            listed=True,
            sample="registrator@example.org",
            meaning=N_("Vem eller vilken adress det sändes till"),
        ),
        Field(
            "note",
            N_("Anmärkning"),
            Kind.LONG_TEXT,
            sample="Med bilaga 1–3.",
            meaning=N_("Det som inte har något eget fält"),
        ),
        EXAMPLE,
    ),
)
