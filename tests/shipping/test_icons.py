"""The icons that travel with the program are those its code names, no fewer and no more."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import source_tree
from source_tree import modules, walked

from nkavtal.catalogue.codes import PARTY_LOOKS, PARTY_STATES
from nkavtal.gui.page_list import PAGES
from nkavtal.gui.states import party_state

ROOT = Path(__file__).resolve().parents[2]
ICONS = ROOT / "resources" / "icons"
DRAWN = {path.name for path in ICONS.iterdir()}
NAMES = {re.sub(r"_(16|20)_(regular|filled)\.svg$", "", name) for name in DRAWN}

PLACED = {"Picture": 0, "IconButton": 0, "add_tool": 0, "show_icon": 0, "offer_card": 0, "icon": 0, "pixmap": 0}
"""Where an icon's name stands among the arguments of what takes one; elsewhere it is given as `icon=`."""

TO_COME = {
    "add_circle", "arrow_clockwise", "arrow_download", "arrow_left", "arrow_right", "attach", "bookmark", "building",
    "document_edit", "eye", "filter", "lock_closed", "mail", "panel_left", "pin", "pin_off", "send", "settings", "shield",
}  # fmt: skip
"""What the pages that are not built yet are drawn with; a name that code has taken up may go."""


def calls() -> Iterator[ast.Call]:
    for path, tree in modules().items():
        if path.startswith("nkavtal/gui/"):
            yield from source_tree.calls(tree)


def named(call: ast.Call) -> Iterator[str]:
    """Give the icons that a call names."""
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    found = [word.value for word in call.keywords if word.arg == "icon"]
    found += call.args[PLACED[called] :][:1] if called in PLACED else []
    for one in found:
        inks = {id(ink) for part in ast.walk(one) if isinstance(part, ast.Tuple) for ink in part.elts[1:]}
        parts = (part for part in ast.walk(one) if isinstance(part, ast.Constant) and id(part) not in inks)
        yield from (part.value for part in parts if part.value)


def test_every_icon_that_code_names_is_there():
    asked = {name for call in calls() for name in named(call)}
    assert len(asked) > 30
    assert {name for name in asked if f"{name}_20_regular.svg" not in DRAWN} == set()


def test_the_rail_has_its_icons_filled_too():
    assert [page.icon for page in PAGES if page.railed and f"{page.icon}_20_filled.svg" not in DRAWN] == []


def test_every_state_has_its_symbol_at_the_size_of_a_chip():
    assert set(PARTY_LOOKS) == set(PARTY_STATES)
    for state in filter(lambda one: one.symbol, map(party_state, PARTY_STATES)):
        assert f"{state.symbol}_16_{'filled' if state.filled else 'regular'}.svg" in DRAWN


def test_no_icon_is_carried_along_that_nothing_names():
    words = {
        node.value
        for path, tree in modules().items()
        if path.startswith("nkavtal/gui/") or path == "nkavtal/catalogue/codes.py"
        for node in walked(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert NAMES - words - TO_COME == set()
