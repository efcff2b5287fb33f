"""Is the register whole? A quick look when it opens, a whole check when asked or once a week, and what was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nkavtal.base.i18n import gettext as _
from nkavtal.base.progress import SILENT, Progress
from nkavtal.rules.backup_due import FULL_CHECK_EVERY, TRIAL_EVERY, is_time
from nkavtal.store import damage, full_check, light_check, verify
from nkavtal.store.backup import listing, record
from nkavtal.store.backup.record import Hurt, Record
from nkavtal.store.store import Store


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong, in words; the agreement it is about and the copy that has it sound, where known."""

    words: str
    number: str = ""
    title: str = ""
    copy: Path | None = None
    copy_made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of a register: when it was last checked whole, what was found, and how the last trial went."""

    checked_at: datetime | None = None
    damage: tuple[Damage, ...] = ()
    damaged_since: datetime | None = None
    tried_at: datetime | None = None
    trial_failed: str = ""
    bad_copies: tuple[str, ...] = ()

    @property
    def agreements(self) -> int:
        """How many agreements are hurt."""
        return len({one.number for one in self.damage if one.number})


def findings(store: Store) -> tuple[str, ...]:
    """Return what is wrong, in words; nothing when the register is whole."""
    return tuple(_words(one) for one in damage.named(store.file, None, verify.verify(store)))


def counts(store: Store) -> dict[str, int]:
    """Return how many things of each table the register holds; removed ones do not count."""
    return verify.counts(store)


def light(store: Store) -> tuple[str, ...]:
    """Return what a quick look finds, in words; asked each time a register opens."""
    return tuple(_words(one) for one in damage.named(store.file, None, light_check.look(store)))


def conflict_copies(store: Store) -> tuple[str, ...]:
    """Return the names of other databases that lie beside the register."""
    return light_check.conflict_copies(store)


def full(store: Store, progress: Progress = SILENT) -> Checked:
    """Check the register, its attachments and all its copies, on a copy; the result is kept."""
    return _checked(store.folder, full_check.check(store, progress))


def keep_checked(store: Store, progress: Progress = SILENT) -> Checked:
    """Do the weekly check and the monthly trial if it is time for them; return what is known."""
    now, known = store.clock.now(), record.read(store.folder)
    if store.read_only:
        return _checked(store.folder, known)
    if is_time(known.checked_at, now, FULL_CHECK_EVERY):
        known = full_check.check(store, progress)
    if is_time(known.tried_at, now, TRIAL_EVERY):
        known = full_check.try_restore(store, progress) or known
    return _checked(store.folder, known)


def known(register: Path) -> Checked:
    """Return what the last check found."""
    return _checked(register, record.read(register))


def _checked(register: Path, told: Record) -> Checked:
    return Checked(
        checked_at=told.checked_at,
        damage=_damage(register, told.findings, told.damaged_since),
        damaged_since=told.damaged_since,
        tried_at=told.tried_at,
        trial_failed=told.trial_failed,
        bad_copies=told.bad_copies,
    )


def _damage(register: Path, found: Iterable[Hurt], since: datetime | None) -> tuple[Damage, ...]:
    hurt = tuple(found)
    copies = damage.good_copies(register, sorted({one.agreement for one in hurt if one.agreement}), since)
    moments = {copy.file: copy.made_at for copy in listing.copies(register)} if copies else {}
    return tuple(
        Damage(
            _(one.words).format(**one.values),
            one.number,
            one.title,
            copy := copies.get(one.agreement),
            moments.get(copy) if copy is not None else None,
        )
        for one in hurt
    )


def _words(one: Hurt) -> str:
    said = _(one.words).format(**one.values)
    return (
        _("Avtal {number} {title}: {what}").format(number=one.number, title=one.title, what=said)
        if one.number
        else said
    )
