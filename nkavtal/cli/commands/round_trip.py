"""The round trip with the clerks: sheets go out to the parties, and what has been filled in comes home row by row."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path
from nkavtal.cli.commands.importing import told_questions, told_reasons
from nkavtal.cli.terminal import Terminal

if TYPE_CHECKING:
    from nkavtal.exchange.register_in.plan import Plan, SeenRow


def add(commands: Commands) -> None:
    """Add `roundtrip out` and `roundtrip in`."""
    trip = commands.within(commands.add("roundtrip", _("blad som parterna fyller i och skickar tillbaka")))
    out = trip.add("out", _("skriv ett blad för varje part"), send)
    out.add_argument("parties", metavar=_("PART"), nargs="+", help=_("kortnamn eller organisationsnummer"))
    out.add_argument(
        "-o", "--output", metavar=_("MAPP"), type=a_path, required=True,
        help=_("mappen som bladen läggs i, eller filen (.xlsx) för en part"),
    )  # fmt: skip
    back = trip.add("in", _("läs in ett blad som har kommit tillbaka"), take)
    back.add_argument("file", metavar=_("FIL"), type=a_path, help=_("bladet som det kom tillbaka"))
    back.add_argument(
        "--take",
        metavar=_("RADER"),
        help=_("raderna som ska läsas in: all, eller nummer som 7,9; utan det skrivs inget"),
    )
    back.add_argument("--answers", metavar=_("FIL"), type=a_path, help=_("svar på frågorna, som JSON"))
    back.add_argument("--dry-run", action="store_true", help=_("visa vad som skulle läsas in, skriv inget"))


def send(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write the sheets; one party's may be named as a file, UserError NKA-391 when that is there already."""
    from nkavtal.usecases import organisation, round_trip

    parties = list(dict.fromkeys(organisation.find(terminal.store, name) for name in given.parties))
    if len(parties) == 1 and given.output.suffix.lower() == round_trip.SUFFIX:
        if given.output.exists():  # it may be an answer
            raise UserError(
                "NKA-391",
                N_("{file} finns redan och kan vara ett ifyllt blad. Ingen fil är skriven."),
                N_("Välj ett annat filnamn, eller en mapp."),
                file=given.output.name,
            )
        files: Sequence[Path] = [round_trip.write_sheet(terminal.store, parties[0], given.output, terminal.today)]
    else:
        files = round_trip.write_sheets(terminal.store, parties, given.output, terminal.today)
    data = {"files": [str(file) for file in files]}
    return Answer(data, tuple(_("Skrivet: {file}").format(file=file) for file in files))


def take(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Show what the sheet says row by row, and write the rows that are named."""
    from nkavtal.exchange.register_in.plan_file import plan_json, read_answers
    from nkavtal.usecases import importing, round_trip

    answers = read_answers(given.answers) if given.answers else {}
    shown = round_trip.plan_reply(terminal.store, given.file, answers, terminal.today)
    wanted = _wanted(shown, given.take)
    answers |= {row.id: "take" if row.id in wanted else "leave" for row in shown.rows}
    plan = round_trip.plan_reply(terminal.store, given.file, answers, terminal.today)
    written = bool(given.take) and not given.dry_run and not plan.is_empty
    if written:
        terminal.program.perform(
            importing.ImportRegister(given.file, importing.digest_of(plan), terminal.today, answers)
        )
    told = plan_json(plan)
    data = {"written": written, **{name: told[name] for name in ("file", "digest", "rows", "questions", "reasons")}}
    return Answer(data, tuple(_lines(plan, written=written, asked=bool(given.take), dry=given.dry_run)))


def _wanted(plan: Plan, named: str | None) -> set[str]:
    """Return the ids of the rows that are named; UserError NKA-388 for a row that says nothing new."""
    if not named:
        return set()
    if named.strip().casefold() == "all":
        return {row.id for row in plan.rows}
    by_number = {str(row.at.row): row.id for row in plan.rows}
    numbers = [part.strip() for part in named.split(",") if part.strip()]
    if strange := [number for number in numbers if number not in by_number]:
        raise UserError(
            "NKA-388",
            N_("Rad {row} har inget nytt att läsa in. Inget är inläst."),
            N_("Rader med något nytt: {rows}."),
            row=strange[0],
            rows=", ".join(by_number) or "–",
        )
    return {by_number[number] for number in numbers}


def _lines(plan: Plan, *, written: bool, asked: bool, dry: bool) -> list[str]:
    lines = [_heading(plan, written=written)]
    for row in plan.rows:
        lines += ["", _row_line(row, asked=asked), *_changes(row)]
    lines += [*told_questions(plan), *told_reasons(plan)]
    if plan.rows and not asked and not dry:
        lines += [
            "",
            _("Läs in med --take all, eller med radernas nummer: --take {row}.").format(row=plan.rows[0].at.row),
        ]
    return lines


def _heading(plan: Plan, *, written: bool) -> str:
    n = sum(row.taken for row in plan.rows)
    if written:
        words = ngettext("{n} rad är inläst från {file}. Ångra med kommandot `undo`.",
                         "{n} rader är inlästa från {file}. Ångra med kommandot `undo`.", n)  # fmt: skip
        return words.format(n=n, file=plan.file)
    if not plan.rows:
        return _("{file} säger inget nytt. Inget är inläst.").format(file=plan.file)
    words = ngettext("{n} rad i {file} säger något nytt. Inget är inläst.",
                     "{n} rader i {file} säger något nytt. Inget är inläst.", len(plan.rows))  # fmt: skip
    return words.format(n=len(plan.rows), file=plan.file)


def _row_line(row: SeenRow, *, asked: bool) -> str:
    words = _("Rad {n}: {agreement}, {party}").format(n=row.at.row, agreement=row.agreement, party=row.party)
    return words if row.taken or not asked else _("{words} (läses inte in)").format(words=words)


def _changes(row: SeenRow) -> list[str]:
    from nkavtal.exchange.register_in.wordings import shown

    return [
        _("  {field}: {before} → {after}").format(
            field=_(FIELDS[table][name].label), before=shown(table, name, before), after=shown(table, name, value)
        )
        for table, name, before, value in row.changes
    ]
