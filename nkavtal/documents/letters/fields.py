"""What a template asks for: its fields by their dotted names, and nothing but fields, choices and loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _

Plain = str | int | bool | Sequence["Plain"] | Mapping[str, "Plain"]

_FILTERS = ("join", "length", "lower", "upper")
_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.For,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Filter,
)
_LOOP = ("first", "index", "last", "length")


def environment() -> ImmutableSandboxedEnvironment:
    """Return the sandbox templates run in: a few filters, no functions, no attribute beginning with _."""
    made = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=lambda value: _("[saknas]") if value == "" else value
    )
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    made.tests = {}
    return made


def fields_of(tree: nodes.Template) -> tuple[str, ...]:
    """Return the dotted names a template uses, sorted; NKA-160 when it holds anything but fields.

    A name that comes out of a loop is told by its list: `for p in parter` makes `p.namn` to `parter.namn`.
    """
    found: set[str] = set()
    for name in _walk(tree, {}):
        found.add(name)
    return tuple(sorted(found))


def _walk(node: nodes.Node, names: Mapping[str, str]) -> Iterator[str]:
    _check(node)
    if isinstance(node, nodes.Name | nodes.Getattr):
        yield from _field(node, names)
    elif isinstance(node, nodes.For):
        yield from _walk(node.iter, names)
        inner = {**names, "loop": ""}
        source = _dotted(node.iter, names)
        if isinstance(node.target, nodes.Name) and source is not None:
            inner[node.target.name] = source
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            yield from _walk(child, inner)
    else:
        for child in node.iter_child_nodes():
            yield from _walk(child, names)


def _field(node: nodes.Name | nodes.Getattr, names: Mapping[str, str]) -> Iterator[str]:
    name = _dotted(node, names)
    if name is None:
        raise _refused(_("ett uttryck"))
    if name.startswith("."):
        if name[1:] not in _LOOP:
            raise _refused(f"loop{name}")
    elif name:
        yield name


def _dotted(node: nodes.Node, names: Mapping[str, str]) -> str | None:
    if isinstance(node, nodes.Name):
        return names.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        before = _dotted(node.node, names)
        return None if before is None else f"{before}.{node.attr}"
    return None


def _check(node: nodes.Node) -> None:
    if not isinstance(node, _ALLOWED):
        raise _refused(type(node).__name__)
    if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        raise _refused(node.name)
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise _refused(node.attr)


def _refused(what: str) -> UserError:
    return UserError(
        "NKA-160",
        N_("Mallen innehåller något som inte är tillåtet: {what}. Inget dokument är gjort."),
        N_("En mall får bara hålla fält, villkor och upprepningar. Ta bort uttrycket ur mallen."),
        what=what,
    )


def unknown_field(name: str, template: str) -> UserError:
    """Return the error that tells which field does not exist."""
    return UserError(
        "NKA-161",
        N_("Mallen {template} använder ett fält som inte finns: {name}. Inget dokument är gjort."),
        N_("Rätta fältets namn i mallen."),
        template=template,
        name=name,
    )


def value_at(data: Plain, name: str) -> Any:
    """Return the value a dotted name leads to, the first where there is a list; KeyError when there is none.

    An empty list answers for all that its rows would hold, with None.
    """
    here: Plain | None = data
    for step in name.split("."):
        if isinstance(here, Sequence) and not isinstance(here, str):
            if not here:
                return None
            here = here[0]
        if not isinstance(here, Mapping) or step not in here:
            raise KeyError(name)
        here = here[step]
    return here
