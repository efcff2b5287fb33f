"""The account of how many broken rules the tests notice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def mutants(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(PACKAGING))
    import mutants

    monkeypatch.setattr(mutants, "COPY", tmp_path)
    return mutants


def tried(folder: Path, module: str, codes: dict[str, int | None]) -> None:
    file = folder / "mutants" / "nkavtal" / "rules" / f"{module}.py.meta"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"exit_code_by_key": codes}), encoding="utf-8")


def test_a_mutant_is_noticed_by_a_test_that_fails_or_never_ends(mutants, tmp_path, capsys):
    tried(tmp_path, "terms/walk", {f"walk_{n}": code for n, code in enumerate([1, 3, -24, 36, 1, 1, 1, 1, 1])})
    tried(tmp_path, "bulk", {"bulk_1": 0, "bulk_2": None})
    tried(tmp_path, "ranking", {"ranking_1": None})  # not tried this time
    assert mutants.report(mutants.results()) == 0
    assert [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()] == [
        "no test fails bulk_1",
        "bulk 0 of 1 0.0%",
        "terms.walk 9 of 9 100.0%",
        "all of them 9 of 10 90.0%",
    ]


def test_fewer_than_nine_in_ten_is_a_fault(mutants, tmp_path, capsys):
    tried(tmp_path, "bulk", {f"bulk_{n}": 33 if n == 0 else 1 for n in range(9)})
    assert mutants.report(mutants.results()) == 1
    assert capsys.readouterr().out.startswith("no test        bulk_0\n")
