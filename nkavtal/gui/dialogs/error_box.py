"""One calm box for what did not happen: why, what is unchanged, what to do, and details to copy."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Callable

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

import nkavtal
from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.dialog import Dialog
from nkavtal.gui.parts.label import Label, Picture
from nkavtal.gui.parts.note import Note


class ErrorBox(Dialog):
    """Says what did not happen; `again` is the way out that tries once more."""

    def __init__(
        self,
        title: str,
        text: str,
        hint: str = "",
        details: str = "",
        parent: QWidget | None = None,
        *,
        again: Callable[[], object] | None = None,
    ) -> None:
        primary = _("Försök igen") if again is not None else _("Stäng")
        super().__init__(title, primary, parent, cancel=_("Stäng"), icon="arrow_sync" if again is not None else "")
        self.setAccessibleDescription(text)
        self.cancel.setVisible(again is not None)
        self.body.addLayout(
            row(Picture("error_circle", "badX", 20, filled=True), (Label(title, "card", wrap=True), 1), gap=12)
        )
        self.body.addWidget(Label(text, wrap=True, selectable=True))
        if hint:
            self.body.addWidget(Note("info", _("Gör så här"), hint))
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setAccessibleName(_("Detaljer för support"))
        self._details.setFont(_even())
        self._details.setFixedHeight(theme.current().lines(96, 5, 20, theme.SMALL))
        copy = Button(_("Kopiera detaljer"), self.copy_details, icon="copy", kind="quiet")
        self.body.addLayout(row(Label(_("Detaljer för support"), "small strong", "tx2"), None, copy))
        self.body.addWidget(self._details)
        self.body.addStretch(1)
        self.asked.connect(self.accept)
        if again is not None:
            self.accepted.connect(again)

    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details.toPlainText())


def for_user_error(
    error: UserError,
    clock: Clock,
    parent: QWidget | None = None,
    *,
    title: str = "",
    again: Callable[[], object] | None = None,
) -> ErrorBox:
    """Return the box for trouble that the person can put right; `title` says what did not happen."""
    details = "\n".join([*_facts(clock), error.code])
    return ErrorBox(title or _("Det gick inte"), error.message, error.hint, details, parent, again=again)


def for_bug(error: BaseException, clock: Clock, parent: QWidget | None = None, log: str = "") -> ErrorBox:
    """Return the box for what nobody expected; the log's name is among the details."""
    lines = [*_facts(clock), *([_("logg: {file}").format(file=log)] if log else [])]
    lines += traceback.format_exception(error)
    return ErrorBox(
        _("Något gick fel i programmet"),
        _("Det du senast gjorde kanske inte blev gjort. Det som redan var sparat är orört."),
        _(
            "Kontrollera det du senast gjorde och försök igen. Kommer felet tillbaka: kopiera detaljerna till den som sköter programmet."
        ),
        "\n".join(lines),
        parent,
    )


def _facts(clock: Clock) -> list[str]:
    return [
        _("nkavtal {version}, {system}, Qt {qt}").format(
            version=getattr(nkavtal, "__version__", "0.1.0"), system=platform.platform(terse=True), qt=qVersion()
        ),
        f"{clock.now().astimezone():%Y-%m-%d %H.%M.%S}",
    ]


def _even() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(theme.current().px(theme.SMALL))
    return font
