"""An agreement in the words of list, pane and page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nkavtal.base.i18n import N_, distance_text, listing, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import entry_words
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.codes import AREAS, RELATION_KINDS, STATUSES
from nkavtal.catalogue.deadline_words import NEXT_KINDS
from nkavtal.catalogue.document_types import TYPES
from nkavtal.catalogue.rows import AgreementCard, AgreementRow, LedgerRow, PartyLine
from nkavtal.catalogue.show import day_shown, shown
from nkavtal.gui.parts.adoption_bar import Adoption
from nkavtal.gui.parts.chips import tone_of

_TONES = {
    "out_for_decision": ("warn", "clock"),
    "partly_adopted": ("warn", "clock"),
    "signing": ("info", "signature"),
    "adopted": ("ok", "checkmark"),
    "in_force": ("ok", "checkmark_circle"),
    "terminated": ("warn", "hourglass"),
    "unknown": ("mute", "question_circle"),
}
_SHORT_AREAS = {"health": N_("Hälso- och sjukvård")}
_INKS = {"warn": "warnF", "info": "infoF"}


def next_kind(code: str) -> str:
    """Return what the next day is about."""
    return _(NEXT_KINDS[code]) if code in NEXT_KINDS else ""


def status_word(code: str) -> str:
    """Return the agreement's state in words."""
    return _(STATUSES.get(code, code))


def status_tone(code: str) -> tuple[str, str]:
    """Return tone and icon of a state; only what is not as it should be speaks."""
    return _TONES.get(code, ("mute", ""))


def status_ink(code: str) -> str:
    """Return the token for a state's word in a row."""
    return _INKS.get(status_tone(code)[0], "tx3")


def areas_text(codes: str) -> str:
    """Return areas given with commas in words."""
    return ", ".join(_(AREAS.get(code, code)) for code in codes.split(",") if code)


def short_areas(codes: str) -> str:
    """Return areas in the short words that a column has room for."""
    return ", ".join(_(_SHORT_AREAS.get(code, AREAS.get(code, code))) for code in codes.split(",") if code)


def type_word(code: str) -> str:
    """Return the type in words, '' when it is not known."""
    return _(TYPES.get(code, code)) if code else ""


def under_title(row: AgreementRow) -> str:
    """Return the number with the type, or with the state when it does not simply apply; invented facts are marked."""
    what = type_word(row.type) if row.status == "in_force" else status_word(row.status)
    parts = [row.number, _("EXEMPEL") if row.example else "", what, entry_words.in_list(row)]
    return "  ·  ".join(part for part in parts if part)


def ends_text(ends_on: str | None, open_ended: bool | None) -> str:
    """Return the last day, 'tills vidare' or 'saknas'."""
    if ends_on:
        return day_shown(ends_on)
    return _("tills vidare") if open_ended else _("saknas")


def next_chip(day: str | None, today: date) -> tuple[str, str] | None:
    """Return 'om 41 dagar' and its tone."""
    if not day:
        return None
    exact = date.fromisoformat(day)
    return distance_text(exact, today), tone_of(exact, today)


def adoption(row: AgreementRow) -> Adoption:
    """Return the bar of a row."""
    return Adoption(row.adopted, row.parties, row.signed)


def card_adoption(card: AgreementCard) -> Adoption:
    """Return the bar of a whole agreement."""
    return Adoption(card.adopted, card.counted, card.signed)


def not_adopted(card: AgreementCard) -> tuple[PartyLine, ...]:
    """Return the parties that are waited for or of which nothing is known."""
    return tuple(one for one in card.own_side if not one.adopted and (one.waiting or one.state == "unknown"))


def refused(card: AgreementCard) -> tuple[PartyLine, ...]:
    """Return the parties that have said no."""
    return tuple(one for one in card.own_side if one.state in ("rejected", "declined"))


def unsigned(card: AgreementCard) -> tuple[PartyLine, ...]:
    """Return the parties that have adopted and not signed."""
    return tuple(
        one for one in card.own_side if one.adopted and not one.signed and one.state not in ("left", "leaving")
    )


def names(parties: Iterable[PartyLine], most: int = 6) -> str:
    """Return 'Arjeplog, Pajala och Överkalix', and how many more when they are many."""
    found = [one.short_name for one in parties]
    if len(found) <= most:
        return listing(found)
    left = len(found) - most
    return ngettext("{names} och {n} till", "{names} och {n} till", left).format(names=", ".join(found[:most]), n=left)


def next_step(card: AgreementCard) -> tuple[str, str, str]:
    """Return what stands in the way, whom it is about, and which act moves it on ('decision', 'signature' or '')."""
    if waiting := not_adopted(card):
        n = len(waiting)
        title = ngettext("{n} part har inte antagit", "{n} parter har inte antagit", n).format(n=n)
        return title, names(waiting), "decision"
    if waiting := unsigned(card):
        n = len(waiting)
        title = ngettext("{n} part har inte undertecknat", "{n} parter har inte undertecknat", n).format(n=n)
        return title, names(waiting), "signature"
    return "", "", ""


def adoption_text(card: AgreementCard) -> str:
    """Return '9 undertecknade, 3 återstår'."""
    left = len(not_adopted(card))
    signed = ngettext("{n} undertecknad", "{n} undertecknade", card.signed).format(n=card.signed)
    if not left:
        return signed
    return _("{signed}, {n} återstår").format(signed=signed, n=left)


def short_facts(card: AgreementCard) -> list[tuple[str, str]]:
    """Return the facts that the pane shows; what is not known is left out but for the most needed."""
    values = card.values
    others = ", ".join(one.short_name for one in card.counterparties)
    pairs = [
        (_("Motpart"), others),
        (_("Gäller"), period(card)),
        (_("Träder i kraft"), entry_words.rule(values) or shown(AGREEMENT["entry_words"], values["entry_words"])),
        (_("Uppsägning"), shown(AGREEMENT["notice_words"], values["notice_words"])),
        (_("Styrelsens beslut"), ", ".join(recommendation_text(row) for row in card.recommended)),
        (_("Dnr"), str(values["diary_number"] or "")),
        (_("Gammalt nummer"), str(values["old_number"] or "")),
        (_("Ansvarig"), responsible(card)),
        *((_("Koppling"), relation_text(row, card)) for row in card.relations),
        (_("Anmärkning"), str(values["note"] or "")),
    ]
    needed = {_("Motpart"), _("Gäller"), _("Ansvarig")}
    return [(label, text) for label, text in pairs if text or label in needed]


def period(card: AgreementCard) -> str:
    """Return 'fr.o.m. 2025-07-01 t.o.m. 2027-06-30' as far as it is known."""
    starts, ends = card.values["starts_on"], card.values["ends_on"]
    first = day_shown(str(starts)) if starts else _("saknas")
    last = ends_text(str(ends) if ends else None, card.values["open_ended"] is True)
    return _("{first} – {last}").format(first=first, last=last)


def responsible(card: AgreementCard) -> str:
    """Return who answers for the agreement, and who stands in."""
    person, deputy = str(card.values["responsible"] or ""), str(card.values["deputy"] or "")
    return _("{person} (ersättare {deputy})").format(person=person or _("saknas"), deputy=deputy) if deputy else person


def recommendation_text(row: LedgerRow) -> str:
    """Return 'Styrelsen 2026-06-11 § 62, dnr 2026/118'."""
    values = row.values
    day = day_shown(str(values["decided_on"])) if values["decided_on"] else ""
    text = " ".join(str(part) for part in (values["body"], day, values["paragraph"]) if part)
    return (
        _("{text}, dnr {number}").format(text=text, number=values["diary_number"]) if values["diary_number"] else text
    )


def relation_text(row: LedgerRow, card: AgreementCard) -> str:
    """Return 'Ersätter 2019-012 Läkarmedverkan' or the words for an agreement that is not in the register."""
    other = row.values["other"]
    what = card.names.get(str(other), "") if other else ""
    kind = str(row.values["kind"])
    words = [_(RELATION_KINDS[kind]), what, str(row.values["words"] or "")]
    return " ".join(part for part in words if part)
