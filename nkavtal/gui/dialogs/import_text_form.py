"""How a text file is read, as a person can see and change it: the first rows, the encoding and the separator."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.usecases.import_plan import ENCODINGS, SEPARATORS, Plan, TextForm

_DOUBTS = ("mojibake", "lost")


class TextFormBox(QWidget):
    """Shows a guess and takes another; stands hidden for files that are no text."""

    changed = Signal(object)
    """The TextForm that a person chose."""

    def __init__(self) -> None:
        super().__init__()
        self.encoding, self.separator = QComboBox(), QComboBox()
        for box, words, name in (
            (self.encoding, ENCODINGS, _("Teckenkodning")),
            (self.separator, SEPARATORS, _("Kolumnerna skiljs av")),
        ):
            box.setAccessibleName(name)
            for code, text in words.items():
                box.addItem(_(text), code)
            box.activated.connect(self._chosen)
        encoding, separator = Label(_("&Teckenkodning")), Label(_("&Kolumnerna skiljs av"))
        for label, box in ((encoding, self.encoding), (separator, self.separator)):
            label.setBuddy(box)
        self.doubt = Note("warn")
        self.doubt.hide()
        self._told = Label("", "small", "tx2", wrap=True)
        self._preview = QVBoxLayout()
        self._preview.setContentsMargins(0, 0, 0, 0)
        ways = row(encoding, self.encoding, 16, separator, self.separator, None)
        self.setLayout(column(self._told, ways, self.doubt, self._preview, gap=8))
        self.hide()

    def show_plan(self, plan: Plan) -> None:
        """Show how the file was read, and its first rows."""
        self.setVisible(plan.form is not None)
        if plan.form is None:
            return
        self._told.setText(
            _("Så här ser filens första rader ut. Ser bokstäverna eller kolumnerna fel ut, välj något annat.")
        )
        self.encoding.setCurrentIndex(self.encoding.findData(plan.form.encoding))
        self.separator.setCurrentIndex(self.separator.findData(plan.form.separator))
        doubts = [reason.words() for reason in plan.reasons if reason.code in _DOUBTS]
        self.doubt.say(" ".join(doubts))
        self.doubt.setVisible(bool(doubts))
        self._show_rows(plan.preview)

    def _show_rows(self, rows: tuple[tuple[str, ...], ...]) -> None:
        while (item := self._preview.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        width = max((len(cells) for cells in rows), default=1)
        table = RowTable([_column(place) for place in range(width)], _("Filens första rader"))
        table.set_rows(list(enumerate(rows)), key=lambda one: one[0])
        table.setMinimumHeight(
            table.horizontalHeader().sizeHint().height() + 4 * table.verticalHeader().defaultSectionSize()
        )
        self._preview.addWidget(table)

    def _chosen(self) -> None:
        self.changed.emit(TextForm(str(self.encoding.currentData()), str(self.separator.currentData())))


def _column(place: int) -> Column:
    def text(one: tuple[int, tuple[str, ...]]) -> str:
        return one[1][place] if place < len(one[1]) else ""

    return Column(str(place), _("Kolumn {n}").format(n=place + 1), text, 132, tool=text)
