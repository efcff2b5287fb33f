"""Ctrl+K: type what to go to or do; one list for commands, agreements, parties, saved searches and help."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLineEdit, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.entry_list import EntryList, Line
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.ranked import Entry, ranked

Ask = Callable[[str, Callable[[Sequence[Entry]], None]], None]
"""Gets what is typed and a place to deliver what is found elsewhere."""

COMMANDS_ONLY, PARTIES_ONLY = ">", "@"
_WIDE, _FROM_TOP, _MOST, _MOST_ALONE = 640, 72, 6, 40


class Shade(QWidget):
    """Darkens the window behind the palette; a press on it means to go back."""

    pressed = Signal()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay a veil over what is beneath."""
        veil = QColor(theme.current().color("tx" if theme.current().mode == "light" else "rail"))
        veil.setAlphaF(0.45)
        QPainter(self).fillRect(self.rect(), veil)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Tell."""
        self.pressed.emit()


class Palette(QDialog):
    """A line and a list; the line keeps the focus, arrows walk the list, Enter does, Esc gives the focus back."""

    def __init__(self, entries: Sequence[Entry], window: QWidget, typed: str = "") -> None:
        super().__init__(window, Qt.WindowType.FramelessWindowHint)
        self._entries, self._found = list(entries), list[Entry]()
        self._ask: Ask | None = None
        self._before = QApplication.focusWidget()
        self._shade = Shade(window)
        self._shade.pressed.connect(self.reject)
        self.setWindowTitle(_("Gå till avtal, part eller kommando"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit(typed)
        self.line.setPlaceholderText(_("Gå till avtal, part eller kommando"))
        self.line.setAccessibleName(_("Gå till avtal, part eller kommando"))
        self.list = EntryList(_("Träffar"))
        self.list.clicked.connect(self._run)
        self._none = Label(_("Inget heter så."), ink="tx2")
        ways = Label(_("Skriv > för bara kommandon, @ för bara parter"), "small", "tx2", wrap=True)
        ways.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot = row(
            (Label(_("Piltangenter väljer, Enter kör, Esc stänger"), "small", "tx2", wrap=True), 1), (ways, 1), gap=16
        )
        inside = column(self.line, (self.list, 1), self._none, line(), foot, gap=8, margins=(16, 16, 16, 12))
        edge = frame(inside, look="card")
        edge.setFrameShape(QFrame.Shape.Box)  # seen where there is no sheet: in high contrast
        self.setLayout(column(edge, gap=0))
        self.line.textChanged.connect(self._typed)
        self.line.installEventFilter(self)
        self._typed(typed)

    def open_over(self, window: QWidget) -> None:
        """Come up over the window, its content behind a veil."""
        self._shade.setGeometry(window.rect())
        self._shade.show()
        self._shade.raise_()
        self._fit(window)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, window: QWidget) -> None:
        wide = min(theme.current().wide(_WIDE), window.width() - 48)
        high = min(theme.current().lines(460, 16, 220), window.height() - _FROM_TOP - 32)
        self.setGeometry(0, 0, wide, high)
        self.move(window.mapToGlobal(QPoint((window.width() - wide) // 2, _FROM_TOP)))

    def done(self, result: int) -> None:
        """Take the veil away and give the focus back to where it was."""
        self._shade.hide()
        self._shade.deleteLater()
        super().done(result)
        if self._before is not None and self._before.isVisible():
            self._before.window().activateWindow()
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is listed

    def _typed(self, typed: str) -> None:
        self._found, self._walked = [], False
        self._show()
        if self._ask is not None and typed.strip() and typed[:1] not in (COMMANDS_ONLY, PARTIES_ONLY):
            self._ask(typed.strip(), lambda found: self._deliver(typed, found))

    def add(self, entries: Sequence[Entry]) -> None:
        """List more that was not at hand when the palette came up."""
        self._entries = [*self._entries, *entries]
        self._show()

    def ask_with(self, ask: Ask) -> None:
        """Ask for more at every key."""
        self._ask = ask
        self._typed(self.line.text())

    def _deliver(self, typed: str, found: Sequence[Entry]) -> None:
        if typed == self.line.text():
            self._found = list(found)
            self._show()

    def _show(self) -> None:
        typed, entries, most = self.line.text().strip(), [*self._entries, *self._found], _MOST
        if (only := typed[:1]) in (COMMANDS_ONLY, PARTIES_ONLY):
            group = _("Kommandon") if only == COMMANDS_ONLY else _("Parter")
            entries, typed, most = [one for one in entries if one.group == group], typed[1:].strip(), _MOST_ALONE
        lines: list[Line] = []
        for heading, own in ranked(entries, typed, most):
            lines += [heading, *own]
        self.list.show_lines(lines, self.list.chosen if self._walked else None)
        self.list.setHidden(not lines)
        self._none.setHidden(bool(lines))

    # --- keys

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Arrows walk, Enter does; the rest is for the line."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1,
                 Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}  # fmt: skip
        if (by := steps.get(Qt.Key(event.key()))) is not None:
            self._walked = True
            self.list.step(by)
            announce(self.line, self.list.chosen.spoken if self.list.chosen is not None else "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        else:
            return False
        return True

    def _run(self) -> None:
        entry = self.list.chosen
        if entry is None:
            return
        if entry.why_not:
            announce(self.line, entry.why_not)
            return
        self.accept()
        entry.run()
