"""The register itself: made new, and checked."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from nkavtal.base.errors import Damaged
from nkavtal.base.i18n import N_, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands
from nkavtal.cli.terminal import Terminal

if TYPE_CHECKING:
    from nkavtal.usecases.checking import Damage


def add(commands: Commands) -> None:
    """Add `new` and `verify`."""
    new = commands.add("new", _("skapa ett register med länets kommuner i"), make)
    new.add_argument("--example", action="store_true", help=_("fyll det med påhittade exempel"))
    check = commands.add("verify", _("kontrollera att registret är helt"), verify)
    check.add_argument(
        "--full",
        action="store_true",
        help=_("gör kontrollen på en ny säkerhetskopia, läs alla kopior och spara resultatet"),
    )


def make(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Make a register; an existing one is left alone (NKA-132)."""
    from nkavtal.usecases import checking
    from nkavtal.usecases.example import make_example

    program = terminal.program
    if given.example:
        make_example(terminal.folder, program.actor, terminal.clock).close()
        program.open_register(terminal.folder)
    else:
        program.create_register(terminal.folder)
    held = program.query(checking.counts)
    lines = [_("Registret är skapat i {folder}").format(folder=terminal.folder), _counted(held)]
    if given.example:
        lines.append(_("Alla beslut och underskrifter i det är påhittade och märkta som exempel."))
    data = {"folder": str(terminal.folder.absolute()), "example": bool(given.example), "counts": held}
    return Answer(data, tuple(lines))


def verify(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Check the register; Damaged NKA-203 when something is wrong."""
    from nkavtal.usecases import checking

    found = _full(terminal) if given.full else (*checking.light(terminal.store), *checking.findings(terminal.store))
    found = tuple(dict.fromkeys(found))
    if found:
        raise Damaged(
            "NKA-203",
            N_("Registret är inte helt ({n}). Kontrollen har inte ändrat något.\n{told}"),
            N_(
                "Arbeta inte vidare i det. Återställ en säkerhetskopia till ett nytt register (`backup --list` och `restore`)."
            ),
            n=len(found),
            told="\n".join(found),
            findings=list(found),
        )
    held = checking.counts(terminal.store)
    whole = _("Registret är helt.")
    return Answer({"findings": [], "counts": held}, (whole, _counted(held)))


def _full(terminal: Terminal) -> tuple[str, ...]:
    """Return what a whole check finds, each thing with the copy that has it sound."""
    from nkavtal.usecases import checking

    checked = checking.full(terminal.store)
    lines = [_damage_line(one) for one in checked.damage]
    lines += [_("Säkerhetskopian {name} är skadad.").format(name=name) for name in checked.bad_copies]
    return tuple(lines)


def _damage_line(one: Damage) -> str:
    line = one.words
    if one.number:
        line = _("Avtal {number} {title}: {what}").format(number=one.number, title=one.title, what=one.words)
    if one.copy is not None:
        line += " " + _("Helt i säkerhetskopian {name}.").format(name=one.copy.name)
    return line


def _counted(held: dict[str, int]) -> str:
    agreements = ngettext("{n} avtal", "{n} avtal", held["agreement"]).format(n=held["agreement"])
    organisations = ngettext("{n} organisation", "{n} organisationer", held["organisation"])
    return _("Det innehåller {agreements} och {organisations}.").format(
        agreements=agreements, organisations=organisations.format(n=held["organisation"])
    )
