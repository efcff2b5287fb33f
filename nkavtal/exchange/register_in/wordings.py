"""Questions, choices and reasons in words; the plan itself holds codes."""

from __future__ import annotations

from collections.abc import Mapping

from nkavtal.base.i18n import N_, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import AREAS
from nkavtal.catalogue.document_types import TYPES
from nkavtal.catalogue.field import Kind, Value
from nkavtal.catalogue.ledgers import FIELDS

QUESTIONS = {
    "mark": N_("Vad betyder ”{value}” på bladet {sheet}?"),
    "no": N_("Vad betyder ”nej” i en kommuns kolumn?"),
    "unclear": N_("Vad betyder ”{value}” i en kommuns kolumn?"),
    "same_body": N_("Är {value} samma organisation som {other}?"),
    "which_body": N_("Vilken organisation är ”{value}”?"),
    "type": N_("Vilken avtalstyp är ”{value}”?"),
    "areas": N_("Vilka områden är ”{value}”?"),
    "numbers": N_("Numren i filen finns redan i registret men på avtal med andra titlar. Är det samma avtal?"),
    "same_agreement": N_("Är ”{value}” samma avtal som ”{other}”?"),
    "conflict": N_("{title}: {field} är ändrat i registret sedan förra inläsningen. Vad ska gälla?"),
    "changed_here": N_("{title}: {field} är ändrat i registret sedan bladet sändes. Vad ska gälla?"),
    "twice": N_("{agreement} står på flera rader som säger olika. Vilken gäller?"),
    "foreign": N_(
        "Raden om {agreement} sändes till {row} men står på bladet från {sheet}. Ska den läsas in för {row}?"
    ),
    "moved_key": N_(
        "Raden visar {row}, men dess nyckel gäller {agreement}. Bladet kan ha sorterats. Hör svaren till {agreement}?"
    ),
    "broken_key": N_("Nyckeln på en rad är skadad. Gäller raden {agreement} för {party}?"),
    "removed_fact": N_(
        "{agreement}: det som stod på bladet när det sändes är borttaget i registret. På bladet står nu: {file}. Vad ska gälla?"
    ),
    "meanwhile_decision": N_(
        "{agreement}: {party} har fått ett beslut i registret sedan bladet sändes: {now}. På bladet står: {file}. Vad ska gälla?"
    ),
    "meanwhile_signature": N_(
        "{agreement}: {party} har fått en underskrift i registret sedan bladet sändes: {now}. På bladet står: {file}. Vad ska gälla?"
    ),
}
CHOICES = {
    "note": N_("Vet inte, skriv det som en anteckning"),
    "party": N_("Kommunen är part, inget mer är känt"),
    "adopted": N_("Kommunen är part och har antagit"),
    "rejected": N_("Kommunen har avslagit"),
    "declined": N_("Kommunen avstår"),
    "waiting": N_("Kommunen har fått frågan men inte beslutat"),
    "outside": N_("Kommunen är inte part"),
    "same": N_("Ja, samma organisation"),
    "different": N_("Nej, två olika organisationer"),
    "is": N_("Det är {other}"),
    "own": N_("En egen organisation med det namnet"),
    "all": N_("Alla tre områdena"),
    "same_numbers": N_("Ja, titlarna har ändrats"),
    "other_numbers": N_("Nej, filen är en annan förteckning"),
    "same_agreement": N_("Ja, titeln har ändrats"),
    "new": N_("Nej, ett nytt avtal"),
    "keep": N_("Behåll det som står i registret: {now}"),
    "file": N_("Ta det som står i filen: {file}"),
    "none": N_("Läs inte in någon av dem"),
    "take_row": N_("Ja, läs in raden"),
    "leave_row": N_("Nej, läs inte in raden"),
    "keep_here": N_("Behåll registret som det är"),
    "take_file": N_("Ändra registret till det som står på bladet"),
    "both": N_("Registrera bladets svar för sig, så att båda finns kvar"),
    "again": N_("Registrera det som står på bladet"),
}
REASONS = {
    "no_year": N_("Dag utan år. Orden står i anmärkningen."),
    "no_day": N_("Ingen dag att läsa. Orden står i anmärkningen."),
    "second_day": N_("Flera dagar i samma ruta. Den första är inläst, hela rutan står i anmärkningen."),
    "reckoned": N_("Uträknad kolumn som inte läses in. Den säger {file}, inläst är {read}."),
    "reckoned_left": N_("Uträknad kolumn som inte läses in."),
    "no_heading_left": N_("Kolumnen saknar rubrik och är inte inläst."),
    "status": N_("Läget räknas fram ur avtalets uppgifter. Ordet står i anmärkningen."),
    "unknown_column": N_("Kolumnen har inget eget fält. Texten står i anmärkningen med sin rubrik."),
    "no_heading": N_("Kolumnen saknar rubrik. Texten står i anmärkningen."),
    "unclear": N_("Går inte att tolka. Orden står i anmärkningen."),
    "amount": N_("Inget entydigt belopp. Orden står under kostnadsmodell eller i anmärkningen."),
    "type": N_("Okänd avtalstyp. Ordet står i anmärkningen."),
    "areas": N_("Okänt område. Ordet står i anmärkningen."),
    "says_nothing": N_("Ett streck säger inget och läses inte in."),
    "bad_number": N_("Organisationsnumret har fel kontrollsiffra. Det står i anmärkningen."),
    "bad_email": N_("Ingen e-postadress. Texten står i anmärkningen."),
    "unknown_body": N_("Okänd organisation. Raden är inte inläst."),
    "no_title": N_("Raden saknar avtalets namn och är inte inläst."),
    "no_function": N_("Raden saknar funktion och är inte inläst."),
    "double": N_("Samma avtal står flera gånger. Den första raden är inläst, denna är inte inläst."),
    "nothing_to_mark": N_("Raden har inga svar att märka."),
    "mojibake": N_("Bokstäver ser feltolkade ut, till exempel Ã¥ i stället för å. Prova en annan teckenkodning."),
    "lost": N_("Några tecken går inte att läsa i den teckenkodning som är vald. De visas som ett frågetecken."),
    "unknown_sheet": N_("Bladet går inte att känna igen. Inget på bladet är inläst."),
    "left_sheet": N_("Bladet är valt att inte läsas in."),
    "skipped": N_("Kolumnen är vald att inte läsas in."),
    "no_key_column": N_("Kolumnen som säger vem raden gäller är inte vald. Raden är inte inläst."),
    "capped_sheet": N_("Bladet är större än {rows} rader eller {columns} kolumner. Resten är inte inläst."),
    "gone": N_("{n} uppgifter som kom från en tidigare inläsning finns inte i filen. De är kvar i registret."),
    "removed": N_("Borttaget i registret. Det läses inte in igen."),
    "moved": N_("Hör till en annan än i registret. Den är inte flyttad."),
    "no_file": N_("Filen till bilagan ligger inte bredvid. Bilagan är inte inläst."),
    "number_taken": N_("Numret {number} har ett annat avtal i registret. Avtalet får ett nytt nummer."),
    "replaced": N_("Registret är nytt. Organisationerna som det började med ersätts av filens."),
    "unread": N_("Rutan är inte inläst."),
    "error_value": N_("Formeln i rutan ger ett fel. Den är inte inläst."),
    "comment": N_("Kommentaren står i anmärkningen."),
    "double_row": N_("Samma rad står flera gånger. Den är inläst en gång."),
    "silent_row": N_("Samma avtal står på flera rader. Den här raden säger inget nytt."),
    "other_row": N_("Flera rader om samma avtal säger olika. Den här raden är inte inläst."),
    "unknown_row": N_("Raden gäller ett avtal som inte finns i det här registret. Den är inte inläst."),
    "removed_row": N_("Avtalet eller parten är borttagen i registret. Raden är inte inläst."),
    "foreign_row": N_("Raden sändes till en annan part än bladet. Den är inte inläst."),
    "moved_row": N_("Raden visar ett annat avtal än dess nyckel gäller. Den är inte inläst."),
    "broken_row": N_("Radens nyckel är skadad. Raden är inte inläst."),
    "keyless_row": N_("Raden har ingen nyckel, och numret är inget av partens avtal. Den är inte inläst."),
    "bad_cell": N_("{why} Rutan är inte inläst."),
    "no_outcome": N_("Utfall saknas. Beslutet är inte inläst."),
    "cleared": N_("{label} är tömt på bladet. Det som står i registret är kvar."),
    "cleared_signature": N_(
        "Underskriftens rutor är tömda på bladet. Det som står i registret är kvar. Ta bort underskriften där om den inte gäller."
    ),
}
SHEET_KINDS = {
    "agreements": N_("Avtal"),
    "matrix": N_("Kommunernas svar, en kolumn per kommun"),
    "answers": N_("Kommunernas svar, en rad per kommun"),
    "by_row": N_("Kommunernas svar, en rad per kommun och en kolumn per avtal"),
    "organisations": N_("Organisationer"),
    "contacts": N_("Kontakter"),
    "register": N_("Register från nkavtal"),
    "clerk": N_("Svar på utsänt blad"),
    "explains": N_("Förklaring till bladet"),
    "unknown": N_("Inte igenkänt"),
}


def shown(table: str, field: str, value: Value) -> str:
    """Return a value as a person reads it: codes as words, nothing as a dash."""
    one = FIELDS[table][field]
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("Ja") if value else _("Nej")
    if one.kind is Kind.CHOICES:
        return ", ".join(_((one.choices or {}).get(code, code)) for code in value.split(","))
    if one.kind is Kind.CHOICE:
        return _((one.choices or {}).get(value, value))
    return value


def question_words(kind: str, value: str, cells: int, about: Mapping[str, str]) -> str:
    """Return a question with where it comes from; `cells` is in how many cells."""
    words = _(QUESTIONS[kind]).format(value=value, **about)
    if cells < 2:
        return words
    return ngettext("{words} (Gäller {n} ruta.)", "{words} (Gäller {n} rutor.)", cells).format(words=words, n=cells)


def choice_words(kind: str, code: str, about: Mapping[str, str]) -> str:
    """Return a choice of a question."""
    if kind in ("type", "areas") and code in (known := {"type": TYPES, "areas": AREAS}[kind]):
        return _(known[code])
    if code.startswith("is:"):
        words = CHOICES["is"]
        return _(words).format(other=about.get(code, code[3:]))
    if code.startswith("row:"):
        return _("Rad {n}: {words}").format(n=code.rpartition(":")[2], words=about[code])
    return _(CHOICES[code]).format(**about)


def reason_words(code: str, about: Mapping[str, str]) -> str:
    """Return a reason."""
    return _(REASONS[code]).format(**about)
