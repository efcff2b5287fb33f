"""What the municipalities have answered: matrices with a column each, and lists with a row each."""

from __future__ import annotations

import re
from dataclasses import replace

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import ROLES, SIGNATURE_FORMS
from nkavtal.catalogue.field import Value
from nkavtal.catalogue.party import DECISION, PARTY, SIGNATURE
from nkavtal.exchange.register_in.bodies import body_kind, body_name
from nkavtal.exchange.register_in.days import day_words, read_days
from nkavtal.exchange.register_in.decisions import (
    MARK,
    NO,
    AnswerRead,
    DecisionRead,
    SignatureRead,
    read_answer,
)
from nkavtal.exchange.register_in.draft import Entry
from nkavtal.exchange.register_in.outcomes import turns
from nkavtal.exchange.register_in.plan import At
from nkavtal.exchange.register_in.reading import Reading
from nkavtal.exchange.register_in.values import read_yes_no
from nkavtal.exchange.register_in.words import alike
from nkavtal.exchange.workbook_in import CellValue

Reply = dict[str, tuple[CellValue, At]]
"""What one municipality's cells say of one agreement, by role of column."""

_NO_CHOICES = ("note", "rejected", "declined", "outside")
_MARK_CHOICES = ("party", "adopted", "note")
_UNCLEAR_CHOICES = ("note", "party", "adopted", "waiting", "rejected", "declined", "outside")
_DAYS = ("asked_on", "reply_by", "in_force_from", "in_force_to")
_SIGNED_WORDS = re.compile(r"(?:ja|ok|klart?|papper|protokoll|digital|elektron|bankid|e-?sign|und|sign|påskriv)")
_DECISION_DAYS = ("legal_force_on", "minutes_approved_on", "announced_on")


def party_entry(reading: Reading, agreement: Entry, organisation: str, sheet: str, role: str = "party") -> Entry:
    """Return the row that makes an organisation party to an agreement, made when it is new."""
    reading.organisation(organisation)
    entry = reading.draft.entry("party", f"party:{agreement.key}|{organisation}", agreement.key, sheet)
    entry.values.setdefault("organisation", organisation)
    entry.values.setdefault("role", role)
    return entry


def take_reply(reading: Reading, agreement: Entry, organisation: str, reply: Reply, example: bool | None) -> str:
    """Take one municipality's reply; return 'adopted', 'mark' or '' for the count that a file may hold."""
    sheet = next(iter(reply.values()))[1].sheet
    answer = _read(reply, reading)
    counts = "mark" if answer.asks == MARK else ""
    answer = _settled(reading, answer, reply)
    party = party_entry(reading, agreement, organisation, sheet)
    if answer.role:
        party.values["role"] = answer.role
    party.values |= {"asked": answer.asked, "preparation_words": answer.preparation, "example": example}
    if answer.note:
        party.line("", answer.note)
    _account(reading, party, reply, answer)
    decisions = _with_columns(answer.decisions, reply)
    for place, decision in enumerate(decisions, start=1):
        entry = reading.draft.entry("decision", f"decision:{party.key}#{place}", party.key, sheet)
        entry.values |= _decision_values(decision, example)
        if place == len(decisions):
            _decision_columns(reading, entry, reply)
    for place, signature in enumerate(_signatures(answer.signatures, reply), start=1):
        entry = reading.draft.entry("signature", f"signature:{party.key}#{place}", party.key, sheet)
        entry.values |= _signature_values(signature, reply, example)
    if any(decision.outcome == "adopted" and decision.kind != "proposal" for decision in decisions):
        return "adopted"
    return counts


def _read(reply: Reply, reading: Reading) -> AnswerRead:
    """Read the answer itself; a list without such a column has it in its day column."""
    if "answer" in reply:
        return read_answer(reply["answer"][0], reading.today)
    if "decided_on" in reply:
        value = reply["decided_on"][0]
        days = read_days(value)
        if days.words or not days.first:
            return read_answer(value, reading.today)
        ahead = days.first.earliest > reading.today
        if ahead:
            return AnswerRead(role="party", asked=True, preparation=day_words(value))
    if any(role in reply for role in ("decided_on", "paragraph")):
        return AnswerRead(role="party", decisions=(DecisionRead(),))
    return AnswerRead(role="party")


def _settled(reading: Reading, answer: AnswerRead, reply: Reply) -> AnswerRead:
    """Put the answer that holds in place of an unclear value."""
    if not answer.asks:
        return answer
    at = reply["answer" if "answer" in reply else "decided_on"][1]
    value = answer.mark
    if answer.asks == MARK:
        choice = reading.draft.ask("mark", value, at, _MARK_CHOICES, "party", scope=at.sheet, sheet=at.sheet)
    elif answer.asks == NO:
        choice = reading.draft.ask("no", value, at, _NO_CHOICES, "note")
    else:
        choice = reading.draft.ask("unclear", value, at, _UNCLEAR_CHOICES, "note")
    words = answer.note or (day_words(reply["answer"][0]) if "answer" in reply else "")
    told = replace(answer, asks="", role="party")
    if choice == "note":
        return replace(told, note=words, decisions=(), asks=answer.asks)
    if choice == "outside":
        return replace(told, role="outside", decisions=())
    if choice == "party":
        return replace(told, decisions=())
    if choice == "waiting":
        return replace(told, asked=True, preparation=words, note="", decisions=())
    outcome = {"adopted": "adopted", "rejected": "rejected", "declined": "declined"}[choice]
    decisions = answer.decisions or (DecisionRead(),)
    return replace(told, decisions=tuple(replace(decision, outcome=outcome) for decision in decisions))


def _account(reading: Reading, party: Entry, reply: Reply, answer: AnswerRead) -> None:
    for role, (value, at) in reply.items():
        if role == "answer" and answer.asks:
            party.cells.append(at)
            if reading.draft.is_asked(at):
                reading.draft.fates[at] = "question"
            else:
                reading.draft.note(party, "", answer.note, at, "unclear")
        elif role == "note":
            reading.draft.fact(party, at)
            party.line("", day_words(value))
        elif role in _DAYS and (day := read_days(value).first):
            reading.draft.fact(party, at, **{role: str(day)})
        elif role == "role" and (code := _code(ROLES, day_words(value))):
            reading.draft.fact(party, at, role=code)
        elif role == "signed_on" and not _tells_signed(value) and read_yes_no(value) is None:
            reading.draft.note(party, _(SIGNATURE.field(role).label), day_words(value), at, "unclear")
        elif role in _DAYS or role == "role":
            reading.draft.note(party, _(PARTY.field(role).label), day_words(value), at, "unclear")
        else:
            reading.draft.fact(party, at)


def _with_columns(decisions: tuple[DecisionRead, ...], reply: Reply) -> tuple[DecisionRead, ...]:
    """Fill a lone decision from columns of its own: organ, day, paragraph, registry number."""
    if len(decisions) != 1:
        return decisions
    one = decisions[0]
    if "body" in reply:
        words = day_words(reply["body"][0])
        delegated = bool(re.match(r"deleg", alike(words)))
        one = replace(one, body=body_name(words), kind="delegated" if delegated else body_kind(body_name(words)))
    if "decided_on" in reply and not one.decided_on and (day := read_days(reply["decided_on"][0]).first):
        one = replace(one, decided_on=day)
    if "paragraph" in reply and not one.paragraph:
        words = day_words(reply["paragraph"][0])
        one = replace(one, paragraph=f"§ {words}" if words[:1].isdigit() else re.sub(r"^(§+)\s*", r"\1 ", words))
    if "diary_number" in reply and not one.diary_number:
        one = replace(one, diary_number=day_words(reply["diary_number"][0]))
    return (one,)


def _decision_values(decision: DecisionRead, example: bool | None) -> dict[str, Value]:
    return {
        "outcome": decision.outcome,
        "kind": decision.kind,
        "body": decision.body,
        "decided_on": str(decision.decided_on) if decision.decided_on else None,
        "paragraph": decision.paragraph,
        "diary_number": decision.diary_number,
        "note": decision.note,
        "example": example,
    }


def _decision_columns(reading: Reading, entry: Entry, reply: Reply) -> None:
    for role in _DECISION_DAYS:
        if role in reply:
            value, at = reply[role]
            if day := read_days(value).first:
                reading.draft.fact(entry, at, **{role: str(day)})
            else:
                entry.line(_(DECISION.field(role).label), day_words(value))


def _signatures(told: tuple[SignatureRead, ...], reply: Reply) -> tuple[SignatureRead, ...]:
    """Add the signature that stands in a column of its own; words there that tell of none are no signature."""
    if "signed_on" not in reply or not _tells_signed(reply["signed_on"][0]):
        return told
    value = reply["signed_on"][0]
    days = read_days(value)
    if days.first:
        return (SignatureRead(days.first, note=days.words),)
    return (SignatureRead(note="" if read_yes_no(value) else day_words(value)),)


def _tells_signed(value: CellValue) -> bool:
    """Tell if a cell under a heading for signatures says that there is one: a day, a tick, or words for it."""
    words = day_words(value)
    if (yes := read_yes_no(value)) is not None:
        return yes
    return not turns(words.rstrip("?")) and bool(read_days(value).first or _SIGNED_WORDS.match(alike(words)))


def _signature_values(signature: SignatureRead, reply: Reply, example: bool | None) -> dict[str, Value]:
    form = _code(SIGNATURE_FORMS, day_words(reply["form"][0])) if "form" in reply else ""
    by = day_words(reply["signed_by"][0]) if "signed_by" in reply else signature.signed_by
    return {
        "signed_on": str(signature.signed_on) if signature.signed_on else None,
        "signed_by": by,
        "capacity": day_words(reply["capacity"][0]) if "capacity" in reply else "",
        "form": form or "",
        "note": signature.note,
        "example": example,
    }


def _code(words: dict[str, str], text: str) -> str:
    """Return the code whose word a text is or begins with; 'digital' and 'e-' are electronic."""
    plain = alike(text)
    for code, word in words.items():
        if plain and (alike(word) == plain or alike(word).split()[0] == plain):
            return code
    if "electronic" in words and re.match(r"(?:e-?\s?(?:sign|underskrift)|digital|elektron|bankid)", plain):
        return "electronic"
    return "minutes" if "minutes" in words and plain.startswith("protokoll") else ""
