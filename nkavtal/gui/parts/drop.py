"""A ground and a table that take files dragged onto them; there must be another way to choose a file, by key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from nkavtal.gui.parts.row_table import RowTable

_MAIL_FORMATS = ("FileGroupDescriptorW", "FileGroupDescriptor")
"""What Outlook drags a message as. Qt is given no content with it, so it can only be said how to do instead."""


class DropGround(QFrame):
    """Tells which files were dropped."""

    file_dropped = Signal(object)
    """The first of the files."""
    files_dropped = Signal(object)
    mail_dropped = Signal()
    """A message was dragged straight out of Outlook, which lets nobody have it that way."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine only."""
        if takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files they were."""
        event.acceptProposedAction()
        if found := files_in(event.mimeData()):
            self.file_dropped.emit(found[0])
            self.files_dropped.emit(found)
        elif is_bare_mail(event.mimeData()):
            self.mail_dropped.emit()


class DropTable(RowTable):
    """A table whose rows take files; the row under the pointer is marked while something is dragged over it."""

    files_dropped = Signal(object, object)
    """The row's key and the files."""
    mail_dropped = Signal()

    takes_files = False
    """Whether files may be dropped at the moment."""

    def take_files(self, on: bool) -> None:
        """Take files from now on, or no longer."""
        self.takes_files = on
        self.viewport().setAcceptDrops(on)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine only."""
        if self.takes_files and takes(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark the row that would take the files; beside the rows nothing is taken."""
        key = self._key_at(event.position().toPoint())
        if self.takes_files and key is not None and takes(event.mimeData()):
            self.mark(key)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which row was meant."""
        key = self._key_at(event.position().toPoint())
        if key is None:
            event.ignore()
            return
        event.acceptProposedAction()
        if found := files_in(event.mimeData()):
            self.files_dropped.emit(key, found)
        elif is_bare_mail(event.mimeData()):
            self.mail_dropped.emit()

    def _key_at(self, at: QPoint) -> object | None:
        index = self.indexAt(at)
        return self.rows.keys[index.row()] if index.isValid() else None


def takes(data: QMimeData) -> bool:
    """Tell if there is something in a drag that a ground has an answer to."""
    return bool(files_in(data)) or is_bare_mail(data)


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """Return the files of this machine in a drag."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def is_bare_mail(data: QMimeData) -> bool:
    """Tell if a drag is a message straight out of Outlook, with no file to take."""
    formats = " ".join(data.formats())
    return not files_in(data) and any(f'"{name}"' in formats for name in _MAIL_FORMATS)
