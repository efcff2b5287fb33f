"""Gather the program's texts in resources/locale/nkavtal.pot, and bring the translations beside it up to date.

A text that is new stands in a translation with nothing beside it, one that is gone goes from it too.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
POT = ROOT / "resources" / "locale" / "nkavtal.pot"


def catalogue() -> Catalog:
    """Return every text that _(), N_(), ngettext() and pgettext() name in the package."""
    gathered = Catalog(project="nkavtal", charset="utf-8", fuzzy=False)
    for _file, _line, text, _comments, context in extract_from_dir(
        ROOT / "nkavtal", [("**.py", "python")], keywords=DEFAULT_KEYWORDS
    ):
        gathered.add(text, context=context)
    return gathered


def template() -> str:
    """Return the .pot file; without dates, so that the same texts give the same file."""
    return written(catalogue())


def translated(file: Path) -> str:
    """Return a translation with exactly the texts there are now, in the template's order."""
    kept = {(m.context or "", m.id): m.string for m in _read(file) if m.id}
    whole = catalogue()
    for message in whole:
        if message.id:
            nothing = ("", "") if isinstance(message.id, tuple) else ""
            message.string = kept.get((message.context or "", message.id), nothing)
    return written(whole)


def written(texts: Catalog) -> str:
    """Return a catalogue as a file."""
    out = io.BytesIO()
    write_po(out, texts, width=110, sort_output=True, omit_header=True)
    header = 'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return header + '"Content-Transfer-Encoding: 8bit\\n"\n\n' + out.getvalue().decode("utf-8")


def _read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream)


if __name__ == "__main__":
    POT.parent.mkdir(parents=True, exist_ok=True)
    POT.write_text(template(), encoding="utf-8", newline="\n")
    for translation in POT.parent.glob("*.po"):
        translation.write_text(translated(translation), encoding="utf-8", newline="\n")
