"""How the words of a search box are read and written; what the keys mean is nothing to this module.

    medel "två ord" part:kalix,boden slutar<2027-07-01 slutar:2027-01..2027-06 -typ:ramavtal inte typ:ramavtal

Any text can be read. A minus or the word `inte` turns a condition round. Quotes keep words together and take their
meaning from them; inside quotes a quote is written twice, and one that is never closed goes on to the end. A key is
letters before one of SIGNS; after the sign there may be a space, around < and > on both sides.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

SIGNS = ("<=", ">=", "<", ">", "=", ":")
NOT = "inte"

_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
_KEY = re.compile(rf"({_LETTERS}(?:[-._]{_LETTERS})*)(:|\s*(?:<=|>=|[<>=]))")
_NOT = re.compile(rf"{NOT}(?=\s|$)", re.IGNORECASE)
_ALIKE = str.maketrans({"\0": " ", "”": '"', "“": '"', "„": '"', "−": "-"})  # what a text taken from Word has


@dataclass(frozen=True, slots=True)
class Value:
    """What is asked for; `start` and `end` say where it stands and are no part of what it is."""

    text: str
    quoted: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: a key with its sign and values, of which one is enough; a free word has one value and no key."""

    values: tuple[Value, ...]
    key: str = ""
    sign: str = ""
    negated: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    @property
    def unfinished(self) -> bool:
        """Whether nothing stands where a value belongs, as while it is being typed."""
        return not any(value.text for value in self.values)


@dataclass(frozen=True, slots=True)
class Query:
    """All conditions, every one of which is to hold."""

    terms: tuple[Term, ...] = ()


def read(text: str) -> Query:
    """Read what is typed; nothing is wrong to this reader."""
    clean = text.translate(_ALIKE).encode("utf-8", "replace").decode("utf-8")
    reader = _Reader(clean)
    terms = []
    while reader.more():
        terms.append(reader.term())
    return Query(tuple(terms))


def written(query: Query) -> str:
    """Write a query so that read() gives it back."""
    return " ".join(map(_written, query.terms))


def quoted(text: str) -> str:
    """Return text in quotes, its own quotes doubled."""
    return '"' + text.replace('"', '""') + '"'


def plain(text: str) -> str:
    """Return text as a value after a sign is written: in quotes only where it would be read as something else."""
    found = read(f"x:{text}").terms
    alone = len(found) == 1 and [(v.text, v.quoted) for v in found[0].values] == [(text, False)]
    return text if alone and text else quoted(text)


def _written(term: Term) -> str:
    values = ",".join(quoted(value.text) if value.quoted else value.text for value in term.values)
    if term.negated and not term.key and term.unfinished and not term.values[0].quoted:
        return NOT
    apart = " " if term.sign in ("<", ">") and values.startswith("=") else ""  # else it would be read as <= or >=
    return f"{'-' if term.negated else ''}{term.key}{term.sign}{apart}{values}"


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def more(self) -> bool:
        """Go past spaces and say whether anything is left."""
        self._pass_spaces()
        return self._at < len(self._text)

    def term(self) -> Term:
        start = self._at
        negated = self._negated()
        if self._at == len(self._text):  # a lone `inte`, however often
            return Term((Value("", start=start, end=start),), negated=True, start=start, end=self._at)
        key = _KEY.match(self._text, self._at)
        if key is None:
            value = self._quoted() if self._here('"') else self._bare("")
            return Term((value,), negated=negated, start=start, end=self._at)
        self._at = key.end()
        return Term(
            self._values(),
            unicodedata.normalize("NFC", key.group(1).lower()),
            key.group(2).strip(),
            negated,
            start,
            self._at,
        )

    def _negated(self) -> bool:
        negated = False
        while True:
            if self._here("-") and self._at + 1 < len(self._text) and not self._text[self._at + 1].isspace():
                self._at += 1
            elif found := _NOT.match(self._text, self._at):
                self._at = found.end()
                self._pass_spaces()
            else:
                return negated
            negated = not negated

    def _values(self) -> tuple[Value, ...]:
        after_sign = self._at
        self._pass_spaces()
        if _KEY.match(self._text, self._at) and self._at > after_sign:
            self._at = after_sign  # the next condition, not this one's value
            return (Value("", start=after_sign, end=after_sign),)
        values = [self._value()]
        while self._here(","):
            self._at += 1
            values.append(self._value())
        return tuple(values)

    def _value(self) -> Value:
        return self._quoted() if self._here('"') else self._bare(",")

    def _quoted(self) -> Value:
        start, found = self._at, []
        self._at += 1
        while self._at < len(self._text):
            letter = self._text[self._at]
            self._at += 1
            if letter == '"':
                if not self._here('"'):
                    break
                self._at += 1
            found.append(letter)
        return Value("".join(found), quoted=True, start=start, end=self._at)

    def _bare(self, stops: str) -> Value:
        start = self._at
        while self._at < len(self._text) and not self._text[self._at].isspace() and self._text[self._at] not in stops:
            self._at += 1
        return Value(self._text[start : self._at], start=start, end=self._at)

    def _pass_spaces(self) -> None:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1

    def _here(self, letter: str) -> bool:
        return self._text.startswith(letter, self._at)
