"""The first page in words: counters, days with the steps behind them, and what has been done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nkavtal.base.i18n import MONTHS, WEEKDAYS, day_text, distance_text, listing, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.overview import Counter, Deed
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.catalogue.show import day_shown
from nkavtal.gui.pages.agreement_words import names
from nkavtal.rules.partial_date import PartialDate

if TYPE_CHECKING:
    from nkavtal.catalogue.term_rows import TermCard

_ICONS = {
    "record_decision": "gavel",
    "record_signature": "signature",
    "create_agreement": "document_add",
    "remove_agreement": "delete",
    "remove_row": "delete",
    "remove_attachment": "delete",
    "remove_organisation": "delete",
    "attach_files": "attach",
    "add_parties": "building_government",
    "create_organisation": "building_government",
    "edit_organisation": "building_government",
    "import_register": "arrow_import",
    "undo": "arrow_undo",
    "redo": "arrow_redo",
}


def under_counter(counter: Counter, today: date) -> str:
    """Return what stands under a counter: the first of its days, or how much is left."""
    if not counter.n:
        return _("inga just nu")
    if counter.code == "decision":
        return ngettext("{n} svar återstår", "{n} svar återstår", counter.parts).format(n=counter.parts)
    if counter.code == "signature":
        return ngettext("{n} underskrift", "{n} underskrifter", counter.parts).format(n=counter.parts)
    if counter.day is None:
        return ""
    day = date.fromisoformat(counter.day)
    if counter.code == "late":
        return _("äldst {distance}").format(distance=_late(day, today))
    return _("närmast {distance}").format(distance=distance_text(day, today))


def _late(day: date, today: date) -> str:
    n = (today - day).days
    return ngettext("{n} dag", "{n} dagar", n).format(n=n)


def today_text(today: date) -> str:
    """Return 'måndag 23 november 2026, vecka 48'."""
    weekday = _(WEEKDAYS[today.weekday()])
    return _("{weekday} {day}, vecka {week}").format(
        weekday=weekday, day=day_text(today), week=today.isocalendar().week
    )


def short_day(day: date, today: date) -> tuple[str, str]:
    """Return '16' and 'nov', with the year where it is another."""
    month = _(MONTHS[day.month - 1])[:3]
    return str(day.day), month if day.year == today.year else f"{month} {day.year}"


def steps(card: AgreementCard, term: TermCard, day: date, kind: str) -> list[str]:
    """Return why an agreement's next day is that day, one sentence a step: as in Bevakningar, and who is to answer by it."""
    if kind == "reply":
        return _reply_steps(card)
    from nkavtal.catalogue.watch_words import explained  # not waited for by the first page

    all_days = [one for party in term.parties for one in party.watches if one.day == day]
    those = [one for one in all_days if one.kind == kind] or all_days
    return list(explained(those[0])) if those else [_("Avtalet gäller till och med {day}.").format(day=day_text(day))]


def _reply_steps(card: AgreementCard) -> list[str]:
    found = []
    waited = [one for one in card.own_side if one.waiting and one.values["reply_by"]]
    for known in sorted({str(one.values["reply_by"]) for one in waited}):
        those = [one for one in waited if one.values["reply_by"] == known]
        found.append(_("Svar senast {day} från {names}.").format(day=_day(known), names=names(those, 14)))
    sent = sorted({str(one.values["asked_on"]) for one in waited if one.values["asked_on"]})
    if sent:
        found.append(_("Begäran sändes {days}.").format(days=listing([_day(day) for day in sent])))
    found.append(_("Den första dagen som någon ska svara visas tills alla har svarat."))
    return found


def _day(known: str) -> str:
    exact = PartialDate.parse(known).exact
    return day_text(exact) if exact is not None else day_shown(known)


def deed_icon(deed: Deed) -> str:
    """Return the icon of a deed."""
    return _ICONS.get(deed.name, "edit")
