"""The last safe day of the agreement on a page: the register's facts are asked for once, then reckoned with as one types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.dialogs.safe_days import SafeDaysBox
from nkavtal.gui.jobs import Job
from nkavtal.gui.parts.page import Page
from nkavtal.usecases import safe_days
from nkavtal.usecases.safe_days import Asked, Facts


class SafeDaysFlow:
    """Opens the dialog for a page and has its days reckoned on the worker thread: red days are slow the first time."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.open_box: SafeDaysBox | None = None
        self._reckoning: Job | None = None

    def ask(self, agreement: str) -> None:
        """Show the last safe days of an agreement."""
        today = self._page.context.clock.today()
        self._page.context.bridge.ask(
            lambda store: safe_days.facts(store, agreement, today), self._open, key="safe-days-facts"
        )

    def _open(self, facts: Facts) -> None:
        today = self._page.context.clock.today()
        box = self.open_box = SafeDaysBox(facts, today, self._page.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def reckon(asked: Asked) -> None:
            self._reckoning = self._page.context.jobs.run(
                lambda _progress: safe_days.reckon(facts, asked, today),
                lambda found: box.show_found(asked, found),
                box.show_error,
                key="safe-days",
            )

        box.asked_for.connect(reckon)
        box.copied.connect(self._copied)
        box.finished.connect(self._closed)
        box.open()
        box.ask()

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._page.said.emit(_("Svaret är kopierat"), False)

    def _closed(self) -> None:
        if self._reckoning is not None:  # its answer has no dialog to come to
            self._reckoning.cancel()
        self.open_box = self._reckoning = None
