"""What has been done: acts and their changes, and which can be undone or done again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.model.all import THINGS, Act, Change
from nkavtal.store.owners import pointed_at
from nkavtal.store.work import CHUNK, Plain, Work, plain


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act: its number, code, arguments, when (UTC, ISO) and by whom."""

    seq: int
    uuid: str
    name: str
    about: dict[str, str]
    at: str
    actor: str
    undoes: int | None
    undone: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One value before and after; an empty field is a created thing, whose snapshot is `after`."""

    act: int
    table: str
    thing: str
    agreement: str | None
    field: str
    before: object
    after: object


def last_to_undo(connection: Connection) -> int | None:
    """Return the latest act that stands and is not itself an undo."""
    undone = taken_back(connection)
    own = select(Act.seq).where(Act.undoes.is_(None), Act.name != "create_register").order_by(Act.seq.desc())
    for seq in connection.execute(own.limit(len(undone) + 1)).scalars().all():
        if seq not in undone:
            return seq
    return None


def last_to_redo(connection: Connection) -> int | None:
    """Return the undo that can be taken back: one that stands, with no new act since."""
    undone = taken_back(connection)
    newest = connection.execute(select(func.max(Act.seq)).where(Act.undoes.is_(None))).scalar() or 0
    undos = select(Act.seq).where(Act.name == "undo", Act.seq > newest).order_by(Act.seq.desc())
    return next((seq for seq in connection.execute(undos).scalars().all() if seq not in undone), None)


def acts(connection: Connection, limit: int = 50, agreement: str | None = None) -> tuple[ActRow, ...]:
    """Return the latest acts, newest first; of one agreement when it is named."""
    undone = taken_back(connection)
    statement = select(Act).order_by(Act.seq.desc()).limit(limit)
    if agreement is not None:
        statement = statement.where(Act.seq.in_(select(Change.act).where(Change.agreement == agreement)))
    columns = Act.__table__.columns
    rows = connection.execute(statement.with_only_columns(*columns)).all()
    return tuple(
        ActRow(r.seq, r.uuid, r.name, json.loads(r.about), r.at, r.actor, r.undoes, r.seq in undone) for r in rows
    )


def one(connection: Connection, seq: int) -> ActRow | None:
    """Return one act by its number."""
    columns = Act.__table__.columns
    r = connection.execute(select(*columns).where(columns.seq == seq)).one_or_none()
    if r is None:
        return None
    return ActRow(r.seq, r.uuid, r.name, json.loads(r.about), r.at, r.actor, r.undoes, seq in taken_back(connection))


def changes(connection: Connection, seqs: Sequence[int], agreement: str | None = None) -> tuple[ChangeRow, ...]:
    """Return the changes of some acts in the order they were made; of one agreement when it is named."""
    statement = select(*Change.__table__.columns).where(Change.act.in_(seqs)).order_by(Change.id)
    if agreement is not None:
        statement = statement.where(Change.agreement == agreement)
    return tuple(
        ChangeRow(r.act, r.table_name, r.thing, r.agreement, r.field, _read(r.before), _read(r.after))
        for r in connection.execute(statement)
    )


def unmade(connection: Connection) -> set[str]:
    """Return the things that every act which made them has been undone for."""
    undone = taken_back(connection)
    made = connection.execute(select(Change.thing, Change.act).where(Change.field == "")).all()
    return {thing for thing, act in made if act in undone} - {thing for thing, act in made if act not in undone}


def taken_back(connection: Connection) -> set[int]:
    """Return the acts that no longer stand: some undo that stands itself points at them."""
    undone: set[int] = set()
    later_first = select(Act.seq, Act.undoes).where(Act.undoes.is_not(None)).order_by(Act.seq.desc())
    for seq, target in connection.execute(later_first):
        if target is not None and seq not in undone:
            undone.add(target)
    return undone


def revert(work: Work, seq: int, *, keep_newer: bool = False) -> None:
    """Put back what an act changed; where a value has changed since, raise NKA-131 or keep the newer one."""
    work.undoes = seq
    taken = changes(work.connection, [seq])
    newer = _put_back_values(work, [change for change in taken if change.field not in ("", "removed")])
    newer += _put_back_things(work, [change for change in taken if change.field in ("", "removed")])
    if newer and not keep_newer:
        raise UserError(
            "NKA-131",
            N_("Åtgärden kan inte ångras helt: {n} uppgifter har ändrats sedan dess. Inget är ändrat."),
            N_("Ångra de senare ändringarna först, eller ångra och behåll det som är nyare."),
            n=newer,
        )


def _put_back_values(work: Work, taken: Sequence[ChangeRow]) -> int:
    """Put back what was changed, last first; return how many values are newer and were left."""
    newer = 0
    for change in reversed(taken):
        now = _now(work, change.table, change.thing, change.field)
        if now != change.after:
            newer += 1
        elif isinstance(change.before, str | bool | int | None):
            work.put_back(change.table, change.thing, change.field, now, change.before)
    return newer


def _put_back_things(work: Work, taken: Sequence[ChangeRow]) -> int:
    """Hide what was made and bring back what was hidden; return how many things something newer hangs on."""
    held = _held(work.connection, [change for change in taken if not change.field])
    wanted: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for change in taken:
        if change.thing not in held:
            wanted[change.table, not change.field or bool(change.before)].append(change.thing)
    newer = len(held)
    for (table, removed), keys in wanted.items():
        turned = _standing_so(work.connection, table, keys, removed)
        newer += len(turned)
        work.set_removed(table, [key for key in keys if key not in turned], removed)
    return newer


def _standing_so(connection: Connection, table: str, keys: Sequence[str], removed: bool) -> set[str]:
    """Return the things that are hidden (or not) already: somebody was here since."""
    kind = THINGS[table]
    found: set[str] = set()
    for start in range(0, len(keys), CHUNK):
        asked = select(kind.uuid).where(kind.uuid.in_(keys[start : start + CHUNK]), kind.removed.is_(removed))
        found.update(connection.execute(asked).scalars())
    return found


def _held(connection: Connection, created: Sequence[ChangeRow]) -> set[str]:
    """Return the created things that cannot be taken away: something newer hangs on them, directly or not."""
    gone: dict[str, set[str]] = defaultdict(set)
    for change in created:
        gone[change.table].add(change.thing)
    held: set[str] = set()
    while found := pointed_at(connection, gone):
        held |= found
        for keys in gone.values():
            keys -= found
    return held


def _now(work: Work, table: str, key: str, field: str) -> Plain:
    thing = work.session.get_one(THINGS[table], key)
    return plain(getattr(thing, field))


def _read(kept: str | None) -> object:
    return None if kept is None else json.loads(kept)
