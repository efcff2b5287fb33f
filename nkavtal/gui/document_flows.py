"""Documents: shown before they are printed or saved, and saved where the person says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.listing import Listed
from nkavtal.catalogue.rows import AgreementCard
from nkavtal.catalogue.term_rows import WatchRow
from nkavtal.catalogue.time_axis import Axis
from nkavtal.catalogue.timelines import Timelines
from nkavtal.gui.dialogs.choose_file import Desktop, Kinds
from nkavtal.gui.dialogs.make_document import MakeDocument
from nkavtal.gui.dialogs.preview_print import PreviewPrint
from nkavtal.gui.dialogs.signing_form import SigningForm
from nkavtal.gui.dialogs.since_form import SinceForm
from nkavtal.gui.window import Window
from nkavtal.rules.file_name import safe_name
from nkavtal.usecases import agreement, report, since, timelines_printed, watching, year_wheel

Write = Callable[[Any, Sequence[str], Path, date, Any], Path]
"""What writes a print of agreements: of a store, to a file, as of a day, telling how far it has come."""


class DocumentFlows(QObject):
    """Dossier, signatory list and letters of agreements, given by UUID."""

    def __init__(self, window: Window, desktop: Desktop) -> None:
        super().__init__(window)
        self._window, self._desktop = window, desktop
        self._bridge, self._clock = window.context.bridge, window.context.clock
        self.preview: PreviewPrint | None = None
        self.letter: MakeDocument | None = None
        self.since: SinceForm | None = None
        self.signing: SigningForm | None = None

    def show_dossier(self, agreements: Sequence[str]) -> None:
        """Show the dossier of agreements before it is printed or saved."""
        today = self._clock.today()

        def named(cards: Sequence[AgreementCard]) -> None:
            box = self._preview(_title(_("Avtalsakt"), cards), _("kontrollsumman står på sista sidan"), "dossier")
            job = self._bridge.make(
                lambda store, progress: report.dossier_bytes(store, agreements, today, progress, aside=True),
                box.show_file,
                box.show_error,
                _("Gör avtalsakten"),
            )
            box.rejected.connect(job.cancel)

        self._bridge.ask(lambda store: agreement.show_many(store, agreements, today), named)

    def show_timeline(self, shown: Timelines, order: str, seen: Axis, large: bool) -> None:
        """Show lanes of agreements as they will be printed or saved: in an order, over the days that are seen."""
        title = _("Tidslinje {day}").format(day=shown.as_of.isoformat())
        box = self._preview(title, _("A3 liggande") if large else _("A4 liggande"), "lists")
        job = self._bridge.make(
            lambda store, progress: timelines_printed.pdf(store, shown, order, seen, large=large, progress=progress),
            box.show_file,
            box.show_error,
            _("Ritar tidslinjen"),
        )
        box.rejected.connect(job.cancel)

    def _preview(self, title: str, remark: str, kind: str) -> PreviewPrint:
        """Open what shows a print before it is printed or saved; its file is to come."""
        box = self.preview = PreviewPrint(self._bridge, self._desktop, title, self._window, remark=remark, kind=kind)
        box.made.connect(self._saved)
        box.open()
        return box

    def save_signatories(self, agreements: Sequence[str], suffix: str) -> None:
        """Save the signatory lists of agreements as data, or as a print: `suffix` is the form that is proposed."""
        data, print_ = {".xlsx": _("Excelfiler"), ".csv": _("CSV")}, {".pdf": _("PDF"), ".docx": _("Wordfiler")}
        what, title = _("Undertecknandeförteckning"), _("Spara undertecknandeförteckning")
        self._save(agreements, what, title, data if suffix in data else print_, report.signatories)

    def save_decisions(self, agreements: Sequence[str]) -> None:
        """Save all decisions about agreements, day by day."""
        what, title = _("Beslutshistorik"), _("Spara beslutshistorik")
        self._save(agreements, what, title, {".pdf": _("PDF"), ".docx": _("Wordfiler")}, report.decision_history)

    def choose_signing(self, agreements: Sequence[str]) -> None:
        """Ask what the page to sign on is to look like, and save it."""
        box = self.signing = SigningForm(self._window)

        def chosen() -> None:
            box.accept()
            write = report.decision_table if box.table else partial(report.signing, countersigned=box.countersigned)
            what = _("Parternas beslut") if box.table else _("Undertecknandesida")
            self._save(
                agreements, what, _("Spara undertecknandesida"), {".docx": _("Wordfiler"), ".pdf": _("PDF")}, write
            )

        box.asked.connect(chosen)
        box.open()

    def _save(self, agreements: Sequence[str], what: str, title: str, kinds: Kinds, write: Write) -> None:
        """Ask where a print of agreements is to lie, its first kind proposed, and write it."""
        today = self._clock.today()

        def named(cards: Sequence[AgreementCard]) -> None:
            proposal = safe_name(_title(what, cards), next(iter(kinds)))
            target = self._desktop.new_file(self._window, title, proposal, kinds, "signatories")
            if target is not None:
                self._bridge.make(
                    lambda store, progress: write(store, agreements, target, today, progress),
                    self._saved,
                    self._not_saved,
                    _("Skriver {what}").format(what=what.lower()),
                )

        self._bridge.ask(lambda store: agreement.show_many(store, agreements, today), named)

    def save_list(self, suffix: str) -> None:
        """Save the list of the page that is shown, as it is narrowed and sorted, as a workbook or a PDF."""
        page = self._window.page
        found = page.listing() if page is not None else None
        if found is None:
            return
        kinds = {".xlsx": _("Excelfiler")} if suffix == ".xlsx" else {".pdf": _("PDF")}
        target = self._desktop.new_file(self._window, _("Spara listan"), safe_name(found.title, suffix), kinds, "lists")
        if target is not None:
            found.table.gather(found.title, found.selection, lambda listed: self._write_list(listed, target))

    def save_ics(self, rows: Sequence[WatchRow]) -> None:
        """Save days to watch as a calendar file; in a calendar that has read it before they take the place of the old ones."""
        kinds = {".ics": _("Kalenderfiler")}
        title = _("Spara bevakningar till kalendern")
        target = self._desktop.new_file(self._window, title, safe_name(_("Bevakningar"), ".ics"), kinds, "ics")
        if target is not None:
            self._bridge.make(
                lambda store, _progress: watching.write_ics(store, rows, target),
                self._saved,
                self._not_saved,
                _("Skriver kalenderfilen"),
            )

    def save_year_wheel(self) -> None:
        """Save the twelve months ahead with their days on one page."""
        today = self._clock.today()
        name = safe_name(_("Årshjul {day}").format(day=today.isoformat()), ".pdf")
        target = self._desktop.new_file(self._window, _("Spara årshjulet"), name, {".pdf": _("PDF")}, "lists")
        if target is not None:
            self._bridge.make(
                lambda store, progress: year_wheel.write(store, target, today, today, progress),
                self._saved,
                self._not_saved,
                _("Skriver årshjulet"),
            )

    def save_since(self) -> None:
        """Ask for a day, and save what has been done since then as a PDF or a workbook."""
        box = self.since = SinceForm(self._clock.today(), self._window)
        box.chosen.connect(self._save_since)
        box.open()

    def _save_since(self, day: date) -> None:
        kinds = {".pdf": _("PDF"), ".xlsx": _("Excelfiler")}
        name = safe_name(_("Vad har hänt sedan {day}").format(day=day.isoformat()), ".pdf")
        target = self._desktop.new_file(self._window, _("Spara listan"), name, kinds, "lists")
        if target is not None:
            self._bridge.ask(
                lambda store: since.done_since(store, day), lambda listed: self._write_list(listed, target)
            )

    def _write_list(self, listed: Listed, target: Path) -> None:
        today = self._clock.today()
        self._bridge.make(
            lambda store, progress: report.listed(store, listed, target, today, progress),
            self._saved,
            self._not_saved,
            _("Skriver listan"),
        )

    def make_document(self, uuid: str) -> None:
        """Ask which document is to be made of an agreement, for whom and where."""
        today = self._clock.today()

        def named(card: AgreementCard) -> None:
            self.letter = MakeDocument(self._bridge, today, self._desktop, card, self._window)
            self.letter.made.connect(self._made)
            self.letter.open()

        self._bridge.ask(lambda store: agreement.show(store, uuid, today), named)

    def _made(self, files: Sequence[Path]) -> None:
        if len(files) == 1:
            self._saved(files[0])
        else:
            self._window.say(_("{n} dokument är skapade").format(n=len(files)), False)
        self._desktop.show(files[0].parent)

    def _saved(self, target: Path) -> None:
        self._window.say(_("Sparad: {file}").format(file=target.name), False)

    def _not_saved(self, error: UserError) -> None:
        self._window.show_error(error, _("Filen kunde inte sparas"))


def _title(what: str, cards: Sequence[AgreementCard]) -> str:
    if len(cards) == 1:
        return _("{what} {number}").format(what=what, number=cards[0].number)
    return _("{what}, {n} avtal").format(what=what, n=len(cards))
