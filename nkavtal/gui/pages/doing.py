"""How a page has an act done: the dialog closes or shows what was wrong, and the status bar says what was done."""

from __future__ import annotations

from collections.abc import Callable

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.acts import act_shown
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.parts.page import Page
from nkavtal.usecases.touched import Touched


def do(
    page: Page, act: object, dialog: FormDialog | None = None, then: Callable[[Touched], object] | None = None
) -> None:
    """Perform an act for a page; without a dialog, trouble goes to the window."""

    def done(touched: Touched) -> None:
        if then is not None:
            then(touched)
        elif dialog is not None:
            dialog.accept()
        page.said.emit(said(touched), touched.changed)

    def failed(error: UserError) -> None:
        if dialog is not None:
            dialog.show_error(error)
        else:
            page.context.bridge.failed.emit(error)

    if dialog is not None:
        dialog.begin()
    page.context.bridge.do(act, done, failed, _("Sparar…"))


def said(touched: Touched) -> str:
    """Return what was done, in words."""
    return act_shown(touched.act, touched.about) if touched.changed else _("Inget behövde ändras")
