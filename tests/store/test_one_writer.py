"""One writer at a time: who holds the register is told, reading goes on, and nobody waits for the dead."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, opened

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.os_seam import lock as seam
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store import one_writer
from nkavtal.store.barred import Why
from nkavtal.store.one_writer import OneWriter
from nkavtal.store.store import Outside, Store
from nkavtal.usecases import agreement

HOLD = """
import sys
from pathlib import Path
from nkavtal.base.clock import Clock
from nkavtal.store.store import Store
store = Store(Path(sys.argv[1]), "Ordförande", Clock(), keep=True)
print("håller", flush=True)
sys.stdin.read()
"""


@contextmanager
def window_elsewhere(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold the register from another process, as its window does."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "håller\n"
        yield holder
        holder.kill()


def kept(folder: Path) -> Store:
    return Store(folder, "Testare", Clock(TODAY), keep=True)


def titles(store: Store) -> list[str]:
    return [row.title for row in agreement.list_all(store, AgreementFilter(), "title", TODAY)]


def test_while_a_window_holds_it_others_read_and_are_told_who_writes(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_writer, "PATIENCE", 60.0)
    other = opened(register)
    an_agreement(other, "Före", parties=())
    with window_elsewhere(register):
        before = (register / "nkavtal.db").read_bytes()
        began = time.monotonic()
        with pytest.raises(UserError, match="NKA-220") as told:
            an_agreement(other, parties=())
        assert time.monotonic() - began < 20, "nobody waits for a window"
        assert "Ordförande" in told.value.message
        assert one_writer.person.machine_name() in told.value.message
        assert titles(other) == ["Före"]
        assert (register / "nkavtal.db").read_bytes() == before
    an_agreement(other, "Efter", parties=())
    assert titles(other) == ["Efter", "Före"]
    other.close()


def test_a_second_window_is_read_only_and_knows_why(register: Path) -> None:
    first = kept(register)
    second = kept(register)
    assert not first.read_only
    assert second.barred is not None
    assert (second.barred.why, second.barred.holder.name, second.barred.holder.lasting) == (Why.HELD, "Testare", True)
    with pytest.raises(UserError, match="NKA-220"):
        an_agreement(second, parties=())
    assert second.writer.other() is not None
    first.close()
    assert second.writer.other() is None
    second.close()
    third = kept(register)
    an_agreement(third, parties=())
    third.close()


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not of Windows")
def test_a_window_that_died_leaves_nothing_behind(register: Path) -> None:
    with window_elsewhere(register) as holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        began = time.monotonic()
        store = kept(register)
        assert not store.read_only
        assert time.monotonic() - began < 2
        store.close()


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not of Windows")
def test_a_window_that_is_frozen_still_holds_it(register: Path) -> None:
    with window_elsewhere(register) as holder:
        holder.send_signal(signal.SIGSTOP)
        store = opened(register)
        with pytest.raises(UserError, match="NKA-220"):
            an_agreement(store, parties=())
        holder.send_signal(signal.SIGCONT)
        store.close()


def test_an_act_of_a_command_is_waited_for(register: Path) -> None:
    first, second = opened(register), opened(register)
    began, done = threading.Event(), []

    def long_act() -> None:
        with first.writing("edit_agreement"):
            began.set()
            time.sleep(0.3)
            done.append("first")

    thread = threading.Thread(target=long_act)
    thread.start()
    began.wait()
    an_agreement(second, parties=())
    done.append("second")
    thread.join()
    assert done == ["first", "second"]
    assert not kept(register).read_only
    first.close()
    second.close()


def test_an_act_that_never_ends_is_told(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_writer, "PATIENCE", 0.1)
    monkeypatch.setattr(one_writer, "_BEGINNING", 0.1)
    first, second = opened(register), opened(register)
    with first.writing("edit_agreement"):
        with pytest.raises(UserError, match="NKA-220"):
            an_agreement(second, parties=())
        assert kept(register).read_only
    first.close()
    second.close()


@pytest.mark.parametrize("left", ["", "{", '"ord"', json.dumps({"name": "x", "since": 7})])
def test_a_holder_whose_name_cannot_be_read_is_somebody_else(
    register: Path, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    monkeypatch.setattr(one_writer, "PATIENCE", 0.1)
    holder = OneWriter(register, "x", Clock())
    assert holder.keep() is None
    (register / "lås").write_text(left, encoding="utf-8")
    store = opened(register)
    with pytest.raises(UserError, match="NKA-222"):
        an_agreement(store, parties=())
    holder.release()
    store.close()


def test_a_folder_that_cannot_be_locked_is_not_written_to(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    store = opened(register)
    monkeypatch.setattr(seam, "_lock", refuse)
    with pytest.raises(UserError, match="NKA-221"):
        an_agreement(store, parties=())
    store.close()


def test_an_older_register_is_not_brought_up_to_date_under_somebody(register: Path) -> None:
    import sqlite3

    first = kept(register)
    connection = sqlite3.connect(register / "nkavtal.db", isolation_level=None)
    connection.execute("PRAGMA user_version=0")
    connection.close()
    with pytest.raises(UserError, match="NKA-220"):
        kept(register)
    with pytest.raises(UserError, match="NKA-220"):
        opened(register)
    assert not (register / "kopior").exists()
    first.close()


def test_what_others_write_is_noticed_once(register: Path) -> None:
    reader, writer = opened(register), opened(register)
    assert reader.look_outside() is Outside.NOTHING
    an_agreement(writer, "Nytt", parties=())
    assert reader.look_outside() is Outside.WRITTEN
    assert reader.look_outside() is Outside.NOTHING
    an_agreement(reader, "Eget", parties=())
    assert reader.look_outside() is Outside.NOTHING
    assert writer.look_outside() is Outside.WRITTEN
    reader.close()
    writer.close()


def test_an_older_content_in_the_same_file_is_noticed(register: Path) -> None:
    store = opened(register)
    older = store.file.read_bytes()
    an_agreement(store, parties=())
    store.file.write_bytes(older)
    assert store.look_outside() is Outside.SWAPPED
    with pytest.raises(UserError, match="NKA-108"):
        an_agreement(store, parties=())
    assert store.file.read_bytes() == older
    assert store.read_only
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
def test_a_file_that_is_gone_is_noticed_and_none_is_made(register: Path) -> None:
    store = opened(register)
    store.file.unlink()
    assert store.look_outside() is Outside.SWAPPED
    with pytest.raises(UserError, match="NKA-108"):
        an_agreement(store, parties=())
    assert not store.file.exists()
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no file away that is open")
def test_what_is_still_open_of_a_lost_file_can_be_kept(register: Path, tmp_path: Path) -> None:
    store = opened(register)
    an_agreement(store, "Räddat", parties=())
    store.file.unlink()
    with pytest.raises(UserError, match="NKA-108"):
        an_agreement(store, parties=())
    store.rescue(tmp_path / "räddat")
    rescued = opened(tmp_path / "räddat")
    assert titles(rescued) == ["Räddat"]
    rescued.close()
    store.close()
