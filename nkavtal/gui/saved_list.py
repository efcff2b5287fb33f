"""Saved searches at the side of the window, each with the number of agreements it finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QMenu, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext, number_text
from nkavtal.gui import rail, theme
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import IconButton
from nkavtal.gui.parts.label import Label
from nkavtal.gui.rail import Index

_HERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Saved:
    """One search; `count` is None when its words no longer mean anything."""

    key: str
    name: str
    count: int | None


class _Searches(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.all: tuple[Saved, ...] = ()
        self.differs = ""

    def show_all(self, found: Sequence[Saved]) -> None:
        self.beginResetModel()
        self.all = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: Index = _HERE) -> int:
        return 0 if parent.isValid() else len(self.all)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.all[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _("{name}: {what}").format(name=self.title(one), what=_told(one.count))
        return None

    def title(self, one: Saved) -> str:
        return _("{name} (ändrad)").format(name=one.name) if one.key == self.differs else one.name


class _Cell(QStyledItemDelegate):
    def __init__(self, view: _View, model: _Searches) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(rail.COLLAPSED, theme.current().lines(32, 1, 12))

    def paint(self, painter: QPainter, _option: QStyleOptionViewItem, index: Index) -> None:
        one = self._model.all[index.row()]
        here = one.key == self._view.marked
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        count = "–" if one.count is None else number_text(one.count)
        if one.key == self._model.differs:
            count = f"{count} *"
        rect = QRectF(self._view.visualRect(index))
        rail.draw(painter, rect, "bookmark", one.name, here, focused, count, 18)


class _View(QListView):
    """The list itself: arrows move, Enter opens, F2 renames, Del removes."""

    opened = Signal(str)
    rename_asked = Signal(str)
    remove_asked = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.marked = ""
        self.model_ = _Searches(self)
        self.setModel(self.model_)
        self.setItemDelegate(_Cell(self, self.model_))
        self.setProperty("ground", "rail")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Sparade sökningar"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(lambda index: self.opened.emit(self.model_.all[index.row()].key))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the menus, where they are about the marked agreement."""
        own = (Qt.Key.Key_F2, Qt.Key.Key_Delete)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in own:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, rename and remove by key."""
        told = {
            Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened, Qt.Key.Key_Space: self.opened,
            Qt.Key.Key_F2: self.rename_asked, Qt.Key.Key_Delete: self.remove_asked,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if told is not None and self.currentIndex().isValid():
            told.emit(self.model_.all[self.currentIndex().row()].key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """Stand on the first search, or on the one that is shown, so that the focus can be seen."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model_.all:
            keys = [one.key for one in self.model_.all]
            self.setCurrentIndex(self.model_.index(keys.index(self.marked) if self.marked in keys else 0))
        self.viewport().update()

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at) if self.indexAt(at).isValid() else self.currentIndex()
        if index.isValid():
            place = at if self.indexAt(at).isValid() else self.visualRect(index).center()
            self.menu_asked.emit(self.model_.all[index.row()].key, self.viewport().mapToGlobal(place))


class SavedList(QWidget):
    """A heading with a button that saves what is shown, and the searches; collapsed it is one button with a menu."""

    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = _View()
        self.opened, self.menu_asked = self.view.opened, self.view.menu_asked
        self.rename_asked, self.remove_asked = self.view.rename_asked, self.view.remove_asked
        self._add = IconButton("add", _("Spara sökningen som visas"), self.save_asked.emit)
        self._head = QWidget()
        self._head.setLayout(
            row((Label(_("Sparade sökningar"), "small strong", "tx2"), 1), self._add, margins=(20, 12, 8, 0))
        )
        self._short = IconButton("bookmark", _("Sparade sökningar"), self._open_menu)
        self._short_row = QWidget()
        self._short_row.setLayout(row(None, self._short, None, margins=(0, 8, 0, 0)))
        whole = column(self._head, self._short_row, (self.view, 1), gap=0)
        whole.setAlignment(self._short_row, Qt.AlignmentFlag.AlignTop)
        self.setLayout(whole)
        theme.current().changed.connect(self.view.doItemsLayout)

    def show_searches(self, found: Sequence[Saved]) -> None:
        """Show these, in the order given."""
        here = self.view.currentIndex().row()
        self.view.model_.show_all(found)
        if here >= 0 and found:
            self.view.setCurrentIndex(self.view.model_.index(min(here, len(found) - 1)))

    def mark(self, key: str, differs: bool = False) -> None:
        """Mark the search that the list shows, '' for none; `differs` says that it is shown otherwise than saved."""
        self.view.marked = key
        self.view.model_.differs = key if differs else ""
        self.view.viewport().update()

    def allow_saving(self, allowed: bool) -> None:
        """Let new searches be saved, or not."""
        self._add.setEnabled(allowed)

    def collapse(self, collapsed: bool) -> None:
        """Become one button, or a list."""
        self._head.setHidden(collapsed)
        self.view.setHidden(collapsed)
        self._short_row.setVisible(collapsed)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self.view.model_.all:
            words = _("{name}: {what}").format(name=self.view.model_.title(one), what=_told(one.count))
            entry = menu.addAction(words.replace("&", "&&"))
            entry.triggered.connect(lambda _on=False, key=one.key: self.opened.emit(key))
        if self.view.model_.all:
            menu.addSeparator()
        menu.addAction(_("Spara sökningen som visas…")).triggered.connect(lambda _on=False: self.save_asked.emit())
        menu.popup(self._short.mapToGlobal(QPoint(self._short.width(), 0)))


def _told(count: int | None) -> str:
    if count is None:
        return _("sökorden stämmer inte längre")
    return ngettext("{n} avtal", "{n} avtal", count).format(n=number_text(count))
