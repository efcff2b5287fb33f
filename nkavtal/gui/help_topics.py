"""The help: one short text a page, written for coordinators, in files that travel with the program."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nkavtal.base import resources

OF_PAGE = {
    "start": "kom-igang",
    "oversikt": "oversikt",
    "avtal": "avtal",
    "agreement": "parter-och-beslut",
    "tidslinje": "tidslinje",
    "beslutsrundor": "beslutsrundor",
    "tackning": "tackning",
    "bevakningar": "bevakningar",
    "parter": "parter",
    "papperskorg": "papperskorg",
    "installningar": "installningar",
    "kopior": "sakerhetskopior",
}
"""The topic that F1 shows on each page."""
OF_TAB = {
    "details": "avtal",
    "parties": "parter-och-beslut",
    "term": "loptid-och-uppsagning",
    "documents": "dokument",
    "history": "avtal",
}
"""The topic of each tab of an agreement."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: its name, its title in words, and its text (Markdown)."""

    name: str
    title: str
    text: str


@cache
def topics() -> tuple[Topic, ...]:
    """Return all topics in the order they are offered."""
    return tuple(_read(file.stem.partition("-")[2], file.read_text(encoding="utf-8")) for file in _files())


def _files() -> list[Path]:
    return sorted(resources.path("help").glob("*.md"))


def _read(name: str, text: str) -> Topic:
    return Topic(name, text.splitlines()[0].removeprefix("# "), text)
