"""The words that can be asked for by name in the search box: one for each field of an agreement, and a few more.

The words are Swedish in every language of the program, since saved searches are kept as they are typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT, AGREEMENT_FIELDS
from nkavtal.catalogue.codes import STATUSES
from nkavtal.catalogue.document_types import DOCUMENT_TYPES
from nkavtal.catalogue.field import Field, Kind, Words
from nkavtal.catalogue.show import shown
from nkavtal.rules.matching import spoken
from nkavtal.rules.search_text import plain

MISSING = "saknas"
"""The value that asks for what nothing is known of."""
YES_OR_NO: Words = {"yes": N_("ja"), "no": N_("nej")}
FLAGS: Words = {"current": N_("aktuellt"), "late": N_("försenat"), "example": N_("exempel")}
LACKS: Words = {"decision": N_("beslut"), "signature": N_("underskrift")}


class Takes(StrEnum):
    """What stands after a word's sign."""

    TEXT = "text"
    CHOICE = "choice"
    DAY = "day"
    AMOUNT = "amount"
    PARTY = "party"


_TAKES = {
    Kind.CHOICE: Takes.CHOICE, Kind.CHOICES: Takes.CHOICE, Kind.TRISTATE: Takes.CHOICE,
    Kind.PARTIAL_DATE: Takes.DAY, Kind.MONEY: Takes.AMOUNT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SearchWord:
    """A word: `of` is the field it asks about, or what else the store derives; `others` are taken as the same word.

    `met` are spellings of the choices beside their own words; `can_miss` says whether `saknas` may be asked for.
    """

    word: str
    of: str
    label: str
    takes: Takes
    sample: str
    choices: Words = field(default_factory=dict)
    others: tuple[str, ...] = ()
    met: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    can_miss: bool = True

    @property
    def example(self) -> str:
        """The word with a value, as it is typed."""
        sign = "<" if self.takes is Takes.DAY else ">" if self.takes is Takes.AMOUNT else ":"
        return f"{self.word}{sign}{plain(self.sample)}"

    @property
    def names(self) -> dict[str, tuple[str, ...]]:
        """Every spelling of each choice, by code."""
        return {code: (words, _(words), *self.met.get(code, ())) for code, words in self.choices.items()}


def _own_word(one: Field) -> str:
    return one.word or re.sub(r"[^\w]+", "-", spoken(one.label))


def _of_field(one: Field) -> SearchWord:
    choices = YES_OR_NO if one.kind is Kind.TRISTATE else one.choices or {}
    sample = str(shown(one, one.sample)).split(",")[0] if one.kind is not Kind.MONEY else "100000"
    label = spoken(one.label)
    return SearchWord(
        word=_own_word(one),
        of=one.name,
        label=one.label,
        takes=_TAKES.get(one.kind, Takes.TEXT),
        sample=sample,
        choices=choices,
        others=(label,) if one.word and " " not in label else (),
        met={kind.code: kind.met for kind in DOCUMENT_TYPES} if one.name == "type" else {},
        can_miss=not one.required and not one.fixed,
    )


_BESIDE = (
    SearchWord("part", "party", N_("Part, vilken som helst"), Takes.PARTY, "kalix", can_miss=False),
    SearchWord("motpart", "counterparty", N_("Motpart"), Takes.PARTY, "region"),
    SearchWord("saknar", "unsigned", N_("Saknar underskrift från"), Takes.PARTY, "kalix", LACKS, can_miss=False),
    SearchWord("handläggare", "handler", N_("Ansvarig eller ersättare"), Takes.TEXT, "jurist", can_miss=False),
    SearchWord("läge", "status", N_("Läge"), Takes.CHOICE, "gällande", STATUSES, ("status",), can_miss=False),
    SearchWord("frist", "next_day", N_("Nästa frist"), Takes.DAY, "+90d"),
    SearchWord("är", "flag", N_("Särskilda avtal"), Takes.CHOICE, "exempel", FLAGS, can_miss=False),
)
_FIRST = ("party", "counterparty", "unsigned", "status", "type", "areas", "ends_on", "starts_on", "next_day",
          "responsible", "number", "diary_number")  # fmt: skip


def _in_order() -> tuple[SearchWord, ...]:
    """Return the words most used first, the rest as the catalogue has them."""
    every = {one.of: one for one in (*_BESIDE, *map(_of_field, AGREEMENT_FIELDS))}
    return tuple(every[of] for of in (*_FIRST, *(of for of in every if of not in _FIRST)))


SEARCH_WORDS = _in_order()
BY_WORD: dict[str, SearchWord] = {name: one for one in SEARCH_WORDS for name in (one.word, *one.others)}

LOOKED_FOR: dict[str, str] = {
    heading: _own_word(one) for one in AGREEMENT_FIELDS for heading in one.headings if heading not in BY_WORD
}
"""What else a field is called, and the word that was probably meant."""


def column_kind(of: str) -> Kind | None:
    """Return the kind of the field that a word asks about; None for what is derived."""
    return AGREEMENT[of].kind if of in AGREEMENT else None
