"""Two organisations that are one and the same become one; what the other was called is kept as a name."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.model.all import THINGS
from nkavtal.model.organisation import Name, Organisation
from nkavtal.store.queries import merging as query
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.acts import does
from nkavtal.usecases.touched import Subject, Touched

_FILLED = ("org_number", "org_number_state", "scb_code", "email", "address", "note")
"""Facts of the dropped organisation that fill what is empty in the kept one."""


@dataclass(frozen=True)
class MergeOrganisations:
    """Let one organisation take over all that points at another, which goes to the waste basket."""

    kept: str
    dropped: str


@dataclass(frozen=True, slots=True)
class MergeLook:
    """What a merge would move: agreements, contacts and names of the one that goes; and agreements that both stand in."""

    agreements: int
    contacts: int
    names: int
    shared: int


@does(MergeOrganisations)
def merge_organisations(store: Store, act: MergeOrganisations) -> Touched:
    """Move everything; where both are party to an agreement the rows of the dropped one come under the kept one's.

    UserError NKA-320 for an organisation and itself, NKA-321 when both are members.
    """
    with store.writing("merge_organisations") as work:
        kept, dropped = work.get_one(Organisation, act.kept), work.get_one(Organisation, act.dropped)
        _check(kept, dropped)
        for here, there in query.shared_agreements(work.connection, kept.uuid, dropped.uuid):
            _join_parties(work, here, there)
        for table, column, key in query.pointers(work.connection, dropped.uuid):
            work.change(work.get_one(THINGS[table], key), **{column: kept.uuid})
        _keep_names(work, kept, dropped)
        missing = {name: getattr(dropped, name) for name in _FILLED if not getattr(kept, name)}
        work.change(kept, **missing)
        work.remove(dropped)
        work.about.update(name=kept.short_name, dropped=dropped.short_name)
    return Touched(Subject.EVERYTHING, (act.kept, act.dropped), "merge_organisations", work.about)


def look(store: Store, kept: str, dropped: str) -> MergeLook:
    """Return what a merge would do, before it is done."""
    with store.reading() as connection:
        rows = query.pointers(connection, dropped)
        tables = [table for table, _column, _key in rows]
        shared = len(query.shared_agreements(connection, kept, dropped))
    return MergeLook(tables.count("party"), tables.count("contact"), tables.count("name"), shared)


def _check(kept: Organisation, dropped: Organisation) -> None:
    if kept.uuid == dropped.uuid:
        raise UserError(
            "NKA-320",
            N_("En part kan inte slås ihop med sig själv. Inget är ändrat."),
            N_("Välj den andra parten som är samma organisation."),
        )
    if kept.member and dropped.member:
        raise UserError(
            "NKA-321",
            N_("{kept} och {dropped} är båda medlemmar i förbundet och slås inte ihop. Inget är ändrat."),
            N_("Ändra först vem som är medlem, om det är fel."),
            kept=kept.short_name,
            dropped=dropped.short_name,
        )


def _join_parties(work: Work, here: str, there: str) -> None:
    """Let the kept party take over decisions, signatures and contacts of the other, which is hidden."""
    for table, key in query.rows_of_party(work.connection, there):
        work.change(work.get_one(THINGS[table], key), party=here)
    work.set_removed("party", [there], True)


def _keep_names(work: Work, kept: Organisation, dropped: Organisation) -> None:
    known = {kept.name, kept.short_name}
    for name in dict.fromkeys((dropped.name, dropped.short_name)):
        if name not in known:
            work.create(Name, organisation=kept.uuid, name=name, kind="alias")
