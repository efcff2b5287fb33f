"""The page to sign on, a block for each party, or the parties' decisions in one table."""

from __future__ import annotations

from collections.abc import Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing, ngettext
from nkavtal.catalogue.rows import AgreementCard, PartyLine
from nkavtal.catalogue.sentences import paragraph
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import adopts, decision_of, text
from nkavtal.documents.reports.printed import Printed, example_words, has_examples, marked, whole
from nkavtal.documents.sheet import Cell, Column, Heading, Muted, Paragraph, Part, Sheet, SignLine, Table

_SAID_NO = frozenset({"left", "rejected", "declined", "outside"})


def sheet(card: AgreementCard, context: Printed, *, countersigned: bool = False) -> Sheet:
    """Return a block for each party to sign in: place, day, name, title and what the name is; with room for two if wanted."""
    signing = signers(card)
    n = len(signing)
    words = ngettext(
        "Detta avtal är upprättat i {n} exemplar.",
        "Detta avtal är upprättat i {n} likalydande exemplar, varav parterna tagit var sitt.",
        n,
    ).format(n=n)
    parts: list[Part] = [Paragraph(words if n else _("Inga parter är registrerade."))]
    for line in signing:
        parts += [Heading(_named(line)), *_for_others(card, line), _block(countersigned)]
    return _whole(card, context, _("Undertecknande"), parts)


def decision_table(card: AgreementCard, context: Printed) -> Sheet:
    """Return one row for each party: who decided, when, the paragraph, and room to sign; what is known is filled in."""
    columns = (
        Column(_("Part"), 56, head=True),
        Column(_("Organ"), 30),
        Column(_("Datum"), 27),
        Column(_("Paragraf"), 22),
        Column(_("Underskrift"), 62),
        Column(_("Namnförtydligande och titel"), 62),
    )
    rows = tuple(_row(line) for line in signers(card))
    parts: list[Part] = (
        [Table(columns, rows, look="signing")] if rows else [Paragraph(_("Inga parter är registrerade."))]
    )
    return _whole(card, context, _("Parternas beslut"), parts, landscape=True)


def signers(card: AgreementCard) -> tuple[PartyLine, ...]:
    """Return who signs: both sides, without those that have said no, left, or are signed for by another."""
    by = _signed_by(card)
    return tuple(line for line in _on_sheet(card) if by[line.organisation] == line.organisation)


def _on_sheet(card: AgreementCard) -> list[PartyLine]:
    return [line for line in (*card.own_side, *card.counterparties) if line.state not in _SAID_NO]


def _signed_by(card: AgreementCard) -> dict[str, str]:
    """Return who signs for each (UUIDs): itself, unless one that is on the sheet itself does; a circle signs for nobody."""
    stands = {line.organisation: text(line.values, "represented_by") for line in _on_sheet(card)}
    found = {}
    for own in stands:
        way = [own]
        while (following := stands[way[-1]]) in stands and following not in way:
            way.append(following)
        found[own] = own if following in way else way[-1]
    return found


def _named(line: PartyLine) -> str:
    return _("{name}, {number}").format(name=line.name, number=line.org_number) if line.org_number else line.name


def _for_others(card: AgreementCard, line: PartyLine) -> list[Part]:
    by = _signed_by(card)
    others = [one.name for one in _on_sheet(card) if one is not line and by[one.organisation] == line.organisation]
    return [Paragraph(_("Undertecknar även för {names}.").format(names=listing(others)))] if others else []


def _block(countersigned: bool) -> Table:
    columns = (
        Column(_("Ort och datum"), 46), Column(_("Underskrift"), 62), Column(_("Namnförtydligande"), 46), Column(_("Titel"), 42),
    )  # fmt: skip
    row: tuple[Cell, ...] = (SignLine(), SignLine(), SignLine(), SignLine())
    second: tuple[Cell, ...] = (Muted(_("Kontrasigneras:")), SignLine(), SignLine(), SignLine())
    return Table(columns, (row, second) if countersigned else (row,), look="signing")


def _row(line: PartyLine) -> tuple[Cell, ...]:
    row = decision_of(line)
    name = marked(line.name, example=line.own_example)
    if row is None or not adopts(row):
        return name, SignLine(), SignLine(), SignLine(), SignLine(), SignLine()
    decided = text(row.values, "decided_on")
    known = (text(row.values, "body"), day_shown(decided) if decided else "", paragraph(row.values))
    return (name, *(words or SignLine() for words in known), SignLine(), SignLine())


def _whole(
    card: AgreementCard, context: Printed, kind: str, parts: Sequence[Part], *, landscape: bool = False
) -> Sheet:
    example = has_examples(card, context)
    number = text(card.values, "diary_number")
    about = (
        _("Avtal {number}, dnr {dnr}").format(number=card.number, dnr=number)
        if number
        else _("Avtal {number}").format(number=card.number)
    )
    lead = (Paragraph(about, "lead"), *([Paragraph(example_words(), "strong")] if example else []))
    title = _("{kind}: {title}").format(kind=kind, title=card.title)
    return whole(context, title, kind, (*lead, *parts), example=example, landscape=landscape, subject=about)
