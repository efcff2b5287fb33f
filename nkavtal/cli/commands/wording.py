"""The wording in force of an agreement that others amend."""

from __future__ import annotations

import argparse

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, iso_day
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `wording`."""
    wording = commands.add("wording", _("visa gällande lydelse av det som har ändrats, för varje part"), show_wording)
    wording.add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))
    wording.add_argument(
        "--party", metavar=_("PART"), help=_("bara för den parten: kortnamn eller organisationsnummer")
    )
    wording.add_argument("--day", metavar=_("DAG"), type=iso_day, help=_("dagen som frågan gäller, annars i dag"))


def show_wording(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell what each changed place says for whom on a day."""
    from nkavtal.catalogue import wording_words as words
    from nkavtal.usecases import agreement, organisation, wording

    day = given.day or terminal.today
    found = wording.in_force(terminal.store, agreement.find(terminal.store, given.number), day)
    rows, key = found.rows, ""
    if given.party:
        key = organisation.find(terminal.store, given.party)
        if rows and key not in found.names:
            raise UserError(
                "NKA-420",
                N_("{name} är inte part i avtal {number}."),
                N_("Se vilka som är parter med `adoption {number}`."),
                name=given.party,
                number=given.number,
            )
        rows = tuple(one for one in rows if key in one.parties)
    data = [
        {
            "place": one.place,
            "text": one.text,
            "amendment": found.numbers.get(one.by, ""),
            "since": one.since.isoformat() if one.since is not None else None,
            "parties": [found.names[one_key] for one_key in one.parties if not given.party or one_key == key],
        }
        for one in rows
    ]
    if not rows:
        return Answer({"day": day.isoformat(), "wordings": []}, (_("Inga ändrade lydelser är inskrivna."),))
    cells = [
        (
            one.place,
            words.said(one),
            given.party or words.for_whom(one, found.names, found.rows),
            words.since(one),
            found.numbers.get(one.by, ""),
        )
        for one in rows
    ]
    headings = (_("Ställe"), _("Lydelse"), _("Gäller för"), _("Sedan"), _("Genom"))
    return Answer({"day": day.isoformat(), "wordings": data}, table(headings, cells))
