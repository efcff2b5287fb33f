"""Damage is noticed by itself and told with what is hurt and which copy has it sound."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from attaching import attach
from builders import an_agreement, opened
from hands import At

from nkavtal.base.errors import Cancelled
from nkavtal.base.progress import Cancellable
from nkavtal.catalogue.backups import DAY
from nkavtal.store import attachments, full_check
from nkavtal.store.backup import copying, pages, record
from nkavtal.store.backup.listing import State, copies
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import checking


@pytest.fixture
def clock() -> At:
    return At()


@pytest.fixture
def held(filled: Store, clock: At) -> Store:
    """A register whose clock is the test's, with one copy."""
    filled.clock = clock
    filled.copy(DAY)
    clock.wind(minutes=10)
    return filled


def behind_our_back(store: Store, *statements: str) -> None:
    connection = sqlite3.connect(store.file, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


FLIPPED = {
    "a paragraph": "UPDATE decision SET paragraph = '§ 99' WHERE position = 4",
    "a note": "UPDATE agreement SET note = note || '.' WHERE number = '2026-004'",
    "an organisation's number": "UPDATE organisation SET org_number = '0' WHERE position = 2",
    "a day": "UPDATE decision SET decided_on = '2026-10-27' WHERE position = 4",
    "a word that history has": "UPDATE change SET after = replace(after, 'hjälpmedel', 'hjälpmedex') WHERE field = ''",
}


@pytest.mark.parametrize("case", FLIPPED)
def test_a_value_that_history_does_not_end_in_is_found(filled: Store, case: str) -> None:
    behind_our_back(filled, FLIPPED[case])
    found = verify(filled)
    assert any("historiken" in one.words for one in found), found


def test_history_agrees_after_all_kinds_of_changes(filled: Store) -> None:
    from nkavtal.usecases import agreement, history
    from nkavtal.usecases.all_acts import perform

    uuid = an_agreement(filled, "Ett", note="a", starts_on="2027")
    perform(filled, agreement.EditAgreement(uuid, {"note": "", "starts_on": "2027-01-01"}))
    perform(filled, agreement.EditAgreement(uuid, {"note": "b", "starts_on": ""}))
    perform(filled, history.Undo())
    perform(filled, agreement.RemoveAgreement(uuid))
    perform(filled, history.Undo())
    assert verify(filled) == ()


# --- the quick look


def test_a_sound_register_passes_the_quick_look(held: Store) -> None:
    an_agreement(held, parties=("Kalix",))
    assert checking.light(held) == ()
    assert checking.conflict_copies(held) == ()


def test_fewer_rows_than_in_the_last_copy_are_told(held: Store) -> None:
    behind_our_back(held, "PRAGMA foreign_keys=OFF", "DELETE FROM signature", "DELETE FROM decision WHERE position = 4")
    (told,) = checking.light(held)
    assert told.startswith("Beslut: registret har 11, men säkerhetskopian från ")
    assert "har 12" in told


def test_an_older_register_put_in_place_of_a_newer_is_told(held: Store, empty_register: Path) -> None:
    held.close()
    shutil.copyfile(empty_register / "nkavtal.db", held.file)
    again = opened(held.folder)
    assert checking.light(again)
    again.close()


def test_copies_of_another_register_are_told(held: Store) -> None:
    behind_our_back(held, "UPDATE register SET uuid = 'annat'")
    (told,) = checking.light(held)
    assert "ett annat register" in told


def test_a_missing_attachment_is_told_by_name_and_agreement(held: Store, tmp_path: Path) -> None:
    sha256 = attach(held, b"%PDF ett", tmp_path)
    attachments.place(held.folder, sha256).unlink()
    (told,) = checking.light(held)
    assert "avtal.pdf" in told
    assert "2026-013" in told


def test_other_databases_beside_the_register_are_named_and_left(held: Store) -> None:
    for name in ("nkavtal-DATOR2.db", "nkavtal (konflikt).db", "nkavtal.db.tmp", "annat.db"):
        (held.folder / name).write_bytes(b"x")
    assert checking.conflict_copies(held) == ("nkavtal (konflikt).db", "nkavtal-DATOR2.db", "nkavtal.db.tmp")
    assert (held.folder / "nkavtal-DATOR2.db").read_bytes() == b"x"


# --- the whole check


def test_a_sound_register_is_recorded_as_checked(held: Store, clock: At) -> None:
    checked = checking.full(held)
    assert (checked.checked_at, checked.damage, checked.bad_copies) == (clock.now(), (), ())
    assert checking.known(held.folder) == checked
    assert len(copies(held.folder)) == 2


def test_a_hurt_agreement_is_named_with_the_copy_that_has_it_sound(held: Store, clock: At) -> None:
    (good,) = copies(held.folder)
    clock.wind(hours=1)
    behind_our_back(held, FLIPPED["a paragraph"])
    held.copy(DAY)  # sound as a file, and hurt all the same
    clock.wind(hours=1)
    checked = checking.full(held)
    (one,) = checked.damage
    assert one.words == "Paragraf stämmer inte med historiken."
    assert one.number.startswith("2026-0")
    assert one.title.startswith("Avtal ")
    assert (one.copy, one.copy_made_at) == (good.file, good.made_at)
    assert checked.agreements == 1
    assert checked.damaged_since == clock.now()
    clock.wind(days=1)
    again = checking.full(held)
    assert again.damaged_since == checked.damaged_since, "it was seen first then"


def test_damage_that_is_gone_is_no_longer_told(held: Store) -> None:
    before = sqlite3.connect(held.file).execute("SELECT paragraph FROM decision WHERE position = 4").fetchone()[0]
    behind_our_back(held, FLIPPED["a paragraph"])
    assert checking.full(held).damage
    behind_our_back(held, f"UPDATE decision SET paragraph = '{before}' WHERE position = 4")
    checked = checking.full(held)
    assert (checked.damage, checked.damaged_since) == ((), None)


def test_pages_that_cannot_be_read_are_told_with_the_agreements_they_held(held: Store) -> None:
    with sqlite3.connect(held.file) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'decision'").fetchone()
    connection.close()
    held.close()
    content = bytearray(held.file.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = random.Random(1).randbytes(4096)
    held.file.write_bytes(content)
    again = opened(held.folder)
    again.clock = held.clock
    checked = checking.full(again)
    assert any(one.words.startswith("Databasen är skadad") for one in checked.damage)
    hurt = [one for one in checked.damage if one.number]
    assert len(hurt) == 12
    assert {one.words for one in hurt} == {"Avtalet går inte att läsa."}
    assert all(one.copy is not None for one in hurt)
    again.close()


def said(file: Path) -> list[str]:
    """Return all that a database says of its facts, whatever lies in the room it does not use.

    What an act is called is told once only: nothing can contradict it.
    """
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "act"')]


def test_turned_bits_in_facts_are_found_by_one_check_or_another(filled: Store) -> None:
    filled.close()
    sound, chance, turned = filled.file.read_bytes(), random.Random(3), 0
    before = said(filled.file)
    places = [at for at in range(len(sound)) if sound.startswith("hjälpmedel".encode(), at)]
    for at in chance.sample(places, 12):
        content = bytearray(sound)
        content[at + chance.randrange(9)] ^= 1 << chance.randrange(5)
        filled.file.write_bytes(content)
        if said(filled.file) != before:
            turned += 1
            again = opened(filled.folder)
            assert verify(again), at
            again.close()
    assert turned > 5


def test_a_copy_that_has_changed_is_found_and_no_longer_trusted(held: Store) -> None:
    (copy,) = copies(held.folder)
    content = bytearray(copy.file.read_bytes())
    content[5000] ^= 1
    copy.file.write_bytes(content)
    checked = checking.full(held)
    assert checked.bad_copies == (copy.file.name,)
    assert [copy.state for copy in copies(held.folder)] == [State.SOUND, State.BAD]


def test_a_copy_that_nobody_had_checked_is(held: Store) -> None:
    (copy,) = copies(held.folder)
    copy.file.with_suffix(".json").unlink()
    assert checking.full(held).bad_copies == ()
    assert {copy.state for copy in copies(held.folder)} == {State.SOUND}


def test_a_check_can_be_cancelled_and_leaves_no_record(held: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_LOOK_EVERY", 10)
    token = Cancellable()

    class Late(Cancellable):
        def step(self, done: int, total: int, words: str = "") -> None:
            if words == "Kontrollerar registret":
                token.cancelled = True

    real, late = token.step, Late()
    monkeypatch.setattr(token, "step", lambda *told: (late.step(*told), real(*told)))
    with pytest.raises(Cancelled):
        checking.full(held, token)
    assert checking.known(held.folder).checked_at is None


# --- the trial


def test_a_trial_leaves_nothing_but_its_result(held: Store, clock: At, tmp_path: Path) -> None:
    attach(held, b"%PDF ett", tmp_path)
    held.copy(DAY)
    names = {path.name for path in (held.folder / "kopior").iterdir()}
    told = full_check.try_restore(held)
    assert told is not None
    assert (told.tried_at, told.trial_failed) == (clock.now(), "")
    assert {path.name for path in (held.folder / "kopior").iterdir()} == names | {record.FILE}


def test_a_trial_that_fails_says_why(held: Store, tmp_path: Path) -> None:
    sha256 = attach(held, b"%PDF ett", tmp_path)
    made = held.copy(DAY)
    attachments.place(held.folder, sha256).unlink()
    told = full_check.try_restore(held)
    assert told is not None
    assert "1 bilagor" in told.trial_failed
    content = bytearray(made.read_bytes())
    content[5000] ^= 1
    made.write_bytes(content)
    told = full_check.try_restore(held)
    assert told is not None
    assert told.trial_failed.startswith("Kopian är skadad")


def test_without_a_copy_there_is_no_trial(filled: Store) -> None:
    assert full_check.try_restore(filled) is None


def test_checks_are_made_when_it_is_time_for_them(held: Store, clock: At) -> None:
    first = checking.keep_checked(held)
    assert first.checked_at == first.tried_at == clock.now()
    clock.wind(days=6)
    assert checking.keep_checked(held) == first
    clock.wind(days=1)
    second = checking.keep_checked(held)
    assert (second.checked_at, second.tried_at) == (clock.now(), first.tried_at)
    clock.wind(days=23)
    assert checking.keep_checked(held).tried_at == clock.now()


def test_copying_and_checking_go_on_from_what_is_known(filled: Store, clock: At) -> None:
    made = copying.make(filled.folder, DAY, clock)
    assert record.read(filled.folder) == record.Record()
    (filled.folder / "kopior" / record.FILE).write_text("{", encoding="utf-8")
    assert checking.full(filled).damage == ()
    assert made in {copy.file for copy in copies(filled.folder)}
