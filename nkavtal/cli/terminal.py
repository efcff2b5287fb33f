"""The program as a terminal holds it: the register is opened when a command first needs it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from nkavtal.base import places
from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_

if TYPE_CHECKING:
    from nkavtal.bootstrap import Program
    from nkavtal.store.store import Store
    from nkavtal.usecases.touched import Touched


class Terminal:
    """One run of a command; `folder` is the register's, the person's own when none is named."""

    def __init__(self, folder: Path | None = None, today: date | None = None) -> None:
        self.places = places.of_this_person()
        self.folder = folder or self.places.register
        self.clock = Clock(today)
        self._program: Program | None = None

    @property
    def today(self) -> date:
        """The day the program works with."""
        return self.clock.today()

    @property
    def program(self) -> Program:
        """The program, without a register until one is asked for."""
        if self._program is None:
            from nkavtal.bootstrap import Program  # SQLAlchemy comes with it: --help should not wait for that

            self._program = Program(self.places, self.clock, keeps=False)
        return self._program

    @property
    def second_place(self) -> Path | None:
        """Where copies are put besides the register's folder, from the personal settings."""
        from nkavtal.base import preferences

        chosen = preferences.load(self.places.settings).second_place
        return Path(chosen) if chosen else None

    def keep_up(self) -> UserError | None:
        """Make a copy if something was written and one is due; return why it could not be made."""
        if self._program is None or not self._program.wrote:
            return None
        from nkavtal.rules.backup_due import Moment
        from nkavtal.usecases import backups

        try:
            made = backups.keep_up(self._program.open_store, Moment.WRITTEN, self.second_place)
        except UserError as error:
            return error
        return None if made is None else made.trouble

    @property
    def store(self) -> Store:
        """The open register; UserError NKA-202 when there is none."""
        return self._opened()

    def _opened(self) -> Store:
        if self.program.store is None:
            if not self.folder.is_file() and not (self.folder / places.REGISTER_FILE).exists():
                raise UserError(
                    "NKA-202",
                    N_("Det finns inget register i mappen {folder}. Inget är gjort."),
                    N_("Skapa ett med kommandot `new`, eller peka ut registrets mapp med --store."),
                    folder=self.folder,
                )
            self.program.open_register(self.folder)
        return self.program.open_store

    def perform(self, act: object) -> Touched:
        """Do an act on the register, which is opened first if it has to be."""
        self._opened()
        return self.program.perform(act)

    def close(self) -> None:
        """Let go of the register."""
        if self._program is not None:
            self._program.close()
