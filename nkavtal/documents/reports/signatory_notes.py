"""What stands below the signatory list: numbered remarks, odd orders, days that all share, what signs mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.further import told
from nkavtal.catalogue.party import SIGNATURE
from nkavtal.catalogue.rows import AgreementCard, PartyLine, Values
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import adopts, decision_of, force_of, signature_of, text
from nkavtal.documents.reports.dossier_decisions import checks, legal_note, remarks_of
from nkavtal.documents.reports.printed import NONE, mark_note, named

Remarks = Mapping[str, Sequence[int]]
"""Numbers of remarks by the UUID of the party."""


def notes(card: AgreementCard, lines: Sequence[PartyLine]) -> list[str]:
    """Return what stands below the table: remarks by their number, odd orders, what signs mean."""
    odd = " ".join(checks(card))
    about = [_("{n}. {words}").format(n=n, words=_ended(words)) for n, (_who, words) in _numbered(lines, card.names)]
    about += [_ended(words) for line in card.parties if line not in lines for words in _about(line, card.names)]
    odd = " ".join(checks(card))
    used = {text(row.values, "form") for line in lines for row in line.signatures}
    signs = [
        _("Märkt med triangel: {checks}").format(checks=odd) if odd else "",
        shared_days(lines),
        mark_note(lines),
        _("e = elektronisk underskrift.") if "electronic" in used else "",
        _("protokoll = protokollet gäller som underskrift.") if "minutes" in used else "",
    ]
    if any(adopts(decision_of(line)) and force_of(decision_of(line)).earliest for line in lines):
        signs.append(legal_note())
    found = [" ".join(about), " ".join(words for words in signs if words)]
    return [words for words in found if words]


def _numbered(lines: Sequence[PartyLine], names: Mapping[str, str]) -> Iterator[tuple[int, tuple[str, str]]]:
    return enumerate(((line.uuid, words) for line in lines for words in _about(line, names)), 1)


def remarks_in(lines: Sequence[PartyLine], names: Mapping[str, str]) -> Remarks:
    """Return the numbers of the remarks about each party."""
    found: dict[str, list[int]] = {}
    for number, (uuid, _words) in _numbered(lines, names):
        found.setdefault(uuid, []).append(number)
    return found


def numbers(line: PartyLine, remarks: Remarks) -> str:
    return ", ".join(str(number) for number in remarks.get(line.uuid, ()))


def _ended(words: str) -> str:
    """Return words as a sentence."""
    words = " ".join(words.split())
    return words if words.endswith((".", "?", "…")) else _("{words}.").format(words=words)


def _about(line: PartyLine, names: Mapping[str, str]) -> list[str]:
    """Return the remarks about a party: its decision, its signature, those who also signed."""
    found = remarks_of(line, names, columns=False)
    row = signature_of(line)
    if row is not None and text(row.values, "note"):
        words = text(row.values, "note")
        found.append(_("{name}, om underskriften: {words}").format(name=named(line, example=row.example), words=words))
    if row is not None:
        name = named(line, example=row.example)
        found += [
            _("{name}: {words}").format(name=name, words=words)
            for words in told(SIGNATURE, row.values, names, columns=False)
        ]
    earlier = [(named(line, example=one.example), text(one.values, "signed_by")) for one in line.signatures[:-1]]
    found += [_("{name} är också undertecknat av {by}.").format(name=name, by=by) for name, by in earlier if by]
    return found


def own_days_shown(values: Values) -> str:
    """Return the first and last day of a single party, or that it has none."""
    first, last = text(values, "in_force_from"), text(values, "in_force_to")
    if first and last:
        return _("{first} –\n{last}").format(first=day_shown(first), last=day_shown(last))
    if last:
        return _("t.o.m. {last}").format(last=day_shown(last))
    return day_shown(first) if first else NONE


def shared_days(lines: Sequence[PartyLine]) -> str:
    """Return a sentence on the days that the whole own side has and the other side has none but; '' when they differ."""
    own = {own_days_shown(line.values) for line in lines if line.role != "counterparty"}
    others = {own_days_shown(line.values) for line in lines if line.role == "counterparty"}
    if len(own) != 1 or NONE in own or not others <= {NONE, *own}:
        return ""
    values = next(line.values for line in lines if line.role != "counterparty")
    if text(values, "in_force_to"):
        return _("Gäller {days} för alla kommuner.").format(days=own_days_shown(values).replace("\n", " "))
    return _("Gäller fr.o.m. {day} för alla kommuner.").format(day=own_days_shown(values))
