"""A change of mandate period in the terminal, and its hand-over dossier."""

from __future__ import annotations

import argparse

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path, iso_day
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `mandate`."""
    mandate = commands.add("mandate", _("visa vad ett byte av mandatperiod betyder för avtalen"), show_mandate)
    mandate.add_argument("--ends", metavar=_("DAG"), type=iso_day, help=_("periodens sista dag; utan den den närmaste"))
    mandate.add_argument("-o", "--output", metavar=_("FIL"), type=a_path, help=_("skriv överlämningsakten som PDF"))


def show_mandate(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell what ends, what is to be confirmed and what runs on; write the dossier too."""
    from nkavtal.catalogue.mandate import AUTHORITIES, GROUPS, periods, summary, until_shown
    from nkavtal.usecases import mandate

    change = mandate.period(given.ends, terminal.today)
    found = mandate.view(terminal.store, change, terminal.today)
    lines = [periods(change, found.as_of), *summary(found)]
    for group, words in GROUPS.items():
        if rows := found.of(group):
            lines += ["", _(words)]
            lines += [f"  {one.number}  {until_shown(one)}  {one.title}" for one in rows]
    if found.to_confirm:
        lines += ["", _("Fullmakter")]
        told = _("  {number}  {party} till {to}: {state}")
        lines += [
            told.format(number=one.number, party=one.party, to=one.given_to, state=_(AUTHORITIES[one.state]).lower())
            for one in found.to_confirm
        ]
    if found.waiting:
        lines += ["", _("Väntar på svar")]
        lines += [f"  {one.number}  {listing(one.waits)}" for one in found.waiting]
    files = []
    if given.output is not None:
        files.append(str(mandate.write(terminal.store, given.output, found)))
        lines += ["", _("Skrivet: {file}").format(file=files[0])]
    data = {
        "council_ends": change.council_ends.isoformat(),
        "ends": change.ends.isoformat(),
        "until": change.until.isoformat(),
        "agreements": [
            {
                "number": one.number,
                "title": one.title,
                "group": one.group,
                "end": one.end.isoformat() if one.end else None,
                "bound": one.bound,
                "days": [{"day": day.day.isoformat(), "kind": day.kind, "expected": day.expected} for day in one.days],
                "waits": list(one.waits),
            }
            for one in found.rows
        ],
        "authorities": [
            {
                "number": one.number,
                "party": one.party,
                "given_to": one.given_to,
                "valid_to": one.valid_to or None,
                "state": one.state,
            }
            for one in found.authorities
        ],
        "files": files,
    }
    return Answer(data, tuple(lines))
