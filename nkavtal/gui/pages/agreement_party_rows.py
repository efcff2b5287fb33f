"""The rows of parties and decisions: what each party has decided and signed, and what is left to do, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import ROLES, WARNINGS
from nkavtal.catalogue.party import SIGNATURE
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, PartyLine, Values
from nkavtal.catalogue.show import day_shown, shown
from nkavtal.catalogue.standing import decision_of, force_of, signature_of
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.state_chip import State
from nkavtal.gui.states import party_state

Icon = tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party as the table shows it."""

    organisation: str
    name: str
    role: str
    state: State
    sent: str
    decision: str
    diary_number: str
    force: str
    force_icon: Icon
    signed: str
    remark: str
    alarming: bool
    example: bool
    example_decision: bool
    example_signature: bool


def rows(card: AgreementCard) -> list[PartyRow]:
    """Return all parties, the own side first; red days are asked for, since they are slow to look up the first time."""
    return [_row(party) for party in card.parties]


def columns() -> list[Column]:
    """Return the table's columns."""
    return [
        Column("party", _("Part"), lambda r: r.name, 152, bold=True, fixed=True, tool=_role,
               chip=lambda r: _example(r.example), short_chip=_("EX.")),
        Column("state", _("Läge"), lambda r: r.state.word, 164, state=lambda r: r.state),
        Column("sent", _("Sänt"), lambda r: r.sent, 96, ink=lambda r: "tx2"),
        Column("decision", _("Beslut"), lambda r: r.decision, 210, fixed=True,
               chip=lambda r: _example(r.example_decision)),
        Column("diary_number", _("Dnr"), lambda r: r.diary_number, 96, ink=lambda r: "tx2"),
        Column("force", _("Laga kraft"), lambda r: r.force, 156, icon=lambda r: r.force_icon),
        Column("signed", _("Undertecknat"), lambda r: r.signed, 172,
               chip=lambda r: _example(r.example_signature), short_chip=_("EX.")),
        Column("remark", _("Att göra eller anmärkning"), lambda r: r.remark, 180, stretch=True,
               ink=lambda r: "warnF" if r.alarming else "tx2",
               icon=lambda r: ("warning", "warnF") if r.alarming else None),
        Column("role", _("Roll"), lambda r: r.role, 130, hidden=True),
    ]  # fmt: skip


def _role(row: PartyRow) -> str:
    return _("{role}, påhittat exempel").format(role=row.role) if row.example else row.role


def decision_text(row: LedgerRow) -> str:
    """Return 'KF 2026-09-28 § 87'; what was decided says the state."""
    values = row.values
    day = day_shown(str(values["decided_on"])) if values["decided_on"] else _("dag saknas")
    return " ".join(str(part) for part in (values["body"], day, _paragraph(values)) if part)


def _paragraph(values: Values) -> str:
    """Return '§ 87' also for a bare number."""
    told = str(values["paragraph"] or "")
    return f"§ {told}" if told[:1].isdigit() else told


def signature_text(row: LedgerRow) -> str:
    """Return '2026-11-02, papper'."""
    day = day_shown(str(row.values["signed_on"])) if row.values["signed_on"] else _("dag saknas")
    form = shown(SIGNATURE.field("form"), row.values["form"])
    return _("{day}, {form}").format(day=day, form=form.lower()) if form else day


def _row(party: PartyLine) -> PartyRow:
    decision, signature = decision_of(party), signature_of(party)
    force, icon = _force(decision) if decision is not None else ("", None)
    more = len(party.decisions) - 1
    text = decision_text(decision) if decision is not None else ""
    warnings = ", ".join(_(WARNINGS.get(code, code)) for code in party.warnings)
    return PartyRow(
        organisation=party.organisation,
        name=party.short_name,
        role=_(ROLES[party.role]),
        state=party_state(party.state),
        sent=day_shown(str(party.values["asked_on"])) if party.values["asked_on"] else "",
        decision=_("{decision} och {n} till").format(decision=text, n=more) if more > 0 else text,
        diary_number=str(decision.values["diary_number"] or "") if decision is not None else "",
        force=force,
        force_icon=icon,
        signed="; ".join(signature_text(row) for row in party.signatures),
        remark=warnings or _remark(party, decision),
        alarming=bool(warnings),
        example=party.own_example,
        example_decision=decision is not None and decision.example,
        example_signature=signature is not None and signature.example,
    )


def _force(decision: LedgerRow) -> tuple[str, Icon]:
    """Return the confirmed day, or the earliest one that follows from the announcement."""
    known = force_of(decision)
    if known.confirmed:
        return day_shown(known.confirmed), ("checkmark", "okX")
    if known.earliest is None:
        return "", None
    return _("tidigast {day}").format(day=known.earliest.isoformat()), ("clock", "warnF")


def _remark(party: PartyLine, decision: LedgerRow | None) -> str:
    """Return the first thing worth knowing: a condition, where it is being prepared, what is missing, the note."""
    if decision is not None and decision.values["condition"]:
        return _("Villkor: {words}").format(words=decision.values["condition"])
    if decision is not None and decision.values["minutes_note"]:
        return _("Protokollsanteckning: {words}").format(words=decision.values["minutes_note"])
    told: Sequence[str] = [str(party.values[name] or "") for name in ("preparation_words", "note")]
    if party.waiting and told[0]:
        return told[0]
    if party.adopted and not party.signed:
        return _("Underskrift saknas")
    if party.role == "counterparty":
        return told[1] or _("Motpart")
    if not told[1] and party.in_force_on is not None:
        return _("Gäller från {day}").format(day=party.in_force_on.isoformat())
    return told[1]


def _example(example: bool) -> tuple[str, str] | None:
    return (_("EXEMPEL"), "mute") if example else None
