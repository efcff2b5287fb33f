"""Codes that facts are kept as, and the words they are shown as."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Words

AREAS: Words = {
    "education": N_("Utbildning"),
    "social": N_("Socialtjänst"),
    "health": N_("Kommunal hälso- och sjukvård"),
    "other": N_("Övrigt"),
}

STAGES: Words = {
    "idea": N_("Idé"),
    "preparing": N_("Under beredning"),
    "consultation": N_("På remiss"),
    "at_board": N_("Hos styrelsen"),
}

STATUSES: Words = {
    **STAGES,
    "out_for_decision": N_("Ute för beslut"),
    "partly_adopted": N_("Delvis antaget"),
    "adopted": N_("Antaget"),
    "signing": N_("Under undertecknande"),
    "in_force": N_("Gällande"),
    "terminated": N_("Uppsagt (löper ut)"),
    "ended": N_("Upphört"),
    "replaced": N_("Ersatt"),
    "archived": N_("Arkiverat"),
    "abandoned": N_("Avbrutet"),
    "unknown": N_("Läge okänt"),
}

PARTY_STATES: Words = {
    "signed": N_("Undertecknat"),
    "adopted": N_("Antagit"),
    "conditional": N_("Antagit med villkor"),
    "preparing": N_("Under beredning"),
    "waiting": N_("Väntar"),
    "referred_back": N_("Återremitterat"),
    "tabled": N_("Bordlagt"),
    "rejected": N_("Avslagit"),
    "declined": N_("Avstår"),
    "leaving": N_("Uppsagt, löper ut"),
    "left": N_("Utträtt"),
    "not_asked": N_("Ej tillfrågad"),
    "unknown": N_("Inget känt"),
    "outside": N_("Ej part"),
}

PARTY_LETTERS = {
    "signed": "U",
    "adopted": "A",
    "conditional": "M",
    "preparing": "B",
    "waiting": "V",
    "referred_back": "R",
    "tabled": "L",
    "rejected": "N",
    "declined": "S",
    "leaving": "P",
    "left": "X",
    "not_asked": "–",
    "unknown": "?",
    "outside": "E",
}

PARTY_LOOKS = {
    "signed": ("checkmark_circle", "ok"),
    "adopted": ("checkmark", "edge"),
    "conditional": ("note", "edge"),
    "preparing": ("more_horizontal", "warn"),
    "waiting": ("clock", "warn"),
    "referred_back": ("arrow_reply", "warn"),
    "tabled": ("pause", "warn"),
    "rejected": ("dismiss", "bad"),
    "declined": ("subtract", "off"),
    "leaving": ("hourglass", "mute"),
    "left": ("arrow_exit", "off"),
    "not_asked": ("circle", "dashed"),
    "unknown": ("question_circle", "dashed"),
    "outside": ("", "off"),
}
"""Symbol and look of each state; a look is never the only carrier, the letter or word stands beside it."""

OUTCOMES: Words = {
    "adopted": N_("Antagit"),
    "conditional": N_("Antagit med villkor"),
    "rejected": N_("Avslagit"),
    "declined": N_("Avstår"),
    "referred_back": N_("Återremitterat"),
    "tabled": N_("Bordlagt"),
}

DECISION_KINDS: Words = {
    "final": N_("Slutligt beslut"),
    "delegated": N_("Beslut på delegation"),
    "proposal": N_("Förslag till annat organ"),
    "unknown": N_("Okänt"),
}

SIGNATURE_FORMS: Words = {
    "paper": N_("Papper"),
    "electronic": N_("Elektronisk underskrift"),
    "minutes": N_("Protokollet gäller som underskrift"),
}

REQUEST_KINDS: Words = {
    "request": N_("Begäran om beslut"),
    "reminder": N_("Påminnelse"),
    "supplement": N_("Komplettering"),
}

REQUEST_WAYS: Words = {
    "mail": N_("E-post"),
    "post": N_("Brev"),
    "meeting": N_("Vid möte"),
    "other": N_("Annat sätt"),
}

STEPS: Words = {
    "initiative": N_("Initiativ"),
    "consultation": N_("Remiss"),
    "preparation": N_("Beredning"),
    "recommendation": N_("Rekommendation"),
    "decision": N_("Förbundets eget beslut"),
}
"""Steps at the federation, in the order they usually come."""

STEP_OUTCOMES: Words = {
    "approved": N_("Tillstyrkt"),
    "changed": N_("Tillstyrkt med ändringar"),
    "referred_back": N_("Återremitterat"),
    "tabled": N_("Bordlagt"),
    "rejected": N_("Avstyrkt"),
    "noted": N_("Antecknat"),
}

NOT_RECOMMENDED = frozenset({"referred_back", "tabled", "rejected"})
"""Outcomes of a step after which nothing has been recommended."""

ENTRY_RULES: Words = {
    "all": N_("När alla på kommunernas sida har antagit"),
    "everyone": N_("När alla har antagit, motparterna också"),
    "least": N_("När minst ett visst antal har antagit"),
    "share": N_("När tillräckligt många har antagit, räknat även i folkmängd"),
    "signers": N_("För dem som har undertecknat"),
    "each": N_("För var och en från dess egen dag"),
    "fixed": N_("På startdagen, oavsett svar"),
}
"""When an agreement enters into force, see rules.entry."""

ROLES: Words = {
    "party": N_("Part"),
    "host": N_("Värdkommun"),
    "signs_for": N_("Part, undertecknar för andra"),
    "counterparty": N_("Motpart"),
    "coordinator": N_("Samordnare"),
    "outside": N_("Ej part"),
}

ORGANISATION_KINDS: Words = {
    "municipality": N_("Kommun"),
    "region": N_("Region"),
    "university": N_("Lärosäte"),
    "supplier": N_("Leverantör"),
    "association": N_("Förening eller organisation"),
    "state": N_("Statlig myndighet"),
    "local_federation": N_("Kommunalförbund"),
    "purchasing_body": N_("Inköpscentral"),
    "federation": N_("Förbundet"),
    "other": N_("Annan"),
}

NUMBER_STATES: Words = {
    "confirmed": N_("Bekräftat"),
    "to_confirm": N_("Att bekräfta"),
}

NAME_KINDS: Words = {
    "official": N_("Officiellt namn"),
    "earlier": N_("Tidigare namn"),
    "alias": N_("Kallas även"),
    "finnish": N_("På finska"),
    "meankieli": N_("På meänkieli"),
    "sami": N_("På samiska"),
}

RELATION_KINDS: Words = {
    "replaces": N_("Ersätter"),
    "amends": N_("Ändrar eller lägger till"),
    "annex_of": N_("Är bilaga till"),
    "under": N_("Hör under"),
    "related": N_("Hör ihop med"),
}

WARNINGS: Words = {
    "signed_without_decision": N_("Undertecknat utan känt beslut"),
    "signed_before_decision": N_("Undertecknat före beslutet"),
    "signed_before_legal_force": N_("Undertecknat före laga kraft"),
    "signed_against_decision": N_("Undertecknat trots att beslutet inte är ett antagande"),
    "order_unknown": N_("Besluten säger olika och dagen är okänd för något av dem"),
    "decided_after_start": N_("Beslutat efter avtalets start"),
    "kind_unknown": N_("Okänt om beslutet är slutligt"),
    "condition_open": N_("Villkoret är inte godtaget av övriga parter"),
    "condition_refused": N_("Någon part godtar inte villkoret"),
    "signed_without_authority": N_("Undertecknat av annan utan känd fullmakt"),
}

ATTACHMENT_KINDS: Words = {
    "agreement_text": N_("Avtalstext"),
    "signed": N_("Det undertecknade avtalet"),
    "minutes": N_("Protokollsutdrag"),
    "mail": N_("E-post"),
    "letter": N_("Missiv"),
    "annex": N_("Bilaga"),
    "other": N_("Annat"),
}

FILE_SIGNS: Words = {
    "script": N_("Innehåller skript"),
    "launch": N_("Kan starta program"),
    "embedded": N_("Innehåller andra filer"),
    "open_action": N_("Gör något när den öppnas"),
    "encrypted": N_("Krypterad"),
    "hidden": N_("Har delar som inte kan granskas"),
    "external": N_("Hämtar innehåll utifrån"),
}
"""What a file from outside may do or carry; the person is told before it is opened."""

FILE_TYPES: Words = {
    "pdf": N_("PDF"),
    "png": N_("Bild (PNG)"),
    "jpg": N_("Bild (JPEG)"),
    "tif": N_("Bild (TIFF)"),
    "docx": N_("Word-dokument"),
    "xlsx": N_("Excel-arbetsbok"),
    "odt": N_("Dokument (ODT)"),
    "txt": N_("Text"),
    "eml": N_("E-postmeddelande"),
    "msg": N_("E-postmeddelande från Outlook"),
    "macros": N_("Office-dokument med makron"),
    "old_office": N_("Äldre Office-dokument"),
    "program": N_("Program"),
    "shortcut": N_("Genväg"),
    "web": N_("Webbsida"),
    "archive": N_("Packat arkiv"),
    "other": N_("Okänd filtyp"),
}
"""What rules.file_type tells apart."""
