"""The whole check, once a week, and a copy brought back on trial, once a month: off to the side, result kept."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

from nkavtal.base.errors import Damaged, UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.places import REGISTER_FILE
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.backups import CHECK
from nkavtal.store import attachments, damage
from nkavtal.store.backup import copying, listing, pages, record, restore
from nkavtal.store.backup.listing import Copy, State
from nkavtal.store.backup.manifest import folder_of
from nkavtal.store.backup.reading import OpenCopy
from nkavtal.store.backup.record import Hurt, Record
from nkavtal.store.finding import Finding
from nkavtal.store.store import Store
from nkavtal.store.verify import Readable, verify


def check(store: Store, progress: Progress = SILENT) -> Record:
    """Check a copy of the register as it is now, its attachments and all copies; keep the result and return it."""
    now = store.clock.now()
    progress.step(0, 0, _("Kontrollerar registret"))
    register: Readable = store
    with contextlib.suppress(Damaged):  # no sound copy can be made of it, so that it is itself what must be looked at
        register = OpenCopy(store.copy(CHECK, progress), store.folder)
    findings = verify(register, progress)
    progress.step(0, 0, _("Kontrollerar säkerhetskopiorna"))
    bad = _bad_copies(store.folder, progress)
    before = record.read(store.folder)
    known = replace(
        before,
        checked_at=now,
        findings=tuple(_hurt(store, register, findings)),
        damaged_since=(before.damaged_since or now) if findings else None,
        bad_copies=bad,
    )
    record.write(store.folder, known)
    return known


def _hurt(store: Store, register: Readable, findings: tuple[Finding, ...]) -> list[Hurt]:
    """Return findings with the agreements they are about; unreadable pages are asked which agreements they held."""
    good = listing.newest_verified(store.folder)
    told = damage.named(register.file, good.file if good else None, findings)
    if not findings or any(one.agreement for one in told):
        return told
    return [*told, *damage.unlike(store.file, good.file if good else None)]


def _bad_copies(register: Path, progress: Progress) -> tuple[str, ...]:
    """Read all copies anew and return the names of those that are not what they were; unchecked ones are checked."""
    bad: list[str] = []
    for copy in listing.copies(register):
        progress.step(0, 0)
        if not _still_sound(copy, register, progress):
            bad.append(copy.file.name)
    return tuple(bad)


def _still_sound(copy: Copy, register: Path, progress: Progress) -> bool:
    try:
        if copy.manifest is not None:
            return copying.hash_of(copy.file, progress) == copy.manifest.sha256
        return copying.adopt(copy.file, register, copy.made_at, copy.reason) is not None
    except (OSError, UserError, sqlite3.Error):
        return False


def try_restore(store: Store, progress: Progress = SILENT) -> Record | None:
    """Bring the newest copy back in a folder of its own, open it, count, and throw it away; None without a copy."""
    copy = listing.newest_verified(store.folder)
    if copy is None:
        return None
    progress.step(0, 0, _("Provar att återställa en säkerhetskopia"))
    known = replace(
        record.read(store.folder),
        tried_at=store.clock.now(),
        tried=copy.file.name,
        trial_failed=_failed(copy, store, progress),
    )
    record.write(store.folder, known)
    return known


def _failed(copy: Copy, store: Store, progress: Progress) -> str:
    """Return why a copy could not be brought back, '' when it could."""
    told = copy.manifest
    if told is None or copy.state is not State.SOUND:
        return _("Kopian är inte kontrollerad.")
    with tempfile.TemporaryDirectory(dir=folder_of(store.folder), prefix=".prov-", ignore_cleanup_errors=True) as room:
        folder = Path(room) / "register"
        try:
            restore.restore_database(copy.file, folder, progress)
            opened = Store(folder, store.actor, store.clock, pooled=False)
            try:
                with contextlib.closing(pages.open_raw(folder / REGISTER_FILE)) as raw:
                    counts = pages.row_counts(raw)
            finally:
                opened.close()
        except (UserError, OSError) as error:
            return error.message if isinstance(error, UserError) else _("Kopian gick inte att skriva ut på disken.")
    if any(counts.get(table, 0) != count for table, count in told.counts.items()):
        return _("Den återställda kopian har inte lika många uppgifter som när den gjordes.")
    lost = sum(not attachments.place(store.folder, sha256).is_file() for sha256 in told.attachments)
    return _("{n} bilagor som kopian hänvisar till saknas.").format(n=lost) if lost else ""
