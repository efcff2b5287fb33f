"""One cell of the matrix explained: what is known of a party in an agreement, and what is left to do."""

from __future__ import annotations

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import OUTCOMES, ROLES, WARNINGS
from nkavtal.catalogue.coverage import Coverage
from nkavtal.catalogue.rows import LedgerRow, PartyLine
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import decision_of
from nkavtal.gui.pages.agreement_party_rows import decision_text, signature_text


def explained(line: PartyLine | None) -> str:
    """Return what is known in sentences; a party that is not registered is said to be so."""
    if line is None:
        return _("Inte registrerad som part i avtalet. Inget är känt.")
    said = [_role(line), *_asked(line), *_decided(line), *_signed(line), *_left(line)]
    said += [_sentence(_(WARNINGS.get(code, code))) for code in line.warnings]
    if line.example:
        said.append(_("Påhittat exempel."))
    if note := str(line.values["note"] or "").strip():
        said.append(_sentence(note))
    return " ".join(part for part in said if part)


def summary(found: Coverage) -> str:
    """Return what the page is about, with how much is left."""
    gaps = sum(column.gaps for column in found.columns)
    if not gaps:
        return _("Vilka kommuner som är med i vilka avtal. Inga luckor.")
    return _("Vilka kommuner som är med i vilka avtal. Luckor: {n} i {rows} avtal.").format(
        n=gaps, rows=len(found.gaps)
    )


def _role(line: PartyLine) -> str:
    if line.role == "outside":
        return _("Ej part i avtalet.")
    return _sentence(_(ROLES[line.role])) if line.role not in ("party", "signs_for") else ""


def _asked(line: PartyLine) -> list[str]:
    if line.decisions or line.role == "outside":
        return []
    sent, reply = line.values["asked_on"], line.values["reply_by"]
    if line.values["asked"] is False and not sent:
        return [_("Ej tillfrågad.")]
    if line.values["asked"] is not True and not sent:
        words = str(line.values["preparation_words"] or "")
        return [] if words or line.signatures else [_("Part, men inget är känt om något beslut.")]
    said = _("Väntar på svar.")
    if sent:
        said = _("Väntar på svar, sänt {day}.").format(day=day_shown(str(sent)))
    return [said, _("Svar senast {day}.").format(day=day_shown(str(reply))) if reply else ""]


def _decided(line: PartyLine) -> list[str]:
    said = []
    if (row := decision_of(line)) is not None:
        outcome = _(OUTCOMES.get(str(row.values["outcome"]), ""))
        said.append(_("{outcome}, {decision}.").format(outcome=outcome, decision=decision_text(row)))
        said += _about(row)
    if line.waiting and (words := str(line.values["preparation_words"] or "").strip()):
        said.append(_("Beredning: {words}").format(words=_sentence(words)))
    return said


def _about(row: LedgerRow) -> list[str]:
    said = []
    if row.values["legal_force_on"]:
        said.append(_("Laga kraft {day}.").format(day=day_shown(str(row.values["legal_force_on"]))))
    if condition := str(row.values["condition"] or "").strip():
        said.append(_("Villkor: {words}").format(words=_sentence(condition)))
    if note := str(row.values["minutes_note"] or "").strip():
        said.append(_("Protokollsanteckning: {words}").format(words=_sentence(note)))
    return said


def _signed(line: PartyLine) -> list[str]:
    if line.signatures:
        return [_("Undertecknat {when}.").format(when=signature_text(line.signatures[-1]))]
    return [_("Underskrift saknas.")] if line.adopted and line.state not in ("leaving", "left") else []


def _left(line: PartyLine) -> list[str]:
    said = []
    if line.values["notice_given_on"]:
        said.append(_("Sagt upp {day}.").format(day=day_shown(str(line.values["notice_given_on"]))))
    if line.values["left_on"]:
        said.append(_("Utträdde {day}.").format(day=day_shown(str(line.values["left_on"]))))
    return said


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    return words if words.endswith((".", "?", "…")) else f"{words}."
