"""Write a clerk's sheet: a workbook with an explanation and the rows, locked but for the cells to fill in."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from nkavtal.base.i18n import day_text
from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam.files import written_beside
from nkavtal.catalogue.field import Kind
from nkavtal.exchange.clerk_sheet.explain import paragraphs
from nkavtal.exchange.clerk_sheet.layout import (
    BLANKS,
    EXPLAINS,
    FORM,
    KEYS,
    MARK,
    NUMBER,
    SHEET,
    TITLE,
    Blank,
    check_of,
)
from nkavtal.exchange.clerk_sheet.rows import ClerkSheet, SheetRow
from nkavtal.exchange.workbook_out import fitting
from nkavtal.rules.partial_date import PartialDate

_TOLD = 5  # locked columns before those to fill in
_KEYS_AT = _TOLD + len(BLANKS)
_NAMES_AT, _HEAD_AT, _FIRST = 4, 5, 6  # rows from 0: hidden names, headings, the first agreement
_A3 = 8
_LINE = 15  # points
_HEADING = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#C3CBD2"}


def write(sheet: ClerkSheet, target: Path) -> None:
    """Write the workbook beside target and put it in its place."""
    with written_beside(target) as beside, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        beside.touch()
        options = {
            "tmpdir": scratch,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        try:
            with xlsxwriter.Workbook(str(beside), options) as book:
                made = datetime(sheet.today.year, sheet.today.month, sheet.today.day)  # noqa: DTZ001 - the format has no zones
                book.set_properties({"title": _title(sheet), "author": sheet.sender, "created": made})
                writer = _Writer(book, sheet)
                writer.answers()
                writer.explanation()
        except FileCreateError as error:
            cause = error.args[0] if error.args else error
            raise cause if isinstance(cause, OSError) else OSError(str(cause)) from error


def _title(sheet: ClerkSheet) -> str:
    return _("Svar om gemensamma avtal: {party}").format(party=sheet.short_name)


class _Writer:
    """Writes the two sheets of one workbook."""

    def __init__(self, book: Any, sheet: ClerkSheet) -> None:
        self._sheet = sheet
        self._answers = book.add_worksheet(_("Svar"))
        self._explanation = book.add_worksheet(_("Förklaring"))
        cell = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C3CBD2"}
        open_ = {**cell, "locked": False, "bg_color": "#FFFBE6"}
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self._strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._alert = book.add_format({"bold": True, "bg_color": "#FBECCB"})
        self._told_head = book.add_format({**_HEADING, "bg_color": "#EEF2F5"})
        self._open_head = book.add_format({**_HEADING, "bg_color": "#F6E7A8"})
        self._told = book.add_format({**cell, "bg_color": "#EEF2F5"})
        self._words = book.add_format({**open_, "num_format": "@"})
        self._day = book.add_format({**open_, "num_format": "yyyy-mm-dd", "align": "left"})

    def answers(self) -> None:
        """Write the rows, with the keys in hidden columns after them."""
        page, sheet = self._answers, self._sheet
        self._set_up()
        page.write_string(0, 0, _title(sheet), self._title)
        page.write_string(1, 0, self._lead())
        page.write_string(2, 0, _("Fyll i de gula rutorna. Hur, står på bladet Förklaring."))
        if sheet.example:
            page.write_string(3, 0, _("EXEMPEL. Innehåller påhittade exempeldata."), self._alert)
        marks = (SHEET, str(FORM), sheet.organisation, sheet.today.isoformat())
        for at, words in enumerate(marks):
            page.write_string(0, _KEYS_AT + at, words)
        self._heads()
        for at, row in enumerate(sheet.rows, _FIRST):
            self._row(at, row)
        last = _FIRST + len(sheet.rows) - 1
        page.autofilter(_HEAD_AT, 0, last, _KEYS_AT + len(KEYS) - 1)  # who sorts the answers takes their keys along
        for at, blank in enumerate(BLANKS, _TOLD):
            page.data_validation(_FIRST, at, last, at, _validation(blank))
        page.activate()

    def _set_up(self) -> None:
        page = self._answers
        widths = (10, 34, 22, 13, 20, *(blank.width for blank in BLANKS))
        for at, width in enumerate(widths):
            page.set_column(at, at, width)
        page.set_column(_KEYS_AT, _KEYS_AT + len(KEYS) - 1, 12, None, {"hidden": True})
        page.set_row(_NAMES_AT, None, None, {"hidden": True})
        page.freeze_panes(_FIRST, 2)
        page.set_landscape()
        page.set_paper(_A3)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.repeat_rows(_HEAD_AT)
        page.print_area(0, 0, _FIRST + len(self._sheet.rows) - 1, _KEYS_AT - 1)
        page.set_footer(f"&L&A&R{_('Sida {n} av {total}').format(n='&P', total='&N')}")
        page.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})

    def _lead(self) -> str:
        sheet = self._sheet
        told = _("Läget {day} enligt {sender}.").format(day=day_text(sheet.today), sender=sheet.sender)
        if sheet.answer_to:
            return _("{told} Skicka tillbaka filen till {address}.").format(told=told, address=sheet.answer_to)
        return told

    def _heads(self) -> None:
        page = self._answers
        told = (
            (NUMBER, _("Avtal nr")), (TITLE, _("Avtal")), (f"{MARK}efterfrågas", _("Det här behövs av er")),
            (f"{MARK}svar-senast", _("Svar senast")), (f"{MARK}läge", _("Läget i registret")),
        )  # fmt: skip
        for at, (name, words) in enumerate(told):
            page.write_string(_NAMES_AT, at, name)
            page.write_string(_HEAD_AT, at, words, self._told_head)
        for at, blank in enumerate(BLANKS, _TOLD):
            page.write_string(_NAMES_AT, at, f"{MARK}{blank.id}")
            page.write_string(_HEAD_AT, at, _(blank.heading), self._open_head)
        for at, name in enumerate(KEYS, _KEYS_AT):
            page.write_string(_NAMES_AT, at, name)
        page.set_row(_HEAD_AT, 2 * _LINE + 4)

    def _row(self, at: int, row: SheetRow) -> None:
        page = self._answers
        for place, words in enumerate((row.number, row.title, row.asked, row.reply_by, row.state)):
            page.write_string(at, place, fitting(words), self._told)
        held = row.sent.fitting()
        for place, blank in enumerate(BLANKS, _TOLD):
            self._cell(at, place, blank, held.values[blank.id])
        sent = held.text()
        keys = (row.agreement, row.party, sent, check_of(row.agreement, row.party, sent))
        for place, key in enumerate(keys, _KEYS_AT):
            page.write_string(at, place, key)
        lines = max(-(-len(row.title) // 30), -(-len(row.asked) // 20), *(
            -(-len(held.values[blank.id]) // max(int(blank.width) - 2, 1)) for blank in BLANKS
        ))  # fmt: skip
        page.set_row(at, min(max(lines, 2), 20) * _LINE)

    def _cell(self, at: int, place: int, blank: Blank, value: str) -> None:
        is_day = blank.field.kind is Kind.PARTIAL_DATE
        style = self._day if is_day else self._words
        day = PartialDate.parse(value).exact if is_day and value else None
        if not value:
            self._answers.write_blank(at, place, None, style)
        elif day is not None and day >= date(1900, 3, 1):  # before this Excel counts a day that never was
            self._answers.write_datetime(at, place, day, style)
        else:
            self._answers.write_string(at, place, fitting(_shown(blank, value)), style)

    def explanation(self) -> None:
        """Write what the columns and choices mean, in Swedish for the clerk."""
        page = self._explanation
        page.set_column(0, 0, 38)
        page.set_column(1, 1, 92)
        page.set_column(2, 2, 12, None, {"hidden": True})
        page.write_string(0, 2, EXPLAINS)
        page.set_portrait()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.hide_gridlines(2)
        page.protect("", {"format_columns": True})
        page.write_string(0, 0, _("Så fyller du i bladet"), self._title)
        for at, (head, words) in enumerate(paragraphs(self._sheet), 2):
            page.write_string(at, 0, head, self._strong)
            page.write_string(at, 1, words, self._wrapped)
            page.set_row(at, _LINE * max(-(-len(words) // 104), 1) + 3)


def _shown(blank: Blank, value: str) -> str:
    """Return a value as it stands in its cell: a code as its word."""
    return _((blank.field.choices or {}).get(value, value))


def _validation(blank: Blank) -> dict[str, Any]:
    told = {"input_title": _(blank.heading)[:32], "input_message": _(blank.help)[:255]}
    if blank.field.choices is None:
        return {"validate": "any", **told}
    return {
        "validate": "list",
        "source": [_(words) for words in blank.field.choices.values()],
        "error_title": _("Välj i listan"),
        "error_message": _("Rutan tar bara det som finns i listan. Skriv annat i ditt svarsmejl.")[:255],
        **told,
    }
