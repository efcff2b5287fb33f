"""What is wrong in a register file, each with its place, in words that help somebody who has the file open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.exchange.register_json.parse import line_of
from nkavtal.exchange.register_json.shape import plural, tables

SHOWN = 20
"""Faults told at a time; the first ones are usually the cause of the rest."""

Path = tuple[str | int, ...]

WORDS = {
    "text": N_("ska vara text inom citattecken"),
    "whole": N_("ska vara ett heltal"),
    "yes_no": N_("ska vara true eller false"),
    "list": N_("ska vara en lista inom hakparenteser"),
    "object": N_("ska vara ett objekt inom klamrar"),
    "code": N_("”{value}” finns inte bland koderna {choices}"),
    "day": N_("”{value}” är ingen dag. Skriv till exempel 2027-02-28, 2027-02 eller 2027"),
    "no_such_day": N_("dagen {value} finns inte"),
    "uuid": N_("”{value}” är inget id (UUID med små bokstäver)"),
    "money": N_("”{value}” är inget belopp. Skriv till exempel 1234567.00"),
    "email": N_("”{value}” är ingen e-postadress"),
    "org_number": N_("”{value}” är inget organisationsnummer. Skriv till exempel 212000-2692"),
    "hash": N_("”{value}” är ingen SHA-256 (64 tecken, 0 till 9 och a till f)"),
    "form": N_("”{value}” är inte skrivet som det ska. Se exemplen i schemat"),
    "rule": N_("det går inte att läsa som del av en regel"),
    "check_digit": N_("{value} är inget organisationsnummer, kontrollsiffran stämmer inte"),
    "missing": N_("{name} saknas"),
    "unknown": N_("namnet {name} finns inte i formatet"),
    "least": N_("{value} är för litet, minst {limit}"),
    "most": N_("{value} är för stort, högst {limit}"),
    "blank": N_("får inte vara tomt. Utelämna fältet när inget är känt"),
    "double": N_("samma kod står två gånger"),
    "odd_text": N_("texten innehåller tecken som inte går att spara (noll eller en halv bokstav)"),
    "same_uuid": N_("id {value} står redan på rad {line}"),
    "same_number": N_("numret {value} står redan på avtalet på rad {line}"),
    "dangling": N_("{value} pekar på {what} som inte finns i filen"),
    "elsewhere": N_("{value} hör till ett annat avtal"),
    "other": N_("följer inte formatet"),
}
TARGETS = {
    "organisation": N_("en organisation"),
    "agreement": N_("ett avtal"),
    "decision": N_("ett beslut"),
    "signature": N_("en underskrift"),
    "recommendation": N_("ett steg"),
}
_TABLES = {plural(table): table for table in tables()}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: a code of WORDS, where, and what fills the words."""

    code: str
    path: Path
    about: Mapping[str, object] = field(default_factory=dict)

    @property
    def pointer(self) -> str:
        """The place as a JSON pointer (RFC 6901)."""
        return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in self.path)

    def words(self, text: str) -> str:
        """Return line, pointer, the field's name and what is wrong."""
        said = _(WORDS[self.code]).format(**self.about)
        label = _label(self.path)
        return _("rad {line}, {place}: {fault}").format(
            line=line_of(text, self.path),
            place=self.pointer or "/",
            fault=_("{field}: {fault}").format(field=label, fault=said) if label else said,
        )


def refused(name: str, text: str, faults: Sequence[Fault]) -> UserError:
    """Return the error that tells the first faults of a file."""
    told = [fault.words(text) for fault in faults[:SHOWN]]
    if len(faults) > SHOWN:
        told.append(_("… och {n} fel till").format(n=len(faults) - SHOWN))
    return UserError(
        "NKA-269",
        N_("{file} har fel ({n}). Inget är inläst och registret är orört.\n{told}"),
        N_("Rätta filen på de rader som nämns, eller exportera registret på nytt där det kommer ifrån."),
        file=name,
        n=len(faults),
        told="\n".join(told),
        findings=told,
    )


def _label(path: Path) -> str:
    """Return what the field at a path is called, '' for what is no field."""
    steps = [step for step in path if isinstance(step, str)]
    if len(steps) < 2:
        return ""
    found = FIELDS.get(_TABLES.get(steps[-2], ""), {}).get(steps[-1])
    return _(found.label) if found else ""
