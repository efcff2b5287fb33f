"""What the acts on an agreement's days share: finding the row that is kept, and telling what was touched."""

from __future__ import annotations

from collections.abc import Sequence

from nkavtal.base.i18n import listing
from nkavtal.model.agreement import Agreement
from nkavtal.store.queries.term import row_of
from nkavtal.store.work import AnyThing, Work
from nkavtal.usecases.touched import Subject, Touched

_NAMED = 3  # so many agreements are named in history, more are counted


def kept_row(work: Work, kind: type[AnyThing], **wanted: object) -> AnyThing | None:
    """Return the living row of a kind that has just these values, None when there is none."""
    found = row_of(work.connection, kind, **wanted)
    return work.get_one(kind, found) if found is not None else None


def about(work: Work, agreements: Sequence[Agreement], *, changed: bool = True) -> Touched:
    """Return what an act touched, and note which agreements it was about."""
    numbers = [one.number for one in agreements]
    told = listing(numbers) if len(numbers) <= _NAMED else f"{numbers[0]} … {numbers[-1]} ({len(numbers)})"
    work.about.update(number=told)
    return Touched(Subject.AGREEMENT, tuple(one.uuid for one in agreements), work.act, work.about, changed)
