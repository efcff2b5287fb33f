"""Make the plan of a clerk's sheet that has come home: the same plan as from any other file, a tick for each row.

What a row says is what differs from what stood in it when it was sent. That is compared three ways, as any import:
changed on the sheet alone it is taken, changed here too it is asked about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from nkavtal.exchange.clerk_sheet.read import ClerkPage, explains, pages
from nkavtal.exchange.clerk_sheet.said import Said, read_cells
from nkavtal.exchange.clerk_sheet.settle import Settling
from nkavtal.exchange.clerk_sheet.whose import Whose
from nkavtal.exchange.register_in.draft import Draft
from nkavtal.exchange.register_in.known import Known
from nkavtal.exchange.register_in.plan import FATES, At, Plan, Planned, Question, Reason, SeenRow, SheetSums
from nkavtal.exchange.register_in.three_way import compare
from nkavtal.exchange.workbook_in import Workbook

TABLES = ("organisation", "agreement", "party", "decision", "signature")
"""What of the register a sheet can speak of."""


def plan(workbook: Workbook, known: Known, answers: Mapping[str, str], today: date) -> Plan:
    """Return all that reading the sheet in would do; equal input gives an equal plan and nothing is written."""
    draft = Draft(answers, known.answers)
    found = list(pages(workbook))
    whose = Whose(draft, known)
    read = [read_cells(draft, row, today) for page in found for row in whose.rows(page)]
    settling = Settling(draft, known)
    for one in _once_each(draft, read):
        settling.take(one)
    things = [replace(thing, said=None) for thing in compare(draft, settling.known())]
    rows = tuple(sorted(_seen_rows(settling, things, answers), key=lambda row: row.at))
    left = {key for row in rows if not row.taken for key in row.things}
    written = tuple(thing for thing in things if thing.key not in left)
    _account(draft, workbook, found)
    questions = tuple(_told(question, settling) for question in draft.questions())
    return Plan(
        workbook.name,
        today.isoformat(),
        written,
        questions,
        tuple(sorted(draft.reasons, key=lambda reason: (reason.at, reason.code))),
        tuple(_sums(workbook, found, draft, written, settling)),
        draft.fates,
        {question.id: question.answer for question in questions} | {row.id: row.answer for row in rows},
        rows=rows,
    )


def _once_each(draft: Draft, read: Sequence[Said]) -> Iterator[Said]:
    """Yield one row for each party: of rows that say different things the one that is chosen, if any."""
    by_party: dict[str, list[Said]] = {}
    for one in read:
        by_party.setdefault(one.party, []).append(one)
    for rows in by_party.values():
        yield from _chosen(draft, rows) if len(rows) > 1 else rows


def _chosen(draft: Draft, rows: list[Said]) -> list[Said]:
    distinct: list[Said] = []
    for one in rows:
        if any(one.says == other.says for other in distinct):
            draft.reasons.append(Reason("double_row", one.row.at, one.row.words()))
        else:
            distinct.append(one)
    speaking = [one for one in distinct if one.says] or distinct[:1]
    for one in distinct:
        if one not in speaking:
            draft.reasons.append(Reason("silent_row", one.row.at, one.row.words()))
    if len(speaking) == 1:
        return speaking
    codes = {f"row:{one.row.at.sheet}:{one.row.at.row}": one for one in speaking}
    about = {code: one.row.words() for code, one in codes.items()} | {"agreement": rows[0].row.called()}
    key = f"{rows[0].party} {sorted(map(str, (one.says for one in speaking)))}"
    choice = draft.ask("twice", key, speaking[0].row.at, (*codes, "none"), "none", **about)
    for one in speaking[1:]:
        draft.ask("twice", key, one.row.at, (*codes, "none"), "none", **about)
    for code, one in codes.items():
        if code != choice:
            draft.reasons.append(Reason("other_row", one.row.at, one.row.words()))
    return [codes[choice]] if choice in codes else []


def _seen_rows(settling: Settling, things: Sequence[Planned], answers: Mapping[str, str]) -> Iterator[SeenRow]:
    """Yield the rows with something to write, each with what it changes; they are taken unless it is said otherwise."""
    changed: dict[str, list[Planned]] = {}
    for thing in things:
        if thing.action != "same" and thing.key in settling.row_of:
            changed.setdefault(settling.row_of[thing.key], []).append(thing)
    for party, own in changed.items():
        one = settling.said[party]
        id_ = f"row:{party}"
        changes = tuple(
            (thing.table, name, thing.before.get(name) if thing.action == "change" else None, value)
            for thing in own
            for name, value in thing.values.items()
        )
        yield SeenRow(
            id_, one.row.at, one.row.called(), settling.name_of(party), changes, tuple(thing.key for thing in own),
            answers.get(id_) != "leave",
        )  # fmt: skip


def _told(question: Question, settling: Settling) -> Question:
    """Let a question on a value that was changed here say of which agreement and since when."""
    if question.kind != "conflict":
        return question
    row = settling.at_row.get((question.cells[0].sheet, question.cells[0].row)) if question.cells else None
    title = row.called() if row else question.about.get("title", "")
    return replace(question, kind="changed_here", about={**question.about, "title": title})


def _account(draft: Draft, workbook: Workbook, found: Sequence[ClerkPage]) -> None:
    """Give every cell that says nothing new its fate, and say of sheets that are not ours that they are not read."""
    ours = {page.sheet.name for page in found}
    for page in found:
        for at in page.head:
            draft.fates.setdefault(at, "heading")
        for at in page.told:
            draft.fates.setdefault(at, "checked")
    for sheet in workbook.sheets:
        fate = "title" if explains(sheet) else "reason"
        if sheet.rows and sheet.name not in ours and fate == "reason":
            draft.reasons.append(Reason("unknown_sheet", At(sheet.name, 0, 0), sheet.name))
        for row in sheet.rows:
            for place, value in enumerate(row.values, 1):
                if value is not None and (at := At(sheet.name, row.number, place)) not in draft.fates:
                    draft.fates[at] = fate
                    if sheet.name in ours:
                        draft.reasons.append(Reason("unread", at, str(value)))


def _sums(
    workbook: Workbook, found: Sequence[ClerkPage], draft: Draft, things: Sequence[Planned], settling: Settling
) -> Iterator[SheetSums]:
    ours = {page.sheet.name for page in found}
    made: dict[str, Counter[str]] = {sheet.name: Counter() for sheet in workbook.sheets}
    for thing in things:
        if thing.action != "same" and thing.key in settling.row_of:
            made[settling.said[settling.row_of[thing.key]].row.at.sheet][thing.table] += 1
    for sheet in workbook.sheets:
        fates = Counter(
            draft.fates[At(sheet.name, row.number, place)]
            for row in sheet.rows
            for place, value in enumerate(row.values, 1)
            if value is not None
        )
        kind = "clerk" if sheet.name in ours else "explains" if explains(sheet) else "unknown"
        yield SheetSums(
            sheet.name, kind, sheet.hidden, len(sheet.hidden_columns), fates.total(),
            {fate: fates[fate] for fate in FATES if fates[fate]}, dict(sorted(made[sheet.name].items())),
        )  # fmt: skip
