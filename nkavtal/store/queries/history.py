"""History as lines to show."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection

from nkavtal.catalogue.rows import ActLine, ChangeLine
from nkavtal.store import history


def lines(connection: Connection, agreement: str | None = None, limit: int = 200) -> tuple[ActLine, ...]:
    """Return the latest acts with their changes, newest first; of one agreement when it is named."""
    acts = history.acts(connection, limit, agreement)
    found: dict[int, list[ChangeLine]] = defaultdict(list)
    if agreement is not None:
        for change in history.changes(connection, [act.seq for act in acts], agreement):
            found[change.act].append(change_line(change))
    return tuple(
        ActLine(a.seq, a.name, a.about, a.at, a.actor, a.undone, a.undoes is not None, tuple(found[a.seq]))
        for a in acts
    )


def change_line(change: history.ChangeRow) -> ChangeLine:
    """Return one change as it travels."""
    snapshot = change.after if isinstance(change.after, dict) else {}
    before = change.before if isinstance(change.before, str | bool | None) else str(change.before)
    after = change.after if isinstance(change.after, str | bool | None) else None
    return ChangeLine(change.table, change.thing, change.field, before, after, dict(snapshot))


def line(connection: Connection, seq: int | None) -> ActLine | None:
    """Return one act without its changes; None for None."""
    act = history.one(connection, seq) if seq is not None else None
    if act is None:
        return None
    return ActLine(act.seq, act.name, act.about, act.at, act.actor, act.undone, act.undoes is not None)
