"""What concerns the whole program: registers, import, undo, documents; pages ask for it by name."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.gui.menus import FILE
from nkavtal.gui.parts.action import Action
from nkavtal.gui.register_flows import RegisterFlows
from nkavtal.gui.standing_flow import StandingFlow
from nkavtal.gui.window import Window

if TYPE_CHECKING:
    from nkavtal.bootstrap import Program
    from nkavtal.catalogue.listing import Listed
    from nkavtal.gui.attachment_flows import AttachmentFlows
    from nkavtal.gui.backup_flow import BackupFlow
    from nkavtal.gui.day_flow import DayFlow
    from nkavtal.gui.dialogs.choose_file import Desktop
    from nkavtal.gui.document_flows import DocumentFlows
    from nkavtal.gui.export_flow import ExportFlow
    from nkavtal.gui.import_flow import ImportFlow
    from nkavtal.gui.mandate_flow import MandateFlow
    from nkavtal.gui.palette_flow import PaletteFlow
    from nkavtal.gui.party_sheet_flow import PartySheetFlow
    from nkavtal.gui.round_flows import RoundFlows
    from nkavtal.gui.saved_flows import SavedFlows
    from nkavtal.gui.undo_flows import UndoFlows

_DOCUMENTS, _IMPORT, _EXPORT = "nkavtal.gui.document_flows", "nkavtal.gui.import_flow", "nkavtal.gui.export_flow"
_UNDO, _SAVED, _ATTACHMENTS = "nkavtal.gui.undo_flows", "nkavtal.gui.saved_flows", "nkavtal.gui.attachment_flows"
_BACKUPS, _PALETTE, _DAYS = "nkavtal.gui.backup_flow", "nkavtal.gui.palette_flow", "nkavtal.gui.day_flow"
_ROUNDS = "nkavtal.gui.round_flows"
_REST = (
    _UNDO,
    _SAVED,
    _ATTACHMENTS,
    "nkavtal.gui.pages.agreement_list",
    "nkavtal.gui.pages.agreement_acts",
    _DAYS,
    "nkavtal.usecases.all_acts",
)
"""What everything but looking at the first page needs: loaded on the worker thread once that is filled."""
_PARTY_SHEETS = "nkavtal.gui.party_sheet_flow"
_MANDATE = "nkavtal.gui.mandate_flow"
_LATER = (_DOCUMENTS, _IMPORT, _EXPORT, _PARTY_SHEETS, _ROUNDS)


class Flows(QObject):
    """Joins the window to the program; one for each window."""

    def __init__(self, window: Window, program: Program, desktop: Desktop | None = None) -> None:
        super().__init__(window)
        self._window, self._program = window, program
        self._bridge = window.context.bridge
        self._desktop = desktop
        self.registers = RegisterFlows(window, program, lambda: self.desktop)
        self.standing = StandingFlow(window, program, lambda: self.desktop, self.registers)
        self._saved: SavedFlows | None = None
        self._palette: PaletteFlow | None = None
        self._documents: DocumentFlows | None = None
        self._importing: ImportFlow | None = None
        self._party_sheets: PartySheetFlow | None = None
        self._exporting: ExportFlow | None = None
        self._mandate: MandateFlow | None = None
        self._undoing: UndoFlows | None = None
        self._attachments: AttachmentFlows | None = None
        self._backups: BackupFlow | None = None
        self._days: DayFlow | None = None
        self._rounds: RoundFlows | None = None
        self._all_up = False
        self._known: dict[str, Callable[[Any], object]] = {
            "import": self.import_file,
            "create": lambda _what: self.registers.create(),
            "example": lambda _what: self.registers.example(),
            "new-register": lambda _what: self.registers.new(),
            "open-register": lambda _what: self.registers.open(),
            "backups": lambda what: self.backups.show(what),
            "undo": lambda _what: self.undoing.undo(),
            "dossier": lambda what: self._later(lambda: self.documents.show_dossier(what)),
            "signatories-xlsx": lambda what: self._later(lambda: self.documents.save_signatories(what, ".xlsx")),
            "signatories-pdf": lambda what: self._later(lambda: self.documents.save_signatories(what, ".pdf")),
            "signing": lambda what: self._later(lambda: self.documents.choose_signing(what)),
            "decisions": lambda what: self._later(lambda: self.documents.save_decisions(what)),
            "timeline": lambda what: self._later(lambda: self.documents.show_timeline(*what)),
            "list": lambda what: self._later(lambda: self.documents.save_list(what)),
            "ics": lambda what: self._later(lambda: self.documents.save_ics(what)),
            "year-wheel": lambda _what: self._later(lambda: self.documents.save_year_wheel()),
            "setting": self._take_setting,
            "saved-shown": lambda what: self.saved.show(what),
            "who": lambda _what: self.registers.ask_who(),
            "clerk-sheets": lambda what: self._later(lambda: self.party_sheets.save_clerk_sheets(what)),
            "party-pages": lambda what: self._later(lambda: self.party_sheets.save_pages(what)),
            "document": lambda what: self._later(lambda: self.documents.make_document(what)),
            "send-round": lambda what: self._later(lambda: self.rounds.send(*what)),
            "remind-round": lambda what: self._later(lambda: self.rounds.remind(*what)),
            "choose-files": lambda what: self.attachments.choose(what),
            "open-attachment": lambda what: self.attachments.open(what),
            "save-attachment": lambda what: self.attachments.save(what),
        }
        window.program_acts = self._acts
        window.allow_pages(self._bridge.ready)
        window.wanted.connect(self.do)
        window.undo_asked.connect(lambda: self.undoing.undo())
        window.redo_asked.connect(lambda: self.undoing.redo())
        window.palette_opened.connect(lambda box: self.palette.fill(box))
        window.filled.connect(self._first_filled)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(program.close)
        self._bridge.opened.connect(self._take_care)

    def do(self, name: str, what: Any = None) -> None:
        """Do what a page wants; KeyError for a name that nobody knows."""
        self._known[name](what)

    def begin(self, folder: Path | None) -> None:
        """Open a register, or show the ways to one."""
        self.registers.begin(folder)

    def _acts(self) -> Sequence[Action]:
        why = _("Registret är öppnat för bara läsning") if self._bridge.read_only else ""
        closed = "" if self._bridge.ready else _("Öppna ett register först")
        return [
            *self.registers.acts(),
            *self._list_acts(),
            Action("backups", _("Säkerhetskopior…"), FILE, lambda: self.backups.show(), "", "shield", not closed, closed,
                   separated=True),
            Action(
                "import", _("Importera avtal…"), FILE, self.import_file, icon="arrow_import", separated=True,
                enabled=not why, why_not=why,
            ),
            Action(
                "import-reply", _("Läs in svar från en part…"), FILE,
                lambda: self._later(lambda: self.importing.start_reply()), icon="arrow_reply",
                enabled=not (why or closed), why_not=why or closed,
            ),
            Action(
                "export", _("Exportera registret…"), FILE, lambda: self._later(lambda: self.exporting.start()),
                icon="arrow_download", enabled=self._bridge.ready, why_not=_("Öppna ett register först"),
            ),
        ]  # fmt: skip

    def _list_acts(self) -> Sequence[Action]:
        """Return how the page's list leaves the program; a page without one says so."""
        page = self._window.page
        on = page is not None and page.listing() is not None
        why = "" if on else _("Det finns ingen lista på den här sidan")

        def save(suffix: str) -> Callable[[], object]:
            return lambda: self._later(lambda: self.documents.save_list(suffix))

        return [
            Action("list-xlsx", _("Listan till Excel…"), FILE, save(".xlsx"), "Ctrl+Shift+E", "table_simple", on, why,
                   separated=True),
            Action("list-pdf", _("Listan som PDF…"), FILE, save(".pdf"), "", "document_pdf", on, why),
            Action("list-copy", _("Kopiera hela listan"), FILE, self._copy_list, "Ctrl+Shift+C", "copy", on, why),
            Action("since", _("Vad har hänt sedan…"), FILE, lambda: self._later(lambda: self.documents.save_since()), "",
                   "history", self._bridge.ready, _("Öppna ett register först")),
            Action("mandate", _("Mandatperiod…"), FILE, lambda: self._later(lambda: self.mandate.show()), "", "calendar_ltr",
                   self._bridge.ready, _("Öppna ett register först")),
        ]  # fmt: skip

    def _copy_list(self) -> None:
        page = self._window.page
        found = page.listing() if page is not None else None
        if found is not None:
            found.table.gather(found.title, found.selection, self._copied)

    def _copied(self, listed: Listed) -> None:
        import_module("nkavtal.gui.parts.row_table").to_clipboard([[one.title for one in listed.columns], *listed.rows])
        n = len(listed.rows)
        self._window.say(ngettext("{n} rad är kopierad", "{n} rader är kopierade", n).format(n=n), False)

    def _take_setting(self, what: tuple[str, Any]) -> None:
        """Let a setting hold at once, where the frame has it; each is one's own and kept in the preferences."""
        name, value = what
        window = self._window
        if name == "theme":
            window.change_theme(value)
        elif name == "text_size":
            window.change_text_size(value)
        elif name == "rail_collapsed":
            if value != window.rail.collapsed:
                window.toggle_rail()
            window.context.remember.change(rail_collapsed=value)
        elif name in ("name", "role"):
            settings = window.context.remember.settings
            self.registers.call(**{"name": settings.name, "role": settings.role, name: value})
        else:
            window.context.remember.change(**{name: value})

    def import_file(self, file: Path | None = None) -> None:
        """Import a file; without a register an empty one is made first."""
        if self._bridge.ready:
            self._later(lambda: self.importing.start(file))
        else:
            self.registers.create(after=lambda: self._later(lambda: self.importing.start(file)))

    # --- what is brought in when it is first asked for: printers and readers of workbooks take time to load

    @property
    def desktop(self) -> Desktop:
        """The system's own boxes for files and folders."""
        if self._desktop is None:
            made: Desktop = import_module("nkavtal.gui.dialogs.choose_file").Desktop(self._window.context.remember)
            self._desktop = made
        return self._desktop

    @property
    def documents(self) -> DocumentFlows:
        """Dossiers, lists and letters."""
        if self._documents is None:
            self._documents = import_module(_DOCUMENTS).DocumentFlows(self._window, self.desktop)
        return self._documents

    @property
    def backups(self) -> BackupFlow:
        """Copies and checks of the register."""
        if self._backups is None:
            flow = import_module(_BACKUPS).BackupFlow
            self._backups = flow(self._window, self._program, self.desktop, self.registers)
        return self._backups

    @property
    def days(self) -> DayFlow:
        """The day it is."""
        if self._days is None:
            self._days = import_module(_DAYS).DayFlow(self._window)
        return self._days

    def _take_care(self) -> None:
        """Look after the register that was opened, once its first page is up."""
        if not self._all_up:
            return  # the first time it waits for the rest
        self.days.begin()
        if self._backups is not None:
            self._backups.begin()
        elif self._bridge.ready:
            self._window.context.jobs.run(
                lambda _progress: import_module(_BACKUPS),
                lambda _module: self.backups.begin(),
                self._window.show_error,
                key="take-care",
            )

    @property
    def importing(self) -> ImportFlow:
        """The import of a list or register."""
        if self._importing is None:
            self._importing = import_module(_IMPORT).ImportFlow(self._window, self.desktop)
        return self._importing

    @property
    def party_sheets(self) -> PartySheetFlow:
        """What goes out to each party."""
        if self._party_sheets is None:
            self._party_sheets = import_module(_PARTY_SHEETS).PartySheetFlow(self._window, self.desktop)
        return self._party_sheets

    @property
    def exporting(self) -> ExportFlow:
        """The export of the whole register."""
        if self._exporting is None:
            self._exporting = import_module(_EXPORT).ExportFlow(self._window, self.desktop)
        return self._exporting

    @property
    def mandate(self) -> MandateFlow:
        """A change of mandate period."""
        if self._mandate is None:
            self._mandate = import_module(_MANDATE).MandateFlow(self._window, self.desktop)
        return self._mandate

    @property
    def rounds(self) -> RoundFlows:
        """What is sent out for decision."""
        if self._rounds is None:
            self._rounds = import_module(_ROUNDS).RoundFlows(self._window, self.desktop)
        return self._rounds

    @property
    def attachments(self) -> AttachmentFlows:
        """Kept files on their way out."""
        if self._attachments is None:
            made = import_module(_ATTACHMENTS).AttachmentFlows
            self._attachments = made(self._window, self.desktop, self._program.private_folder)
        return self._attachments

    @property
    def saved(self) -> SavedFlows:
        """Saved searches at the side."""
        if self._saved is None:
            self._saved = import_module(_SAVED).SavedFlows(self._window)
        return self._saved

    @property
    def palette(self) -> PaletteFlow:
        """What the palette finds in the register."""
        if self._palette is None:
            self._palette = import_module(_PALETTE).PaletteFlow(self._window, self.saved)
        return self._palette

    @property
    def undoing(self) -> UndoFlows:
        """Undo and redo."""
        if self._undoing is None:
            self._undoing = import_module(_UNDO).UndoFlows(self._window)
        return self._undoing

    def _first_filled(self) -> None:
        self._window.filled.disconnect(self._first_filled)
        QTimer.singleShot(0, self, lambda: self._load(_REST, self._rest_loaded))  # once it is painted

    def _rest_loaded(self) -> None:
        self._all_up = True
        _set_aside()
        self.undoing.ask()
        self.saved.ask()
        self._take_care()

    def _later(self, then: Callable[[], object]) -> None:
        """Load on the worker thread, then go on here."""
        if set(_LATER) <= sys.modules.keys():
            then()
            return
        self._load(_LATER, then)

    def _load(self, names: Sequence[str], then: Callable[[], object]) -> None:
        def loaded(_modules: object) -> None:
            then()

        self._window.context.jobs.run(
            lambda _progress: [import_module(name) for name in names], loaded, self._window.show_error, _("Startar")
        )


@cache
def _set_aside() -> None:
    """Let the collector pass over what the program itself is made of: it stays, and need not be looked at each time."""
    gc.freeze()
