"""A change of mandate period: what ends, what is to be confirmed, and what the new period takes over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nkavtal.base.i18n import N_, day_text, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Words
from nkavtal.rules.mandate import ENDS, NEXT, RUNS, Period

GROUPS: Words = {
    ENDS: N_("Slutar före den nya perioden"),
    NEXT: N_("Slutar under den nya perioden"),
    RUNS: N_("Löper vidare, så vitt är känt"),
}
AUTHORITIES: Words = {
    "ends": N_("Upphör med perioden"),
    "check": N_("Sista dag saknas, att bekräfta"),
    "holds": N_("Gäller in i nya perioden"),
}


@dataclass(frozen=True, slots=True)
class MandateDay:
    """A day in the new period: a code of DEADLINES; `expected` comes if nobody gives notice or calls an option."""

    day: date
    kind: str
    expected: bool


@dataclass(frozen=True, slots=True)
class MandateRow:
    """One current agreement; `end` is its known last day, `term_ends` that of the running term, `bound` that a term which
    is followed by another ends with the mandate period.

    `days` are the first of each kind in the new period, `waits` the short names of those who have not answered.
    """

    agreement: str
    number: str
    title: str
    status: str
    group: str
    end: date | None
    term_ends: date | None
    bound: bool
    parties: int
    adopted: int
    signed: int
    counterparties: str
    open_ended: bool
    days: tuple[MandateDay, ...]
    waits: tuple[str, ...]
    example: bool


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """One power of attorney that holds; days as they are kept ('' where not known), `state` a code of AUTHORITIES."""

    number: str
    title: str
    party: str
    given_to: str
    body: str
    decided_on: str
    valid_to: str
    state: str
    example: bool


@dataclass(frozen=True, slots=True)
class MandateView:
    """All of it, agreements and powers of attorney by number."""

    period: Period
    as_of: date
    rows: tuple[MandateRow, ...]
    authorities: tuple[AuthorityRow, ...]

    def of(self, group: str) -> tuple[MandateRow, ...]:
        """Return the agreements of a group, those that end by their day."""
        found = (one for one in self.rows if one.group == group)
        return tuple(sorted(found, key=lambda one: (one.end or date.max, one.number)))

    @property
    def bound(self) -> tuple[MandateRow, ...]:
        """Agreements with a term that ends with the mandate period."""
        return tuple(one for one in self.rows if one.bound)

    @property
    def waiting(self) -> tuple[MandateRow, ...]:
        """Agreements that wait for somebody's answer."""
        return tuple(one for one in self.rows if one.waits)

    @property
    def to_confirm(self) -> tuple[AuthorityRow, ...]:
        """Powers of attorney that end with the period, or have no last day."""
        return tuple(one for one in self.authorities if one.state != "holds")


def periods(period: Period, as_of: date) -> str:
    """Return which change it is, in words; the council's end has passed before the others' in a year of election."""
    if period.ends < as_of:
        told = _("Fullmäktiges period slutade {council}, styrelsers och nämnders {ends}. Den nya slutar {until}.")
    elif period.council_ends < as_of:
        told = _(
            "Fullmäktiges period slutade {council}. Styrelsers och nämnders slutar {ends}. Den nya slutar {until}."
        )
    else:
        told = _("Fullmäktiges period slutar {council}, styrelsers och nämnders {ends}. Den nya slutar {until}.")
    return told.format(council=day_text(period.council_ends), ends=day_text(period.ends), until=day_text(period.until))


def summary(view: MandateView) -> tuple[str, ...]:
    """Return what there is to know at once, a line each; what there is none of is left out."""
    ends, after, runs = (len(view.of(group)) for group in (ENDS, NEXT, RUNS))
    lines = (
        (ends, ngettext("{n} avtal slutar före den nya perioden.", "{n} avtal slutar före den nya perioden.", ends)),
        (
            after,
            ngettext("{n} avtal slutar under den nya perioden.", "{n} avtal slutar under den nya perioden.", after),
        ),
        (runs, ngettext("{n} avtal löper vidare, så vitt är känt.", "{n} avtal löper vidare, så vitt är känt.", runs)),
        (
            n := len(view.bound),
            ngettext(
                "{n} avtal har en period som slutar med mandatperioden.",
                "{n} avtal har en period som slutar med mandatperioden.",
                n,
            ),
        ),
        (
            n := len(view.to_confirm),
            ngettext(
                "{n} fullmakt ska bekräftas eller ges på nytt.", "{n} fullmakter ska bekräftas eller ges på nytt.", n
            ),
        ),
        (n := len(view.waiting), ngettext("{n} avtal väntar på svar.", "{n} avtal väntar på svar.", n)),
    )
    return tuple(words.format(n=n) for n, words in lines if n)


def until_shown(row: MandateRow) -> str:
    """Return the last day, the running term's with what follows, 'tills vidare', or – where nothing is known."""
    if row.end is not None:
        return row.end.isoformat()
    if row.term_ends is not None:
        return _("{day}, förlängs").format(day=row.term_ends.isoformat())
    return _("tills vidare") if row.open_ended else "–"


def adopted_shown(row: MandateRow) -> str:
    """Return '12 av 14'."""
    return _("{n} av {all}").format(n=row.adopted, all=row.parties)
