"""One field of several agreements, shown first and then changed in one act."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, ngettext, number_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.bulk import BULK_FIELDS, REFUSALS, FieldChange, ways
from nkavtal.catalogue.rows import Values
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.typed import read
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal
from nkavtal.rules.bulk import How

if TYPE_CHECKING:
    from nkavtal.usecases.bulk import PlannedChange


def add(commands: Commands) -> None:
    """Add `change`."""
    change = commands.add("change", _("ändra en uppgift i flera avtal på en gång"), change_many)
    change.add_argument("numbers", metavar=_("NUMMER"), nargs="*", help=_("avtalens nummer"))
    change.add_argument("--search", metavar=_("TEXT"), default="", help=_("alla avtal som sökorden hittar"))
    change.add_argument("--field", required=True, choices=[field.name for field in BULK_FIELDS], help=_("uppgiften"))
    how = change.add_mutually_exclusive_group(required=True)
    how.add_argument("--set", metavar=_("VÄRDE"), help=_("ersätt med värdet; tomt tar bort det som står"))
    how.add_argument("--add", metavar=_("VÄRDE"), help=_("lägg till värdet"))
    how.add_argument("--remove", metavar=_("VÄRDE"), help=_("ta bort värdet"))
    change.add_argument("--dry-run", action="store_true", help=_("visa vad som skulle ändras och ändra inget"))


def change_many(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Show what changes in each agreement and, without --dry-run, change it."""
    from nkavtal.usecases import bulk

    change = _change(terminal, given)
    agreements = _meant(terminal, given)
    planned = bulk.plan(terminal.store, agreements, (change,))
    if not given.dry_run:
        terminal.perform(bulk.ChangeMany(agreements, (change,), bulk.seen(planned)))
    return Answer(
        {"act": "change_many", "dry_run": given.dry_run, "agreements": [_row(one) for one in planned]},
        _lines(planned, given.dry_run),
    )


def _change(terminal: Terminal, given: argparse.Namespace) -> FieldChange:
    how, text = next(
        (how, text)
        for how, text in ((How.REPLACE, given.set), (How.ADD, given.add), (How.REMOVE, given.remove))
        if text is not None
    )
    field = AGREEMENT[given.field]
    if how not in ways(field):
        raise UserError(
            "NKA-301",
            N_("Uppgiften {label} har ett enda värde, så {how} går inte. Inget är ändrat."),
            N_("Ersätt den med --set."),
            label=_(field.label),
            how="--add" if how is How.ADD else "--remove",
        )
    return FieldChange(field.name, how, read(field, text, terminal.today))


def _meant(terminal: Terminal, given: argparse.Namespace) -> tuple[str, ...]:
    from nkavtal.catalogue.rows import AgreementFilter
    from nkavtal.usecases import agreement

    found = [agreement.find(terminal.store, number) for number in given.numbers]
    if given.search:
        wanted = AgreementFilter(search=given.search)
        found += [row.uuid for row in agreement.list_all(terminal.store, wanted, "number", terminal.today)]
    if not found:
        raise UserError(
            "NKA-302",
            N_("Inga avtal är utpekade, så inget är ändrat."),
            N_("Skriv avtalens nummer, eller sökord som hittar dem med --search."),
        )
    return tuple(dict.fromkeys(found))


def _row(one: PlannedChange) -> dict[str, object]:
    return {
        "number": one.number,
        "title": one.title,
        "before": dict(one.before),
        "after": dict(one.after),
        "refused": one.refused,
    }


def _lines(planned: tuple[PlannedChange, ...], dry_run: bool) -> tuple[str, ...]:
    rows = [(one.number, one.title, _words(one.before), _outcome(one)) for one in planned]
    n = sum(bool(one.after) and not one.refused for one in planned)
    done = (
        ngettext("{n} avtal skulle ändras. Inget är ändrat.", "{n} avtal skulle ändras. Inget är ändrat.", n)
        if dry_run
        else ngettext("{n} avtal ändrat.", "{n} avtal ändrade.", n)
    )
    return (*table((_("Nummer"), _("Titel"), _("Nu"), _("Blir")), rows), "", done.format(n=number_text(n)))


def _outcome(one: PlannedChange) -> str:
    if one.refused:
        return _(REFUSALS[one.refused])
    return _words(one.after) if one.after else _("Har det redan så")


def _words(values: Values) -> str:
    return ", ".join(shown(AGREEMENT[name], value) or "–" for name, value in values.items())
