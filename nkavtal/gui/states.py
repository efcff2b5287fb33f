"""How a party's state in an agreement looks: letter, symbol and look, so that colour never stands alone."""

from __future__ import annotations

from dataclasses import replace

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import PARTY_LETTERS, PARTY_LOOKS, PARTY_STATES
from nkavtal.catalogue.coverage import JOINED, Cell, CoverageRow, cell_letter, letter, word
from nkavtal.gui.parts.state_chip import State

_FILLED = {"signed", "rejected"}


def party_state(code: str, word: str = "") -> State:
    """Return the chip of a party's state; a word of one's own may take the place of the usual one."""
    symbol, look = PARTY_LOOKS[code]
    return State(PARTY_LETTERS[code], word or _(PARTY_STATES[code]), symbol, look, code in _FILLED)


def legend_state(shown: str) -> State:
    """Return the chip of a code of catalogue.coverage.LEGEND, with its letter."""
    code = "signed" if shown == JOINED else shown
    symbol, look = PARTY_LOOKS[code]
    return State(letter(shown), word(shown), symbol, look, code in _FILLED)


def cell_state(row: CoverageRow, cell: Cell) -> State:
    """Return the chip of one cell of the matrix."""
    return replace(legend_state(cell.shown), letter=cell_letter(row, cell), odd=cell.odd)
