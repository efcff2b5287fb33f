"""What is wanted of a party, in words: the same on its sheet to fill in and on its report."""

from __future__ import annotations

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import PartyLine
from nkavtal.rules.adoption import REFUSED


def waits_for(line: PartyLine) -> bool:
    """Tell if a decision, a signature or word on a condition is waited for from a party that has been asked."""
    if line.state in REFUSED or line.state in ("leaving", "left", "not_asked", "outside"):
        return False
    return not (line.adopted and line.signed)


def asked(line: PartyLine) -> str:
    """Return what is wanted of the party: 'Beslut och underskrift', or that there is only to look through."""
    if line.state == "not_asked":
        return _("Inget än, frågan är inte ställd")
    if not waits_for(line):
        return _("Inget, kontrollera uppgifterna")
    if line.state == "unknown":
        return _("Besked: har ni beslutat och undertecknat?")
    if line.state == "conditional":
        return _("Besked om villkoret, sedan underskrift")
    if line.signed:
        return _("Beslut")
    return _("Underskrift") if line.adopted else _("Beslut och underskrift")
