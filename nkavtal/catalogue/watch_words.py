"""Days to watch in words: what each is, and how it is told in lists, calendars and prints."""

from __future__ import annotations

from datetime import date

from nkavtal.base.i18n import N_, distance_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Words
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.term_steps import steps_shown
from nkavtal.catalogue.term_words import deadline_shown
from nkavtal.rules.terms.watch import Watch

BUCKETS: Words = {
    "late": N_("Överskriden"),
    "7": N_("Inom 7 dagar"),
    "30": N_("Inom 30 dagar"),
    "90": N_("Inom 90 dagar"),
    "180": N_("Inom 180 dagar"),
    "later": N_("Senare"),
    "past": N_("Passerad"),
}


def kind_shown(watch: Watch) -> str:
    """Return 'Sista uppsägningsdag', with the side that has the right when it is one side's."""
    return deadline_shown(watch.deadline)


def explained(watch: Watch) -> tuple[str, ...]:
    """Return why the day is that day, a line a step; the last line names the day that holds."""
    lines = list(steps_shown(watch.deadline.steps))
    if watch.by_hand is not None:
        if watch.check:
            lines.append(_("Den uträknade dagen är en annan än när dagen ändrades för hand. Kontrollera den."))
        told = _("Ändrad för hand till {day}. Skäl: {reason}")
        if watch.by_hand.author:
            told = _("Ändrad för hand av {author} till {day}. Skäl: {reason}")
        named = {"author": watch.by_hand.author, "day": watch.day.isoformat(), "reason": watch.by_hand.reason}
        lines.append(told.format(**named))
    return tuple(lines)


def marks(watch: Watch) -> tuple[str, ...]:
    """Return what must follow the day everywhere: 'antagen dag', 'ändrad för hand', 'kontrollera'."""
    found = []
    if watch.deadline.assumed:
        found.append(_("antagen dag"))
    if watch.by_hand is not None:
        found.append(_("ändrad för hand"))
    if watch.check:
        found.append(_("kontrollera"))
    return tuple(found)


def watch_title(row: WatchRow) -> str:
    """Return 'Sista uppsägningsdag: Gemensam socialjour (2026-014)', with the party when it is one party's."""
    title = _("{kind}: {title} ({number})").format(kind=kind_shown(row.watch), title=row.title, number=row.number)
    return _("{title}, {party}").format(title=title, party=row.name) if row.name else title


def watch_line(row: WatchRow, today: date) -> str:
    """Return one line for a terminal or a mail: day, how far off, what and which agreement."""
    words = _("{day}  {distance}  {title}").format(
        day=row.watch.day.isoformat(), distance=distance_text(row.watch.day, today), title=watch_title(row)
    )
    noted = marks(row.watch)
    return _("{line} [{marks}]").format(line=words, marks=", ".join(noted)) if noted else words
