"""A copy comes back as a register of its own; nothing living is written over, and nothing half done is left."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from attaching import attach
from builders import an_agreement, dump, opened
from hands import At

from nkavtal.base.errors import Cancelled, UserError
from nkavtal.base.os_seam import place
from nkavtal.base.os_seam.place import Kind, Place
from nkavtal.base.progress import Cancellable
from nkavtal.catalogue.backups import DAY
from nkavtal.store import attachments
from nkavtal.store.backup import copying, restore, second_place
from nkavtal.store.backup.listing import State, copies
from nkavtal.store.store import Store
from nkavtal.store.verify import verify


@pytest.fixture
def clock() -> At:
    return At()


def test_a_copy_comes_back_whole_beside_the_living_register(filled: Store, clock: At, tmp_path: Path) -> None:
    sha256 = attach(filled, b"%PDF ett", tmp_path)
    before = dump(filled)
    made = copying.make(filled.folder, DAY, clock)
    an_agreement(filled, "Efteråt", parties=())
    living = filled.file.read_bytes()

    assert restore.restore(made, tmp_path / "åter ställt") == ()

    restored = opened(tmp_path / "åter ställt")
    assert dump(restored) == before
    assert verify(restored) == ()
    assert attachments.place(restored.folder, sha256).read_bytes() == b"%PDF ett"
    an_agreement(restored, "Går att arbeta i", parties=())
    restored.close()
    assert filled.file.read_bytes() == living


def test_a_copy_comes_back_from_the_second_place_alone(filled: Store, clock: At, tmp_path: Path) -> None:
    attach(filled, b"%PDF ett", tmp_path)
    stick = tmp_path / "usb"
    stick.mkdir()
    put = second_place.put(copying.make(filled.folder, DAY, clock), filled.folder, stick, clock.now())
    filled.close()
    shutil.rmtree(filled.folder)

    assert restore.restore(put, tmp_path / "nytt") == ()

    restored = opened(tmp_path / "nytt")
    assert verify(restored) == ()
    restored.close()


def test_attachments_in_quarantine_come_back_with_a_copy_that_needs_them(
    filled: Store, clock: At, tmp_path: Path
) -> None:
    older = filled.file.read_bytes()
    sha256 = attach(filled, b"%PDF ett", tmp_path)
    made = copying.make(filled.folder, DAY, clock)
    filled.close()
    filled.file.write_bytes(older)
    opened(filled.folder).close()
    assert not attachments.place(filled.folder, sha256).exists()
    assert restore.restore(made, tmp_path / "nytt") == ()
    assert attachments.place(tmp_path / "nytt", sha256).read_bytes() == b"%PDF ett"


def test_attachments_that_are_nowhere_are_told_and_stop_nothing(filled: Store, clock: At, tmp_path: Path) -> None:
    first, second = attach(filled, b"%PDF ett", tmp_path), attach(filled, b"%PDF tva", tmp_path)
    made = copying.make(filled.folder, DAY, clock)
    attachments.place(filled.folder, first).unlink()
    changed = attachments.place(filled.folder, second)
    changed.chmod(0o644)
    changed.write_bytes(b"%PDF tvo")
    assert set(restore.restore(made, tmp_path / "nytt")) == {first, second}
    restored = opened(tmp_path / "nytt")
    assert len(verify(restored)) == 2
    restored.close()


def test_a_copy_moved_by_hand_finds_its_attachments_in_the_register(filled: Store, clock: At, tmp_path: Path) -> None:
    attach(filled, b"%PDF ett", tmp_path)
    made = copying.make(filled.folder, DAY, clock)
    alone = tmp_path / "skrivbord" / made.name
    alone.parent.mkdir()
    shutil.copyfile(made, alone)
    assert len(restore.restore(alone, tmp_path / "utan")) == 1
    assert restore.restore(alone, tmp_path / "med", filled.folder) == ()


def taken(folder: Path) -> None:
    folder.mkdir()
    (folder / "brev.txt").write_text("mitt", encoding="utf-8")


def a_file(folder: Path) -> None:
    folder.write_text("mitt", encoding="utf-8")


@pytest.mark.parametrize("occupy", [taken, a_file])
def test_nothing_is_written_over(filled: Store, clock: At, tmp_path: Path, occupy: object) -> None:
    made = copying.make(filled.folder, DAY, clock)
    occupy(tmp_path / "mål")
    with pytest.raises(UserError, match="NKA-235"):
        restore.restore(made, tmp_path / "mål")
    assert "mitt" in ((tmp_path / "mål") if (tmp_path / "mål").is_file() else tmp_path / "mål" / "brev.txt").read_text()


def test_an_empty_folder_may_be_filled(filled: Store, clock: At, tmp_path: Path) -> None:
    (tmp_path / "mål").mkdir()
    restore.restore(copying.make(filled.folder, DAY, clock), tmp_path / "mål")
    opened(tmp_path / "mål").close()


def test_no_register_is_brought_back_where_it_would_come_to_harm(
    filled: Store, clock: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copying.make(filled.folder, DAY, clock)
    monkeypatch.setattr(place, "look", lambda _folder: Place(Kind.SYNCED, "OneDrive"))
    with pytest.raises(UserError, match="NKA-225"):
        restore.restore(made, tmp_path / "nytt")


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[5000] ^= 4
    file.write_bytes(content)


def noise(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:8192] = bytes(4096)
    file.write_bytes(content)
    file.with_suffix(".json").unlink()


def newer(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version=99")
    connection.close()


SPOILED = {
    "a bit turned": (flip, "NKA-236"),
    "a page lost, and no manifest": (noise, "NKA-236"),
    "empty": (lambda file: file.write_bytes(b""), "NKA-121"),
    "text": (lambda file: file.write_text("x" * 5000), "NKA-121"),
    "from a later version": (newer, "NKA-171"),
}


@pytest.mark.parametrize("case", SPOILED)
def test_a_spoiled_copy_is_refused_and_nothing_is_left(filled: Store, clock: At, tmp_path: Path, case: str) -> None:
    spoil, code = SPOILED[case]
    made = copying.make(filled.folder, DAY, clock)
    spoil(made)
    names = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(UserError, match=code):
        restore.restore(made, tmp_path / "nytt")
    assert sorted(path.name for path in tmp_path.iterdir()) == names


def test_a_cancelled_restore_leaves_nothing(filled: Store, clock: At, tmp_path: Path) -> None:
    attach(filled, b"%PDF ett", tmp_path)
    made = copying.make(filled.folder, DAY, clock)
    token = Cancellable()
    token.cancelled = True
    with pytest.raises(Cancelled):
        restore.restore(made, tmp_path / "nytt", None, token)
    assert not [path for path in tmp_path.iterdir() if "nytt" in path.name]


def test_an_older_copy_comes_back_and_is_brought_up_to_date(filled: Store, clock: At, tmp_path: Path) -> None:
    made = copying.make(filled.folder, DAY, clock)
    connection = sqlite3.connect(made, isolation_level=None)
    connection.execute("PRAGMA user_version=1")
    connection.close()
    made.with_suffix(".json").unlink()
    restore.restore(made, tmp_path / "nytt")
    restored = opened(tmp_path / "nytt")
    assert dump(restored) == dump(filled)
    restored.close()


def test_a_register_is_moved_with_its_copies_and_the_old_one_stays(filled: Store, clock: At, tmp_path: Path) -> None:
    attach(filled, b"%PDF ett", tmp_path)
    copying.make(filled.folder, DAY, clock)
    before, said = filled.file.read_bytes(), dump(filled)

    assert restore.move(filled.folder, tmp_path / "egen disk" / "register", clock.now()) == ()

    moved = opened(tmp_path / "egen disk" / "register")
    assert dump(moved) == said
    assert verify(moved) == ()
    assert [copy.state for copy in copies(moved.folder)] == [State.SOUND]
    moved.close()
    assert filled.file.read_bytes() == before
    assert restore.moved_to(filled.folder) == tmp_path / "egen disk" / "register"
    assert str(tmp_path / "egen disk" / "register") in (filled.folder / "FLYTTAT.txt").read_text(encoding="utf-8")


def test_a_note_of_a_move_that_leads_nowhere_is_no_note(filled: Store) -> None:
    assert restore.moved_to(filled.folder) is None
    (filled.folder / "FLYTTAT.txt").write_text("x", encoding="utf-8")
    assert restore.moved_to(filled.folder) is None
    (filled.folder / "FLYTTAT.txt").write_text("x\n/finns/inte\n", encoding="utf-8")
    assert restore.moved_to(filled.folder) is None


def test_a_bad_copy_is_not_moved_along(filled: Store, clock: At, tmp_path: Path) -> None:
    flip(copying.make(filled.folder, DAY, clock))
    restore.move(filled.folder, tmp_path / "nytt", clock.now())
    assert copies(tmp_path / "nytt") == ()
