"""Where an agreement's term stands, in words: this period, what comes then, and what notice would lead to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nkavtal.base.i18n import N_, day_text, distance_text, listing, ngettext, number_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.field import Words
from nkavtal.catalogue.term_rows import PartyTerm, TermCard
from nkavtal.catalogue.term_sentences import SIDES
from nkavtal.catalogue.term_steps import FAULTS, TASKS, steps_shown
from nkavtal.catalogue.term_words import TERM_STATES, deadline_shown
from nkavtal.catalogue.watch_words import kind_shown, marks
from nkavtal.rules.terms.outcome import NoticeEffect, Outcome, Term
from nkavtal.rules.terms.rule import Side
from nkavtal.rules.terms.watch import LED, Watch

GROUNDS: Words = {
    "first": N_("Avtalet"),
    "tacit": N_("Ingen sade upp"),
    "option": N_("Option tagen i anspråk"),
    "extension": N_("Överenskommen förlängning"),
}
Fact = tuple[str, str]
_MOST_NAMED = 4


def headline(outcome: Outcome) -> str:
    """Return 'Gäller' or 'Löper ut. Det är uppsagt och upphör 30 juni 2027.'"""
    word = _(TERM_STATES[outcome.status])
    if outcome.status == "running" or not outcome.steps:
        return word
    return _("{state}. {why}").format(state=word, why=steps_shown(outcome.steps)[-1])


def facts(card: TermCard, party: PartyTerm, day: str = "") -> list[Fact]:
    """Return what stands: state, this period and the next, the next days, and what notice on the day would lead to.

    `day` names the day when it is not today.
    """
    outcome = party.outcome
    found = [
        (_("Löptiden"), headline(outcome)),
        (_("Nuvarande period"), current(outcome)),
        (_("Därefter"), following(outcome)),
    ]
    found += [(kind_shown(one), day_line(one, card.as_of)) for one in coming(party, card.as_of)]
    found += list(_given_today(party, day))
    found += [(_("Uppsägning {n}").format(n=one.place + 1), effect_line(one)) for one in outcome.effects]
    found += list(_neighbours(outcome))
    return [one for one in found if one[1]]


def current(outcome: Outcome) -> str:
    """Return '2025-07-01 – 2027-06-30, förlängt 1 gång'; 'saknas' while nothing is known, '' when none runs."""
    if outcome.current is None:
        return _("saknas") if outcome.status == "unknown" else ""
    told = period(outcome.terms[outcome.current])
    if not outcome.prolonged:
        return told
    n = outcome.prolonged
    return ngettext("{period}, förlängt {n} gång", "{period}, förlängt {n} gånger", n).format(period=told, n=n)


def period(term: Term) -> str:
    """Return first and last day as far as they are known."""
    first = term.starts.isoformat() if term.starts is not None else _("start saknas")
    last = term.ends.isoformat() if term.ends is not None else _("tills vidare")
    return _("{first} – {last}").format(first=first, last=last)


def following(outcome: Outcome) -> str:
    """Return what comes after the current period: another for sure, another if nobody gives notice, or the end."""
    if outcome.current is None:
        return ""
    if outcome.current + 1 < len(outcome.terms):
        told = period(outcome.terms[outcome.current + 1])
        if outcome.certain:
            return _("{period}, kommer säkert").format(period=told)
        return _("{period}, om ingen säger upp").format(period=told)
    if outcome.end is not None:
        return _("Upphör {day}").format(day=day_text(outcome.end.day))
    return ""


def coming(party: PartyTerm, today: date) -> list[Watch]:
    """Return the next day of each kind that something is left to do about."""
    found: dict[tuple[str, Side], Watch] = {}
    for one in party.watches:
        if one.day >= today and one.state_on(today) == "open":
            found.setdefault((one.kind, one.deadline.side), one)
    return list(found.values())


def next_day(card: TermCard) -> str:
    """Return 'Sista uppsägningsdag 2026-12-31, om 38 dagar', the first day that something is left to do about, or ''."""
    found = next(iter(coming(card.whole, card.as_of)), None)
    return _("{kind} {line}").format(kind=kind_shown(found), line=day_line(found, card.as_of)) if found else ""


def day_line(watch: Watch, today: date) -> str:
    """Return '2026-12-31, om 38 dagar (ändrad för hand)'."""
    told = _("{day}, {distance}").format(day=watch.day.isoformat(), distance=distance_text(watch.day, today))
    noted = marks(watch)
    return _("{line} ({marks})").format(line=told, marks=", ".join(noted)) if noted else told


def foretold(outcome: Outcome, today: date) -> list[str]:
    """Return in lines what a rule or an act that is not kept yet would give: state, periods and the next day of each kind."""
    lines = [headline(outcome)]
    for label, told in ((_("Nuvarande period"), current(outcome)), (_("Därefter"), following(outcome))):
        if told:
            lines.append(_("{label}: {words}").format(label=label, words=told))
    seen: set[tuple[str, Side]] = set()
    for one in outcome.deadlines:
        if one.day >= outcome.as_of and not one.met and (one.kind, one.side) not in seen:
            seen.add((one.kind, one.side))
            day = _("{day}, {distance}").format(day=one.day.isoformat(), distance=distance_text(one.day, today))
            lines.append(_("{label}: {words}").format(label=deadline_shown(one), words=day))
    return [*lines, *(_(TASKS[code]) for code in outcome.tasks)]


def _given_today(party: PartyTerm, day: str) -> Iterator[Fact]:
    given = party.outcome.gives
    label = _("Sägs det upp {day}").format(day=day) if day else _("Sägs det upp i dag")
    for side, ends in given:
        words = _("upphör {day}") if side is Side.ANY else _("{side}: upphör {day}")
        yield label, words.format(side=_(SIDES[side]), day=day_text(ends))
    if not given and party.rule.notices and party.outcome.status == "running":
        yield label, _("Ingen verkan: rätten att säga upp har inte inträtt, eller så upphör det ändå före")


def effect_line(effect: NoticeEffect) -> str:
    """Return what a notice leads to: the day it ends the agreement, or why it does not."""
    if effect.fault:
        return _(FAULTS[effect.fault])
    return " ".join(steps_shown(effect.steps))


def _neighbours(outcome: Outcome) -> Iterator[Fact]:
    for label, gap in ((_("Avtalet före"), outcome.gap_before), (_("Avtalet efter"), outcome.gap_after)):
        if gap is not None:
            yield label, gap_line(gap)


def gap_line(days: int) -> str:
    """Return how many days lie between two agreements, or that they run at the same time."""
    if days > 0:
        return ngettext("{n} dag utan avtal emellan", "{n} dagar utan avtal emellan", days).format(n=number_text(days))
    if days < 0:
        return ngettext("{n} dag gäller båda", "{n} dagar gäller båda", -days).format(n=number_text(-days))
    return _("Följer direkt")


def differing(card: TermCard) -> str:
    """Return which parties have days of their own."""
    named = [one.name for one in card.parties[1:]]
    n = len(named)
    if n > _MOST_NAMED:
        return _("{n} parter har egna dagar.").format(n=n)
    return ngettext("{names} har egna dagar.", "{names} har egna dagar.", n).format(names=listing(named))


def tasks(card: TermCard, party: PartyTerm) -> tuple[str, ...]:
    """Return in words what somebody must fill in or look at."""
    codes = dict.fromkeys((*(card.tasks if party is card.whole else ()), *party.outcome.tasks))
    return tuple(_(TASKS[code]) for code in codes)


def rule_words(card: TermCard) -> list[Fact]:
    """Return the clause's own words by the field they stand in."""
    return [(_(AGREEMENT[name].label), words) for name, words in card.words]


def lead_line(card: TermCard) -> str:
    """Return how long before a last day the work begins, and who has said so."""
    if card.own_lead is not None:
        told = ngettext("{n} dag, avtalets egen", "{n} dagar, avtalets egen", card.own_lead)
        return told.format(n=number_text(card.own_lead))
    if card.lead is not None:
        return ngettext("{n} dag, enligt avtalstypen", "{n} dagar, enligt avtalstypen", card.lead).format(
            n=number_text(card.lead)
        )
    return _("Som vanligt för varje slags frist")


def begin_line(watch: Watch, today: date) -> str:
    """Return when the work must begin, '' for days that need none before."""
    if watch.begin >= watch.safe or watch.kind not in LED:
        return ""
    distance = distance_text(watch.begin, today)
    return _("Arbetet börjar senast {day}, {distance}.").format(day=watch.begin.isoformat(), distance=distance)


def grounds(outcome: Outcome, place: int) -> str:
    """Return why a period is there, or what must happen for it to come."""
    term = outcome.terms[place]
    if term.kind == "tacit" and term.starts is not None and term.starts > outcome.as_of and not outcome.certain:
        return _("Om ingen säger upp")
    return _(GROUNDS[term.kind])


def copied(watch: Watch, card: TermCard, steps: str) -> str:
    """Return a day with its steps as it is taken to the clipboard."""
    head = _("{number} {title}: {kind} {day}").format(
        number=card.number, title=card.title, kind=kind_shown(watch), day=watch.day.isoformat()
    )
    return f"{head}\n{steps}"
