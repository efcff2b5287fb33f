"""What an agreement's facts say in sentences: the same on cover, list, workbook and letter."""

from __future__ import annotations

from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing, ngettext
from nkavtal.catalogue import entry_words
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.codes import STATUSES
from nkavtal.catalogue.day_words import day_words
from nkavtal.catalogue.rows import AgreementCard, PartyLine, Values
from nkavtal.catalogue.show import day_shown, shown
from nkavtal.catalogue.standing import text

ALL_MUNICIPALITIES = 14
"""Municipalities of the county, all members of the federation."""

_CLAUSES = ("när ", "då ", "sedan ", "den ", "efter ")  # words that go on a sentence
_NAMED = 4  # so many parties are named one by one, more are counted


def term(values: Values) -> str:
    """Return when the agreement applies, '' when nothing is known about it."""
    first, last = text(values, "starts_on"), text(values, "ends_on")
    if values["open_ended"] is True:
        if first:
            return _("{first} och tills vidare").format(first=day_words(first))
        return _("Tills vidare, första dag saknas")
    if first and last:
        return _("{first} till och med {last}").format(first=day_words(first), last=day_words(last))
    if first:
        return _("Från och med {first}, sista dag saknas").format(first=day_words(first))
    if last:
        return _("Till och med {last}, första dag saknas").format(last=day_words(last))
    return ""


def count(card: AgreementCard) -> str:
    """Return '12 av 14 antagit, 11 undertecknat.'."""
    if not card.counted:
        return _("Inga parter är registrerade.")
    return _("{adopted} av {all} antagit, {signed} undertecknat.").format(
        adopted=card.adopted, all=card.counted, signed=card.signed
    )


def status(card: AgreementCard) -> str:
    """Return the agreement's status in a word: 'Gällande'."""
    return _("Okänt") if card.status == "unknown" else _(STATUSES.get(card.status, card.status))


def standing(card: AgreementCard) -> str:
    """Return 'Ute för beslut. 11 av 14 har antagit, 9 har undertecknat.'."""
    if not card.counted:
        return _("{status}. Inga parter är registrerade.").format(status=status(card))
    return _("{status}. {adopted} av {all} har antagit, {signed} har undertecknat.").format(
        status=status(card), adopted=card.adopted, all=card.counted, signed=card.signed
    )


def entry(card: AgreementCard, today: date) -> str:
    """Return the rule for entry into force and how it stands; that it is missing is said."""
    if told := entry_words.rule(card.values):
        return f"{told} {entry_words.standing(card, today)}"
    words = text(card.values, "entry_words").rstrip(".")
    if not words:
        return _("Villkor för ikraftträdande saknas.")
    if words.casefold().startswith(_CLAUSES):
        return _("Träder i kraft {words}.").format(words=words[0].lower() + words[1:])
    return _("Träder i kraft: {words}.").format(words=words)


def recommendation(values: Values) -> str:
    """Return 'Styrelsen 11 juni 2026 § 62', as much of it as is known."""
    decided = text(values, "decided_on")
    parts = (text(values, "body"), day_words(decided) if decided else "", paragraph(values))
    return " ".join(filter(None, parts))


def decision(values: Values) -> str:
    """Return 'KF 2026-09-28 § 87', as much of it as is known."""
    decided = text(values, "decided_on")
    parts = (text(values, "body"), day_shown(decided) if decided else "", paragraph(values))
    return " ".join(filter(None, parts))


def paragraph(values: Values) -> str:
    """Return '§ 87' with a hard space, also for a bare number, or what stands instead."""
    known = text(values, "paragraph")
    return (f"§ {known}" if known.isdigit() else known).replace("§ ", "§\u00a0")


def between(card: AgreementCard) -> str:
    """Return who the parties are: 'Norrbottens 14 kommuner och Region Norrbotten', '' when there are none."""
    municipalities = [line for line in card.own_side if line.organisation_kind == "municipality"]
    own: list[str] = []
    if sum(line.member for line in municipalities) == ALL_MUNICIPALITIES:
        own.append(_("Norrbottens {n} kommuner").format(n=ALL_MUNICIPALITIES))
        rest = [line for line in card.own_side if not (line.member and line.organisation_kind == "municipality")]
    elif len(municipalities) > _NAMED:
        own.append(ngettext("{n} kommun", "{n} kommuner", len(municipalities)).format(n=len(municipalities)))
        rest = [line for line in card.own_side if line.organisation_kind != "municipality"]
    else:
        rest = list(card.own_side)
    own += named(rest, ngettext("{n} annan part", "{n} andra parter", len(rest)))
    others = list(card.counterparties)
    return listing([*own, *named(others, ngettext("{n} motpart", "{n} motparter", len(others)))])


def named(lines: list[PartyLine], counted: str) -> list[str]:
    """Return the names of a few parties; many are counted instead."""
    if len(lines) > _NAMED:
        return [counted.format(n=len(lines))]
    return [line.short_name for line in lines]


def value(values: Values, name: str) -> str:
    """Return a field of the agreement in words, '' when nothing is known."""
    return shown(AGREEMENT[name], values[name])
