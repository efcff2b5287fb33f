"""The kinds of clause met in joint agreements, each with a wording and as data: to choose from, and as examples in the open file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nkavtal.base.i18n import N_
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.rule import (
    Cap,
    Counted,
    Duty,
    Ends,
    First,
    NoticeRight,
    Period,
    Renewal,
    Renews,
    Side,
    Start,
    TermRule,
    Timing,
    YearDay,
)
from nkavtal.rules.terms.spans import Span


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of clause: a code, what it is called, how it is often worded, and an example of it as data."""

    code: str
    name: str
    wording: str
    rule: TermRule


def _months(n: int) -> Span:
    return Span(n)


def _until(day: str) -> First:
    return First(until=PartialDate.parse(day))


_OPEN = First(open_ended=True)
_TWO_YEARS = First(span=_months(24))
_YEARLY = (Renewal(Renews.TACIT, _months(12)),)


def _before(n: int, **more: object) -> NoticeRight:
    return NoticeRight(Timing(_months(n)), **more)  # type: ignore[arg-type] # fields of NoticeRight by name


def _any_day(n: int, **more: object) -> NoticeRight:
    return NoticeRight(Timing(_months(n)), Ends.ANY_DAY, **more)  # type: ignore[arg-type] # fields of NoticeRight by name


def _option(n: int, times: int, before: int) -> Renewal:
    return Renewal(Renews.OPTION, _months(n), times, side=Side.OWN, timing=Timing(_months(before)))


SHAPES = (
    Shape("fixed", N_("Bestämd tid"), N_("gäller t.o.m. den 26 juni 2026"), TermRule(_until("2026-06-26"))),
    Shape("years", N_("Bara åren nämnda, dagen antas"), N_("2018–2022"),
          TermRule(First(until=PartialDate.parse("2022-12-31"), assumed=True))),
    Shape("open", N_("Tills vidare med uppsägningstid"), N_("tills vidare med en ömsesidig uppsägningstid av sex månader"),
          TermRule(_OPEN, notices=(_any_day(6),))),
    Shape("open_no_notice", N_("Tills vidare utan uppsägningsregel"), N_("gäller tills vidare"), TermRule(_OPEN)),
    Shape("unknown", N_("Inget sagt om tiden"), N_("avtalet saknar regler om tid"), TermRule(First())),
    Shape("tacit", N_("Förlängs om det inte sägs upp"), N_("förlängs med två år i taget om ingen säger upp det senast sex månader före"),
          TermRule(_until("2025-06-30"), renewals=(Renewal(Renews.TACIT, _months(24)),), notices=(_before(6),))),
    Shape("yearly", N_("Kalenderår, förlängs årsvis"), N_("gäller år 2009 och förlängs därefter årsvis"),
          TermRule(_until("2009-12-31"), renewals=_YEARLY, notices=(_before(3),))),
    Shape("school_year", N_("Läsår med årlig förlängning"), N_("1 juli – 30 juni med årlig förlängning"),
          TermRule(First(until=PartialDate.parse("2017-06-30"), assumed=True), renewals=_YEARLY, notices=(_before(12),))),
    Shape("to_school_year_end", N_("Upphör vid ett läsårs slut"), N_("det första läsårs slut som infaller efter det att ett år gått från uppsägningen"),
          TermRule(_OPEN, notices=(NoticeRight(Timing(_months(12)), Ends.PERIOD, Period.SCHOOL_YEAR),))),
    Shape("options", N_("Option för ena sidan, 1 + 1 år"), N_("rätt att förlänga ett plus ett år, meddelas nio månader före"),
          TermRule(_TWO_YEARS, renewals=(_option(12, 2, 9),))),
    Shape("short_options", N_("Flera korta optioner"), N_("förlängning i fyra gånger tre månader"),
          TermRule(_TWO_YEARS, renewals=(_option(3, 4, 1),))),
    Shape("at_most", N_("Option med tak, stegen inte sagda"), N_("möjlighet till förlängning i maximalt två år"),
          TermRule(_TWO_YEARS, renewals=(Renewal(Renews.OPTION, at_most=_months(24), timing=Timing(_months(3))),))),
    Shape("break", N_("Ena sidan får säga upp efter en tid"), N_("när avtalet löpt i 18 månader får kommunerna säga upp det med sex månaders uppsägningstid"),
          TermRule(First(span=_months(48)), notices=(_any_day(6, side=Side.OWN, not_before=_months(18)),))),
    Shape("capped", N_("Förlängs till ett tak"), N_("förlängs ett år i taget, dock längst t.o.m. den 30 juni 2029"),
          TermRule(_TWO_YEARS, renewals=_YEARLY, notices=(_before(3),), cap=Cap(until=date(2029, 6, 30)))),
    Shape("received", N_("Uppsägning räknad från mottagen dag"), N_("minst två år, sedan ett år i taget, uppsägning mottagen senast tre månader före"),
          TermRule(_TWO_YEARS, renewals=_YEARLY, notices=(_before(3, counted=Counted.RECEIVED),), cap=Cap(total=_months(60)))),
    Shape("beyond_other", N_("Högst en tid längre än ett annat avtal"), N_("inte längre än tre år efter att ramavtalet löpt ut"),
          TermRule(_TWO_YEARS, renewals=(Renewal(Renews.TACIT, _months(24)),), notices=(_before(3),), cap=Cap(beyond_other=_months(36)))),
    Shape("interim", N_("Övergångstid till en bestämd dag"), N_("gäller tills vidare dock längst t.o.m. den 14 mars 2027"), TermRule(_until("2027-03-14"))),
    Shape("span", N_("En tid från startdagen"), N_("gäller i tre år från startdagen"), TermRule(First(span=_months(36)))),
    Shape("named_end", N_("Tills vidare, uppsägningen nämner dagen"), N_("upphör den dag som uppsägningen anger, tidigast efter sex månader"),
          TermRule(_OPEN, notices=(_any_day(6),))),
    Shape("annex", N_("Bilaga fastställs varje år"), N_("bilagan fastställs senast den 15 december året innan"),
          TermRule(_OPEN, notices=(_any_day(12),), duties=(Duty("annex", (YearDay(12, 15, 1),)),))),
    Shape("follow_up", N_("Uppföljning på bestämda dagar"), N_("avstämning i april och oktober varje år"),
          TermRule(_OPEN, notices=(_any_day(12),), duties=(Duty("follow_up", (YearDay(4, 30), YearDay(10, 31))),))),
    Shape("review", N_("Kontrollstation"), N_("ekonomisk kontrollstation vid utgången av 2027"),
          TermRule(_OPEN, notices=(_any_day(12),), duties=(Duty("review", on=date(2027, 12, 31)),))),
    Shape("with_other", N_("Upphör tillsammans med ett annat avtal"), N_("gäller så länge huvudavtalet gäller"), TermRule(_OPEN, cap=Cap(beyond_other=Span()))),
    Shape("superseded", N_("Ersätts av ett nytt avtal"), N_("gäller tills det ersätts, förlängs annars årsvis"),
          TermRule(_until("2028-12-31"), renewals=_YEARLY, notices=(_before(6),))),
    Shape("hardship", N_("Tills vidare med rätt till omförhandling"), N_("nya förhandlingar upptas om en part begär det, uppsägningstid nio månader"),
          TermRule(_OPEN, notices=(_any_day(9),))),
    Shape("own_annex", N_("Bilaga som är ett eget avtal"), N_("gäller t.o.m. 2030, dock inte längre än grundavtalet"),
          TermRule(_until("2030-12-31"), cap=Cap(beyond_other=Span()))),
    Shape("by_day", N_("Uppsägning senast en dag på året"), N_("senast den 30 juni för upphörande vid årsskiftet"),
          TermRule(_OPEN, notices=(NoticeRight(Timing(by=YearDay(6, 30)), Ends.PERIOD, Period.YEAR),))),
    Shape("mandate", N_("Förlängs med mandatperioden"), N_("fyra år i taget, uppsägning senast tolv månader före mandatperiodens slut"),
          TermRule(First(span=_months(1), to_end_of=Period.MANDATE), renewals=(Renewal(Renews.TACIT, _months(48)),), notices=(_before(12),))),
    Shape("last_signature", N_("Från det sista undertecknandet"), N_("gäller från och med sista undertecknandet, i ett år"),
          TermRule(First(span=_months(12)), start=Start.LAST_SIGNATURE)),
    Shape("least_parties", N_("Upphör om för få parter är kvar"), N_("upphör för alla om färre än tre kommuner är kvar"),
          TermRule(_OPEN, notices=(_any_day(12),), least_parties=3)),
)  # fmt: skip
"""The thirty kinds of DOMAIN's catalogue, in its order."""
