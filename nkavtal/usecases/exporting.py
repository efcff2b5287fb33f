"""The whole register out as open files, for other programs and for those who come after this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from nkavtal.base.i18n import gettext as _
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.rows import WholeRow
from nkavtal.exchange.register_json.shape import ROOTS
from nkavtal.exchange.register_json.write import write
from nkavtal.store.queries.whole import Whole
from nkavtal.store.still import still
from nkavtal.store.store import Store
from nkavtal.usecases.target import ending


def export_file(store: Store, target: Path, progress: Progress = SILENT) -> Path:
    """Write the register as one JSON file; UserError NKA-167 for another file ending."""
    ending(target, (".json",))
    progress.step(0, 0, _("Kopierar registret"))
    with still(store.file) as connection:
        whole = Whole(connection)
        write({table: _told(whole.of(table), whole.count(table), progress) for table in ROOTS}, target)
    return target


def _told(things: Iterable[WholeRow], total: int, progress: Progress) -> Iterator[WholeRow]:
    """Yield things and tell how far the writing has come."""
    for done, thing in enumerate(things):
        if done % 50 == 0:
            progress.step(done, total, _("Skriver filen"))
        yield thing
