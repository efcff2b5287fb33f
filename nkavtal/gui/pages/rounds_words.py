"""Decision rounds in the words of the list and the pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nkavtal.base.i18n import distance_text, folded, listing, ngettext, sort_key
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import PARTY_STATES
from nkavtal.catalogue.rounds import BUCKETS, Round, RoundLine, names_of
from nkavtal.catalogue.show import day_shown
from nkavtal.gui.parts.adoption_bar import Adoption
from nkavtal.gui.parts.chips import tone_of
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.heading import Heading
from nkavtal.gui.states import party_state
from nkavtal.rules.partial_date import PartialDate

_NAMED = 2  # agreements of a round named by number, more are counted
_SEGMENTS = 14
"""Segments of a bar at most: with more they cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Answers(Adoption):
    """The bar of a round: full has signed, half has answered, empty is missing; many share a segment between them."""

    told: tuple[int, int, int] = (0, 0, 0)
    """How many have answered, are asked and have signed, in numbers."""

    @property
    def words(self) -> str:
        """How many have answered: '11 av 14'."""
        return _("{n} av {all}").format(n=self.told[0], all=self.told[1])

    @property
    def spoken(self) -> str:
        """The same and the signatures, in a sentence."""
        n, total, signed = self.told
        return _("{n} av {all} har svarat, {signed} har undertecknat").format(n=n, all=total, signed=signed)


def columns(today: date) -> list[Column]:
    """Return the columns of the list of rounds."""
    return [
        Column("title", _("Runda"), lambda r: r.title, 190, sub=agreements_text, sub_title=_("Avtal"), stretch=True,
               fixed=True, sort_name="title", tool=_tool,
               chip=lambda r: (_("EXEMPEL"), "mute") if r.example else None, short_chip=_("EX.")),
        Column("sent", _("Sänt"), lambda r: shown(r.sent_on), 126, sub=reminded_text, sub_title=_("Påmint"),
               sort_name="sent"),
        Column("reply", _("Svar senast"), lambda r: shown(r.reply_by), 124, sub=lambda r: distance(r, today),
               sub_title=_("Dagar"), sub_ink=lambda r: _distance_ink(r, today), sort_name="reply", fixed=True),
        Column("answers", _("Svar"), lambda r: answers(r).words, 116, bar=answers, sort_name="answers"),
        Column("missing", _("Saknas"), lambda r: missing_text(r.missing), 150, sub=_missing_count,
               sub_title=_("Antal"), sort_name="missing", tool=lambda r: missing_text(r.missing)),
    ]  # fmt: skip


def line_columns(today: date, *, many: bool) -> list[Column]:
    """Return the columns of one round's lines; `many` agreements are told apart."""
    return [
        Column("party", _("Part"), lambda r: r.short_name, 118, bold=True, fixed=True, stretch=True,
               sub=(lambda r: f"{r.number}  {r.title}") if many else lambda r: r.preparation,
               sub_title=_("Avtal") if many else _("Beredning"), tool=_line_tool,
               chip=lambda r: (_("EXEMPEL"), "mute") if r.example else None, short_chip=_("EX.")),
        Column("state", _("Läge"), lambda r: _(PARTY_STATES[r.state]), 158, fixed=True,
               state=lambda r: party_state(r.state)),
        Column("reply", _("Svar senast"), lambda r: shown(r.reply_by), 124, sub=line_reminded, sub_title=_("Påmint"),
               ink=lambda r: "badF" if r.late(today) else "tx"),
        Column("sent_to", _("Sänt till"), lambda r: r.sent_to, 160, hidden=True),
    ]  # fmt: skip


def shown(day: str) -> str:
    """Return a day as tables have it, '' when nothing is known."""
    return day_shown(day) if day else ""


def answers(one: Round) -> Answers:
    """Return the bar; of many answers each segment stands for several, and none is full before all it stands for are."""
    told = one.answered, len(one.lines), one.signed
    segments = min(len(one.lines), _SEGMENTS)
    answered, signed = (n * segments // len(one.lines) for n in (one.answered, one.signed))
    return Answers(answered, segments, signed, told)


def distance(one: Round, today: date) -> str:
    """Return 'om 41 dagar' while somebody is waited for."""
    day = _waited_until(one)
    return distance_text(day, today) if day is not None else ""


def _waited_until(one: Round) -> date | None:
    return PartialDate.parse(one.reply_by).exact if one.reply_by and one.missing else None


def _distance_ink(one: Round, today: date) -> str:
    day = _waited_until(one)
    tone = tone_of(day, today) if day is not None else ""
    return f"{tone}F" if tone else "tx3"


def _missing_count(one: Round) -> str:
    n = len(one.missing)
    return ngettext("{n} svar saknas", "{n} svar saknas", n).format(n=n) if n else ""


def _line_tool(line: RoundLine) -> str:
    told = [f"{line.number} {line.title}", line.preparation]
    told.append(_("Sänt till {address}").format(address=line.sent_to) if line.sent_to else "")
    return "\n".join(part for part in told if part)


def agreements_text(one: Round) -> str:
    """Return the agreements by number; what has no name of its own is told to have none."""
    numbers = [number for number, _title in one.agreements.values()]
    if not one.key.name:
        return _("{number}  ·  runda utan namn").format(number=numbers[0])
    if len(numbers) > _NAMED:
        return ngettext("{n} avtal", "{n} avtal", len(numbers)).format(n=len(numbers))
    return ", ".join(numbers)


def reminded_text(one: Round) -> str:
    """Return when somebody was last reminded."""
    return _("påmint {day}").format(day=shown(one.reminded_on)) if one.reminded_on else ""


def line_reminded(line: RoundLine) -> str:
    """Return when a party was last reminded."""
    if not line.reminders:
        return ""
    return _("påmint {day}").format(day=shown(line.reminded_on)) if line.reminded_on else _("påmint")


def missing_text(lines: Sequence[RoundLine]) -> str:
    """Return the names of those that have not answered."""
    return listing(names_of(lines))


def heading(code: str, n: int) -> Heading:
    """Return the heading of a group."""
    return Heading(_(BUCKETS[code]), count_text(n))


def count_text(n: int) -> str:
    """Return '3 rundor'."""
    return ngettext("{n} runda", "{n} rundor", n).format(n=n)


def under(one: Round) -> str:
    """Return when it was sent, the last day and how many have answered, in a sentence."""
    parts = [_("Sänt {day}").format(day=shown(one.sent_on)) if one.sent_on else ""]
    parts.append(_("svar senast {day}").format(day=shown(one.reply_by)) if one.reply_by else "")
    parts.append(_("{n} av {all} har svarat").format(n=one.answered, all=len(one.lines)))
    return "  ·  ".join(part for part in parts if part)


def narrowed(rounds: Sequence[Round], words: str) -> tuple[Round, ...]:
    """Return the rounds in which each word stands: in name, agreement or party."""
    wanted = folded(words).split()
    return tuple(one for one in rounds if all(word in _searched(one) for word in wanted))


def sorted_by(rounds: Sequence[Round], name: str, falling: bool) -> list[Round]:
    """Return rounds sorted by a column; unknown days come last."""
    keys: dict[str, Callable[[Round], Any]] = {
        "title": lambda r: sort_key(r.title),
        "sent": lambda r: r.sent_on or "9999",
        "reply": lambda r: r.reply_by or "9999",
        "answers": lambda r: r.answered / len(r.lines),
        "missing": lambda r: -len(r.missing),
    }
    return sorted(rounds, key=keys[name], reverse=falling)


def _searched(one: Round) -> str:
    told = [one.title, *(f"{number} {title}" for number, title in one.agreements.values()), *names_of(one.lines)]
    return folded("\n".join(told))


def _tool(one: Round) -> str:
    return "\n".join([one.title, *(f"{number} {title}" for number, title in one.agreements.values())])
