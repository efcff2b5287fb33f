"""The everyday acts together, so that each kind is known before one is done.

Long acts (importing) come in with the act itself: who holds one has imported its room.
"""

from __future__ import annotations

from nkavtal.usecases import (
    agreement,
    attachment,
    bodies,
    history,
    ledger,
    merging,
    notice,
    organisation,
    party,
    round,
    saved_search,
    term,
    waste,
    watching,
)
from nkavtal.usecases.acts import ACTS, perform

__all__ = [
    "ACTS", "agreement", "attachment", "bodies", "history", "ledger", "merging", "notice", "organisation", "party",
    "perform", "round", "saved_search", "term", "waste", "watching",
]  # fmt: skip
