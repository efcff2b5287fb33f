"""Another office's register, read in: what would come in, and writing it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam import files
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal
from nkavtal.exchange.text_form import ENCODINGS, SEPARATORS, TextForm

if TYPE_CHECKING:
    from nkavtal.exchange.register_in.plan import Plan

_SHOWN_REASONS = 20
_SIGNS = {"semicolon": ";", "comma": ",", "tab": "\t", "pipe": "|"}
_TABLES = {
    "agreement": N_("avtal"),
    "organisation": N_("parter"),
    "party": N_("parter i avtal"),
    "decision": N_("beslut"),
    "signature": N_("underskrifter"),
    "recommendation": N_("beslut av styrelsen"),
    "relation": N_("kopplingar mellan avtal"),
    "contact_note": N_("anteckningar i kontaktloggen"),
    "contact": N_("kontakter"),
    "name": N_("namn"),
    "saved_search": N_("sparade sökningar"),
    "saved_mapping": N_("sparade tolkningar"),
    "clause": N_("regler för löptid"),
    "notice": N_("uppsägningar"),
    "prolongation": N_("förlängningar"),
    "set_day": N_("dagar ändrade för hand"),
    "reminder": N_("bevakningar"),
    "lead_time": N_("framförhållningar"),
}
"""What rows are called where their ledger's own name would not say enough."""

_FATES = {
    N_("Uppgifter"): ("fact", "checked"),
    N_("I frågor"): ("question",),
    N_("Till anmärkning"): ("note",),
    N_("Ej lästa"): ("reason",),
    N_("Rubriker och fotnoter"): ("title", "heading", "footnote", "subheading"),
}


def add(commands: Commands) -> None:
    """Add `import`."""
    read = commands.add("import", _("läs in ett register ur en fil"), import_register)
    read.add_argument("file", metavar=_("FIL"), type=a_path, help=_("filen: .xlsx, .ods, .xls, .csv eller .json"))
    read.add_argument("--answers", metavar=_("FIL"), type=a_path, help=_("svar på frågorna, som JSON"))
    read.add_argument("--encoding", choices=tuple(ENCODINGS), help=_("teckenkodningen i en textfil"))
    read.add_argument("--separator", choices=tuple(_SIGNS), help=_("vad som skiljer kolumnerna i en textfil"))
    read.add_argument("--mapping", metavar=_("NAMN"), help=_("läs filen enligt en sparad tolkning"))
    read.add_argument("--save-mapping", metavar=_("NAMN"), help=_("spara hur filen lästes under ett namn"))
    read.add_argument("--strict", action="store_true", help=_("läs inte in något om en fråga saknar svar"))
    read.add_argument("--dry-run", action="store_true", help=_("visa vad som skulle läsas in, skriv inget"))
    read.add_argument("--plan", metavar=_("FIL"), type=a_path, help=_("spara planen som JSON"))
    read.add_argument("--report", metavar=_("FIL"), type=a_path, help=_("spara en redovisning som Excelfil"))


def import_register(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Plan the import, write the files that are asked for, then the register: unanswered questions take their default."""
    from nkavtal.exchange.register_in.plan_file import plan_json, read_answers
    from nkavtal.usecases import import_report, importing, saved_mapping

    answers = read_answers(given.answers) if given.answers else {}
    if given.mapping:
        answers = _saved(terminal, given.mapping) | answers
    form = TextForm(given.encoding or "", _SIGNS.get(given.separator, ""))
    plan = importing.plan_import(terminal.store, given.file, answers, terminal.today, form=form)
    told = plan_json(plan)
    if given.plan:
        _write_json(told, given.plan)
    if given.report:
        import_report.write_report(plan, given.report, terminal.program.actor, terminal.today)
    _refuse_if_strict(plan, strict=given.strict)
    written = not given.dry_run and (not plan.is_empty or bool(given.save_mapping))
    if written:
        digest = importing.digest_of(plan)
        terminal.program.perform(
            importing.ImportRegister(given.file, digest, terminal.today, answers, plan.form, given.save_mapping or "")
        )
    unused = sorted(set(answers) - plan.asked.keys())
    data = {
        "written": written,
        "counts": _counts(plan),
        **{k: v for k, v in told.items() if k not in ("things", "columns")},
    }
    known = saved_mapping.proposed(terminal.store, plan) if not given.mapping else None
    lines = [
        *_lines(plan, written=written, dry_run=given.dry_run),
        *_unused(unused),
        *_known(known.name if known else ""),
    ]
    more = {"unused_answers": unused, "known_as": known.name if known else None}
    return Answer(data | more, tuple(lines))


def _saved(terminal: Terminal, name: str) -> dict[str, str]:
    from nkavtal.exchange.register_in import mapping
    from nkavtal.usecases import saved_mapping

    return dict(mapping.read(saved_mapping.find(terminal.store, name).sheets).answers)


def _known(name: str) -> list[str]:
    if not name:
        return []
    return ["", _("Rubrikerna är desamma som i tolkningen {name}. Använd den med --mapping.").format(name=name)]


def _write_json(told: Mapping[str, object], target: Path) -> None:
    with files.written_beside(target) as beside:
        beside.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _refuse_if_strict(plan: Plan, *, strict: bool) -> None:
    open_ones = [question for question in plan.questions if not question.answered]
    if strict and open_ones:
        raise UserError(
            "NKA-205",
            N_("{n} frågor saknar svar. Inget är inläst.\n{told}"),
            N_("Skriv svaren i en fil, till exempel {example}, och ange den med --answers."),
            n=len(open_ones),
            told="\n".join(f"{question.id}: {question.words()}" for question in open_ones),
            questions=[question.id for question in open_ones],
            example=json.dumps({open_ones[0].id: open_ones[0].choices[0]}, ensure_ascii=False),
        )


def _counts(plan: Plan) -> dict[str, dict[str, int]]:
    return {name: {action: plan.count(name, action) for action in ("create", "change")} for name in FIELDS}


def _lines(plan: Plan, *, written: bool, dry_run: bool) -> list[str]:
    lines = [_heading(plan, written=written, dry_run=dry_run), *_form(plan)]
    for name in FIELDS:
        words = _(_TABLES[name]) if name in _TABLES else _(LEDGERS[name].many).lower()
        made, changed = plan.count(name, "create"), plan.count(name, "change")
        if made or changed:
            lines.append(_("  {what}: {made} nya, {changed} ändrade").format(what=words, made=made, changed=changed))
    return [*lines, "", *_sums(plan), *told_questions(plan), *told_reasons(plan)]


def _sums(plan: Plan) -> tuple[str, ...]:
    """Return what became of the cells with something in them, sheet by sheet; each row adds up."""
    headings = (_("Blad"), _("Celler"), *(_(words) for words in _FATES))
    rows = [
        (
            sums.sheet,
            str(sums.cells),
            *(str(sum(sums.fates.get(fate, 0) for fate in fates)) for fates in _FATES.values()),
        )
        for sums in plan.sheets
    ]
    return table(headings, rows)


def _heading(plan: Plan, *, written: bool, dry_run: bool) -> str:
    if plan.is_empty:
        return _("Inget att ändra: registret säger redan det som står i {file}.").format(file=plan.file)
    if written:
        return _("Inläst från {file}. Ångra med kommandot `undo`.").format(file=plan.file)
    return _("Det här skulle läsas in från {file}. Inget är skrivet.").format(file=plan.file)


def _form(plan: Plan) -> list[str]:
    if plan.form is None:
        return []
    encoding, separator = _(ENCODINGS[plan.form.encoding]), _(SEPARATORS[plan.form.separator])
    return [_("Läst som {encoding}, kolumnerna skiljs av {sign}.").format(encoding=encoding, sign=separator.lower())]


def told_questions(plan: Plan) -> list[str]:
    """Return the questions with the answer that holds."""
    lines: list[str] = []
    for question in plan.questions:
        answer = question.choice_words(question.answer)
        told = _("Svar: {answer}") if question.answered else _("Inget svar gavs, så det här gäller: {answer}")
        lines += [f"  {question.id}: {question.words()}", "    " + told.format(answer=answer)]
    if not lines:
        return []
    count = ngettext("{n} fråga:", "{n} frågor:", len(plan.questions)).format(n=len(plan.questions))
    return ["", count, *lines]


def _unused(answers: Sequence[str]) -> list[str]:
    """Tell of answers to nothing that was asked: they may be meant for another file, or be misspelled."""
    if not answers:
        return []
    return ["", _("Svar som ingen fråga gällde: {answers}").format(answers=", ".join(answers))]


def told_reasons(plan: Plan) -> list[str]:
    """Return what was not read, and why: the first of it."""
    if not plan.reasons:
        return []
    count = ngettext("{n} upplysning:", "{n} upplysningar:", len(plan.reasons)).format(n=len(plan.reasons))
    shown = [
        f"  {reason.at.sheet}!{reason.at.cell}: {reason.words()}"
        if reason.at.row
        else f"  {reason.at.sheet}: {reason.words()}"
        for reason in plan.reasons[:_SHOWN_REASONS]
    ]
    rest = len(plan.reasons) - len(shown)
    more = [_("  … och {n} till. Använd --plan eller --report för att se alla.").format(n=rest)] if rest else []
    return ["", count, *shown, *more]
