"""What one cell says of one municipality: decisions, signatures, a role, or words that must be asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from nkavtal.exchange.register_in.bodies import BODY, body_kind, body_name
from nkavtal.exchange.register_in.days import DayFound, days_in, read_days
from nkavtal.exchange.register_in.words import alike
from nkavtal.exchange.workbook_in import CellValue
from nkavtal.rules.partial_date import PartialDate

MARK, NO, UNCLEAR = "mark", "no", "unclear"


@dataclass(frozen=True, slots=True)
class DecisionRead:
    """One decision; `kind` is a code of DECISION_KINDS, `note` words kept as written."""

    outcome: str = "adopted"
    kind: str = "unknown"
    body: str = ""
    decided_on: PartialDate | None = None
    paragraph: str = ""
    diary_number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignatureRead:
    """One signature as told in the cell."""

    signed_on: PartialDate | None = None
    signed_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRead:
    """What a cell says. `role` is '' when it says nothing of it; `asks` names what a person must settle, else ''.

    `mark` is the distinct value to ask about ('x', 'nej'); `note` are words kept with the party.
    """

    role: str = ""
    asked: bool | None = None
    preparation: str = ""
    decisions: tuple[DecisionRead, ...] = ()
    signatures: tuple[SignatureRead, ...] = ()
    note: str = ""
    asks: str = ""
    mark: str = ""


_BRACKET = re.compile(r"\(([^()]*)\)")
_SIGNED = re.compile(
    r"(?:^|[\s,;+/])(?:und(?:ert)?\.|und|undertecknat|undertecknad|undertecknades|underskrivet|underskrift|signerat|"
    r"signerad|sign\.?|påskrivet)(?=[\s:\d]|$)[\s:]*",
)
_PARTS = re.compile(r"\s*(?:\n|;|\+|\bsamt\b|\bresp\.?(?=\s))\s*")
_PARAGRAPH = re.compile(r"(§§?|\bpar\.|\bparagraf)\s*(\d+[a-z]?(?:\s*(?:[-,]|och)\s*\d+[a-z]?)*)")
_OF_YEAR = re.compile(r"(?<![\d/])(\d{1,3})/((?:19|20)\d\d)(?!\d)")
_DIARY = re.compile(
    r"\b(?:dnr|diarienr|diarienummer)\.?:?\s*(\S+(?:\s\d{2,}[\d.]*)?)"
    r"|(?<![\w/])([a-zåäö]{2,6}[\s/]?(?:19|20)\d\d[/:.]\d[\w.:-]*)|(?<![\w/])((?:19|20)\d\d[/:]\d[\w./:-]*)"
    r"|(?<!\w)((?:19|20)\d\d[a-zåäö]{2,5}\s?\d+)"
)
_OUTCOMES = (
    ("conditional", r"med villkor|villkor(?:at|ad)?|under förutsättning|med förbehåll"),
    ("referred_back", r"(?:minoritets)?återremi\w*|åter\.?rem\.?"),
    ("tabled", r"bordl\w*\.?|bordsl\w*"),
    ("rejected", r"avslag\w*|avslå\w*|avslog\w*"),
    ("declined", r"avstå\w*|avböj\w*|tackar nej|tackat nej"),
    ("adopted", r"antag\w*|antog|godkän\w*|godkänt|bifall\w*|bifalles|beslutat|beslut|ja|ok"),
)
_OUTCOME = re.compile("|".join(rf"(?P<{code}>(?<!\w)(?:{words})(?!\w))" for code, words in _OUTCOMES))
_OUTSIDE = re.compile(r"(?:ej|inte|icke)\s+(?:part|berörd|berörs|aktuell|aktuellt|medlem)|berörs (?:ej|inte)|utanför")
_HOST = re.compile(r"värd(?:kommun)?")
_PARTY = re.compile(r"part|medlem|ingår|deltar|deltog|ansluten|med")
_MARK = re.compile(r"[x✓✔✗×v•]|\d")
_NO = re.compile(r"(?:nej|n)(?:\s*[,.:;-]\s*(.*)|\s+(.*))?$")
_WAITING = re.compile(
    r"avvaktar|väntar|inväntar|(?:under )?beredning|bereds|beredes|på gång|pågår|på remiss|remiss|"
    r"ej svar(?:at)?|inget svar|inte svarat|(?:ej|inte) klart?|kommer|planeras|tas upp|utskick\w*|skickat|tillfrågad"
)
_PROPOSAL = re.compile(r"förslag till (?:kf|ks|kommunfullmäktige|kommunstyrelsen)|föreslår (?:kf|ks|kommunfullmäktige)")
_DELEGATED = re.compile(r"(?:på |enligt |enl\.? )?deleg(?:ation(?:s ?beslut)?|\.)?(?:\s*:|\s*,)?")
_YES_WORDS = re.compile(r"(?:antag\w*|antog|godkän\w*|bifall\w*|beslutat|beslut|ja|ok)[\s,.:]*$")


def read_answer(value: CellValue, today: date) -> AnswerRead:
    """Read a cell of a municipality's column; a day to come is no decision but where the matter is."""
    if value is None:
        return AnswerRead()
    if isinstance(value, datetime | date):
        return _whole(DecisionRead(decided_on=PartialDate(value.year, value.month, value.day)), value, today)
    if isinstance(value, bool):
        return AnswerRead(asks=MARK, mark="x") if value else AnswerRead(asks=NO, mark="nej")
    if isinstance(value, int | float):
        day = read_days(value).first
        if day:
            return AnswerRead(decisions=(DecisionRead(decided_on=day),))
        return AnswerRead(note=str(value), asks=MARK if value == 1 else UNCLEAR, mark=str(value))
    return _read_text(value, today)


@lru_cache(maxsize=20_000)
def _read_text(text: str, today: date) -> AnswerRead:
    plain = alike(text)
    brackets = tuple(words.strip() for words in _BRACKET.findall(text))
    core = alike(_BRACKET.sub(" ", text)).strip(" ,;.")
    simple = _simple(text, core, brackets)
    if simple is not None:
        return simple
    signed = _SIGNED.search(core)
    signatures: tuple[SignatureRead, ...] = ()
    if signed:
        signatures = (_signature(core[signed.end() :]),)
        core = core[: signed.start()].strip(" ,;")
    parts = _decision_parts(core) if core else ()
    decisions = tuple(decision for part in parts if (decision := _decision(part)) is not None)
    if len(decisions) != len(parts) or not (decisions or signatures):
        return _unclear(text, plain)
    if any(_is_ahead(decision, today) for decision in decisions):
        return AnswerRead(role="party", asked=True, preparation=text)
    if decisions:
        note = "; ".join(filter(None, (decisions[-1].note, *brackets)))
        decisions = (*decisions[:-1], replace(decisions[-1], note=note))
    elif brackets:
        signatures = (replace(signatures[0], note="; ".join(filter(None, (signatures[0].note, *brackets)))),)
    return AnswerRead(role="party", decisions=decisions, signatures=signatures)


def _simple(text: str, core: str, brackets: tuple[str, ...]) -> AnswerRead | None:
    """Read the cells that hold a word rather than a decision; None for the others."""
    extra = "; ".join(brackets)
    if _MARK.fullmatch(core):
        return AnswerRead(asks=MARK, mark=core, note=extra)
    if core in ("", "-", "--", "?"):
        return AnswerRead(note=text) if core in ("", "?") else AnswerRead()
    if (no := _NO.fullmatch(core)) and not days_in(core):
        return AnswerRead(asks=NO, mark="nej", note=text if (no[1] or no[2] or extra) else "")
    if _OUTSIDE.fullmatch(core):
        return AnswerRead(role="outside", note=extra)
    if _HOST.fullmatch(core):
        return AnswerRead(role="host", note=extra)
    if _PARTY.fullmatch(core):
        return AnswerRead(role="party", note=extra)
    if _WAITING.match(core):
        return AnswerRead(role="party", asked=True, preparation=text)
    return None


def _unclear(text: str, plain: str) -> AnswerRead:
    return AnswerRead(note=text, asks=UNCLEAR, mark=plain)


def _whole(decision: DecisionRead, value: date | datetime, today: date) -> AnswerRead:
    if _is_ahead(decision, today):
        return AnswerRead(role="party", asked=True, preparation=f"{value:%Y-%m-%d}")
    return AnswerRead(role="party", decisions=(decision,))


def _is_ahead(decision: DecisionRead, today: date) -> bool:
    return decision.decided_on is not None and decision.decided_on.earliest > today


def _signature(text: str) -> SignatureRead:
    found = days_in(text)
    day = found[0].first if found else None
    words = (text[: found[0].start] + " " + text[found[0].end :]) if found else text
    words = re.sub(r"^\s*(?:av|den)\b|\bden\s*$", "", words).strip(" ,;:.")
    by = re.match(r"av\s+(.*)", words)
    return SignatureRead(day, by[1] if by else words)


def _decision_parts(core: str) -> tuple[str, ...]:
    """Split at + and ; only where every piece can stand alone."""
    pieces = tuple(piece for piece in _PARTS.split(core) if piece)
    if len(pieces) > 1 and all(_stands_alone(piece) for piece in pieces):
        return pieces
    return (core,)


def _stands_alone(piece: str) -> bool:
    return bool(BODY.search(piece) and (days_in(piece) or _PARAGRAPH.search(piece) or _OF_YEAR.search(piece)))


def _decision(part: str) -> DecisionRead | None:
    """Read one decision; None when the words hold neither day, paragraph, body with number, nor outcome."""
    left = _Left(part)
    delegated = bool(left.take(_DELEGATED)) if part.startswith(("deleg", "på deleg", "enl")) else False
    proposal = left.take(_PROPOSAL)
    paragraph = _paragraph(left)
    body_match = left.take(BODY)
    body = body_name(body_match[0]) if body_match else ""
    year_number = left.take(_OF_YEAR) if body_match and not paragraph else None
    days = days_in(left.text) if year_number is None else ()
    day = _plain_day(days)
    if day:
        left.blank(day.start, day.end)
    diary = left.take(_DIARY) if not year_number else None
    outcome = left.take(_OUTCOME)
    if not (day or paragraph or year_number or diary or (outcome and not body)):
        return None if not outcome else DecisionRead(_code(outcome), body_kind(body), body, note=left.rest())
    return DecisionRead(
        outcome=_code(outcome) if outcome else "adopted",
        kind="delegated" if delegated else "proposal" if proposal else body_kind(body),
        body=body or (left.take_rest() if delegated else ""),
        decided_on=PartialDate(int(year_number[2])) if year_number else (day.first if day else None),
        paragraph=f"§ {year_number[1]}" if year_number else paragraph,
        diary_number=next(filter(None, diary.groups()), "").upper() if diary else "",
        note=left.rest() + (f" {proposal[0]}" if proposal else ""),
    )


def _code(outcome: re.Match[str]) -> str:
    return outcome.lastgroup or "adopted"


def _plain_day(days: tuple[DayFound, ...]) -> DayFound | None:
    return days[0] if len(days) == 1 and days[0].last is None else None


def _paragraph(left: _Left) -> str:
    found = left.take(_PARAGRAPH)
    if not found:
        return ""
    numbers = re.sub(r"\s*,\s*", ", ", re.sub(r"\s*-\s*", "–", found[2]))
    many = found[1] == "§§" or re.search(r"[–,]|och", numbers)
    return f"§§ {numbers}" if many else f"§ {numbers}"


class _Left:
    """The words of a decision not yet accounted for."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Find a pattern and blank it out, places kept."""
        found = pattern.search(self.text)
        if found:
            self.blank(found.start(), found.end())
        return found

    def blank(self, start: int, end: int) -> None:
        """Take words away by place."""
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    def rest(self) -> str:
        """Return what nothing accounted for, connecting words and punctuation left out."""
        words = re.sub(r"(?<!\w)(?:den|i|av|av:|prot|protokoll|beslut|datum)(?!\w)", " ", self.text)
        return re.sub(r"\s+", " ", words).strip(" ,;:.-/")

    def take_rest(self) -> str:
        """Return the rest and leave nothing."""
        words, self.text = self.rest(), ""
        return words
