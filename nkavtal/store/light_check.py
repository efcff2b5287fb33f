"""A quick look at a register each time it is opened: does it still hold what its last copy held?"""

from __future__ import annotations

import contextlib
import sqlite3

from nkavtal.base.i18n import N_, moment_text
from nkavtal.base.i18n import gettext as _
from nkavtal.base.places import REGISTER_FILE
from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.store import attachment_order
from nkavtal.store.backup import listing, pages
from nkavtal.store.finding import Finding
from nkavtal.store.queries import attachment as attachment_query
from nkavtal.store.queries import register as query
from nkavtal.store.store import Store

_SUBJECTS = {
    "agreement": N_("Avtal"),
    "organisation": N_("Parter"),
    "act": N_("Åtgärder i historiken"),
    "change": N_("Ändringar i historiken"),
}
_MOST = 20  # findings of a kind


def look(store: Store) -> tuple[Finding, ...]:
    """Return what a quick look finds: fewer rows than in the last copy, missing files; nothing is read whole.

    The header was looked at when the register was opened. Rows are never deleted, only hidden: fewer is a loss.
    """
    return (*_fewer(store), *_missing(store))


def conflict_copies(store: Store) -> tuple[str, ...]:
    """Return the names of other databases beside the register, such as a service makes when two have written."""
    stem, suffix = REGISTER_FILE.split(".")
    return tuple(
        sorted(
            file.name
            for file in store.folder.glob(f"{stem}*.{suffix}*")
            if file.name not in (REGISTER_FILE, f"{REGISTER_FILE}-journal") and not file.name.startswith(".")
        )
    )


def _fewer(store: Store) -> list[Finding]:
    copy = listing.newest_verified(store.folder)
    if copy is None or copy.manifest is None:
        return []
    with store.reading() as connection:
        uuid, _acts = query.standing(connection)
    if copy.manifest.register != uuid:
        return [Finding(N_("Säkerhetskopiorna i mappen kopior är av ett annat register än det som ligger här."))]
    when = moment_text(copy.made_at, store.clock.now())
    try:
        with contextlib.closing(pages.open_raw(store.file)) as raw:
            now = pages.row_counts(raw)
    except sqlite3.Error as error:
        return [Finding(N_("Databasen är skadad: {detail}"), {"detail": str(error)})]
    return [
        Finding(
            N_("{what}: registret har {n}, men säkerhetskopian från {when} har {m}."),
            {"what": _name(table), "n": str(now.get(table, 0)), "m": str(count), "when": when},
        )
        for table, count in copy.manifest.counts.items()
        if now.get(table, 0) < count
    ]


def _missing(store: Store) -> list[Finding]:
    with store.reading() as connection:
        missing = attachment_order.look(connection, store.folder).missing[:_MOST]
        told = attachment_query.told(connection, missing)
    words = N_("Filen till bilagan {name} i avtal {number} saknas i mappen bilagor.")
    return [Finding(words, told[sha256]) for sha256 in missing]


def _name(table: str) -> str:
    ledger = LEDGERS.get(table)
    return _(ledger.many) if ledger is not None else _(_SUBJECTS[table]) if table in _SUBJECTS else table
