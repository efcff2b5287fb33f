"""What a power cut, a full disk or another program does to a register: nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, opened
from killing import Killed
from sound import assert_sound
from sqlalchemy.exc import OperationalError

from nkavtal.base.errors import UserError
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store import engine
from nkavtal.store.store import Store
from nkavtal.usecases import agreement

DRIVER = Path(__file__).with_name("save_driver.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of this kind are not of Windows")


def killed_while_saving(register: Path, acklog: Path, times: int) -> None:
    with Killed("save_driver.py", register, acklog) as driver:
        driver.again_and_again(times, lambda: assert_sound(register, acklog) > 0)


def test_killed_again_and_again_no_save_is_lost_or_half_done(register: Path, tmp_path: Path) -> None:
    killed_while_saving(register, tmp_path / "saved", 12)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_sixty_times_no_save_is_lost_or_half_done(register: Path, tmp_path: Path) -> None:
    killed_while_saving(register, tmp_path / "saved", 60)


def test_a_full_disk_is_told_and_saving_works_when_there_is_room(register: Path, tmp_path: Path) -> None:
    size = (register / "nkavtal.db").stat().st_size
    given = [str(DRIVER), str(register), str(tmp_path / "saved"), str(size + 20_000)]
    done = subprocess.run([sys.executable, *given], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split()[1:] == ["NKA-106"]
    kept = assert_sound(register, tmp_path / "saved")
    store = opened(register)
    an_agreement(store, parties=("Kalix", "Boden", "Luleå"))
    assert len(agreement.list_all(store, AgreementFilter(), "title", TODAY)) == kept + 1
    store.close()
    assert_sound(register, tmp_path / "saved")


def test_another_program_that_holds_the_register_is_told_soon_and_the_save_works_after(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE_MS", 50)
    store = opened(register)
    holder = sqlite3.connect(store.file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    with pytest.raises(UserError, match="NKA-120"):
        an_agreement(store, parties=())
    assert time.monotonic() - began < 2
    holder.execute("ROLLBACK")
    holder.close()
    an_agreement(store, parties=())
    assert len(agreement.list_all(store, AgreementFilter(), "title", TODAY)) == 1
    store.close()


def test_a_save_waits_for_a_save_of_another_window(store: Store) -> None:
    other = opened(store.folder)
    with store.writing("edit_agreement") as work:
        assert work.connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == engine.PATIENCE_MS
        with sqlite3.connect(other.file, timeout=0) as rival, pytest.raises(sqlite3.OperationalError, match="locked"):
            rival.execute("BEGIN IMMEDIATE")
        rival.close()
    an_agreement(other, parties=())
    other.close()


def test_a_file_swapped_while_open_is_not_written_to(store: Store) -> None:
    an_agreement(store, parties=())
    older = store.file.with_name("older.db")
    shutil.copyfile(store.file, older)
    older.replace(store.file)
    before = store.file.read_bytes()
    with pytest.raises(UserError, match="NKA-108"):
        an_agreement(store, parties=())
    assert store.file.read_bytes() == before


def test_reading_a_disk_that_does_not_answer_is_told(store: Store) -> None:
    lost = sqlite3.OperationalError("disk I/O error")
    lost.sqlite_errorname = "SQLITE_IOERR_READ"
    with pytest.raises(UserError, match="NKA-109"), store.reading():
        raise OperationalError("SELECT 1", {}, lost)


def test_a_fault_that_nobody_expected_rises_as_it_is(store: Store) -> None:
    with pytest.raises(OperationalError, match="no such table"), store.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
