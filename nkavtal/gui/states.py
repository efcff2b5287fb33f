"""How a party's state in an agreement looks: letter, symbol and look, so that colour never stands alone."""

from __future__ import annotations

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import PARTY_LETTERS, PARTY_LOOKS, PARTY_STATES
from nkavtal.gui.parts.state_chip import State

_FILLED = {"signed", "rejected"}


def party_state(code: str, word: str = "") -> State:
    """Return the chip of a party's state; a word of one's own may take the place of the usual one."""
    symbol, look = PARTY_LOOKS[code]
    return State(PARTY_LETTERS[code], word or _(PARTY_STATES[code]), symbol, look, code in _FILLED)
