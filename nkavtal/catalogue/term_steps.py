"""Why a day is the day it is, in words: each step of an explanation, the same on screen, in print and terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nkavtal.base.i18n import MONTHS, N_, day_text, listing, ngettext, weekday_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Words
from nkavtal.rules.terms.outcome import Argument, Step
from nkavtal.rules.terms.spans import Span

PERIOD_ENDS: Words = {
    "month": N_("månadsskiftet"),
    "quarter": N_("kvartalsskiftet"),
    "half_year": N_("halvårsskiftet"),
    "year": N_("årsskiftet"),
    "school_year": N_("läsårets slut"),
    "mandate": N_("mandatperiodens slut"),
}

TERM_STEPS: Words = {
    "starts": N_("Avtalet börjar gälla {day}."),
    "lasts": N_("Den första perioden är {span}."),
    "until": N_("Avtalet gäller till och med {day}, enligt avtalet."),
    "until_assumed": N_("Avtalet gäller till och med {day}. Dagen är antagen: avtalet nämner inte den."),
    "to_end_of": N_("Perioden går fram till {period}."),
    "open_ended": N_("Avtalet gäller tills vidare."),
    "ends": N_("Perioden tar slut {day}."),
    "renewed_tacit": N_("Det förlängs med {span} i taget om ingen säger upp det, räknat från den ursprungliga dagen. Förlängning {times}."),
    "renewed_option": N_("Optionen förlänger med {span}, räknat från den ursprungliga dagen. Option {times}."),
    "option_called": N_("Optionen togs i anspråk {day}."),
    "option_until": N_("Optionen skulle ha tagits i anspråk senast {day}."),
    "option_lapsed": N_("Den togs inte i anspråk i tid och har förfallit. Senare optioner förfaller med den."),
    "extended": N_("Parterna har kommit överens om förlängning till och med {day}."),
    "counted_back": N_("Räkna {span} bakåt."),
    "convention_latest": N_("Den senaste dag då tiden ändå hinner gå ut i tid: månaden räknas till dagen med samma nummer, eller månadens sista (lag 1930:173, 1 §)."),
    "convention_same_number": N_("Dagen med samma nummer, så många månader tidigare."),
    "convention_whole_months": N_("Hela månader räknade från dagen efter den sista."),
    "conventions_differ": N_("Med ett annat sätt att räkna blir dagen {day}. Påminnelser går efter den tidigaste."),
    "by_day_of_year": N_("Avtalet säger senast {day} {month}."),
    "safe": N_("Säker dag, den arbetsdag som räcker hur man än räknar: {day}."),
    "safe_before_free": N_("Dagen är ingen arbetsdag. En avtalad dag flyttas aldrig framåt, så arbetsdagen före är säker: {day}."),
    "last_day": N_("Sista dag är {day}."),
    "notice_counts": N_("Uppsägningen räknas från {day}."),
    "notice_late": N_("Den kom för sent för den närmaste perioden och gäller nästa."),
    "notice_ends": N_("Den får avtalet att upphöra {day}."),
    "cap_until": N_("Avtalet kan inte gälla längre än till och med {day}."),
    "cap_total": N_("Avtalet kan gälla i högst {span}."),
    "cap_other": N_("Avtalet som det hör till gäller till och med {day}. Det här kan gälla högst {span} längre."),
    "cap_with_other": N_("Det gäller så länge som avtalet som det hör till, till och med {day}."),
    "superseded": N_("Ett nytt avtal ersätter det från och med {day}."),
    "too_few": N_("Färre parter än avtalet kräver är kvar från och med {day}."),
    "settled": N_("Avtalet upphörde {day}, enligt registret."),
    "begins": N_("Det börjar gälla {day}."),
    "waits_for_last_signature": N_("Det börjar gälla när alla har undertecknat."),
    "waits_for_quorum": N_("Det börjar gälla när tillräckligt många har antagit det."),
    "running": N_("Avtalet gäller."),
    "why_term": N_("Det upphör av sig självt {day}."),
    "why_notice": N_("Det är uppsagt och upphör {day}."),
    "why_option_lapsed": N_("Det upphör {day}, eftersom optionen inte togs i anspråk."),
    "why_cap": N_("Det upphör {day}, längre kan det inte gälla."),
    "why_superseded": N_("Det upphör {day}, eftersom det ersätts."),
    "why_too_few": N_("Det upphör {day} för alla, eftersom för få parter är kvar."),
    "why_settled": N_("Det upphörde {day}."),
    "every_year": N_("Ska göras varje år senast {day_no} {month}."),
    "every_year_before": N_("Ska göras senast {day_no} {month} året innan."),
    "named": N_("Dagen står i begäran."),
    "on_day": N_("Avtalet nämner dagen {day}."),
    "after_start": N_("Ska göras {span} efter att avtalet började gälla."),
}  # fmt: skip

FAULTS: Words = {
    "form": N_("Uppsägningen gäller inte: avtalet kräver att den är skriftlig."),
    "too_early": N_("Uppsägningen gäller inte: rätten att säga upp har inte inträtt."),
    "no_right": N_("Uppsägningen får ingen verkan: avtalet ger ingen rätt att säga upp."),
    "no_rule": N_("Ingen verkan räknas ut: ingen regel är införd som säger hur avtalet kan sägas upp."),
    "no_day": N_("Ingen verkan räknas ut: dagen som räknas är inte känd."),
}

TASKS: Words = {
    "start": N_("Komplettera: vilken dag avtalet börjar gälla."),
    "last_day": N_("Komplettera: avtalets sista dag."),
    "unread": N_("Komplettera: vad som händer när perioden tar slut."),
    "replaced": N_("Ett annat avtal ersätter det här. Ange för vilka parter det nya gäller, och från vilken dag."),
    "first_term": N_("Komplettera: hur länge avtalet gäller."),
    "notice": N_("Komplettera: hur och när avtalet kan sägas upp."),
    "option_timing": N_("Komplettera: när optionen senast ska tas i anspråk."),
    "renewal_length": N_("Komplettera: hur länge avtalet förlängs."),
    "option_length": N_("Komplettera: hur länge optionen förlänger."),
    "call_day": N_("Komplettera: vilken dag optionen togs i anspråk."),
    "late_call": N_("Optionen togs i anspråk för sent. Kontrollera om motparten godtar det."),
    "other_end": N_("Komplettera: när avtalet som det hör till upphör."),
    "far": N_("Dagarna ligger utanför kalendern. Kontrollera regelns tider."),
    "set_day_gone": N_("En dag är ändrad för hand men hör till en frist som inte längre finns. Kontrollera den."),
    "calendar": N_("Komplettera: när läsåret eller mandatperioden slutar."),
}


def step_shown(step: Step) -> str:
    """Return one step in words."""
    code, values = step.code, dict(step.values)
    if code == "every_year" and values.get("before"):
        code = "every_year_before"
    if code == "cap_other" and not values.get("span"):
        code = "cap_with_other"
    return _(TERM_STEPS[code]).format(**{name: _argument(name, value) for name, value in values.items()})


def steps_shown(steps: Sequence[Step]) -> tuple[str, ...]:
    """Return an explanation, one line a step."""
    return tuple(step_shown(one) for one in steps)


def span_shown(span: Span) -> str:
    """Return '6 månader', '2 år', '3 veckor', '1 månad och 14 dagar'."""
    parts: list[str] = []
    years, months = divmod(span.months, 12)
    if years and months:
        years, months = 0, span.months
    weeks, days = divmod(span.days, 7)
    if weeks and days:
        weeks, days = 0, span.days
    for one, many, count in (
        ("{n} år", "{n} år", years),
        ("{n} månad", "{n} månader", months),
        ("{n} vecka", "{n} veckor", weeks),
        ("{n} dag", "{n} dagar", days),
    ):
        if count:
            parts.append(ngettext(one, many, count).format(n=count))
    return listing(parts) or _("ingen tid")


def _argument(name: str, value: Argument) -> str:
    if isinstance(value, Span):
        return span_shown(value)
    if isinstance(value, date):
        return weekday_text(value) if name == "safe" else day_text(value)
    if name == "month" and isinstance(value, int):
        return _(MONTHS[value - 1])
    if name == "period":
        return _(PERIOD_ENDS[str(value)])
    return str(value)
