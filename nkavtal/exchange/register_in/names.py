"""Which organisation a name means: short and official names, old spellings, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from nkavtal.exchange.register_in.words import alike, bare, pressed, unaccented

_WELL_KNOWN = {
    "polisen": "polismyndigheten",
    "åklagaren": "åklagarmyndigheten",
    "skolverket": "statens skolverk",
    "ltu": "luleå tekniska universitet",
    "umu": "umeå universitet",
    "spsm": "specialpedagogiska skolmyndigheten",
    "länsstyrelsen norrbotten": "länsstyrelsen i norrbottens län",
}
_FEDERATION = ("förbundet", "nk", "kommunförbundet norrbotten", "kommunförbundet", "norrbottens kommuner")


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation as the index knows it."""

    key: str
    name: str
    short_name: str
    kind: str
    member: bool


@dataclass(slots=True)
class Names:
    """An index of organisations; municipalities of the federation also by abbreviation and without å ä ö."""

    _exact: dict[str, str] = field(default_factory=dict)
    _members: dict[str, str] = field(default_factory=dict)
    _known: dict[str, Named] = field(default_factory=dict)
    _cache: dict[str, str] = field(default_factory=dict)
    _member_keys: tuple[str, ...] = ()

    def add(self, named: Named, aliases: Iterable[str] = ()) -> None:
        """Make an organisation found by its names; an earlier one keeps a name both have."""
        self._known.setdefault(named.key, named)
        self._member_keys = ()
        words = {named.name, named.short_name, *aliases} - {""}
        if named.kind == "municipality":
            words |= _municipal_forms(named.short_name)
        if named.kind == "federation":
            words |= set(_FEDERATION)
        for word in sorted(words):
            self._exact.setdefault(bare(word), named.key)
            if named.member and named.kind == "municipality":
                for short in _short_forms(word):
                    self._members.setdefault(short, named.key)
        self._cache.clear()

    def has(self, key: str, text: str) -> bool:
        """Tell if a name is already known for an organisation."""
        return self._exact.get(bare(text)) == key

    def forget(self, text: str) -> None:
        """Let a name mean nobody, so that another organisation can take it."""
        self._exact.pop(bare(text), None)
        self._cache.clear()

    def starting(self, word: str) -> str:
        """Return the key of the only organisation whose name starts with a word, '' when none or several."""
        plain = bare(word)
        keys = (
            {key for name, key in self._exact.items() if name == plain or name.startswith(f"{plain} ")}
            if plain
            else set()
        )
        return keys.pop() if len(keys) == 1 else ""

    def of_kind(self, kind: str) -> tuple[Named, ...]:
        """Return the organisations of a kind, in the order they were added."""
        return tuple(named for named in self._known.values() if named.kind == kind)

    def find(self, text: str) -> str:
        """Return the key of the organisation a name means, '' when none or not for sure."""
        plain = bare(text)
        key = self._exact.get(plain) or self._exact.get(_WELL_KNOWN.get(plain, "\0"), "")
        return key or self.member(text)

    def member(self, text: str) -> str:
        """Return the key of one of the federation's municipalities, '' for anything else."""
        if text in self._cache:
            return self._cache[text]
        key = self._exact.get(bare(text), "")
        if key and not self._is_member(key):
            key = ""
        key = key or self._members.get(unaccented(text), "") or self._by_start(text)
        self._cache[text] = key
        return key

    def named(self, key: str) -> Named:
        """Return what is known of an organisation by its key."""
        return self._known[key]

    def members(self) -> tuple[str, ...]:
        """Return the keys of the federation's municipalities, in the order they were added."""
        if not self._member_keys:
            self._member_keys = tuple(key for key in self._known if self._is_member(key))
        return self._member_keys

    def federation(self) -> str:
        """Return the key of the federation itself, '' when it is not known."""
        return next((key for key, named in self._known.items() if named.kind == "federation"), "")

    def _is_member(self, key: str) -> bool:
        named = self._known[key]
        return named.member and named.kind == "municipality"

    def _by_start(self, text: str) -> str:
        """Find 'Arv.' and 'Jokkm': at least four letters, or three and a full stop, that only one name starts with."""
        short = pressed(text)
        if not re.fullmatch(r"[^\W\d]+", short) or len(short) < (3 if alike(text).endswith(".") else 4):
            return ""
        keys = {key for key in self.members() if pressed(self._known[key].short_name).startswith(short)}
        return keys.pop() if len(keys) == 1 else ""


def _municipal_forms(short: str) -> set[str]:
    genitive = short if short.endswith(("s", "x", "z")) else f"{short}s"
    forms = {
        short,
        genitive,
        f"{short} kommun",
        f"{genitive} kommun",
        f"{short} stad",
        f"{genitive} stad",
        f"{short} kn",
        f"{genitive} kn",
    }
    return forms | {f"kommunen {short}"}


def _short_forms(word: str) -> set[str]:
    """Return the forms compared without blanks and accents; 'Över-' also as 'Ö-' and 'Öfver-', 'ä' also as 'e'."""
    forms = {unaccented(word), unaccented(alike(word).replace("ä", "e"))}
    if alike(word).startswith("över"):
        forms.add("o" + unaccented(word)[4:])
        forms.add("ov" + unaccented(word)[4:])
        forms.add("ofver" + unaccented(word)[4:])
    return forms
