"""Other languages than Swedish: the texts of a .po file in resources/locale."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

from nkavtal.base.i18n import SWEDISH


class Texts(NullTranslations):
    """The texts of a .po file; what it lacks stays Swedish."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        from babel.messages.pofile import read_po  # slow to import, and needed for another language only

        with file.open("rb") as stream:
            found = read_po(stream)
        self._kept: dict[tuple[str, str], tuple[str, ...]] = {}
        for message in found:
            words = tuple(map(str, message.string)) if isinstance(message.string, tuple) else (str(message.string),)
            key = str(message.id[0]) if isinstance(message.id, tuple | list) else str(message.id)
            context = message.context if isinstance(message.context, str) else ""
            if key and all(words) and not message.fuzzy:
                self._kept[context, key] = words

    def gettext(self, message: str) -> str:
        """Return a text."""
        return self._kept.get(("", message), (message,))[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form that fits n: English has two, as Swedish has."""
        words = self._kept.get(("", msgid1), (msgid1, msgid2))
        return words[0 if n == 1 else -1]

    def pgettext(self, context: str, message: str) -> str:
        """Return a text that has several meanings."""
        return self._kept.get((context, message), (message,))[0]


def texts(language: str, folder: Path) -> NullTranslations | None:
    """Return the texts of a language; None for Swedish, and for a language that has no file in folder."""
    file = folder / f"{language}.po"
    return Texts(file) if language != SWEDISH and file.is_file() else None
