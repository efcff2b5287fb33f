"""An agreement's days: its clause as data, notices, options, extensions and days set by hand; and the questions about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.catalogue.term_rows import ProposedRow, TermCard
from nkavtal.model.agreement import Agreement
from nkavtal.model.party import Party
from nkavtal.model.term import Clause, SetDay
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.evaluate import evaluate
from nkavtal.rules.terms.facts import TermFacts
from nkavtal.rules.terms.outcome import Outcome
from nkavtal.rules.terms.rule import TermRule
from nkavtal.rules.terms.watch import Watch
from nkavtal.store.queries import term as query
from nkavtal.store.store import Store
from nkavtal.store.terms import calendars
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does
from nkavtal.usecases.term_rows import about, kept_row
from nkavtal.usecases.touched import Touched


@dataclass(frozen=True)
class SetClause:
    """Say what an agreement's clause is, as JSON (rules.terms.plain), for all or for one organisation; '' takes it away.

    `seen` is the rule that was shown, '' where there was none, so that nobody's change is run over; None asks for no check.
    """

    agreement: str
    rule: str
    organisation: str | None = None
    note: str = ""
    seen: str | None = None


@dataclass(frozen=True)
class TakeProposals:
    """Take what the words of some agreements are read as for their clauses; those that have one for all keep it.

    `seen` are the rules that were shown, by agreement; what was not shown is taken as it is read now.
    """

    agreements: tuple[str, ...]
    seen: Mapping[str, TermRule] = field(default_factory=dict)


@dataclass(frozen=True)
class SetDayByHand:
    """Set a day to watch by hand beside the computed one; None lets the computed day stand again.

    `seen` is the day that was shown, so that nobody's change is run over; None asks for no check.
    """

    agreement: str
    watch: str
    day: date | None
    reason: str = ""
    organisation: str | None = None
    seen: date | None = None


@does(SetClause)
def set_clause(store: Store, act: SetClause) -> Touched:
    """Keep the clause; UserError NKA-330 when it is none, NKA-341 for an organisation that is no party.

    NKA-366 when another rule is kept than the one that was shown.
    """
    rule = plain.to_text(read(act.rule)) if act.rule else ""
    with store.writing("set_clause" if rule else "remove_clause") as work:
        agreement = work.get_one(Agreement, act.agreement)
        whose = act.organisation
        if rule and whose is not None and kept_row(work, Party, agreement=agreement.uuid, organisation=whose) is None:
            raise UserError(
                "NKA-341",
                N_(
                    "Organisationen är inte part i avtal {number}, så en egen regel skulle inte gälla. Inget är ändrat."
                ),
                N_("Lägg till den som part först, eller ange regeln för alla parter."),
                number=agreement.number,
            )
        if act.seen is not None:
            _check_rule(work, agreement, whose, act.seen)
        changed = _set(work, agreement, rule, act.organisation, act.note, store.clock.today())
        return about(work, [agreement], changed=changed)


@does(TakeProposals)
def take_proposals(store: Store, act: TakeProposals) -> Touched:
    """Keep each rule; UserError NKA-337 when nothing in the words of one is plain, NKA-340 when it is read otherwise now."""
    with store.writing("take_proposals") as work:
        read_as = {row.agreement: row for row in query.proposals(work.connection)}
        agreements = [work.get_one(Agreement, key) for key in act.agreements]
        for one in agreements:
            row = read_as.get(one.uuid)
            if row is None:
                raise UserError(
                    "NKA-337",
                    N_("Det finns ingen läst regel att föra in i avtal {number}. Inget är ändrat."),
                    N_("Ange regeln för hand. Avtalets ord kan ha ändrats, eller så har det redan en regel."),
                    number=one.number,
                )
            if act.seen.get(one.uuid, row.proposed.rule) != row.proposed.rule:
                raise UserError(
                    "NKA-340",
                    N_("Orden i avtal {number} har ändrats sedan regeln visades. Inget är ändrat."),
                    N_("Öppna förslagen på nytt och se igenom dem."),
                    number=one.number,
                )
            _set(work, one, plain.to_text(row.proposed.rule), None, "", store.clock.today())
        return about(work, agreements)


@does(SetDayByHand)
def set_day_by_hand(store: Store, act: SetDayByHand) -> Touched:
    """Keep the day with its reason and who set it; UserError NKA-331 without a reason, NKA-332 for a day that is not there.

    NKA-367 when another day holds than the one that was shown.
    """
    if act.day is not None and not act.reason.strip():
        raise UserError("NKA-331", N_("Skälet behöver fyllas i när en dag ändras för hand."), field="reason")
    with store.writing("set_day_by_hand" if act.day is not None else "let_day_stand") as work:
        agreement = work.get_one(Agreement, act.agreement)
        wanted = {"agreement": agreement.uuid, "organisation": act.organisation, "watch": act.watch}
        kept = kept_row(work, SetDay, **wanted)
        if act.seen is not None:
            _check_day(watch_of(work, agreement.uuid, act.watch, act.organisation, store.clock.today()), act.seen)
        if act.day is None:
            if kept is not None:
                work.remove(kept)
            return about(work, [agreement], changed=kept is not None)
        watch = watch_of(work, agreement.uuid, act.watch, act.organisation, store.clock.today())
        values = {
            "day": PartialDate.of(act.day), "reason": act.reason.strip(), "base": watch.deadline.day.isoformat(),
            "author": store.actor,
        }  # fmt: skip
        if kept is None:
            work.create(SetDay, **wanted, **values)
            return about(work, [agreement])
        return about(work, [agreement], changed=work.change(kept, **values))


def show(store: Store, agreement: str, as_of: date) -> TermCard:
    """Return all about an agreement's days on a day; UserError NKA-134 when it has been removed."""
    with store.reading() as connection:
        found = query.card(connection, agreement, as_of)
    if found is None:
        raise UserError("NKA-134", N_("Avtalet finns inte längre i registret."), N_("Det kan ha tagits bort."))
    return found


def proposals(store: Store) -> tuple[ProposedRow, ...]:
    """Return what the words of agreements without a clause are read as, the words beside; nothing is taken by asking."""
    with store.reading() as connection:
        return query.proposals(connection)


def preview(rule: TermRule, facts: TermFacts, as_of: date) -> Outcome:
    """Return what a rule that is not kept yet would say on a day; it reads nothing but what it is told.

    UserError NKA-338 when its days leave the calendar.
    """
    try:
        return evaluate(rule, facts, as_of, calendars())
    except OverflowError as error:
        raise UserError(
            "NKA-338",
            N_("Regelns tider leder utanför kalendern. Inget är räknat."),
            N_("Kontrollera tiderna, till exempel att en förlängning inte är en enda dag lång."),
        ) from error


def read(text: str) -> TermRule:
    """Return the rule that a JSON text says; UserError NKA-330 with the place where it says none."""
    try:
        return plain.from_text(text)
    except plain.NotARule as error:
        raise UserError(
            "NKA-330",
            N_("Regeln går inte att förstå: {place}. Inget är ändrat."),
            N_("Jämför med exemplen i schemat för den öppna filen."),
            field="rule",
            place=error.place or text,
        ) from error


def watch_of(work: Work, agreement: str, key: str, organisation: str | None, today: date) -> Watch:
    """Return one day to watch as it is reckoned now; UserError NKA-332 when there is none of the key."""
    card = query.card(work.connection, agreement, today)
    for party in card.parties if card is not None else ():
        for watch in party.watches:
            if watch.key == key and (party.organisation or None) == organisation:
                return watch
    raise UserError(
        "NKA-332",
        N_("Fristen finns inte längre. Inget är ändrat."),
        N_("Regeln kan ha ändrats. Läs in sidan på nytt."),
    )


def _check_rule(work: Work, agreement: Agreement, organisation: str | None, seen: str) -> None:
    now = kept_row(work, Clause, agreement=agreement.uuid, organisation=organisation)
    if (now.rule if now is not None else "") != seen:
        raise UserError(
            "NKA-366",
            N_(
                "Regeln i avtal {number} har ändrats sedan du öppnade den. Inget är sparat och det du skrev finns kvar."
            ),
            N_("Läs in sidan på nytt, jämför och ange regeln igen."),
            number=agreement.number,
        )


def _check_day(watch: Watch, seen: date) -> None:
    if watch.day != seen:
        raise UserError(
            "NKA-367",
            N_("Dagen är nu {day}, en annan än när du öppnade den. Inget är sparat och det du skrev finns kvar."),
            N_("Läs in sidan på nytt, jämför och ange dagen igen."),
            day=watch.day.isoformat(),
        )


def _set(work: Work, agreement: Agreement, rule: str, organisation: str | None, note: str, today: date) -> bool:
    kept = kept_row(work, Clause, agreement=agreement.uuid, organisation=organisation)
    if kept is None and rule:
        entered = PartialDate.of(today)
        work.create(
            Clause, agreement=agreement.uuid, organisation=organisation, rule=rule, entered_on=entered, note=note
        )
    elif kept is not None and rule:
        return work.change(kept, rule=rule, note=note)
    elif kept is not None:
        work.remove(kept)
    return kept is not None or bool(rule)
