"""A form made of declared fields; it checks what can be seen and never clears what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from nkavtal.base.errors import FieldErrors, UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.field import Field, Kind
from nkavtal.gui import theme
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.field_box import FieldBox, Side
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note

_COLUMN = 200  # logical pixels at 100 % text that one column needs
_WIDE = {Kind.LONG_TEXT, Kind.CHOICES}


class Form(QWidget):
    """Fields in one to three columns, grouped under headings; errors stand at the field and on top."""

    changed = Signal(str)
    """The name of a field that was typed in."""

    def __init__(
        self,
        fields: Sequence[Field],
        today: date,
        *,
        columns: int = 1,
        side: Side = "above",
        optional_words: str = "",
        headings: bool = True,
        label_width: int = 132,
    ) -> None:
        super().__init__()
        self._side, self._columns, self._label_width = side, columns, label_width
        self._at_first: dict[str, str] = {}
        self._note = Note("bad")
        self._note.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self.boxes: dict[str, FieldBox] = {}
        for field in fields:
            box = FieldBox(field, today, side=side, optional_words=optional_words)
            box.changed.connect(lambda name=field.name: self.changed.emit(name))
            box.checked.connect(self._show_summary)
            self.boxes[field.name] = box
        self._headings = {
            box.field.group: Label(_(box.field.group), "card")
            for box in self.boxes.values()
            if headings and box.field.group
        }
        self._now = columns
        self._place()
        self.setLayout(column(self._note, self._grid, None, gap=12))
        theme.current().changed.connect(self._fit)
        self._fit()

    def _place(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        at_row, at_column, group = 0, 0, ""
        for box in self.boxes.values():
            wide = box.field.wide or box.field.kind in _WIDE
            new_group = box.field.group in self._headings and box.field.group != group
            if at_column and (new_group or wide):
                at_row, at_column = at_row + 1, 0
            if new_group:
                group = box.field.group
                self._grid.addWidget(self._headings[group], at_row, 0, 1, self._now)
                at_row += 1
            self._grid.addWidget(box, at_row, at_column, 1, self._now if wide else 1)
            at_column += self._now if wide else 1
            if at_column >= self._now:
                at_row, at_column = at_row + 1, 0
        for i in range(self._columns):
            self._grid.setColumnStretch(i, 1 if i < self._now else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take fewer columns where there is little room, rather than scroll sideways."""
        super().resizeEvent(event)
        fitting = max(1, min(self._columns, event.size().width() // theme.current().wide(_COLUMN)))
        if fitting != self._now:
            self._now = fitting
            self._place()

    def minimumSizeHint(self) -> QSize:
        """Ask for one column's room only."""
        return QSize(min(theme.current().wide(_COLUMN), 320), super().minimumSizeHint().height())

    @property
    def summary(self) -> Note:
        """What stands on top when something is wrong; a dialog may place it above more than the form."""
        return self._note

    def values(self) -> dict[str, str]:
        """Return every field as text: days as kept, codes, 'yes'/'no' for three-way ones, '' for nothing known."""
        return {name: box.text for name, box in self.boxes.items()}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Show values; they count as unchanged."""
        for name, text in values.items():
            if name in self.boxes:
                self.boxes[name].set_text(text)
        self._at_first = self.values()
        self._show_summary()

    def set_value(self, name: str, text: str) -> None:
        """Show one value as if it had been typed."""
        self.boxes[name].set_text(text)

    def set_choices(self, name: str, choices: Mapping[str, str]) -> None:
        """Offer codes and words for one field."""
        self.boxes[name].input.set_choices(choices)

    def changes(self) -> dict[str, str]:
        """Return what differs from what was shown at first."""
        return {name: text for name, text in self.values().items() if text != self._at_first.get(name, "")}

    def set_error(self, name: str, text: str) -> None:
        """Show an error at a field; '' takes it away."""
        self.boxes[name].set_error(text)
        self._show_summary()

    def show_error(self, error: UserError) -> bool:
        """Show what somebody else found wrong; say whether it belongs to a field here."""
        found = error.errors if isinstance(error, FieldErrors) else (error,)
        ours = [one for one in found if one.field in self.boxes]
        for one in ours:
            self.boxes[one.field].set_error(one.message)
        self._show_summary()
        self._go_to_first()
        return len(ours) == len(found)

    def check(self) -> bool:
        """Look all fields over, show what is wrong, go to the first and say whether all is well."""
        for box in self.boxes.values():
            box.check()
        self._show_summary()
        self._go_to_first()
        return not self._wrong()

    def focus(self, name: str) -> None:
        """Go to a field."""
        self.boxes[name].input.focus_widget.setFocus()

    def _wrong(self) -> list[FieldBox]:
        return [box for box in self.boxes.values() if box.error]

    def _go_to_first(self) -> None:
        if wrong := self._wrong():
            wrong[0].input.focus_widget.setFocus()
            announce(self, self._note.accessibleName())

    def _show_summary(self) -> None:
        wrong = self._wrong()
        self._note.setVisible(bool(wrong))
        self._note.clear_offers()
        if not wrong:
            return
        title = ngettext("En uppgift behöver rättas", "{n} uppgifter behöver rättas", len(wrong))
        lines = [_("{field}: {words}").format(field=box.label_text, words=box.error) for box in wrong]
        self._note.say(title.format(n=len(wrong)), "\n".join(lines))
        self._note.offer(_("Gå till fältet"), self._go_to_first)

    def _fit(self) -> None:
        if self._side == "left":
            for box in self.boxes.values():
                box.head.setFixedWidth(theme.current().wide(self._label_width))
