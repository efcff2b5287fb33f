"""Walks over widgets as a screen reader does: what has no name, and which words are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

_ENGLISH = {
    "cancel", "clear", "close", "copy", "edit", "false", "file", "help", "none", "ok", "open", "party", "redo", "save",
    "search", "title", "true", "undo", "view",
}  # fmt: skip
_NAMED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QTabBar)


def _all(widget: QWidget) -> list[QWidget]:
    return [widget, *widget.findChildren(QWidget)]


def _inner(widget: QWidget) -> bool:
    """Say whether a widget is Qt's own part of another control, which speaks for it."""
    if widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QComboBox, QTabBar, QMenuBar)):
            return True
        parent = parent.parentWidget()
    return False


def unnamed(widget: QWidget) -> list[str]:
    """Return the controls that can be seen or reached and that a screen reader has no name for."""
    found = []
    for one in _all(widget):
        if isinstance(one, _NAMED) and not one.isHidden() and not _inner(one):
            face = QAccessible.queryAccessibleInterface(one)
            if face is None or not face.text(QAccessible.Text.Name).strip():
                parent = one.parentWidget()
                found.append(f"{type(one).__name__} in {type(parent).__name__}")
    return found


def texts(widget: QWidget) -> list[str]:
    """Return all words of a widget: labels, buttons, menus, tabs, tool tips, names, heads and cells."""
    words: list[str] = []
    for one in _all(widget):
        words += [one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle(), one.statusTip()]
        words += [action.text() for action in one.actions()]
        if isinstance(one, QLabel | QAbstractButton):
            words.append(one.text())
        if isinstance(one, QLineEdit):
            words += [one.placeholderText(), one.text()]
        if isinstance(one, QComboBox):
            words += [one.itemText(i) for i in range(one.count())]
        if isinstance(one, QTabBar):
            words += [one.tabText(i) for i in range(one.count())]
        if isinstance(one, QTableView) and one.model() is not None:
            model = one.model()
            words += [str(model.headerData(i, Qt.Orientation.Horizontal) or "") for i in range(model.columnCount())]
    return [word for word in dict.fromkeys(words) if word.strip()]


def english(widget: QWidget) -> set[str]:
    """Return the words of a widget that are left in English."""
    said = {word.casefold().strip("&.…:,") for text in texts(widget) for word in text.replace("&", "").split()}
    return said & _ENGLISH
