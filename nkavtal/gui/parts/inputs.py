"""The inputs of a form: one way to type or choose for each kind of value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field, Kind
from nkavtal.gui import icons, theme
from nkavtal.gui.parts.day_input import DayInput
from nkavtal.gui.parts.input import Control, Input

_LINES = 3


class LineInput(Control):
    """A line of text."""

    def __init__(self) -> None:
        self._line = QLineEdit()
        super().__init__(self._line)
        self._line.textEdited.connect(lambda _text: self.changed.emit())
        self._line.editingFinished.connect(self.left.emit)

    def text(self) -> str:
        """Return what is typed, trimmed."""
        return self._line.text().strip()

    def set_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self._line.setText(text)
        self._line.setCursorPosition(0)

    def set_suggestions(self, words: Sequence[str]) -> None:
        """Offer words under the line; anything else may be typed too. The down key shows them all."""
        completer = QCompleter(list(words), self._line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _text: self.changed.emit())
        self._line.setCompleter(completer)
        show = self._line.addAction(icons.icon("chevron_down", "tx2", 16), QLineEdit.ActionPosition.TrailingPosition)
        show.triggered.connect(self._show_all)
        for button in self._line.findChildren(QToolButton):
            button.setAccessibleName(_("Visa förslag"))
            button.setToolTip(_("Visa förslag"))
        self._line.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Down shows the suggestions."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._show_all()
            return True
        return False

    def _show_all(self) -> None:
        if (completer := self._line.completer()) is not None:
            self._line.setFocus()
            completer.setCompletionPrefix("")
            completer.complete()


class LongInput(Control):
    """A text of several lines; Tab goes on to the next field."""

    def __init__(self) -> None:
        self._edit = QPlainTextEdit()
        super().__init__(self._edit)
        self._edit.setTabChangesFocus(True)
        self._edit.setFixedHeight(theme.current().lines(60, _LINES, 18))
        self._edit.textChanged.connect(self.changed.emit)
        self._edit.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell when the field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def text(self) -> str:
        """Return what is typed, trimmed."""
        return self._edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show a text."""
        self._edit.setPlainText(text)


class DayOfInput(Control):
    """A day, perhaps known only to the month or year."""

    def __init__(self, today: date, name: str) -> None:
        self._day = DayInput(today, name, partial=True)
        super().__init__(self._day, self._day.line)
        self._day.changed.connect(self.changed.emit)
        self._day.left.connect(self.left.emit)

    def text(self) -> str:
        """Return the day as it is kept, or what was typed."""
        return self._day.text

    def set_text(self, text: str) -> None:
        """Show a kept day."""
        self._day.set_text(text)

    def trouble(self) -> str:
        """Return why the text is no day."""
        return self._day.trouble()

    def explanation(self) -> str:
        """Return weekday and distance."""
        return self._day.words()


class ChoiceInput(Control):
    """One of some codes; `open_list` lets the person type to find it among many."""

    def __init__(self, choices: Mapping[str, str], empty: str | None, *, searchable: bool = False) -> None:
        self._box = QComboBox()
        super().__init__(self._box)
        self._empty = empty
        self._searchable = searchable
        self._box.setMinimumContentsLength(8)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMaxVisibleItems(16)
        if searchable:
            self._box.setEditable(True)
            self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = self._box.completer() or QCompleter(self._box)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.set_choices(choices)
        self._box.activated.connect(lambda _at: self._chosen())
        if searchable and (line := self._box.lineEdit()) is not None:
            line.textEdited.connect(lambda _text: self.changed.emit())
            line.editingFinished.connect(self.left.emit)

    def set_choices(self, choices: Mapping[str, str]) -> None:
        """Offer other codes; the value stays if it is still there."""
        kept = self.text()
        self._box.clear()
        if self._empty is not None:
            self._box.addItem(self._empty, "")
        for code, words in choices.items():
            self._box.addItem(_(words), code)
        self.set_text(kept)

    def text(self) -> str:
        """Return the code; what was typed when it is none of the words."""
        at = self._box.currentIndex()
        if self._searchable:
            typed = self._box.currentText().strip()
            at = self._box.findText(typed, Qt.MatchFlag.MatchFixedString)
            if at < 0:
                return typed
        return str(self._box.itemData(at) or "") if at >= 0 else ""

    def set_text(self, text: str) -> None:
        """Choose a code."""
        at = self._box.findData(text)
        self._box.setCurrentIndex(at if at >= 0 else 0 if self._empty is not None else -1)

    def trouble(self) -> str:
        """Return that the words are none of those offered."""
        if self._searchable and self._box.currentText().strip():
            typed = self._box.currentText().strip()
            if self._box.findText(typed, Qt.MatchFlag.MatchFixedString) < 0:
                return _("Välj ett av namnen i listan")
        return ""

    def _chosen(self) -> None:
        self.changed.emit()
        self.left.emit()


class ManyInput(Control):
    """Several of some codes, as boxes to tick."""

    def __init__(self, choices: Mapping[str, str], per_row: int = 2) -> None:
        holder = QWidget()
        super().__init__(holder)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self._boxes: dict[str, QCheckBox] = {}
        for i, (code, words) in enumerate(choices.items()):
            box = self._boxes[code] = QCheckBox(_(words))
            box.clicked.connect(lambda _on=False: self._ticked())
            grid.addWidget(box, i // per_row, i % per_row)
        if self._boxes:
            self.focus_widget = next(iter(self._boxes.values()))
            holder.setFocusProxy(self.focus_widget)

    def text(self) -> str:
        """Return the ticked codes with commas."""
        return ",".join(code for code, box in self._boxes.items() if box.isChecked())

    def set_text(self, text: str) -> None:
        """Tick codes given with commas."""
        ticked = text.split(",")
        for code, box in self._boxes.items():
            box.setChecked(code in ticked)

    def _ticked(self) -> None:
        self.changed.emit()
        self.left.emit()


def make_input(field: Field, today: date, name: str) -> Input:
    """Return the input for a field's kind, with its name for a screen reader."""
    made = _make(field, today, name)
    if isinstance(made, ManyInput):
        made.widget.setAccessibleName(name)
    else:
        made.focus_widget.setAccessibleName(name)
    return made


def _make(field: Field, today: date, name: str) -> Input:
    empty = None if field.required else _("Inte angivet")
    if field.kind is Kind.LONG_TEXT:
        return LongInput()
    if field.kind is Kind.PARTIAL_DATE:
        return DayOfInput(today, name)
    if field.kind is Kind.CHOICE:
        return ChoiceInput(field.choices or {}, empty)
    if field.kind is Kind.TRISTATE:
        return ChoiceInput({"yes": _("Ja"), "no": _("Nej")}, _("Inte angivet"))
    if field.kind is Kind.CHOICES:
        return ManyInput(field.choices or {})
    if field.kind in (Kind.ORGANISATION, Kind.AGREEMENT):
        return ChoiceInput({}, "", searchable=True)
    return LineInput()
