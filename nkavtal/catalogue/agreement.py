"""The fields of an agreement."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.codes import AREAS, STAGES
from nkavtal.catalogue.document_types import TYPES
from nkavtal.catalogue.field import Field, Kind, by_name

BASICS = N_("Avtalet")
TERM = N_("Avtalstid och uppsägning")
MONEY = N_("Ekonomi")
LIFE = N_("Livscykel")
OTHER = N_("Övrigt")

AGREEMENT_FIELDS = (
    Field("number", N_("Nummer"), group=BASICS, fixed=True, listed=True, sample="2026-014"),
    Field(
        "title",
        N_("Titel"),
        group=BASICS,
        required=True,
        listed=True,
        sample="Läkarmedverkan i hemsjukvården",
        headings=("avtal", "titel", "avtalsnamn", "avtalets namn", "namn", "benämning", "rubrik", "ärende", "avser"),
    ),
    Field(
        "areas",
        N_("Område"),
        Kind.CHOICES,
        AREAS,
        group=BASICS,
        listed=True,
        sample="health",
        headings=("område", "verksamhet", "verksamhetsområde", "fält", "sektor"),
    ),
    Field(
        "type",
        N_("Typ"),
        Kind.CHOICE,
        TYPES,
        group=BASICS,
        listed=True,
        sample="accord",
        headings=("typ", "avtalstyp", "slag", "dokumenttyp", "form"),
    ),
    Field(
        "diary_number",
        N_("Diarienummer"),
        group=BASICS,
        listed=True,
        sample="2026/118",
        help=N_("Valfritt format, som det står i diariet"),
        headings=("dnr", "diarienummer", "diarienr", "ärendenummer", "ärendenr", "diarie"),
    ),
    Field(
        "old_number",
        N_("Gammalt nummer"),
        group=BASICS,
        listed=True,
        sample="17",
        help=N_("Numret i kontorets tidigare register"),
        headings=("nr", "nummer", "avtalsnr", "avtalsnummer", "löpnr", "löpnummer", "id", "pärm"),
    ),
    Field(
        "responsible",
        N_("Ansvarig"),
        group=BASICS,
        listed=True,
        sample="Avtalssamordnare social välfärd",
        headings=("ansvarig", "ansvarig roll", "handläggare", "avtalsansvarig", "kontaktperson"),
    ),
    Field(
        "deputy", N_("Ersättare"), group=BASICS, sample="Avtalssamordnare utbildning", headings=("ersättare", "vikarie")
    ),
    Field(
        "starts_on",
        N_("Gäller fr.o.m."),
        Kind.PARTIAL_DATE,
        group=TERM,
        listed=True,
        sample="2027-02-01",
        headings=(
            "gäller fr.o.m.",
            "gäller från",
            "fr.o.m.",
            "från och med",
            "från",
            "startdatum",
            "start",
            "avtalsstart",
            "avtalstid",
            "giltighetstid",
            "avtalsperiod",
            "gäller",
        ),
    ),
    Field(
        "ends_on",
        N_("Gäller t.o.m."),
        Kind.PARTIAL_DATE,
        group=TERM,
        listed=True,
        sample="2030-12-31",
        headings=(
            "t.o.m.",
            "gäller t.o.m.",
            "till och med",
            "till",
            "slutdatum",
            "slut",
            "avtalsslut",
            "löper ut",
            "upphör",
        ),
    ),
    Field("open_ended", N_("Tills vidare"), Kind.TRISTATE, group=TERM, sample=False),
    Field(
        "term_words",
        N_("Avtalstid enligt avtalet"),
        Kind.LONG_TEXT,
        group=TERM,
        sample="Gäller i fyra år.",
        help=N_("Avtalets egna ord"),
    ),
    Field(
        "renewal_words",
        N_("Förlängning enligt avtalet"),
        Kind.LONG_TEXT,
        group=TERM,
        sample="Förlängs med två år i taget.",
        help=N_("Avtalets egna ord"),
        headings=("förlängning", "option", "optioner", "prolongering", "förlängningsklausul"),
    ),
    Field(
        "notice_words",
        N_("Uppsägning enligt avtalet"),
        Kind.LONG_TEXT,
        group=TERM,
        sample="12 månader, ömsesidig och skriftlig",
        help=N_("Avtalets egna ord"),
        headings=("uppsägningstid", "uppsägning", "upps.tid", "upps. tid", "uppsägn.tid", "uppsägningsvillkor"),
    ),
    Field(
        "entry_words",
        N_("Träder i kraft"),
        Kind.LONG_TEXT,
        group=TERM,
        sample="När minst 12 av 14 har antagit",
        help=N_("Villkoret för att avtalet ska börja gälla"),
        headings=("ikraftträdande", "träder i kraft", "villkor för ikraftträdande"),
    ),
    Field(
        "cost_words",
        N_("Kostnadsmodell"),
        Kind.LONG_TEXT,
        group=MONEY,
        sample="Delas efter folkmängd",
        headings=("kostnadsmodell", "kostnad", "kostnadsfördelning", "ekonomi", "finansiering", "ersättning"),
    ),
    Field(
        "amount",
        N_("Belopp"),
        Kind.MONEY,
        group=MONEY,
        sample="1234567.00",
        help=N_("Kronor"),
        headings=("belopp", "summa", "värde", "avtalsvärde", "kronor", "kr", "årsbelopp"),
    ),
    Field("stage", N_("Beredningsläge"), Kind.CHOICE, STAGES, group=LIFE, sample="preparing"),
    Field("terminated_on", N_("Uppsagt den"), Kind.PARTIAL_DATE, group=LIFE, sample="2026-06-30"),
    Field(
        "ended_on",
        N_("Upphörde den"),
        Kind.PARTIAL_DATE,
        group=LIFE,
        sample="2030-12-31",
        help=N_("Sista dagen som avtalet gällde, när det är känt"),
    ),
    Field("archived_on", N_("Arkiverat den"), Kind.PARTIAL_DATE, group=LIFE, sample="2031-02-01"),
    Field("abandoned_on", N_("Avbrutet den"), Kind.PARTIAL_DATE, group=LIFE, sample="2026-03-01"),
    Field(
        "source",
        N_("Källa"),
        Kind.LONG_TEXT,
        group=OTHER,
        sample="Avtalspärm 3",
        headings=("källa", "källor", "underlag", "handling finns"),
    ),
    Field(
        "note",
        N_("Anmärkning"),
        Kind.LONG_TEXT,
        group=OTHER,
        sample="Se även bilaga 2.",
        headings=("anmärkning", "anm", "anm.", "anteckning", "kommentar", "notering", "övrigt", "noteringar"),
    ),
)

AGREEMENT = by_name(AGREEMENT_FIELDS)
