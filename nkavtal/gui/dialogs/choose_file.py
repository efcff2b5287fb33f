"""Files and folders, chosen in the system's own boxes; each kind of thing remembers its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui.remember import Remember

Kinds = dict[str, str]
"""Suffix with its dot to what such a file is called: {'.pdf': 'PDF'}."""


class Desktop:
    """Asks for files and folders and shows what was made; None when the person leaves without choosing."""

    def __init__(self, remember: Remember) -> None:
        self._remember = remember

    def file(self, parent: QWidget, title: str, kinds: Kinds, name: str) -> Path | None:
        """Ask for a file that exists; `name` is the view that its folder is remembered under."""
        chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(self._folder(name)), _filters(kinds))
        return self._kept(chosen, name)

    def files(self, parent: QWidget, title: str, name: str) -> tuple[Path, ...]:
        """Ask for one or several files of any kind; none when the person leaves without choosing."""
        chosen, _filter = QFileDialog.getOpenFileNames(parent, title, str(self._folder(name)))
        if chosen:
            self._kept(chosen[0], name)
        return tuple(Path(one) for one in chosen)

    def new_file(self, parent: QWidget, title: str, proposal: str, kinds: Kinds, name: str) -> Path | None:
        """Ask for a file to write; the suffix is added where it is left out, of no kinds none is."""
        start = self._folder(name) / proposal
        chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(start), _filters(kinds))
        found = self._kept(chosen, name)
        if found is not None and kinds and found.suffix.lower() not in map(str.lower, kinds):
            found = found.with_name(found.name + next(iter(kinds)))
        return found

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        """Ask for a folder."""
        chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(chosen) if chosen else None

    def show(self, path: Path) -> bool:
        """Open a file or folder in the program the person has for it; say whether there is one."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _folder(self, name: str) -> Path:
        kept = self._remember.view(f"folder-{name}")
        if isinstance(kept, str) and Path(kept).is_dir():
            return Path(kept)
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(place if place and Path(place).is_dir() else QDir.homePath())

    def _kept(self, chosen: str, name: str) -> Path | None:
        if not chosen:
            return None
        self._remember.keep_view(f"folder-{name}", str(Path(chosen).parent))
        return Path(chosen)


def _filters(kinds: Kinds) -> str:
    """Return the kinds as Qt wants them, suffixes of one kind together; with several kinds all of them first."""
    suffixes: dict[str, list[str]] = {_("Alla som går att läsa"): list(kinds)} if len(set(kinds.values())) > 1 else {}
    for suffix, words in kinds.items():
        suffixes.setdefault(words, []).append(suffix)
    return ";;".join(f"{words} ({' '.join(f'*{suffix}' for suffix in own)})" for words, own in suffixes.items())
