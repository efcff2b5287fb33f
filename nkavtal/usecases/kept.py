"""From values that travel to values that are kept, and the check that nobody changed them meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from nkavtal.base.errors import FieldErrors, UserError
from nkavtal.base.i18n import N_, gettext, listing
from nkavtal.catalogue.field import Kind, Value
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.model.base import Thing
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store.work import plain

_NOTHING_IS_NONE = (Kind.TRISTATE, Kind.MONEY, Kind.ORGANISATION, Kind.AGREEMENT, Kind.ROW, Kind.NUMBER)


def kept(table: str, values: Mapping[str, Value]) -> dict[str, object]:
    """Return values as mapped classes hold them; raise FieldErrors for required fields left empty."""
    fields = FIELDS[table]
    missing = [fields[name] for name, value in values.items() if fields[name].required and value in (None, "")]
    if missing:
        raise FieldErrors(
            tuple(
                UserError("NKA-180", N_("{label} behöver fyllas i."), field=field.name, label=gettext(field.label))
                for field in missing
            )
        )
    return {name: _kept(fields[name].kind, value) for name, value in values.items()}


def complete(table: str, values: Mapping[str, Value]) -> dict[str, object]:
    """Return kept() of a new thing: required fields that are not named at all are missing too."""
    required = {
        name: "" if field.default is None else field.default for name, field in FIELDS[table].items() if field.required
    }
    return kept(table, {**required, **values})


def check_seen(table: str, thing: Thing, values: Mapping[str, Value], seen: Mapping[str, Value]) -> None:
    """Raise UserError NKA-137 when a value that is about to be replaced is not what the person saw."""
    fields = FIELDS[table]
    newer = [
        gettext(fields[name].label)
        for name, value in values.items()
        if name in seen and plain(getattr(thing, name)) not in (seen[name], value)
    ]
    if newer:
        raise UserError(
            "NKA-137",
            N_("{fields} har ändrats sedan du öppnade uppgiften. Inget är sparat och det du skrev finns kvar."),
            N_("Läs in uppgiften på nytt, jämför och spara igen."),
            fields=listing(newer),
        )


def _kept(kind: Kind, value: Value) -> object:
    if kind is Kind.PARTIAL_DATE:
        return PartialDate.parse(str(value)) if value else None
    if value in ("", None):
        return None if kind in _NOTHING_IS_NONE else ""
    if kind is Kind.NUMBER:
        return int(str(value))
    return value
