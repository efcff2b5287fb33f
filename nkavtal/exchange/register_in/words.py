"""Words made alike, so that case, spaces, punctuation and decomposed letters do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_SOFT = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_PUNCTUATION = re.compile(r"[.,:;!?*\"'’”()\[\]_]")
_JOINTS = re.compile(r"[-/\\+&]")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=50_000)
def alike(text: str) -> str:
    """Return text for comparing: lower case, NFC, one kind of dash, single blanks."""
    text = _SOFT.sub("", unicodedata.normalize("NFC", text)).casefold()
    return _SPACES.sub(" ", _DASHES.sub("-", text)).strip()


@lru_cache(maxsize=50_000)
def bare(text: str) -> str:
    """Return text without punctuation, joints as blanks: for headings, titles and names."""
    return _SPACES.sub(" ", _JOINTS.sub(" ", _PUNCTUATION.sub("", alike(text)))).strip()


@lru_cache(maxsize=50_000)
def pressed(text: str) -> str:
    """Return the bare text without any blanks: 'E-post' and 'epost' meet."""
    return bare(text).replace(" ", "")


@lru_cache(maxsize=20_000)
def unaccented(text: str) -> str:
    """Return the pressed text with å ä ö as a a o, as old systems write names."""
    return "".join(c for c in unicodedata.normalize("NFD", pressed(text)) if not unicodedata.combining(c))
