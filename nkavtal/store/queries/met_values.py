"""Values that stand in the register, to be offered where one of them is probably meant."""

from __future__ import annotations

from sqlalchemy import Connection, select

from nkavtal.base.i18n import sort_key
from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.field import Kind
from nkavtal.model.agreement import Agreement
from nkavtal.model.organisation import Organisation

MOST = 500
_SINGULAR = ("title", "diary_number", "old_number")  # each agreement has its own


def met_values(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return the different texts of each short text field, in Swedish order."""
    found: dict[str, tuple[str, ...]] = {}
    for one in AGREEMENT_FIELDS:
        if one.kind is Kind.TEXT and not one.fixed and one.name not in _SINGULAR:
            column = Agreement.__table__.columns[one.name]
            kept = select(column).where(Agreement.removed.is_(False), column != "").distinct().limit(MOST)
            found[one.name] = tuple(sorted(connection.execute(kept).scalars(), key=sort_key))
    return found


def party_short_names(connection: Connection) -> tuple[str, ...]:
    """Return the short names of living organisations, members first, in Swedish order."""
    o = Organisation
    kept = connection.execute(select(o.short_name, o.member).where(o.removed.is_(False))).all()
    return tuple(name for name, _member in sorted(kept, key=lambda row: (not row.member, sort_key(row.short_name))))
