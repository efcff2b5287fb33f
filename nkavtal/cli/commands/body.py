"""Bodies of a party and when they meet."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, ngettext, weekday_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.body import BODY_KINDS
from nkavtal.catalogue.rows import BodyLine, LedgerRow, Values
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal
from nkavtal.rules import meeting_text
from nkavtal.rules.partial_date import PartialDate


def add(commands: Commands) -> None:
    """Add `bodies` and `meetings`."""
    bodies = commands.add("bodies", _("visa en parts organ"), show_bodies)
    bodies.add_argument("party", metavar=_("PART"), help=_("kortnamn eller organisationsnummer"))
    meetings = commands.add("meetings", _("visa ett organs sammanträden, eller lägg till dagar"), keep_meetings)
    meetings.add_argument("party", metavar=_("PART"), help=_("kortnamn eller organisationsnummer"))
    meetings.add_argument("body", metavar=_("ORGAN"), help=_("namn eller kortnamn, till exempel KF"))
    meetings.add_argument("days", metavar=_("DAG"), nargs="*", help=_("dagar som ska läggas till"))
    meetings.add_argument(
        "--from", dest="file", metavar=_("FIL"), type=a_path, help=_("en textfil med dagarna, som de kan klistras in")
    )


def show_bodies(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """List a party's bodies."""
    from nkavtal.usecases import bodies, organisation

    key = organisation.find(terminal.store, given.party)
    found = bodies.of(terminal.store, [key])[key]
    rows = [
        (one.name, str(one.values["short_name"] or ""), _(BODY_KINDS[one.kind]), str(len(one.meetings)))
        for one in found
    ]
    heads = (_("Organ"), _("Kortnamn"), _("Slag av organ"), _("Sammanträden"))
    return Answer({"bodies": [_data(one) for one in found]}, table(heads, rows) if rows else (_("Inga organ."),))


def keep_meetings(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """List a body's meetings; days that are given are added first, all or none."""
    from nkavtal.usecases import bodies, organisation

    key = organisation.find(terminal.store, given.party)
    body = bodies.find(terminal.store, key, given.body)
    lines: list[str] = []
    if given.days or given.file:
        rows = _read(terminal, given.days, given.file)
        before = len(body.meetings)
        terminal.program.perform(bodies.AddMeetings(body.uuid, rows))
        body = bodies.find(terminal.store, key, given.body)
        n = len(body.meetings) - before
        lines.append(ngettext("{n} nytt sammanträde.", "{n} nya sammanträden.", n).format(n=n))
    lines += [_told(one) for one in body.meetings] or [_("Inga sammanträden.")]
    return Answer({"body": _data(body)}, tuple(lines))


def _read(terminal: Terminal, days: Sequence[str], file: Path | None) -> tuple[Values, ...]:
    from nkavtal.usecases import bodies

    text = "\n".join((*days, bodies.text_of(file) if file is not None else ""))
    found = meeting_text.read(text, terminal.today)
    if found.wrong:
        one = found.wrong[0]
        raise UserError(
            "NKA-403",
            N_("Rad {line}: {text} är ingen dag. Inget är sparat."),
            N_("Skriv till exempel 2027-01-18, 18 jan 2027 eller 18/1."),
            line=one.line,
            text=one.text,
        )
    return tuple(
        {"held_on": one.held_on.isoformat(), "papers_by": one.papers_by.isoformat() if one.papers_by else None}
        for one in found.meetings
    )


def _told(meeting: LedgerRow) -> str:
    values = meeting.values
    day = PartialDate.parse(str(values["held_on"]))
    words = weekday_text(day.exact) if day.exact is not None else str(day)
    if values["papers_by"]:
        words = _("{day}, handlingar inne {papers}").format(day=words, papers=values["papers_by"])
    return _("{day} (inställt)").format(day=words) if values["cancelled"] is True else words


def _data(body: BodyLine) -> dict[str, object]:
    """Return a body under English keys; days as they are kept."""
    return {
        **{name: body.values[name] for name in ("name", "short_name", "kind", "papers_days", "minutes_days")},
        "other_names": [one.values["name"] for one in body.names],
        "meetings": [
            {name: one.values[name] for name in ("held_on", "papers_by", "cancelled")} for one in body.meetings
        ],
    }
