"""What all dialogs share: a title of act and object, a body that scrolls, ways out at the foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.scroll import Scroll

SMALL, MEDIUM, LARGE = 580, 820, 980
_INPUTS = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QCheckBox)
_SHARE = 0.9  # of the screen, at most


class Dialog(QDialog):
    """A dialog: the primary button stands right with the other ways left of it; Enter means primary, Esc leaves.

    The primary button says what was asked; the owner calls `accept` when it is done.
    """

    asked = Signal()

    def __init__(
        self,
        title: str,
        primary: str,
        parent: QWidget | None = None,
        *,
        width: int = SMALL,
        cancel: str = "",
        destroys: bool = False,
        icon: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._wide = width
        self.lossy: Callable[[], bool] = lambda: False
        self.body = QVBoxLayout()
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(12)
        self._inner = QWidget()
        self._inner.setProperty("ground", "surf")
        self._inner.setLayout(self.body)
        self._scroll = Scroll(self._inner)
        self.extras = QHBoxLayout()
        self.ways = QHBoxLayout()
        self.primary = Button(primary, self.asked.emit, kind="primary", icon=icon)
        self.cancel = Button(cancel or _("Avbryt"), self.reject)
        (self.cancel if destroys else self.primary).setDefault(True)
        foot = frame(
            row(self.extras, None, self.ways, self.cancel, self.primary, margins=(16, 12, 16, 12)), look="foot"
        )
        self.setLayout(column((self._scroll, 1), foot, gap=0))

    def add_way(self, text: str, clicked: Callable[[], object]) -> Button:
        """Add another way out, left of Avbryt."""
        button = Button(text, clicked)
        self.ways.addWidget(button)
        return button

    def add_extra(self, text: str, clicked: Callable[[], object]) -> Button:
        """Add something else that can be done, far left."""
        button = Button(text, clicked)
        self.extras.addWidget(button)
        return button

    def reject(self) -> None:
        """Leave; ask first only if typed text would be lost."""
        if not self.lossy() or asked_to_drop(self):
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter means the primary button also from a text of many lines."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.primary.isEnabled():
            self.primary.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size of the content within the screen and give the first field focus."""
        super().showEvent(event)
        self.fit()
        self._centre()
        first = next((w for w in self._inner.findChildren(QWidget) if self._can_start(w)), None)
        (first or (self.cancel if self.cancel.isDefault() else self.primary)).setFocus(Qt.FocusReason.TabFocusReason)

    def fit(self) -> None:
        """Grow to the content, never above nine tenths of the screen."""
        room = self.screen().availableGeometry()
        wide = min(theme.current().wide(self._wide), int(room.width() * _SHARE))
        high = self._inner.heightForWidth(wide) if self._inner.hasHeightForWidth() else -1
        high = max(high, self._inner.sizeHint().height()) + self._foot_height() + 2
        self.resize(wide, min(max(high, 160), int(room.height() * _SHARE)))

    def _centre(self) -> None:
        """Stand in the middle of the window, with all of the dialog on the screen: Qt placed it before it had its size."""
        room, place = self.screen().availableGeometry(), self.frameGeometry()
        over = self.parentWidget()
        place.moveCenter(over.window().frameGeometry().center() if over is not None else room.center())
        place.moveBottomRight(QPoint(min(place.right(), room.right()), min(place.bottom(), room.bottom())))
        place.moveTopLeft(QPoint(max(place.left(), room.left()), max(place.top(), room.top())))
        self.move(place.topLeft())

    def _foot_height(self) -> int:
        return self.primary.sizeHint().height() + 26

    def _can_start(self, widget: QWidget) -> bool:
        reads = isinstance(widget, (QLineEdit, QPlainTextEdit)) and widget.isReadOnly()
        return isinstance(widget, _INPUTS) and not reads and widget.isVisibleTo(self) and widget.isEnabled()


class Question(Dialog):
    """A question whose answers repeat its verb."""

    def __init__(
        self,
        title: str,
        text: str,
        primary: str,
        parent: QWidget | None = None,
        *,
        cancel: str = "",
        destroys: bool = True,
    ) -> None:
        super().__init__(title, primary, parent, width=460, cancel=cancel, destroys=destroys)
        self.body.addWidget(Label(text, wrap=True, selectable=True))
        self.body.addStretch(1)
        self.asked.connect(self.accept)


def asked_to_drop(parent: QWidget) -> bool:
    """Ask whether typed text may be lost."""
    box = Question(
        _("Lämna utan att spara"),
        _("Det du har skrivit här är inte sparat och försvinner om du lämnar."),
        _("Släng det skrivna"),
        parent,
        cancel=_("Fortsätt skriva"),
    )
    return box.exec() == QDialog.DialogCode.Accepted
