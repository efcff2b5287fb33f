"""An agreement's days as a terminal shows them: as lines, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from nkavtal.base.i18n import day_text, distance_text, listing
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.term_rows import PartyTerm, Proposed, TermCard, WatchRow
from nkavtal.catalogue.term_sentences import SIDES, sentences
from nkavtal.catalogue.term_steps import FAULTS, TASKS, steps_shown
from nkavtal.catalogue.term_words import TERM_STATES, deadline_shown, period_shown
from nkavtal.catalogue.watch_words import explained, kind_shown, marks
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.outcome import Deadline, Outcome
from nkavtal.rules.terms.watch import Watch


def lines(card: TermCard, tried: Outcome | None) -> tuple[str, ...]:
    """Return the rule, where the agreement stands and why each day is that day.

    `tried` is what the rule that is proposed would give.
    """
    found = [f"{card.number} {card.title}", ""]
    if not card.clauses:
        found.append(_("Ingen regel är införd. Dagarna följer av avtalets första och sista dag."))
    for names, told in _told(card):
        found += [*([_("För {name}:").format(name=listing(names))] if names else []), *told, ""]
    found += [_(TASKS[task]) for task in card.tasks]
    if card.proposed is not None and tried is not None:
        found += ["", _("Avtalets ord kan läsas så här. Inget är infört i registret.")]
        found += [f"  {one}" for one in sentences(card.proposed.rule)]
        found += [_("  Inte förstått: {words}").format(words=one) for one in card.proposed.left]
        found += ["", _("Då skulle avtalet ha dessa dagar:"), *_outcome(tried)]
        for one in tried.deadlines:
            if one.day >= card.as_of:
                found += _day(deadline_shown(one), one.day, card.as_of, (), steps_shown(one.steps))
    return tuple(found if found[-1] else found[:-1])


def _told(card: TermCard) -> list[tuple[list[str], tuple[str, ...]]]:
    """Return what is so for all, without names, and then what differs, with the parties it holds for."""
    found: dict[tuple[str, ...], list[str]] = {}
    for party in card.parties:
        names = found.setdefault(tuple(_party(party, card.as_of)), [])
        if party.name:
            names.append(party.name)
    whole = tuple(_party(card.whole, card.as_of))
    return [([] if told == whole else names, told) for told, names in found.items()]


def _party(party: PartyTerm, today: date) -> Iterator[str]:
    outcome = party.outcome
    yield from sentences(party.rule)
    yield from _outcome(outcome)
    for watch in party.watches:
        if watch.day >= today or watch.late_on(today):
            yield from _watch(watch, today)


def _outcome(outcome: Outcome) -> Iterator[str]:
    day = outcome.as_of.isoformat()
    yield _("Löptiden {day}: {status}.").format(day=day, status=_(TERM_STATES[outcome.status]).lower())
    yield from (f"  {one}" for one in steps_shown(outcome.steps))
    yield from filter(None, [period_shown(outcome)])
    for effect in outcome.effects:
        yield from [_(FAULTS[effect.fault])] if effect.fault else (f"  {one}" for one in steps_shown(effect.steps))
    for side, ends in outcome.gives:
        told = _("{side}: sägs avtalet upp i dag upphör det {day}.")
        yield told.format(side=_(SIDES[side]), day=day_text(ends))


def _watch(watch: Watch, today: date) -> Iterator[str]:
    yield from _day(kind_shown(watch), watch.day, today, marks(watch), explained(watch))


def _day(kind: str, day: date, today: date, noted: Sequence[str], steps: Sequence[str]) -> Iterator[str]:
    head = _("{kind} {day}, {distance}").format(kind=kind, day=day.isoformat(), distance=distance_text(day, today))
    yield ""
    yield _("{line} [{marks}]").format(line=head, marks=", ".join(noted)) if noted else head
    yield from (f"  {n}. {one}" for n, one in enumerate(steps, 1))


def data(card: TermCard, tried: Outcome | None) -> dict[str, object]:
    """Return all about an agreement's days under English keys; what holds for all stands first among `parties`."""
    return {
        "number": card.number,
        "title": card.title,
        "as_of": card.as_of.isoformat(),
        "clause_kept": bool(card.clauses),
        **_party_data(card.whole, card.as_of),
        "tasks": list(card.tasks),
        "parties": [_party_data(one, card.as_of) for one in card.parties[1:]],
        "proposed": _proposed_data(card.proposed, tried) if card.proposed is not None and tried is not None else None,
    }


def _proposed_data(read: Proposed, tried: Outcome) -> dict[str, object]:
    return {
        "rule": plain.to_plain(read.rule),
        "sentences": list(sentences(read.rule)),
        "understood": list(read.understood),
        "not_understood": list(read.left),
        **_outcome_data(tried),
        "deadlines": [_deadline_data(one) for one in tried.deadlines],
    }


def _party_data(party: PartyTerm, today: date) -> dict[str, object]:
    outcome = party.outcome
    return {
        "party": party.name,
        "rule": plain.to_plain(party.rule),
        "sentences": list(sentences(party.rule)),
        **_outcome_data(outcome),
        "deadlines": [_watch_data(one, today) for one in party.watches],
    }


def _outcome_data(outcome: Outcome) -> dict[str, object]:
    return {
        "status": outcome.status,
        "reason": list(steps_shown(outcome.steps)),
        "terms": [
            {"no": one.no, "kind": one.kind, "starts": _iso(one.starts), "ends": _iso(one.ends)}
            for one in outcome.terms
        ],
        "current": outcome.current,
        "prolonged": outcome.prolonged,
        "next_is_certain": outcome.certain,
        "end": {"day": outcome.end.day.isoformat(), "why": outcome.end.why} if outcome.end is not None else None,
        "ends_if_given_today": {side or "any": day.isoformat() for side, day in outcome.gives},
        "notices": [{"day": _iso(one.day), "fault": one.fault, "late": one.late} for one in outcome.effects],
        "gap_before": outcome.gap_before,
        "gap_after": outcome.gap_after,
        "tasks": list(outcome.tasks),
    }


def row_data(row: WatchRow) -> dict[str, object]:
    """Return one day to watch under English keys."""
    told = _watch_data(row.watch, None)
    return {
        "number": row.number, "title": row.title, "party": row.name, **told, "state": row.state, "bucket": row.bucket,
    }  # fmt: skip


def _watch_data(watch: Watch, today: date | None) -> dict[str, object]:
    by_hand = watch.by_hand
    return {
        **_deadline_data(watch.deadline),
        "key": watch.key,
        "day": watch.day.isoformat(),
        "safe": watch.safe.isoformat(),
        "begin": watch.begin.isoformat(),
        "computed": watch.deadline.day.isoformat(),
        "set_by_hand": {"by": by_hand.author, "reason": by_hand.reason} if by_hand is not None else None,
        "check": watch.check,
        "state": watch.state_on(today) if today is not None else "",
        "explained": list(explained(watch)),
    }


def _deadline_data(one: Deadline) -> dict[str, object]:
    return {
        "kind": one.kind,
        "term": one.term,
        "day": one.day.isoformat(),
        "safe": one.safe.isoformat(),
        "side": one.side.value,
        "assumed": one.assumed,
        "explained": list(steps_shown(one.steps)),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
