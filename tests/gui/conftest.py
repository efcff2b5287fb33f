"""The look and a folder for each test of the window."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from gui import demo
from PySide6.QtCore import QCoreApplication, QEvent

from nkavtal.gui import app as application
from nkavtal.gui import style_sheet, theme
from nkavtal.gui.window import Window


def pytest_collection_modifyitems(items):
    """Pass over what the screenless platform says of itself; every other line of Qt's still fails a test."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def qapp_args():
    """Give the application of all tests the style of the program."""
    return ["nkavtal", *application.STYLE]


@pytest.fixture(autouse=True, scope="session")
def emptied_clipboard(qapp):
    """Leave nothing of ours on the screenless clipboard: it would be destroyed after Python has ended."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def look(qapp):
    """Give every test the light look at 100 %, and see its widgets gone before the next: no loop is left to do it."""
    if not hasattr(qapp, "swedish"):
        application.speak(qapp)
        qapp.swedish = True
    made = theme.install(qapp, style_sheet.build)
    if (made.choice, made.text_size) != ("light", 100):
        made.use("light", 100)
    yield made
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def context(tmp_path):
    """Give what a page is given, with the work done in place."""
    made = demo.context(tmp_path)
    yield made
    made.jobs.stop()


@pytest.fixture
def window(qtbot, context):
    """Show the frame over the demo pages."""
    made = Window(context, demo.ENTRIES)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.show_page("avtal")
    return made
