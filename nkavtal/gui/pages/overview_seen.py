"""What a person has seen of each register's history: kept in the personal settings, never in the register."""

from __future__ import annotations

from typing import Any

from nkavtal.base.clock import Clock
from nkavtal.gui.remember import Remember

_KEPT = "seen"
_MOST = 30  # registers that are remembered; the one used longest ago is forgotten first


class Seen:
    """Remembers the latest act by the register's UUID.

    What was kept when the page was made stays the point that is told from, while what is kept goes on: so the next time
    begins where this one ended, even if the program never gets to say goodbye.
    """

    def __init__(self, remember: Remember, clock: Clock) -> None:
        self._remember, self._clock = remember, clock
        self._from: dict[str, tuple[int, str]] = {
            key: (one["act"], one["at"]) for key, one in self._kept().items() if _sound(one)
        }
        self._register = ""

    @property
    def acts(self) -> dict[str, int]:
        """The act that is told from, by register."""
        return {key: act for key, (act, _at) in self._from.items()}

    def arrive(self, register: str, newest: int, *, lasting: bool = True) -> str:
        """Note that a register is looked at; return since when is told (UTC, ISO), '' the first time.

        A register that is thrown away is not remembered.
        """
        since = self._from.get(register, (0, ""))[1]
        self._from.setdefault(register, (newest, ""))
        self._register = register if lasting else ""
        self.note(register, newest)
        return since

    def note(self, register: str, newest: int) -> None:
        """Note what the person has now seen or done."""
        if register == self._register:
            kept = {key: one for key, one in self._kept().items() if key != register}
            kept[register] = {"act": newest, "at": self._clock.now().isoformat(timespec="seconds")}
            self._remember.keep_view(_KEPT, dict(list(kept.items())[-_MOST:]))

    def read(self, register: str, newest: int) -> None:
        """Tell only what comes after this."""
        self._from[register] = (newest, self._clock.now().isoformat(timespec="seconds"))

    def leave(self) -> None:
        """Note the moment at which the person leaves."""
        one = self._kept().get(self._register) if self._register else None
        if one is not None and _sound(one):
            self.note(self._register, one["act"])

    def _kept(self) -> dict[str, Any]:
        kept = self._remember.view(_KEPT, {})
        return kept if isinstance(kept, dict) else {}


def _sound(one: Any) -> bool:
    return isinstance(one, dict) and type(one.get("act")) is int and isinstance(one.get("at"), str)
