"""The dossier's rule: how the clause is read, what has happened to the term, and each day worked out step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Ledger
from nkavtal.catalogue.rows import LedgerRow
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.term import NOTICE, PROLONGATION
from nkavtal.catalogue.term_rows import PartyTerm, TermCard
from nkavtal.catalogue.term_sentences import sentences
from nkavtal.catalogue.term_steps import FAULTS, TASKS, steps_shown
from nkavtal.catalogue.term_words import TERM_STATES, period_shown
from nkavtal.catalogue.watch_words import explained, kind_shown, marks
from nkavtal.documents.reports.printed import NONE
from nkavtal.documents.sheet import Cell, Column, Heading, Listing, Muted, Paragraph, Part, Table
from nkavtal.rules.terms.watch import Watch

_NOTICED = ("side", "organisation", "sent_on", "received_on", "written", "ends_on")
_PROLONGED = ("kind", "decided_on", "until", "organisation", "note")


def parts(days: TermCard) -> list[Part]:
    """Return how the days follow from the clause; nothing where no clause is kept and nothing has happened."""
    if not (days.clauses or days.notices or days.prolongations):
        return []
    found: list[Part] = [Heading(_("Regel och uträknade dagar"), 2)]
    for party in days.parties:
        if party.organisation and party.rule == days.whole.rule and party.outcome.end == days.whole.outcome.end:
            continue  # only the first day is its own, and stands with the others' below
        if party.name:
            found.append(Heading(_("För {name}").format(name=party.name), 3))
        found += _party(party, days)
    found += _happened(days)
    if days.tasks:
        found.append(Listing(tuple(_(TASKS[task]) for task in days.tasks)))
    return found


def _party(party: PartyTerm, days: TermCard) -> Iterator[Part]:
    outcome = party.outcome
    told = list(sentences(party.rule)) if days.clauses else [_("Ingen regel är införd.")]
    yield Paragraph(" ".join(told))
    state = _("Löptiden {day}: {status}.").format(
        day=days.as_of.isoformat(), status=_(TERM_STATES[outcome.status]).lower()
    )
    yield Paragraph(" ".join([state, *steps_shown(outcome.steps), *filter(None, [period_shown(outcome)])]))
    for watch in party.watches:
        if watch.kind != "reply" and (watch.day >= days.as_of or watch.late_on(days.as_of)):
            yield Heading(_head(watch), 3)
            columns = (Column(_("Steg"), 12), Column(_("Uträkning"), 153))
            steps = tuple((str(n), line) for n, line in enumerate(explained(watch), 1))
            yield Table(columns, steps, look="close")


def _head(watch: Watch) -> str:
    told = _("{kind} {day}").format(kind=kind_shown(watch), day=watch.day.isoformat())
    noted = marks(watch)
    return _("{line} [{marks}]").format(line=told, marks=", ".join(noted)) if noted else told


def _happened(days: TermCard) -> Iterator[Part]:
    if days.notices:
        effects = _effects(days)
        rows = [(*_values(days, NOTICE, _NOTICED, row), Muted(effects.get(row.uuid, ""))) for row in days.notices]
        yield Heading(_(NOTICE.many), 3)
        yield Table((*_columns(NOTICE, _NOTICED, 22), Column(_("Verkan"), 40)), tuple(rows), look="close")
    if days.prolongations:
        told = tuple(_values(days, PROLONGATION, _PROLONGED, row) for row in days.prolongations)
        yield Heading(_(PROLONGATION.many), 3)
        yield Table(_columns(PROLONGATION, _PROLONGED, 30), told, look="close")


def _columns(ledger: Ledger, names: Sequence[str], share: float) -> tuple[Column, ...]:
    return tuple(Column(_(ledger.field(name).label), share, fit=True) for name in names)


def _values(days: TermCard, ledger: Ledger, names: Sequence[str], row: LedgerRow) -> tuple[Cell, ...]:
    return tuple(shown(ledger.field(name), row.values[name], days.names) or NONE for name in names)


def _effects(days: TermCard) -> dict[str, str]:
    """Return what each notice by a whole side leads to, by its row; they stand first among the facts, in order of entry."""
    whole = [row for row in days.notices if row.values["organisation"] is None or row.values["side"] == "counterparty"]
    effects = days.whole.outcome.effects
    if len(effects) < len(whole):
        return {}
    told = {}
    for row, effect in zip(whole, effects, strict=False):
        told[row.uuid] = _(FAULTS[effect.fault]) if effect.fault else " ".join(steps_shown(effect.steps[1:]))
    return told
