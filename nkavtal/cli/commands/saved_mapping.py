"""Saved mappings: how offices' workbooks are read."""

from __future__ import annotations

import argparse

from nkavtal.base.i18n import gettext as _
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `mapping` with list, rename and remove."""
    mapping = commands.within(commands.add("mapping", _("sparade tolkningar av andra kontors filer")))
    mapping.add("list", _("lista de sparade tolkningarna"), list_mappings)
    rename = mapping.add("rename", _("byt namn på en tolkning"), rename_mapping)
    remove = mapping.add("remove", _("ta bort en tolkning"), remove_mapping)
    for one in (rename, remove):
        one.add_argument("name", metavar=_("NAMN"), help=_("tolkningens namn"))
    rename.add_argument("new", metavar=_("NYTT"), help=_("det nya namnet"))


def list_mappings(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell their names."""
    from nkavtal.usecases import saved_mapping

    names = [row.name for row in saved_mapping.list_all(terminal.store)]
    return Answer(names, tuple(names) or (_("Det finns inga sparade tolkningar."),))


def rename_mapping(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Rename one."""
    from nkavtal.usecases import saved_mapping

    row = saved_mapping.find(terminal.store, given.name)
    terminal.program.perform(saved_mapping.RenameMapping(row.uuid, given.new))
    return Answer({"name": given.new.strip()}, (_("Tolkningen heter nu {name}.").format(name=given.new.strip()),))


def remove_mapping(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Remove one."""
    from nkavtal.usecases import saved_mapping

    row = saved_mapping.find(terminal.store, given.name)
    terminal.program.perform(saved_mapping.RemoveMapping(row.uuid))
    return Answer(
        {"name": row.name}, (_("Tolkningen {name} är borttagen. Ångra med kommandot `undo`.").format(name=row.name),)
    )
