"""What one cell says of one municipality: decisions, signatures, a role, or words that must be asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from nkavtal.exchange.register_in.bodies import BODY, body_kind, body_name
from nkavtal.exchange.register_in.days import days_in, read_days
from nkavtal.exchange.register_in.outcomes import OUTCOME, TURNING, outcome_of, turns
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

    `mark` is the distinct value to ask about ('x', 'nej'); `note` are words kept with the party. Decisions beside
    something asked are told only if the answer says that there was one.
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
_PARTS = re.compile(r"\s*(?:\n|;|\+|,|\bsamt\b|\boch\b|\bresp\.?(?=\s))\s*")
_HARMLESS = re.compile(
    r"(?:enhälligt|enligt förslag|enl\.? förslag|reservation(?:er)?|efter omröstning|omröstning|prot(?:okoll)?\.? saknas|"
    r"handling saknas|saknas|muntligt|enligt (?:mejl|mail|protokoll)|omedelbart justerad|dnr|nr|se anm\w*)"
)
_PARAGRAPH = re.compile(r"(§§?|\bpar\.|\bparagraf)\s*(\d+[a-z]?(?:\s*(?:[-,]|och)\s*\d+[a-z]?)*)")
_OF_YEAR = re.compile(r"(?:§\s*)?(?<![\d/])(\d{1,3})/((?:19|20)\d\d)(?!\d)")
_DIARY = re.compile(
    r"\b(?:dnr|diarienr|diarienummer)\.?:?\s*((?:[a-zåäö]{2,5}\s)?\S*\d\S*)"
    r"|(?<![\w/])([a-zåäö]{2,6}[\s/]?(?:19|20)\d\d[/:.]\d[\w.:-]*)|(?<![\w/])((?:19|20)\d\d[/:]\d[\w./:-]*)"
    r"|(?<!\w)((?:19|20)\d\d[a-zåäö]{2,5}\s?\d+)"
)
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
_DELEGATED = re.compile(r"(?:på |enligt |enl\.? )?(?<!\w)deleg(?:ation(?:s ?beslut)?|\.)(?:\s*:|\s*,)?")


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
    shown = _one_line(_BRACKET.sub(" ", text))
    simple = _simple(text, shown.lower(), brackets)
    if simple is not None:
        return simple
    core, signatures = _signatures(shown)
    if any(turns(words) for words in (*brackets, *(one.signed_by for one in signatures))):
        return _unclear(text, plain)
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
    if no := _NO.fullmatch(core):
        told = _decision(no[1] or no[2] or "")
        return AnswerRead(
            asks=NO, mark="nej", note=text if (no[1] or no[2] or extra) else "", decisions=(told,) if told else ()
        )
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


def _one_line(text: str) -> str:
    """Return text with one kind of dash and blank, letters as written."""
    return re.sub(r"[^\S\n]+", " ", re.sub(r"[\u2010-\u2015\u2212]", "-", text)).strip(" ,;.\n")


def _signatures(shown: str) -> tuple[str, tuple[SignatureRead, ...]]:
    """Return the words before the signature, and the signature if one is told."""
    signed = _SIGNED.search(shown.lower())
    if not signed:
        return shown, ()
    left = _Left(shown[signed.end() :])
    found = days_in(left.text)
    if found:
        left.blank(found[0].start, found[0].end)
    words = re.sub(r"^(?:av|den)\s+", "", left.rest(), flags=re.IGNORECASE)
    return shown[: signed.start()].strip(" ,;"), (SignatureRead(found[0].first if found else None, words),)


def _decision_parts(core: str) -> tuple[str, ...]:
    """Split at + and ; only where every piece can stand alone."""
    pieces = tuple(piece for piece in _PARTS.split(core) if piece)
    if len(pieces) > 1 and all(_stands_alone(piece.lower()) for piece in pieces):
        return pieces
    return (core,)


def _stands_alone(piece: str) -> bool:
    return bool(BODY.search(piece) and (days_in(piece) or _PARAGRAPH.search(piece) or _OF_YEAR.search(piece)))


def _decision(part: str) -> DecisionRead | None:
    """Read one decision; None when day, paragraph and outcome are missing or words are left that may turn it."""
    left = _Left(part)
    delegated = bool(left.take(_DELEGATED))
    proposal = left.take(_PROPOSAL)
    told = left.take_all(OUTCOME)
    outcome = outcome_of(told)
    year_number = left.take(_OF_YEAR)
    paragraph = "" if year_number else _paragraph(left)
    days = () if year_number else days_in(left.text)
    day = days[0] if len(days) == 1 and days[0].last is None else None
    if day:
        left.blank(day.start, day.end)
    diary = left.take(_DIARY)
    body_match = left.take(BODY)
    body = body_name(body_match[0]) if body_match else left.take_rest() if delegated else ""
    rest = left.rest()
    known = day or paragraph or told or (year_number and body)
    if not known or not outcome or (rest and not _may_stay(rest, outcome_told=bool(told))):
        return None
    return DecisionRead(
        outcome=outcome,
        kind="delegated" if delegated else "proposal" if proposal else body_kind(body),
        body=body,
        decided_on=PartialDate(int(year_number[2])) if year_number else (day.first if day else None),
        paragraph=f"§ {year_number[1]}" if year_number else paragraph,
        diary_number=next(filter(None, diary.groups()), "") if diary else "",
        note=", ".join(filter(None, (rest, proposal[0] if proposal else ""))),
    )


def _may_stay(rest: str, *, outcome_told: bool) -> bool:
    """Tell if words left over cannot turn the decision: beside a stated outcome, or known as harmless."""
    if TURNING.search(rest.lower()):
        return False
    return outcome_told or bool(_HARMLESS.fullmatch(rest.lower().strip(" .")))


def paragraph_in(text: str) -> str:
    """Return a paragraph named in a text as minutes write it, '§ 65' or '§§ 168–189'; '' when there is none."""
    return _paragraph(_Left(_one_line(text)))


def _paragraph(left: _Left) -> str:
    found = left.take(_PARAGRAPH)
    if not found:
        return ""
    numbers = re.sub(r"\s*,\s*", ", ", re.sub(r"\s*-\s*", "–", found[2]))
    many = found[1] == "§§" or re.search(r"[–,]|och", numbers)
    return f"§§ {numbers}" if many else f"§ {numbers}"


class _Left:
    """The words of a decision not yet accounted for; `text` is lower case, `shown` as written."""

    def __init__(self, text: str) -> None:
        lower = text.lower()
        self.text = lower
        self.shown = text if len(text) == len(lower) else lower

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Find a pattern, blank it out with places kept, and return it as written."""
        found = pattern.search(self.text)
        if found is None:
            return None
        written = re.compile(pattern.pattern, re.IGNORECASE).fullmatch(self.shown, found.start(), found.end())
        self.blank(found.start(), found.end())
        return written or found

    def take_all(self, pattern: re.Pattern[str]) -> tuple[re.Match[str], ...]:
        """Find and blank out every place of a pattern."""
        found = tuple(pattern.finditer(self.text))
        for one in found:
            self.blank(one.start(), one.end())
        return found

    def blank(self, start: int, end: int) -> None:
        """Take words away by place."""
        gap = " " * (end - start)
        self.text = self.text[:start] + gap + self.text[end:]
        self.shown = self.shown[:start] + gap + self.shown[end:]

    def rest(self) -> str:
        """Return what nothing accounted for, connecting words and punctuation left out."""
        words = re.sub(r"(?<!\w)(?:den|i|av|att|beslut|datum)(?!\w)", " ", self.shown, flags=re.IGNORECASE)
        return re.sub(r"\s+", " ", words).strip(" ,;:.-/§")

    def take_rest(self) -> str:
        """Return the rest and leave nothing."""
        words = self.rest()
        self.text = self.shown = ""
        return words
