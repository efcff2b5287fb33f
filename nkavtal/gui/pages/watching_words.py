"""Days to watch in the words of list, month and pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from nkavtal.base.i18n import MONTHS, N_, WEEKDAYS, day_text, distance_text, ngettext, sort_key, weekday_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Words
from nkavtal.catalogue.term import REMINDER_STATES
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.watch_filter import DONE
from nkavtal.catalogue.watch_words import BUCKETS, kind_shown, marks
from nkavtal.gui.parts.chips import tone_of
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.heading import Heading

GROUP_WORDS: Words = {
    **{code: words for code, words in BUCKETS.items() if code != "past"},
    DONE: N_("Klart eller uppskjutet"),
}
OPEN = N_("Att göra")


def columns(today: date) -> list[Column]:
    """Return the columns of the list; those that sort do it by their own name."""
    return [
        Column("day", _("Frist"), lambda r: r.watch.day.isoformat(), 196, sub=_weekday, sub_title=_("Veckodag"),
               chip=lambda r: chip(r, today), sort_name="day", fixed=True),
        Column("title", _("Avtal"), lambda r: r.title, 176, sub=under, sub_title=_("Nummer och part"), stretch=True,
               fixed=True, sort_name="title", tool=_tool),
        Column("kind", _("Vad"), lambda r: kind_shown(r.watch), 158, sub=state_text, sub_title=_("Läge"),
               sub_ink=_state_ink, sort_name="kind"),
        Column("safe", _("Säker dag"), lambda r: r.watch.safe.isoformat(), 98, sort_name="safe"),
        Column("begin", _("Börja"), lambda r: r.watch.begin.isoformat(), 98, sort_name="begin"),
        Column("responsible", _("Ansvarig"), lambda r: r.responsible or "–", 116, sort_name="responsible"),
        Column("note", _("Anmärkning"), lambda r: r.watch.done.note if r.watch.done else "", 160, hidden=True),
    ]  # fmt: skip


def chip(row: WatchRow, today: date) -> tuple[str, str]:
    """Return 'om 41 dagar' and its tone; what is settled speaks in no tone."""
    tone = tone_of(row.watch.day, today) if row.state == "open" else ""
    return distance_text(row.watch.day, today), tone


def under(row: WatchRow) -> str:
    """Return number and party."""
    return "  ·  ".join(part for part in (row.number, row.name) if part)


def state_text(row: WatchRow) -> str:
    """Return what has been done about it, and what must follow the day everywhere."""
    done = row.watch.done
    words = _(REMINDER_STATES[row.state]) if row.state != "open" else ""
    if row.state == "snoozed" and done is not None and done.until is not None:
        words = _("Uppskjuten till {day}").format(day=done.until.isoformat())
    return ", ".join(part for part in (words, *marks(row.watch)) if part)


def heading(code: str, n: int) -> Heading:
    """Return the heading of a group."""
    return Heading(_(GROUP_WORDS[code]), count_text(n))


def count_text(n: int) -> str:
    """Return '11 frister'."""
    return ngettext("{n} frist", "{n} frister", n).format(n=n)


def month_text(year: int, month: int) -> str:
    """Return 'december 2026'."""
    return _("{month} {year}").format(month=_(MONTHS[month - 1]), year=year)


def facts(row: WatchRow, today: date) -> list[tuple[str, str]]:
    """Return what the pane shows beside the steps."""
    watch = row.watch
    safe = (
        day_text(watch.safe)
        if watch.safe == watch.day
        else _("{day}, arbetsdagen före").format(day=weekday_text(watch.safe))
    )
    pairs = [
        (
            _("Dag"),
            _("{day}, {distance}").format(day=weekday_text(watch.day), distance=distance_text(watch.day, today)),
        ),
        (_("Säker dag"), safe),
        (_("Börja senast"), day_text(watch.begin)),
        (_("Part"), row.name),
        (_("Ansvarig"), row.responsible or _("saknas")),
        (_("Läge"), state_text(row) or _(OPEN)),
        (_("Anmärkning"), watch.done.note if watch.done is not None else ""),
    ]
    return [(label, text) for label, text in pairs if text]


def sorted_by(rows: Sequence[WatchRow], name: str, falling: bool) -> list[WatchRow]:
    """Return rows sorted by a column; those that are equal there stand by day."""
    keys: dict[str, Callable[[WatchRow], Any]] = {
        "title": lambda r: sort_key(r.title),
        "kind": lambda r: sort_key(kind_shown(r.watch)),
        "safe": lambda r: r.watch.safe,
        "begin": lambda r: r.watch.begin,
        "responsible": lambda r: (not r.responsible, sort_key(r.responsible)),
    }
    return sorted(rows, key=keys.get(name, lambda r: r.watch.day), reverse=falling)


def _weekday(row: WatchRow) -> str:
    return _(WEEKDAYS[row.watch.day.weekday()])


def _state_ink(row: WatchRow) -> str:
    return "warnF" if row.watch.check else "tx3"


def _tool(row: WatchRow) -> str:
    return "\n".join(part for part in (row.title, under(row)) if part)
