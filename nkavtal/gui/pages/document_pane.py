"""The pane beside the list of documents: the marked one's facts, what to mind, and what is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing
from nkavtal.catalogue.rows import FileView
from nkavtal.gui.pages.document_rows import DocumentRow
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.file_preview import FilePreview
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.rules.file_type import by_media_type, may_open
from nkavtal.usecases import attachment_file

_HALF = 32  # characters of a checksum on a line


class DocumentPane(QFrame):
    """Shows one document; its content is fetched when the pane can be seen."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setProperty("look", "pane")
        self._page = page
        self._shown: tuple[str, str] | None = None
        self._nothing = Empty(_("Markera ett dokument för att se det här."))
        self._title = Label("", "card", wrap=True, selectable=True)
        self._lock = Note("info", icon="lock_closed")
        self._signs = Note("warn")
        self._facts = Facts(label_width=112, gap=6)
        self.preview = FilePreview(page.context.jobs)
        inner = QWidget()
        inner.setProperty("ground", "surf")
        head = column(self._title, self._lock, self._signs, self._facts, gap=10, margins=(20, 16, 20, 12))
        body = column((self.preview, 1), margins=(20, 8, 12, 12))
        inner.setLayout(column(head, line(), (body, 1), gap=0))
        self._whole = Scroll(inner)
        self.setLayout(column((self._nothing, 1), (self._whole, 1), gap=0))
        self.show_row(None)

    def show_row(self, row: DocumentRow | None) -> None:
        """Show a document, or that none is marked."""
        self._whole.setVisible(row is not None)
        self._nothing.setVisible(row is None)
        if row is None:
            self._shown = None
            return
        self._title.setText(row.title)
        self._lock.say(_("Låst: byts eller tas bort bara med angivet skäl") if row.locked else "")
        self._lock.setVisible(row.locked)
        said = listing(row.signs).capitalize()
        self._signs.say(said, _("Öppna filen bara om du litar på avsändaren.") if row.signs else "")
        self._signs.setVisible(bool(row.signs))
        self._facts.show_facts(_facts(row))
        if self._shown != (row.uuid, row.checksum):
            self._shown = (row.uuid, row.checksum)
            self._fetch(row)

    def _fetch(self, row: DocumentRow) -> None:
        self.preview.say(_("Hämtar…"))
        asked = self._shown

        def shown(view: FileView) -> None:
            if self._shown == asked:
                self.preview.show_view(view, row.title, _otherwise(row))

        def failed(error: UserError) -> None:
            if self._shown == asked:
                self.preview.say(f"{error.message} {error.hint} ({error.code})")

        self._page.context.bridge.ask(
            lambda store: attachment_file.view(store, row.uuid), shown, failed, key="document-view"
        )


def _facts(row: DocumentRow) -> list[tuple[str, str]]:
    facts = [
        (_("Slag"), row.kind),
        (_("Dag"), row.day),
        (_("Hör till"), row.belongs or _("Hela avtalet")),
        *([(_("Fil"), row.file)] if row.file != row.title else []),
        (_("Filtyp"), _("{type}, {size}").format(type=row.type, size=row.size)),
        (_("SHA-256"), f"{row.checksum[:_HALF]}\n{row.checksum[_HALF:]}"),
    ]
    if row.row.values["from_outside"] is True:
        facts.insert(-1, (_("Kom från"), _("Internet eller e-post")))
    return facts


def _otherwise(row: DocumentRow) -> str:
    """Return what stands where there is nothing to show."""
    if may_open(by_media_type(str(row.row.values["media_type"])), row.file):
        return _("{type} visas inte här. Öppna dokumentet eller spara en kopia.").format(type=row.type)
    return _("{type} visas och öppnas inte här. Spara en kopia om du litar på avsändaren.").format(type=row.type)
