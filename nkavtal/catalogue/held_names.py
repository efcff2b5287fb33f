"""Whose name stands in a text that may hold several."""

from __future__ import annotations

import re

from nkavtal.base.i18n import folded

_BETWEEN = re.compile(r"[,;/\n]| och ")


def names_in(text: str) -> frozenset[str]:
    """Return the names in a text such as 'Anna Ek, Bo Alm och jurist', folded."""
    return frozenset(filter(None, (" ".join(part.split()) for part in _BETWEEN.split(folded(text)))))


def holds_name(text: str | None, names: str) -> bool:
    """Tell if one of some names, with line breaks between, stands in a text; a part of a name is no name."""
    return not names_in(text or "").isdisjoint(" ".join(name.split()) for name in folded(names).split("\n"))
