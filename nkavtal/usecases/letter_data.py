"""From an agreement to what a letter template asks for; what is unknown becomes visible and is noted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from nkavtal.base.i18n import day_text, listing
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import entry_words, sentences
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.codes import PARTY_STATES, ROLES
from nkavtal.catalogue.day_words import day_words
from nkavtal.catalogue.party import DECISION, PARTY
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine, Values
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.standing import day, decision_of, text
from nkavtal.documents.letters import data as letter

_NAMED = 4  # so many parties are named, more are counted
_NOT_SIGNING = ("rejected", "declined", "left", "outside")


def label_of(name: str) -> str:
    """Return what a field of the agreement is called."""
    label = AGREEMENT[name].label
    return _(label)


@dataclass
class Gaps:
    """Fills in what is known and notes what is not: the template's field, its label, and whose it is."""

    found: list[tuple[str, str, str]] = field(default_factory=list)

    def fill(self, name: str, label: str, words: str, of: str = "") -> str:
        """Return words, or a visible mark where there are none."""
        if words:
            return words
        if (name, label, of) not in self.found:
            self.found.append((name, label, of))
        return letter.missing(label)

    def field(self, name: str, values: Values, source: str) -> str:
        """Return a field of the agreement in words, filled."""
        return self.fill(name, label_of(source), sentences.value(values, source).strip())

    def labels(self, fields: Collection[str]) -> tuple[str, ...]:
        """Return what is missing in a template that uses these fields, with the parties it is missing for."""
        parties: dict[str, list[str]] = {}
        for name, label, of in self.found:
            if name in fields:
                parties.setdefault(label, []).extend([of] if of else [])
        return tuple(_told(label, names) for label, names in parties.items())


def _told(label: str, names: list[str]) -> str:
    if not names:
        return label
    if len(names) > _NAMED:
        return _("{label}: {n} parter").format(label=label, n=len(names))
    return _("{label}: {names}").format(label=label, names=listing(names))


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read for a letter: the agreement, the federation, contacts, agreements that point at this one.

    `annexes` are what goes with a request, in order; None where that is not known and the usual is named.
    """

    card: AgreementCard
    organisation: str
    federation: Values
    contacts: dict[str, tuple[LedgerRow, ...]]
    pointing: Sequence[tuple[str, str]]
    today: date
    example: bool
    annexes: tuple[str, ...] | None = None


def agreement_text(sources: Sources, gaps: Gaps) -> letter.AgreementTextData:
    """Return the fields of the agreement text."""
    card = sources.card
    lines = (*card.own_side, *card.counterparties)
    annexes = [name for kind, name in sources.pointing if kind == "annex_of"]
    return {
        "avtal": _agreement(card, gaps),
        "parter": [_party(line, gaps) for line in lines] or [_no_party(gaps)],
        "beslut": [_decision(line) for line in lines],
        "rekommendation": _recommendation(board_of(card), gaps),
        "avsandare": _sender(sources, gaps),
        "datum": day_text(sources.today),
        "bilagor": annexes or [gaps.fill("bilagor", _("Bilagor"), "")],
        "exempel": sources.example or any(line.example for line in card.parties),
    }


def request(sources: Sources, line: PartyLine, gaps: Gaps) -> letter.RequestData:
    """Return the fields of the request for a decision to one party."""
    card = sources.card
    reply = text(line.values, "reply_by")
    board = board_of(card)
    annexes = [_("Avtal {number} {title}").format(number=card.number, title=card.title)]
    if board is not None:
        annexes.append(_("Protokollsutdrag, {decision}").format(decision=sentences.recommendation(board.values)))
    return {
        **agreement_text(sources, Gaps()),
        "avtal": _agreement(card, gaps),
        "rekommendation": _recommendation(board, gaps),
        "avsandare": _sender(sources, gaps),
        "bilagor": annexes if sources.annexes is None else list(sources.annexes),
        "exempel": sources.example or line.example,
        "mottagare": _recipient(line, sources.contacts.get(line.organisation, ()), gaps),
        "svar_senast": gaps.fill(
            "svar_senast",
            _(PARTY.field("reply_by").label),
            day_words(reply) if reply else "",
            line.short_name,
        ),
        "arendets_gang": _steps(card, board, line) or [gaps.fill("arendets_gang", _("Ärendets gång"), "")],
    }


def _agreement(card: AgreementCard, gaps: Gaps) -> letter.AgreementData:
    values = card.values
    first, last = text(values, "starts_on"), text(values, "ends_on")
    until = _("tills vidare") if values["open_ended"] is True and not last else ""
    area = sentences.value(values, "areas")
    return {
        "nummer": card.number,
        "titel": card.title,
        "typ": gaps.field("avtal.typ", values, "type"),
        "omrade": gaps.fill("avtal.omrade", label_of("areas"), area[:1].lower() + area[1:]),
        "dnr": gaps.field("avtal.dnr", values, "diary_number"),
        "gamla_nummer": text(values, "old_number"),
        "startdag": gaps.fill("avtal.startdag", label_of("starts_on"), day_words(first) if first else ""),
        "slutdag": gaps.fill("avtal.slutdag", label_of("ends_on"), day_words(last) if last else until),
        "avtalstid_ord": gaps.fill(
            "avtal.avtalstid_ord", _("Avtalstid"), text(values, "term_words") or sentences.term(values)
        ),
        "forlangning_ord": gaps.field("avtal.forlangning_ord", values, "renewal_words"),
        "uppsagning_ord": gaps.field("avtal.uppsagning_ord", values, "notice_words"),
        "kostnad_ord": gaps.field("avtal.kostnad_ord", values, "cost_words"),
        "ikrafttradande": gaps.fill(
            "avtal.ikrafttradande", label_of("entry_words"), text(values, "entry_words") or entry_words.rule(values)
        ),
        "ansvarig": gaps.field("avtal.ansvarig", values, "responsible"),
        "anmarkning": "",  # the register's own notes are not for the parties
    }


def _party(line: PartyLine, gaps: Gaps) -> letter.PartyData:
    return {
        "namn": line.name,
        "kortnamn": line.short_name,
        "org_nr": _org_number("parter.org_nr", line, gaps),
        "roll": _(ROLES.get(line.role, line.role)),
        "adress": gaps.fill("parter.adress", _("Adress"), line.address, line.short_name),
        "ar_kommun": line.organisation_kind == "municipality",
        "undertecknar": line.state not in _NOT_SIGNING,
    }


def _org_number(name: str, line: PartyLine, gaps: Gaps) -> str:
    """Return the number, marked and noted when it is not confirmed: a letter is no place to guess."""
    if line.org_number and line.org_number_state == "to_confirm":
        gaps.fill(name, _("Organisationsnummer att bekräfta"), "", line.short_name)
        return _("{number} (att bekräfta)").format(number=line.org_number)
    return gaps.fill(name, _("Organisationsnummer"), line.org_number, line.short_name)


def _no_party(gaps: Gaps) -> letter.PartyData:
    mark = gaps.fill("parter.namn", _(PARTY.many), "")
    return {
        "namn": mark,
        "kortnamn": mark,
        "org_nr": "–",
        "roll": "–",
        "adress": "–",
        "ar_kommun": False,
        "undertecknar": True,
    }


def _decision(line: PartyLine) -> letter.DecisionData:
    row = decision_of(line)
    if row is None:
        state = _(PARTY_STATES.get(line.state, line.state))
        return {
            "part": line.name, "organ": "–", "datum": "–", "paragraf": "–", "dnr": "–",
            "utfall": state, "exempel": line.own_example,
        }  # fmt: skip
    values = row.values

    def filled(name: str, words: str) -> str:
        return words or letter.missing(_(DECISION.field(name).label))

    decided = text(values, "decided_on")
    return {
        "part": line.name,
        "organ": filled("body", text(values, "body")),
        "datum": filled("decided_on", shown(DECISION.field("decided_on"), decided)),
        "paragraf": filled("paragraph", sentences.paragraph(values)),
        "dnr": filled("diary_number", text(values, "diary_number")),
        "utfall": shown(DECISION.field("outcome"), values["outcome"]),
        "exempel": row.example,
    }


def board_of(card: AgreementCard) -> LedgerRow | None:
    """Return the board's latest recommendation, of another body when the board has none."""
    board = [row for row in card.recommended if "styrelse" in text(row.values, "body").casefold()]
    return next(reversed(board or list(card.recommended)), None)


def _recommendation(row: LedgerRow | None, gaps: Gaps) -> letter.RecommendationData:
    if row is None:
        gaps.fill("rekommendation.organ", _("Styrelsens rekommendation"), "")
        return {"organ": "", "datum": "", "paragraf": "", "dnr": "", "ord": ""}
    values = row.values
    decided = text(values, "decided_on")
    return {
        "organ": text(values, "body"),
        "datum": gaps.fill("rekommendation.datum", _("Rekommendationens dag"), day_words(decided) if decided else ""),
        "paragraf": gaps.fill("rekommendation.paragraf", _("Rekommendationens paragraf"), sentences.paragraph(values)),
        "dnr": gaps.fill("rekommendation.dnr", _("Rekommendationens dnr"), text(values, "diary_number")),
        "ord": gaps.fill("rekommendation.ord", _("Rekommendationens ord"), text(values, "words")),
    }


def sender_contact(sources: Sources) -> str:
    """Return who answers for the agreement and the federation's address, as much of it as is known."""
    return ", ".join(filter(None, (text(sources.card.values, "responsible"), text(sources.federation, "email"))))


def _sender(sources: Sources, gaps: Gaps) -> letter.SenderData:
    return {
        "namn": sources.organisation,
        "adress": gaps.fill("avsandare.adress", _("Avsändarens adress"), text(sources.federation, "address")),
        "kontakt": gaps.fill("avsandare.kontakt", _("Avsändarens kontakt"), sender_contact(sources)),
    }


def _recipient(line: PartyLine, contacts: Sequence[LedgerRow], gaps: Gaps) -> letter.RecipientData:
    mail = next(
        (
            text(row.values, "email")
            for row in contacts
            if "registrator" in text(row.values, "function").casefold() and text(row.values, "email")
        ),
        line.email,
    )
    return {
        "namn": line.name,
        "kortnamn": line.short_name,
        "org_nr": _org_number("mottagare.org_nr", line, gaps),
        "adress": gaps.fill("mottagare.adress", _("Adress"), line.address, line.short_name),
        "registrator_epost": gaps.fill("mottagare.registrator_epost", _("Registrators e-post"), mail, line.short_name),
    }


def _steps(card: AgreementCard, board: LedgerRow | None, line: PartyLine) -> list[str]:
    """Return what has happened, a line for each known step, by day."""
    steps = [(row.values, "decided_on", _step_words(row)) for row in card.recommendations if row is not board]
    if text(line.values, "asked_on"):
        steps.append((line.values, "asked_on", _("begäran om beslut sänd")))
    dated = [(day(values, name), text(values, name), words) for values, name, words in steps]
    dated.sort(key=lambda step: step[0].earliest if step[0] is not None else date.max)
    return [
        _("{day}: {step}").format(day=day_words(known), step=words)
        if known
        else _("{step}, dag saknas").format(step=words)
        for _day, known, words in dated
    ]


def _step_words(row: LedgerRow) -> str:
    return " ".join(
        filter(None, (text(row.values, "body"), sentences.paragraph(row.values), text(row.values, "words")))
    )
