"""Organisations: new, changed, removed; and what the window asks about them."""

from __future__ import annotations

from dataclasses import dataclass, field

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, gettext, listing
from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.catalogue.rows import OrganisationCard, OrganisationRow, Values
from nkavtal.model.organisation import Organisation
from nkavtal.store.queries import organisation as query
from nkavtal.store.queries.merging import pointers
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does
from nkavtal.usecases.kept import check_seen, complete, kept
from nkavtal.usecases.touched import Subject, Touched


@dataclass(frozen=True)
class CreateOrganisation:
    """Make an organisation."""

    values: Values


@dataclass(frozen=True)
class EditOrganisation:
    """Change fields of an organisation; `seen` are the values the person saw."""

    organisation: str
    values: Values
    seen: Values = field(default_factory=dict)


@dataclass(frozen=True)
class RemoveOrganisation:
    """Hide an organisation that is party to nothing."""

    organisation: str


@does(CreateOrganisation)
def create_organisation(store: Store, act: CreateOrganisation) -> Touched:
    """Make the organisation."""
    with store.writing("create_organisation") as work:
        made = work.create(Organisation, **complete("organisation", act.values))
        work.about["name"] = made.short_name
    return Touched(Subject.ORGANISATION, (made.uuid,), "create_organisation", work.about)


@does(EditOrganisation)
def edit_organisation(store: Store, act: EditOrganisation) -> Touched:
    """Change the organisation; a number that is typed anew is no longer one to confirm unless it is said."""
    with store.writing("edit_organisation") as work:
        organisation = work.get_one(Organisation, act.organisation)
        check_seen("organisation", organisation, act.values, act.seen)
        changed = work.change(organisation, **kept("organisation", act.values))
        work.about["name"] = organisation.short_name
    return Touched(Subject.EVERYTHING, (organisation.uuid,), "edit_organisation", work.about, changed)


@does(RemoveOrganisation)
def remove_organisation(store: Store, act: RemoveOrganisation) -> Touched:
    """Hide the organisation; UserError NKA-192 while it is party to an agreement."""
    with store.writing("remove_organisation") as work:
        organisation = work.get_one(Organisation, act.organisation)
        n = len(query.card(work.connection, organisation.uuid).agreements)
        if n:
            raise UserError(
                "NKA-192",
                N_("{name} är part i avtal ({n}) och kan inte tas bort. Inget är ändrat."),
                N_("Ta först bort parten ur avtalen."),
                name=organisation.short_name,
                n=n,
            )
        others = _naming(work, organisation.uuid)
        if others:
            raise UserError(
                "NKA-421",
                N_("{name} står i andras uppgifter ({rows}) och kan inte tas bort. Inget är ändrat."),
                N_("Ändra eller ta först bort de uppgifterna."),
                name=organisation.short_name,
                rows=listing([gettext(LEDGERS[table].many).lower() for table in others]),
            )
        work.remove(organisation)
        work.about["name"] = organisation.short_name
    return Touched(Subject.ORGANISATION, (act.organisation,), "remove_organisation", work.about)


def _naming(work: Work, organisation: str) -> list[str]:
    """Return the ledgers with rows of living agreements that name an organisation."""
    found = set()
    for table, _column, key in pointers(work.connection, organisation):
        agreement = work.owners.agreement_of(table, key)
        if agreement is not None and query.is_living(work.connection, agreement):
            found.add(table)
    return [table for table in LEDGERS if table in found]


def list_all(store: Store) -> tuple[OrganisationRow, ...]:
    """Return all organisations, members first, in Swedish order."""
    with store.reading() as connection:
        return query.organisations(connection)


def show(store: Store, organisation: str) -> OrganisationCard:
    """Return one organisation whole."""
    with store.reading() as connection:
        return query.card(connection, organisation)


def find(store: Store, text: str) -> str:
    """Return the UUID of the organisation that is meant by a name or number; UserError NKA-136 when none is."""
    with store.reading() as connection:
        return query.find(connection, text)
