"""What has been done in the register since a day, such as the board's last meeting."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from nkavtal.catalogue.deed_words import listed
from nkavtal.catalogue.listing import Listed
from nkavtal.store.queries import deeds
from nkavtal.store.store import Store


def done_since(store: Store, day: date) -> Listed:
    """Return what has been done from a day on, newest first, the day itself with it; what was taken back is left out."""
    began = datetime.combine(day, time.min).astimezone().astimezone(UTC)
    with store.reading() as connection:
        last = deeds.last_before(connection, began.isoformat(timespec="seconds"))
        return listed(deeds.deeds(connection, deeds.standing(connection, last)), day)
