"""Every page, as a screen reader, the keyboard and large text meet it."""

from __future__ import annotations

import pytest
from gui import walk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView, QWidget

from nkavtal.gui import banners
from nkavtal.gui.page_list import PAGES
from nkavtal.gui.pages.timelines_wanted import TimelinesWanted
from nkavtal.gui.parts.button import Button

NAMES = [entry.name for entry in PAGES if entry.name != "start"]


def come_up(shared, name):
    what = {"agreement": shared.uuid, "tidslinje": TimelinesWanted((shared.uuid,))}.get(name)
    found = shared.shown(name, what)
    shared.settle()
    return found


def cut(widget: QWidget) -> list[str]:
    """Return texts of buttons and one-line labels that have less room than they need."""
    found = []
    for one in widget.findChildren(QWidget):
        if not one.isVisible() or one.visibleRegion().isEmpty():
            continue
        if isinstance(one, Button) and one.width() < one.sizeHint().width() - 1:
            found.append(one.text() or one.accessibleName())
        if isinstance(one, QLabel) and one.text() and not one.wordWrap() and one.height() < one.sizeHint().height() - 2:
            found.append(one.text())
    return found


def squeezed(widget: QWidget) -> list[str]:
    """Return labels, buttons, inputs and tables that are lower than what they show."""
    found = []
    for one in widget.findChildren(QWidget):
        if not one.isVisible() or walk._inner(one) or isinstance(one.parent(), QLineEdit):
            continue
        high = one.height()
        if isinstance(one, QLabel) and one.text() and one.wordWrap():
            low = high < one.heightForWidth(one.width()) - 2
        elif isinstance(one, QAbstractButton | QLineEdit):
            low = high < one.minimumSizeHint().height() - 2
        elif isinstance(one, QTableView) and one.model() is not None and one.model().rowCount():
            low = high < one.horizontalHeader().height() + one.verticalHeader().defaultSectionSize()
        else:
            continue
        if low:
            found.append(f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', str)()}: {high}")
    return found


def reached_by_tab(page: QWidget) -> set[QWidget]:
    """Return what the Tab key goes to in a page, all the way round."""
    start = one = page.nextInFocusChain()
    found: set[QWidget] = set()
    while True:
        if page.isAncestorOf(one) and one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.add(one)
        one = one.nextInFocusChain()
        if one is start:
            return found


@pytest.mark.parametrize("name", NAMES)
def test_every_control_has_a_swedish_name(shared, name):
    page = come_up(shared, name)
    assert walk.unnamed(page) == []
    assert walk.english(page) == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_button_is_reached_by_the_keyboard(shared, name):
    page = come_up(shared, name)
    buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    wanted = {one for one in buttons if one.focusPolicy() != Qt.FocusPolicy.NoFocus and not walk._inner(one)}
    left = [one.accessibleName() or one.text() for one in wanted - reached_by_tab(page)]
    assert left == []


@pytest.mark.parametrize(("size", "mode", "text"), [((1440, 900), "light", 100), ((1366, 768), "dark", 200)])
def test_no_text_is_cut(shared, look, size, mode, text):
    shared.window.resize(*size)
    look.use(mode, text)  # once for all pages: it takes longer than all the rest
    try:
        wrong = {name: found for name in NAMES if (found := wrong_with(shared, name, size))}
    finally:
        look.use("light", 100)
        shared.window.resize(1440, 900)
        QApplication.processEvents()
    assert wrong == {}


def wrong_with(shared, name, size) -> list[str]:
    """Return what is cut or squeezed in a page, without a banner and with one."""
    page = come_up(shared, name)
    shared.window.resize(*size)
    shared.settle()
    found = cut(page)
    if page.width() > shared.window.width():
        found.append(f"{page.width()} wide")
    shared.window.show_banner(banners.example(lambda _way: None))
    shared.settle()
    found += squeezed(page)
    shared.window.show_banner(None)
    return found
