"""A clause in plain Swedish sentences: what the program has understood, beside the agreement's own words."""

from __future__ import annotations

from nkavtal.base.i18n import MONTHS, N_, day_text, listing, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.day_words import day_words
from nkavtal.catalogue.field import Words
from nkavtal.catalogue.term_steps import PERIOD_ENDS, span_shown
from nkavtal.rules.terms.rule import (
    Counted,
    Duty,
    Ends,
    First,
    NoticeRight,
    Renewal,
    Renews,
    Start,
    TermRule,
    Timing,
    YearDay,
)

STARTS: Words = {
    "day": N_("Den dag avtalet anger"),
    "last_signature": N_("När den sista parten har undertecknat"),
    "quorum": N_("När tillräckligt många har antagit"),
    "own": N_("Varje part för sig, på sin egen dag"),
}
SIDES: Words = {"": N_("Båda sidor"), "own": N_("Kommunerna"), "counterparty": N_("Motparten")}
DUTIES: Words = {
    "annex": N_("Bilagan fastställs"),
    "follow_up": N_("Uppföljning"),
    "review": N_("Kontrollstation"),
}
CONVENTIONS: Words = {
    "latest": N_("Senaste dag då tiden hinner gå ut"),
    "same_number": N_("Samma dag i månaden, räknat bakåt"),
    "whole_months": N_("Hela månader från dagen efter"),
}


def sentences(rule: TermRule) -> tuple[str, ...]:
    """Return the clause, a sentence a part; an empty clause says that the term is not known."""
    found = [_first(rule.first)]
    if rule.start is not Start.DAY:
        found.append(_("Börjar gälla: {start}.").format(start=_(STARTS[rule.start]).lower()))
    found += [_renewal(one) for one in rule.renewals]
    found += [_notice(one) for one in rule.notices]
    found += _cap(rule)
    found += [_duty(one) for one in rule.duties]
    if rule.least_parties:
        n = rule.least_parties
        told = ngettext(
            "Upphör för alla om färre än {n} part är kvar.", "Upphör för alla om färre än {n} parter är kvar.", n
        )
        found.append(told.format(n=n))
    return tuple(found)


def _first(first: First) -> str:
    if first.open_ended:
        return _("Gäller tills vidare.")
    if first.until is not None:
        last = day_words(str(first.until))
        if first.assumed:
            return _("Gäller till och med {day} (antagen dag).").format(day=last)
        return _("Gäller till och med {day}.").format(day=last)
    if not first.span:
        return _("Hur länge det gäller är inte känt.")
    if first.to_end_of:
        return _("Gäller i {span} och fram till {period}.").format(
            span=span_shown(first.span), period=_(PERIOD_ENDS[first.to_end_of])
        )
    return _("Gäller i {span}.").format(span=span_shown(first.span))


def _renewal(one: Renewal) -> str:
    length, most = span_shown(one.length), span_shown(one.at_most)
    if one.kind is Renews.TACIT:
        told = _("Förlängs med {length} i taget om det inte sägs upp").format(length=length)
        if one.times is not None:
            told = ngettext("{told}, högst {n} gång", "{told}, högst {n} gånger", one.times).format(
                told=told, n=one.times
            )
    elif one.length:
        times = one.times or 1
        told = ngettext(
            "{who} kan förlänga {n} gång med {length}", "{who} kan förlänga {n} gånger med {length} var gång", times
        ).format(who=_(SIDES[one.side]), n=times, length=length)
    else:
        told = _("{who} kan förlänga").format(who=_(SIDES[one.side]))
    if one.at_most:
        told = _("{told}, sammanlagt högst {most}").format(told=told, most=most)
    if one.timing.known and one.kind is Renews.OPTION:
        told = _("{told}. Det ska sägas {when}").format(told=told, when=_before(one.timing))
    return _("{told}.").format(told=told)


def _notice(one: NoticeRight) -> str:
    who = _(SIDES[one.side])
    if one.ends is Ends.ANY_DAY:
        told = _("{who} kan säga upp med {span} uppsägningstid").format(who=who, span=_genitive(one))
    elif one.ends is Ends.PERIOD:
        told = _("{who} kan säga upp till {period}, {when}").format(
            who=who, period=_(PERIOD_ENDS.get(one.period, "")), when=_before(one.timing)
        )
    else:
        told = _("{who} kan säga upp till periodens slut, {when}").format(who=who, when=_before(one.timing))
    if one.not_before:
        told = _("{told}, tidigast när avtalet har gällt i {span}").format(told=told, span=span_shown(one.not_before))
    if one.written:
        told = _("{told}, skriftligt").format(told=told)
    if one.counted is Counted.SENT:
        told = _("{told}, räknat från dagen då den sändes").format(told=told)
    return _("{told}.").format(told=told)


def _genitive(one: NoticeRight) -> str:
    span = span_shown(one.timing.span)
    return span if span.endswith("s") or not one.timing.span else _("{span}s").format(span=span)


def _before(timing: Timing) -> str:
    if timing.by is not None:
        return _("senast {day}").format(day=year_day(timing.by))
    if not timing.span:
        return _("när är inte känt")
    return _("senast {span} före").format(span=span_shown(timing.span))


def year_day(one: YearDay) -> str:
    """Return '30 juni', '15 december året innan'."""
    day = f"{one.day} {_(MONTHS[one.month - 1])}"
    return _("{day} året innan").format(day=day) if one.years_before else day


def _cap(rule: TermRule) -> list[str]:
    cap, found = rule.cap, []
    if cap.until is not None:
        found.append(_("Gäller längst till och med {day}.").format(day=day_text(cap.until)))
    if cap.total is not None:
        found.append(_("Gäller sammanlagt högst i {span}.").format(span=span_shown(cap.total)))
    if cap.beyond_other is not None and cap.beyond_other:
        found.append(
            _("Gäller högst {span} längre än avtalet som det hör till.").format(span=span_shown(cap.beyond_other))
        )
    elif cap.beyond_other is not None:
        found.append(_("Upphör senast tillsammans med avtalet som det hör till."))
    return found


def _duty(one: Duty) -> str:
    what = _(DUTIES.get(one.kind, one.kind))
    if one.yearly:
        return _("{what} varje år senast {days}.").format(
            what=what, days=listing([year_day(day) for day in one.yearly])
        )
    if one.on is not None:
        return _("{what} {day}.").format(what=what, day=day_text(one.on))
    return _("{what} {span} efter att avtalet började gälla.").format(what=what, span=span_shown(one.after_start))
