"""What happens to an agreement's term: notice is given or received, an option is called, an extension agreed on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.catalogue.rows import Values
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation
from nkavtal.model.term import Notice, Prolongation
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.rule import Renews
from nkavtal.store.queries import term as query
from nkavtal.store.queries.parties import party_of
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does
from nkavtal.usecases.kept import complete
from nkavtal.usecases.term_rows import about
from nkavtal.usecases.touched import Touched


@dataclass(frozen=True)
class RegisterNotice:
    """Keep a notice of termination by a side ('own', 'counterparty'): by all of it, or by some organisations each.

    `values` are fields of the ledger: sent_on, received_on, written, ends_on, note.
    """

    agreement: str
    side: str
    values: Values
    organisations: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class CallOption:
    """Keep that an option was called: the day it reached the other side, and the last day where the clause names none."""

    agreement: str
    called_on: str
    until: str | None = None
    organisation: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Extend:
    """Keep that the parties have agreed to go on until a day, beside what the clause gives."""

    agreement: str
    until: date
    decided_on: str | None = None
    organisation: str | None = None
    note: str = ""


@does(RegisterNotice)
def register_notice(store: Store, act: RegisterNotice) -> Touched:
    """Keep the notice, late or in another form too: what it leads to is worked out, never entered.

    UserError NKA-333 without a day, NKA-334 when it came before it was sent, NKA-191 for one that is no party.
    """
    values = complete("notice", {**act.values, "side": act.side})
    _check_days(values)
    with store.writing("register_notice") as work:
        agreement = work.get_one(Agreement, act.agreement)
        for organisation in act.organisations or (None,):
            if organisation is not None:
                _check_party(work, agreement, organisation)
            work.create(Notice, agreement=agreement.uuid, **{**values, "organisation": organisation})
        return about(work, [agreement])


@does(CallOption)
def call_option(store: Store, act: CallOption) -> Touched:
    """Keep the call, late too; UserError NKA-335 when the clause has no option to call."""
    values: Values = {"kind": "option", "decided_on": act.called_on, "until": act.until, "note": act.note}
    with store.writing("call_option") as work:
        agreement = work.get_one(Agreement, act.agreement)
        card = query.card(work.connection, agreement.uuid, store.clock.today())
        rules = [party.rule for party in card.parties] if card is not None else []
        if not any(one.kind is Renews.OPTION for rule in rules for one in rule.renewals):
            raise UserError(
                "NKA-335",
                N_("Regeln i avtal {number} har ingen option att ta i anspråk. Inget är registrerat."),
                N_("Ange regeln först, eller registrera en överenskommen förlängning."),
                number=agreement.number,
            )
        _keep(work, agreement, act.organisation, values)
        return about(work, [agreement])


@does(Extend)
def extend(store: Store, act: Extend) -> Touched:
    """Keep the extension; UserError NKA-336 when the agreement is known to go on longer than that."""
    values: Values = {"kind": "agreed", "decided_on": act.decided_on, "until": act.until.isoformat(), "note": act.note}
    with store.writing("extend") as work:
        agreement = work.get_one(Agreement, act.agreement)
        card = query.card(work.connection, agreement.uuid, store.clock.today())
        parties = card.parties if card is not None else ()
        ends = {party.organisation: party.outcome.end for party in parties}
        end = ends.get(act.organisation or "", ends.get(""))
        if end is not None and act.until <= end.day:
            raise UserError(
                "NKA-336",
                N_("Avtal {number} gäller redan till och med {day}. Inget är registrerat."),
                N_("Ange en senare dag."),
                field="until",
                number=agreement.number,
                day=end.day.isoformat(),
            )
        _keep(work, agreement, act.organisation, values)
        return about(work, [agreement])


def _keep(work: Work, agreement: Agreement, organisation: str | None, values: Values) -> None:
    if organisation is not None:
        _check_party(work, agreement, organisation)
    row = complete("prolongation", {**values, "organisation": organisation})
    work.create(Prolongation, agreement=agreement.uuid, **row)


def _check_days(values: dict[str, object]) -> None:
    sent, received = values.get("sent_on"), values.get("received_on")
    if sent is None and received is None:
        raise UserError(
            "NKA-333",
            N_("Ange när uppsägningen sändes eller kom fram. Inget är registrerat."),
            field="received_on",
        )
    if isinstance(sent, PartialDate) and isinstance(received, PartialDate) and received.latest < sent.earliest:
        raise UserError(
            "NKA-334",
            N_("Uppsägningen kan inte ha kommit fram {received}, den sändes {sent}. Inget är registrerat."),
            field="received_on",
            received=received,
            sent=sent,
        )


def _check_party(work: Work, agreement: Agreement, organisation: str) -> None:
    if party_of(work.connection, agreement.uuid, organisation) is None:
        raise UserError(
            "NKA-191",
            N_("{name} är inte part i avtal {number}. Inget är registrerat."),
            N_("Lägg först till kommunen som part i avtalet."),
            name=work.get_one(Organisation, organisation).short_name,
            number=agreement.number,
        )
