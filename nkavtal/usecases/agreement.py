"""Agreements: new, changed, removed; and what the window asks about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from nkavtal.catalogue.rows import AgreementCard, Values
from nkavtal.model.agreement import Agreement
from nkavtal.model.party import Party
from nkavtal.rules.adoption import COUNTED_ROLES
from nkavtal.rules.numbering import next_number
from nkavtal.store.queries import agreement_card as query
from nkavtal.store.queries.numbers import numbers_of_year
from nkavtal.store.queries.parties import parties_of
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does
from nkavtal.usecases.agreement_list import count, find, list_all, list_first, list_order, list_rows
from nkavtal.usecases.kept import check_seen, complete, kept
from nkavtal.usecases.touched import Subject, Touched

__all__ = ["count", "find", "list_all", "list_first", "list_order", "list_rows"]  # lists may be asked for here too

_COPIED = ("title", "areas", "type", "responsible", "deputy", "open_ended", "term_words", "renewal_words", "notice_words",
           "entry_words", "entry_rule", "entry_least", "entry_share", "entry_signed", "entry_conditional", "entry_confirmed",
           "cost_words")  # fmt: skip
"""What a copy takes over; days, numbers, sums and notes belong to the agreement they were written for."""


@dataclass(frozen=True)
class CreateAgreement:
    """Make an agreement; it gets the next number of the year. `parties` are organisations with their role's code."""

    values: Values
    parties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class EditAgreement:
    """Change fields of an agreement; `seen` are the values the person saw, so that nobody's change is run over."""

    agreement: str
    values: Values
    seen: Values = field(default_factory=dict)


@dataclass(frozen=True)
class RemoveAgreement:
    """Hide an agreement; undo brings it back."""

    agreement: str


@dataclass(frozen=True)
class CopyAgreement:
    """Make a new agreement of an old one: what it is and who its parties are, without days, numbers and decisions."""

    agreement: str


@does(CreateAgreement)
def create_agreement(store: Store, act: CreateAgreement) -> Touched:
    """Make the agreement and its parties; those of the own side stand as not asked."""
    with store.writing("create_agreement") as work:
        number = next_number(work.today_year, numbers_of_year(work.connection, work.today_year))
        made = work.create(Agreement, **complete("agreement", {**act.values, "number": number}))
        for organisation, role in act.parties:
            add_party(work, made.uuid, organisation, role)
        return _touched(work, made, "create_agreement")


def add_party(work: Work, agreement: str, organisation: str, role: str) -> Party:
    """Make one party row; a party of the own side has not been asked yet, of others it is not known."""
    asked = False if role in COUNTED_ROLES else None
    return work.create(Party, agreement=agreement, organisation=organisation, role=role, asked=asked)


@does(EditAgreement)
def edit_agreement(store: Store, act: EditAgreement) -> Touched:
    """Change an agreement; nothing is written when nothing differs."""
    with store.writing("edit_agreement") as work:
        agreement = work.get_one(Agreement, act.agreement)
        check_seen("agreement", agreement, act.values, act.seen)
        changed = work.change(agreement, **kept("agreement", act.values))
        return _touched(work, agreement, "edit_agreement", changed=changed)


@does(RemoveAgreement)
def remove_agreement(store: Store, act: RemoveAgreement) -> Touched:
    """Hide an agreement with all that belongs to it."""
    with store.writing("remove_agreement") as work:
        agreement = work.get_one(Agreement, act.agreement)
        work.remove(agreement)
        return _touched(work, agreement, "remove_agreement")


@does(CopyAgreement)
def copy_agreement(store: Store, act: CopyAgreement) -> Touched:
    """Make the copy; its own side stands as not asked."""
    with store.writing("copy_agreement") as work:
        old = work.get_one(Agreement, act.agreement)
        number = next_number(work.today_year, numbers_of_year(work.connection, work.today_year))
        kept_fields = {name: getattr(old, name) for name in _COPIED}
        made = work.create(Agreement, **kept_fields, number=number, stage="idea")
        for organisation, role in parties_of(work.connection, old.uuid):
            add_party(work, made.uuid, organisation, role)
        work.about["source"] = old.number
        return _touched(work, made, "copy_agreement")


def show(store: Store, agreement: str, today: date) -> AgreementCard:
    """Return one agreement whole."""
    with store.reading() as connection:
        return query.card(connection, agreement, today)


def show_many(store: Store, agreements: Sequence[str], today: date) -> tuple[AgreementCard, ...]:
    """Return several agreements whole, in the order given."""
    with store.reading() as connection:
        return query.cards(connection, agreements, today)


def _touched(work: Work, agreement: Agreement, act: str, *, changed: bool = True) -> Touched:
    work.about.update(number=agreement.number, title=agreement.title)
    return Touched(Subject.AGREEMENT, (agreement.uuid,), act, work.about, changed)
