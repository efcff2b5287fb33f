"""Kept files read: shown by ourselves, handed to the person's own program as a copy, or saved as one.

What a file is, is decided by its content each time, not by what the register says of it.
"""

from __future__ import annotations

import shutil
import stat
from collections.abc import Collection
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam import files, origin
from nkavtal.catalogue.codes import FILE_SIGNS, FILE_TYPES
from nkavtal.catalogue.rows import FileView, Values
from nkavtal.exchange import mail_in
from nkavtal.exchange.file_look import Look, look
from nkavtal.rules.file_name import safe_file_name, split
from nkavtal.rules.file_type import fits, may_open
from nkavtal.store import attachments
from nkavtal.store.queries import attachment as query
from nkavtal.store.store import Store

MOST_SHOWN = 40 * 1024 * 1024
"""Bytes of a file that we show ourselves; a larger one is opened or saved."""
MOST_TEXT = 200_000


def view(store: Store, attachment: str) -> FileView:
    """Return what we show of a file ourselves; nothing for a type we do not show, or one that cannot be read."""
    values, file = _kept(store, attachment)
    found = look(file, str(values["name"])).type
    if file.stat().st_size > MOST_SHOWN:
        return FileView("")
    match found.view:
        case "pages" | "picture":
            return FileView(found.view, data=file.read_bytes())
        case "text":
            return FileView("text", text=_decoded(file.read_bytes()[: 4 * MOST_TEXT])[:MOST_TEXT])
        case "mail":
            read = mail_in.read_msg if found.code == "msg" else mail_in.read_eml
            mail = read(file.read_bytes())
            return FileView("mail" if mail is not None else "", mail=mail)
        case _:
            return FileView("")


def open_copy(store: Store, attachment: str, folder: Path, accepted: Collection[str] = ()) -> Path:
    """Make a read-only copy to be opened, marked as coming from outside, in a folder of the person's own.

    UserError NKA-216 for what is not opened from here, NKA-217 for what the person must be told of first: `accepted`
    are the signs (catalogue FILE_SIGNS) that have been told.
    """
    values, file = _kept(store, attachment)
    name = str(values["name"])
    seen = look(file, name)
    if not may_open(seen.type, name):
        raise _not_opened(name, seen)
    if untold := [code for code in seen.signs if code not in accepted]:
        raise UserError(
            "NKA-217",
            N_("{file} kan göra mer än att visas: {signs}."),
            N_("Öppna den bara om du litar på avsändaren."),
            file=name,
            signs=", ".join(_(FILE_SIGNS[code]).lower() for code in untold),
            codes=seen.signs,
        )
    ending = "" if split(name)[1] else seen.type.suffixes[0]
    copy = folder / safe_file_name(name, [path.name for path in folder.iterdir()], ending)
    _copy(file, copy)
    origin.mark_from_outside(copy)
    copy.chmod(stat.S_IREAD)
    return copy


def save_copy(store: Store, attachment: str, target: Path) -> Path:
    """Save a copy where the person says, with its content unchanged; what came from outside stays marked so."""
    values, file = _kept(store, attachment)
    name = str(values["name"])
    _copy(file, target)
    if values["from_outside"] is True or not may_open(look(file, name).type, name):
        origin.mark_from_outside(target)
    return target


def proposal(values: Values) -> str:
    """Return the name that a copy is offered to be saved under."""
    return safe_file_name(str(values["name"]))


def _kept(store: Store, attachment: str) -> tuple[Values, Path]:
    with store.reading() as connection:
        values = query.one(connection, attachment).values
    return values, attachments.sound(store.folder, str(values["sha256"]), str(values["name"]))


def _not_opened(name: str, seen: Look) -> UserError:
    kind = _(FILE_TYPES[seen.type.code])
    if not fits(seen.type, name):
        kind = _("{kind}, men namnet säger något annat").format(kind=kind)
    return UserError(
        "NKA-216",
        N_("{file} öppnas inte härifrån. Innehållet är: {kind}."),
        N_("Spara en kopia om du litar på avsändaren, och öppna den i rätt program."),
        file=name,
        kind=kind,
    )


def _copy(file: Path, target: Path) -> None:
    with files.written_beside(target) as beside:
        shutil.copyfile(file, beside)


def _decoded(text: bytes) -> str:
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        return text.decode("utf-16", "replace")
    try:
        return text.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(text) - 4:  # the text was cut in the middle of a letter
            return text[: error.start].decode("utf-8")
        return text.decode("cp1252", "replace")
