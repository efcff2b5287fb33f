"""The matrix itself: narrowed and sorted by the register, fetched as it comes in sight, walked from gap to gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.coverage import Cell, Coverage, CoverageColumn, CoverageRow, listed
from nkavtal.catalogue.listing import Listed
from nkavtal.catalogue.wrong_word import WrongWord
from nkavtal.gui.context import Context
from nkavtal.gui.pages.agreement_day import AsOf
from nkavtal.gui.pages.coverage_filter import CoverageFilter
from nkavtal.gui.pages.coverage_model import CoverageModel, Gaps
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.label import line
from nkavtal.gui.parts.matrix_table import MatrixTable
from nkavtal.gui.parts.row_table import to_clipboard
from nkavtal.usecases import coverage

_KEPT = "tackning"


class CoverageMatrix(QWidget):
    """Filter and matrix; which cell is marked is told when its row is at hand."""

    marked = Signal()
    """Another cell is marked, or the marked one has come."""
    opened = Signal()
    shown = Signal()
    """Other rows are shown."""
    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._bridge, self._remember = context.bridge, context.remember
        self.as_of = AsOf(context.bridge, context.clock.today)
        self._today = self.as_of.day
        self._first = ""  # the organisation whose gaps come first
        self.found = Coverage((), ())
        self.gaps = Gaps(self.found)
        self.model = CoverageModel()
        self.table = MatrixTable(self.model, _("Täckning"), _("Avtal"))
        self.filter = CoverageFilter()
        kept = self._remember.view(_KEPT, {})
        self.filter.restore(kept if isinstance(kept, dict) else {})
        self._no_match = Empty("")
        self._no_match.offer(_("Rensa filter"), self.filter.clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._no_match)
        self.setLayout(column(self.filter, self.as_of.banner, line(), (self._stack, 1), gap=0))
        self._listen()

    def _listen(self) -> None:
        self.filter.changed.connect(self._narrowed)
        self.filter.left.connect(self.table.setFocus)
        self.as_of.changed.connect(self.ask)
        self.table.marked.connect(self.marked.emit)
        self.table.opened.connect(self.opened.emit)
        self.table.copy_asked.connect(self._copy_marked)
        self.table.head_clicked.connect(self._sort_by)

    # --- the marked cell

    @property
    def row(self) -> CoverageRow | None:
        """The agreement of the marked cell, None while it is fetched or when none is marked."""
        return self.model.agreement_at(self.table.place()[0])

    @property
    def cell(self) -> Cell | None:
        """What is known in the marked cell."""
        return self.model.cell_at(*self.table.place()) if self.row is not None else None

    @property
    def party(self) -> CoverageColumn | None:
        """Whose column the marked cell stands in."""
        place = self.table.place()[1]
        return self.model.parties[place] if 0 <= place < len(self.model.parties) else None

    @property
    def chosen(self) -> tuple[str, ...]:
        """The organisations of the marked cells of one row; of the current cell when several rows are marked."""
        rows, columns = self.table.chosen()
        if len(rows) == 1:
            return tuple(self.model.parties[place].organisation for place in columns)
        return (self.party.organisation,) if self.party is not None else ()

    @property
    def _first_name(self) -> str:
        return next((one.name for one in self.model.parties if one.organisation == self._first), "")

    def step_gap(self, by: int) -> None:
        """Go to the next gap, or the previous one when `by` is negative."""
        if (place := self.gaps.step(self.table.place(), by)) is not None:
            self.table.go_to(*place)
            self.table.setFocus()

    # --- asking and showing

    def ask(self) -> None:
        """Ask which agreements fit and where their gaps are; a newer question takes an older one's place."""
        wanted, self._today = self.filter.wanted, self.as_of.day
        self._bridge.ask(
            lambda store: coverage.show(self.as_of.lists(store), wanted, self._today),
            self._show,
            self._not_found,
            key="coverage-order",
        )

    def status_text(self) -> str:
        """Return how large the matrix is, which gap is marked and how the next one is gone to."""
        rows, parties = len(self.model.keys), len(self.model.parties)
        parts = [_("{rows} avtal × {columns} parter").format(rows=rows, columns=parties)]
        if n := len(self.gaps):
            here = self.gaps.number(self.table.place())
            among = _("lucka {n} av {all}").format(n=here, all=n)
            parts += [among if here else ngettext("{n} lucka", "{n} luckor", n).format(n=n), _("F8 visar nästa lucka")]
        if self._first_name and rows:
            parts.append(_("luckor först: {name}").format(name=self._first_name))
        return "  ·  ".join(parts)

    def _narrowed(self) -> None:
        self._remember.keep_view(_KEPT, self.filter.state())
        self.ask()

    def _not_found(self, error: UserError) -> None:
        if isinstance(error, WrongWord):
            self.filter.show_error(error)
        else:
            self._bridge.failed.emit(error)

    def _show(self, found: Coverage) -> None:
        self.filter.search.show_trouble("")
        row, party = self.table.place()[0], self.party
        key = self.model.keys[row] if 0 <= row < len(self.model.keys) else None
        self.found = self._sorted(found)
        self.gaps = Gaps(self.found)
        self.model.show_matrix(self.found.columns, self.found.numbers, self._fetch)
        self.table.heads.sorted_by = self._place(self._first)
        self._no_match.say(_("Inga luckor.") if self.filter.only_gaps.isChecked() else _("Inga avtal matchar."))
        self._stack.setCurrentIndex(0 if found.numbers else 1)
        self._mark_again(key, party.organisation if party is not None else "")
        self.shown.emit()

    def _mark_again(self, key: int | None, party: str) -> None:
        """Mark the cell that was marked, or the first gap when it is gone."""
        place = (self.model.place(key), self._place(party)) if key is not None else (-1, -1)
        if self.model.keys:
            self.table.go_to(*(place if min(place) >= 0 else self.gaps.step((-1, -1), 1) or (0, 0)))
        else:
            self.marked.emit()

    def _sorted(self, found: Coverage) -> Coverage:
        """Put the rows first where the chosen municipality has a gap."""
        place = next((i for i, one in enumerate(found.columns) if one.organisation == self._first), -1)
        numbers = sorted(found.numbers, key=lambda number: place not in found.gaps.get(number, ()))
        return found if place < 0 else Coverage(tuple(numbers), found.columns, found.gaps)

    def _sort_by(self, place: int) -> None:
        party = self.model.parties[place].organisation
        self._first = "" if self._first == party else party  # the same head again puts the rows back
        self.ask()

    def _place(self, party: str) -> int:
        return next((i for i, one in enumerate(self.model.parties) if one.organisation == party), -1)

    def _fetch(self, keys: Sequence[int], deliver: Callable[[Sequence[CoverageRow]], None]) -> None:
        def got(rows: tuple[CoverageRow, ...]) -> None:
            if len(rows) == len(keys):
                deliver(rows)
            else:
                self.ask()  # one has gone since the order was asked for

        self._bridge.ask(lambda store: coverage.rows(self.as_of.lists(store), keys, self._today), got)

    # --- leaving the program

    def gather(self, title: str, selection: str, then: Callable[[Listed], None]) -> None:
        """Call with the whole matrix as it is shown, in words, also rows that never came in sight."""
        order = _("Luckor först: {name}.").format(name=self._first_name) if self._first_name else ""
        self._in_words(list(self.model.keys), self.model.parties, then, selection, order)

    def _copy_marked(self) -> None:
        rows, columns = self.table.chosen()
        parties = [self.model.parties[place] for place in columns]

        def got(found: Listed) -> None:
            to_clipboard([[one.title for one in found.columns], *found.rows])
            n = len(found.rows)
            self.said.emit(ngettext("{n} rad är kopierad", "{n} rader är kopierade", n).format(n=n))

        if rows and parties:
            self._in_words([self.model.keys[row] for row in rows], parties, got)

    def _in_words(
        self, keys: Sequence[int], parties: Sequence[CoverageColumn], then: Callable[[Listed], None],
        selection: str = "", order: str = "",
    ) -> None:  # fmt: skip
        self._bridge.ask(
            lambda store: coverage.rows(self.as_of.lists(store), keys, self._today),
            lambda rows: then(listed(rows, parties, selection, order)),
            key="coverage-out",
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the filter wrap where there is little room."""
        super().resizeEvent(event)
        self.filter.fit(self.width())
