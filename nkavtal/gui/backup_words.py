"""How copies and their age are told in the window."""

from __future__ import annotations

from datetime import datetime

from nkavtal.base.i18n import N_, moment_text, number_text, time_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.backups import REASONS
from nkavtal.catalogue.field import Words
from nkavtal.gui.parts.state_chip import State
from nkavtal.usecases.backups import BAD, HURT, SOUND, UNCHECKED, Age, CopyRow
from nkavtal.usecases.checking import Checked

_WORRY = 2  # days without a copy of what is new
_STATES: Words = {
    SOUND: N_("Kontrollerad"),
    HURT: N_("Av skadat register"),
    UNCHECKED: N_("Ej kontrollerad"),
    BAD: N_("Skadad"),
}
_LOOKS = {
    SOUND: ("checkmark_circle", "ok"),
    HURT: ("warning", "warn"),
    UNCHECKED: ("question_circle", "dashed"),
    BAD: ("error_circle", "bad"),
}


def made(moment: datetime) -> str:
    """Return '2026-11-23 14.05', as tables write it."""
    local = moment.astimezone()
    return f"{local:%Y-%m-%d} {time_text(local)}"


def age(told: Age, now: datetime) -> tuple[str, bool]:
    """Return how old the latest sound copy is, and whether that is something to worry about."""
    if told.made_at is None:
        return _("Ingen säkerhetskopia än"), False
    if told.days >= _WORRY:
        return _("Ingen säkerhetskopia på {n} dagar").format(n=number_text(told.days)), True
    return _("Kontrollerad säkerhetskopia {when}").format(when=moment_text(told.made_at, now)), False


def short_age(told: Age, now: datetime) -> str:
    """Return the same where there is little room."""
    if told.made_at is None:
        return _("Ingen kopia")
    if told.days >= _WORRY:
        return _("Ingen kopia på {n} dagar").format(n=number_text(told.days))
    return _("Kopia {when}").format(when=moment_text(told.made_at, now))


def state(row: CopyRow) -> State:
    """Return the chip of a copy's state."""
    symbol, look = _LOOKS[row.state]
    return State("", state_word(row.state), symbol, look, row.state == BAD)


def state_word(code: str) -> str:
    """Return the word of a copy's state."""
    return _(_STATES[code])


def reason(row: CopyRow) -> str:
    """Return why a copy was made."""
    return _(REASONS.get(row.reason, row.reason))


def place(row: CopyRow, own: bool) -> str:
    """Return where a copy lies; `own` tells that it is in the register's own folder."""
    if not own:
        return _("Andra platsen")
    return _("Här och på andra platsen") if row.elsewhere else _("Här")


def size(n: int) -> str:
    """Return '1,4 MB'."""
    return _("{n} MB").format(n=f"{n / 1_000_000:.1f}".replace(".", ","))


def checks(known: Checked, now: datetime) -> str:
    """Return when the register was last checked whole and when a copy was last brought back on trial."""
    if known.checked_at is None:
        return _("Hela registret har inte kontrollerats än. Det görs av sig självt en gång i veckan.")
    told = _("Hela registret kontrollerades {when}.").format(when=moment_text(known.checked_at, now))
    if known.tried_at is not None and not known.trial_failed:
        told += " " + _("En kopia provåterställdes {when}, och allt stämde.").format(
            when=moment_text(known.tried_at, now)
        )
    return told
