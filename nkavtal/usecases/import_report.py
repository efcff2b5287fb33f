"""The report of an import as an Excel workbook: what comes in, what was asked, what was not read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nkavtal.base.i18n import gettext as _
from nkavtal.exchange.register_in.plan import FATES, TABLES, Plan, SheetSums
from nkavtal.exchange.register_in.plan_lines import FATE_WORDS, lines, sheet_kind_words, table_words
from nkavtal.exchange.workbook_out import OutColumn, OutSheet, write_workbook
from nkavtal.exchange.workbook_parts import column_letters


def write_report(plan: Plan, target: Path, author: str, today: date) -> None:
    """Write the plan's report beside target and put it in its place."""
    title = _("Inläsning av {file}").format(file=plan.file)
    sheets = (_sums(plan, title), _lines(plan), _questions(plan), _reasons(plan))
    write_workbook(sheets, target, title=title, author=author, today=today)


def _sums(plan: Plan, title: str) -> OutSheet:
    fates = [fate for fate in FATES if any(fate in sums.fates for sums in plan.sheets)]
    tables = [table for table in TABLES if any(table in sums.things for sums in plan.sheets)]
    columns = (
        OutColumn(_("Blad"), 24),
        OutColumn(_("Läst som"), 34),
        OutColumn(_("Ifyllda rutor"), 14, "number"),
        *(OutColumn(_(FATE_WORDS[fate]), 14, "number") for fate in fates),
        *(OutColumn(table_words(table), 14, "number") for table in tables),
    )
    rows = [_sheet_row(sums, fates, tables) for sums in plan.sheets]
    return OutSheet(_("Summor"), (title, _("Läget {day}").format(day=plan.today)), columns, rows)


def _sheet_row(sums: SheetSums, fates: list[str], tables: list[str]) -> tuple[str | int, ...]:
    name = _("{name} (dolt)").format(name=sums.sheet) if sums.hidden else sums.sheet
    counted = [sums.fates.get(fate, 0) for fate in fates]
    made = [sums.things.get(table, 0) for table in tables]
    return (name, sheet_kind_words(sums.kind), sums.cells, *counted, *made)


def _lines(plan: Plan) -> OutSheet:
    columns = (
        OutColumn(_("Slag"), 18), OutColumn(_("Vad"), 10), OutColumn(_("Avtal"), 40), OutColumn(_("Gäller"), 30),
        OutColumn(_("Uppgift"), 24), OutColumn(_("Före"), 24), OutColumn(_("Efter"), 40), OutColumn(_("Ruta"), 18),
    )  # fmt: skip
    rows = (
        (line.kind, line.action, line.agreement, line.thing, line.field, line.before, line.value, line.cell)
        for line in lines(plan)
    )
    return OutSheet(_("Läses in"), (_("Det som läses in"),), columns, rows)


def _questions(plan: Plan) -> OutSheet:
    columns = (
        OutColumn(_("Fråga"), 60), OutColumn(_("Svar"), 44), OutColumn(_("Besvarad"), 12),
        OutColumn(_("Rutor"), 40), OutColumn(_("Frågans id"), 34),
    )  # fmt: skip
    rows = (
        (
            question.words(),
            question.choice_words(question.answer),
            _("Ja") if question.answered else _("Nej, det försiktiga svaret gäller"),
            ", ".join(f"{at.sheet}!{at.cell}" for at in question.cells[:40] if at.row),
            question.id,
        )
        for question in plan.questions
    )
    return OutSheet(_("Frågor"), (_("Frågor och svar"),), columns, rows)


def _reasons(plan: Plan) -> OutSheet:
    columns = (
        OutColumn(_("Blad"), 24), OutColumn(_("Rad"), 8, "number"), OutColumn(_("Kolumn"), 8),
        OutColumn(_("Står i rutan"), 50), OutColumn(_("Varför"), 60),
    )  # fmt: skip
    rows = (
        (reason.at.sheet, reason.at.row or None, column_letters(reason.at.column), reason.value, reason.words())
        for reason in plan.reasons
    )
    return OutSheet(_("Inte inläst"), (_("Det som inte är inläst, och varför"),), columns, rows)
