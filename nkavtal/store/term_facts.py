"""The facts that agreements' days follow from, gathered for the rules: for the whole, and for parties of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, or_, select

from nkavtal.model.agreement import Agreement
from nkavtal.model.base import Thing
from nkavtal.model.party import Party, Signature
from nkavtal.model.term import Clause, Notice, Prolongation
from nkavtal.rules.adoption import COUNTED_ROLES
from nkavtal.rules.entry import Entry
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.facts import Extension, NoticeGiven, OptionCalled, TermFacts
from nkavtal.rules.terms.notices import of_all
from nkavtal.rules.terms.rule import First, Side, Start, TermRule
from nkavtal.store.entry import entries
from nkavtal.store.term_related import Related, exact
from nkavtal.store.written_once import WrittenOnce, among

PARTY_COLUMNS: tuple[Any, ...] = (
    Party.uuid, Party.agreement, Party.organisation, Party.role, Party.in_force_from, Party.in_force_to,
    Party.notice_given_on, Party.left_on,
)  # fmt: skip
_COLUMNS = (
    Agreement.uuid, Agreement.starts_on, Agreement.ends_on, Agreement.open_ended, Agreement.renewal_words,
    Agreement.terminated_on, Agreement.ended_on,
)  # fmt: skip
_AGREEMENTS = WrittenOnce(select(*_COLUMNS).where(among(Agreement.uuid), Agreement.removed.is_(False)))
_OF_PARTIES = select(*PARTY_COLUMNS).where(among(Party.agreement), Party.removed.is_(False)).order_by(Party.position)
_SIGNED = WrittenOnce(
    select(Signature.party, Signature.signed_on).where(among(Signature.party), Signature.removed.is_(False))
)
_EACH = WrittenOnce(_OF_PARTIES)
_DATED = WrittenOnce(
    _OF_PARTIES.where(or_(*(day.is_not(None) for day in PARTY_COLUMNS[4:])))
)  # parties with days of their own


@dataclass(frozen=True, slots=True)
class TermInput:
    """A rule and its facts for the whole agreement, and for each organisation for which something differs.

    `counted` is how many parties the own side has, `ruled` tells that somebody has said what the clause is, `prolonged`
    and `noticed` that a prolongation or a notice is kept; `since` is the day from which passed days are missed ones (None: never). `leans_on` and `follows` are agreements whose last days count here.
    """

    rule: TermRule
    facts: TermFacts
    own: Mapping[str, tuple[TermRule, TermFacts]] = field(default_factory=dict)
    counted: int = 0
    ruled: bool = False
    prolonged: bool = False
    noticed: bool = False
    since: date | None = None
    leans_on: str = ""
    follows: str = ""
    asks: tuple[str, ...] = ()
    """Tasks that no rule can see: 'replaced' when nobody has said for whom a new agreement is in force."""


def implied(ends_on: PartialDate | None, open_ended: bool | None, renewal_words: str) -> TermRule:
    """Return the rule that the bare facts give while nobody has put one together."""
    if open_ended:
        return TermRule(First(open_ended=True))
    return TermRule(First(until=ends_on), unread=bool(renewal_words.strip()))


def inputs(
    connection: Connection, agreements: Sequence[str], parties: Mapping[str, Sequence[Any]] | None = None
) -> dict[str, TermInput]:
    """Return what the days of some living agreements follow from, with one query a table.

    `parties` are their living rows with PARTY_COLUMNS; when they are not at hand those that matter are read here.
    """
    rows = {row.uuid: row for row in _AGREEMENTS(connection, agreements)}
    related = Related(connection, agreements)
    clauses = by_agreement(connection, Clause, agreements)
    notices = by_agreement(connection, Notice, agreements)
    prolonged = by_agreement(connection, Prolongation, agreements)
    if parties is None:
        apart = _by_party(clauses, notices, prolonged) | related.replaced_for.keys()
        parties = _parties(connection, [key for key in agreements if key not in apart], sorted(apart))
    entered = entries(connection, _with_start(clauses, Start.QUORUM, Start.OWN))
    gathered = _Gathered(related, clauses, notices, prolonged, _signed(connection, clauses, parties), entered)
    return {key: gathered.input(row, parties.get(key, ())) for key, row in rows.items()}


def fact_days(facts: TermFacts) -> Iterator[date]:
    """Yield the days from which single facts are known: what holds before one of them may change on it."""
    for known in (
        facts.starts_on,
        facts.own_from,
        *(day for one in facts.notices for day in (one.sent_on, one.received_on)),
        *(one.called_on for one in facts.calls),
        *(one.decided_on for one in facts.extensions),
    ):
        if known is not None and known.earliest > date.min:
            yield known.earliest
            if known.latest < date.max:
                yield known.latest


def by_agreement(connection: Connection, kind: type[Thing], agreements: Sequence[str]) -> Mapping[str, Sequence[Any]]:
    """Return the living rows of a ledger of agreements by agreement, in the order they were entered."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in _living(kind)(connection, agreements):
        found[row.agreement].append(row)
    return found


@cache
def _living(kind: type[Thing]) -> WrittenOnce:
    columns = kind.__table__.columns
    return WrittenOnce(
        select(*columns).where(among(columns["agreement"]), kind.removed.is_(False)).order_by(kind.position)
    )


def _by_party(*ledgers: Mapping[str, Sequence[Any]]) -> set[str]:
    """Return the agreements in which each party counts: where rows speak of one, or the clause of how many or who signed."""
    found = {key for rows in ledgers for key, own in rows.items() if any(row.organisation for row in own)}
    words = ("least_parties", Start.LAST_SIGNATURE, f'"{Start.OWN}"')
    return found | {key for key, own in ledgers[0].items() if any(word in row.rule for row in own for word in words)}


def _parties(connection: Connection, agreements: Sequence[str], apart: Sequence[str]) -> Mapping[str, Sequence[Any]]:
    """Return all parties of agreements in which each counts, and those with days of their own of the others."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in (*_DATED(connection, agreements), *_EACH(connection, apart)):
        found[row.agreement].append(row)
    return found


@dataclass(frozen=True, slots=True)
class _Gathered:
    related: Related
    clauses: Mapping[str, Sequence[Any]]
    notices: Mapping[str, Sequence[Any]]
    prolonged: Mapping[str, Sequence[Any]]
    signed: Mapping[str, Mapping[str, date]]
    entered: Mapping[str, Entry]

    def input(self, row: Any, parties: Sequence[Any]) -> TermInput:
        key = row.uuid
        clauses, notices = self.clauses.get(key, ()), self.notices.get(key, ())
        prolonged = self.prolonged.get(key, ())
        rules: dict[str | None, TermRule] = {}
        for clause in clauses:  # where a merge has left two for one party the first entered holds, as in the acts
            rules.setdefault(clause.organisation, plain.from_text(clause.rule))
        rule = rules.get(None) or implied(row.ends_on, row.open_ended, row.renewal_words)
        counted = [one for one in parties if one.role in COUNTED_ROLES]
        enters = self.entered.get(key)
        facts = TermFacts(
            starts_on=row.starts_on,
            quorum_on=enters.on if enters is not None else None,
            all_signed_on=_all_signed(counted, self.signed.get(key, {})),
            notices=_for_all(notices, counted) or _ended_by(row.terminated_on),
            ended_on=exact(row.ended_on),
            after_starts_on=self.related.after.get(key),
            **_prolonged([one for one in prolonged if one.organisation is None]),
        )
        replaced = self.related.replaced_for.get(key)
        own = dict(_own(rule, facts, rules, counted, notices, prolonged, replaced or {}, _own_days(enters)))
        left = [one for one in counted if one.left_on is None and one.in_force_to is None]
        whole = replaced is not None and all(one.organisation in replaced for one in left)
        if replaced and whole and left:
            facts = replace(facts, superseded_from=max(replaced[one.organisation] for one in left))
        entered = [day for clause in clauses if (day := exact(clause.entered_on)) is not None]
        return TermInput(
            rule,
            facts,
            own,
            len(counted),
            ruled=bool(rules),
            prolonged=bool(prolonged),
            noticed=bool(notices),
            since=min(entered, default=None),
            leans_on=self.related.leans_on.get(key, "") if rule.cap.beyond_other is not None else "",
            follows=self.related.follows.get(key, ""),
            asks=("replaced",) if replaced is not None and not whole else (),
        )


def _own(
    rule: TermRule, facts: TermFacts, rules: Mapping[str | None, TermRule], parties: Sequence[Any],
    notices: Sequence[Any], prolonged: Sequence[Any], replaced: Mapping[str, date], own_days: Mapping[str, PartialDate],
) -> Iterator[tuple[str, tuple[TermRule, TermFacts]]]:  # fmt: skip
    """Yield the rule and facts of each party for which something differs from the whole."""
    for party in parties:
        key = party.organisation
        given = [_notice(one) for one in notices if one.organisation == key and one.side == "own"]
        given = given or list(_ended_by(party.notice_given_on, Side.OWN))
        began = party.in_force_from or own_days.get(key)
        same = began == facts.starts_on and rules.get(key, rule).start is not Start.OWN
        also_mine = [one for one in prolonged if one.organisation in (None, key)]  # what all agreed on holds too
        mine = replace(
            facts,
            own_from=None if same else began,
            notices=(*facts.notices, *given),
            superseded_from=replaced.get(key),
            ended_on=exact(party.left_on) or exact(party.in_force_to) or facts.ended_on,
            **_prolonged(also_mine),
        )
        if mine != facts or key in rules:
            yield key, (rules.get(key, rule), mine)


def _own_days(entered: Entry | None) -> Mapping[str, PartialDate]:
    """Return the days from which the agreement applies for each party by the rule for entry into force."""
    places = entered.places if entered is not None else ()
    return {place.key: PartialDate.of(place.applies_from) for place in places if place.applies_from is not None}


def _with_start(clauses: Mapping[str, Sequence[Any]], *starts: Start) -> list[str]:
    """Return the agreements with a clause whose terms are counted from one of some kinds of day."""
    words = [f'"{start}"' for start in starts]
    return [key for key, rows in clauses.items() if any(word in row.rule for row in rows for word in words)]


def _for_all(notices: Sequence[Any], parties: Sequence[Any]) -> tuple[NoticeGiven, ...]:
    """Return the notices that concern all: by a whole side, by the other side, or by every party for itself.

    When every party has given notice, the last of them is what ends it for all.
    """
    whole = [_notice(one) for one in notices if one.organisation is None or one.side == "counterparty"]
    each = [
        [_notice(one) for one in notices if one.organisation == party.organisation and one.side == "own"]
        for party in parties
    ]
    if each and all(each):
        whole.append(of_all(each))
    return tuple(whole)


def _notice(row: Any) -> NoticeGiven:
    return NoticeGiven(Side(row.side), row.sent_on, row.received_on, row.written, exact(row.ends_on))


def _ended_by(day: PartialDate | None, side: Side = Side.ANY) -> tuple[NoticeGiven, ...]:
    """Return the notice that a bare day of notice tells of: sent and received that day as far as anybody knows."""
    return (NoticeGiven(side, day, day),) if day is not None else ()


def _prolonged(rows: Sequence[Any]) -> dict[str, Any]:
    calls = [OptionCalled(row.decided_on, exact(row.until)) for row in rows if row.kind == "option"]
    agreed = [Extension(until, row.decided_on) for row in rows if row.kind == "agreed" and (until := exact(row.until))]
    return {"calls": tuple(calls), "extensions": tuple(agreed)}


def _signed(
    connection: Connection, clauses: Mapping[str, Sequence[Any]], parties: Mapping[str, Sequence[Any]]
) -> Mapping[str, Mapping[str, date]]:
    """Return each party's first signature day, asked for only where a clause begins with the last one."""
    keys = _with_start(clauses, Start.LAST_SIGNATURE)
    wanted = {one.uuid: key for key in keys for one in parties.get(key, ())}
    found: dict[str, dict[str, date]] = defaultdict(dict)
    if not wanted:
        return found
    for party, known in _SIGNED(connection, list(wanted)):
        day = exact(known)
        if day is not None:
            kept = found[wanted[party]]
            kept[party] = min(day, kept.get(party, day))
    return found


def _all_signed(parties: Sequence[Any], signed: Mapping[str, date]) -> date | None:
    """Return the day of the last signature where every party of the own side has signed on a known day."""
    own = [one.uuid for one in parties if one.left_on is None]
    return max(signed[uuid] for uuid in own) if own and all(uuid in signed for uuid in own) else None
