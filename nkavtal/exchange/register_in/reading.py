"""What all readers of sheets share: the draft, the names, and which agreement a title or number means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nkavtal.exchange.register_in.draft import Draft, Entry
from nkavtal.exchange.register_in.known import Known, KnownThing
from nkavtal.exchange.register_in.names import Named, Names
from nkavtal.exchange.register_in.plan import At
from nkavtal.exchange.register_in.values import kind_by_name
from nkavtal.exchange.register_in.words import bare

_ABBREVIATION = re.compile(r"(.+?)\s*\(([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,7})\)")


@dataclass(frozen=True, slots=True)
class PartiesRead:
    """Who a cell of parties names: `members` by key, `everyone` all of the federation's municipalities."""

    members: tuple[str, ...] = ()
    everyone: bool = False
    host: str = ""
    federation: bool = False
    words: str = ""


class Reading:
    """One run over a workbook; knows the register's things by key and the file's by what it has read so far."""

    def __init__(self, known: Known, answers: Mapping[str, str], today: date) -> None:
        self.draft = Draft(answers, known.answers)
        self.names = Names()
        self.today = today
        self.earlier_names: dict[str, str] = {}
        self.parties: dict[str, PartiesRead] = {}
        self._uuids: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._by_number: dict[str, list[KnownThing]] = {}
        self._by_title: dict[str, list[KnownThing]] = {}
        self._in_file: dict[str, str] = {}
        self._taken: set[str] = set()
        self._learn_organisations(known)
        self._learn_agreements(known)

    def organisation(self, key: str, sheet: str = "") -> Entry:
        """Return the entry of an organisation by its key."""
        entry = self.draft.entry("organisation", key, sheet=sheet)
        entry.uuid = self._uuids.get(key, "")
        return entry

    def with_number(self, number: str) -> str:
        """Return the key of the organisation with this number, '' when there is none yet."""
        return self._numbers.get(number, "")

    def new_organisation(self, name: str, at: At, *, number: str = "", kind: str = "") -> Entry:
        """Make an organisation that the register does not have."""
        long, short = name, name
        if found := _ABBREVIATION.fullmatch(name):
            long, short = found[1], found[2]
        key = f"organisation:{number or bare(long)}"
        entry = self.organisation(key, at.sheet)
        chosen = kind or kind_by_name(long)
        if chosen == "municipality" and short.endswith(" kommun") and not short.endswith("s kommun"):
            short = short.removesuffix(" kommun")  # a genitive is left: 'Borås' and 'Bodens' look alike
        entry.values |= {"name": long, "short_name": short, "kind": chosen}
        if number:
            entry.values |= {"org_number": number, "org_number_state": "to_confirm"}
            self._numbers[number] = key
        self.names.add(Named(key, long, short, chosen, member=False))
        return entry

    def agreement(self, title: str, number: str, counterparty: str, at: At, *, of_register: bool) -> Entry | None:
        """Return the agreement a row is about, made when new.

        None in an agreements sheet (`of_register`): the same agreement stood in an earlier row. None elsewhere: there
        is only a number, and nobody knows it.
        """
        plain = bare(title)
        if not of_register:
            return self._mentioned(plain, title, number, at)
        key = f"agreement:{bare(number)}:{plain}" if number else f"agreement:{plain}:{bare(counterparty)}"
        if key in self.draft.entries:
            return None
        entry = self.draft.entry("agreement", key, sheet=at.sheet)
        known = self._known_agreement(plain, title, number, counterparty, at)
        if known is not None:
            self._taken.add(known.uuid)
            entry.uuid = known.uuid
        self._in_file.setdefault(plain, key)
        if number:
            self._in_file.setdefault(f"#{bare(number)}", key)
        return entry

    def knows_title(self, plain: str) -> bool:
        """Tell if an agreement with this bare title is in the file or the register."""
        return plain in self._in_file or plain in self._by_title

    def _mentioned(self, plain: str, title: str, number: str, at: At) -> Entry | None:
        key = self._in_file.get(plain) or (self._in_file.get(f"#{bare(number)}", "") if number and not plain else "")
        if key:
            return self.draft.entries[key]
        known = self._known_agreement(plain, title, number, "", at) if plain else self._with_number(number)
        if known is None and not plain:
            return None
        key = f"agreement:{plain}:" if plain else f"agreement:{bare(number)}:"
        if known is None and (near := self._near_in_file(plain)):
            choice = self.draft.ask(
                "same_agreement", title, at, ("same_agreement", "new"), "new",
                other=str(self.draft.entries[near].values.get("title", "")),
            )  # fmt: skip
            if choice == "same_agreement":
                return self.draft.entries[near]
        entry = self.draft.entry("agreement", key, sheet=at.sheet)
        if title:
            entry.values.setdefault("title", title)
        if number:
            entry.values.setdefault("old_number", number)
        if known is not None:
            self._taken.add(known.uuid)
            entry.uuid = known.uuid
        self._in_file.setdefault(plain or f"#{bare(number)}", key)
        return entry

    def _with_number(self, number: str) -> KnownThing | None:
        return next((t for t in self._by_number.get(bare(number), ()) if t.uuid not in self._taken), None)

    def _near_in_file(self, plain: str) -> str:
        titles = [title for title in self._in_file if not title.startswith("#")]
        if len(plain) < 8 or len(titles) > 400:
            return ""
        starts = [title for title in titles if title.startswith(f"{plain} ") or plain.startswith(f"{title} ")]
        close = starts if len(starts) == 1 else difflib.get_close_matches(plain, titles, n=1, cutoff=0.82)
        return self._in_file[close[0]] if close else ""

    def _known_agreement(self, plain: str, title: str, number: str, counterparty: str, at: At) -> KnownThing | None:
        if number:
            for thing in self._by_number.get(bare(number), ()):
                if thing.uuid not in self._taken and self._same_title(thing, plain):
                    return thing
        found = [thing for thing in self._by_title.get(plain, ()) if thing.uuid not in self._taken]
        if number:
            found = [
                t for t in found if not t.values.get("old_number") or bare(str(t.values["old_number"])) == bare(number)
            ]
        if found:
            return found[0]
        if number and any(thing.uuid not in self._taken for thing in self._by_number.get(bare(number), ())):
            choice = self.draft.ask("numbers", "", at, ("same_numbers", "other_numbers"), "other_numbers")
            return self._by_number[bare(number)][0] if choice == "same_numbers" else None
        return self._near_known(plain, title, at) if not number else None

    def _near_known(self, plain: str, title: str, at: At) -> KnownThing | None:
        titles = [words for words, things in self._by_title.items() if things[0].uuid not in self._taken]
        if len(plain) < 8 or not titles or len(titles) > 400:
            return None
        close = difflib.get_close_matches(plain, titles, n=1, cutoff=0.85)
        if not close:
            return None
        thing = self._by_title[close[0]][0]
        other = str(thing.values.get("title", ""))
        choice = self.draft.ask("same_agreement", title, at, ("same_agreement", "new"), "new", other=other)
        return thing if choice == "same_agreement" else None

    def _same_title(self, thing: KnownThing, plain: str) -> bool:
        titles = {bare(str(thing.values.get("title", "")))}
        if thing.imported:
            titles.add(bare(str(thing.imported.get("title", ""))))
        if plain in titles:
            return True
        return any(difflib.SequenceMatcher(None, title, plain).ratio() >= 0.6 for title in titles)

    def _learn_organisations(self, known: Known) -> None:
        """Learn the organisations' own names before other names for them, so that their own win."""
        keys: dict[str, str] = {}
        for thing in known.of("organisation"):
            if thing.removed:
                continue
            number, name = str(thing.values.get("org_number") or ""), str(thing.values.get("name", ""))
            key = f"organisation:{number or bare(name)}"
            if key in self._uuids:
                key = f"organisation:{thing.uuid}"
            self._uuids[key], keys[thing.uuid] = thing.uuid, key
            if number:
                self._numbers.setdefault(number, key)
            short, kind = str(thing.values.get("short_name", "")), str(thing.values.get("kind", ""))
            self.names.add(Named(key, name, short, kind, bool(thing.values.get("member"))))
        for other in known.of("name"):
            if not other.removed and other.owner in keys:
                alias, key = str(other.values.get("name", "")), keys[other.owner]
                self.names.add(self.names.named(key), (alias,))
                if other.values.get("kind") == "earlier":
                    self.earlier_names.setdefault(bare(alias), key)

    def _learn_agreements(self, known: Known) -> None:
        for thing in known.of("agreement"):
            titles = {bare(str(thing.values.get("title", "")))}
            numbers = {bare(str(thing.values.get("old_number") or ""))}
            if thing.imported:
                titles.add(bare(str(thing.imported.get("title") or "")))
                numbers.add(bare(str(thing.imported.get("old_number") or "")))
            for words in sorted(titles - {""}):
                self._by_title.setdefault(words, []).append(thing)
            for words in sorted(numbers - {""}):
                self._by_number.setdefault(words, []).append(thing)
