"""The last safe day in words: why each day is that day, and the answer as sentences; the same on screen and in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nkavtal.base.i18n import N_, day_text, distance_text, listing, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Words
from nkavtal.rules.safe_days import Chance, Earliest, SafeDays
from nkavtal.rules.terms.outcome import Argument, Step

SAFE_STEPS: Words = {
    "goal_force": N_("Beslutet ska ha fått laga kraft {day}."),
    "goal_ready": N_("Beslutet ska vara klart, med protokollet anslaget, {day}."),
    "goal_received": N_("Uppsägningen ska vara framme {day}."),
    "last_sitting": N_("Det sista sammanträde som hinner är {body} {day}."),
    "minutes": N_("Protokollet är anslaget {n} dagar efter, {day}."),
    "minutes_assumed": N_("Protokollet räknas som anslaget {n} dagar efter, {day}. Organets egen uppgift saknas."),
    "force": N_("Sista dag att överklaga är {until}, enligt {ground}. Laga kraft tidigast {day}."),
    "received": N_("Det tar {n} dagar tills uppsägningen är framme, {day}."),
    "papers": N_("Ärendet ska vara inne {n} dagar före sammanträdet, {day}."),
    "papers_assumed": N_("Ärendet räknas vara inne {n} dagar före sammanträdet, {day}. Organets egen uppgift saknas."),
    "papers_named": N_("Enligt kalendern ska handlingarna vara inne {day}."),
    "must_have": N_("Ärendet ska vara där senast {day}."),
    "has_it": N_("Ärendet är sänt dit {day}."),
    "has_decided": N_("Har svarat."),
    "no_calendar": N_("Inga sammanträden är kända. Ingen dag räknas ut."),
    "none_in_time": N_("Inget känt sammanträde hinner. Det sista kända är {day}."),
    "first_out": N_("Först ska ärendet vara hos {names}, senast {day}."),
    "dispatch": N_("Utskicket tar {n} dagar. Ärendet ska sändas senast {day}."),
    "board_must_have": N_("Underlaget ska vara inne till styrelsen senast {day}."),
    "board_no_calendar": N_("Inga sammanträden i styrelsen är kända. Den ska ha rekommenderat i tid för utskicket {day}."),
    "board_none_in_time": N_("Inget känt sammanträde i styrelsen hinner före utskicket {day}."),
}  # fmt: skip

ONE_DAY: Words = {
    "minutes": N_("Protokollet är anslaget en dag efter, {day}."),
    "minutes_assumed": N_("Protokollet räknas som anslaget en dag efter, {day}. Organets egen uppgift saknas."),
    "received": N_("Det tar en dag tills uppsägningen är framme, {day}."),
    "papers": N_("Ärendet ska vara inne en dag före sammanträdet, {day}."),
    "papers_assumed": N_("Ärendet räknas vara inne en dag före sammanträdet, {day}. Organets egen uppgift saknas."),
    "dispatch": N_("Utskicket tar en dag. Ärendet ska sändas senast {day}."),
}
"""The steps that count days, where there is one."""

STATES: Words = {
    "decided": N_("Har svarat"),
    "no_calendar": N_("Sammanträden saknas"),
    "none": N_("Hinner inte"),
    "late": N_("För sent"),
    "held": N_("Besked saknas"),
    "open": N_("I tid"),
}
TONES = {"decided": "ok", "no_calendar": "mute", "none": "bad", "late": "bad", "held": "warn", "open": "info"}


def steps_shown(steps: Sequence[Step]) -> tuple[str, ...]:
    """Return an explanation, one line a step."""
    return tuple(_step_shown(one.code, dict(one.values)) for one in steps)


def _step_shown(code: str, values: dict[str, Argument]) -> str:
    words = ONE_DAY[code] if values.get("n") == 1 and code in ONE_DAY else SAFE_STEPS[code]
    return _(words).format(**{name: _argument(value) for name, value in values.items()})


def answer(found: SafeDays, today: date) -> str:
    """Return the answer in one sentence: what is the last day, and for whom."""
    board = found.board
    if not found.chances:
        return _("Avtalet har inga parter som ska besluta.")
    if all(one.state == "decided" for one in found.chances):
        return _("Alla har svarat.")
    if not board.deciding:
        return _waiting(found)
    told = {
        "names": listing(board.deciding),
        "send": _day(board.send_by, today),
        "day": _day(board.way.sitting if board.way else None, today),
        "papers": _day(board.way.papers_by if board.way else None, today),
    }
    words = {
        "open": N_("Styrelsen ska rekommendera senast {day}, med underlaget inne {papers}. {names} avgör."),
        "late": N_("Det är för sent för styrelsen: det sista sammanträdet som hinner är {day}. {names} avgör."),
        "none": N_("Inget känt sammanträde i styrelsen hinner. Ärendet ska sändas senast {send}. {names} avgör."),
        "no_calendar": N_("Ärendet ska sändas senast {send}. Styrelsens sammanträden är inte kända. {names} avgör."),
        "not_needed": N_("Ärendet ska sändas senast {send}. {names} avgör."),
    }
    if board.state == "late" and board.way is None:
        return _("Ärendet skulle ha sänts senast {send}. {names} avgör.").format(**told)
    if board.state == "late" and board.way is not None and board.way.sitting >= today:
        return _("Underlaget till styrelsen {day} skulle ha varit inne {papers}. {names} avgör.").format(**told)
    return _(words[board.state]).format(**told)


def remarks(found: SafeDays, today: date) -> tuple[str, ...]:
    """Return what follows the answer: who is too late, for whom nothing is known, and how soon it can be."""
    lines = []
    if late := found.of("late"):
        lines.append(_("Redan för sent: {names}.").format(names=listing(late)))
    if held := found.of("held"):
        lines.append(_("Sammanträdet har varit, besked saknas: {names}.").format(names=listing(held)))
    if none := found.of("none"):
        lines.append(_("Inget känt sammanträde hinner: {names}.").format(names=listing(none)))
    if unknown := found.of("no_calendar"):
        lines.append(_("Sammanträden saknas, så inget räknas ut: {names}.").format(names=listing(unknown)))
    if more := tuple(
        one.taker.name for one in found.chances if one.more and one.state in ("open", "late", "held", "none")
    ):
        told = _("Kalendern tar slut före dagen, så ett senare sammanträde kan finnas: {names}.")
        lines.append(told.format(names=listing(more)))
    lines += filter(None, [soonest(found, today)])
    return tuple(lines)


def soonest(found: SafeDays, today: date) -> str:
    """Return how soon all can have decided, '' when all have."""
    early = found.earliest
    if early.fault == "board":
        return _("Hur snart alla kan ha beslutat går inte att säga: inget kommande sammanträde i styrelsen är känt.")
    if early.decided is None or early.ready is None:
        return ""
    told = {"day": day_text(early.decided), "ready": day_text(early.ready), "names": listing(early.deciding)}
    if found.wanted.send_days:  # the day is when the notice is received, not when the decision has legal force
        if early.unknown:
            return _partly(
                early,
                _("Tidigast kan de andra ha beslutat {day}, och uppsägningen vara framme {ready}. {names} avgör."),
                told,
            )
        return _("Tidigast kan alla ha beslutat {day}, och uppsägningen vara framme {ready}. {names} avgör.").format(
            **told
        )
    if found.wanted.legal_force:
        if early.unknown:
            return _partly(
                early, _("Tidigast kan de andra ha beslutat {day}, med laga kraft {ready}. {names} avgör."), told
            )
        return _("Tidigast kan alla ha beslutat {day}, med laga kraft {ready}. {names} avgör.").format(**told)
    if early.unknown:
        return _partly(
            early, _("Tidigast kan de andra ha beslutat {day}, med protokollet klart {ready}. {names} avgör."), told
        )
    return _("Tidigast kan alla ha beslutat {day}, med protokollet klart {ready}. {names} avgör.").format(**told)


def _partly(early: Earliest, words: str, told: dict[str, str]) -> str:
    n = len(early.unknown)
    without = ngettext(
        "För {n} part är inget kommande sammanträde känt.", "För {n} parter är inget kommande sammanträde känt.", n
    )
    return " ".join((words.format(**told), without.format(n=n)))


def _waiting(found: SafeDays) -> str:
    """Return the answer where nobody is left to be reached in time."""
    if found.of("open") or found.of("held"):
        return _("Ärendet är sänt till alla som kan hinna.")
    if found.too_late or found.of("none"):
        return _("Ingen hinner till den dagen.")
    return _("Ingen dag kan räknas ut: inga sammanträden är kända.")


def chance_line(one: Chance, today: date) -> str:
    """Return one party in a line, for a terminal."""
    state = _(STATES[one.state])
    if one.way is None:
        return _("{name}: {state}").format(name=one.taker.name, state=state.lower())
    told = _("{name}: {day}, {distance} ({body} {sitting}, klart {ready}), {state}")
    return told.format(
        name=one.taker.name,
        day=one.way.papers_by.isoformat(),
        distance=distance_text(one.way.papers_by, today),
        body=one.taker.calendar.body,
        sitting=one.way.sitting.isoformat(),
        ready=one.way.ready.isoformat(),
        state=state.lower(),
    )


def _day(day: date | None, today: date) -> str:
    return _("{day} ({distance})").format(day=day_text(day), distance=distance_text(day, today)) if day else ""


def _argument(value: Argument) -> str:
    if isinstance(value, date):
        return day_text(value)
    text = str(value)
    return listing(text.split("\n")) if "\n" in text else text
