"""The one way to write: every thing made, changed or removed is noted in history in the same transaction."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, inspect, select, update
from sqlalchemy.orm import Session

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.model.all import THINGS, Act, Change
from nkavtal.model.base import Thing
from nkavtal.model.steps import Relation
from nkavtal.rules.partial_date import PartialDate
from nkavtal.store import derive
from nkavtal.store.bulk import insert_rows
from nkavtal.store.owners import Owners
from nkavtal.store.plain import driver
from nkavtal.store.term_related import leaning_on
from nkavtal.store.written_once import among

AnyThing = TypeVar("AnyThing", bound=Thing)
Plain = str | bool | int | None
CHUNK = 500
"""Things handled at a time in bulk."""
_json = json.JSONEncoder(ensure_ascii=False).encode  # one for all: json.dumps would make one each time
OWN_COLUMNS = frozenset({"uuid", "version", "position", "removed"})


class Work:
    """One act while it is written; `touched` holds, in order, the agreements whose derived columns must be remade."""

    def __init__(self, connection: Connection, act: str, about: Mapping[str, str], actor: str, clock: Clock) -> None:
        self.connection = connection
        self.session = Session(bind=connection, autoflush=False, expire_on_commit=False)
        self.act = act
        self.about = dict(about)
        self.undoes: int | None = None
        self.owners = Owners(connection)
        self.touched: dict[str, None] = {}
        self.look: Callable[[], None] = lambda: None
        """Called now and then in long stretches; raises what breaks the act off."""
        self._actor = actor
        self._clock = clock
        self._changes: list[dict[str, str | None]] = []
        self._positions: dict[str, int] = {}
        self._raised: set[str] = set()

    @property
    def today_year(self) -> int:
        """The year that new agreement numbers belong to."""
        return self._clock.today().year

    def get_one(self, kind: type[AnyThing], key: str) -> AnyThing:
        """Return a living thing by UUID; UserError NKA-130 when it is not there (removed meanwhile, perhaps)."""
        thing = self.session.get(kind, key)
        if thing is None or thing.removed:
            raise gone()
        return thing

    def create(self, made: type[AnyThing], /, **values: object) -> AnyThing:
        """Make a thing and note its snapshot."""
        thing = made(**values)
        table = made.__tablename__
        thing.uuid = thing.uuid or str(uuid.uuid4())
        thing.position = self._next_position(table)
        thing.version, thing.removed = 1, False
        self.session.add(thing)
        self.session.flush()
        self._note_created(table, thing.uuid, {c: plain(getattr(thing, c)) for c in columns(table)})
        self._raise_owner(table, thing.uuid, thing)
        return thing

    def create_many(self, kind: type[Thing], rows: Sequence[Mapping[str, object]]) -> None:
        """Make many things of one kind in bulk; each row names its `uuid`, owners must exist already.

        A row may say which `version` the thing has where it comes from. One that was here and is hidden is made anew.
        """
        if not rows:
            return
        table = kind.__tablename__
        blanks = {c.name: c.default.arg if c.default is not None else None for c in kind.__table__.columns}
        blanks = {name: blanks[name] for name in columns(table)}
        full: list[dict[str, Plain]] = []
        for number, row in enumerate(rows):
            if number % CHUNK == 0:
                self.look()
            whole = dict(blanks)
            whole.update((name, plain(value)) for name, value in row.items() if name in whole)
            key = str(row["uuid"])
            self._note_created(table, key, whole)
            own: dict[str, Plain] = {"uuid": key, "version": plain(row.get("version", 1)), "removed": False}
            full.append(whole | own | {"position": self._next_position(table)})
        self.session.flush()
        self._insert(kind, full)
        for row in full:
            self.owners.learn(table, str(row["uuid"]), row)
            self.touched |= dict.fromkeys(self.owners.agreements_of(table, str(row["uuid"])))
            self._touch_others(table, "other", row.get("other"))

    def _insert(self, kind: type[Thing], rows: Sequence[dict[str, Plain]]) -> None:
        hidden: set[str] = set()
        for part in _parts([str(row["uuid"]) for row in rows]):
            asked = select(kind.uuid).where(among(kind.uuid, part), kind.removed.is_(True))
            hidden |= set(self.connection.execute(asked).scalars())
        insert_rows(self.connection, kind, [row for row in rows if row["uuid"] not in hidden])
        if hidden:
            again = [{**row, "of_uuid": row["uuid"]} for row in rows if row["uuid"] in hidden]
            named: dict[str, Any] = {name: bindparam(name) for name in again[0] if name not in ("uuid", "of_uuid")}
            table = kind.__table__
            self.connection.execute(update(kind).where(table.c.uuid == bindparam("of_uuid")).values(named), again)
            self.session.expire_all()

    def change(self, thing: Thing, **values: object) -> bool:
        """Change fields of a thing and note before and after; return False when nothing was different."""
        table = thing.__tablename__
        changed = False
        for name, value in values.items():
            before, after = plain(getattr(thing, name)), plain(value)
            if before == after:
                continue
            setattr(thing, name, value)
            self._note(table, thing.uuid, name, before, after)
            changed = True
        if changed:
            self._raise_version(thing)
            self._raise_owner(table, thing.uuid, thing)
        return changed

    def remove(self, thing: Thing) -> None:
        """Hide a thing; it stays in the store and in history."""
        self.change(thing, removed=True)

    def set_removed(self, table: str, keys: Sequence[str], removed: bool) -> None:
        """Hide many things of one kind, or bring them back, as an undo does; none may stand so already."""
        kind = THINGS[table]
        self.session.flush()
        for part in _parts(keys):
            self.connection.execute(update(kind).where(among(kind.uuid, part)).values(removed=removed))
        for key in keys:
            self._append(table, key, "removed", json.dumps(not removed), json.dumps(removed))
        self.owners.learn_many(table, keys)
        self.touched |= dict.fromkeys(chain.from_iterable(self.owners.agreements_of(table, key) for key in keys))
        self._raise_versions(table, sorted(set(keys) - self._raised))
        self.raise_owners(table, keys)
        if kind is Relation:
            others = select(Relation.other).where(Relation.uuid.in_(keys), Relation.other.is_not(None))
            self.touched |= dict.fromkeys(str(other) for other in self.connection.execute(others).scalars())
        self.session.expire_all()

    def raise_owners(self, table: str, keys: Iterable[str]) -> None:
        """Raise the versions of all that things of one kind belong to, as things made in bulk with `create_many` need it."""
        owners: dict[str, set[str]] = {}
        for key in keys:
            owner = self.owners.owner_of(table, key)
            while owner is not None:
                owners.setdefault(owner[0], set()).add(owner[1])
                owner = self.owners.owner_of(*owner)
        for above, things in owners.items():
            self._raise_versions(above, sorted(things - self._raised))
        self.session.expire_all()

    def finish(self) -> None:
        """Write history and remake what is derived; an act that changed nothing leaves no trace."""
        self.session.flush()
        if self._changes:
            act = {
                "uuid": str(uuid.uuid4()),
                "name": self.act,
                "at": self._clock.now().isoformat(timespec="seconds"),
                "actor": self._actor,
                "about": json.dumps(self.about, ensure_ascii=False, sort_keys=True),
                "undoes": self.undoes,
            }
            insert_rows(self.connection, Act, [act])
            ((seq,),) = driver(self.connection).execute("SELECT max(seq) FROM act").fetchall()
            insert_rows(self.connection, Change, [self._placed(change, seq) for change in self._changes])
        days_of = leaning_on(self.connection, self.touched) if self.touched else ()
        derive.refresh(self.connection, [*self.touched, *sorted(days_of - self.touched.keys())], self._clock.today())

    def put_back(self, table: str, key: str, field: str, before: Plain, after: Plain) -> None:
        """Set one stored value as an undo does: `before` is what stands now, `after` what it becomes."""
        kind = THINGS[table]
        thing = self.session.get_one(kind, key)
        value: object = after
        if isinstance(after, str) and isinstance(getattr(thing, field), PartialDate | None) and _is_day(kind, field):
            value = PartialDate.parse(after)
        setattr(thing, field, value)
        self._note(table, key, field, before, after)
        self._raise_version(thing)
        self._raise_owner(table, key, thing)

    def _note_created(self, table: str, key: str, values: Mapping[str, Plain]) -> None:
        known = {name: value for name, value in values.items() if value not in (None, "")}
        self._append(table, key, "", None, _json(known))

    def _note(self, table: str, key: str, field: str, before: Plain, after: Plain) -> None:
        self._append(table, key, field, _json(before), _json(after))
        self._touch_others(table, field, before, after)

    def _append(self, table: str, key: str, field: str, before: str | None, after: str | None) -> None:
        self._changes.append({"table_name": table, "thing": key, "field": field, "before": before, "after": after})

    def _placed(self, change: dict[str, str | None], seq: int) -> dict[str, str | int | None]:
        agreement = self.owners.agreement_of(str(change["table_name"]), str(change["thing"]))
        return {**change, "act": seq, "agreement": agreement}

    def _touch_others(self, table: str, field: str, *agreements: object) -> None:
        """Note the agreements that a relation points at or no longer does: what they are derives from it."""
        if (table, field) == (Relation.__tablename__, "other"):
            self.touched |= dict.fromkeys(str(key) for key in agreements if key)

    def _raise_version(self, thing: Thing) -> None:
        if thing.uuid not in self._raised:
            self._raised.add(thing.uuid)
            thing.version += 1

    def _raise_versions(self, table: str, keys: Sequence[str]) -> None:
        kind = THINGS[table]
        self._raised.update(keys)
        for part in _parts(keys):
            self.connection.execute(update(kind).where(among(kind.uuid, part)).values(version=kind.version + 1))

    def _raise_owner(self, table: str, key: str, thing: Thing) -> None:
        self.owners.learn(
            table, key, {thing.owner_column: getattr(thing, thing.owner_column)} if thing.owner_column else {}
        )
        self.touched |= dict.fromkeys(self.owners.agreements_of(table, key))
        if isinstance(thing, Relation) and thing.other:
            self.touched[thing.other] = None
        owner = self.owners.owner_of(table, key)
        while owner is not None:
            above = self.session.get(THINGS[owner[0]], owner[1])
            if above is not None:
                self._raise_version(above)
            owner = self.owners.owner_of(*owner)

    def _next_position(self, table: str) -> int:
        if table not in self._positions:
            column = THINGS[table].position
            self._positions[table] = self.connection.execute(select(func.max(column))).scalar() or 0
        self._positions[table] += 1
        return self._positions[table]


def gone() -> UserError:
    """Return the error for a thing that is not there any more."""
    return UserError(
        "NKA-130",
        N_("Uppgiften finns inte längre i registret. Inget är ändrat."),
        N_("Den kan ha tagits bort. Ångra borttagningen eller läs in sidan på nytt."),
    )


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut keys into as many as SQLite takes bound values for."""
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))


def columns(table: str) -> tuple[str, ...]:
    """Return the columns of a thing that history follows."""
    return tuple(c.name for c in THINGS[table].__table__.columns if c.name not in OWN_COLUMNS)


def plain(value: Any) -> Plain:
    """Return a value as history keeps it."""
    return str(value) if isinstance(value, PartialDate) else value


def _is_day(kind: type[Thing], field: str) -> bool:
    return type(inspect(kind).columns[field].type).__name__ == "PartialDay"
