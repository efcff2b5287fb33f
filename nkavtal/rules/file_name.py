"""Names that files may have on every system the register is used on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 120
"""Characters of a whole name with its ending; longer paths trouble Windows and shared folders."""
_LONGEST_BYTES = 230  # Linux takes 255; room is left for the name of the file that is written beside it

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})  # controls, marks of direction and of no width, halves of letters
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}")


def safe_name(text: str, suffix: str = "", taken: Collection[str] = ()) -> str:
    """Return a file name that says text, in composed form, unlike those taken whatever their case.

    Signs and names that Windows refuses are replaced, what cannot be seen is left out.
    """
    stem = " ".join(_FORBIDDEN.sub("-", _seen(text)).split()).strip(". ")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    used = {unicodedata.normalize("NFC", name).casefold() for name in taken}
    name, number = _cut(stem, suffix), 2
    while name.casefold() in used:
        name, number = _cut(stem, f" ({number}){suffix}"), number + 1
    return name


def safe_file_name(name: str, taken: Collection[str] = (), ending: str = "") -> str:
    """Return safe_name() of a whole file name: it keeps its ending, and gets another one where `ending` is given."""
    stem, suffix = split(_seen(name).rstrip(". "))
    return safe_name(stem, suffix + ending, taken)


def name_to_see(name: str) -> str:
    """Return a name as it is shown: what turns or hides letters is seen as a sign of its own."""
    return "".join("\ufffd" if unicodedata.category(sign) in _UNSEEN else sign for sign in name)


def split(name: str) -> tuple[str, str]:
    """Return a file name without its ending, and the ending with its dot; '' where there is none."""
    stem, dot, rest = name.rpartition(".")
    suffix = dot + rest
    return (stem, suffix) if stem and _SUFFIX.fullmatch(suffix) else (name, "")


def _seen(text: str) -> str:
    kept = "".join(sign for sign in text if unicodedata.category(sign) not in _UNSEEN)
    return unicodedata.normalize("NFC", kept)


def _cut(stem: str, ending: str) -> str:
    stem = stem[: LONGEST - len(ending)]
    room = _LONGEST_BYTES - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(". ") + ending
