"""Personal settings, kept as one JSON file; a broken file gives defaults and is set aside."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from nkavtal.base.os_seam import files


@dataclass(frozen=True)
class Preferences:
    """What one person has chosen; sizes are logical pixels, text_size a percentage (90-200)."""

    register: str = ""
    name: str = ""
    role: str = ""
    language: str = "sv"
    theme: str = "system"
    text_size: int = 100
    rail_collapsed: bool = False
    second_place: str = ""
    views: dict[str, Any] = field(default_factory=dict)

    @property
    def me(self) -> tuple[str, ...]:
        """The person's name and role, as far as they are told: whose agreements are 'mine'."""
        return tuple(filter(None, (self.name.strip(), self.role.strip())))


def load(path: Path) -> Preferences:
    """Read settings; unknown or wrongly typed entries fall back to their defaults."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError):
        kept = None
    if not isinstance(kept, dict):
        with contextlib.suppress(OSError):
            files.replace(path, path.with_suffix(".trasig.json"))
        return Preferences()
    default = Preferences()
    fitting = {
        f.name: kept[f.name]
        for f in fields(Preferences)
        if f.name in kept and type(kept[f.name]) is type(getattr(default, f.name))
    }
    return replace(default, **fitting)


def save(path: Path, preferences: Preferences) -> None:
    """Write settings beside the old file and then replace it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with files.written_beside(path) as beside:
        beside.write_text(json.dumps(asdict(preferences), ensure_ascii=False, indent=1), encoding="utf-8")
