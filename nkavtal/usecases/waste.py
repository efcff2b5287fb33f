"""The waste basket: what was taken away, and bringing it back."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.catalogue.rows import Removed
from nkavtal.store.queries import waste as query
from nkavtal.store.store import Store
from nkavtal.usecases.acts import does
from nkavtal.usecases.touched import Subject, Touched


@dataclass(frozen=True)
class Restore:
    """Bring removed things back; each is a table and a UUID. `what` names them in history."""

    things: tuple[tuple[str, str], ...]
    what: str = ""


@does(Restore)
def restore(store: Store, act: Restore) -> Touched:
    """Bring them back, all or none; UserError NKA-322 when one of them is not in the waste basket any more."""
    with store.writing("restore") as work:
        there = {(row.table, row.uuid) for row in query.removed(work.connection)}
        if not set(act.things) <= there:
            raise UserError(
                "NKA-322",
                N_("Det som skulle tas tillbaka finns inte längre i papperskorgen. Inget är ändrat."),
                N_("Läs in papperskorgen på nytt."),
            )
        for table in dict.fromkeys(table for table, _key in act.things):
            work.set_removed(table, [key for kind, key in act.things if kind == table], False)
        work.about["what"] = act.what
    return Touched(Subject.EVERYTHING, tuple(key for _table, key in act.things), "restore", work.about)


def list_removed(store: Store) -> tuple[Removed, ...]:
    """Return what is in the waste basket, the latest first."""
    with store.reading() as connection:
        return query.removed(connection)
