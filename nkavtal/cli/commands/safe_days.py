"""The last safe day: when the board must recommend and each party must have the matter."""

from __future__ import annotations

import argparse
from datetime import date

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.cli.answer import Answer
from nkavtal.cli.command import Commands, day_count, iso_day
from nkavtal.cli.terminal import Terminal

_OF_REGISTER = date.min  # the option without a day: the one the register knows
_DAYS = {"dispatch": "dispatch_days", "send": "send_days", "papers": "papers_days", "minutes": "minutes_days"}


def add(commands: Commands) -> None:
    """Add `safe-days`."""
    safe = commands.add("safe-days", _("räkna ut när styrelsen och parterna senast ska ha ärendet"), show_safe_days)
    safe.add_argument("number", metavar=_("NUMMER"), help=_("avtalets nummer"))
    goal = safe.add_mutually_exclusive_group(required=True)
    start, notice = (
        _("dagen då avtalet ska börja gälla; utan dag avtalets egen"),
        _("dagen då en uppsägning ska vara framme; utan dag nästa sista uppsägningsdag"),
    )
    for name, told in (("--start", start), ("--notice", notice)):
        goal.add_argument(name, metavar=_("DAG"), type=iso_day, nargs="?", const=_OF_REGISTER, help=told)
    safe.add_argument(
        "--body", choices=["council", "executive"], default="council", help=_("vilket organ som beslutar hos parterna")
    )
    safe.add_argument("--no-legal-force", action="store_true", help=_("vänta inte på laga kraft"))
    safe.add_argument("--dispatch", metavar=_("ANTAL"), type=day_count, help=_("dagar för utskicket"))
    safe.add_argument("--send", metavar=_("ANTAL"), type=day_count, help=_("dagar för att sända uppsägningen"))
    safe.add_argument("--papers", metavar=_("ANTAL"), type=day_count, help=_("dagar före, för organ utan egen uppgift"))
    safe.add_argument(
        "--minutes", metavar=_("ANTAL"), type=day_count, help=_("dagar efter, för organ utan egen uppgift")
    )


def show_safe_days(terminal: Terminal, given: argparse.Namespace) -> Answer:
    """Tell the answer, why, and each party's day."""
    from nkavtal.catalogue import safe_words as words
    from nkavtal.cli import safe_shown
    from nkavtal.usecases import agreement, safe_days

    facts = safe_days.facts(terminal.store, agreement.find(terminal.store, given.number), terminal.today)
    notice = given.notice is not None
    goal = given.notice if notice else given.start
    if goal == _OF_REGISTER:
        goal = facts.notice_on if notice else facts.starts_on
    if goal is None:
        raise UserError(
            "NKA-402",
            N_("Avtal {number} har ingen kommande sådan dag i registret. Inget är uträknat."),
            N_("Skriv dagen efter flaggan, till exempel --start 2027-01-01."),
            number=facts.number,
        )
    days = {field: n for option, field in _DAYS.items() if (n := getattr(given, option)) is not None}
    days.setdefault("minutes_days", facts.minutes_days)
    asked = safe_days.Asked(goal, notice, not given.no_legal_force, given.body, **days)
    found = safe_days.reckon(facts, asked, terminal.today)
    head = _("{number} {title}").format(number=facts.number, title=facts.title)
    lines = [head, "", words.answer(found, terminal.today)]
    lines += [f"  {n}. {one}" for n, one in enumerate(words.steps_shown(found.board.steps), 1)]
    lines += [*words.remarks(found, terminal.today), ""]
    lines += [words.chance_line(one, terminal.today) for one in found.chances]
    return Answer(safe_shown.data(facts, asked, found), tuple(lines))
