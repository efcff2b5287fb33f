"""A file is written whole or not at all, and trouble is told with what is safe."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nkavtal.base.errors import UserError
from nkavtal.base.os_seam import files, person


def write(target: Path, text: str = "nytt") -> None:
    with files.written_beside(target) as beside:
        beside.write_text(text, encoding="utf-8")


def failing(number: int) -> Callable[..., None]:
    def fail(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_written_file_takes_its_targets_place(tmp_path: Path) -> None:
    target = tmp_path / "rapport.pdf"
    target.write_text("gammalt", encoding="utf-8")
    write(target)
    assert target.read_text(encoding="utf-8") == "nytt"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "NKA-101"), (errno.EFBIG, "NKA-101"), (errno.EACCES, "NKA-102"), (errno.EPERM, "NKA-102"),
        (errno.ENOENT, "NKA-103"), (errno.EISDIR, "NKA-104"), (errno.EIO, "NKA-105"), (errno.EROFS, "NKA-105"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("step", ["sync", "replace"])
def test_trouble_is_told_and_the_old_file_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, step: str
) -> None:
    target = tmp_path / "rapport.pdf"
    target.write_text("gammalt", encoding="utf-8")
    monkeypatch.setattr(files, step, failing(number))
    with pytest.raises(UserError, match=code) as told:
        write(target)
    assert "rapport.pdf" in told.value.message
    assert str(tmp_path) not in str(told.value)
    assert told.value.hint
    assert target.read_text(encoding="utf-8") == "gammalt"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="NKA-103"):
        write(tmp_path / "borta" / "rapport.pdf")


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").mkdir()
    with pytest.raises(UserError, match="NKA-104"):
        write(tmp_path / "rapport.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.pdf"]


def test_a_folder_in_the_way_is_no_program_that_holds_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rapport.pdf").mkdir()
    monkeypatch.setattr(Path, "replace", failing(errno.EACCES))  # what Windows says of a folder too
    with pytest.raises(UserError, match="NKA-104"):
        write(tmp_path / "rapport.pdf")


def test_work_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "rapport.pdf"
    target.write_text("gammalt", encoding="utf-8")

    def fail_half_way() -> None:
        with files.written_beside(target) as beside:
            beside.write_text("halvt", encoding="utf-8")
            raise LookupError

    with pytest.raises(LookupError):
        fail_half_way()
    assert target.read_text(encoding="utf-8") == "gammalt"
    assert list(tmp_path.iterdir()) == [target]


def busy(times: int, winerror: int) -> Callable[[Path, Path], Path]:
    """Return a rename that meets a virus scanner some times and then goes through."""
    real, met = Path.replace, []

    def rename(source: Path, target: Path) -> Path:
        met.append(1)
        if len(met) <= times:
            error = PermissionError(errno.EACCES, "busy")
            error.winerror = winerror
            raise error
        return real(source, target)

    return rename


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int) -> None:
    monkeypatch.setattr(files.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr(Path, "replace", busy(3, winerror))
    write(tmp_path / "rapport.pdf")
    assert (tmp_path / "rapport.pdf").exists()


def test_a_file_held_for_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0)
    monkeypatch.setattr(Path, "replace", busy(10**6, 32))
    with pytest.raises(UserError, match="NKA-102"):
        write(tmp_path / "rapport.pdf")
    assert list(tmp_path.iterdir()) == []


def test_other_trouble_at_renaming_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.time, "sleep", lambda _seconds: pytest.fail("waited"))
    monkeypatch.setattr(Path, "replace", busy(1, 3))
    with pytest.raises(UserError, match="NKA-102"):
        write(tmp_path / "rapport.pdf")


def test_leavings_are_swept_when_they_are_old_or_nobodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.process, "runs", lambda pid: pid != 19)
    old, new, own = tmp_path / ".a.db.17.part", tmp_path / ".b.db.18.part", tmp_path / "min.part"
    nobodys, unnumbered = tmp_path / ".c.db.19.part", tmp_path / ".d.part"
    for path in (old, new, own, nobodys, unnumbered):
        path.write_text("x", encoding="utf-8")
    os.utime(old, (0, 0))
    os.utime(own, (0, 0))
    files.sweep(tmp_path, tmp_path / "borta")
    assert sorted(tmp_path.iterdir()) == sorted([new, own, unnumbered])


def test_who_is_signed_in_may_be_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person.getpass, "getuser", failing(errno.ENOENT))
    assert person.user_name() == "okänd"
