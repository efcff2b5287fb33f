"""What the window remembers between times: sizes, columns, choices; kept in the personal settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QTimer

from nkavtal.base import preferences
from nkavtal.base.errors import UserError
from nkavtal.base.preferences import Preferences

_AFTER = 2000  # milliseconds: a splitter that is dragged is written once


class Remember(QObject):
    """Reads and keeps settings; writing waits a little, and a full disk never stops the work."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._kept: Preferences = preferences.load(file)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self.write)

    @property
    def settings(self) -> Preferences:
        """The settings of the moment."""
        return self._kept

    def change(self, **values: Any) -> None:
        """Change fields of Preferences by name."""
        self._kept = replace(self._kept, **values)
        self._timer.start()

    def view(self, name: str, default: Any = None) -> Any:
        """Return what a view kept under a name, as JSON gives it back."""
        return self._kept.views.get(name, default)

    def keep_view(self, name: str, value: Any) -> None:
        """Keep something JSON can hold under a name."""
        if self._kept.views.get(name) != value:
            self.change(views={**self._kept.views, name: value})

    def state(self, name: str) -> QByteArray:
        """Return the state of a window or splitter; empty when none is kept."""
        kept = self.view(name, "")
        return QByteArray.fromBase64(QByteArray(kept.encode("ascii"))) if isinstance(kept, str) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Keep the state of a window or splitter."""
        self.keep_view(name, bytes(state.toBase64().data()).decode("ascii"))

    def write(self) -> None:
        """Write now; what cannot be written is only forgotten."""
        self._timer.stop()
        try:
            preferences.save(self._file, self._kept)
        except (UserError, OSError):
            return
