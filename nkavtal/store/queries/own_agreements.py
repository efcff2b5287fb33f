"""The agreements that an organisation is an own-side party to and that are not over."""

from __future__ import annotations

from datetime import date

from nkavtal.store.plain import Asks
from nkavtal.store.queries.agreement_today import CURRENT

_OWN = f"""SELECT d.agreement FROM agreement_derived d
 JOIN party_derived p ON p.agreement = d.agreement
 JOIN agreement a ON a.uuid = d.agreement
 WHERE p.organisation = :organisation AND p.role IN ('party', 'host', 'signs_for') AND p.state != 'left' AND {CURRENT}
 ORDER BY a.number"""  # noqa: S608 - our own names


def own_agreements(asks: Asks, organisation: str, today: date) -> tuple[str, ...]:
    """Return the UUIDs of an organisation's current agreements by number."""
    values = {"organisation": organisation, "today": today.isoformat()}
    return tuple(row[0] for row in asks.exec_driver_sql(_OWN, values).fetchall())
