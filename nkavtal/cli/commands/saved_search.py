"""Saved searches: listed with what they find, saved and removed."""

from __future__ import annotations

import argparse

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import number_text
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `saved` with its own commands."""
    within = commands.within(commands.add("saved", _("sparade sökningar: visa, spara, ta bort")))
    within.add("list", _("visa sparade sökningar och hur många avtal var och en hittar"), list_saved)
    saving = within.add("add", _("spara en sökning"), save)
    saving.add_argument("name", metavar=_("NAMN"), help=_("vad sökningen ska heta"))
    saving.add_argument("words", metavar=_("ORD"), nargs="+", help=_("sökord, de samma som i programmets sökruta"))
    removing = within.add("remove", _("ta bort en sparad sökning"), remove)
    removing.add_argument("name", metavar=_("NAMN"), help=_("sökningens namn"))


def list_saved(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """List the searches; one whose words no longer mean anything has no number."""
    from nkavtal.usecases import saved_search

    found = saved_search.list_all(terminal.store, terminal.today)
    data = [
        {"name": one.row.name, "words": one.row.words, "count": one.count, "pinned": one.row.pinned} for one in found
    ]
    if not found:
        return Answer(data, (_("Inga sökningar är sparade."),))
    counts = [_("–") if one.count is None else number_text(one.count) for one in found]
    rows = [(one.row.name, n, one.row.words) for one, n in zip(found, counts, strict=True)]
    return Answer(data, table((_("Namn"), _("Avtal"), _("Sökord")), rows))


def save(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Save a search; words that mean nothing end with 1."""
    from nkavtal.usecases.saved_search import SaveSearch

    touched = terminal.perform(SaveSearch(given.name, " ".join(given.words)))
    return Answer(touched.about, (_("Sökningen {name} är sparad.").format(**touched.about),))


def remove(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Remove a search by its name; undo brings it back."""
    from nkavtal.usecases import saved_search

    found = saved_search.find(terminal.store, given.name)
    touched = terminal.perform(saved_search.RemoveSearch(found.uuid))
    return Answer(
        touched.about, (_("Sökningen {name} är borttagen. Det går att ångra med undo.").format(**touched.about),)
    )
