"""What a person reads is gathered for translation, Swedish, whole sentences, and nowhere outside the catalogue."""

from __future__ import annotations

import ast
import re
import string
import sys
from collections.abc import Iterator
from functools import cache

import pytest
from source_tree import ROOT, modules, walked

WORDERS = ("_", "N_", "gettext", "ngettext", "pgettext")
ENGLISH = re.compile(
    r"(?<![-\w{])(?:the|and|of|with|from|file|folder|save|saved|open|close|cancel|delete|remove|error|warning|failed"
    r"|invalid|missing|unknown|cannot|does|please|search|show|new|yes|no|is|are|was|this|that|for|to|by|you|your"
    r"|agreement|municipality|signature|decision|report|settings|number|name)(?![-\w}])",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def texts() -> Iterator[object]:
    sys.path.insert(0, str(ROOT / "packaging"))
    import texts

    with pytest.MonkeyPatch.context() as once:  # going through all modules takes its time
        once.setattr(texts, "catalogue", cache(texts.catalogue))
        yield texts
    sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture(scope="module")
def messages(texts) -> list[tuple[str, ...]]:
    found = [m.id if isinstance(m.id, tuple) else (m.id,) for m in texts.catalogue() if m.id]
    assert len(found) > 20
    return found


def test_the_template_for_translators_is_up_to_date(texts):
    assert texts.POT.read_text(encoding="utf-8") == texts.template(), "run: python packaging/texts.py"


def test_no_text_is_english(messages):
    # what is written as code, such as --help and `verify`, keeps its name
    plain = {
        text: re.sub(r"`[^`]*`|%\(\w+\)|\{\w*\}|nkavtal-cli [\w ]+", "", text) for forms in messages for text in forms
    }
    assert [text for text, words in plain.items() if ENGLISH.search(words)] == []


def test_texts_are_plain_and_calm(messages):
    assert [forms for forms in messages if any("!" in text or "änligen" in text for text in forms)] == []


def test_places_in_a_text_have_names(messages):
    assert [forms for forms in messages if any("" in _places(text) for text in forms)] == []


def test_one_and_many_have_the_same_places(messages):
    assert [forms for forms in messages if len(forms) > 1 and _places(forms[1]) < _places(forms[0])] == []


def test_every_text_stands_in_english_too(texts):
    english = _english(texts)
    assert [forms for forms in _swedish(texts) if not all(english.get(forms, ("",)))] == [], "fill in en.po"


def test_english_has_the_same_places_as_swedish(texts):
    english = _english(texts)
    wrong = [forms for forms in _swedish(texts) if _places(english[forms][-1]) != _places(forms[-1])]
    assert wrong == []


def _swedish(texts) -> list[tuple[str, ...]]:
    return [m.id if isinstance(m.id, tuple) else (m.id,) for m in texts.catalogue() if m.id]


def _english(texts) -> dict[tuple[str, ...], tuple[str, ...]]:
    known = texts._read(texts.POT.with_name("en.po"))
    return {
        (m.id if isinstance(m.id, tuple) else (m.id,)): (m.string if isinstance(m.string, tuple) else (m.string,))
        for m in known
        if m.id
    }


def _places(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def _worded(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORDERS


def test_no_text_is_put_together_where_it_is_looked_up():
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        for node in walked(tree)
        if isinstance(node, ast.Call) and _worded(node)
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args[:2])
    ]
    assert found == []


def test_nothing_is_put_into_words_at_import_time():
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        for node in _at_import(tree)
        if isinstance(node, ast.Call) and _worded(node) and ast.unparse(node.func) != "N_"
    ]
    assert found == [], "name it with N_() and put it into words where it is shown"


def _at_import(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from (part for default in child.args.defaults for part in ast.walk(default))
            continue
        yield child
        yield from _at_import(child)


def test_no_swedish_stands_outside_the_catalogue():
    rooms = ("nkavtal/gui/", "nkavtal/cli/", "nkavtal/documents/", "nkavtal/usecases/")
    found = [
        f"{path}:{node.lineno}: {node.value[:60]}"
        for path, tree in modules().items()
        if path.startswith(rooms)
        for node in _loose(tree)
        if re.search("[åäöÅÄÖ]", node.value)
    ]
    assert found == []


def _loose(node: ast.AST) -> Iterator[ast.Constant]:
    """Walk the string constants that are neither docstrings nor arguments of a wording function."""
    for child in ast.iter_child_nodes(node):
        docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if docstring or _worded(child):
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child
        yield from _loose(child)
