"""What travels with the program has its licence with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LICENCES = ROOT / "resources" / "licences"


def test_every_text_that_the_list_names_is_there():
    listed = (LICENCES / "third-party.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in listed.splitlines()[4:]]
    assert len(rows) > 15
    for program, licence, texts in rows:
        assert licence, program
        for text in texts.split(", "):
            assert (LICENCES / text).stat().st_size > 500, program


def test_every_library_the_project_names_is_listed():
    listed = (LICENCES / "third-party.md").read_text(encoding="utf-8").lower().replace("_", "-")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[<>=\[ ]", line)[0].lower() for line in project["dependencies"]]
    assert [name for name in names if f"| {name} |" not in listed] == []
