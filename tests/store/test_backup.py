"""A copy is trusted only when it has been checked; the ladder decides how long it stays."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
from datetime import timedelta

import pytest
from builders import an_agreement, opened
from hands import MORNING, At

from nkavtal.base.errors import Cancelled, UserError
from nkavtal.base.progress import Cancellable
from nkavtal.catalogue.backups import DAY, HAND, IMPORT, UPGRADE
from nkavtal.store import attachments
from nkavtal.store.backup import copying, listing, manifest, pages, record
from nkavtal.store.backup.listing import State, copies, newest_verified
from nkavtal.store.identity import SCHEMA
from nkavtal.store.store import Store


@pytest.fixture
def clock() -> At:
    return At()


def test_a_copy_tells_what_it_is(filled: Store, clock: At) -> None:
    made = copying.make(filled.folder, IMPORT, clock)
    assert made.name == "2026-11-23T080000Z-före-import.db"
    told = json.loads(made.with_suffix(".json").read_text(encoding="utf-8"))
    assert told["format"] == "nkavtal-backup"
    assert told["hash"] == {"algorithm": "sha256", "value": attachments.sha256_of(made)}
    assert told["checks"] == ["integrity_check", "foreign_key_check", "counts"]
    assert (told["counts"]["agreement"], told["schema"], told["last_act"]) == (12, SCHEMA, 25)
    (copy,) = copies(filled.folder)
    assert (copy.file, copy.reason, copy.made_at, copy.state) == (made, IMPORT, MORNING, State.SOUND)
    assert copy.manifest == manifest.read(made)


def test_a_large_copy_is_checked_without_its_indexes(filled: Store, clock: At, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "THOROUGH_UP_TO", 0)
    told = manifest.read(copying.make(filled.folder, DAY, clock))
    assert told is not None
    assert not told.thorough


def test_a_copy_refers_to_its_attachments_by_hash(filled: Store, clock: At) -> None:
    agreement = an_agreement(filled, parties=())
    hashes = [f"{n:064x}" for n in (1, 2)]
    with filled.writing("add_row") as work:
        for sha256 in hashes:
            from nkavtal.model.attachment import Attachment

            work.create(Attachment, agreement=agreement, name="a.pdf", sha256=sha256, size=3)
    there = attachments.place(filled.folder, hashes[0])
    there.parent.mkdir(parents=True)
    there.write_bytes(b"abc")
    told = manifest.read(copying.make(filled.folder, DAY, clock))
    assert told is not None
    assert told.attachments == {hashes[0]: 3}
    assert told.missing == (hashes[1],)
    assert [path.name for path in (filled.folder / "kopior").iterdir() if path.is_dir()] == []


def test_a_copy_without_a_manifest_counts_as_unchecked_until_it_is_checked(filled: Store, clock: At) -> None:
    made = copying.make(filled.folder, UPGRADE, clock)
    told = manifest.read(made)
    made.with_suffix(".json").unlink()
    (copy,) = copies(filled.folder)
    assert (copy.state, copy.made_at, copy.reason) == (State.UNCHECKED, MORNING, UPGRADE)
    assert newest_verified(filled.folder) is None
    assert copying.adopt(made, filled.folder, copy.made_at, copy.reason) == told
    (copy,) = copies(filled.folder)
    assert copy.state is State.SOUND


def test_a_cut_copy_is_bad_and_cannot_be_adopted(filled: Store, clock: At) -> None:
    made = copying.make(filled.folder, DAY, clock)
    made.write_bytes(made.read_bytes()[:-4096])
    (copy,) = copies(filled.folder)
    assert copy.state is State.BAD
    assert copying.adopt(made, filled.folder, copy.made_at, copy.reason) is None


@pytest.mark.parametrize(
    "broken",
    ["", "{", "[]", '{"format": "nkavtal-backup"}', '{"format": "other", "hash": {"algorithm": "sha256"}}'],
)
def test_a_manifest_that_cannot_be_read_is_none(filled: Store, clock: At, broken: str) -> None:
    made = copying.make(filled.folder, DAY, clock)
    made.with_suffix(".json").write_text(broken, encoding="utf-8")
    (copy,) = copies(filled.folder)
    assert copy.state is State.UNCHECKED


def test_files_that_are_no_copies_are_left_out(filled: Store, clock: At) -> None:
    copying.make(filled.folder, DAY, clock)
    folder = filled.folder / "kopior"
    (folder / ".halv.db").write_text("x", encoding="utf-8")
    (folder / "anteckning.txt").write_text("x", encoding="utf-8")
    shutil.copyfile(filled.file, folder / "min egen.db")
    assert [copy.state for copy in copies(filled.folder)] == [State.UNCHECKED, State.SOUND]
    assert copies(filled.folder / "borta") == ()


def test_a_week_of_work_leaves_a_ladder(filled: Store, clock: At) -> None:
    for _hour in range(0, 24 * 7, 8):
        clock.wind(hours=8)
        copying.make(filled.folder, DAY, clock)
    left = copies(filled.folder)
    ages = [clock.now() - copy.made_at for copy in left]
    assert ages[0] == timedelta(0)
    assert sum(age < timedelta(hours=48) for age in ages) == 6
    assert len({copy.made_at.astimezone().date() for copy in left[6:]}) == len(left[6:]) in (5, 6)
    names = {path.stem for path in (filled.folder / "kopior").glob("*.json")}
    assert names == {copy.file.stem for copy in left}, "a manifest goes with its copy"


def test_reported_damage_keeps_the_last_good_copy(filled: Store, clock: At) -> None:
    clock.wind(hours=1)
    good = copying.make(filled.folder, DAY, clock)
    clock.wind(minutes=1)
    record.write(filled.folder, record.Record(damaged_since=clock.now()))
    for _ in range(6):
        clock.wind(minutes=1)
        copying.make(filled.folder, DAY, clock)
    clock.wind(days=400)
    copying.make(filled.folder, DAY, clock)
    assert good in {copy.file for copy in copies(filled.folder)}


def test_what_is_saved_while_copying_is_in_the_copy(filled: Store, clock: At, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_STEP", 2)
    seen: list[int] = []

    class SavesOnce(Cancellable):
        def step(self, done: int, total: int, words: str = "") -> None:
            seen.append(done)
            if len(seen) == 5:
                an_agreement(filled, "Mitt i", parties=())

    made = copying.make(filled.folder, HAND, clock, SavesOnce())
    with sqlite3.connect(made) as connection:
        assert connection.execute("SELECT count(*) FROM agreement WHERE title = 'Mitt i'").fetchone() == (1,)
    connection.close()
    assert seen[5] < seen[4], "it began anew"


def test_a_copy_comes_to_its_end_however_often_others_save(
    filled: Store, clock: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_STEP", 2)
    steps: list[int] = []

    class SavesAlways(Cancellable):
        def step(self, done: int, total: int, words: str = "") -> None:
            steps.append(done)
            if len(steps) % 10 == 0:
                an_agreement(filled, parties=())

    copying.make(filled.folder, HAND, clock, SavesAlways())
    assert len(steps) < 100
    (copy,) = copies(filled.folder)
    assert copy.state is State.SOUND


def test_a_save_is_not_kept_waiting_by_a_copy(filled: Store, clock: At, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_STEP", 1)
    copying_now, saved = threading.Event(), threading.Event()

    class Slow(Cancellable):
        def step(self, done: int, total: int, words: str = "") -> None:
            copying_now.set()
            saved.wait(0.05)

    thread = threading.Thread(target=copying.make, args=(filled.folder, HAND, clock, Slow()))
    thread.start()
    copying_now.wait(5)
    an_agreement(filled, parties=())
    saved.set()
    thread.join()


def test_a_cancelled_copy_leaves_nothing(filled: Store, clock: At) -> None:
    token = Cancellable()
    token.cancelled = True
    with pytest.raises(Cancelled):
        copying.make(filled.folder, HAND, clock, token)
    assert list((filled.folder / "kopior").iterdir()) == []


def test_no_copy_is_begun_where_there_is_no_room(filled: Store, clock: At, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages.shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(10**9, 10**9, 1000))
    with pytest.raises(UserError, match="NKA-107"):
        copying.make(filled.folder, HAND, clock)
    assert list((filled.folder / "kopior").iterdir()) == []


def test_leavings_of_a_crash_are_swept_at_the_next_start(filled: Store) -> None:
    folder = filled.folder / "kopior"
    folder.mkdir()
    (folder / ".2026-11-23T080000Z-för-hand.db.999999999.part").write_text("halv", encoding="utf-8")
    filled.close()
    opened(filled.folder).close()
    assert list(folder.iterdir()) == []


def test_what_is_recorded_is_read_again(filled: Store) -> None:
    told = record.Record(
        MORNING,
        (record.Hurt("Fel: {n}", {"n": "1"}, "u", "2026-001", "Titel"),),
        MORNING,
        MORNING,
        "a.db",
        "",
        ("b.db",),
    )
    record.write(filled.folder, told)
    assert record.read(filled.folder) == told
    (filled.folder / "kopior" / record.FILE).write_text("{", encoding="utf-8")
    assert record.read(filled.folder) == record.Record()
    assert listing.copies(filled.folder) == ()
