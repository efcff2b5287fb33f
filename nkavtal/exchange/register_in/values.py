"""Amounts, areas, types, kinds, yes and no, e-mail: each a small reader that says what it could not take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from nkavtal.catalogue.document_types import DOCUMENT_TYPES
from nkavtal.exchange.register_in.words import alike, bare
from nkavtal.exchange.workbook_in import CellValue


@dataclass(frozen=True, slots=True)
class Told:
    """A value read from a cell; `words` is the cell when the value does not say it all, '' when it does."""

    value: str = ""
    words: str = ""
    open: bool = False


_AMOUNT = re.compile(
    r"(?:ca\.?|cirka|c:a|max\.?|högst)?\s*(?P<number>\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d{1,2})?|\d+(?:[,.]\d{1,3})?)\s*"
    r"(?P<scale>mkr|mnkr|milj\w*\.?(?:\s*kr(?:onor)?)?|tkr|ksek|msek)?\s*(?P<kronor>:-|kr\.?|kronor|sek|,-)?"
)
_MOST_KRONOR = 10**13  # more is a mistyped number, not an amount
_ERRORS = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SAKNAS!|VÄRDEFEL!|REFERENS!|DIVISION/0!)|(?:Err|Fel):5\d\d"
)
_SCALES = {"t": 1_000, "k": 1_000, "m": 1_000_000}
_ABOUT = re.compile(r"\s*(ca\b|cirka|c:a|max|högst)")


def read_amount(value: CellValue) -> Told:
    """Return kronor with two decimals as text, '123400000.00' for '123,4 mkr'; words when more is said."""
    if isinstance(value, bool) or value is None:
        return Told(words="" if value is None else str(value))
    if isinstance(value, int | float):
        return Told(_kronor(Decimal(str(value)))) if abs(value) < _MOST_KRONOR else Told(words=str(value))
    return _amount_text(str(value))


@lru_cache(maxsize=20_000)
def _amount_text(text: str) -> Told:
    plain = alike(text)
    found = _AMOUNT.match(plain)
    if not found or re.search(r"[\d%]", plain[found.end() :]):
        return Told(words=text)
    digits = re.sub(r"[ \u00a0\u202f]", "", found["number"])
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    try:
        number = Decimal(digits.replace(",", ".")) * _SCALES.get((found["scale"] or " ")[0], 1)
    except InvalidOperation:
        return Told(words=text)
    if number >= _MOST_KRONOR:
        return Told(words=text)
    whole = not plain[found.end() :].strip(" .") and not _ABOUT.match(plain)
    return Told(_kronor(number), "" if whole else text)


def _kronor(number: Decimal) -> str:
    return str(number.quantize(Decimal("0.01")))


_AREAS = {
    "education": r"utb\w*|skol\w*|gymnasie\w*|barn och utbildning|komvux|vuxenutbildning\w*|förskol\w*",
    "social": r"soc\w*|ifo|individ och familjeomsorg|omsorg\w*|äldreomsorg\w*",
    "health": r"hsv|hälso\w*|sjukvård\w*|vård|hsl|kommunal hälso och sjukvård|hemsjukvård",
    "other": r"övrig\w*|kultur\w*|bibliotek\w*|tillsyn\w*|regional\w*(?: utv\w*)?|miljö\w*|teknik\w*|räddning\w*|trafik\w*|"
    r"näringsliv\w*|inköp\w*|upphandling\w*|it|digitalisering\w*|arbetsmarknad\w*|administration\w*",
}
_AREA_PATTERNS = {code: re.compile(words) for code, words in _AREAS.items()}
_SAME_AS_CODE = {
    "utb",
    "utbildning",
    "social",
    "socialtjänst",
    "soc",
    "hsv",
    "övrigt",
    "kommunal hälso och sjukvård",
    "övrig",
}
_ALL = re.compile(r"alla(?: områden)?|samtliga(?: områden)?|gemensamt|allt")


@lru_cache(maxsize=5_000)
def read_areas(text: str) -> Told:
    """Return codes with commas; `open` when the cell says 'all' and a person must say what that is."""
    plain = alike(text).replace("hälso- och sjukvård", "hsv")
    if _ALL.fullmatch(bare(plain)):
        return Told(words=text, open=True)
    codes: list[str] = []
    said_all = True
    for piece in re.split(r"[/,;+&]|\boch\b", plain):
        word = bare(piece)
        if not word or word == "-":
            continue
        code, whole = _area(word)
        said_all = said_all and whole
        if code and code not in codes:
            codes.append(code)
    order = [code for code in _AREAS if code in codes]
    return Told(",".join(order), "" if said_all else text)


def _area(word: str) -> tuple[str, bool]:
    for code, pattern in _AREA_PATTERNS.items():
        if pattern.fullmatch(word):
            return code, word in _SAME_AS_CODE
    for code, pattern in _AREA_PATTERNS.items():
        if pattern.fullmatch(word.split()[0]):
            return code, False
    return "", False


@lru_cache(maxsize=5_000)
def read_type(text: str) -> Told:
    """Return the code of a type of agreement; the longest known wording first, the rest kept as words."""
    plain = bare(text)
    if plain in _TYPE_WORDS:
        return Told(_TYPE_WORDS[plain])
    for words in _LONGEST_FIRST:
        if re.match(rf"{re.escape(words)}(?!\w)", plain):
            return Told(_TYPE_WORDS[words], text)
    return Told(words=text, open=bool(plain))


_TYPE_WORDS = {
    bare(words): kind.code for kind in DOCUMENT_TYPES for words in (kind.word, *kind.met) if kind.code != "other"
}
_LONGEST_FIRST = sorted(_TYPE_WORDS, key=lambda words: (-len(words), words))

_KINDS = (
    ("municipality", r"kommun(?:er)?(?!al)"),
    ("region", r"region|landsting"),
    ("university", r"lärosäte|universitet|högskola"),
    ("local_federation", r"kommunalförbund"),
    ("purchasing_body", r"inköpscentral|inköp"),
    ("state", r"stat(?:lig)?(?: myndighet)?|myndighet|statlig"),
    ("supplier", r"leverantör|företag|bolag|utförare"),
    ("association", r"förening|organisation|ideell|intresseorganisation|stiftelse|föreningslivet"),
    ("federation", r"förbundet"),
    ("other", r"annan|övrig|övrigt"),
)


@lru_cache(maxsize=5_000)
def read_organisation_kind(text: str) -> Told:
    """Return the code of a kind of organisation, 'other' with the words when none fits."""
    plain = bare(text)
    for code, pattern in _KINDS:
        if found := re.match(rf"(?:{pattern})(?!\w)", plain):
            return Told(code, "" if found.end() == len(plain) else text)
    return Told("other", text)


def kind_by_name(name: str) -> str:
    """Return the kind a name itself tells, else 'other'."""
    plain = alike(name)
    for code, pattern in (
        ("local_federation", r"kommunalförbund"),
        ("region", r"^region |landsting"),
        ("university", r"universitet|högskola"),
        ("purchasing_body", r"inköpscentral"),
        ("municipality", r" kommun$| stad$"),
        ("state", r"myndighet|länsstyrelse|verket$|^polis"),
        ("supplier", r"\bab\b|\bhb\b|aktiebolag"),
        ("association", r"förening|jouren?\b"),
    ):
        if re.search(pattern, plain):
            return code
    return "other"


def read_yes_no(value: CellValue) -> bool | None:
    """Return True for ja and ticks, False for nej, None for what is neither."""
    if isinstance(value, bool):
        return value
    plain = alike(str(value if value is not None else "")).strip(" .")
    if plain in ("ja", "j", "x", "✓", "1", "yes", "sant", "true"):
        return True
    return False if plain in ("nej", "n", "-", "0", "no", "falskt", "false") else None


def is_error(value: CellValue) -> bool:
    """Tell if a cell holds what Excel or LibreOffice shows for a formula that gave no value."""
    return isinstance(value, str) and value[:1] in "#EF" and _ERRORS.fullmatch(value) is not None


def is_email(text: str) -> bool:
    """Tell if text is one address: a name, one @, a domain with a dot, no blanks."""
    return re.fullmatch(r"[^@\s,;<>()]+@[^@\s,;<>()]+\.[^@\s.,;<>()]+", text) is not None
