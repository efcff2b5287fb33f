"""Days as people write them; a vague day stays vague."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from nkavtal.exchange.register_in.words import alike
from nkavtal.exchange.workbook_in import CellValue
from nkavtal.rules.partial_date import Bound, PartialDate

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?:jan(?:uar[iy])?|feb(?:r(?:uar[iy])?)?|mars?|march|apr(?:il)?|maj|may|jun[ei]?|jul[iy]?|aug(?:usti?)?|sept?(?:ember)?"
    r"|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19|20)\d\d"
_PATTERN = re.compile(
    rf"""
      (?<!\d)(?P<iso>(?P<iy>{_YEAR})(?P<is>[-./])(?P<im>\d\d?)(?P=is)(?P<id>\d\d?)(?:[\st]00:00(?::00)?)?)(?![\d])
    | (?<!\d)(?P<packed>(?P<py>{_YEAR})(?P<pm>[01]\d)(?P<pd>[0-3]\d))(?!\d)
    | (?<![\d/.])(?P<slash>(?P<sd>\d\d?)(?P<ss>[/.])(?P<sm>\d\d?)(?:[\s/.-]+)(?P<sy>{_YEAR}|\d\d(?!\d|/|-\d)))(?!\d)
    | (?<!\d)(?P<named>(?P<nd>\d\d?)(?::?[ea])?\.?\s*(?P<nm>{_MONTH})[\s,-]*(?P<ny>{_YEAR}))(?!\d)
    | \b(?P<english>(?P<em>{_MONTH})\s*(?P<ed>\d\d?),\s*(?P<ey>{_YEAR}))(?!\d)
    | \b(?P<month>(?P<mm>{_MONTH})[\s,-]*(?P<my>{_YEAR}))(?!\d)
    | (?<![\d/])(?P<school>(?P<ly>{_YEAR})/(?P<lz>{_YEAR}|\d\d))(?![\d/])
    | (?<![\d/.-])(?P<span>(?P<ay>{_YEAR})\s*(?:-|till)\s*(?P<az>{_YEAR}))(?![\d/]|-\d)
    | (?<![\d/.-])(?P<yearmonth>(?P<ym>{_YEAR})-(?P<yn>0[1-9]|1[0-2]))(?![\d/]|-\d)
    | (?<![\d/.-])(?P<short>(?P<ty>{_YEAR})-(?P<tz>\d\d))(?![\d/]|-\d)
    | (?<![\d/.-])(?P<dashed>(?P<by>\d\d)-(?P<bm>[01]\d)-(?P<bd>[0-3]\d))(?![\d/]|-\d)
    | (?<![\d])(?P<six>(?P<xy>\d\d)(?P<xm>[01]\d)(?P<xd>[0-3]\d))(?!\d)
    | (?<![\d/.:-])(?P<year>{_YEAR})(?![\d/:]|-\d)
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(r"\b(före|innan|senast)\s*$")
_AFTER = re.compile(r"\b(efter|tidigast)\s*$")
_ABOUT = re.compile(r"\b(ca|cirka|c:a|omkring|runt|kring|troligen|kanske|ungefär)\.?\s*$")
_UP_TO = re.compile(r"(?:\b(?:t\.?\s?o\.?\s?m\.?|till och med|till|längst)|[-–])\s*(?:den\s+)?$")
_OPEN = re.compile(r"\b(tills ?vidare|tv)\b")
_NOISE = re.compile(
    r"\b(fr\.?\s?o\.?\s?m\.?|från och med|från|t\.?\s?o\.?\s?m\.?|till och med|till|den|år|per|gäller)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class DaysRead:
    """What a cell says of days: `first` and, for a span, `last`; `words` is the whole cell when days do not say it all."""

    first: PartialDate | None = None
    last: PartialDate | None = None
    open_ended: bool = False
    words: str = ""
    others: tuple[PartialDate, ...] = ()


@dataclass(frozen=True, slots=True)
class DayFound:
    """One day or span inside a text, at [start, end)."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate | None = None


def read_days(value: CellValue) -> DaysRead:
    """Read a cell of a column for days; what cannot be read comes back as words, nothing is guessed."""
    if value is None:
        return DaysRead()
    if isinstance(value, datetime | date):
        return DaysRead(_of(value))
    if isinstance(value, bool | float):
        return DaysRead(words=str(value))
    if isinstance(value, int):
        return _of_number(value)
    return _read_text(value)


def days_in(text: str) -> tuple[DayFound, ...]:
    """Return every day in a text that is alike (see words.alike), from left to right."""
    return tuple(found for match in _PATTERN.finditer(text) if (found := _day(match)) is not None)


def day_words(value: CellValue) -> str:
    """Return a cell as the words a note keeps; a day as 2013-02-25."""
    if isinstance(value, str):  # nearly always
        return value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value if value is not None else "")


def _of(value: date | datetime) -> PartialDate:
    return PartialDate(value.year, value.month, value.day)


def _of_number(value: int) -> DaysRead:
    if 1900 <= value <= 2099:
        return DaysRead(PartialDate(value))
    if 19000101 <= value <= 20991231 and (day := _made(value // 10000, value // 100 % 100, value % 100)):
        return DaysRead(day)
    return DaysRead(words=str(value))


@lru_cache(maxsize=20_000)
def _read_text(text: str) -> DaysRead:
    plain = alike(text)
    found = days_in(plain)
    open_ended = bool(_OPEN.search(plain))
    if not found:
        left = _OPEN.sub("", plain)
        return DaysRead(open_ended=open_ended, words=text if _left_over(left, ()) or not open_ended else "")
    first, last, rest = _span(plain, found)
    words = text if _left_over(_OPEN.sub(lambda m: " " * len(m[0]), plain), found) or rest else ""
    return DaysRead(first, last, open_ended, words, rest)


def _span(
    plain: str, found: tuple[DayFound, ...]
) -> tuple[PartialDate | None, PartialDate | None, tuple[PartialDate, ...]]:
    """Return the first day, the last day of a span, and days that are neither."""
    head = found[0]
    if head.last is not None:
        return head.first, head.last, tuple(other.first for other in found[1:])
    if len(found) == 1 and re.search(r"\bt\.?\s?o\.?\s?m\.?\s*$|\btill och med\s*$", plain[: head.start]):
        return None, head.first, ()
    if len(found) > 1 and _UP_TO.search(plain[head.end : found[1].start]) and head.first.bound is Bound.AT:
        return head.first, found[1].first, tuple(other.first for other in found[2:])
    return head.first, None, tuple(other.first for other in found[1:])


def _left_over(plain: str, found: tuple[DayFound, ...]) -> str:
    """Return letters and digits that no day and no connecting word accounts for."""
    pieces: list[str] = []
    at = 0
    for day in found:
        pieces.append(plain[at : day.start])
        at = day.end
    pieces.append(plain[at:])
    return re.sub(r"[\W_]+", "", _NOISE.sub(" ", " ".join(_without_bound(piece) for piece in pieces)))


def _without_bound(piece: str) -> str:
    for bound in (_BEFORE, _AFTER, _ABOUT):
        piece = bound.sub("", piece)
    return piece


def _day(match: re.Match[str]) -> DayFound | None:
    part = match.lastgroup
    made: tuple[PartialDate | None, PartialDate | None] = (None, None)
    group = match.groupdict()
    if group["iso"]:
        made = (_made(int(group["iy"]), int(group["im"]), int(group["id"])), None)
    elif group["packed"]:
        made = (_made(int(group["py"]), int(group["pm"]), int(group["pd"])), None)
    elif group["slash"]:
        made = (_made(_century(group["sy"]), int(group["sm"]), int(group["sd"])), None)
    elif group["named"]:
        made = (_made(int(group["ny"]), _MONTHS[group["nm"][:3]], int(group["nd"])), None)
    elif group["english"]:
        made = (_made(int(group["ey"]), _MONTHS[group["em"][:3]], int(group["ed"])), None)
    elif group["month"]:
        made = (_made(int(group["my"]), _MONTHS[group["mm"][:3]]), None)
    elif group["school"]:
        made = _years(group["ly"], group["lz"], longest=1)
    elif group["span"]:
        made = _years(group["ay"], group["az"])
    elif group["yearmonth"]:
        made = (_made(int(group["ym"]), int(group["yn"])), None)
    elif group["short"]:
        made = _years(group["ty"], group["tz"])
    elif group["dashed"]:
        made = (_made(_century(group["by"]), int(group["bm"]), int(group["bd"])), None)
    elif group["six"]:
        made = (_made(_century(group["xy"]), int(group["xm"]), int(group["xd"])), None)
    elif part:
        made = (_made(int(match[0])), None)
    return _bounded(match, *made)


def _bounded(match: re.Match[str], first: PartialDate | None, last: PartialDate | None) -> DayFound | None:
    """Add what the words before and a question mark after say of how sure the day is."""
    if first is None:
        return None
    before = match.string[: match.start()]
    end = match.end()
    bound = Bound.AT
    if match.string[end : end + 1] == "?":
        bound, end = Bound.UNSURE, end + 1
    elif _BEFORE.search(before):
        bound = Bound.BEFORE
    elif _AFTER.search(before):
        bound = Bound.AFTER
    elif _ABOUT.search(before):
        bound = Bound.UNSURE
    return DayFound(match.start(), end, _with(first, bound), _with(last, bound) if last else None)


def _with(day: PartialDate, bound: Bound) -> PartialDate:
    return PartialDate(day.year, day.month, day.day, bound)


def _years(first: str, last: str, longest: int = 60) -> tuple[PartialDate | None, PartialDate | None]:
    """Return a span of whole years; '2018-22' and '2019/20' take the century of the first."""
    begin = int(first)
    end = int(last) if len(last) == 4 else begin // 100 * 100 + int(last)
    if not begin < end <= begin + longest:
        return None, None
    return PartialDate(begin), PartialDate(end)


def _century(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return 2000 + int(year) if int(year) < 70 else 1900 + int(year)


def _made(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None
