"""Row 8: checks and backs up a large store; peers read the file cold and copy it with one sync at the end."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import corpus
from side_by_side import Times, in_turns, tell, tell_growth

from nkavtal.base.clock import Clock
from nkavtal.base.os_seam import files
from nkavtal.store.backup import copying, pages
from nkavtal.store.backup.manifest import folder_of

_BLOCK = 1 << 20
_BEAT = 0.005  # seconds between beats of the thread that stands for the window


def measure(work: Path, sizes: tuple[int, ...], rounds: int) -> None:
    """Print checking beside reading, copying beside copying, and the longest gap of another thread meanwhile."""
    checks: dict[int, Times] = {}
    copies: dict[int, Times] = {}
    for size in sizes:
        register = corpus.register(work, size)
        file, target = register / "nkavtal.db", work / "copy.db"
        megabytes = file.stat().st_size / 1_000_000
        found = in_turns(
            {
                "read the file cold": _cold(file, lambda file=file: _read(file)),
                "quick_check, as above 64 MB": _cold(file, lambda file=file: pages.problems(file, thorough=False)),
                "integrity and foreign keys, as up to 64 MB": _cold(file, lambda file=file: pages.problems(file)),
            },
            max(3, rounds // 3),
        )
        checks[size] = found["quick_check, as above 64 MB"]
        tell(f"Row 8, check, {size} agreements, {megabytes:.0f} MB", found, {"quick_check, as above 64 MB": 2.5})
        found = in_turns(
            {
                "copy the file and sync": _cold(file, lambda file=file, target=target: _copy(file, target)),
                "copy by SQLite and sync": _cold(file, lambda file=file, target=target: _by_sqlite(file, target)),
                "copy, check, hash, manifest, ladder": _cold(file, lambda register=register: _whole(register)),
            },
            max(3, rounds // 3),
        )
        copies[size] = found["copy by SQLite and sync"]
        tell(f"Row 8, backup, {size} agreements, {megabytes:.0f} MB", found, {"copy by SQLite and sync": 3})
        print(
            f"  longest gap of another thread during a backup: {_gap(register) * 1000:.0f} ms   goal < 50", flush=True
        )
        shutil.rmtree(folder_of(register), ignore_errors=True)
        target.unlink(missing_ok=True)
    tell_growth("quick_check", checks, 1.0)
    tell_growth("copy by SQLite", copies, 1.0)


def _cold(file: Path, case: Callable[[], object]) -> Callable[[], object]:
    """Let the system forget the file first; that takes next to no time beside what is measured."""

    def run() -> None:
        files.forget(file)
        case()

    return run


def _read(file: Path) -> None:
    with file.open("rb", buffering=0) as stream:
        block = bytearray(_BLOCK)
        while stream.readinto(block):
            pass


def _copy(file: Path, target: Path) -> None:
    shutil.copyfile(file, target)
    files.sync(target)


def _by_sqlite(file: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    pages.copy(file, target)
    files.sync(target)


def _whole(register: Path) -> None:
    shutil.rmtree(folder_of(register), ignore_errors=True)
    copying.make(register, "hand", Clock())


def _gap(register: Path) -> float:
    """Return the longest time between two beats of a thread while a backup is made on this one."""
    over, longest = threading.Event(), [0.0]

    def beat() -> None:
        last = time.perf_counter()
        while not over.is_set():
            time.sleep(_BEAT)
            now = time.perf_counter()
            longest[0] = max(longest[0], now - last - _BEAT)
            last = now

    thread = threading.Thread(target=beat)
    thread.start()
    _whole(register)
    over.set()
    thread.join()
    return longest[0]
