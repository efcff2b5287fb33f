"""What is done about an agreement's days: its clause, notices, options, extensions, days set by hand, reminders."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.acts import act_shown
from nkavtal.catalogue.document_types import TYPES
from nkavtal.catalogue.term import NOTICE_SIDES
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, iso_day
from nkavtal.cli.swedish_argparse import Parser
from nkavtal.cli.terminal import Terminal
from nkavtal.rules.terms.watch import LEADS

_STATES = {"done": "done", "not-relevant": "not_relevant", "snooze": "snoozed", "open": ""}


def add(commands: Commands) -> None:
    """Add `term clause`, `take`, `notice`, `option`, `extend`, `day`, `mark` and `lead`."""
    within = commands.within(commands.add("term", _("regel, uppsägning, förlängning och bevakning")))
    clause = _about(within, "clause", _("ange avtalets regel som JSON, eller ta bort den"), set_clause)
    clause.add_argument("rule", metavar=_("REGEL"), nargs="?", default="", help=_("regeln; utelämnad tas den bort"))
    _party(clause)
    clause.add_argument("--note", metavar=_("TEXT"), default="", help=_("anmärkning"))
    take = within.add("take", _("visa regler lästa ur avtalens ord, och för in dem för de avtal som nämns"), take_read)
    take.add_argument("numbers", metavar=_("NUMMER"), nargs="*", help=_("avtalens nummer; utan nummer visas de bara"))
    notice = _about(within, "notice", _("registrera en uppsägning"), register_notice)
    notice.add_argument("--by", choices=list(NOTICE_SIDES), default="own", help=_("vilken sida som säger upp"))
    notice.add_argument("--received", metavar=_("DAG"), help=_("när den kom fram, så noga som det är känt"))
    notice.add_argument("--sent", metavar=_("DAG"), help=_("när den sändes"))
    notice.add_argument("--oral", action="store_true", help=_("den är muntlig"))
    notice.add_argument("--ends", metavar=_("DAG"), help=_("dagen som uppsägningen själv nämner"))
    _party(notice, action="append")
    option = _about(within, "option", _("registrera att en option tagits i anspråk"), call_option)
    option.add_argument("called", metavar=_("DAG"), help=_("dagen då det nådde motparten"))
    option.add_argument("--until", metavar=_("DAG"), help=_("sista dagen, om regeln inte säger hur länge"))
    extend = _about(within, "extend", _("registrera att parterna förlänger"), extend_until)
    extend.add_argument("until", metavar=_("DAG"), type=iso_day, help=_("till och med dagen"))
    extend.add_argument("--decided", metavar=_("DAG"), help=_("dagen då parterna kom överens"))
    day = _about(within, "day", _("ändra en dag för hand, eller låt den uträknade gälla igen"), set_day)
    day.add_argument("key", metavar=_("FRIST"), help=_("fristens nyckel, som explain --json visar den"))
    day.add_argument("day", metavar=_("DAG"), type=iso_day, nargs="?", help=_("dagen; utelämnad gäller den uträknade"))
    day.add_argument("--reason", metavar=_("TEXT"), default="", help=_("skälet, behövs när dagen ändras"))
    _party(day)
    mark = _about(within, "mark", _("säg vad som är gjort åt en frist"), mark_watched)
    mark.add_argument("key", metavar=_("FRIST"), help=_("fristens nyckel, som deadlines --json visar den"))
    mark.add_argument("day", metavar=_("DAG"), type=iso_day, help=_("fristens dag"))
    mark.add_argument("state", choices=list(_STATES), help=_("klar, inte aktuell, uppskjuten eller öppen igen"))
    mark.add_argument("--until", metavar=_("DAG"), type=iso_day, help=_("skjut upp till dagen"))
    mark.add_argument("--note", metavar=_("TEXT"), default="", help=_("anmärkning"))
    _party(mark)
    lead = within.add("lead", _("säg hur många dagar i förväg arbetet börjar"), set_lead)
    usual = _("antal dagar; utelämnat gäller det vanliga, {days}").format(days=LEADS["notice"])
    lead.add_argument("--type", choices=list(TYPES), default="", help=_("avtalstypens kod; utelämnad alla andra"))
    lead.add_argument("days", metavar=_("DAGAR"), type=int, nargs="?", help=usual)


def _about(within: Commands, name: str, words: str, run: Callable[[Terminal, argparse.Namespace], Answer]) -> Parser:
    parser = within.add(name, words, run)
    parser.add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))
    return parser


def _party(parser: Parser, action: str = "store") -> None:
    parser.add_argument("--for", dest="party", metavar=_("PART"), action=action, help=_("bara för en part"))


def set_clause(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Set the clause, or take it away."""
    from nkavtal.usecases.term import SetClause

    return _done(
        terminal, SetClause(_agreement(terminal, given), given.rule, _organisation(terminal, given), given.note)
    )


def take_read(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Show what can be read from the agreements' words, or take some of it."""
    from nkavtal.catalogue.term_sentences import sentences
    from nkavtal.rules.terms import plain
    from nkavtal.usecases import agreement, term

    if given.numbers:
        keys = tuple(agreement.find(terminal.store, number) for number in given.numbers)
        return _done(terminal, term.TakeProposals(keys))
    rows = term.proposals(terminal.store)
    lines: list[str] = []
    for row in rows:
        lines += [f"{row.number} {row.title}", *(f"  ”{words}”" for _name, words in row.words)]
        lines += [f"  {one}" for one in sentences(row.proposed.rule)]
        lines += [_("  Inte förstått: {words}").format(words=one) for one in row.proposed.left]
    data = [
        {"number": row.number, "words": dict(row.words), "rule": plain.to_plain(row.proposed.rule),
         "not_understood": list(row.proposed.left)}
        for row in rows
    ]  # fmt: skip
    return Answer({"proposals": data}, tuple(lines or [_("Inga regler att föra in.")]))


def register_notice(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Keep a notice of termination."""
    from nkavtal.catalogue.ledgers import FIELDS
    from nkavtal.catalogue.typed import read_all
    from nkavtal.usecases import organisation
    from nkavtal.usecases.notice import RegisterNotice

    typed = {"received_on": given.received, "sent_on": given.sent, "ends_on": given.ends}
    known = {name: text for name, text in typed.items() if text is not None}
    values = {**read_all(FIELDS["notice"], known, terminal.today), "written": not given.oral}
    parties = tuple(organisation.find(terminal.store, name) for name in given.party or ())
    return _done(terminal, RegisterNotice(_agreement(terminal, given), given.by, values, parties))


def call_option(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Keep that an option was called."""
    from nkavtal.usecases.notice import CallOption

    days = _days(terminal, {"decided_on": given.called, "until": given.until})
    return _done(terminal, CallOption(_agreement(terminal, given), days["decided_on"], days.get("until")))


def extend_until(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Keep an agreed extension."""
    from nkavtal.usecases.notice import Extend

    days = _days(terminal, {"decided_on": given.decided})
    return _done(terminal, Extend(_agreement(terminal, given), given.until, days.get("decided_on")))


def set_day(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Set a day by hand, or let the computed one stand."""
    from nkavtal.usecases.term import SetDayByHand

    whose = _organisation(terminal, given)
    return _done(terminal, SetDayByHand(_agreement(terminal, given), given.key, given.day, given.reason, whose))


def mark_watched(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Say what has been done about a day to watch."""
    from nkavtal.usecases.watching import MarkWatched, Watched

    one = Watched(_agreement(terminal, given), given.key, given.day, _organisation(terminal, given))
    return _done(terminal, MarkWatched((one,), _STATES[given.state], given.until, given.note))


def set_lead(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Set how long in advance work begins."""
    from nkavtal.usecases import watching

    known = {str(row.values["type"]) for row in watching.lead_times(terminal.store)}
    if given.days is None and given.type not in known:
        return Answer({"act": "set_lead_time", "changed": False}, (_("Inget är ändrat."),))
    return _done(terminal, watching.SetLeadTime(given.type, given.days))


def _done(terminal: Terminal, act: object) -> Answer:
    touched = terminal.program.perform(act)
    told = act_shown(touched.act, touched.about) if touched.changed else _("Inget är ändrat.")
    return Answer({"act": touched.act, "changed": touched.changed, **touched.about}, (told,))


def _agreement(terminal: Terminal, given: argparse.Namespace) -> str:
    from nkavtal.usecases import agreement

    return agreement.find(terminal.store, given.number)


def _organisation(terminal: Terminal, given: argparse.Namespace) -> str | None:
    from nkavtal.usecases import organisation

    return organisation.find(terminal.store, given.party) if given.party else None


def _days(terminal: Terminal, typed: dict[str, str | None]) -> dict[str, str]:
    from nkavtal.catalogue.ledgers import FIELDS
    from nkavtal.catalogue.typed import read_all

    known = {name: text for name, text in typed.items() if text is not None}
    return {name: str(day) for name, day in read_all(FIELDS["prolongation"], known, terminal.today).items()}
