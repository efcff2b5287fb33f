"""What a notice of termination leads to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.counting import latest_day, period_end
from nkavtal.rules.terms.facts import Calendars, NoticeGiven
from nkavtal.rules.terms.outcome import NoticeEffect, step
from nkavtal.rules.terms.rule import Counted, Ends, NoticeRight, Side
from nkavtal.rules.terms.spans import after

_DAY = timedelta(days=1)
_FAR = 400
"""Periods looked through for one that a notice is in time for."""


def counted_day(notice: NoticeGiven, right: NoticeRight) -> date | None:
    """Return the day that counts, received or sent as the clause says; None while it is not known to the day."""
    kept = notice.received_on if right.counted is Counted.RECEIVED else notice.sent_on
    return kept.exact if kept is not None else None


def may_use(right: NoticeRight, side: Side) -> bool:
    """Tell if a side has a right; a notice by nobody in particular may be by anyone."""
    return Side.ANY in (right.side, side) or right.side is side


def fault(notice: NoticeGiven, right: NoticeRight, start: date | None) -> str:
    """Return why a notice does not hold under a right, '' when it does."""
    if right.written and notice.written is False:
        return "form"
    day = counted_day(notice, right)
    if day is None:
        return "no_day"
    if right.not_before and (start is None or day < after(start, right.not_before)):
        return "too_early"
    return ""


def free_end(right: NoticeRight, day: date, calendars: Calendars) -> date | None:
    """Return what a notice that counts from day ends with, bound to no term; None where no period is known."""
    if right.ends is Ends.ANY_DAY:
        return after(day, right.timing.span)
    ends = period_end(right.period, day, calendars)
    for _ in range(_FAR):
        if ends is None or latest_day(right.timing, ends) >= day:
            return ends
        ends = period_end(right.period, ends + _DAY, calendars)
    return None


def in_time(right: NoticeRight, day: date, ends: date) -> bool:
    """Tell if a notice that counts from day is in time for a term's last day."""
    return day <= latest_day(right.timing, ends)


def of_all(each: Sequence[Sequence[NoticeGiven]]) -> NoticeGiven:
    """Return what the notices of every party come to together, where each has given one or more.

    A party has given notice by its first one in a form that may hold; the last party to do so counts for all. A day that
    one of them lacks is not known for all.
    """
    valid = [[one for one in notices if one.written is not False] or notices for notices in each]
    written = [any(one.written for one in notices) or notices[0].written for notices in valid]
    named = [day for notices in valid if (day := min((one.ends_on for one in notices if one.ends_on), default=None))]
    return NoticeGiven(
        Side.OWN,
        _last([_first([one.sent_on for one in notices]) for notices in valid]),
        _last([_first([one.received_on for one in notices]) for notices in valid]),
        False if False in written else None if None in written else True,
        max(named, default=None),
    )


def _first(days: Sequence[PartialDate | None]) -> PartialDate | None:
    return min(filter(None, days), key=lambda day: day.latest, default=None)


def _last(days: Sequence[PartialDate | None]) -> PartialDate | None:
    known = [day for day in days if day is not None]
    return max(known, key=lambda day: day.latest, default=None) if len(known) == len(days) else None


def effect(
    place: int,
    notice: NoticeGiven,
    rights: Sequence[NoticeRight],
    start: date | None,
    term_ends: Sequence[date],
    calendars: Calendars,
) -> NoticeEffect:
    """Return what one notice leads to under the right that ends soonest; `term_ends` rise and go past the notice."""
    usable = [right for right in rights if may_use(right, notice.side)]
    faults = [fault(notice, right, start) for right in usable]
    found: list[tuple[date, bool, date]] = []
    for right, wrong in zip(usable, faults, strict=True):
        day = counted_day(notice, right)
        if wrong or day is None:
            continue
        if right.ends is not Ends.TERM:
            ends = free_end(right, day, calendars)
            late = False
        else:
            open_ones = [ends for ends in term_ends if ends >= day]
            ends = next((one for one in open_ones if in_time(right, day, one)), None)
            late = ends not in open_ones[:1]
        if ends is not None:
            found.append((ends, late, day))
    if not found:
        return NoticeEffect(place, None, next(iter(filter(None, faults)), "no_right"))
    ends, late, day = min(found)
    if notice.ends_on is not None and notice.ends_on > ends:
        ends = notice.ends_on
    steps = (step("notice_counts", day=day), *((step("notice_late"),) if late else ()), step("notice_ends", day=ends))
    return NoticeEffect(place, ends, "", late, steps)
