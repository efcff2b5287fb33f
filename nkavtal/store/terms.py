"""What agreements' days are: the rules asked with the facts, the days set by hand and what has been done about each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from nkavtal.base import calendars as given
from nkavtal.base.red_days import is_free
from nkavtal.catalogue.term_rows import PartyTerm
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.party import Party
from nkavtal.model.register import PartyDerived
from nkavtal.model.term import LeadTime, Reminder, SetDay
from nkavtal.rules.terms.deadlines import on_the_day
from nkavtal.rules.terms.facts import Calendars, NoticeGiven
from nkavtal.rules.terms.rule import YearDay
from nkavtal.rules.terms.watch import Done, Set, Watch, watches
from nkavtal.store.term_facts import TermInput, by_agreement, fact_days, inputs
from nkavtal.store.term_reckoning import Reckoned, Reckoning
from nkavtal.store.term_related import exact
from nkavtal.store.written_once import WrittenOnce, among

Rows = Mapping[str, Sequence[Any]]
_NAMES = WrittenOnce(select(Organisation.uuid, Organisation.short_name))
_LEAD_TIMES = WrittenOnce(
    select(LeadTime.type, LeadTime.days).where(LeadTime.removed.is_(False)).order_by(LeadTime.position.desc())
)
_LEADS = WrittenOnce(select(Agreement.uuid, Agreement.type, Agreement.lead_days).where(among(Agreement.uuid)))
_REPLIES = WrittenOnce(
    select(Party.agreement, Party.reply_by)
    .join(PartyDerived, PartyDerived.party == Party.uuid)
    .where(among(Party.agreement), PartyDerived.waiting, Party.removed.is_(False), Party.reply_by.is_not(None))
)


@dataclass(frozen=True, slots=True)
class Terms:
    """One agreement's days on a day: for all first, then for parties of their own.

    `ruled` tells if somebody has said what the clause is or prolonged it, `noticed` if notice for all has been given,
    `noticed_to` the day that it names itself.
    """

    parties: tuple[PartyTerm, ...]
    ruled: bool
    noticed: bool
    noticed_to: date | None
    to_come: tuple[date, ...]
    """Days of facts, and of terms of agreements that this leans on, that are later than the day asked for."""
    tasks: tuple[str, ...]
    lead: int | None

    @property
    def whole(self) -> PartyTerm:
        """What holds for all parties."""
        return self.parties[0]


def calendars() -> Calendars:
    """Return the calendars that days are reckoned by."""
    return Calendars(is_free, YearDay(*given.school_year_end()), given.mandate_ends())


def terms(
    connection: Connection,
    agreements: Sequence[str],
    as_of: date,
    *,
    parties: Rows | None = None,
    replies: Mapping[str, date] | None = None,
    history: bool = False,
    marked: bool = True,
) -> Iterator[tuple[str, Terms]]:
    """Yield what some living agreements' days are on a day.

    `parties` and `replies` (first days to reply) are read here when they are not at hand; with
    `history` all passed days are told, and the gap to the agreement before. Without `marked` what has been done about days does not count.
    """
    found = inputs(connection, agreements, parties)
    wanted = list(found)
    set_days = by_agreement(connection, SetDay, wanted)
    whole = None if history else {key for key, rows in set_days.items() if rows}
    reckoning = Reckoning(with_others(connection, found, gaps=history), as_of, calendars(), whole)
    about = _About(
        dict(_NAMES(connection)),
        set_days,
        by_agreement(connection, Reminder, wanted) if marked else {},
        _leads(connection, wanted),
        first_replies(connection, wanted) if replies is None else replies,
        as_of,
        reckoning,
        history,
    )
    for key in wanted:
        yield key, about.terms(key)


def with_others(connection: Connection, found: dict[str, TermInput], *, gaps: bool) -> dict[str, TermInput]:
    """Return the inputs with those of the agreements that they lean on, one after another, and follow."""
    known = dict(found)
    fresh = list(found.values())
    while fresh:
        others = {one.leans_on for one in fresh} | ({one.follows for one in fresh} if gaps else set())
        missing = sorted(others - known.keys() - {""})
        more = inputs(connection, missing) if missing else {}
        known |= more
        fresh = list(more.values())
    return known


@dataclass(frozen=True, slots=True)
class _About:
    names: Mapping[str, str]
    set_days: Rows
    reminders: Rows
    leads: Mapping[str, int | None]
    replies: Mapping[str, date]
    as_of: date
    reckoning: Reckoning
    history: bool

    def terms(self, key: str) -> Terms:
        one = self.reckoning.found[key]
        made = self.reckoning.of(key)
        parties = tuple(self._party(key, party) for party in made)
        there = {(party.organisation or None, watch.key) for party in parties for watch in party.watches}
        gone = any((row.organisation, row.watch) not in there for row in self.set_days.get(key, ()))
        told = [*one.asks, *(task for party in parties for task in party.outcome.tasks), *(["set_day_gone"] * gone)]
        coming = [day for party in made for day in fact_days(party.facts) if day > self.as_of]
        given = _given(one, self.as_of)
        named = max((notice.ends_on for notice in given if notice.ends_on is not None), default=None)
        return Terms(
            parties, one.ruled or one.prolonged, bool(given), named, (*coming, *self.reckoning.turns_of_other(key)), tuple(dict.fromkeys(told)), self.leads[key]
        )  # fmt: skip

    def _party(self, key: str, party: Reckoned) -> PartyTerm:
        organisation, outcome = party.organisation, party.outcome
        if self.history and not organisation:
            outcome = replace(outcome, gap_before=self.reckoning.gap_before(key))
        own = organisation or None
        hands = {
            row.watch: Set(day, row.reason, row.base, row.author) for row in reversed(self.set_days.get(key, ()))
            if row.organisation == own and (day := exact(row.day)) is not None
        }  # fmt: skip
        done = {
            (row.watch, day): Done(row.state, exact(row.until), row.note) for row in reversed(self.reminders.get(key, ()))
            if row.organisation == own and (day := exact(row.day)) is not None
        }  # fmt: skip
        made = self.reckoning.calendars
        deadlines = outcome.deadlines
        if not organisation and key in self.replies:
            deadlines = (*deadlines, on_the_day("reply", self.replies[key], made))
        since = self.reckoning.found[key].since
        watched = watches(deadlines, hands, done, self.leads[key], since, made)
        name = self.names.get(organisation, "")
        return PartyTerm(organisation, name, party.rule, party.facts, outcome, watched)


def _given(one: TermInput, as_of: date) -> list[NoticeGiven]:
    """Return the notices for all that are kept as such and known on a day."""
    days = [(notice, notice.received_on or notice.sent_on) for notice in one.facts.notices if one.noticed]
    return [notice for notice, day in days if day is None or day.earliest <= as_of]


def _leads(connection: Connection, agreements: Sequence[str]) -> dict[str, int | None]:
    """Return the days before a last day that work begins: the agreement's own, its type's, those of all other types."""
    by_type = {row.type: int(row.days) for row in _LEAD_TIMES(connection)}
    rows = _LEADS(connection, agreements)
    return {key: int(own) if own else by_type.get(kind, by_type.get("")) for key, kind, own in rows}


def first_replies(connection: Connection, agreements: Sequence[str]) -> dict[str, date]:
    """Return the first day to reply among the parties that are waited for, by agreement."""
    found: dict[str, date] = {}
    for key, kept in _REPLIES(connection, agreements):
        day = exact(kept)
        if day is not None:
            found[key] = min(day, found.get(key, day))
    return found


def shown_once(parties: Sequence[PartyTerm]) -> Iterator[tuple[PartyTerm, Watch]]:
    """Yield each day to watch with whose it is; a party's day that is everybody's is told once."""
    shared = {(watch.key, watch.day) for watch in parties[0].watches}
    for party in parties:
        for watch in party.watches:
            if not party.organisation or (watch.key, watch.day) not in shared:
                yield party, watch
