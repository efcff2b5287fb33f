"""The plan while it is being made: things gathered, cells accounted for, questions asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nkavtal.catalogue.field import Value
from nkavtal.exchange.register_in.plan import At, Question, Reason
from nkavtal.exchange.register_in.words import bare

MOST = 12  # open questions at a time; further unclear values take their safe choice until these are answered
ALWAYS = frozenset({
    "conflict", "twice", "foreign", "moved_key", "broken_key", "removed_fact", "meanwhile_decision", "meanwhile_signature",
})  # fmt: skip
"""Asked however many they are: each is about a fact of its own, and none of them explains another."""
MOST_OF_A_KIND = {"unclear": 5, "type": 4, "which_body": 4, "same_body": 6, "same_agreement": 6}


@dataclass(slots=True)
class Entry:
    """One thing being gathered; `lines` are words with their headings that have no field of their own.

    `uuid` is that of the thing in the register it is known to be. `whole` tells that the file speaks of every field,
    so that a blank is said too, and knows the thing by UUID and version: `own_uuid`, `version`.
    """

    key: str
    table: str
    owner: str = ""
    uuid: str = ""
    sheet: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    cells: list[At] = field(default_factory=list)
    whole: bool = False
    own_uuid: str = ""
    version: int = 1

    def line(self, heading: str, words: str) -> None:
        """Keep words for the note under a heading; equal words are kept once."""
        before = self.lines.get(heading)
        if before is None:
            self.lines[heading] = words
        elif words not in before.split("; "):
            self.lines[heading] = f"{before}; {words}"


class Draft:
    """What has been read so far; answers are known from the start, so a question gives its choice at once."""

    def __init__(self, answers: Mapping[str, str], earlier: Mapping[str, str]) -> None:
        self.entries: dict[str, Entry] = {}
        self.fates: dict[At, str] = {}
        self.reasons: list[Reason] = []
        self._answers = answers
        self._earlier = earlier
        self._asked: dict[str, Question] = {}
        self._asked_cells: dict[str, list[At]] = {}
        self._asking: set[At] = set()

    def entry(self, table: str, key: str, owner: str = "", sheet: str = "") -> Entry:
        """Return the thing with this key, made when it is new."""
        found = self.entries.get(key)
        if found is None:
            found = self.entries[key] = Entry(key, table, owner, sheet=sheet)
        return found

    def fact(self, entry: Entry, at: At, fate: str = "fact", /, **values: Value) -> None:
        """Put values into a thing and account for the cell they come from."""
        entry.values.update(values)
        entry.cells.append(at)
        self.fates[at] = fate

    def note(self, entry: Entry, heading: str, words: str, at: At, reason: str = "") -> None:
        """Keep a cell's words in the note of a thing; with a reason it is listed as not read."""
        entry.line(heading, words)
        if self.fates.get(at) is None:
            entry.cells.append(at)
            self.fates[at] = "note"
        if reason:
            self.reasons.append(Reason(reason, at, words))

    def leave(self, at: At, reason: str, value: str, **about: str) -> None:
        """Account for a cell that is left out, and say why."""
        self.fates[at] = "reason"
        self.reasons.append(Reason(reason, at, value, about))

    def ask(
        self, kind: str, value: str, at: At, choices: tuple[str, ...], default: str, /, scope: str = "", **about: str
    ) -> str:
        """Ask once per distinct value and return the choice that holds; the id is stable over runs.

        When enough is asked already the safe choice holds and the cell is not asked about (see is_asked).
        """
        key = ":".join(part for part in (kind, bare(scope), bare(value) or value) if part)
        question = self._asked.get(key)
        if question is None:
            given = self._answers.get(key, self._earlier.get(key, ""))
            if given not in choices and kind not in ALWAYS and self._asks_enough(kind):
                return default
            answer = given if given in choices else default
            question = Question(key, kind, value, choices, default, answer, given in choices, (), about)
            self._asked[key] = question
            self._asked_cells[key] = []
        self._asked_cells[key].append(at)
        self._asking.add(at)
        return question.answer

    def _asks_enough(self, kind: str) -> bool:
        still = [question.kind for question in self._asked.values() if not question.answered]
        return len(still) >= MOST or still.count(kind) >= MOST_OF_A_KIND.get(kind, MOST)

    def is_asked(self, at: At) -> bool:
        """Tell if a cell has a question."""
        return at in self._asking

    def questions(self) -> tuple[Question, ...]:
        """Return the questions in the order they arose, with all their cells."""
        return tuple(
            Question(
                q.id,
                q.kind,
                q.value,
                q.choices,
                q.default,
                q.answer,
                q.answered,
                tuple(dict.fromkeys(self._asked_cells[q.id])),
                q.about,
            )
            for q in self._asked.values()
        )
