"""The plan for a real register of four sheets: everything accounted for, few questions, nothing invented."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from registers import REAL, TODAY, applied, by_hand, ledger, new_register, planned, things

from nkavtal.exchange.register_in.plan import Plan
from nkavtal.exchange.register_in.plan_file import digest, plan_json
from nkavtal.exchange.register_in.plan_lines import lines
from nkavtal.exchange.workbook_in import read

ANSWERED = {
    "mark:antaganden:x": "adopted",
    "no:nej": "declined",
    "same_body:norrbottens läns landsting": "same",
    "which_body:landstinget": "is:organisation:232100-0230",
    "same_body:skl kommentus inköpscentral nu adda": "same",
    "areas:alla": "all",
    "type:basnivå projekt": "other",
    "type:gemensam resurs": "other",
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return planned(REAL)


@pytest.fixture(scope="module")
def answered() -> Plan:
    return planned(REAL, answers=ANSWERED)


def test_every_sheet_is_known_for_what_it_is(plan: Plan) -> None:
    assert {sums.sheet: sums.kind for sums in plan.sheets} == {
        "Avtal": "agreements",
        "Antaganden": "matrix",
        "Motparter": "organisations",
        "Kontakter": "contacts",
    }


def test_every_cell_has_exactly_one_fate_and_the_sums_hold(plan: Plan) -> None:
    book = openpyxl.load_workbook(REAL)
    for sums in plan.sheets:
        filled = sum(cell.value is not None for row in book[sums.sheet].iter_rows() for cell in row)
        assert sums.cells == filled == sum(sums.fates.values())
    assert "unread" not in {reason.code for reason in plan.reasons}


def test_thirty_five_agreements_nineteen_counterparties_fifty_nine_contacts(plan: Plan) -> None:
    sums = {one.sheet: one for one in plan.sheets}
    assert plan.count("agreement", "create") == 35
    assert sums["Kontakter"].things["contact"] == 59
    names = [row[0] for row in openpyxl.load_workbook(REAL)["Motparter"].iter_rows(min_row=2, values_only=True)]
    taken = [thing for thing in plan.things if any(at.sheet == "Motparter" and at.column == 1 for at in thing.cells)]
    assert sum(at.column == 1 for thing in taken for at in thing.cells if at.sheet == "Motparter") == len(names) == 19


def test_the_matrix_is_twenty_two_agreements_by_fourteen(plan: Plan) -> None:
    """Every filled cell belongs to the municipality of its column."""
    cells = {at for thing in plan.things for at in thing.cells if at.sheet == "Antaganden" and 2 <= at.column <= 15}
    page = openpyxl.load_workbook(REAL)["Antaganden"]
    filled = {(r, c) for r in range(5, 27) for c in range(2, 16) if page.cell(r, c).value not in (None, "")}
    assert {(at.row, at.column) for at in cells} == filled
    assert len(filled) == 216


def test_at_most_twelve_questions_one_for_each_distinct_value(plan: Plan) -> None:
    assert len(plan.questions) <= 12
    assert set(ANSWERED) == {question.id for question in plan.questions}
    assert all(question.answer == question.default and not question.answered for question in plan.questions)


@pytest.mark.parametrize("which", ["plan", "answered"])
def test_at_least_nineteen_of_twenty_answers_become_facts(which: str, request: pytest.FixtureRequest) -> None:
    """Headings and titles apart, the reckoned column apart too: it is compared, never taken."""
    made: Plan = request.getfixturevalue(which)
    fates = Counter(fate for at, fate in made.fates.items() if at.sheet == "Antaganden" and at.column <= 16)
    told = sum(fates[fate] for fate in ("fact", "note", "question", "reason"))
    assert fates["fact"] / told >= 0.95
    whole = Counter(fate for at, fate in made.fates.items() if at.sheet == "Antaganden")
    read = whole["fact"] + whole["checked"]
    assert read / (read + whole["note"] + whole["question"] + whole["reason"]) >= 0.95


def test_the_reckoned_column_is_compared_and_the_difference_told(plan: Plan) -> None:
    told = [reason for reason in plan.reasons if reason.code == "reckoned"]
    assert [(reason.at.cell, reason.about) for reason in told] == [("Q24", {"file": "13", "read": "12"})]


def test_example_decisions_stay_marked(plan: Plan) -> None:
    made = [thing for table in ("decision", "signature") for thing in things(plan, table)]
    real = [thing for thing in made if thing.values["example"] is False]
    assert {thing.values["decided_on"] for thing in real} == {"2013-02-25"}
    assert all(isinstance(thing.values["example"], bool) for thing in made)


def test_a_reservation_is_a_note_and_does_not_touch_the_decision(plan: Plan) -> None:
    (made,) = ledger(plan, "decision", "Kommunaliserad hemsjukvård", "Kiruna")
    assert (made.values["outcome"], made.values["note"]) == ("adopted", "reservation")


def test_two_bodies_in_a_cell_are_two_decisions(plan: Plan) -> None:
    made = ledger(plan, "decision", "Norrbus – gemensamma riktlinjer barn och unga 0–20 år", "Kalix")
    assert [thing.values["body"] for thing in made] == ["SN", "BUN"]
    assert all(thing.values["kind"] == "unknown" for thing in made)


def test_a_no_is_written_down_until_somebody_says_what_it_means(plan: Plan, answered: Plan) -> None:
    where = ("Samverkan mot våld", "Överkalix")
    assert ledger(plan, "decision", *where) == []
    assert ledger(plan, "party", *where)[0].values["note"] == "nej, egen plan"
    assert [thing.values["outcome"] for thing in ledger(answered, "decision", *where)] == ["declined"]


def test_an_x_is_party_and_adopted_only_when_somebody_says_so(plan: Plan, answered: Plan) -> None:
    where = ("Norrbottens e-nämnd", "Kalix")
    assert ledger(plan, "party", *where)[0].values["role"] == "party"
    assert ledger(plan, "decision", *where) == []
    assert len(ledger(answered, "decision", *where)) == 1


def test_who_is_no_party_is_outside_and_a_blank_says_nothing(plan: Plan) -> None:
    assert ledger(plan, "party", "Grans naturbruksgymnasium", "Kalix")[0].values["role"] == "outside"
    assert ledger(plan, "party", "Gemensam servicenämnd", "Kalix") == []
    (blank,) = ledger(plan, "party", "Norrbus – gemensamma riktlinjer barn och unga 0–20 år", "Överkalix")
    assert "asked" not in blank.values
    assert ledger(plan, "party", "Länsverksamheten Gammelängsskolan, Boden", "Boden")[0].values["role"] == "host"


def test_a_body_is_merged_by_number_and_asked_about_without_one(plan: Plan, answered: Plan) -> None:
    assert [thing.values["name"] for thing in things(plan, "name")] == ["LTU"]
    assert len(things(plan, "organisation", org_number="202100-2841")) == 1
    assert len(things(plan, "organisation", name="Norrbottens läns landsting")) == 1
    assert things(answered, "organisation", name="Norrbottens läns landsting") == []
    assert len(ledger(answered, "party", "Kommunaliserad hemsjukvård", "Region Norrbotten")) == 1


def test_what_has_no_field_goes_to_the_note_with_its_heading(plan: Plan) -> None:
    (made,) = things(plan, "agreement", old_number="25")
    assert made.values["starts_on"] == "2025-07-01"
    note = str(made.values["note"])
    assert "Gäller fr.o.m.: 1/7 2025 (komvux 1/1 2025)" in note
    assert "Avtal (kommentar): Gymnasieskola och komvux har olika startdag." in note
    assert "Jämförelseavtal från andra län" in str(things(plan, "agreement", old_number="38")[0].values["note"])
    assert "Status: ersatt" in str(things(plan, "agreement", old_number="23")[0].values["note"])


def test_vague_days_stay_vague(plan: Plan) -> None:
    starts = {str(t.values["old_number"]): t.values.get("starts_on") for t in things(plan, "agreement")}
    wanted = {"1": "2013-01-01", "5": None, "7": "2013", "10": "2017?", "14": "2020", "15": "2023-11<", "19": "2011-02",
              "31": "2018", "32": "2014-06", "34": "2023-06-30>"}  # fmt: skip
    assert {number: starts[number] for number in wanted} == wanted
    assert things(plan, "agreement", old_number="31")[0].values["ends_on"] == "2022"
    assert things(plan, "agreement", old_number="32")[0].values["open_ended"] is True


def test_the_hidden_column_is_read_and_said(plan: Plan) -> None:
    assert plan.sheets[0].hidden_columns == 1
    assert things(plan, "agreement", old_number="1")[0].values["source"] == "1; S34, S35, S47, S112"


def test_the_same_input_gives_the_same_plan(plan: Plan) -> None:
    again = planned(REAL)
    assert again == plan
    assert digest(again) == digest(plan)
    assert json.dumps(plan_json(again)) == json.dumps(plan_json(plan))


def test_the_plan_is_all_in_swedish_words(plan: Plan) -> None:
    for question in plan.questions:
        assert "{" not in question.words() + "".join(question.choice_words(code) for code in question.choices)
    assert all("{" not in reason.words() for reason in plan.reasons)
    assert all(line.field and line.value for line in lines(plan))


def test_the_same_file_again_changes_nothing(plan: Plan, answered: Plan) -> None:
    for first in (plan, answered):
        known = applied(first, new_register())
        assert planned(REAL, known).is_empty


def shuffled(target: Path, change: tuple[str, str, str] | None = None) -> Path:
    """Write the real register with the columns of each sheet in another order, and one cell changed."""
    source = read(REAL)
    made = openpyxl.Workbook()
    made.remove(made.active)
    chance = random.Random(5)
    for sheet in source.sheets:
        page = made.create_sheet(sheet.name)
        width = max(len(row.values) for row in sheet.rows)
        order = list(range(width))
        chance.shuffle(order)
        for row in sheet.rows:
            lone = sum(value is not None for value in row.values) == 1
            for at, value in enumerate(row.values):
                if value is not None:
                    where = at if lone and at == 0 and row.number != 10 else order[at]
                    page.cell(row.number, where + 1, value)
        for (row, column), words in sheet.comments.items():
            page.cell(row, order[column - 1] + 1).comment = openpyxl.comments.Comment(words, "")
        if change and change[0] == sheet.name:
            hit = [c for line in page.iter_rows() for c in line if c.value == change[1]]
            hit[0].value = change[2]
    made.save(target)
    return target


def test_a_new_name_and_order_of_columns_change_nothing(plan: Plan, tmp_path: Path) -> None:
    known = applied(plan, new_register())
    again = planned(shuffled(tmp_path / "Kopia av avtal (2).xlsx"), known)
    assert [(thing.key, thing.values) for thing in again.to_write] == []
    assert again.is_empty


def test_one_cell_changed_and_one_field_by_hand_is_one_change_and_one_question(plan: Plan, tmp_path: Path) -> None:
    known = applied(plan, new_register())
    known = by_hand(known, "agreement", "cost_words", "Delas lika", old_number="7")
    file = shuffled(tmp_path / "nytt.xlsx", ("Avtal", "per invånare", "per invånare och år"))
    again = planned(file, known)
    assert [(t.action, t.values, t.before) for t in again.to_write] == [
        ("change", {"cost_words": "per invånare och år"}, {"cost_words": "per invånare"})
    ]
    (question,) = [question for question in again.questions if question.kind == "conflict"]
    assert "Norrbottens e-nämnd: Kostnadsmodell" in question.words()
    assert planned(file, known, {question.id: "file"}).count("agreement", "change") == 2
    kept = applied(planned(file, known, {question.id: "keep"}), known)
    assert planned(file, kept).is_empty
    assert all(one.answered for one in planned(file, kept).questions if one.kind == "conflict")


def test_the_same_field_changed_in_both_places_is_asked(plan: Plan, tmp_path: Path) -> None:
    known = by_hand(applied(plan, new_register()), "agreement", "cost_words", "Delas lika", old_number="39")
    file = shuffled(tmp_path / "nytt.xlsx", ("Avtal", "per invånare", "per invånare och år"))
    again = planned(file, known)
    assert again.to_write == ()
    (question,) = [question for question in again.questions if question.kind == "conflict"]
    assert question.default == "keep"
    taken = planned(file, known, {question.id: "file"})
    assert [thing.values for thing in taken.to_write] == [{"cost_words": "per invånare och år"}]


def test_a_changed_answer_changes_the_decision_row(plan: Plan, tmp_path: Path) -> None:
    known = applied(plan, new_register())
    file = shuffled(tmp_path / "nytt.xlsx", ("Antaganden", "KF 2012-12-17 § 217", "KF 2012-12-18 § 217"))
    again = planned(file, known)
    assert [(t.table, t.action, t.values) for t in again.to_write] == [
        ("decision", "change", {"decided_on": "2012-12-18"})
    ]


def test_what_was_removed_by_hand_is_not_brought_back(plan: Plan) -> None:
    known = applied(plan, new_register())
    gone = tuple(
        type(thing)(thing.uuid, thing.table, thing.owner, thing.values, thing.imported, removed=True)
        if thing.table == "agreement" and thing.values["old_number"] == "7" else thing
        for thing in known.things
    )  # fmt: skip
    again = planned(REAL, type(known)(gone, known.answers))
    assert again.is_empty
    assert [reason.value for reason in again.reasons if reason.code == "removed"] == ["Norrbottens e-nämnd"]


def test_rows_gone_from_the_file_are_said_and_kept(plan: Plan, tmp_path: Path) -> None:
    known = applied(plan, new_register())
    book = openpyxl.load_workbook(REAL)
    book["Avtal"].delete_rows(41)
    book.save(tmp_path / "kortare.xlsx")
    again = planned(tmp_path / "kortare.xlsx", known)
    assert again.to_write == ()
    assert [reason.about["n"] for reason in again.reasons if reason.code == "gone"] == ["1"]


def test_today_is_what_it_is_told_to_be(plan: Plan) -> None:
    assert plan.today == TODAY.isoformat()
