"""What has been done, in words for somebody who was away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from nkavtal.base.i18n import MONTHS, WEEKDAYS, listing, ngettext, time_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.acts import act_shown
from nkavtal.catalogue.codes import OUTCOMES
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.catalogue.listing import Listed, ListedColumn
from nkavtal.catalogue.overview import Deed
from nkavtal.catalogue.show import shown

_NAMED = 4  # so many parties are named one by one, more are counted


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


def listed(deeds: Sequence[Deed], since: date) -> Listed:
    """Return deeds as a list: when, what and by whom."""
    columns = (
        ListedColumn(_("När"), 1.2), ListedColumn(_("Avtal"), 3), ListedColumn(_("Vad"), 4), ListedColumn(_("Av"), 1.2),
    )  # fmt: skip
    rows = tuple(
        (f"{datetime.fromisoformat(one.at).astimezone():%Y-%m-%d %H.%M}", deed_about(one), deed_title(one), one.actor)
        for one in deeds
    )
    return Listed(_("Vad har hänt sedan {day}").format(day=since.isoformat()), columns, rows)


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
