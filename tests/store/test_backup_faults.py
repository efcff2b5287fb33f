"""What a crash, a full disk or a folder that may only be read does while copies are made: nothing to what was there."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from attaching import attach
from builders import an_agreement, dump, opened
from killing import Killed
from sound import assert_sound

from nkavtal.base.errors import Damaged, UserError
from nkavtal.catalogue.backups import HAND
from nkavtal.store import attachments
from nkavtal.store.backup import copying, listing, pages, restore
from nkavtal.store.backup.listing import State, copies
from nkavtal.store.store import Store
from nkavtal.usecases import backups

DRIVER = Path(__file__).with_name("backup_driver.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of this kind are not of Windows")


def whole(folder: Path) -> set[str]:
    """Assert that every copy that counts is what it says, and return their names."""
    found = [copy for copy in copies(folder) if copy.state is not State.UNCHECKED]
    for copy in found:
        assert copy.state is State.SOUND
        assert copy.manifest is not None
        assert copying.hash_of(copy.file) == copy.manifest.sha256
    if found:
        assert pages.problems(found[0].file) == ()
    return {copy.file.name for copy in found}


def killed_while_copying(register: Path, tmp_path: Path, times: int) -> None:
    stick, acklog = tmp_path / "usb", tmp_path / "saved"
    stick.mkdir()
    store = opened(register)
    sha256 = attach(store, b"protokoll " * 20_000, tmp_path)
    store.close()

    def looked() -> bool:
        assert_sound(register, acklog)
        done = set(words(acklog.with_suffix(".copies")))
        here = whole(register)
        assert done <= here, "an acknowledged copy is gone"
        for there in stick.iterdir():
            found = whole(there)
            assert done <= found, "an acknowledged copy is gone from the second place"
            assert not found or attachments.sound(there, sha256, "protokollet").is_file()
        for old in sorted(here)[:-4]:  # else the disk would fill: each of them is kept for two days
            for place in (register, *stick.iterdir()):
                (place / "kopior" / old).unlink(missing_ok=True)
        left = done & set(sorted(here)[-4:])
        acklog.with_suffix(".copies").write_text("".join(f"{name}\n" for name in left), encoding="utf-8")
        return bool(done)

    with Killed("backup_driver.py", register, stick, acklog) as driver:
        driver.again_and_again(times, looked, 0.3)
    store = opened(register)
    folders = [register / "kopior", *(place / part for place in stick.iterdir() for part in ("kopior", "bilagor"))]
    store.copy(HAND)
    backups.make(store, HAND, stick)
    assert [path.name for folder in folders for path in folder.rglob(".*")] == []
    newest = listing.newest_verified(register)
    assert newest is not None
    restore.restore(newest.file, tmp_path / "åter")
    again = opened(tmp_path / "åter")
    assert dump(again) == dump(store)
    again.close()
    store.close()


def words(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []


def test_killed_while_copying_every_copy_that_counts_is_whole(register: Path, tmp_path: Path) -> None:
    killed_while_copying(register, tmp_path, 4)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killed_sixty_times_while_copying(register: Path, tmp_path: Path) -> None:
    killed_while_copying(register, tmp_path, 60)


LIMITED = """
import resource, signal, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
store = Store(Path({folder!r}), "Testare", Clock())
try:
    store.copy("hand")
except UserError as trouble:
    print(trouble.code)
"""


@pytest.mark.parametrize("share", [0.1, 0.5, 0.98])
def test_a_disk_that_fills_while_copying_leaves_register_and_copies(register: Path, share: float) -> None:
    store = opened(register)
    an_agreement(store, parties=("Kalix", "Boden", "Luleå"))
    store.copy(HAND)
    before, content = copies(register), store.file.read_bytes()
    store.close()
    script = LIMITED.format(tests=str(DRIVER.parent.parent), size=int(len(content) * share), folder=str(register))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == "NKA-107", done.stderr
    assert (register / "nkavtal.db").read_bytes() == content
    assert copies(register) == before
    assert [path.name for path in (register / "kopior").iterdir() if path.name.startswith(".")] == []
    again = opened(register)
    again.copy(HAND)
    assert len(copies(register)) == 2
    again.close()


def test_copies_cannot_be_made_where_nothing_may_be_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_how: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UserError, match="NKA-102"):
        store.copy(HAND)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read_opens_and_is_left_as_it_was(register: Path) -> None:
    names = sorted(os.listdir(register))
    register.chmod(0o555)
    try:
        store = opened(register)
        assert store.read_only
        with pytest.raises(UserError, match="NKA-122"):
            an_agreement(store, parties=())
        with pytest.raises(UserError):
            store.copy(HAND)
        store.close()
        assert sorted(os.listdir(register)) == names
    finally:
        register.chmod(0o755)


@pytest.mark.parametrize("left", [b"", b"inte en databas" * 400])
def test_a_register_that_is_none_any_more_is_told_and_its_copies_are_there(
    register: Path, tmp_path: Path, left: bytes
) -> None:
    store = opened(register)
    an_agreement(store, "Räddas", parties=())
    store.copy(HAND)
    said = dump(store)
    store.close()
    (register / "nkavtal.db").write_bytes(left)
    with pytest.raises(Damaged, match="NKA-121"):
        opened(register)
    assert (register / "nkavtal.db").read_bytes() == left
    newest = listing.newest_verified(register)
    assert newest is not None
    restore.restore(newest.file, tmp_path / "åter")
    again = opened(tmp_path / "åter")
    assert dump(again) == said
    again.close()


def test_a_plain_copy_instead_of_sqlites_own_is_caught(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage: a copy that is torn, as a plain copy of a register in use is, must never count."""

    def torn(source: Path, beside: Path, *_more: object) -> None:
        content = bytearray(source.read_bytes())
        middle = len(content) // 2 // 4096 * 4096
        content[middle : middle + 3 * 4096] = bytes(3 * 4096)
        beside.write_bytes(content)

    monkeypatch.setattr(pages, "copy", torn)
    with pytest.raises(Damaged, match="NKA-127"):
        filled.copy(HAND)
    assert copies(filled.folder) == ()


def test_an_older_copy_of_the_file_instead_of_the_register_is_caught(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sabotage: a copy with a row less, whole in itself, must never count."""

    def older(source: Path, beside: Path, *_more: object) -> None:
        shutil.copyfile(source, beside)
        connection = sqlite3.connect(beside, isolation_level=None)
        connection.execute("DELETE FROM signature")
        connection.execute("DELETE FROM decision")
        connection.close()

    monkeypatch.setattr(pages, "copy", older)
    with pytest.raises(Damaged, match="NKA-127"):
        filled.copy(HAND)
