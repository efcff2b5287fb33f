"""The second place gets finished files only, gives them back as they were, and is never emptied to make room."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from attaching import attach
from hands import At

from nkavtal.base.errors import Damaged, UserError
from nkavtal.catalogue.backups import DAY, HAND
from nkavtal.store import attachments
from nkavtal.store.backup import copying, second_place
from nkavtal.store.backup.listing import State, copies, newest_verified
from nkavtal.store.store import Store


@pytest.fixture
def clock() -> At:
    return At()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "usb"
    place.mkdir()
    return place


def there(stick: Path) -> Path:
    (folder,) = stick.iterdir()
    return folder


def test_a_copy_and_its_attachments_are_put_there(filled: Store, clock: At, stick: Path, tmp_path: Path) -> None:
    sha256 = attach(filled, b"%PDF ett", tmp_path)
    made = copying.make(filled.folder, DAY, clock)
    put = second_place.put(made, filled.folder, stick, clock.now())
    assert there(stick).name.startswith("register-")
    assert put.read_bytes() == made.read_bytes()
    (copy,) = copies(there(stick))
    assert copy.state is State.SOUND
    assert attachments.place(there(stick), sha256).read_bytes() == b"%PDF ett"


def test_attachments_that_lie_there_are_not_written_again(
    filled: Store, clock: At, stick: Path, tmp_path: Path
) -> None:
    sha256 = attach(filled, b"%PDF ett", tmp_path)
    second_place.put(copying.make(filled.folder, DAY, clock), filled.folder, stick, clock.now())
    first = attachments.place(there(stick), sha256).stat().st_mtime_ns
    attach(filled, b"%PDF tva", tmp_path)
    clock.wind(hours=3)
    second_place.put(copying.make(filled.folder, HAND, clock), filled.folder, stick, clock.now())
    assert attachments.place(there(stick), sha256).stat().st_mtime_ns == first
    assert len(copies(there(stick))) == 2


def test_the_ladder_holds_there_too(filled: Store, clock: At, stick: Path) -> None:
    for _hour in range(0, 24 * 4, 8):
        clock.wind(hours=8)
        second_place.put(copying.make(filled.folder, DAY, clock), filled.folder, stick, clock.now())
    ours, theirs = copies(filled.folder), copies(there(stick))
    assert [copy.file.name for copy in ours] == [copy.file.name for copy in theirs]
    assert len(ours) < 12


def failing(number: int) -> Callable[..., None]:
    def fail(*_args: object) -> None:
        raise OSError(number, "trouble")

    return fail


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "NKA-232"), (errno.EIO, "NKA-231")])
def test_trouble_there_leaves_no_file_and_removes_none(
    filled: Store, clock: At, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    second_place.put(copying.make(filled.folder, DAY, clock), filled.folder, stick, clock.now())
    before = sorted(path.name for path in stick.rglob("*"))
    clock.wind(days=400)
    made = copying.make(filled.folder, DAY, clock)
    monkeypatch.setattr(shutil, "copyfile", failing(number))
    with pytest.raises(UserError, match=code):
        second_place.put(made, filled.folder, stick, clock.now())
    assert sorted(path.name for path in stick.rglob("*")) == before
    assert newest_verified(filled.folder) is not None


def test_a_full_place_is_told_before_anything_is_written(
    filled: Store, clock: At, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copying.make(filled.folder, DAY, clock)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: shutil._ntuple_diskusage(10**9, 10**9, 4096))
    monkeypatch.setattr(shutil, "copyfile", lambda *_: pytest.fail("wrote"))
    with pytest.raises(UserError, match="NKA-232") as told:
        second_place.put(made, filled.folder, stick, clock.now())
    assert "usb" in told.value.message
    assert list(stick.iterdir()) == []


def test_what_comes_back_otherwise_than_it_was_put_does_not_count(
    filled: Store, clock: At, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flipped(source: Path, target: Path) -> None:
        content = bytearray(Path(source).read_bytes())
        content[5000] ^= 1
        Path(target).write_bytes(content)

    made = copying.make(filled.folder, DAY, clock)
    monkeypatch.setattr(shutil, "copyfile", flipped)
    with pytest.raises(Damaged, match="NKA-233"):
        second_place.put(made, filled.folder, stick, clock.now())
    assert copies(there(stick)) == ()
    assert [path for path in stick.rglob("*") if path.is_file()] == []


def test_a_place_that_is_away_is_told(filled: Store, clock: At, stick: Path) -> None:
    made = copying.make(filled.folder, DAY, clock)
    stick.rmdir()
    with pytest.raises(UserError, match="NKA-231"):
        second_place.put(made, filled.folder, stick, clock.now())
    assert not stick.exists()


def test_the_registers_own_folder_is_no_second_place(filled: Store, clock: At) -> None:
    made = copying.make(filled.folder, DAY, clock)
    with pytest.raises(UserError, match="NKA-234"):
        second_place.put(made, filled.folder, filled.folder / "kopior", clock.now())


def test_a_copy_that_nobody_has_checked_is_not_put_there(filled: Store, clock: At, stick: Path) -> None:
    made = copying.make(filled.folder, DAY, clock)
    made.with_suffix(".json").unlink()
    with pytest.raises(Damaged, match="NKA-233"):
        second_place.put(made, filled.folder, stick, clock.now())
