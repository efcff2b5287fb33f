"""Reading a clause's own words where they are plain: what is understood is proposed, never taken silently.

Every piece that is understood is marked with where it stood; what is left over is told, so that a person can judge.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field, replace
from datetime import date

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.rule import (
    Cap,
    Counted,
    Ends,
    First,
    NoticeRight,
    Period,
    Renewal,
    Renews,
    Side,
    Start,
    TermRule,
    Timing,
    YearDay,
)
from nkavtal.rules.terms.spans import Span

_NUMBERS = {
    word: n
    for n, words in {
        1: "en ett", 2: "två", 3: "tre", 4: "fyra", 5: "fem", 6: "sex", 7: "sju", 8: "åtta", 9: "nio", 10: "tio",
        11: "elva", 12: "tolv", 15: "femton", 18: "arton", 24: "tjugofyra", 30: "trettio", 36: "trettiosex",
    }.items()
    for word in words.split()
}  # fmt: skip
_MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
_NUMBER = rf"(?<!\w)(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"  # not the end of "den dag"
_UNIT = r"(?:månad(?:er(?:s)?|s)?|mån(?:\.|\b)|års?|veck(?:a|or)s?|dag(?:ar)?s?)"
_LENGTH = rf"{_NUMBER}(?:\s*\(\s*{_NUMBER}\s*\))?\s*{_UNIT}"
_DAY = rf"(?:\d{{4}}-\d\d-\d\d|(?:den\s+)?\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})\s+\d{{4}})"
_YEAR_DAY = rf"(?:den\s+)?\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})(?!\s+\d{{4}})"
_TO = r"(?:t\.?\s?o\.?\s?m\.?|till\s+och\s+med|\btill)"
_PERIODS = {
    "läsår": Period.SCHOOL_YEAR, "kalenderår": Period.YEAR, "årsskift": Period.YEAR, "kvartal": Period.QUARTER,
    "kalendermånad": Period.MONTH, "månadsskift": Period.MONTH, "mandatperiod": Period.MANDATE, "halvår": Period.HALF_YEAR,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """The clause as far as it was understood; `left` are the sentences that nothing was read from."""

    rule: TermRule
    understood: tuple[str, ...]
    left: tuple[str, ...]


@dataclass
class _Reading:
    first: First = field(default_factory=First)
    start: Start = Start.DAY
    renewals: list[Renewal] = field(default_factory=list)
    rights: list[NoticeRight] = field(default_factory=list)
    cap: Cap = field(default_factory=Cap)
    understood: list[str] = field(default_factory=list)


def read(term: str, renewal: str, notice: str, ends_on: PartialDate | None, open_ended: bool | None) -> Proposal | None:
    """Return what the words of a clause say; None when nothing in them is plain.

    `ends_on` and `open_ended` are facts beside the words: where both speak and differ, the facts stand.
    """
    found = _Reading()
    left: list[str] = []
    for words, about in ((term, "term"), (renewal, "renewal"), (notice, "notice")):
        for sentence in _sentences(words):
            if not _read(found, sentence.casefold(), about):
                left.append(sentence)
            else:
                found.understood.append(sentence)
    if ends_on is not None:
        found.first = First(
            until=ends_on, assumed=ends_on.exact is None and ends_on.day is None and found.first.assumed
        )
    elif open_ended:
        found.first = First(open_ended=True)
    if not found.understood:
        return None
    if found.first.open_ended:
        found.rights = [_any_day(right) for right in found.rights]
    rule = TermRule(found.first, found.start, tuple(found.renewals), tuple(found.rights), found.cap)
    return Proposal(rule, tuple(found.understood), tuple(left))


def _any_day(right: NoticeRight) -> NoticeRight:
    """Return a right in an agreement without terms: a bare notice period ends it as soon as it has run out."""
    if right.ends is not Ends.TERM or right.timing.by is not None:
        return right
    return replace(right, ends=Ends.ANY_DAY)


def _sentences(words: str) -> list[str]:
    return [part.strip() for part in re.split(r"(?<=[.;])\s+(?=[A-ZÅÄÖ])|\n+|;\s*", words) if part.strip(" .;–-")]


def _read(found: _Reading, words: str, about: str) -> bool:
    """Take what one sentence says; False when nothing in it is plain."""
    before = (len(found.renewals), len(found.rights), found.first, found.cap, found.start)
    for reader in (_read_renewal, _read_notice, _read_term):
        with contextlib.suppress(ValueError):  # a day that does not exist is not understood
            reader(found, words, about)
    after = (len(found.renewals), len(found.rights), found.first, found.cap, found.start)
    if found.rights and re.fullmatch(r".*\bskriftlig\w*.*", words) and before == after:
        found.rights = [replace(one, written=True) for one in found.rights]
        return True
    return before != after


def _read_term(found: _Reading, words: str, about: str) -> None:
    if about != "term":
        return
    cap = re.search(rf"(?:längst|dock\s+(?:inte|ej)\s+längre\s+än)\s+{_TO}\s+({_DAY})", words)
    most = _day(cap[1]) if cap else None
    rest = words[: cap.start()] + words[cap.end() :] if cap else words
    if re.search(r"tills\s*vidare", rest):
        found.first = First(open_ended=True)
    elif until := re.search(rf"(?:{_TO}|–)\s+({_DAY})", rest):
        found.first = First(until=PartialDate.of(_day(until[1])))
    elif length := re.search(rf"(?:\bi|under|avtalstid(?:en)?(?:\s+är)?|^)\s*({_LENGTH})", rest):
        found.first = First(span=_span(length[1]))
    elif most is not None:
        found.first = First(until=PartialDate.of(most))
    if most is not None:
        found.cap = Cap(until=most)
    if re.search(r"sista\s+undertecknand|(?:samtliga|båda)\s+parter\s+(?:har\s+)?undertecknat", words):
        found.start = Start.LAST_SIGNATURE


def _read_renewal(found: _Reading, words: str, about: str) -> None:
    times = re.search(rf"(?:högst|maximalt|max)\s+({_NUMBER})\s+(?:gånger|gång|tillfällen)", words)
    limit = _number(times[1]) if times else None
    if plus := re.search(
        rf"({_NUMBER})\s*(?:\(\s*{_NUMBER}\s*\)\s*)?\+\s*({_NUMBER})(?:\s*\(\s*{_NUMBER}\s*\))?\s*(\+\s*{_NUMBER}\s*)?(?:år|$)",
        words,
    ):
        lengths = [_number(plus[1]), _number(plus[2]), *([_number(plus[3].strip(" +"))] if plus[3] else [])]
        if about == "renewal":
            each_once = [Renewal(Renews.OPTION, Span(12 * n), 1, timing=_timing(words)) for n in lengths]
            alike = len(set(lengths)) == 1
            found.renewals += [replace(each_once[0], times=len(lengths))] if alike else each_once
        return
    if each := re.search(rf"({_NUMBER})\s+gånger\s+({_LENGTH})", words):
        found.renewals.append(Renewal(Renews.OPTION, _span(each[2]), _number(each[1]), timing=_timing(words)))
    elif most := re.search(rf"(?:möjlighet|option|kan|rätt)\b.*förläng\w*.*(?:maximalt|högst)\s+({_LENGTH})", words):
        found.renewals.append(Renewal(Renews.OPTION, at_most=_span(most[1]), timing=_timing(words)))
    elif tacit := re.search(
        rf"(?:(?:förlängs?|prolongeras)\b.*?|^)({_LENGTH})\s+(?:i\s+taget|i\s+sänder|åt\s+gången|per\s+gång)", words
    ):
        found.renewals.append(Renewal(Renews.TACIT, _span(tacit[1]), limit))
    elif re.search(r"(?:förlängs?|prolongeras|sedan|därefter)\b.*\b(?:årsvis|årligen|ett\s+kalenderår)", words):
        found.renewals.append(Renewal(Renews.TACIT, Span(12), limit))
    elif "option" in words and (single := re.search(rf"({_LENGTH})", words)):
        found.renewals.append(Renewal(Renews.OPTION, _span(single[1]), limit or 1, timing=_timing(words)))


def _read_notice(found: _Reading, words: str, about: str) -> None:
    if re.search(r"\btermin", words):  # its days are nobody's but the school's: a person must say them
        return
    period = next(
        (kind for word, kind in _PERIODS.items() if re.search(rf"(?:utgång|slut|till|vid)\w*.*\b{word}", words)),
        Period.NONE,
    )
    by = re.search(rf"senast\s+({_YEAR_DAY})", words)
    length = re.search(
        rf"uppsägningstid\w*\s*(?:är|på|om|av|:)?\s*(?:minst\s+)?({_LENGTH})"
        rf"|({_LENGTH})\s+(?:skriftlig\s+|ömsesidig\s+)*uppsägning(?:stid)?"
        rf"|(?:säg\w*\s+upp|uppsägning|uppsägs)\b.*?(?:senast|minst)\s+({_LENGTH})\s+(?:före|innan)"
        rf"|^(?:senast\s+|minst\s+)?({_LENGTH})(?=[,.]|$|\s+(?:före|innan))",
        words,
    )
    if about == "renewal" and length and length[4]:
        return
    timing = None
    if by and (about == "notice" or "säg" in words):
        timing = Timing(by=_year_day(by[1]))
    elif length and (about == "notice" or not length[4]):
        timing = Timing(_span(next(filter(None, length.groups()))))
    if timing is None:
        return
    ends = Ends.PERIOD if period else Ends.TERM
    counted = Counted.SENT if re.search(r"avsän[dt]", words) else Counted.RECEIVED
    found.rights.append(
        NoticeRight(timing, ends, period, _side(words), counted=counted, written="muntlig" not in words)
    )


def _side(words: str) -> Side:
    if re.search(r"(?:leverantören|motparten|regionen)\s+(?:har\s+rätt|får|kan)", words):
        return Side.COUNTERPARTY
    if re.search(r"(?:kommunen|kommunerna|beställaren|inköpscentralen)\s+(?:har\s+rätt|får|kan)", words):
        return Side.OWN
    return Side.ANY


def _timing(words: str) -> Timing:
    found = re.search(rf"(?:senast|minst)?\s*({_LENGTH})\s+(?:före|innan)", words)
    return Timing(_span(found[1])) if found else Timing()


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words]


def _span(words: str) -> Span:
    found = re.match(rf"({_NUMBER})(?:\s*\(\s*{_NUMBER}\s*\))?\s*(\w+)", words)
    if found is None:
        raise ValueError(words)
    n, unit = _number(found[1]), found[2]
    if unit.startswith("mån"):
        return Span(n)
    if unit.startswith("år"):
        return Span(12 * n)
    return Span(0, 7 * n) if unit.startswith("veck") else Span(0, n)


def _day(words: str) -> date:
    if words[:4].isdigit():
        return date.fromisoformat(words)
    day, month, year = words.removeprefix("den").split()
    return date(int(year), _MONTHS.index(month) + 1, int(day))


def _year_day(words: str) -> YearDay:
    day, month = words.removeprefix("den").split()
    found = date(2024, _MONTHS.index(month) + 1, int(day))
    return YearDay(found.month, found.day)
