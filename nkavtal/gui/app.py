"""The application: Qt's own Swedish texts, the look, and the last-resort hooks for what nobody expected."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    QtMsgType,
    QTranslator,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from nkavtal.base.clock import Clock
from nkavtal.base.i18n import SWEDISH
from nkavtal.base.os_seam import person
from nkavtal.gui import style_sheet, theme

if TYPE_CHECKING:
    from nkavtal.gui.dialogs.error_box import ErrorBox

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


STYLE = ("-style", "fusion")
"""Told as an argument: a style that is set afterwards comes back as an object, with a hundred classes behind it."""


def make(arguments: Sequence[str], contrast_asked: Callable[[], bool] = person.high_contrast) -> QApplication:
    """Return the application, with its look installed but not yet chosen."""
    app = QApplication([*arguments, *STYLE])
    app.setApplicationName("nkavtal")
    app.setApplicationDisplayName("nkavtal")
    theme.install(app, style_sheet.build, contrast_asked)
    return app


def speak(app: QApplication, language: str = SWEDISH) -> None:
    """Give Qt's own buttons and menus the program's language; days and numbers stay as Sweden writes them."""
    QLocale.setDefault(QLocale("sv_SE"))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)


class LastResort(QObject):
    """Logs what nobody expected and shows one calm box; further errors while it is open are only logged."""

    _elsewhere = Signal(object)

    def __init__(self, clock: Clock, log_name: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._log_name = clock, log_name
        self._open: ErrorBox | None = None
        self._elsewhere.connect(self.show_bug)

    def install(self) -> None:
        """Take over all hooks of this process."""
        sys.excepthook = self._raised
        threading.excepthook = self._raised_in_thread
        sys.unraisablehook = self._unraisable
        qInstallMessageHandler(self.qt_said)

    def _raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.error("unexpected", exc_info=(kind, error, trace))
        self._elsewhere.emit(error)

    def _raised_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self._raised(told.exc_type, told.exc_value, told.exc_traceback)

    def _unraisable(self, told: sys.UnraisableHookArgs) -> None:
        _log.error("unraisable: %s", told.err_msg or "", exc_info=told.exc_value)

    def qt_said(self, kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        """Log a line of Qt's."""
        _log.log(_LEVELS.get(kind, logging.WARNING), "qt: %s", words)

    def show_bug(self, error: BaseException) -> None:
        """Show the box, once at a time."""
        from nkavtal.gui.dialogs import error_box  # not before the frame is painted

        if self._open is not None:
            return
        self._open = error_box.for_bug(error, self._clock, QApplication.activeWindow(), self._log_name)
        self._open.finished.connect(self._closed)
        self._open.open()

    def _closed(self) -> None:
        self._open = None
