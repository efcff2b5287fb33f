"""What kind of decision a municipality's body usually makes."""

from __future__ import annotations

_COUNCIL = ("kommunfullm", "fullm")  # how its name begins, however it is spelled on


def usual_kind(body: str) -> str:
    """Return 'final' for the council, 'unknown' for others: they may have decided or proposed."""
    name = body.strip().casefold()
    return "final" if name == "kf" or name.startswith(_COUNCIL) else "unknown"
