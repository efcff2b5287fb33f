"""What is not a register is told apart before anything opens it, and stays as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from builders import an_agreement, opened

from nkavtal.base.clock import Clock
from nkavtal.base.errors import Damaged, UserError
from nkavtal.store import identity
from nkavtal.store.create import create
from nkavtal.usecases import organisation


def other_database(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE cards (id)")
    connection.commit()
    connection.close()


def cut_in_half(file: Path) -> None:
    whole = (file.parent / "whole").read_bytes()
    file.write_bytes(whole[:60])


def newer(file: Path) -> None:
    shutil.copyfile(file.parent / "whole", file)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version=99")
    connection.commit()
    connection.close()


FILES = {
    "empty": (lambda file: file.write_bytes(b""), "NKA-121", Damaged),
    "text": (lambda file: file.write_text("Avtal;Dnr\n" * 100), "NKA-121", Damaged),
    "random": (lambda file: file.write_bytes(os.urandom(5000)), "NKA-121", Damaged),
    "sixty bytes": (cut_in_half, "NKA-121", Damaged),
    "another database": (other_database, "NKA-121", Damaged),
    "newer": (newer, "NKA-171", UserError),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_register_is_told_and_left_as_it_is(case: str, empty_register: Path, tmp_path: Path) -> None:
    make, code, kind = FILES[case]
    shutil.copyfile(empty_register / "nkavtal.db", tmp_path / "whole")
    file = tmp_path / "nkavtal.db"
    make(file)
    before = file.read_bytes()
    with pytest.raises(kind, match=code):
        opened(tmp_path)
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nkavtal.db", "whole"]


def test_a_missing_folder_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="NKA-124"):
        opened(tmp_path / "borta")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_register_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="NKA-124"):
        opened(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_database_file_itself_is_not_a_register(register: Path) -> None:
    with pytest.raises(UserError, match="NKA-123"):
        opened(register / "nkavtal.db")


def test_a_file_that_cannot_be_read_is_told(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match="NKA-125"):
        identity.check(register)


def test_a_register_is_not_made_where_one_is(register: Path) -> None:
    before = (register / "nkavtal.db").read_bytes()
    with pytest.raises(UserError, match="NKA-132"):
        create(register, "Testare", Clock())
    assert (register / "nkavtal.db").read_bytes() == before


def test_a_new_register_lies_alone_in_its_folder(tmp_path: Path) -> None:
    create(tmp_path / "nytt", "Testare", Clock()).close()
    assert sorted(path.name for path in (tmp_path / "nytt").iterdir()) == ["lås", "nkavtal.db", "nkavtal.db-journal"]


def test_a_register_that_may_only_be_read_opens_and_refuses_changes(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    before = (register / "nkavtal.db").read_bytes()
    store = opened(register)
    assert store.read_only
    assert len(organisation.list_all(store)) == 16
    with pytest.raises(UserError, match="NKA-122"):
        an_agreement(store, parties=())
    store.close()
    assert (register / "nkavtal.db").read_bytes() == before


def test_a_register_made_read_only_while_open_is_told(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    store = opened(register)
    with store.reading():
        pass
    store.barred = None  # as if rights were taken away later: SQLite itself refuses
    with pytest.raises(UserError, match="NKA-122"):
        an_agreement(store, parties=())
    store.close()
