"""The copies of the register by age, with what is known of each; and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import distance_text, number_text
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import backup_words, theme
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.dialog import LARGE, Dialog
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.usecases.backups import BAD, CopyRow
from nkavtal.usecases.checking import Checked


class Backups(Dialog):
    """Lists copies; `asked` wants one made now, and the other signals what their buttons say."""

    restore_asked = Signal(object)
    """A copy is to be brought back, by its file."""
    place_asked = Signal()
    place_dropped = Signal()
    check_asked = Signal()
    damage_asked = Signal()
    folder_asked = Signal()

    def __init__(self, folder: Path, now: datetime, parent: QWidget | None = None, *, may_make: bool = True) -> None:
        super().__init__(
            _("Säkerhetskopior"), _("Gör en kopia nu"), parent, width=LARGE, cancel=_("Stäng"), icon="save"
        )
        self._folder, self._now, self._may_make = folder, now, may_make
        self._rows: dict[Path, CopyRow] = {}
        self._note = Note("info")
        self._told = Note("ok")
        self._told.hide()
        self._place = Label("", wrap=True, selectable=True)
        self._drop_place = Button(_("Ingen andra plats"), self.place_dropped.emit, kind="link")
        self.table = RowTable(_columns(folder, now), _("Säkerhetskopior"), two_lines=True, pad=8)
        self.table.setMinimumHeight(theme.current().lines(300, 12, 0))
        self.table.setSelectionMode(RowTable.SelectionMode.SingleSelection)
        self.table.marked.connect(self._marked)
        self.table.opened.connect(self.restore_asked.emit)
        self.restore = self.add_way(_("&Återställ till nytt register…"), self._restore)
        self.check = self.add_extra(_("&Kontrollera nu"), self.check_asked.emit)
        self.add_extra(_("&Visa mappen"), self.folder_asked.emit)
        self._build()
        self._marked(None)
        self.primary.setEnabled(may_make)
        self.check.setEnabled(may_make)

    def _build(self) -> None:
        place = row(
            (self._place, 1), self._drop_place, Button(_("Andra &plats…"), self.place_asked.emit, icon="folder"), gap=8
        )
        self.body.addWidget(self._note)
        self.body.addWidget(self._told)
        self.body.addLayout(column(Label(_("Andra plats"), "strong"), place, gap=4))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(
            Label(
                _(
                    "Alla kopior från de senaste två dygnen finns kvar, sedan den sista för varje dag i 30 dagar, vecka i "
                    "26 veckor, månad i 24 månader och år."
                ),
                "small",
                "tx3",
                wrap=True,
            )
        )

    def show_rows(self, rows: Sequence[CopyRow]) -> None:
        """Show the copies, newest first."""
        self._rows = {one.file: one for one in rows}
        self.table.set_rows(rows, lambda one: one.file)
        self.table.mark_first()
        self._marked(self.table.marked_key())

    def show_known(self, age: str, worry: bool, known: Checked, trouble: UserError | None) -> None:
        """Say on top how old the latest sound copy is and what is known of the register."""
        self._note.clear_offers()
        if known.damage:
            self._note.tone("bad")
            self._note.say(_("Registret är skadat"), backup_words.checks(known, self._now))
            self._note.offer(_("Visa vad som är skadat…"), self.damage_asked.emit)
        elif trouble is not None:
            self._note.tone("warn")
            self._note.say(trouble.message, trouble.hint)
        elif known.trial_failed:
            self._note.tone("warn")
            self._note.say(_("Provåterställningen gick inte bra"), known.trial_failed)
        else:
            self._note.tone("warn" if worry else "ok")
            self._note.say(
                age or _("Av det här registret görs inga säkerhetskopior"), backup_words.checks(known, self._now)
            )
        self.fit()

    def show_place(self, place: Path | None) -> None:
        """Say which second place is chosen."""
        self._drop_place.setVisible(place is not None)
        if place is None:
            self._place.setText(
                _("Ingen är vald. Går disken sönder går säkerhetskopiorna förlorade med den. Välj en annan disk.")
            )
        else:
            self._place.setText(str(place))

    def begin(self, words: str) -> None:
        """Say that work is under way; no second press is taken meanwhile."""
        for button in (self.primary, self.check):
            button.setEnabled(False)
        self._tell("info", words, "")

    def tell(self, tone: str, title: str, text: str = "") -> None:
        """Say how the work ended."""
        for button in (self.primary, self.check):
            button.setEnabled(self._may_make)
        self._tell(tone, title, text)

    def _tell(self, tone: str, title: str, text: str) -> None:
        self._told.tone("bad" if tone == "bad" else "warn" if tone == "warn" else "info" if tone == "info" else "ok")
        self._told.say(title, text)
        self._told.setVisible(bool(title))
        announce(self, title)

    def _marked(self, key: object) -> None:
        found = self._rows.get(key) if isinstance(key, Path) else None
        self.restore.setEnabled(found is not None and found.state != BAD)
        self.restore.setToolTip(
            "" if found is None or found.state != BAD else _("Kopian är skadad och kan inte återställas")
        )

    def _restore(self) -> None:
        if (key := self.table.marked_key()) is not None:
            self.restore_asked.emit(key)


def _columns(folder: Path, now: datetime) -> list[Column]:
    def made(one: CopyRow) -> str:
        return backup_words.made(one.made_at)

    def when(one: CopyRow) -> str:
        return distance_text(one.made_at.astimezone().date(), now.astimezone().date())

    def missing(one: CopyRow) -> str:
        return _("{n} bilagor saknades").format(n=one.missing) if one.missing else ""

    return [
        Column("made_at", _("Gjord"), made, 150, sub=when, fixed=True),
        Column("state", _("Läge"), lambda one: backup_words.state(one).word, 160, state=backup_words.state),
        Column("reason", _("Varför"), backup_words.reason, 190, stretch=True),
        Column(
            "agreements", _("Avtal"), lambda one: "–" if one.agreements is None else number_text(one.agreements), 76,
            right=True, sub=missing,
        ),
        Column("size", _("Storlek"), lambda one: backup_words.size(one.size), 90, right=True),
        Column(
            "place", _("Finns"), lambda one: backup_words.place(one, folder in one.file.parents), 190,
            tool=lambda one: str(one.file),
        ),
    ]  # fmt: skip
