"""The first page in words: counters, days with the steps behind them, and what has been done."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from nkavtal.base.i18n import MONTHS, WEEKDAYS, day_text, distance_text, listing, ngettext, time_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.acts import act_shown
from nkavtal.catalogue.codes import OUTCOMES
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.catalogue.overview import Counter, Deed
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.catalogue.show import day_shown, shown
from nkavtal.gui.pages.agreement_words import names
from nkavtal.rules.partial_date import PartialDate

_NAMED = 4  # so many parties are named one by one, more are counted
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


def steps(card: AgreementCard, kind: str) -> list[str]:
    """Return where an agreement's next day comes from, one sentence a step, in the register's own words."""
    return _reply_steps(card) if kind == "reply" else _end_steps(card)


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


def _end_steps(card: AgreementCard) -> list[str]:
    found = [_("Avtalet gäller till och med {day}.").format(day=_day(str(card.values["ends_on"])))]
    for name, words in (
        ("renewal_words", _("Förlängning enligt avtalet: {words}")),
        ("notice_words", _("Uppsägning enligt avtalet: {words}")),
    ):
        if known := str(card.values[name] or "").strip():
            found.append(words.format(words=_ended(known)))
    return found


def _day(known: str) -> str:
    exact = PartialDate.parse(known).exact
    return day_text(exact) if exact is not None else day_shown(known)


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "…")) else f"{words}."


def deed_icon(deed: Deed) -> str:
    """Return the icon of a deed."""
    return _ICONS.get(deed.name, "edit")


def deed_title(deed: Deed) -> str:
    """Return what was done, shortly: 'Kalix: antagit', 'Ändrat: Gäller t.o.m.'."""
    match deed.name:
        case "record_decision" | "record_signature":
            return _answered(deed)
        case "create_agreement":
            return _("Nytt avtal")
        case "remove_agreement":
            return _("Avtalet är borttaget")
        case "add_parties" if "parties" in deed.about:
            return _("Nya parter: {parties}").format(parties=deed.about["parties"])
        case "edit_agreement" | "edit_organisation" if deed.changes:
            return _("Ändrat: {fields}").format(fields=_fields(deed))
        case "add_row" | "edit_row" | "remove_row" if deed.about.get("row") in LEDGERS:
            return _row(deed)
        case "import_register":
            return _("{file} är inläst").format(file=deed.about.get("file", "–"))
        case "undo" if "act" in deed.about:
            return _("Ångrat: {act}").format(act=_taken(deed))
        case "redo" if "act" in deed.about:
            return _("Gjort om: {act}").format(act=_taken(deed))
        case _:
            return act_shown(deed.name, deed.about)


def deed_about(deed: Deed) -> str:
    """Return which agreement it was done to, how many, or whose row it was."""
    if deed.number:
        return f"{deed.number} {deed.title}"
    if deed.agreements:
        return ngettext("{n} avtal", "{n} avtal", deed.agreements).format(n=deed.agreements)
    return deed.about.get("owner") or deed.about.get("name", "")


def deed_by(deed: Deed, today: date) -> str:
    """Return 'Per, i dag 09.10'."""
    return _("{actor}, {when}").format(actor=deed.actor, when=when_text(deed.at, today))


def when_text(at: str, today: date) -> str:
    """Return a moment in UTC as it is told here: 'i dag 09.10', 'i går 14.32', 'fredag 20 november 14.32'."""
    moment = datetime.fromisoformat(at).astimezone()
    day, time = moment.date(), time_text(moment)
    if day == today:
        return _("i dag {time}").format(time=time)
    if day == today - timedelta(days=1):
        return _("i går {time}").format(time=time)
    words = f"{day.day} {_(MONTHS[day.month - 1])}"
    if day.year != today.year:
        return _("{day} {year}").format(day=words, year=day.year)
    return _("{weekday} {day} {time}").format(weekday=_(WEEKDAYS[day.weekday()]), day=words, time=time)


def _answered(deed: Deed) -> str:
    made = [change for change in deed.changes if not change.field]
    decisions = [change for change in made if change.table == "decision"]
    signed = any(change.table == "signature" for change in made)
    outcomes = list(dict.fromkeys(str(change.snapshot.get("outcome", "")) for change in decisions))
    said = [_(OUTCOMES.get(code, code)).lower() for code in outcomes] + ([_("undertecknat")] if signed else [])
    n = len(decisions) or sum(change.table == "signature" for change in made)
    who = deed.about.get("parties", "–") if n <= _NAMED else ngettext("{n} part", "{n} parter", n).format(n=n)
    return _("{who}: {what}").format(who=who, what=listing(said)) if said else act_shown(deed.name, deed.about)


def _row(deed: Deed) -> str:
    row = _(LEDGERS[deed.about["row"]].one).lower()
    if deed.name == "add_row":
        return _("Tillagt: {row}").format(row=row)
    if deed.name == "remove_row":
        return _("Borttaget: {row}").format(row=row)
    fields = _fields(deed)
    return _("Ändrat: {row}, {fields}").format(row=row, fields=fields) if fields else _("Ändrat: {row}").format(row=row)


def _fields(deed: Deed) -> str:
    """Return which fields were changed; one alone with what it has become."""
    changed = [change for change in deed.changes if change.field in FIELDS.get(change.table, {})]
    if len(changed) == 1:
        field = FIELDS[changed[0].table][changed[0].field]
        after = shown(field, changed[0].after)
        if after and len(after) <= 40 and field.kind not in ("organisation", "agreement"):
            return _("{field} till {value}").format(field=_(field.label), value=after)
    return listing(list(dict.fromkeys(_(FIELDS[change.table][change.field].label) for change in changed)))


def _taken(deed: Deed) -> str:
    return act_shown(deed.about["act"], {name: words for name, words in deed.about.items() if name != "act"})
