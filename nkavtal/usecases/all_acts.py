"""All acts together, so that each kind is known before one is done."""

from __future__ import annotations

from nkavtal.usecases import agreement, history, ledger, organisation, party
from nkavtal.usecases.acts import ACTS, perform

__all__ = ["ACTS", "agreement", "history", "ledger", "organisation", "party", "perform"]
