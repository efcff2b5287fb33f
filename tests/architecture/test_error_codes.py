"""Every code of trouble means one thing, lies in its range and is provoked by a test."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

from source_tree import ROOT, calls, files, modules, walked

CODE = re.compile(r"NKA-\d{3}")
RANGES = {
    "files and disk": range(100, 120),
    "store, lock, damage, conflict": range(120, 140),
    "reading files in": range(140, 160),
    "documents and templates": range(160, 180),
    "values and forms": range(180, 200),
    "the terminal": range(200, 206),
    "attachments": range(206, 220),
    "copies, places and one writer": range(220, 260),
    "merging and the waste basket": range(320, 330),
    "days, notices and reminders": [*range(330, 350), *range(360, 370)],
    "the register as open files": range(260, 290),
    "search words, saved searches, bulk changes": range(290, 310),
    "processes of their own": range(310, 320),
    "decisions and signatures of many": range(370, 440),
}


def _codes() -> set[str]:
    return {
        node.value
        for tree in modules().values()
        for node in walked(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def test_a_code_has_one_message():
    messages: dict[str, set[str]] = defaultdict(set)
    for tree in modules().values():
        for call in calls(tree):
            match call.args:
                case [ast.Constant(value=str(code)), ast.Call(args=[ast.Constant(value=str(text)), *_]), *_]:
                    if CODE.fullmatch(code):
                        messages[code].add(text)
    assert messages, "no code found: the errors are raised in another way now, follow it here"
    assert {code: texts for code, texts in messages.items() if len(texts) > 1} == {}


def test_a_code_lies_in_a_known_range():
    known = {f"NKA-{n}" for numbers in RANGES.values() for n in numbers}
    assert _codes() - known == set()


def test_a_code_is_provoked_by_a_test():
    tests = "\n".join(p.read_text(encoding="utf-8") for p in files(ROOT / "tests") if p.suffix == ".py")
    left = sorted(_codes() - set(CODE.findall(tests)))
    assert left == [], "no test names " + ", ".join(left)
