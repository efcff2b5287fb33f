"""Days to watch as a calendar file (RFC 5545): whole days, the same identity each time, so that none comes twice."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from nkavtal.base.os_seam import files

_SPACE = uuid.UUID("6f2c1b0e-7a5d-5d0e-9f0a-6e6b61767461")  # our own name space: 'nkavta' in its end


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day: `identity` tells it apart for ever (register, agreement, watch and whose), `words` is what it says.

    Alarms go off the day work should `begin`, a week before and on the morning of the day.
    """

    identity: str
    day: date
    title: str
    words: str
    begin: date


def write(days: Iterable[CalendarDay], file: Path, made: datetime) -> Path:
    """Write the days beside file and then put them in its place; UserError when it cannot be written."""
    data = encoded(days, made)
    with files.written_beside(file) as beside:
        beside.write_bytes(data)
    return file


def encoded(days: Iterable[CalendarDay], made: datetime) -> bytes:
    """Return the calendar file; `made` is a UTC moment, the same days and moment give the same bytes."""
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//nkavtal//bevakningar//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "nkavtal")
    for one in days:
        event = Event()
        event.add("uid", f"{uuid.uuid5(_SPACE, one.identity)}@nkavtal")
        event.add("dtstamp", made)
        event.add("last-modified", made)
        event.add("dtstart", one.day)
        if one.day < date.max:  # without an end a day lasts one day: the last one there is has no next
            event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", one.title)
        event.add("description", one.words)
        event.add("transp", "TRANSPARENT")
        for before in sorted({(one.day - one.begin).days, 7, 0}, reverse=True):
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", one.title)
            alarm.add("trigger", timedelta(days=-before, hours=8))
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
