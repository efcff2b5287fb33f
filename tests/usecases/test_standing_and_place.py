"""What the window is told of a register's place and of who may write in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import TODAY, an_agreement, opened

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.os_seam import place as seam
from nkavtal.base.os_seam.place import Kind, Place
from nkavtal.store.store import Store
from nkavtal.usecases import place, standing


def test_a_place_that_will_do(tmp_path: Path) -> None:
    told = place.look_at_place(tmp_path / "nytt")
    assert told.good
    assert (told.kind, told.exists, told.holds_register, told.words) == (place.LOCAL, False, False, "")
    assert told.free is not None
    assert told.free > 0


def test_a_place_where_there_is_a_register_already(register: Path) -> None:
    told = place.look_at_place(register)
    assert not told.good
    assert told.holds_register
    assert "redan ett register" in told.words


def test_a_place_that_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("x", encoding="utf-8")
    assert "redan något" in place.look_at_place(tmp_path).words
    assert not place.look_at_place(tmp_path / "brev.txt").good


@pytest.mark.parametrize(
    ("there", "words", "code"),
    [
        (Place(Kind.SYNCED, "OneDrive"), "synkas (OneDrive)", "NKA-225"),
        (Place(Kind.SYNCED), "synkas (molntjänst)", "NKA-225"),
        (Place(Kind.SHARE), "i ett nätverk", "NKA-226"),
        (Place(Kind.REMOVABLE), "flyttbart minne", "NKA-227"),
    ],
)
def test_a_place_that_harms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: Place, words: str, code: str
) -> None:
    monkeypatch.setattr(seam, "look", lambda _folder: there)
    told = place.look_at_place(tmp_path / "nytt")
    assert not told.good
    assert words in told.words
    with pytest.raises(UserError, match=code):
        place.check_may_hold(tmp_path / "nytt")


def test_a_register_that_may_be_changed_stands_so(store: Store) -> None:
    assert standing.standing(store) == standing.Standing()
    assert standing.look_outside(store) == standing.Seen()


def test_a_register_that_somebody_holds(register: Path) -> None:
    first = Store(register, "Ordförande", Clock(TODAY), keep=True)
    second = Store(register, "Testare", Clock(TODAY), keep=True)
    told = standing.standing(second)
    assert (told.why, told.holder, told.may_move) == (standing.HELD, "Ordförande", False)
    assert told.since is not None
    an_agreement(first, parties=())
    assert standing.look_outside(second) == standing.Seen(written=True)
    first.close()
    assert standing.look_outside(second) == standing.Seen(free=True)
    second.close()


def test_a_register_in_a_synced_folder_may_be_moved(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seam, "look", lambda _folder: Place(Kind.SYNCED, "OneDrive"))
    store = opened(register)
    told = standing.standing(store)
    assert (told.why, told.service, told.may_move, told.moved_to) == (standing.SYNCED, "OneDrive", True, None)
    store.close()


def test_a_swapped_file_is_seen(store: Store) -> None:
    older = store.file.read_bytes()
    an_agreement(store, parties=())
    store.file.write_bytes(older)
    assert standing.look_outside(store).swapped
