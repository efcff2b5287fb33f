"""Which agreements there was nothing of on a day, by the days of their facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from nkavtal.model.agreement import Agreement
from nkavtal.model.party import Decision, Party, Request, Signature
from nkavtal.model.steps import Recommendation
from nkavtal.rules.partial_date import PartialDate

_OWN = (Agreement.starts_on, Agreement.terminated_on, Agreement.ended_on, Agreement.archived_on, Agreement.abandoned_on)
_PARTIES = (Party.asked_on, Party.in_force_from, Party.notice_given_on, Party.left_on)


def not_begun(connection: Connection, agreements: Sequence[str], day: date) -> Iterator[str]:
    """Yield the agreements with dated facts of which none is as early as a day."""
    first: dict[str, date] = {}
    for key, days in _facts(connection, agreements):
        for known in days:
            if known is not None:
                first[key] = min(known.earliest, first.get(key, date.max))
    return (key for key, earliest in first.items() if earliest > day)


def _facts(connection: Connection, agreements: Sequence[str]) -> Iterator[tuple[str, Iterable[PartialDate | None]]]:
    of_parties = Party.agreement.in_(agreements) & Party.removed.is_(False)
    decisions = select(Party.agreement, Decision.decided_on).join(Party, Party.uuid == Decision.party)
    signatures = select(Party.agreement, Signature.signed_on).join(Party, Party.uuid == Signature.party)
    requests = select(Party.agreement, Request.sent_on).join(Party, Party.uuid == Request.party)
    statements: tuple[Any, ...] = (
        select(Agreement.uuid, *_OWN).where(Agreement.uuid.in_(agreements)),
        select(Party.agreement, *_PARTIES).where(of_parties),
        decisions.where(of_parties, Decision.removed.is_(False)),
        signatures.where(of_parties, Signature.removed.is_(False)),
        requests.where(of_parties, Request.removed.is_(False)),
        select(Recommendation.agreement, Recommendation.decided_on, Recommendation.sent_on).where(
            Recommendation.agreement.in_(agreements), Recommendation.removed.is_(False)
        ),
    )
    for statement in statements:
        for key, *days in connection.execute(statement).all():
            yield key, days
