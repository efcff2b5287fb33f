"""The project's own files, read once, for the tests that look at the tree as a whole."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@cache
def ignored() -> tuple[str, ...]:
    """Return the patterns of .gitignore; the tree may have come without git."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return (*(line.rstrip("/") for line in lines), ".git")


def kept(folder: Path) -> list[Path]:
    """Return what belongs to the project in folder: neither ignored nor made by a run."""
    return [p for p in sorted(folder.iterdir()) if not any(fnmatch(p.name, pattern) for pattern in ignored())]


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Walk all files of the project below folder."""
    for path in kept(folder):
        if path.is_dir():
            yield from files(path)
        else:
            yield path


@cache
def modules() -> dict[str, ast.Module]:
    """Return the parsed modules of the package by their path, as 'nkavtal/base/clock.py'."""
    gc.disable()  # it would stop again and again to look at what all stays
    found = {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in files(ROOT / "nkavtal")
        if path.suffix == ".py"
    }
    gc.enable()
    gc.freeze()  # nor does it look at it in all the tests that come after
    return found


@cache
def walked(tree: ast.Module) -> tuple[ast.AST, ...]:
    """Return all that stands in a module, as ast.walk gives it."""
    return tuple(ast.walk(tree))


def calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Walk all calls in a tree."""
    return (node for node in walked(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """Return the last name of what is called: 'open' for both open() and path.open()."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def receiver(call: ast.Call) -> str:
    """Return the name before the dot, or nothing when it is more than a name."""
    match call.func:
        case ast.Attribute(value=ast.Name(id=name)) | ast.Attribute(value=ast.Attribute(attr=name)):
            return name
    return ""
