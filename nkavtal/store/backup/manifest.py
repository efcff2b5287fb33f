"""What a copy says of itself in the file beside it: how it was made and checked, and what it must hold."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from nkavtal.base.os_seam import files
from nkavtal.base.version import VERSION

COPIES = "kopior"
SUFFIX = ".json"
HASH = "sha256"
_FORMAT = "nkavtal-backup"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One copy: `made_at` is UTC, `acts` the number of its last act, `counts` rows by table, removed ones too.

    `attachments` are the files it refers to with their sizes in bytes, `missing` those that were not there.
    """

    file: str
    size: int
    sha256: str
    register: str
    reason: str
    made_at: datetime
    schema: int
    acts: int
    counts: Mapping[str, int]
    attachments: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    thorough: bool = True
    program: str = VERSION
    sqlite: str = sqlite3.sqlite_version


def folder_of(register: Path) -> Path:
    """Return where the copies of a register lie."""
    return register / COPIES


def beside(copy: Path) -> Path:
    """Return where a copy's manifest lies."""
    return copy.with_suffix(SUFFIX)


def write(manifest: Manifest, copy: Path) -> None:
    """Write a copy's manifest; from then on the copy counts."""
    checks = ["integrity_check", "foreign_key_check"] if manifest.thorough else ["quick_check"]
    told = {
        "format": _FORMAT,
        "file": manifest.file,
        "size": manifest.size,
        "hash": {"algorithm": HASH, "value": manifest.sha256},
        "register": manifest.register,
        "reason": manifest.reason,
        "made_at": manifest.made_at.isoformat(),  # to the microsecond: two copies of one second have an order
        "program": manifest.program,
        "schema": manifest.schema,
        "sqlite": manifest.sqlite,
        "checks": [*checks, "counts"],
        "last_act": manifest.acts,
        "counts": dict(manifest.counts),
        "attachments": {"algorithm": HASH, "sizes": dict(manifest.attachments), "missing": list(manifest.missing)},
    }
    with files.written_beside(beside(copy)) as target:
        target.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def read(copy: Path) -> Manifest | None:
    """Return a copy's manifest; None when there is none that can be read."""
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        return _read(json.loads(beside(copy).read_text(encoding="utf-8")))
    return None


def _read(told: dict[str, Any]) -> Manifest | None:
    kept = told["attachments"]
    if told["format"] != _FORMAT or {told["hash"]["algorithm"], kept["algorithm"]} != {HASH}:
        return None
    made_at = datetime.fromisoformat(told["made_at"])
    if made_at.tzinfo is None:
        return None
    return Manifest(
        file=str(told["file"]),
        size=int(told["size"]),
        sha256=str(told["hash"]["value"]),
        register=str(told["register"]),
        reason=str(told["reason"]),
        made_at=made_at,
        schema=int(told["schema"]),
        acts=int(told["last_act"]),
        counts={str(table): int(count) for table, count in told["counts"].items()},
        attachments={str(sha256): int(size) for sha256, size in kept["sizes"].items()},
        missing=tuple(str(sha256) for sha256 in kept["missing"]),
        thorough="integrity_check" in told["checks"],
        program=str(told["program"]),
        sqlite=str(told["sqlite"]),
    )
