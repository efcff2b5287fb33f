"""The foot of the window: what is shown, what was just done, how long work goes, and whose register it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label, Picture


class StatusBar(QFrame):
    """One row: text, the last act with Ångra, work under way with Avbryt, and the register."""

    undo_asked = Signal()
    cancel_asked = Signal()
    backup_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "status")
        self._left = Label("", "small", "tx2")
        self._act = QWidget()
        self._act_text = Label("", "small")
        self._undo = Button(_("Ångra"), self.undo_asked.emit, kind="link")
        self._act.setLayout(row(Picture("checkmark", "okF", 16), self._act_text, self._undo, gap=6))
        self._act.hide()
        self._work = QWidget()
        self._work_text = Label("", "small", "tx2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(_("Så långt har arbetet kommit"))
        self._cancel = Button(_("Avbryt"), self.cancel_asked.emit, kind="link")
        self._work.setLayout(row(self._work_text, self._bar, self._cancel, gap=8))
        self._work.hide()
        self._register = Label("", "small", "tx2")
        self._backup = Button(_("Säkerhetskopior"), self.backup_asked.emit, kind="link")
        self._backup_picture = Picture("warning", "warnX", 16)
        self._backup_box = QWidget()
        self._backup_box.setLayout(row(self._backup_picture, self._backup, gap=4))
        self._backup_box.hide()
        self._ages = (_("Säkerhetskopior"), _("Kopior"))
        self._saved = ""
        self._where: tuple[str, str] = ("", "")
        self._layout = row(
            self._left, 16, self._act, None, self._work, 16, self._register, 8, self._backup_box, margins=(16, 0, 16, 0)
        )
        self.setLayout(self._layout)
        theme.current().changed.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Say what is shown."""
        self._left.setText(text)
        self._make_room()
        announce(self, text)

    def show_act(self, words: str, undoable: bool = True) -> None:
        """Say what was just done, with Ångra where it can be undone; '' takes it away."""
        self._act_text.setText(words)
        self._undo.setVisible(undoable)
        self._undo.setAccessibleName(_("Ångra: {act}").format(act=words))
        self._act.setVisible(bool(words))
        self._make_room()
        announce(self, words)

    def show_work(self, words: str, done: int, total: int) -> None:
        """Say that work is under way and how far it has come; total 0 when nobody knows."""
        share = f" {100 * done // total} %" if total else ""
        self._work_text.setText((words or _("Hämtar…")) + share)
        self._bar.setVisible(bool(total))
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._work.show()
        self._make_room()

    def work_ended(self) -> None:
        """Take the row of work away."""
        self._work.hide()
        self._make_room()

    def show_register(self, name: str, person: str) -> None:
        """Say whose register is open; '' for none."""
        self._where = (name, person)
        self._show_right()

    def show_saved(self, words: str) -> None:
        """Say 'Sparat 14.32' or 'Bara läsning'."""
        self._saved = words
        self._show_right()

    def show_backup(self, words: str, short: str = "", worry: bool = False, tip: str = "") -> None:
        """Say how old the latest sound copy is, in `short` where there is little room; '' takes it away.

        Pressed it shows all copies.
        """
        if words:
            self._ages = (words, short or words)
        self._backup.setAccessibleName(self._ages[0])
        self._backup.setToolTip(tip or _("Visa säkerhetskopiorna"))
        self._backup.setAccessibleDescription(tip)
        self._backup_picture.setVisible(worry)
        self._backup_box.setVisible(bool(words))
        self._make_room()

    def _make_room(self) -> None:
        """Say less where not all finds room: first of the copy, then whose register it is, then what is shown."""
        self._backup.setText(self._ages[0])
        self._register.setText(self._right())
        self._left.show()
        if self._layout.sizeHint().width() <= self.width():
            return
        self._backup.setText(self._ages[1])
        if self._layout.sizeHint().width() > self.width():
            self._register.setText(self._saved)
        if self._layout.sizeHint().width() > self.width():
            self._left.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def _show_right(self) -> None:
        self._register.setToolTip(self._right())
        self._make_room()

    def _right(self) -> str:
        return "  ·  ".join(part for part in (*self._where, self._saved) if part)

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().lines(28, 1, 12, theme.SMALL))
        for button in (self._undo, self._cancel, self._backup):
            button.setFont(theme.current().font(theme.SMALL))
            button.setMaximumHeight(self.height() - 2)
