"""How a clerk's sheet is laid out: what is filled in, and the hidden keys by which a row finds its way home.

Over the headings lies a hidden row with the name of each column ('nkavtal:decision.outcome'), so that a sheet is read
whatever its headings say and whichever way its columns have been moved. Each row carries the UUIDs of its agreement and
party, and as JSON what stood in it when it was sent, with a sum that tells if a key has been touched.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Field
from nkavtal.catalogue.ledgers import FIELDS

MARK = "nkavtal:"
FORM = 1
"""Raised when an older program could not read the sheet."""
SHEET = f"{MARK}blad"
"""Stands in the first row of a sheet, before the form's number, the organisation's UUID and the day it was made."""
EXPLAINS = f"{MARK}förklaring"
AGREEMENT, PARTY, SENT, CHECK = (f"{MARK}{name}" for name in ("avtal", "part", "sänt", "kontroll"))
KEYS = (AGREEMENT, PARTY, SENT, CHECK)
_ROOM = 32_767  # characters of a cell in Excel
NUMBER, TITLE = f"{MARK}nummer", f"{MARK}titel"


@dataclass(frozen=True, slots=True)
class Blank:
    """A column to fill in: which ledger's field it is, its heading, width in characters and what helps the clerk."""

    table: str
    name: str
    heading: str
    width: float
    help: str

    @property
    def id(self) -> str:
        """The column's name in the hidden row, without the mark."""
        return f"{self.table}.{self.name}"

    @property
    def field(self) -> Field:
        """The field of the catalogue."""
        return FIELDS[self.table][self.name]


BLANKS = (
    Blank("decision", "outcome", N_("Utfall"), 18, N_("Välj i listan vad organet beslutade.")),
    Blank("decision", "kind", N_("Slag av beslut"), 20,
          N_("Slutligt beslut, beslut på delegation eller bara ett förslag till ett annat organ.")),
    Blank("decision", "body", N_("Organ"), 16, N_("Skriv till exempel KF, KS eller Socialnämnden.")),
    Blank("decision", "decided_on", N_("Sammanträdesdag"), 18, N_("Skriv till exempel 2026-12-14.")),
    Blank("decision", "paragraph", N_("§"), 8, N_("Paragrafen som i protokollet, till exempel § 98.")),
    Blank("decision", "diary_number", N_("Ert dnr"), 15, N_("Kommunens diarienummer för ärendet.")),
    Blank("decision", "condition", N_("Villkor"), 24, N_("Det som beslutet kräver för att gälla, om något.")),
    Blank("decision", "announced_on", N_("Anslagsdag"), 13, N_("Dagen då justeringen anslogs på anslagstavlan.")),
    Blank("decision", "legal_force_on", N_("Laga kraft"), 13, N_("Fyll i först när det är klart att ingen har överklagat.")),
    Blank("signature", "signed_on", N_("Undertecknat den"), 18, N_("Dagen då avtalet undertecknades för kommunen.")),
    Blank("signature", "signed_by", N_("Undertecknare"), 20, N_("Den som undertecknade.")),
    Blank("signature", "capacity", N_("Befattning"), 20, N_("Till exempel Ordförande i kommunstyrelsen.")),
    Blank("signature", "form", N_("Underskriftens form"), 22, N_("Papper, elektroniskt, eller att protokollet gäller.")),
    Blank("party", "preparation_words", N_("Planerad beredning"), 24,
          N_("Om inget är beslutat än: när ärendet tas upp, till exempel KS 30/11, KF 14/12.")),
)  # fmt: skip
Values = Mapping[str, str]
"""By column id; '' where nothing stands."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a row held when it was sent: `values` by column id, `rows` the UUIDs of the decision and signature shown.

    `seen` are all decisions and signatures that the party had then: what has come since is told from them.
    """

    organisation: str
    values: Values
    rows: Mapping[str, str] = field(default_factory=dict)
    seen: tuple[str, ...] = ()

    def text(self) -> str:
        """Return it as a cell keeps it: in plain letters, which no program composes or cuts on the way."""
        kept = {"organisation": self.organisation, "values": {k: v for k, v in self.values.items() if v},
                "rows": dict(self.rows), "seen": list(self.seen)}  # fmt: skip
        return json.dumps(kept, sort_keys=True, separators=(",", ":"))

    def fitting(self) -> Sent:
        """Return it with long values cut, so that the cell that keeps it holds all of it."""
        room, found = max(map(len, self.values.values()), default=0), self
        while room > 1 and len(found.text()) > _ROOM:
            room = room * 3 // 4
            cut = {
                name: value if len(value) <= room else value[: room - 1] + "…" for name, value in self.values.items()
            }
            found = replace(self, values=cut)
        return found


def sent_of(text: str) -> Sent:
    """Return what a cell keeps; call it on a cell whose sum is right."""
    kept = json.loads(text)
    return Sent(kept["organisation"], kept["values"], kept["rows"], tuple(kept["seen"]))


def check_of(agreement: str, party: str, sent: str) -> str:
    """Return the sum of a row's keys."""
    return hashlib.sha256(f"{FORM}|{agreement}|{party}|{sent}".encode()).hexdigest()[:12]
