"""What ledgers hold beyond what lists and prints have a place for: a new field is told there by itself."""

from __future__ import annotations

from collections.abc import Mapping

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field, Ledger
from nkavtal.catalogue.rows import Values
from nkavtal.catalogue.show import shown

PLACED: dict[str, frozenset[str]] = {
    "party": frozenset({
        "organisation", "role", "asked", "asked_on", "reply_by", "preparation_words", "represented_by",
        "in_force_from", "in_force_to", "notice_given_on", "left_on", "note", "example",
    }),
    "decision": frozenset({
        "outcome", "kind", "body", "decided_on", "paragraph", "diary_number", "condition", "condition_accepted",
        "minutes_note", "minutes_approved_on", "announced_on", "legal_force_on", "note", "example",
    }),
    "signature": frozenset({"signed_on", "signed_by", "capacity", "form", "note", "example"}),
}  # fmt: skip
"""Fields that signatory list and dossier tell in their own place, or leave to the window on purpose."""


def further(ledger: Ledger) -> tuple[Field, ...]:
    """Return the fields of a ledger that have no place of their own."""
    placed = PLACED[ledger.name]
    return tuple(field for field in ledger.fields if not field.noted and field.name not in placed)


def told(ledger: Ledger, values: Values, names: Mapping[str, str], *, columns: bool = True) -> list[str]:
    """Return 'Label: words' for each of them that is known; `columns` takes those along that lists make columns of."""
    fields = [field for field in further(ledger) if columns or not field.listed]
    pairs = [(_(field.label), shown(field, values.get(field.name), names)) for field in fields]
    return [_("{label}: {words}").format(label=label, words=words) for label, words in pairs if words]
