"""Which rows of the register a clerk's answers become: a decision mended, a new one, or one that is here already."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Value
from nkavtal.exchange.clerk_sheet.layout import BLANKS
from nkavtal.exchange.clerk_sheet.read import ClerkRow
from nkavtal.exchange.clerk_sheet.said import Said
from nkavtal.exchange.register_in.draft import Draft, Entry
from nkavtal.exchange.register_in.known import Known, KnownThing
from nkavtal.exchange.register_in.matching import blank
from nkavtal.exchange.register_in.plan import Reason
from nkavtal.exchange.register_in.wordings import shown
from nkavtal.rules.deciding_body import usual_kind
from nkavtal.rules.partial_date import PartialDate

_LEDGERS = ("decision", "signature")
_NEW = "new"
"""Stands as the UUID of what the register does not have: nothing that resembles it is looked for."""
_REQUIRED = {("decision", "outcome"), ("decision", "kind")}
_LASTING = frozenset({"outcome", "kind", "body", "diary_number"})
"""What a new decision takes from a cell that was left as it was sent; a § or a day there is the earlier decision's."""


class Settling:
    """Puts rows into the draft; `row_of` tells by key which party's row a thing comes from."""

    def __init__(self, draft: Draft, known: Known) -> None:
        self._draft, self._known = draft, known
        self._by_uuid = {thing.uuid: thing for thing in known.things}
        self._owned: dict[tuple[str, str], list[KnownThing]] = {}
        for thing in known.things:
            if thing.table in _LEDGERS and not thing.removed:
                self._owned.setdefault((thing.table, thing.owner), []).append(thing)
        self._last: dict[str, Mapping[str, Value]] = {}
        self.row_of: dict[str, str] = {}
        self.said: dict[str, Said] = {}
        self.at_row: dict[tuple[str, int], ClerkRow] = {}

    def known(self) -> Known:
        """Return what the rows speak of, with what the sheet was sent with in place of what a file last said."""
        named = {one.uuid for one in self._draft.entries.values()}
        found = (self._by_uuid[uuid] for uuid in sorted(named & self._by_uuid.keys()))
        things = tuple(replace(thing, imported=self._last.get(thing.uuid)) for thing in found)
        return replace(self._known, things=things)

    def name_of(self, party: str) -> str:
        """Return what a row's party is called."""
        return self._name(self.said[party].organisation)

    def take(self, one: Said) -> None:
        """Put what a row says into the draft."""
        self.said[one.party], self.at_row[one.row.at.sheet, one.row.at.row] = one, one.row
        organisation = self._met("organisation", one.organisation, "", one)
        agreement = self._met("agreement", one.agreement, "", one)
        party = self._met("party", one.party, agreement.key, one)
        party.values["organisation"] = organisation.key
        own = one.of("party", one.says)
        if own:
            party.values.update(own)
            self._last[one.party] = _sent(one, "party")
            self.row_of[party.key] = one.party
        for table in _LEDGERS:
            if one.of(table, one.says):
                self._settle(one, table, party)

    def _met(self, table: str, uuid: str, owner: str, one: Said) -> Entry:
        entry = self._draft.entry(table, f"{table}:{uuid}", owner, one.row.at.sheet)
        entry.uuid = uuid
        entry.cells.append(one.row.at)
        return entry

    def _settle(self, one: Said, table: str, party: Entry) -> None:
        mine = self._owned.get((table, one.party), [])
        sent = self._by_uuid.get(one.sent.rows.get(table, "")) if one.trusted else next(iter(mine[-1:]), None)
        whole: dict[str, Value] = {name: value for name, value in one.of(table, one.values).items() if value}
        if table == "signature" and not whole:
            self._tell_emptied(one, sent)
        elif sent is None:
            self._enter(one, table, party, whole)
        elif table == "decision" and _decides_anew(one):
            told = one.of(table, one.says)
            anew: dict[str, Value] = {name: whole[name] for name in whole if name in told or name in _LASTING}
            self._enter(one, table, party, anew)
        elif not sent.removed:
            self._mend(one, table, party, sent)
        elif self._asks_again(one, table):
            self._enter(one, table, party, whole)

    def _tell_emptied(self, one: Said, thing: KnownThing | None) -> None:
        """Say of a signature whose cells are all emptied that it stays: an empty one would still count as signed."""
        if thing is not None and not thing.removed:
            was = _words("signature", _of_sheet("signature", thing.values))
            self._draft.reasons.append(Reason("cleared_signature", one.row.at, was))

    def _mend(self, one: Said, table: str, party: Entry, thing: KnownThing) -> None:
        says = one.of(table, one.says)
        for name in [name for name in says if (table, name) in _REQUIRED and not says[name]]:
            label = next(_(blank_.heading) for blank_ in BLANKS if (blank_.table, blank_.name) == (table, name))
            self._draft.reasons.append(
                Reason("cleared", one.row.at, shown(table, name, thing.values.get(name)), {"label": label})
            )
            del says[name]
        if says:
            self._put(one, table, party, thing.uuid, says, _sent(one, table))

    def _enter(self, one: Said, table: str, party: Entry, values: dict[str, Value]) -> None:
        """Make what the row says, unless the register has come to say it too since the sheet was sent."""
        if table == "decision":
            if not values.get("outcome"):
                self._draft.reasons.append(Reason("no_outcome", one.row.at, _words(table, values)))
                return
            values.setdefault("kind", usual_kind(str(values.get("body", ""))))
        since = [thing for thing in self._owned.get((table, one.party), ()) if thing.uuid not in one.sent.seen]
        same = next((thing for thing in since if _agrees(thing, values)), None)
        if same is not None:
            more = {name: value for name, value in values.items() if not _known(same, name)}
            if more:
                self._put(one, table, party, same.uuid, more, same.values)
            return
        choice = self._asks_meanwhile(one, table, values, since[-1]) if since else "both"
        if choice == "both":
            self._put(one, table, party, _NEW, values, {})
        elif choice == "take_file":
            self._put(one, table, party, since[-1].uuid, values, since[-1].values)

    def _put(
        self, one: Said, table: str, party: Entry, uuid: str, values: Mapping[str, Value], last: Mapping[str, Value]
    ) -> None:
        key = f"{table}:{one.party}:{uuid}"
        entry = self._draft.entry(table, key, party.key, one.row.at.sheet)
        entry.uuid = uuid
        entry.values.update(values)
        entry.cells += [one.row.cells.get(f"{table}.{name}", one.row.at) for name in values]
        self.row_of[key] = one.party
        if uuid != _NEW:
            self._last[uuid] = last

    def _asks_again(self, one: Said, table: str) -> bool:
        values = one.of(table, one.values)
        choice = self._draft.ask(
            "removed_fact", f"{one.party} {table} {_print(values)}", one.row.at, ("keep_here", "again"), "keep_here",
            agreement=one.row.called(), file=_words(table, values),
        )  # fmt: skip
        return choice == "again"

    def _asks_meanwhile(self, one: Said, table: str, values: Mapping[str, Value], thing: KnownThing) -> str:
        now = {name: thing.values.get(name) for name in values}
        return self._draft.ask(
            f"meanwhile_{table}", f"{thing.uuid} {_print(now, values)}", one.row.at,
            ("keep_here", "take_file", "both"), "keep_here",
            agreement=one.row.called(), party=self._name(one.organisation),
            now=_words(table, _of_sheet(table, thing.values)), file=_words(table, values),
        )  # fmt: skip

    def _name(self, organisation: str) -> str:
        thing = self._by_uuid.get(organisation)
        return str(thing.values.get("short_name")) if thing else ""


def _decides_anew(one: Said) -> bool:
    """Tell a new decision from a mended one: it is of another day and another outcome or § than the one that was sent.

    Of another kind it has to be of a later day.
    """
    before, after = one.sent.values.get("decision.decided_on"), one.says.get("decision.decided_on")
    if not one.trusted or not before or not after:
        return False
    was, is_ = PartialDate.parse(before), PartialDate.parse(str(after))
    later, earlier = is_.earliest > was.latest, is_.latest < was.earliest
    other = bool(one.says.get("decision.outcome")) or _other_paragraph(one)
    return (other and (later or earlier)) or ("decision.kind" in one.says and later)


def _other_paragraph(one: Said) -> bool:
    before, after = one.sent.values.get("decision.paragraph", ""), str(one.says.get("decision.paragraph") or "")
    signs = str.maketrans("", "", "§ \u00a0")
    return bool(before and after) and before.translate(signs) != after.translate(signs)


def _sent(one: Said, table: str) -> dict[str, Value]:
    return {blank_.name: one.sent.values.get(blank_.id) or None for blank_ in BLANKS if blank_.table == table}


def _agrees(thing: KnownThing, values: Mapping[str, Value]) -> bool:
    return all(not _known(thing, name) or thing.values.get(name) == value for name, value in values.items())


def _known(thing: KnownThing, name: str) -> bool:
    value = blank(thing.values.get(name))
    return value is not None and (name, value) != ("kind", "unknown")


def _of_sheet(table: str, values: Mapping[str, Value]) -> dict[str, Value]:
    return {one.name: values.get(one.name) for one in BLANKS if one.table == table}


def _words(table: str, values: Mapping[str, Value]) -> str:
    """Return the values in the order of the sheet's columns."""
    ordered = [one.name for one in BLANKS if one.table == table and values.get(one.name)]
    return ", ".join(shown(table, name, values[name]) for name in ordered)


def _print(*values: Mapping[str, Value]) -> str:
    """Return what tells these values from others: an answer holds for the values it was given for."""
    return hashlib.sha256(repr([sorted(one.items()) for one in values]).encode()).hexdigest()[:8]
