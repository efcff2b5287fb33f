"""A change of mandate period: the view, and its hand-over dossier before it is printed or saved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.mandate import MandateView
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.dialogs.mandate import MandateBox
from nkavtal.gui.dialogs.preview_print import PreviewPrint
from nkavtal.gui.jobs import Job
from nkavtal.gui.window import Window
from nkavtal.rules.mandate import Period
from nkavtal.usecases import mandate


class MandateFlow(QObject):
    """Opens the dialog over the window; all agreements are looked through aside, since that takes its time."""

    def __init__(self, window: Window, desktop: Desktop) -> None:
        super().__init__(window)
        self._window, self._desktop = window, desktop
        self._bridge, self._clock = window.context.bridge, window.context.clock
        self.box: MandateBox | None = None
        self.preview: PreviewPrint | None = None
        self._looking: Job | None = None

    def show(self) -> None:
        """Show the nearest change; another one can be chosen."""
        offered = mandate.periods(self._clock.today())
        box = self.box = MandateBox(offered, self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.period_asked.connect(partial(self._look, box))
        box.dossier_asked.connect(self._show_dossier)
        box.agreement_opened.connect(lambda uuid: self._window.show_page("agreement", uuid))
        box.finished.connect(self._closed)
        box.open()
        self._look(box, offered[0])

    def _look(self, box: MandateBox, change: Period) -> None:
        today = self._clock.today()
        self._looking = self._bridge.look(
            lambda store, progress: mandate.view(store, change, today, progress),
            box.show_view,
            _("Går igenom avtalen"),
            key="mandate",
        )

    def _show_dossier(self, shown: MandateView) -> None:
        title = _("Överlämning {year}").format(year=shown.period.ends.year + 1)
        box = self.preview = PreviewPrint(self._bridge, self._desktop, title, self._window, kind="lists")
        box.made.connect(lambda target: self._window.say(_("Sparad: {file}").format(file=target.name), False))
        box.open()
        job = self._bridge.make(
            lambda store, progress: mandate.pdf(store, shown, progress),
            box.show_file,
            box.show_error,
            _("Gör överlämningsakten"),
        )
        box.rejected.connect(job.cancel)

    def _closed(self) -> None:
        if self._looking is not None:  # its answer has no dialog to come to
            self._looking.cancel()
        self.box = self._looking = None
