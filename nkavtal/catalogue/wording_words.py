"""Wordings in force, in words: for whom a place says what, since when, and by which amendment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing, ngettext, sort_key
from nkavtal.rules.wording import Wording

_MOST = 6


def for_whom(row: Wording, names: Mapping[str, str], of: Sequence[Wording]) -> str:
    """Return 'alla parter', or the names of those that have the wording."""
    if len([one for one in of if one.place == row.place]) == 1:
        return _("alla parter")
    known = sorted((names[key] for key in row.parties), key=sort_key)
    if len(known) <= _MOST:
        return listing(known)
    left = len(known) - _MOST
    return ngettext("{names} och {n} till", "{names} och {n} till", left).format(names=", ".join(known[:_MOST]), n=left)


def since(row: Wording) -> str:
    """Return the day since which it holds, 'från början' for the agreement's own words."""
    return row.since.isoformat() if row.since is not None else _("från början")


def said(row: Wording) -> str:
    """Return the words; that those from before are not known is said."""
    return row.text or _("avtalets egen lydelse, inte inskriven")
