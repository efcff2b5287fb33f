"""Copies of the register: made when they are due, listed with what is known of them, and put in a second place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.backups import CLOSING, DAY, WORK
from nkavtal.rules.backup_due import Moment, days_without, is_due
from nkavtal.store.backup import listing, record, second_place
from nkavtal.store.backup.listing import Copy, State
from nkavtal.store.queries import register as query
from nkavtal.store.store import Store

SOUND, UNCHECKED, BAD = State.SOUND.value, State.UNCHECKED.value, State.BAD.value
HURT = "hurt"
"""Sound as a file, but made of a register that was known to be damaged."""


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A copy as it is shown: `reason` by catalogue/backups, `state` sound, hurt, unchecked or bad, `size` in bytes.

    `agreements` counts rows, removed ones too, and is None where nobody knows; `missing` counts attachments that were
    not there when it was made. `elsewhere` tells if the same copy lies in the second place.
    """

    file: Path
    made_at: datetime
    reason: str
    state: str
    size: int
    agreements: int | None
    missing: int
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Age:
    """How old the latest sound copy is: `changed` tells if something has been written since, `days` for how long."""

    made_at: datetime | None
    changed: bool
    days: int


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that was made; `trouble` tells why it is not in the second place as well."""

    copy: CopyRow
    elsewhere: Path | None = None
    trouble: UserError | None = None


def listed(register: Path, second: Path | None = None) -> tuple[CopyRow, ...]:
    """Return the copies of a register, newest first, the register itself may be gone; also those only elsewhere."""
    own = listing.copies(register)
    there = {copy.file.name: copy for folder in _folders(register, second) for copy in listing.copies(folder)}
    names = {copy.file.name for copy in own}
    since = record.read(register).damaged_since
    rows = [_row(copy, elsewhere=copy.file.name in there, since=since) for copy in own]
    rows += [_row(copy, elsewhere=True, since=since) for name, copy in there.items() if name not in names]
    return tuple(sorted(rows, key=lambda row: (row.made_at, row.file.name), reverse=True))


def make(store: Store, reason: str, second: Path | None = None, progress: Progress = SILENT) -> Made:
    """Make a copy now and put it in the second place too, if there is one; only the first can fail."""
    copy = listing.one(store.copy(reason, progress))
    if second is None:
        return Made(_row(copy))
    try:
        progress.step(0, 0, _("Lägger kopian på den andra platsen"))
        put = second_place.put(copy.file, store.folder, second, store.clock.now(), progress)
    except UserError as error:
        return Made(_row(copy), None, error)
    return Made(_row(copy, elsewhere=True), put)


def keep_up(store: Store, moment: Moment, second: Path | None = None, progress: Progress = SILENT) -> Made | None:
    """Make a copy if one is due; an example register has none."""
    if store.read_only or is_example(store):
        return None
    last, changed = _last(store)
    now = store.clock.now().astimezone()
    if not is_due(moment, last, now, changed=changed):
        return None
    reason = CLOSING if moment is Moment.CLOSING else WORK if last and last.date() == now.date() else DAY
    return make(store, reason, second, progress)


def age(store: Store) -> Age:
    """Return how old the latest sound copy is."""
    last, changed = _last(store)
    return Age(last, changed, days_without(last, store.clock.now().astimezone(), changed=changed))


def is_example(store: Store) -> bool:
    """Tell if the register is the example, of which nothing is kept."""
    with store.reading() as connection:
        return query.is_example(connection)


def made_at(copy: Path) -> datetime:
    """Return when a copy was made, UTC."""
    return listing.one(copy).made_at


def _last(store: Store) -> tuple[datetime | None, bool]:
    """Return when the latest sound copy of this register was made, by the clock on the wall, and what is new since."""
    with store.reading() as connection:
        uuid, acts = query.standing(connection)
    for copy in listing.copies(store.folder):
        if copy.verified and copy.manifest is not None and copy.manifest.register == uuid:
            return copy.made_at.astimezone(), copy.manifest.acts != acts
    return None, True


def _folders(register: Path, second: Path | None) -> Iterator[Path]:
    if second is not None:
        yield from sorted(second.glob(f"{register.name}-*"))


def _row(copy: Copy, *, elsewhere: bool = False, since: datetime | None = None) -> CopyRow:
    told = copy.manifest
    hurt = copy.verified and since is not None and copy.made_at >= since
    return CopyRow(
        file=copy.file,
        made_at=copy.made_at,
        reason=copy.reason,
        state=HURT if hurt else copy.state.value,
        size=copy.size,
        agreements=None if told is None else told.counts.get("agreement"),
        missing=0 if told is None else len(told.missing),
        elsewhere=elsewhere,
    )
