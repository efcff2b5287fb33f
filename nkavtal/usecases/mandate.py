"""A change of mandate period: the view, and the hand-over dossier for those who come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from nkavtal.base import calendars
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.mandate import AuthorityRow, MandateDay, MandateRow, MandateView
from nkavtal.catalogue.rows import AgreementFilter, AgreementRow
from nkavtal.catalogue.term_rows import TermPicture
from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.reports import mandate as report
from nkavtal.rules import mandate as rules
from nkavtal.rules.mandate import Period
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store.queries import mandate as query
from nkavtal.store.queries import register
from nkavtal.store.store import Store
from nkavtal.usecases import agreement_list, term_picture
from nkavtal.usecases.report import printed, save
from nkavtal.usecases.target import ending

_TOLD = ("notice", "option", "review")
"""Kinds of days of the new period that are told; the others are everyday work."""
_ENDING = ("end", "term_end")
_OFFERED = 3
_PART = 250
"""Agreements that are drawn at a time, so that one can be heard to stop."""


def periods(today: date) -> tuple[Period, ...]:
    """Return the changes of period to come that are offered, the nearest first."""
    found = [one for one in _changes() if one.ends >= today]
    return tuple(found[:_OFFERED])


def period(ends: date | None, today: date) -> Period:
    """Return the change at the end of a period, the nearest one with None; UserError NKA-404 for a day that ends none."""
    if ends is None:
        return periods(today)[0]
    found = next((one for one in _changes() if ends in (one.ends, one.council_ends)), None)
    if found is None:
        raise UserError(
            "NKA-404",
            N_("Ingen mandatperiod slutar {day}."),
            N_("Skriv periodens sista dag, till exempel {example}."),
            day=ends.isoformat(),
            example=periods(today)[0].ends.isoformat(),
        )
    return found


def _changes() -> list[Period]:
    known = calendars.mandates()
    return [Period(one.council_ends, one.ends, after.ends) for one, after in pairwise(known)]


def view(store: Store, change: Period, today: date, progress: Progress = SILENT) -> MandateView:
    """Return what a change of period means: every current agreement is in one group."""
    listed = agreement_list.list_all(store, AgreementFilter(current=True), "number", today)
    keys = [one.uuid for one in listed]
    pictures: dict[str, TermPicture] = {}
    for start in range(0, len(keys), _PART):
        progress.step(start, len(keys))
        drawn = term_picture.pictures(store, today, change.until, today, keys[start : start + _PART])
        pictures |= {one.agreement: one for one in drawn}
    with store.reading() as connection:
        waits = query.waiting(connection)
        powers = query.authorities(connection)
    current = {one.uuid for one in listed}
    return MandateView(
        change,
        today,
        tuple(_row(one, pictures.get(one.uuid), waits.get(one.uuid, ()), change) for one in listed),
        tuple(
            AuthorityRow(
                row.number, row.title, row.party, row.given_to, row.body, str(row.decided_on or ""),
                str(row.valid_to or ""), state, row.example is True,
            )
            for row in powers
            if row.uuid in current and (state := rules.authority(row.valid_to, change, today)) != "ended"
        ),
    )  # fmt: skip


def pdf(store: Store, shown: MandateView, progress: Progress = SILENT) -> bytes:
    """Return the hand-over dossier."""
    with store.reading() as connection:
        context = printed(store, register.register_facts(connection), shown.as_of)
    return pdf_bytes([report.sheet(shown, context)], progress)


def write(store: Store, target: Path, shown: MandateView) -> Path:
    """Write the hand-over dossier; UserError NKA-167 for another file ending than .pdf."""
    ending(target, (".pdf",))
    return save(pdf(store, shown), target)


def _row(one: AgreementRow, picture: TermPicture | None, waits: Sequence[str], change: Period) -> MandateRow:
    end = _end(picture, one)
    group = rules.group(end, change)
    spans = picture.spans if picture is not None else ()
    return MandateRow(
        agreement=one.uuid,
        number=one.number,
        title=one.title,
        status=one.status,
        group=group,
        end=end,
        term_ends=next((span.last for span in spans if span.state == "now"), None),
        bound=group != rules.ENDS and any(rules.bound(span.last, change) for span in spans),
        parties=one.parties,
        adopted=one.adopted,
        signed=one.signed,
        counterparties=one.counterparties,
        open_ended=one.open_ended is True,
        days=_days(picture, change),
        waits=tuple(waits),
        example=one.example,
    )


def _end(picture: TermPicture | None, one: AgreementRow) -> date | None:
    """Return the last day as far as is known: the end that is certain, where nobody has said what comes then, where an

    option would have to be called to go on, or, where no term can be reckoned at all, the agreement's own last day.
    """
    if picture is not None and picture.end is not None:
        return picture.end
    for day in picture.days if picture is not None else ():
        if day.kind in _ENDING:  # an expected one too: it ends by itself if nobody calls an option
            return day.day
    reckoned = picture is not None and any(span.last is not None for span in picture.spans)
    return PartialDate.parse(one.ends_on).exact if one.ends_on and not reckoned else None


def _days(picture: TermPicture | None, change: Period) -> tuple[MandateDay, ...]:
    """Return the first day of each told kind that falls in the new period."""
    first: dict[str, MandateDay] = {}
    for one in picture.days if picture is not None else ():
        if one.kind in _TOLD and change.ends + timedelta(days=1) <= one.day <= change.until:
            first.setdefault(one.kind, MandateDay(one.day, one.kind, one.expected))
    return tuple(sorted(first.values(), key=lambda one: one.day))
