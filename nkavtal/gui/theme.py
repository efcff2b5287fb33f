"""The look of the whole window: colours, type sizes and the palette, redone when the system changes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from nkavtal.base import resources
from nkavtal.gui import tokens

_SYSTEM_TEXT = 12  # logical pixels of Segoe UI 9 pt, to which the sizes of the pages relate
_SAMPLE, _SAMPLE_WIDTH = "Sista uppsagningsdag 2026-12-31", 205  # in Inter at 13 pixels; never shown
TEXT, SMALL, CARD, TITLE, FIGURE = 13, 12, 16, 22, 28


class _Letters(dict[str, int]):
    """The width of each letter in a font, measured when it is first met."""

    def __init__(self, metrics: QFontMetrics) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, letter: str) -> int:
        self[letter] = found = self._metrics.horizontalAdvance(letter)
        return found


class Theme(QObject):
    """Colours by token and fonts by size; one per process, as the application is."""

    changed = Signal()

    def __init__(
        self, app: QApplication, sheet: Callable[[Theme], str], contrast_asked: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(app)
        self._app = app
        self._sheet = sheet
        self._contrast_asked = contrast_asked
        self._system_palette = QPalette(app.palette())
        self._choice, self._text_size = "system", 100
        self._colours: dict[str, QColor] = {}
        self._family = _shipped_family() if sys.platform.startswith("linux") else ""
        self._sizes: dict[int, int] = {}
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._metrics: dict[tuple[int, bool], QFontMetrics] = {}
        self._letters: dict[tuple[int, bool], _Letters] = {}
        self.folder = QTemporaryDir()
        self.mode = "light"
        self.names = tokens.LIGHT
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def use(self, choice: str = "system", text_size: int = 100) -> None:
        """Take 'system', 'light', 'dark' or 'contrast' and a text size in percent, held within 90-200."""
        self._choice, self._text_size = choice, min(200, max(90, text_size))
        self._apply()

    @property
    def choice(self) -> str:
        """What the person chose; 'system' follows the machine."""
        return self._choice

    @property
    def text_size(self) -> int:
        """Text size in percent of the system's."""
        return self._text_size

    def color(self, token: str) -> QColor:
        """Return the colour of a token."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(self.names[token])
        return found

    def px(self, size: int) -> int:
        """Return logical pixels for a type size at 100 %; never below 12 unless the size asked for is."""
        found = self._sizes.get(size)
        if found is None:
            system = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
            found = max(min(size, SMALL), round(size * system / _SYSTEM_TEXT * self._text_size / 100))
            self._sizes[size] = found
        return found

    def font(self, size: int = TEXT, bold: bool = False) -> QFont:
        """Return the text family in a size of the pages, with figures of equal width."""
        key = (size, bold)
        if key not in self._fonts:
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            if self._family:
                font.setFamily(self._family)
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(self, size: int = TEXT, bold: bool = False) -> QFontMetrics:
        """Return the measures of that font."""
        key = (size, bold)
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(size, bold))
        return self._metrics[key]

    def fits(self, text: str, room: int, size: int = TEXT, bold: bool = False) -> bool:
        """Tell if a text surely fits: letter by letter it is at most a little wider than in one piece.

        Asked for each cell that is painted, where laying out the text to measure it would be half of the work.
        """
        key = (size, bold)
        if key not in self._letters:
            self._letters[key] = _Letters(self.metrics(size, bold))
        return sum(map(self._letters[key].__getitem__, text)) + 2 <= room

    def wide(self, given: int) -> int:
        """Return a width given for 100 % in the font of the pictures, for the font and size in use."""
        return round(given * max(1.0, self.metrics().horizontalAdvance(_SAMPLE) / _SAMPLE_WIDTH))

    def side(self, given: int) -> int:
        """Return the side of an icon that stands beside text."""
        return round(given * max(1.0, self.px(100) / 108))

    def lines(self, given: int, count: int, padding: int, size: int = TEXT) -> int:
        """Return a height of at least given that holds count lines of text and padding."""
        return max(given, count * self.metrics(size).height() + padding)

    def _system_changed(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        self.mode = self._mode()
        if self.mode == "contrast":
            self.names = tokens.of_system(self._system_palette)
        else:
            self.names = tokens.DARK if self.mode == "dark" else tokens.LIGHT
        for cache in (self._colours, self._sizes, self._fonts, self._metrics, self._letters):
            cache.clear()
        with _collector_held():
            self._app.setFont(self.font())
            self._app.setPalette(self._system_palette if self.mode == "contrast" else self._palette())
            self._app.setStyleSheet("")  # begin anew: laid over the old one, Qt goes by what it remembers of widgets
            if self.mode != "contrast":
                self._app.setStyleSheet(self._sheet(self))
        self.changed.emit()

    def _mode(self) -> str:
        if self._choice != "system":
            return self._choice
        if self._contrast_asked():
            return "contrast"
        return "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for name, token in {
            role.Window: "win", role.Base: "surf", role.AlternateBase: "sub", role.Button: "surf",
            role.Text: "tx", role.WindowText: "tx", role.ButtonText: "tx", role.PlaceholderText: "tx3",
            role.Highlight: "accS", role.HighlightedText: "tx", role.Link: "acc", role.LinkVisited: "acc",
            role.Light: "surf", role.Midlight: "line", role.Mid: "line", role.Dark: "ctl", role.Accent: "acc",
            role.ToolTipBase: "surf", role.ToolTipText: "tx",
        }.items():  # fmt: skip
            palette.setColor(name, self.color(token))
        for name in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, self.color("tx3"))
        return palette


def _shipped_family() -> str:
    """Bring in our own family and return its name: what a Linux machine has installed is anybody's guess."""
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"):
        number = QFontDatabase.addApplicationFont(str(resources.path("fonts", name)))
    return QFontDatabase.applicationFontFamilies(number)[0]


@contextmanager
def _collector_held() -> Iterator[None]:
    """Keep Python's collector off: Qt goes through a list of all widgets, of which none may be destroyed meanwhile."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


_current: list[Theme] = []


def install(
    app: QApplication, sheet: Callable[[Theme], str], contrast_asked: Callable[[], bool] = lambda: False
) -> Theme:
    """Give the application its look and return it; once per process. The sheet is built from the look."""
    if not _current:
        _current.append(Theme(app, sheet, contrast_asked))
    return _current[0]


def current() -> Theme:
    """Return the look in use."""
    return _current[0]
