"""Agreements beside each other on one axis of time: a lane each, the signs of its days, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nkavtal.base.i18n import N_, day_text, listing, ngettext, number_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import STATUSES
from nkavtal.catalogue.deadline_words import DEADLINES
from nkavtal.catalogue.field import Words
from nkavtal.catalogue.term_rows import PictureDay, TermPicture, TermSpan
from nkavtal.catalogue.term_words import TERM_STATES, deadline_shown
from nkavtal.catalogue.time_axis import Axis
from nkavtal.catalogue.watch_words import marks
from nkavtal.rules.agreement_status import SETTLED

MOST = 100
"""Agreements that are drawn; of more nobody sees anything."""
SPANS: Words = {
    "passed": N_("Period som har passerat"),
    "now": N_("Period som pågår"),
    "certain": N_("Period som kommer säkert"),
    "possible": N_("Period som kommer om ingen säger upp"),
}
"""What the looks of bars mean, in the order they come."""
DAY_STATES: Words = {
    "open": N_("att bevaka"),
    "late": N_("överskriden"),
    "done": N_("klar"),
    "past": N_("passerad"),
    "expected": N_("om inget händer före"),
}
"""Where a day stands."""
SIGNS = {
    "notice": "down", "option": "diamond", "review": "dot", "follow_up": "up", "annex": "square", "reply": "cross",
    "end": "stop", "term_end": "stop",
}  # fmt: skip
"""The sign of each kind of day; two kinds that both end something share one."""
ORDERS: Words = {"next": N_("Nästa dag"), "end": N_("Sista dag"), "number": N_("Nummer"), "chosen": N_("Som valt")}
"""What lanes are sorted by; days that are not known come last."""


@dataclass(frozen=True, slots=True)
class LaneSpan:
    """A bar: a term, days inclusive and None where it goes on beyond what is known; `look` is one of SPANS."""

    first: date | None
    last: date | None
    words: str
    look: str


@dataclass(frozen=True, slots=True)
class LaneWindow:
    """When notice ends the agreement with a term."""

    first: date | None
    last: date
    expected: bool


@dataclass(frozen=True, slots=True)
class LaneDay:
    """A day with its sign; `state` is one of DAY_STATES, `remark` what must follow the day everywhere."""

    day: date
    kind: str
    words: str
    state: str
    remark: str = ""

    @property
    def expected(self) -> bool:
        """Whether it rests on that nothing happens before."""
        return self.state == "expected"

    @property
    def open(self) -> bool:
        """Whether something is left to do about it."""
        return self.state in ("open", "late")


@dataclass(frozen=True, slots=True)
class Lane:
    """One agreement, for all or (with `party`) for one party whose days differ."""

    agreement: str
    number: str
    title: str
    party: str
    state: str
    spans: tuple[LaneSpan, ...]
    windows: tuple[LaneWindow, ...]
    days: tuple[LaneDay, ...]
    end: date | None
    next: date | None
    differing: tuple[str, ...] = ()
    """The parties that have lanes of their own."""

    def meets(self, axis: Axis) -> bool:
        """Tell if anything of it lies within some days."""
        return bool(self.within(axis).spans or self.within(axis).days)

    def within(self, axis: Axis) -> Lane:
        """Return the lane with what lies within some days alone."""
        spans = (
            one
            for one in self.spans
            if (one.first or axis.first) <= axis.last and (one.last or axis.last) >= axis.first
        )
        days = (one for one in self.days if axis.first <= one.day <= axis.last)
        return replace(self, spans=tuple(spans), days=tuple(days))

    @property
    def name(self) -> str:
        """What the lane is called: the agreement's title, or the party."""
        return self.party or self.title

    @property
    def under(self) -> str:
        """The line under the name."""
        told = [self.number, self.state, _("egna dagar") if self.party else ""]
        return "  ·  ".join(filter(None, told))


@dataclass(frozen=True, slots=True)
class Timelines:
    """The lanes of chosen agreements as of a day; `left` agreements more were chosen than are drawn.

    `whole` is all there is to see, `usual` what is shown first.
    """

    lanes: tuple[Lane, ...]
    as_of: date
    whole: Axis
    usual: Axis
    left: int = 0

    @property
    def agreements(self) -> int:
        """How many agreements are drawn."""
        return sum(not one.party for one in self.lanes)

    def told(self, *, today: date) -> str:
        """Return how many there are, of which day, and what was left out."""
        n = self.agreements
        parts = [ngettext("{n} avtal.", "{n} avtal.", n).format(n=number_text(n))]
        if self.as_of != today:
            parts.append(_("Läget {day}, enligt dagens kunskap.").format(day=day_text(self.as_of)))
        if self.left:
            told = ngettext(
                "{n} avtal till får inte plats. Markera eller filtrera för att välja.",
                "{n} avtal till får inte plats. Markera eller filtrera för att välja.",
                self.left,
            )
            parts.append(told.format(n=number_text(self.left)))
        return " ".join(parts)


def lanes_of(pictures: Sequence[TermPicture], as_of: date, status: str) -> tuple[Lane, ...]:
    """Return the lane of an agreement with a status (catalogue STATUSES), and those of parties whose days differ."""
    whole, *parties = (_lane(one, as_of, status) for one in pictures)
    apart = [one for one in parties if (one.spans, one.days, one.windows) != (whole.spans, whole.days, whole.windows)]
    named = tuple(one.party for one in apart)
    return (replace(whole, differing=named), *apart)


def ordered(lanes: Sequence[Lane], by: str) -> tuple[Lane, ...]:
    """Return the lanes by one of ORDERS; those of parties stay under their agreement."""
    groups: list[list[Lane]] = []
    for lane in lanes:
        if lane.party and groups:
            groups[-1].append(lane)
        else:
            groups.append([lane])
    if by != "chosen":
        groups.sort(key=lambda group: (_key(group[0], by), group[0].number))
    return tuple(lane for group in groups for lane in group)


def legend(lanes: Sequence[Lane]) -> tuple[tuple[str, str], ...]:
    """Return what is drawn with what it means: looks of bars, then 'window', then signs, and 'hollow' last."""
    looks = {span.look for lane in lanes for span in lane.spans}
    kinds = {day.kind for lane in lanes for day in lane.days}
    found = [(look, _(words)) for look, words in SPANS.items() if look in looks]
    if any(lane.windows for lane in lanes):
        found.append(("window", _("Uppsägning räcker för perioden")))
    by_sign: dict[str, list[str]] = {}
    for kind, sign in SIGNS.items():
        if kind in kinds:
            by_sign.setdefault(sign, []).append(_(DEADLINES[kind]))
    found += [(sign, ", ".join(words)) for sign, words in by_sign.items()]
    if any(day.expected for lane in lanes for day in lane.days):
        found.append(("hollow", _("Ihåligt: en dag som kommer om inget händer före")))
    return tuple(found)


def told(lane: Lane) -> str:
    """Return a lane in words, for who does not see it."""
    parts = [_("{name}, {under}").format(name=lane.name, under=lane.under.replace("  ·  ", ", "))]
    parts += [
        _("{what}: {when}, {state}").format(what=what, when=when, state=state) for what, when, state in facts(lane)
    ]
    if lane.differing:
        parts.append(_("Egna dagar: {names}").format(names=listing(lane.differing)))
    return ". ".join(parts)


def facts(lane: Lane) -> Iterator[tuple[str, str, str]]:
    """Yield each period and day: what it is, when, and how sure it is."""
    words = {
        "passed": _("har passerat"),
        "now": _("pågår"),
        "certain": _("kommer säkert"),
        "possible": _("om ingen säger upp"),
    }
    rows = [(span.first or date.min, 0, span.words, _period(span), words[span.look]) for span in lane.spans]
    rows += [(day.day, 1, day.words, day.day.isoformat(), day_state(day)) for day in lane.days]
    if not rows:
        yield _("Löptid"), _("saknas"), "–"
    for _day, _rank, what, when, state in sorted(rows):
        yield what, when, state


def day_state(day: LaneDay) -> str:
    """Return how sure a day is and what must follow it everywhere."""
    return ", ".join(filter(None, [_(DAY_STATES[day.state]), day.remark]))


def nothing(lane: Lane) -> str:
    """Return what stands in a lane of which nothing is in sight."""
    if not lane.spans and not lane.days:
        return _("Ingen löptid är känd")
    if lane.end is not None:
        return _("Slutar {day}, utanför den tid som visas").format(day=lane.end.isoformat())
    return _("Inget i den tid som visas")


def _period(span: LaneSpan) -> str:
    opens = span.first.isoformat() if span.first is not None else _("start saknas")
    closes = span.last.isoformat() if span.last is not None else _("tills vidare")
    return _("{first} – {last}").format(first=opens, last=closes)


def _lane(picture: TermPicture, as_of: date, status: str) -> Lane:
    settled = status in SETTLED  # whatever the clause says, nothing more comes
    days = tuple(
        _day(one, as_of)
        for one in picture.days
        if (one.watch is None or one.watch.state_on(as_of) != "not_relevant") and not (settled and one.day >= as_of)
    )
    spans = tuple(_span(picture.spans, at) for at in range(len(picture.spans)))
    if settled:
        spans = tuple(replace(one, look="passed") for one in spans if one.look in ("passed", "now"))
    current = next((span.last for span in picture.spans if span.state == "now"), None)
    return Lane(
        agreement=picture.agreement,
        number=picture.number,
        title=picture.title,
        party=picture.name if picture.organisation else "",
        state=_(TERM_STATES[picture.status]) if picture.organisation and not settled else _(STATUSES[status]),
        spans=spans,
        windows=() if settled else tuple(LaneWindow(one.first, one.last, one.expected) for one in picture.windows),
        days=days,
        end=picture.end or current,
        next=next((one.day for one in days if one.day >= as_of and one.state == "open"), None),
    )


def _span(spans: Sequence[TermSpan], at: int) -> LaneSpan:
    span = spans[at]
    words = {
        "tacit": _("Förlängning {n}"), "option": _("Option {n}"), "extension": _("Överenskommen förlängning"),
    }.get(span.kind)  # fmt: skip
    if words is None:
        words = _("Tills vidare") if span.last is None else _("Första perioden")
    n = sum(one.kind == span.kind and one.no <= span.no for one in spans)
    return LaneSpan(span.first, span.last, words.format(n=n), span.state)


def _day(one: PictureDay, as_of: date) -> LaneDay:
    watch = one.watch
    if watch is None:
        return LaneDay(one.day, one.kind, _(DEADLINES[one.kind]), "expected")
    if watch.state_on(as_of) == "done":
        state = "done"
    elif one.day < as_of:
        state = "late" if watch.late_on(as_of) else "past"
    else:
        state = "open"
    return LaneDay(one.day, one.kind, deadline_shown(watch.deadline), state, ", ".join(marks(watch)))


def _key(lane: Lane, by: str) -> date:
    return {"next": lane.next, "end": lane.end}.get(by) or (date.max if by != "number" else date.min)
