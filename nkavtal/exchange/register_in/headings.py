"""What a column heading means in each kind of sheet."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache

from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.field import Field
from nkavtal.catalogue.organisation import CONTACT, ORGANISATION_FIELDS
from nkavtal.exchange.register_in.words import pressed

_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
TITLES = (
    "avtal", "avtalets namn", "avtalsnamn", "avtalets titel", "titel", "benämning", "rubrik", "ärende", "överenskommelse",
    "avser", "avtal/överenskommelse", "avtalet", "avtalstitel", "ärendemening", "avtalets benämning", "avtalsbenämning",
    "ramavtal", "ramavtalets namn", "ramavtalsområde", "avtalsområde", "upphandling",
)  # fmt: skip

_ABOUT_AGREEMENTS = {
    "counterparty": ("motpart", "motparter", "avtalspart", "leverantör", "leverantörer", "extern part", "med vem"),
    "parties": ("parter", "avtalsparter", "deltagare", "kommuner", "deltagande kommuner", "berörda kommuner", "ingående parter",
                "avropsberättigade kommuner", "avropsberättigade", "berättigade kommuner", "anslutna kommuner"),
    "host": ("värdkommun", "värd", "huvudman"),
    "recommendation": (
        "beslut styrelsen", "styrelsebeslut", "styrelsens beslut", "styrelsens rekommendation", "rekommendation",
        "beslut i styrelsen", "nk styrelse", "styrelsen", "rekommenderat",
    ),
    "reckoned": ("antal", "antal antagit", "antal svar", "summa antagit", "antal kommuner", "antagna", "antal av 14"),
    "example": ("uppgift", "exempel"),
    "status": ("status", "läge", "avtalsstatus", "aktuellt läge"),
    "title": TITLES,
    "old_number": ("avtals nr", "nr i pärm", "pärmnr", "reg nr", "regnr", "id nr", "avtal nr", "#"),
    "ends_on": ("tom", "gäller till", "avtalet upphör", "avtalsslut", "löper ut", "gäller t o m", "giltigt t.o.m.", "utgår",
                "avtal t.o.m.", "avtal tom", "avtalet gäller t.o.m."),
    "starts_on": ("from", "gäller fr o m", "giltigt fr.o.m.", "avtalsstart", "start datum", "ikraft", "gäller fr",
                  "avtal fr.o.m.", "avtal from", "avtalet gäller fr.o.m."),
    "term_words": ("grundtid", "avtalslängd", "löptid", "avtalstidens längd"),
    "amount": ("takvärde", "takbelopp", "takvolym", "kontraktsvärde", "kontraktssumma", "beräknat värde", "uppskattat värde"),
    "note": ("övriga upplysningar", "anm", "anmärkningar", "kommentarer", "anteckningar", "övrig information", "fritext"),
    "diary_number": ("diarienr", "dnr nk", "vårt dnr", "dnr/ärende", "ärendenr", "referens", "referensnummer",
                     "avtalsreferens", "avtalets referens"),
}  # fmt: skip
_ABOUT_ANSWERS = {
    "title": TITLES,
    "old_number": ("nr", "avtalsnr", "avtalsnummer", "avtals nr"),
    "organisation": ("kommun", "kommunen", "part", "kommuner", "organisation", "avtalspart", "kommunnamn", "medlem"),
    "body": ("organ", "beslutsorgan", "instans", "beslutande organ", "beslutsinstans", "nämnd", "beslutat av", "beslutande"),
    "decided_on": (
        "beslutsdatum", "datum", "sammanträdesdatum", "sammanträdesdag", "beslutsdag", "antagen", "antaget den",
        "datum för beslut", "dag", "beslut datum", "antagandedatum", "beslutad",
    ),
    "paragraph": ("§", "paragraf", "paragrafnr", "§ nr", "prot §", "par", "beslut §", "§§", "protokoll §"),
    "diary_number": ("dnr", "diarienummer", "diarienr", "kommunens dnr", "ärendenr", "ärendenummer"),
    "answer": (
        "beslut", "svar", "utfall", "antagit", "antaget", "ställningstagande", "resultat", "kommunens beslut", "ja/nej", "antar",
        "besked",
    ),
    "signed_on": (
        "undertecknat", "underskrift", "undertecknad", "und", "signerat", "underskriftsdatum", "undertecknandedatum",
        "undertecknat den", "signerad", "påskrivet", "undertecknande", "sign",
    ),
    "signed_by": ("undertecknare", "undertecknat av", "firmatecknare", "signerat av", "underskrivet av", "vem"),
    "capacity": ("befattning", "undertecknarens titel", "roll vid undertecknande"),
    "form": ("form", "form för underskrift", "underskriftsform"),
    "legal_force_on": ("laga kraft", "laga kraft den", "vann laga kraft", "laga kraftdatum"),
    "minutes_approved_on": ("justerat", "justering", "justerad"),
    "announced_on": ("anslag", "anslaget", "anslagen", "anslagsdag", "anslagsdatum"),
    "asked_on": ("sänt", "utskickat", "skickat", "utskick", "skickad", "sänd", "utsänt"),
    "reply_by": ("svar senast", "senast svar", "svarsdatum"),
    "in_force_from": ("gäller fr.o.m.", "fr.o.m.", "gäller från", "ansluten"),
    "in_force_to": ("gäller t.o.m.", "t.o.m.", "gäller till"),
    "role": ("roll",),
    "note": ("anm", "anmärkning", "kommentar", "notering", "övrigt", "anteckning"),
    "example": ("uppgift", "exempel"),
    "reckoned": ("antal",),
}  # fmt: skip
_ABOUT_ORGANISATIONS = {
    "name": ("namn", "motpart", "organisation", "leverantör", "kommun", "företag", "part", "myndighet"),
    "function": ("kontakt (funktion)", "kontakt", "kontaktfunktion", "funktion"),
    "phone": ("telefon", "tel", "mobil"),
    "person": ("kontaktperson",),
}
_ABOUT_CONTACTS = {
    "organisation": ("kommun", "organisation", "part", "kommunen", "motpart"),
    "function": ("funktion", "roll", "befattning", "titel"),
    "person": ("namn", "kontaktperson", "person", "kontakt"),
}


def _vocabulary(extra: Mapping[str, tuple[str, ...]], fields: tuple[Field, ...]) -> dict[str, str]:
    words: dict[str, str] = {}
    for role, headings in extra.items():
        for heading in headings:
            words.setdefault(pressed(heading), role)
    for one in fields:
        for heading in (*one.headings, one.label):
            words.setdefault(pressed(heading), one.name)
    return words


VOCABULARIES = {
    "agreements": _vocabulary(_ABOUT_AGREEMENTS, AGREEMENT_FIELDS),
    "answers": _vocabulary(_ABOUT_ANSWERS, ()),
    "organisations": _vocabulary(_ABOUT_ORGANISATIONS, ORGANISATION_FIELDS),
    "contacts": _vocabulary(_ABOUT_CONTACTS, CONTACT.fields),
}


@lru_cache(maxsize=20_000)
def exact_role(kind: str, heading: str) -> str:
    """Return the role of a heading that is spelled as we know it, '' for any other."""
    words = VOCABULARIES[kind]
    plain = pressed(heading)
    found = words.get(plain) or words.get(plain + "er") or words.get(plain.removesuffix("er"), "")
    if not found and (short := _BRACKET.sub("", heading)) != heading:
        return words.get(pressed(short), "")
    return found


@lru_cache(maxsize=50_000)
def is_some_heading(text: str) -> bool:
    """Tell if a text is a heading in any kind of sheet."""
    return any(exact_role(kind, text) for kind in VOCABULARIES)


@lru_cache(maxsize=5_000)
def role_of(kind: str, heading: str) -> str:
    """Return the role of a heading in a kind of sheet, '' when it has none; small misspellings are forgiven."""
    found = exact_role(kind, heading)
    plain = pressed(heading)
    if found or not 6 <= len(plain) <= 40:
        return found
    close = difflib.get_close_matches(plain, VOCABULARIES[kind], n=1, cutoff=0.88)
    return VOCABULARIES[kind][close[0]] if close else ""
