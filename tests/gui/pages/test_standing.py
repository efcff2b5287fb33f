"""One writer at a time, and harmful places, as the window shows them; what others do is noticed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import TODAY, an_agreement
from gui import walk
from gui.pages.conftest import Whole
from PySide6.QtWidgets import QAbstractButton

from nkavtal.base.clock import Clock
from nkavtal.base.os_seam import place as seam
from nkavtal.base.os_seam.place import LOCAL, Kind, Place
from nkavtal.gui.dialogs.new_register import MoveRegister
from nkavtal.store.store import Store


def banners(whole: Whole) -> list[str]:
    return [text for banner in whole.window._banners.values() for text in walk.texts(banner)]


def offer(whole: Whole, words: str) -> None:
    found = [button for banner in whole.window._banners.values() for button in banner.findChildren(QAbstractButton)]
    next(button for button in found if button.text() == words).click()
    whole.settle()


def titles(whole: Whole) -> list[str]:
    page = whole.turn_to("avtal")
    return [page.table.rows.row_at(n).title for n in range(len(page.table.rows.keys))]


@pytest.fixture
def colleague(register: Path) -> Store:
    return Store(register, "Anna Ek", Clock(TODAY), keep=True)


def test_a_register_that_somebody_has_open_is_read_only_and_says_who(
    whole: Whole, register: Path, colleague: Store
) -> None:
    whole.begin(register)
    (title, *_rest) = banners(whole)
    assert title.startswith("Öppet av Anna Ek på ")
    assert " sedan " in title
    assert whole.context.bridge.read_only
    whole.turn_to("avtal")
    assert not whole.window.menus.action("import").isEnabled()
    assert "Bara läsning" in " ".join(walk.texts(whole.window.status))
    offer(whole, "Försök igen")
    assert whole.context.bridge.read_only, "it is still held"
    colleague.close()
    offer(whole, "Försök igen")
    assert not whole.context.bridge.read_only
    assert banners(whole) == []


def test_a_register_that_is_let_go_of_says_so(whole: Whole, register: Path, colleague: Store) -> None:
    whole.begin(register)
    colleague.close()
    whole.flows.standing.look()
    whole.settle()
    assert "Registret är ledigt nu" in banners(whole)
    offer(whole, "Öppna för ändringar")
    assert not whole.context.bridge.read_only


def test_what_a_colleague_saves_is_shown(whole: Whole, register: Path, colleague: Store) -> None:
    whole.begin(register)
    assert titles(whole) == []
    an_agreement(colleague, "Nytt hos Anna", parties=())
    whole.flows.standing.look()
    whole.settle()
    assert titles(whole) == ["Nytt hos Anna"]
    assert "Registret har ändrats av någon annan, det nya visas" in walk.texts(whole.window.status)
    assert not any(text.startswith("Sparat") for text in walk.texts(whole.window.status))
    colleague.close()


def test_a_file_that_is_swapped_stops_the_writing_and_can_be_opened_again(whole: Whole, register: Path) -> None:
    whole.begin(register)
    older = register / "older.db"
    shutil.copyfile(register / "nkavtal.db", older)
    an_agreement(whole.program.open_store, "Sparat", parties=())
    older.replace(register / "nkavtal.db")
    whole.flows.standing.look()
    whole.settle()
    assert "Registerfilen har flyttats eller bytts ut" in banners(whole)
    assert whole.context.bridge.read_only
    offer(whole, "Spara det som är öppet…")
    box = whole.flows.standing.box
    assert box is not None
    assert walk.unnamed(box) == []
    box.primary.click()
    whole.settle()
    assert titles(whole) == ["Sparat"]
    assert whole.program.open_store.folder != register


HARMFUL = {
    Place(Kind.SYNCED, "OneDrive"): "Registret ligger i en mapp som synkas (OneDrive)",
    Place(Kind.SHARE): "Registret ligger i en nätverksmapp",
    Place(Kind.REMOVABLE): "Registret ligger på ett flyttbart minne",
}


@pytest.mark.parametrize("there", HARMFUL)
def test_a_register_where_it_would_come_to_harm_is_moved_from_there(
    whole: Whole, register: Path, monkeypatch: pytest.MonkeyPatch, there: Place
) -> None:
    store = Store(register, "Testare", Clock(TODAY))
    an_agreement(store, "Läkarmedverkan", parties=())
    store.close()
    monkeypatch.setattr(seam, "look", lambda folder: there if Path(folder) == register else LOCAL)
    whole.begin(register)
    assert HARMFUL[there] in banners(whole)
    assert any("därför är det öppnat skrivskyddat" in text for text in banners(whole))
    assert titles(whole) == ["Läkarmedverkan"]
    before = (register / "nkavtal.db").read_bytes()
    offer(whole, "Flytta till lokal disk…")
    box = whole.flows.standing.box
    assert isinstance(box, MoveRegister)
    target = box.folder
    box.primary.click()
    whole.settle()
    assert whole.program.open_store.folder == target
    assert not whole.context.bridge.read_only
    assert titles(whole) == ["Läkarmedverkan"]
    assert (register / "nkavtal.db").read_bytes() == before
    whole.flows.registers.open_folder(register)
    whole.settle()
    assert "Registret är flyttat" in banners(whole)
    offer(whole, "Öppna det flyttade registret")
    assert whole.program.open_store.folder == target


def test_no_register_is_made_in_a_synced_folder(whole: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seam, "look", lambda _folder: Place(Kind.SYNCED, "Dropbox"))
    whole.begin(None)
    whole.flows.do("new-register")
    box = whole.flows.registers._new
    assert box is not None
    box.primary.click()
    whole.settle()
    assert box.isVisible()
    assert any("synkas (Dropbox)" in text for text in walk.texts(box))
    box.reject()


def test_a_window_that_is_closed_asks_no_more(whole: Whole, register: Path) -> None:
    whole.begin(register)
    whole.settle()
    whole.window.close()
    whole.flows.standing.look()  # an error if it asked: the worker is gone
