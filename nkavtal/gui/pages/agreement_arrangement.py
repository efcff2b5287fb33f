"""How the list's columns stand and its rows are sorted: remembered for the whole list, and for each saved search apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal

from nkavtal.gui.pages import agreement_columns
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.remember import Remember

FIRST_SORT = ("next_day", False)


class Arrangement(QObject):
    """The view that is shown: '' is the whole list, else the UUID of a saved search."""

    changed = Signal()
    """Other columns are shown, or the rows are sorted in another way."""
    sorted = Signal()
    """Somebody clicked a heading: the rows are to be asked for anew."""

    def __init__(self, rows: RowTable, remember: Remember, today: date) -> None:
        super().__init__(rows)
        self._rows, self._remember, self._today = rows, remember, today
        self._view = ""
        self.sort = FIRST_SORT
        """The name that the rows are sorted by, and whether falling."""
        rows.sort_asked.connect(self._sorted)
        rows.layout_changed.connect(self._keep)
        self.show_view()

    def show_view(self, view: str = "", columns: Sequence[str] = (), sort: str = "", descending: bool = False) -> None:
        """Arrange the list as a saved search wants it, with the widths it had here; '' as it usually is."""
        self._view = view
        layout = self._kept_layout()
        if columns:
            rest = [column.name for column in self._rows.rows.columns if column.name not in columns]
            layout = {**layout, "order": [*columns, *rest], "shown": list(columns)}
        elif view:
            layout = {"widths": layout.get("widths", {})}
        self._rows.restore_layout(layout)
        self.sort = ((sort, descending) if sort else FIRST_SORT) if view else self._usual_sort()
        self._rows.show_sort(*self.sort)
        self.changed.emit()

    def forget(self, view: str) -> None:
        """Let go of what was remembered for a view."""
        self._remember.keep_view(_key(view), {})

    def begin(self, view: str) -> None:
        """Let a view that is new begin with the widths of the moment."""
        self._remember.keep_view(_key(view), self._rows.layout_state())

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns that are shown, in order."""
        return tuple(self._rows.layout_state()["shown"])

    @property
    def first_columns(self) -> tuple[str, ...]:
        """The names of the columns that are shown before anybody has chosen others."""
        return tuple(column.name for column in self._rows.rows.columns if not column.hidden)

    def _kept_layout(self) -> dict[str, Any]:
        kept = self._remember.view(_key(self._view), {})
        return kept if isinstance(kept, dict) else {}

    def _usual_sort(self) -> tuple[str, bool]:
        kept = self._remember.view("avtal-sort")
        if isinstance(kept, list) and len(kept) == 2 and agreement_columns.sort_title(str(kept[0]), self._today):
            return str(kept[0]), bool(kept[1])
        return FIRST_SORT

    def _keep(self) -> None:
        self._remember.keep_view(_key(self._view), self._rows.layout_state())
        self.changed.emit()

    def _sorted(self, name: str, falling: bool) -> None:
        self.sort = (name, falling)
        if not self._view:
            self._remember.keep_view("avtal-sort", [name, falling])
        self.changed.emit()
        self.sorted.emit()


def _key(view: str) -> str:
    return f"avtal-columns-{view}" if view else "avtal-columns"
