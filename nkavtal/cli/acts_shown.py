"""Acts of history as a terminal shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import time_text
from nkavtal.catalogue.acts import act_shown
from nkavtal.catalogue.rows import ActLine
from nkavtal.cli.table import table


def data(act: ActLine) -> dict[str, object]:
    """Return an act as data; `at` is UTC, `words` what it is called."""
    return {
        "seq": act.seq,
        "act": act.name,
        "about": act.about,
        "words": act_shown(act.name, act.about),
        "at": act.at,
        "actor": act.actor,
        "undone": act.undone,
        "is_undo": act.is_undo,
    }


def lines(acts: Sequence[ActLine], indent: str = "") -> tuple[str, ...]:
    """Return acts as aligned lines, with the time of day where the person sits."""
    headings = (_("Nr"), _("När"), _("Vem"), _("Vad"), _("Läge"))
    rows = [
        (str(act.seq), _local(act.at), act.actor, act_shown(act.name, act.about), _("ångrat") if act.undone else "")
        for act in acts
    ]
    return table(headings, rows, indent) if rows else ()


def _local(at: str) -> str:
    moment = datetime.fromisoformat(at).astimezone()
    return f"{moment:%Y-%m-%d} {time_text(moment)}"
