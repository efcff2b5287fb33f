"""The rows of a sheet that a party has answered on: what each says, taken by ticking."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.field import Value
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.show import shown
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.usecases.import_plan import Plan, SeenRow

_LABELS = 180


class TickedRows(QWidget):
    """A card for each row with a box to tick, and what it changes below."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._shown: tuple[SeenRow, ...] = ()
        self._count = Label("", "small", "tx3")
        head = row(Label(_("Rader som säger något nytt"), "strong"), self._count, None, gap=8)
        head.addWidget(Button(_("Markera alla"), lambda: self._tick_all(True), kind="link"))
        head.addWidget(Button(_("Avmarkera alla"), lambda: self._tick_all(False), kind="link"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        inner = QWidget()
        inner.setProperty("ground", "surf")
        inner.setLayout(column(self._cards, None, margins=(0, 0, 12, 0)))
        self.setLayout(column(head, (Scroll(inner), 1), gap=8, margins=(0, 8, 0, 0)))

    def show_plan(self, plan: Plan) -> None:
        """Show the rows as they are taken or left."""
        self._boxes.clear()
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._shown = plan.rows
        for one in plan.rows:
            self._cards.addWidget(self._card(one))
        self._ticked()

    def _card(self, one: SeenRow) -> QWidget:
        words = _("{agreement}, {party}").format(agreement=one.agreement, party=one.party)
        box = QCheckBox(words.replace("&", "&&"))
        box.setChecked(one.taken)
        box.setAccessibleDescription("; ".join(f"{label}: {told}" for label, told in changes(one)))
        box.toggled.connect(lambda _on: self._ticked())
        self._boxes[one.id] = box
        place = Label(_("{sheet}, rad {n}").format(sheet=one.at.sheet, n=one.at.row), "small", "tx3")
        facts = Facts(label_width=_LABELS)
        facts.show_facts(changes(one))
        return frame(column(row((box, 1), place), facts, gap=4, margins=(16, 10, 16, 12)), look="card")

    def answers(self) -> dict[str, str]:
        """Return take or leave by row."""
        return {id_: "take" if box.isChecked() else "leave" for id_, box in self._boxes.items()}

    def taken(self) -> int:
        """Return how many rows are ticked."""
        return sum(box.isChecked() for box in self._boxes.values())

    def _tick_all(self, on: bool) -> None:
        for box in self._boxes.values():
            box.setChecked(on)

    def _ticked(self) -> None:
        n = self.taken()
        self._count.setText(ngettext("{n} markerad", "{n} markerade", n).format(n=n))
        self.changed.emit()


def changes(one: SeenRow) -> list[tuple[str, str]]:
    """Return what a row changes: the field, and its value with the one before where there was any."""
    return [
        (_(FIELDS[table][name].label), _told(table, name, before, value)) for table, name, before, value in one.changes
    ]


def _told(table: str, name: str, before: Value, value: Value) -> str:
    field = FIELDS[table][name]
    after = shown(field, value) or _("(tomt)")
    if before in (None, ""):
        return after
    return _("{before} blir {after}").format(before=shown(field, before), after=after)
