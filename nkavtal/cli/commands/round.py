"""Agreements sent out for decision: requests, the rounds that are out, reminders."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing, ngettext
from nkavtal.catalogue.codes import REQUEST_WAYS
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.rounds import BUCKETS, Round, names_of
from nkavtal.catalogue.rows import Values
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.typed import read_all
from nkavtal.cli.agreement_shown import share
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, a_path
from nkavtal.cli.swedish_argparse import Parser
from nkavtal.cli.table import table
from nkavtal.cli.terminal import Terminal


def add(commands: Commands) -> None:
    """Add `request`, `rounds` and `remind`."""
    request = commands.add("request", _("sänd avtal till beslut: skriv handlingarna och registrera utskicket"), send)
    request.add_argument("numbers", metavar=_("NUMMER"), nargs="+", help=_("avtalets nummer, ett eller flera"))
    _shared(request)
    request.add_argument("--round", metavar=_("NAMN"), default="", help=_("rundans namn"))
    request.add_argument("--way", choices=list(REQUEST_WAYS), default="mail", help=_("hur det sänds"))
    request.add_argument("--zip", action="store_true", help=_("en zipfil till varje kommun i stället för en mapp"))
    shown = commands.add("rounds", _("visa beslutsrundorna och vilka som inte har svarat"), show)
    shown.add_argument("--all", action="store_true", help=_("även rundor där alla har svarat"))
    remind = commands.add("remind", _("påminn dem i en runda som inte har svarat"), send_reminders)
    remind.add_argument("round", metavar=_("RUNDA"), help=_("rundans namn, eller numret på ett avtal i den"))
    _shared(remind)


def _shared(parser: Parser) -> None:
    parser.add_argument(
        "-o", "--output", metavar=_("MAPP"), type=a_path, required=True, help=_("mappen som ska skapas")
    )
    parser.add_argument(
        "--to",
        metavar=_("PART"),
        action="append",
        default=[],
        help=_("till vilken part, kan anges flera gånger; annars de som inte har beslutat"),
    )
    parser.add_argument("--reply-by", metavar=_("DAG"), default="", help=_("sista dagen att svara"))
    parser.add_argument("--sent", metavar=_("DAG"), default="", help=_("dagen då det sänds, annars i dag"))
    parser.add_argument("--dry-run", action="store_true", help=_("visa vad som skulle göras utan att göra det"))


def send(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write what is sent to each party, and note that it was sent."""
    from nkavtal.usecases import agreement, organisation, round_documents, round_plan
    from nkavtal.usecases.round import SendRound, checked

    store, today = terminal.store, terminal.today
    meant = tuple(dict.fromkeys(agreement.find(store, number) for number in given.numbers))
    planned = round_plan.plan(store, meant, today)
    chosen = tuple(dict.fromkeys(organisation.find(store, name) for name in given.to)) or planned.undecided
    pairs = planned.pairs(chosen) + tuple(
        (uuid, key) for key in chosen if key not in planned.organisations for uuid in meant
    )
    values = {**_values(terminal, given), "way": given.way}
    name = given.round.strip() or planned.proposed(today)
    act = SendRound(name, pairs, values, planned.sent_to(chosen) if given.way == "mail" else {})
    if given.dry_run:
        checked(act)
        return _told(name, [planned.organisations.get(key, "–") for key in chosen], None, recorded=False)
    made = round_documents.make(store, act, round_documents.Papers(zipped=given.zip), given.output, today)
    terminal.program.perform(round_documents.addressed(act, made))
    return _told(name, [planned.organisations.get(key, "–") for key in chosen], made, recorded=True)


def send_reminders(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Write drafts of reminders to those that have not answered, and note that they were sent."""
    from nkavtal.usecases import organisation, round_documents, rounds
    from nkavtal.usecases.round import RemindRound, checked_reminder

    store, today = terminal.store, terminal.today
    found = rounds.find(store, given.round, today)
    lines = rounds.missing_of(found, {organisation.find(store, name): name for name in given.to})
    values = {**_values(terminal, given), "way": "mail"}
    act = RemindRound(found.key.name, tuple(line.pair for line in lines), values)
    if given.dry_run:
        checked_reminder(act)
        return _told(found.title, names_of(lines), None, recorded=False)
    made = round_documents.remind(store, found.title, act, given.output, today)
    terminal.program.perform(round_documents.addressed(act, made))
    return _told(found.title, names_of(lines), made, recorded=True)


def show(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell the rounds that are out, or all."""
    from nkavtal.usecases import rounds

    today = terminal.today
    found = [one for one in rounds.every(terminal.store, today) if given.all or one.missing]
    data = [_data(one, one.bucket(today)) for one in found]
    if not found:
        return Answer(data, (_("Inga beslutsrundor är ute."),))
    rows = [
        (
            one.title,
            listing([number for number, _title in one.agreements.values()]),
            _(BUCKETS[one.bucket(today)]),
            day_shown(one.sent_on) if one.sent_on else "",
            day_shown(one.reply_by) if one.reply_by else "",
            share(one.answered, len(one.lines)),
            ", ".join(names_of(one.missing)),
        )
        for one in found
    ]
    heads = (_("Runda"), _("Avtal"), _("Läge"), _("Sänt"), _("Svar senast"), _("Svar"), _("Saknas"))
    return Answer(data, table(heads, rows))


def _values(terminal: Terminal, given: argparse.Namespace) -> Values:
    typed = {"sent_on": given.sent or terminal.today.isoformat(), "reply_by": given.reply_by}
    return read_all(FIELDS["request"], typed, terminal.today)


def _told(name: str, names: Sequence[str], made: object, *, recorded: bool) -> Answer:
    from nkavtal.usecases.round_documents import Made

    n = len(names)
    whom = ngettext("{n} part: {names}", "{n} parter: {names}", n).format(n=n, names=listing(list(names)) or "–")
    data = {
        "round": name,
        "to": list(names),
        "recorded": recorded,
        "files": [],
        "without_address": [],
        "unusable_addresses": [],
        "missing": [],
    }
    if not isinstance(made, Made):
        return Answer(data, (_("Runda: {name}").format(name=name), _("Skulle sändas till {whom}").format(whom=whom)))
    lines = [
        _("Registrerat i rundan {name}, {whom}").format(name=name, whom=whom),
        _("Skrivet: {file}").format(file=made.folder),
    ]
    if made.unaddressed:
        lines.append(_("E-postadress saknas för {names}.").format(names=listing(made.unaddressed)))
    if made.passed_over:
        lines.append(
            _("Adresser som inte går att använda i mejl är utelämnade: {addresses}.").format(
                addresses=listing(made.passed_over)
            )
        )
    if made.missing:
        lines.append(_("Saknas i registret och är märkt i texten: {fields}").format(fields=", ".join(made.missing)))
    data |= {
        "files": [str(file) for file in made.files],
        "without_address": list(made.unaddressed),
        "unusable_addresses": list(made.passed_over),
        "missing": list(made.missing),
    }
    return Answer(data, tuple(lines))


def _data(one: Round, bucket: str) -> dict[str, object]:
    return {
        "round": one.key.name,
        "title": one.title,
        "state": bucket,
        "sent": one.sent_on,
        "reply_by": one.reply_by,
        "reminded": one.reminded_on,
        "answered": one.answered,
        "total": len(one.lines),
        "missing": list(names_of(one.missing)),
        "parties": [line._asdict() for line in one.lines],
    }
