"""Names that files may have on every system the register is used on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 120
"""Characters of a whole name with its ending; longer paths trouble Windows and shared folders."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})  # controls, marks of direction and of no width, halves of letters


def safe_name(text: str, suffix: str = "", taken: Collection[str] = ()) -> str:
    """Return a file name that says text, in composed form, unlike those taken whatever their case.

    Signs and names that Windows refuses are replaced, what cannot be seen is left out.
    """
    seen = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) not in _UNSEEN)
    stem = " ".join(_FORBIDDEN.sub("-", seen).split()).strip(". ")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    used = {unicodedata.normalize("NFC", name).casefold() for name in taken}
    name, number = _cut(stem, suffix), 2
    while name.casefold() in used:
        name, number = _cut(stem, f" ({number}){suffix}"), number + 1
    return name


def _cut(stem: str, ending: str) -> str:
    return stem[: LONGEST - len(ending)].rstrip(". ") + ending
