"""What has been checked of a register and its copies, and when: kept beside the copies."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from nkavtal.base.errors import UserError
from nkavtal.base.os_seam import files
from nkavtal.store.backup.manifest import folder_of

FILE = "kontroll.json"


@dataclass(frozen=True, slots=True)
class Hurt:
    """One thing that is wrong: words marked with N_, their arguments, and the agreement it is about, if it is one."""

    words: str
    values: Mapping[str, str] = field(default_factory=dict)
    agreement: str = ""
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """All moments are UTC; `bad_copies` are names of files, `trial_failed` says why in words, '' when it went well."""

    checked_at: datetime | None = None
    findings: tuple[Hurt, ...] = ()
    damaged_since: datetime | None = None
    tried_at: datetime | None = None
    tried: str = ""
    trial_failed: str = ""
    bad_copies: tuple[str, ...] = field(default=())


def read(register: Path) -> Record:
    """Return what is recorded; nothing when the file is not there or cannot be read."""
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        return _read(json.loads((folder_of(register) / FILE).read_text(encoding="utf-8")))
    return Record()


def write(register: Path, record: Record) -> None:
    """Keep a record; one that cannot be written is only forgotten, and the check is made again."""
    told = {
        "checked_at": _text(record.checked_at),
        "findings": [{**asdict(one), "values": dict(one.values)} for one in record.findings],
        "damaged_since": _text(record.damaged_since),
        "tried_at": _text(record.tried_at),
        "tried": record.tried,
        "trial_failed": record.trial_failed,
        "bad_copies": list(record.bad_copies),
    }
    with contextlib.suppress(UserError, OSError):
        folder_of(register).mkdir(exist_ok=True)
        with files.written_beside(folder_of(register) / FILE) as beside:
            beside.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _read(told: dict[str, Any]) -> Record:
    return Record(
        checked_at=_moment(told["checked_at"]),
        findings=tuple(Hurt(**one) for one in told["findings"]),
        damaged_since=_moment(told["damaged_since"]),
        tried_at=_moment(told["tried_at"]),
        tried=str(told["tried"]),
        trial_failed=str(told["trial_failed"]),
        bad_copies=tuple(map(str, told["bad_copies"])),
    )


def _moment(text: str | None) -> datetime | None:
    moment = None if text is None else datetime.fromisoformat(text)
    return None if moment is None or moment.tzinfo is None else moment


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
