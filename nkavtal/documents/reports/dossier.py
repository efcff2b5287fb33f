"""The dossier: all that is known about one agreement, with a first page that is the summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import listing
from nkavtal.catalogue import entry_words, sentences
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.rows import ActLine, AgreementCard, LedgerRow, PartyLine
from nkavtal.catalogue.standing import text
from nkavtal.catalogue.term_rows import TermCard
from nkavtal.documents.reports import (
    dossier_decisions,
    dossier_documents,
    dossier_history,
    dossier_log,
    dossier_parties,
    dossier_term,
)
from nkavtal.documents.reports.printed import Printed, example_words, has_examples, missing, state_of
from nkavtal.documents.sheet import Contents, Cover, Facts, Heading, Listing, Note, Paragraph, Part, Sheet

_TITLE_LINE = 30  # letters of the title on a line
_GRID = 21  # chips that fit on the first page: three rows
_BRIEF = 140  # letters of a clause on the first page; the whole of it stands in its section

_NEEDED = ("type", "areas", "starts_on", "renewal_words", "notice_words", "entry_words", "responsible", "cost_words")

Contacts = Mapping[str, Sequence[LedgerRow]]
"""Contacts by the UUID of their organisation."""


def sheet(
    card: AgreementCard,
    history: Sequence[ActLine],
    context: Printed,
    contacts: Contacts | None = None,
    pointing: Sequence[tuple[str, str]] = (),
    days: TermCard | None = None,
) -> Sheet:
    """Return the dossier; `history` newest first, `pointing` are (kind, agreement) that point at this one.

    `days` are those that follow from its clause.
    """
    example = has_examples(card, context)
    head = _("Avtalsakt {number}  {title}").format(number=card.number, title=card.title)
    parts: list[Part] = []
    if example:
        parts.append(Note(example_words(), "warn"))
    if not _has_room(card):
        parts.append(Contents(_("Innehåll")))
    parts += _summary(card, context.today)
    parts += dossier_parties.parts(card, contacts or {}, context.today)
    parts += dossier_term.parts(card, context.today, days)
    parts += dossier_decisions.parts(card)
    parts += _money(card)
    parts += dossier_history.parts(card, history)
    parts += dossier_documents.parts(card)
    parts += dossier_log.parts(card, history, context, pointing)
    return Sheet(
        title=card.title,
        parts=tuple(parts),
        kind=_("Avtalsakt"),
        dated=context.today,
        printed=context.at,
        printed_by=context.by,
        version=context.version,
        organisation=context.organisation,
        head=_("EXEMPEL  {head}").format(head=head) if example else head,
        selection=example_words() if example else "",
        cover=_cover(card, example),
        subject=_("Avtalsakt {number}").format(number=card.number),
    )


def _cover(card: AgreementCard, example: bool) -> Cover:
    values = card.values
    number = text(values, "diary_number")
    between = sentences.between(card)
    own = card.own_side
    grid = len(own) <= _GRID
    return Cover(
        over=sentences.value(values, "type") or _("Avtal"),
        under=_("Mellan {parties}").format(parties=between) if between else _("Parter saknas"),
        right=(
            _("Dnr {number}").format(number=number) if number else _("Dnr saknas"),
            _("Avtal {number}").format(number=card.number),
        ),
        facts=_cover_facts(card, example),
        states=tuple((line.short_name, state_of(line)) for line in own) if grid else (),
        states_label=_("Antagande") if grid and own else "",
        contents_label=_("Innehåll") if _has_room(card) else "",
    )


def _has_room(card: AgreementCard) -> bool:
    """Tell if the contents fit on the first page below title and chips; else they stand on the next."""
    chips = len(card.own_side) / 7 if len(card.own_side) <= _GRID else 0
    return len(card.title) / _TITLE_LINE + chips <= 5


def _cover_facts(card: AgreementCard, example: bool) -> tuple[tuple[str, str], ...]:
    values = card.values
    rows = [
        (_("Läge"), sentences.standing(card)),
        (_("Område"), sentences.value(values, "areas")),
        (_("Avtalstid"), sentences.term(values)),
        (_("Uppsägning"), text(values, "notice_words")),
        (_("Styrelsens beslut"), _board(card)),
        (_("Träder i kraft"), " ".join(filter(None, (entry_words.rule(values), text(values, "entry_words"))))),
        (_("Ansvarig"), text(values, "responsible")),
    ]
    if example:
        rows.append((_("Exempel"), _("Innehåller påhittade exempeldata")))
    return tuple((label, _brief(words) or missing()) for label, words in rows)


def _board(card: AgreementCard) -> str:
    """Return what the board decided; of other bodies when no row is the board's."""
    board = [row for row in card.recommended if "styrelse" in text(row.values, "body").casefold()]
    told = [_recommended(row) for row in board or card.recommended]
    return " ".join(told)


def _brief(words: str) -> str:
    """Return a clause that fits on the first page, cut between words."""
    words = " ".join(words.split(" ")).replace("\n", " ")
    if len(words) <= _BRIEF:
        return words
    return words[:_BRIEF].rsplit(" ", 1)[0] + " …"


def _summary(card: AgreementCard, today: date) -> list[Part]:
    parts: list[Part] = [Heading(_("Sammanfattning"))]
    between = sentences.between(card)
    said = [_("Parter är {parties}.").format(parties=between)] if between else []
    said.append(_("Läge: {standing}").format(standing=sentences.standing(card)))
    said += [_recommended(row) for row in card.recommendations]
    term = sentences.term(card.values)
    said.append(_("Avtalstid: {term}.").format(term=term) if term else _("Avtalstiden saknas."))
    said.append(sentences.entry(card, today))
    parts.append(Paragraph("\n".join(said)))
    left = _left_to_do(card)
    if left:
        parts += [Heading(_("Kvar att göra"), 2), Listing(tuple(left))]
    told = {"entry_words"} if card.values["entry_rule"] else set()
    blank = [_(AGREEMENT[name].label) for name in _NEEDED if name not in told and not text(card.values, name)]
    if blank:
        words = _("Uppgifter som saknas, komplettera: {fields}.").format(fields=listing(blank))
        parts.append(Note(words, "warn"))
    return parts


def _recommended(row: LedgerRow) -> str:
    words = text(row.values, "words")
    where = sentences.recommendation(row.values)
    return _("{where}: {words}").format(where=where, words=words) if words else where


def _left_to_do(card: AgreementCard) -> list[str]:
    groups = (
        (_("Inte tillfrågade: {names}."), [one for one in card.own_side if one.state == "not_asked"]),
        (_("Svar väntas från: {names}."), [one for one in card.own_side if one.waiting and one.state != "not_asked"]),
        (_("Inget är känt om: {names}."), [one for one in card.own_side if one.state == "unknown"]),
        (
            _("Har antagit men inte undertecknat: {names}."),
            [one for one in card.own_side if one.adopted and not one.signed and one.state != "left"],
        ),
        (_("Uppgifter att kontrollera hos: {names}."), [one for one in card.parties if one.warnings]),
    )
    return [words.format(names=_names(lines)) for words, lines in groups if lines]


def _names(lines: list[PartyLine]) -> str:
    return listing([line.short_name for line in lines])


def _money(card: AgreementCard) -> list[Part]:
    cost = text(card.values, "cost_words")
    amount = sentences.value(card.values, "amount")
    rows = ((_("Kostnadsmodell"), cost or missing()), (_("Belopp"), amount or missing()))
    return [Heading(_("Ekonomi och fördelning")), Facts(rows)]
