"""Which organisations a cell means: counterparties by name, parties in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nkavtal.exchange.register_in.plan import At
from nkavtal.exchange.register_in.reading import PartiesRead, Reading
from nkavtal.exchange.register_in.words import alike, bare

_NOW = re.compile(r"^(.*?)\s*\((?:nu|numera|nuvarande|f\.?\s?d\.?|tidigare)\s+([^()]+)\)$", re.IGNORECASE)
_GENERIC = {
    "landstinget": "region", "landsting": "region", "regionen": "region", "region": "region",
    "universitetet": "university", "lärosätet": "university", "länsstyrelsen": "state",
}  # fmt: skip
_SEPARATORS = re.compile(r"\s*(?:,|;|\+|/|\boch\b|\bsamt\b)\s*")
_ET_AL = re.compile(r"\b(?:m\.?\s?fl\.?|med flera|etc\.?|mfl)\s*$")
_WORD_MOST = 70


@dataclass(frozen=True, slots=True)
class BodiesRead:
    """Keys of organisations in the order named; `words` is the cell when the keys do not say it all."""

    keys: tuple[str, ...] = ()
    words: str = ""


def read_counterparties(reading: Reading, text: str, at: At) -> BodiesRead:
    """Return who a counterparty cell means; an unknown single name becomes an organisation of its own."""
    whole = _one(reading, text, at)
    if whole is not None:
        return whole
    plain = _ET_AL.sub("", text).strip(" ,")
    pieces = [piece for piece in _SEPARATORS.split(plain) if piece]
    found = [key for piece in pieces if (key := reading.names.find(piece))]
    if found and len(pieces) > 1:
        complete = len(found) == len(pieces) and plain == text.strip()
        return BodiesRead(tuple(dict.fromkeys(found)), "" if complete else text)
    if len(text) > _WORD_MOST or plain != text.strip() or not re.search(r"[^\W\d]{2}", text):
        return BodiesRead(words=text)
    return BodiesRead((reading.new_organisation(text, at).key,))


def _one(reading: Reading, text: str, at: At) -> BodiesRead | None:
    """Read a cell that names one organisation: known, told to be another's name, or a common word for one."""
    key = reading.names.find(text)
    if key:
        return BodiesRead((key,))
    told = _NOW.match(text)
    other = (reading.names.find(told[2]) or reading.names.starting(told[2])) if told else ""
    if told and other:
        about = reading.names.named(other).name
        choice = reading.draft.ask("same_body", text, at, ("same", "different"), "different", other=about)
        name = told[1] or text
        return BodiesRead((other if choice == "same" else reading.new_organisation(name, at).key,), text)
    kind = _GENERIC.get(bare(text))
    return _ask_which(reading, text, kind, at) if kind else None


def _ask_which(reading: Reading, text: str, kind: str, at: At) -> BodiesRead:
    about = {f"is:{named.key}": named.name for named in reading.names.of_kind(kind)}
    choices = (*about, "own", "note")
    choice = reading.draft.ask("which_body", text, at, choices, "note", **about)
    if choice == "note":
        return BodiesRead(words=text)
    if choice == "own":
        return BodiesRead((reading.new_organisation(text, at).key,))
    return BodiesRead((choice.removeprefix("is:"),))


_HOST = re.compile(r"\bvärd(?:kommun)?(?:en)?\s*:?\s*([^\W\d][\w-]*)|([^\W\d][\w-]*)\s*\(värd(?:kommun)?\)")
_EVERYONE = re.compile(
    r"\balla(?:\s+{n})?(?:\s+kommuner(?:na)?)?\b|\bsamtliga(?:\s+kommuner)?\b|(?<![\w+-]){n}(?:\s+kommuner(?:na)?)?(?!\d)"
)


_BUT = re.compile(r"\b(?:utom|förutom|utan|exkl\w*|undanta\w*|undantag\w*|dock|ej|inte|minus)\b[\s.]*(.*)$")


def read_parties(reading: Reading, text: str) -> PartiesRead:
    """Read '14 kommuner + landstinget', 'Boden + 13' and lists of names; others' municipalities stay words."""
    found = reading.parties.get(text)
    if found is None:
        found = reading.parties[text] = _parties_in(reading, text)
    return found


def _parties_in(reading: Reading, text: str) -> PartiesRead:
    plain = alike(text)
    members = reading.names.members()
    hosted = _HOST.search(plain)
    host = reading.names.member(hosted[1] or hosted[2]) if hosted else ""
    if hosted and not host:
        return PartiesRead(words=text)
    if but := _BUT.search(plain):
        return _all_but(reading, plain[: but.start()], but[1], text)
    pieces = _pieces(plain)
    named = [key for piece in pieces if (key := reading.names.member(_ET_AL.sub("", piece).strip(" :")))]
    everyone = bool(re.search(_EVERYONE.pattern.replace("{n}", str(len(members))), plain))
    if named and re.search(rf"\+\s*{len(members) - len(set(named))}(?!\d)", plain):
        everyone = True
    federation = bool(re.search(r"\bförbundet\b", plain)) and bool(reading.names.federation())
    counted = [
        piece
        for piece in pieces
        if re.fullmatch(rf"\s*(?:{len(members)}|{len(members) - len(named)})(?:\s+kommuner)?\s*", piece)
    ]
    whole = len(named) + len(counted) == len(pieces) and not hosted
    return PartiesRead(tuple(dict.fromkeys(named)), everyone, host, federation, "" if whole else text)


def _all_but(reading: Reading, before: str, after: str, text: str) -> PartiesRead:
    """Read 'alla utom Piteå'; who is left out must be clear, else the words are all that is kept."""
    members = reading.names.members()
    outside = [reading.names.member(piece.strip(" :.")) for piece in _pieces(after)]
    everyone = re.search(_EVERYONE.pattern.replace("{n}", str(len(members))), before)
    if not everyone or not outside or not all(outside):
        return PartiesRead(words=text)
    return PartiesRead(tuple(key for key in members if key not in outside), words=text)


def _pieces(plain: str) -> list[str]:
    return [piece for piece in re.split(r"[,;+()]|\boch\b|\bsamt\b", plain) if piece.strip()]
