"""A party's agreements on a page: what waits for it, what is in force, what ends soon, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing, ngettext
from nkavtal.catalogue import entry_words, sentences
from nkavtal.catalogue.asked import asked, waits_for
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, OrganisationCard, PartyLine, Values
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import day, decision_of, signature_of, text
from nkavtal.catalogue.term_rows import TermCard
from nkavtal.catalogue.watch_words import kind_shown, marks
from nkavtal.documents.reports.printed import NONE, Printed, example_words, marked, missing, whole
from nkavtal.documents.sheet import Cell, Column, Facts, Heading, Paragraph, Part, Sheet, Table
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.watch import Watch

_AHEAD = 365
"""Days ahead that something ends soon."""
_ENDING = frozenset({"notice", "option", "end", "term_end"})
_RUNS = frozenset({"in_force", "terminated"})


@dataclass(frozen=True, slots=True)
class PartyPage:
    """All that a party's page is made of; `own` are its agreements, `days` what is known of their days by UUID."""

    party: OrganisationCard
    own: tuple[tuple[AgreementCard, PartyLine], ...]
    days: dict[str, TermCard]
    federation: Values | None

    @property
    def name(self) -> str:
        """What the party is called."""
        return str(self.party.values["short_name"])


def sheet(page: PartyPage, context: Printed) -> Sheet:
    """Return the page of one party; with many agreements it runs over."""
    waiting = sorted((one for one in page.own if waits_for(one[1])), key=_reply_by)
    running = [one for one in page.own if _runs(one, context.today)]
    placed = {card.uuid for card, _line in (*waiting, *running)}
    others = [one for one in page.own if one[0].uuid not in placed]
    title = _("{party} {year}").format(party=page.name, year=context.today.year)
    marked_ = context.example or any(line.example for _card, line in page.own)
    parts: list[Part] = [
        Paragraph(_lead(page, len(running), len(waiting)), "lead"),
        *([Paragraph(example_words(), "strong")] if marked_ else []),
        *_section(_("Väntar på er"), _waiting(waiting), _("Inget väntar på er.")),
        *_section(_("I kraft"), _running(running, context.today), _("Inget avtal är i kraft för er.")),
        *_section(_("Upphör eller kan sägas upp inom ett år"), _ending(page, context.today), _("Inget inom ett år.")),
        *(_section(_("Övriga avtal"), _others(others, context.today), "") if others else []),
        *_section(_("Era kontakter hos oss"), _contacts(page.party.contacts, context.today), _no_contacts(page)),
        *_sender(page, context),
    ]
    kind = _("Kommunblad") if page.party.values["kind"] == "municipality" else _("Partens blad")
    return whole(context, title, kind, parts, example=context.example)


def _lead(page: PartyPage, running: int, waiting: int) -> str:
    n = len(page.own)
    told = ngettext("{party} är med i {n} gemensamt avtal som pågår eller väntar.",
                    "{party} är med i {n} gemensamma avtal som pågår eller väntar.", n)  # fmt: skip
    in_force = ngettext("{n} är i kraft.", "{n} är i kraft.", running).format(n=running)
    waits = ngettext("{n} väntar på er.", "{n} väntar på er.", waiting).format(n=waiting)
    return _("{told} {in_force} {waits}").format(told=told.format(party=page.name, n=n), in_force=in_force, waits=waits)


def _section(title: str, table: Table | None, otherwise: str) -> list[Part]:
    return [Heading(title), table if table is not None else Paragraph(otherwise)]


Own = tuple[AgreementCard, PartyLine]


def _reply_by(one: Own) -> tuple[date, str]:
    known = day(one[1].values, "reply_by")
    return (known.latest if known is not None else date.max, one[0].number)


def _runs(one: Own, today: date) -> bool:
    card, line = one
    if _ended(line, today) is not None:
        return False
    if line.in_force_on is not None:
        return line.in_force_on <= today
    return card.entry is None and card.status in _RUNS and line.state in ("signed", "adopted", "leaving", "unknown")


def _last_of(line: PartyLine) -> PartialDate | None:
    """Return the last day that is noted for the party itself."""
    own = [known for name in ("in_force_to", "left_on") if (known := day(line.values, name)) is not None]
    return min(own, key=lambda known: known.latest, default=None)


def _ended(line: PartyLine, today: date) -> PartialDate | None:
    """Return the party's own last day if it has passed."""
    last = _last_of(line)
    return last if last is not None and last.latest < today else None


def _agreement(card: AgreementCard, line: PartyLine) -> Cell:
    return marked(_("{number} {title}").format(number=card.number, title=card.title), example=line.own_example)


def _table(columns: Sequence[Column], rows: Iterable[tuple[Cell, ...]]) -> Table | None:
    found = tuple(rows)
    return Table(tuple(columns), found, look="compact") if found else None


def _waiting(those: Sequence[Own]) -> Table | None:
    columns = (
        Column(_("Avtal"), 74, head=True),
        Column(_("Det här behövs"), 44),
        Column(_("Sänt"), 22, fit=True),
        Column(_("Svar senast"), 24, fit=True),
    )
    return _table(
        columns,
        ((_agreement(card, line), asked(line), _day(line.values, "asked_on"), _day(line.values, "reply_by"))
         for card, line in those),
    )  # fmt: skip


def _day(values: Values, name: str) -> str:
    known = text(values, name)
    return day_shown(known) if known else NONE


def _running(those: Sequence[Own], today: date) -> Table | None:
    columns = (
        Column(_("Avtal"), 62, head=True),
        Column(_("Motpart"), 28),
        Column(_("Gäller"), 36),
        Column(_("Ert beslut"), 34),
        Column(_("Undertecknat"), 30),
    )
    return _table(
        columns,
        ((_agreement(card, line), _others_side(card), _term(card, line), _decided(line), _signed(line)) for card, line in those),
    )  # fmt: skip


def _others_side(card: AgreementCard) -> str:
    names = [line.short_name for line in card.counterparties]
    if not names:
        return NONE
    return (
        listing(names) if len(names) < 3 else ngettext("{n} motpart", "{n} motparter", len(names)).format(n=len(names))
    )


def _term(card: AgreementCard, line: PartyLine) -> str:
    """Return between which days the agreement holds for the party: its own where they are noted, else those of all."""
    own_first, own_last = text(line.values, "in_force_from"), str(_last_of(line) or "")
    first, last = own_first or text(card.values, "starts_on"), own_last or text(card.values, "ends_on")
    if card.values["open_ended"] is True and not own_last:
        if not own_first:
            return _("tills vidare")
        return _("{first} – {last}").format(first=day_shown(own_first), last=_("tills vidare"))
    if not first and not last:
        return missing()
    return (
        _("{first} – {last}")
        .format(first=day_shown(first) if first else "", last=day_shown(last) if last else "")
        .strip()
    )


def _decided(line: PartyLine) -> Cell:
    row = decision_of(line)
    return NONE if row is None else marked(sentences.decision(row.values) or missing(), example=row.example)


def _signed(line: PartyLine) -> Cell:
    row = signature_of(line)
    if row is None:
        return NONE
    known = text(row.values, "signed_on")
    return marked(day_shown(known) if known else _("dag saknas"), example=row.example)


def _ending(page: PartyPage, today: date) -> Table | None:
    columns = (Column(_("Dag"), 26, fit=True), Column(_("Vad"), 62), Column(_("Avtal"), 86, head=True))
    found = sorted(
        ((watch, card, line) for card, line in page.own for watch in _watches(page.days.get(card.uuid), line, today)),
        key=lambda one: (one[0].day, one[1].number),
    )
    return _table(
        columns, ((watch.day.isoformat(), _watched(watch), _agreement(card, line)) for watch, card, line in found)
    )


def _watched(watch: Watch) -> str:
    noted = marks(watch)
    words = kind_shown(watch)
    return _("{words} ({marks})").format(words=words, marks=", ".join(noted)) if noted else words


def _watches(term: TermCard | None, line: PartyLine, today: date) -> Iterable[Watch]:
    """Yield the days ahead that hold for the party: its own where it has any, else those of all."""
    if term is None:
        return
    own = next((one for one in term.parties if one.organisation == line.organisation), term.whole)
    for watch in own.watches:
        if watch.kind in _ENDING and 0 <= (watch.day - today).days <= _AHEAD and watch.stands_on(today):
            yield watch


def _others(those: Sequence[Own], today: date) -> Table | None:
    columns = (Column(_("Avtal"), 84, head=True), Column(_("Hur det står"), 90))
    return _table(columns, ((_agreement(card, line), _stands(card, line, today)) for card, line in those))


def _stands(card: AgreementCard, line: PartyLine, today: date) -> str:
    if line.state == "not_asked":
        return _("Frågan är inte ställd till er än.")
    ended = _ended(line, today)
    if ended is not None:
        return _("Gällde för er till och med {day}.").format(day=day_shown(str(ended)))
    return entry_words.standing(card, today) or sentences.standing(card)


def _contacts(rows: Sequence[LedgerRow], today: date) -> Table | None:
    columns = (
        Column(_("Funktion"), 46, head=True), Column(_("Namn"), 44), Column(_("Telefon"), 30), Column(_("E-post"), 54),
    )  # fmt: skip
    return _table(
        columns,
        (
            tuple(text(row.values, name) or NONE for name in ("function", "person", "phone", "email"))
            for row in rows
            if (ends := day(row.values, "ends_on")) is None or ends.latest >= today
        ),
    )


def _no_contacts(page: PartyPage) -> str:
    email = text(page.party.values, "email")
    if email:
        return _("Bara kommunens egen adress är känd: {email}.").format(email=email)
    return _("Inga kontakter är kända. Skicka oss gärna namn och adress till den som tar emot ärenden.")


def _sender(page: PartyPage, context: Printed) -> list[Part]:
    own = page.federation
    reach = [text(own, name) for name in ("email", "phone") if own and text(own, name)] if own else []
    if not reach:
        return []
    return [Facts(((_("Fråga oss"), _("{name}, {reach}").format(name=context.organisation, reach=", ".join(reach))),))]
