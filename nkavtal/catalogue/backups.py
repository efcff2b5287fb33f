"""Why a copy was made: codes, the words for them, and the words in the name of its file."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Words

DAY, WORK, CLOSING, HAND, CHECK = "day", "work", "closing", "hand", "check"
IMPORT, UPGRADE, BULK, RESTORE, MOVE = "import", "upgrade", "bulk", "restore", "move"

REASONS: Words = {
    DAY: N_("Dagens första ändring"),
    WORK: N_("Under arbetet"),
    CLOSING: N_("När programmet stängdes"),
    HAND: N_("Gjord för hand"),
    CHECK: N_("För kontrollen"),
    IMPORT: N_("Före import"),
    UPGRADE: N_("Före uppgradering"),
    BULK: N_("Före ändring av flera avtal"),
    RESTORE: N_("Före återställning"),
    MOVE: N_("Före flytt"),
}
_IN_FILES = {
    DAY: "dagens-första",
    WORK: "under-arbetet",
    CLOSING: "vid-stängning",
    HAND: "för-hand",
    CHECK: "för-kontroll",
    IMPORT: "före-import",
    UPGRADE: "före-uppgradering",
    BULK: "före-ändring-av-flera",
    RESTORE: "före-återställning",
    MOVE: "före-flytt",
}


def file_words(reason: str) -> str:
    """Return what stands in a copy's file name; a reason nobody knows stands as it is."""
    return _IN_FILES.get(reason, reason)


def reason_of(words: str) -> str:
    """Return the reason that stands in a file name."""
    return next((reason for reason, known in _IN_FILES.items() if known == words), words)
