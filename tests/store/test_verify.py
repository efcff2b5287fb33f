"""verify finds what has been tampered with, and copies are only made of what is sound."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
from pathlib import Path

import pytest
from builders import TODAY, opened

from nkavtal.base.errors import Damaged, UserError
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.backup import pages
from nkavtal.store.store import Store
from nkavtal.store.verify import counts, verify
from nkavtal.usecases import agreement


def tampered(store: Store, statement: str) -> None:
    connection = sqlite3.connect(store.file, isolation_level=None)
    connection.execute(statement)
    connection.close()


def test_a_sound_register_has_no_findings(filled: Store) -> None:
    assert verify(filled) == ()
    assert counts(filled)["agreement"] == 12


TAMPERINGS = {
    "a count": "UPDATE agreement_derived SET adopted = 9 WHERE id = 3",
    "a status": "UPDATE agreement_derived SET phase = 'archived' WHERE id = 3",
    "a party's state": "UPDATE party_derived SET state = 'signed' WHERE rowid = 7",
    "a lost party row": "DELETE FROM party_derived WHERE rowid = 7",
    "a lost row": "DELETE FROM agreement_derived WHERE id = 5",
    "a fact behind the back": "UPDATE decision SET outcome = 'rejected' WHERE position = 4",
    "a removal behind the back": "UPDATE agreement SET removed = 1 WHERE number = '2026-004'",
    "search lost": "DELETE FROM agreement_search WHERE id = 4",
    "search text": "UPDATE agreement_search SET title = 'annat' WHERE id = 4",
    "search left behind": "INSERT INTO agreement_search VALUES (999, 'a', 'b', 'c', 'd')",
    "search index": "INSERT INTO agreement_pieces(agreement_pieces) VALUES ('delete-all')",
    "word index": "INSERT INTO agreement_words(agreement_words) VALUES ('delete-all')",
    "history lost": "DELETE FROM change WHERE table_name = 'agreement' AND field = ''",
    "an act lost": "DELETE FROM act WHERE seq = 4",
    "history unreadable": "UPDATE change SET after = '{' WHERE field = '' AND id = 40",
    "a row that points at nothing": "UPDATE party SET organisation = 'x' WHERE rowid = 3",
    "not ours": "PRAGMA application_id = 1",
}


@pytest.mark.parametrize("case", TAMPERINGS)
def test_tampering_is_found(filled: Store, case: str) -> None:
    tampered(filled, TAMPERINGS[case])
    findings = verify(filled)
    assert findings
    for finding in findings:
        assert "{" not in finding.words.format(**finding.values)


def flipped(file: Path, seed: int) -> None:
    """Turn one bit in a page that is in use."""
    chance = random.Random(seed)
    whole = bytearray(file.read_bytes())
    place = chance.randrange(100, len(whole))
    while not any(whole[place - 2 : place + 3]):
        place = chance.randrange(100, len(whole))
    whole[place] ^= 1 << chance.randrange(8)
    file.write_bytes(whole)


def test_a_page_of_noise_is_found_and_told(filled: Store) -> None:
    file = filled.file
    filled.close()
    whole = bytearray(file.read_bytes())
    middle = len(whole) // 2 // 4096 * 4096
    whole[middle : middle + 4096] = random.Random(1).randbytes(4096)
    file.write_bytes(whole)
    again = opened(file.parent)
    assert verify(again)
    with pytest.raises(Damaged, match=r"NKA-128|NKA-127"):
        again.copy("kontroll")
    assert not list((file.parent / "kopior").glob("*.db"))
    again.close()


def test_a_register_cut_short_is_told_as_damaged(filled: Store) -> None:
    file = filled.file
    filled.close()
    file.write_bytes(file.read_bytes()[: 4096 * 3])
    with pytest.raises(Damaged, match="NKA-126"):
        opened(file.parent)


UNREADABLE = {
    "text that is no text": "UPDATE change SET after = CAST(x'7b22c32822' AS TEXT) WHERE id = 40",
    "a day that is no day": "UPDATE agreement SET starts_on = '2027-13-41' WHERE number = '2026-004'",
    "a code that nobody knows": "UPDATE decision SET outcome = 'adoptee' WHERE position = 4",
    "a number that is a word": "UPDATE agreement SET removed = 'nej' WHERE number = '2026-004'",
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_even_be_read_is_a_finding(filled: Store, case: str) -> None:
    tampered(filled, UNREADABLE[case])
    assert verify(filled)


def test_flipped_bits_never_crash_the_check(filled: Store) -> None:
    file = filled.file
    filled.close()
    sound = file.read_bytes()
    for seed in range(25):
        flipped(file, seed)
        try:
            damaged = opened(file.parent)
        except Damaged:
            pass
        else:
            verify(damaged)
            damaged.close()
        file.write_bytes(sound)


def test_a_copy_is_a_register_of_its_own_that_says_the_same(filled: Store, tmp_path: Path) -> None:
    copied = filled.copy("före-import")
    assert copied.parent == filled.folder / "kopior"
    assert copied.name.endswith("-före-import.db")
    (tmp_path / "åter").mkdir()
    copied.rename(tmp_path / "åter" / "nkavtal.db")
    restored = opened(tmp_path / "åter")
    assert verify(restored) == ()
    assert counts(restored) == counts(filled)
    restored.close()


def test_two_copies_in_the_same_second_both_stay(filled: Store) -> None:
    assert filled.copy("x") != filled.copy("x")
    assert len(list((filled.folder / "kopior").glob("*.db"))) == 2


def test_a_copy_is_whole_while_another_window_saves(filled: Store) -> None:
    with filled.writing("edit_agreement") as work:
        work.connection.exec_driver_sql("UPDATE organisation SET note = 'halvvägs'")
        copied = filled.copy("mitt-i")
    assert pages.problems(copied) == ()
    with contextlib.closing(sqlite3.connect(copied)) as connection:
        found = connection.execute("SELECT count(*) FROM organisation WHERE note = 'halvvägs'")
        assert found.fetchone() == (0,)


def test_a_copy_that_does_not_agree_is_thrown_away(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "problems", lambda _file, **_how: ("page 3",))
    with pytest.raises(Damaged, match="NKA-127"):
        filled.copy("kontroll")
    assert list((filled.folder / "kopior").iterdir()) == []


def test_a_copy_without_room_is_told(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: Path) -> sqlite3.Connection:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(pages, "open_raw", full)
    with pytest.raises(UserError, match="NKA-107"):
        filled.copy("kontroll")


def test_a_crash_leaves_nothing_that_verify_calls_damage(filled: Store) -> None:
    filled.close()
    journal = filled.file.with_name("nkavtal.db-journal")
    writer = sqlite3.connect(filled.file, isolation_level=None)
    writer.execute("PRAGMA journal_mode=TRUNCATE")
    writer.execute("PRAGMA cache_size=2")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE agreement SET note = note || 'halv', title = 'halv'")
    writer.execute("UPDATE change SET after = after || ' '")
    kept = (filled.file.read_bytes(), journal.read_bytes())
    writer.execute("ROLLBACK")
    writer.close()
    filled.file.write_bytes(kept[0])
    journal.write_bytes(kept[1])
    again = opened(filled.folder)
    assert verify(again) == ()
    rows = agreement.list_all(again, AgreementFilter(), "title", TODAY)
    assert "halv" not in {row.title for row in rows}
    again.close()


def test_the_actor_and_the_moment_stand_in_history(filled: Store) -> None:
    with filled.reading() as connection:
        actor, at = connection.exec_driver_sql("SELECT actor, at FROM act ORDER BY seq DESC").first()
    assert actor == "Testare"
    assert at.endswith("+00:00")


def test_a_register_that_may_only_be_read_can_be_checked(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.close()
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    store = opened(filled.folder)
    assert store.read_only
    assert verify(store) == ()
    tampered(store, TAMPERINGS["a count"])
    assert verify(store)
    store.close()
