"""The bytes of a file that somebody sent: there, readable, not empty and not too big."""

from __future__ import annotations

from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_


def file_bytes(path: Path, too_big: UserError, most: int) -> bytes:
    """Return the file's bytes; raise UserError (NKA-140 to NKA-142, NKA-148), or `too_big` past `most` bytes."""
    try:
        if path.is_dir():
            raise UserError(
                "NKA-141",
                N_("{file} är en mapp, inte en fil. Inget är inläst."),
                N_("Välj en fil i mappen."),
                file=path.name,
            )
        if path.stat().st_size > most:
            raise too_big
        packed = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(
            "NKA-140", N_("{file} finns inte. Inget är inläst."), N_("Kontrollera namn och mapp."), file=path.name
        ) from error
    except OSError as error:
        raise UserError(
            "NKA-148",
            N_("{file} går inte att läsa. Filen är kanske öppen i ett annat program. Inget är inläst."),
            N_("Stäng filen där den är öppen, eller kopiera den till den egna datorn."),
            file=path.name,
        ) from error
    if not packed:
        raise UserError(
            "NKA-142",
            N_("{file} är tom (0 byte). Inget är inläst och registret är orört."),
            N_("Hämta filen på nytt. En synkad mapp kan behöva laddas ner först."),
            file=path.name,
        )
    return packed
