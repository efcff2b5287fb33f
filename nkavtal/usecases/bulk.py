"""Several agreements changed at once: shown first row by row, then done in one act that one undo takes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.base.progress import Progress
from nkavtal.catalogue.backups import BULK
from nkavtal.catalogue.bulk import FieldChange, changed, refusal
from nkavtal.catalogue.rows import Values
from nkavtal.model.agreement import Agreement
from nkavtal.store.queries.agreement_values import KeptAgreement, kept_agreements
from nkavtal.store.store import Store
from nkavtal.usecases.acts import does_long
from nkavtal.usecases.kept import kept
from nkavtal.usecases.touched import Subject, Touched

COPY_FROM = 21
"""So many agreements that change are worth a verified copy of the register before."""


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One agreement: what the asked fields hold, what differs afterwards (empty: unchanged), or why it is left."""

    uuid: str
    number: str
    title: str
    before: Values
    after: Values
    refused: str = ""


@dataclass(frozen=True)
class ChangeMany:
    """Change fields of many agreements; `seen` are the values that were shown before, by agreement."""

    agreements: tuple[str, ...]
    changes: tuple[FieldChange, ...]
    seen: Mapping[str, Values]


def plan(store: Store, agreements: Sequence[str], changes: Sequence[FieldChange]) -> tuple[PlannedChange, ...]:
    """Return what would be done to each agreement, in the order given."""
    with store.reading() as connection:
        found = kept_agreements(connection, agreements)
    return _planned(found, agreements, changes)


def seen(planned: Sequence[PlannedChange]) -> dict[str, Values]:
    """Return what was shown of the agreements that are to change, for the act."""
    return {one.uuid: one.before for one in planned if one.after and not one.refused}


@does_long(ChangeMany)
def change_many(store: Store, act: ChangeMany, progress: Progress) -> Touched:
    """Change all or none; UserError NKA-300 when one of them is no longer as it was shown.

    A copy that cannot be made or trusted raises too, and nothing is changed then.
    """
    with store.writing("change_many") as work:
        planned = _planned(kept_agreements(work.connection, act.agreements), act.agreements, act.changes)
        todo = [one for one in planned if one.after and not one.refused]
        _check_seen(act, todo)
        if len(todo) >= COPY_FROM:
            progress.step(0, len(todo), _("Gör en säkerhetskopia"))
            store.copy(BULK)  # nothing is written yet, so the copy is the register as it was
        for done, one in enumerate(todo):
            progress.step(done, len(todo), _("Ändrar avtalen"))
            work.change(work.get_one(Agreement, one.uuid), **kept("agreement", one.after))
        work.about["n"] = str(len(todo))
    return Touched(Subject.AGREEMENT, tuple(one.uuid for one in todo), "change_many", work.about, bool(todo))


def _check_seen(act: ChangeMany, todo: Sequence[PlannedChange]) -> None:
    newer = [one.number for one in todo if act.seen.get(one.uuid) != one.before]
    gone = act.seen.keys() - {one.uuid for one in todo}
    if newer or gone:
        raise UserError(
            "NKA-300",
            N_("{n} av avtalen har ändrats sedan de visades. Inget är ändrat."),
            N_("Se igenom förhandsvisningen på nytt och ändra sedan."),
            n=len(newer) + len(gone),
        )


def _planned(
    found: Mapping[str, KeptAgreement], agreements: Sequence[str], changes: Sequence[FieldChange]
) -> tuple[PlannedChange, ...]:
    return tuple(_one(found[uuid], changes) for uuid in dict.fromkeys(agreements) if uuid in found)


def _one(found: KeptAgreement, changes: Sequence[FieldChange]) -> PlannedChange:
    after = changed(found.values, changes)
    before = {change.field: found.values[change.field] for change in changes}
    refused = "gone" if found.removed else refusal(found.values, after)
    return PlannedChange(found.uuid, found.number, found.title, before, after, refused)
