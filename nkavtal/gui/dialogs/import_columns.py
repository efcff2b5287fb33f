"""What each sheet and column of a file is read as, and another choice where the guess is wrong or there is none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.usecases.import_plan import Plan, SeenColumn, SeenSheet

_UNKNOWN = "unknown"


def is_unfamiliar(plan: Plan) -> bool:
    """Tell if some sheet or column of a file was not recognised."""
    return any(one.kind == _UNKNOWN for one in plan.seen_sheets) or any(
        one.role == _UNKNOWN for one in plan.seen_columns
    )


class ColumnStep(QWidget):
    """A sheet at a time: what it is, its columns in a table, and the choice for the marked one."""

    chosen = Signal(str, str)
    """The id of a sheet or column, and the code it is to be read as."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: dict[str, SeenSheet] = {}
        self._columns: dict[str, SeenColumn] = {}
        self.sheet, self.kind, self.role = QComboBox(), QComboBox(), QComboBox()
        self._role_label = Label("", "strong", wrap=True)
        sheet, kind = Label(_("&Blad")), Label(_("Bladet l&äses som"))
        for label, box, name in (
            (sheet, self.sheet, _("Blad")),
            (kind, self.kind, _("Bladet läses som")),
            (self._role_label, self.role, _("Kolumnen läses som")),
        ):
            label.setBuddy(box)
            box.setAccessibleName(name)
        self.table = RowTable(_columns(), _("Kolumner på bladet"))
        self.table.marked.connect(lambda _key: self._show_role())
        self.sheet.activated.connect(lambda _place: self._show_sheet())
        self.kind.activated.connect(self._kind_chosen)
        self.role.activated.connect(self._role_chosen)
        words = _(
            "Välj en kolumn i listan och säg vad den är. Det som inte har något eget fält skrivs i anmärkningen med sin rubrik."
        )
        head = row(sheet, self.sheet, 16, kind, self.kind, None)
        foot = row((self._role_label, 1), self.role)
        self.setLayout(column(Label(words, ink="tx2", wrap=True), head, (self.table, 1), foot, gap=12))

    def show_plan(self, plan: Plan) -> None:
        """Show how the file was understood; the sheet and column that are shown stay shown."""
        before = self.sheet.currentData()
        self._sheets = {one.id: one for one in plan.seen_sheets}
        self._columns = {one.id: one for one in plan.seen_columns}
        self.sheet.clear()
        for one in plan.seen_sheets:
            self.sheet.addItem(one.sheet, one.id)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(before if before in self._sheets else _first(plan))))
        self._show_sheet()

    def focus_first(self) -> None:
        """Go to the columns."""
        self.table.setFocus()

    def _show_sheet(self) -> None:
        sheet = self._sheets.get(str(self.sheet.currentData()))
        if sheet is None:
            return
        choices = sheet.choices if sheet.kind in sheet.choices else {"": _("Inte igenkänt"), **sheet.choices}
        _fill(self.kind, choices, sheet.kind if sheet.kind in choices else "")
        own = [one for one in self._columns.values() if one.sheet == sheet.sheet]
        self.table.set_rows(own, key=lambda one: one.id)
        if own and self.table.marked_key() is None:
            self.table.selectRow(next((n for n, one in enumerate(own) if one.role == _UNKNOWN), 0))
        self._show_role()

    def _show_role(self) -> None:
        seen = self._columns.get(str(self.table.marked_key()))
        self.role.setEnabled(seen is not None)
        if seen is None:
            self._role_label.setText(_("Bladet har inga kolumner att välja för."))
            self.role.clear()
            return
        called = seen.heading or seen.letters
        self._role_label.setText(_("Kolumnen ”{heading}” läses som").format(heading=called))
        self.role.setAccessibleName(self._role_label.text())
        _fill(self.role, seen.choices, seen.role)

    def _kind_chosen(self) -> None:
        sheet, code = self._sheets[str(self.sheet.currentData())], str(self.kind.currentData())
        if code and code != sheet.kind:
            self.chosen.emit(sheet.id, code)

    def _role_chosen(self) -> None:
        seen, code = self._columns[str(self.table.marked_key())], str(self.role.currentData())
        if code != seen.role:
            self.chosen.emit(seen.id, code)


def _first(plan: Plan) -> str:
    """Return the sheet that most needs a look."""
    unknown = {one.sheet for one in plan.seen_columns if one.role == _UNKNOWN}
    needs = (one.id for one in plan.seen_sheets if one.kind == _UNKNOWN or one.sheet in unknown)
    return next(needs, plan.seen_sheets[0].id if plan.seen_sheets else "")


def _fill(box: QComboBox, choices: Mapping[str, str], code: str) -> None:
    box.clear()
    for one, words in choices.items():
        box.addItem(words, one)
    box.setCurrentIndex(box.findData(code))


def _columns() -> list[Column]:
    return [
        Column("letters", _("Kolumn"), lambda one: one.letters, 88),
        Column("heading", _("Rubrik"), lambda one: one.heading, 170, bold=True, tool=lambda one: one.heading),
        Column("samples", _("Till exempel"), _sample, 220, stretch=True, tool=_sample),
        Column("role", _("Läses som"), _role, 190, icon=_icon, tool=_role),
    ]


def _sample(one: SeenColumn) -> str:
    return " · ".join(" ".join(words.split()) for words in one.samples)


def _role(one: SeenColumn) -> str:
    return one.choices.get(one.role, "")


def _icon(one: SeenColumn) -> tuple[str, str] | None:
    return ("question_circle", "warnF") if one.role == _UNKNOWN else ("checkmark", "okF")
