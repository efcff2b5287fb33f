"""The house keeps its shape: the arrow, the top level, the empty doorsteps, the one clock and the one pen."""

from __future__ import annotations

import ast
import re
from collections import Counter

from importlinter.cli import lint_imports
from source_tree import ROOT, called, calls, files, kept, modules, receiver, walked


def test_rooms_look_along_the_arrow_only(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0, capsys.readouterr().out


def test_the_top_level_holds_what_it_should_and_nothing_else():
    top = {path.name for path in kept(ROOT) if not path.name.startswith(".")}
    assert top == {"pyproject.toml", "nkavtal", "resources", "tests", "packaging", "README.md"}


def test_a_doorstep_holds_its_purpose_and_nothing_else():
    for path, tree in modules().items():
        if path.endswith("__init__.py"):
            assert len(tree.body) == 1, path
            assert ast.get_docstring(tree), path


def test_every_module_says_what_it_is_for():
    assert [path for path, tree in modules().items() if not ast.get_docstring(tree)] == []


def test_only_the_clock_fetches_the_time():
    fetching = {"today", "now", "utcnow"}
    found = [
        f"{path}:{call.lineno}"
        for path, tree in modules().items()
        if path != "nkavtal/base/clock.py"
        for call in calls(tree)
        if called(call) in fetching and receiver(call) in ("date", "datetime", "dt")
    ]
    assert found == []


# files that are nobody's and lie in a temporary folder that goes with them: what the window paints with, a PDF before it is finished
TEMPORARY = {"nkavtal/gui/style_sheet.py", "nkavtal/documents/pdf_archive.py"}


def test_a_persons_file_is_never_written_in_place():
    found = [
        f"{path}:{call.lineno}"
        for path, tree in modules().items()
        if path not in {"nkavtal/base/os_seam/files.py", *TEMPORARY}
        for call in calls(tree)
        if _writes(call) and receiver(call) not in _beside(tree)
    ]
    assert found == [], "write through os_seam.files.written_beside, into the name it gives (or a parameter `beside`)"


def _writes(call: ast.Call) -> bool:
    if called(call) in ("write_text", "write_bytes"):
        return True
    texts = [c.value for c in [*call.args, *(k.value for k in call.keywords)] if isinstance(c, ast.Constant)]
    return called(call) == "open" and any(
        isinstance(text, str) and re.fullmatch(r"[rwaxbt+]*[wax+][rwaxbt+]*", text) for text in texts
    )


def _beside(tree: ast.AST) -> set[str]:
    """Return the names that stand for a file that is not yet in its place."""
    items = (item for node in walked(tree) if isinstance(node, ast.With) for item in node.items)
    return {"beside"} | {
        item.optional_vars.id
        for item in items
        if isinstance(item.optional_vars, ast.Name)
        and isinstance(item.context_expr, ast.Call)
        and called(item.context_expr) == "written_beside"
    }


def test_test_files_have_names_of_their_own():
    names = Counter(p.name for p in files(ROOT / "tests") if p.suffix == ".py" and p.name != "conftest.py")
    assert [name for name, n in names.items() if n > 1] == []
    assert [p for p in files(ROOT / "tests") if p.name == "__init__.py"] == []


def test_the_tree_speaks_of_itself_alone():
    own = re.compile(
        "|".join(
            (
                r"\bTO" "DO\\b",
                r"\bFIX" "ME\\b",
                r"\bXX" "X\\b",
                r"\.\./sha" "red",
                r"(?<![\w.])/(?:work|root|home|opt)" r"/[a-z]",
            )
        )
    )
    licences = ROOT / "resources" / "licences"
    kinds = {".py", ".md", ".toml", ".txt", ".in", ".json", ".css", ".qss", ".pot", ".po", ".spec", ".mako", ".ini", ""}
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in files()
        if path.suffix in kinds and licences not in path.parents
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if own.search(line)
    ]
    assert found == []
