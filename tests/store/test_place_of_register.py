"""A register is not made where it would come to harm, and one that lies there can only be read."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, opened

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.os_seam import place
from nkavtal.base.os_seam.place import Kind, Place
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.create import create
from nkavtal.store.store import Store
from nkavtal.usecases import agreement

HARMFUL = {
    "synced": (Place(Kind.SYNCED, "OneDrive"), "NKA-225", "NKA-114"),
    "synced by nobody known": (Place(Kind.SYNCED), "NKA-225", "NKA-114"),
    "a share": (Place(Kind.SHARE), "NKA-226", "NKA-223"),
    "a stick": (Place(Kind.REMOVABLE), "NKA-227", "NKA-224"),
}


def lies(monkeypatch: pytest.MonkeyPatch, there: Place) -> None:
    monkeypatch.setattr(place, "look", lambda _folder: there)


@pytest.mark.parametrize("case", HARMFUL)
def test_no_register_is_made_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    there, code, _ = HARMFUL[case]
    lies(monkeypatch, there)
    with pytest.raises(UserError, match=code) as told:
        create(tmp_path / "nytt", "Testare", Clock(TODAY))
    assert not (tmp_path / "nytt").exists()
    assert (there.service or "molntjänst") in told.value.message or there.kind is not Kind.SYNCED


@pytest.mark.parametrize("case", HARMFUL)
@pytest.mark.parametrize("keep", [False, True])
def test_a_register_there_is_read_and_not_touched(
    register: Path, monkeypatch: pytest.MonkeyPatch, case: str, keep: bool
) -> None:
    there, _, code = HARMFUL[case]
    names, content = sorted(os.listdir(register)), (register / "nkavtal.db").read_bytes()
    lies(monkeypatch, there)
    store = Store(register, "Testare", Clock(TODAY), keep=keep)
    assert store.read_only
    assert agreement.list_all(store, AgreementFilter(), "title", TODAY) == ()
    with pytest.raises(UserError, match=code):
        an_agreement(store, parties=())
    store.close()
    assert (sorted(os.listdir(register)), (register / "nkavtal.db").read_bytes()) == (names, content)


def test_a_name_without_its_file_is_told_and_not_fetched(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "not_here", lambda file: file.name == "nkavtal.db")
    monkeypatch.setattr(Path, "open", lambda *_args, **_kwargs: pytest.fail("read the file"))
    with pytest.raises(UserError, match="NKA-228"):
        opened(register)


def test_a_crash_on_a_share_is_told_instead_of_read(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, journal = register / "nkavtal.db", register / "nkavtal.db-journal"
    writer = sqlite3.connect(file, isolation_level=None)
    writer.execute("PRAGMA journal_mode=TRUNCATE")
    writer.execute("PRAGMA cache_size=1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE organisation SET note = 'halv'")
    writer.execute("UPDATE change SET after = after || ' '")
    kept = (file.read_bytes(), journal.read_bytes())
    writer.execute("ROLLBACK")
    writer.close()
    file.write_bytes(kept[0])
    journal.write_bytes(kept[1])
    lies(monkeypatch, Place(Kind.SHARE))
    with pytest.raises(UserError, match="NKA-230"):
        opened(register)
    assert file.read_bytes() == kept[0]
