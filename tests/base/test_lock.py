"""The system's lock: one holder, words for the others, and nothing left behind by a process that died."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nkavtal.base.os_seam import lock as seam
from nkavtal.base.os_seam import process
from nkavtal.base.os_seam.lock import Lock

HOLD = """
import sys
from pathlib import Path
from nkavtal.base.os_seam.lock import Lock
print(Lock(Path(sys.argv[1])).take("ordförande"), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold the lock from a process of its own."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "lås")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        yield holder
        holder.kill()


def test_one_holds_it_and_the_others_read_who(tmp_path: Path, elsewhere: subprocess.Popen[str]) -> None:
    mine = Lock(tmp_path / "lås")
    assert not mine.take("jag")
    assert not mine.held
    assert not mine.free()
    assert mine.words() == "ordförande"


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not of Windows")
def test_it_goes_with_the_process_that_held_it(tmp_path: Path, elsewhere: subprocess.Popen[str]) -> None:
    began = time.monotonic()
    elsewhere.send_signal(signal.SIGKILL)
    elsewhere.wait()
    assert Lock(tmp_path / "lås").take("jag")
    assert time.monotonic() - began < 2


def test_let_go_it_is_free_and_says_nothing(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "lås"), Lock(tmp_path / "lås")
    assert first.free()
    assert first.take("ett")
    assert first.take("en gång till")
    assert not first.free()
    assert not second.take("två")
    first.release()
    first.release()
    assert second.words() == ""
    assert second.free()
    assert second.take("två")
    second.release()


def test_looking_does_not_take_it(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lås")
    assert lock.free()
    assert lock.words() == ""
    assert not (tmp_path / "lås").exists()


def test_a_folder_that_cannot_be_locked_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(seam, "_lock", refuse)
    with pytest.raises(OSError, match="no locks"):
        Lock(tmp_path / "lås").take("jag")


def test_a_process_is_there_or_not() -> None:
    assert process.runs(os.getpid())
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    assert not process.runs(gone.pid)
