"""A coordinator's Excel register read in from the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import dump, opened
from openpyxl import load_workbook

FILE = Path(__file__).parents[1] / "data" / "avtalsregister.xlsx"


def test_a_dry_run_shows_all_and_writes_nothing_but_what_is_asked_for(at, register, tmp_path):
    before = (register / "nkavtal.db").read_bytes()
    plan, report = tmp_path / "plan.json", tmp_path / "rapport.xlsx"
    done = at(register, "import", FILE, "--dry-run", "--plan", plan, "--report", report)
    assert done.code == 0
    assert done.out.startswith("Det här skulle läsas in från avtalsregister.xlsx. Inget är skrivet.\n  avtal: 35 nya")
    assert "Inget svar gavs, så det här gäller:" in done.out
    assert (register / "nkavtal.db").read_bytes() == before
    assert len(json.loads(plan.read_text(encoding="utf-8"))["sheets"]) == 4
    assert "Frågor" in load_workbook(report).sheetnames


def test_each_sheets_cells_add_up(at, register):
    lines = at(register, "import", FILE, "--dry-run").out.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("Blad "))
    for line in lines[start + 1 : start + 5]:
        cells, *fates = map(int, line.split()[1:])
        assert cells == sum(fates), line


def test_what_is_read_in_can_be_undone_and_read_in_again_changes_nothing(at, register):
    store = opened(register)
    before = dump(store)
    first = at(register, "import", FILE, "--json").data
    assert first["written"]
    assert first["counts"]["agreement"] == {"create": 35, "change": 0}
    assert len(at(register, "list", "--json").data) == 35
    again = at(register, "import", FILE, "--json").data
    assert (again["written"], again["empty"]) == (False, True)
    assert at(register, "undo").out == "Ångrat: Importera avtalsregister.xlsx\n"
    assert dump(store) == before
    store.close()


def test_strict_refuses_until_every_question_has_its_answer(at, register, tmp_path):
    refused = at(register, "import", FILE, "--strict", "--json")
    assert (refused.code, refused.error["code"]) == (1, "NKA-205")
    assert len(refused.error["questions"]) >= 5
    assert at(register, "list", "--json").data == []
    questions = at(register, "import", FILE, "--dry-run", "--json").data["questions"]
    answers = tmp_path / "svar.json"
    answers.write_text(json.dumps({one["id"]: one["default"] for one in questions}), encoding="utf-8")
    done = at(register, "import", FILE, "--strict", "--answers", answers, "--json")
    assert done.code == 0
    assert all(one["answered"] for one in done.data["questions"])


@pytest.mark.parametrize("content", ["[]", "{", '{"no:nej": "kanske"}'])
def test_answers_that_do_not_fit_are_refused(at, register, tmp_path, content):
    answers = tmp_path / "svar.json"
    answers.write_text(content, encoding="utf-8")
    done = at(register, "import", FILE, "--answers", answers, "--json")
    assert (done.code, done.error["code"]) in {(1, "NKA-153"), (1, "NKA-154")}
    assert at(register, "list", "--json").data == []


def test_answers_to_nothing_that_was_asked_are_told(at, register, tmp_path):
    answers = tmp_path / "svar.json"
    answers.write_text('{"no:nejj": "rejected"}', encoding="utf-8")
    done = at(register, "import", FILE, "--dry-run", "--answers", answers)
    assert done.out.rstrip().endswith("Svar som ingen fråga gällde: no:nejj")
