"""The plan and the answers as JSON, for a terminal and for whoever wants to read them with a program.

A plan is {"file", "form", "today", "digest", "empty", "things", "questions", "reasons", "sheets"}:
form     {"encoding", "separator"} of a text file, null for any other.
things   [{"key", "table", "owner", "action", "uuid", "values", "before", "cells": ["Sheet!F7"]}] in writing order;
         a value that names an organisation is its key among the things. "same" things are left out.
questions [{"id", "words", "value", "choices": {code: words}, "default", "answer", "answered", "cells"}]
columns  [{"id", "sheet", "column", "heading", "role", "choices": {role: words}}], answered as questions are.
rows     [{"id", "row", "agreement", "party", "taken", "changes": [{"table", "field", "before", "value"}]}] of a sheet
         that a party has answered on: each is answered with take or leave.
reasons  [{"code", "sheet", "row", "column", "cell", "value", "words"}]; row 0 speaks of the whole sheet.
sheets   [{"sheet", "kind", "hidden", "hidden_columns", "cells", "fates": {fate: n}, "things": {table: n}}]
Answers are {"question id": "choice code"}.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.exchange.register_in.plan import At, Plan, Planned, Question, Reason, SeenColumn, SeenRow
from nkavtal.exchange.workbook_parts import column_letters

_HINT = N_("Filen ska innehålla ett JSON-objekt med frågans id och svarets kod, så som planen skriver dem.")
_MOST = 1024 * 1024


def digest(plan: Plan) -> str:
    """Return what tells this plan from any other: what was shown is what is written only if it is the same."""
    found = hashlib.sha256()
    for t in plan.things:  # one by one: a large plan in one piece would let no other thread in meanwhile
        facts = (
            t.key,
            t.table,
            t.owner,
            t.action,
            t.uuid,
            dict(t.values),
            dict(t.before),
            dict(t.said or {}),
            t.version,
        )
        found.update(_told(facts))
    found.update(_told([dict(plan.answers), plan.replaces]))
    return found.hexdigest()


_told_as = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _told(facts: object) -> bytes:
    return f"{_told_as(facts)}\n".encode()


def plan_json(plan: Plan) -> dict[str, object]:
    """Return the plan as plain values for json.dumps; see the head of this module."""
    return {
        "file": plan.file,
        "form": {"encoding": plan.form.encoding, "separator": plan.form.separator} if plan.form else None,
        "today": plan.today,
        "digest": digest(plan),
        "empty": plan.is_empty,
        "things": [_thing(thing) for thing in plan.to_write],
        "questions": [_question(question) for question in plan.questions],
        "columns": [_column(column) for column in plan.seen_columns],
        "rows": [_row(row) for row in plan.rows],
        "reasons": [_reason(reason) for reason in plan.reasons],
        "sheets": [
            {
                "sheet": s.sheet,
                "kind": s.kind,
                "hidden": s.hidden,
                "hidden_columns": s.hidden_columns,
                "cells": s.cells,
                "fates": dict(s.fates),
                "things": dict(s.things),
            }
            for s in plan.sheets
        ],
    }


def read_answers(path: Path) -> dict[str, str]:
    """Read a file of answers; UserError NKA-151 for one that is missing, NKA-153 for one that is no such file."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise UserError(
            "NKA-151",
            N_("Svaren i {file} går inte att läsa. Inget är inläst."),
            N_("Kontrollera namn och mapp."),
            file=path.name,
        ) from error
    try:
        answers = json.loads(text.decode("utf-8-sig")) if len(text) <= _MOST else None
    except (ValueError, RecursionError):
        answers = None
    if not isinstance(answers, dict) or not all(isinstance(value, str) for value in answers.values()):
        raise UserError("NKA-153", N_("{file} är ingen fil med svar. Inget är inläst."), _HINT, file=path.name)
    return answers


def check_answers(plan: Plan, answers: Mapping[str, str]) -> None:
    """Raise UserError NKA-154 for a choice that its question does not offer; answers to other files are let be."""
    for id_, choices in plan.asked.items():
        given = answers.get(id_)
        if given is not None and given not in choices:
            raise UserError(
                "NKA-154",
                N_("Svaret {answer} passar inte frågan {id}. Inget är inläst."),
                N_("Välj något av: {choices}."),
                answer=given,
                id=id_,
                choices=", ".join(choices),
            )


def _place(at: At) -> str:
    return f"{at.sheet}!{at.cell}"


def _thing(thing: Planned) -> dict[str, object]:
    return {
        "key": thing.key,
        "table": thing.table,
        "owner": thing.owner,
        "action": thing.action,
        "uuid": thing.uuid,
        "values": dict(thing.values),
        "before": dict(thing.before),
        "cells": [_place(at) for at in thing.cells],
    }


def _question(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "words": question.words(),
        "value": question.value,
        "choices": {code: question.choice_words(code) for code in question.choices},
        "default": question.default,
        "answer": question.answer,
        "answered": question.answered,
        "cells": [_place(at) for at in question.cells],
    }


def _column(column: SeenColumn) -> dict[str, object]:
    return {
        "id": column.id,
        "sheet": column.sheet,
        "column": column.letters,
        "heading": column.heading,
        "role": column.role,
        "choices": dict(column.choices),
    }


def _reason(reason: Reason) -> dict[str, object]:
    at = reason.at
    return {
        "code": reason.code,
        "sheet": at.sheet,
        "row": at.row,
        "column": column_letters(at.column),
        "cell": at.cell if at.row else "",
        "value": reason.value,
        "words": reason.words(),
    }


def _row(row: SeenRow) -> dict[str, object]:
    changes = [{"table": t, "field": f, "before": before, "value": value} for t, f, before, value in row.changes]
    return {
        "id": row.id,
        "row": row.at.row,
        "agreement": row.agreement,
        "party": row.party,
        "taken": row.taken,
        "changes": changes,
    }
