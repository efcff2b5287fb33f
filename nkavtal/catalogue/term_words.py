"""What the days and states of an agreement's term are called."""

from __future__ import annotations

from nkavtal.base.i18n import N_, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.deadline_words import DEADLINES
from nkavtal.catalogue.field import Words
from nkavtal.catalogue.term_sentences import SIDES
from nkavtal.rules.terms.outcome import Deadline, Outcome
from nkavtal.rules.terms.rule import Side

TERM_STATES: Words = {
    "not_started": N_("Har inte börjat gälla"),
    "running": N_("Löper"),
    "ending": N_("Löper ut"),
    "ended": N_("Har upphört"),
    "unknown": N_("Okänt"),
}


def deadline_shown(one: Deadline) -> str:
    """Return 'Sista uppsägningsdag', with the side that has the right when it is one side's."""
    word = _(DEADLINES[one.kind])
    if one.side is Side.ANY:
        return word
    return _("{kind} ({side})").format(kind=word, side=_(SIDES[one.side]).lower())


def period_shown(outcome: Outcome) -> str:
    """Return which term runs and how many times it has been prolonged; '' where that is not known."""
    term = outcome.terms[outcome.current] if outcome.current is not None else None
    if term is None or term.starts is None or term.ends is None:
        return ""
    told = ngettext(
        "Nuvarande period: {first} – {last}, förlängt {n} gång.",
        "Nuvarande period: {first} – {last}, förlängt {n} gånger.",
        outcome.prolonged,
    )
    return told.format(first=term.starts.isoformat(), last=term.ends.isoformat(), n=outcome.prolonged)
