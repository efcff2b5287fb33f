"""The first page and the ways to a register."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from gui import walk

from nkavtal.base.places import REGISTER_FILE
from nkavtal.gui.dialogs.error_box import ErrorBox
from nkavtal.gui.parts.note import Banner


def boxes(whole):
    return [box for box in whole.window.findChildren(ErrorBox) if box.isVisible()]


def banners(whole):
    return [one.accessibleName() for one in whole.window.findChildren(Banner) if one.isVisible()]


def test_without_a_register_the_first_page_says_where_a_new_one_would_lie(whole):
    whole.begin(None)

    assert whole.window.page.title == "Start"
    assert any(str(whole.program.places.register) in text for text in walk.texts(whole.window.page))
    assert not (whole.program.places.register / REGISTER_FILE).exists()
    assert walk.unnamed(whole.window) == []


def test_a_new_register_is_made_in_the_usual_place_and_opened(whole):
    whole.begin(None)

    whole.window.page.wanted.emit("create", None)
    whole.settle()

    assert whole.window.page.title == "Översikt"
    assert (whole.program.places.register / REGISTER_FILE).exists()
    assert whole.context.remember.settings.register == str(whole.program.places.register)


def test_a_second_new_register_never_takes_the_place_of_the_first(whole):
    whole.begin(None)
    whole.flows.registers.create()
    whole.settle()

    assert whole.flows.registers.free_place().name == "register-2"


def test_the_example_opens_under_a_banner_and_is_not_remembered(whole):
    whole.begin(None)

    whole.flows.do("example")
    whole.settle()

    assert banners(whole) == ["Exempelregister"]
    assert whole.context.remember.settings.register == ""
    assert len(whole.turn_to("avtal").table.rows.keys) >= 12


def test_a_new_register_can_lie_where_the_person_says(whole, tmp_path):
    whole.begin(None)
    whole.flows.do("new-register")
    box = whole.flows.registers._new
    whole.desktop.answer = tmp_path

    box._fields._choose()
    box._fields._name.setText("gemensamma avtal")
    box.primary.click()
    whole.settle()

    assert (tmp_path / "gemensamma avtal" / REGISTER_FILE).exists()
    assert not box.isVisible()
    assert whole.program.open_store.folder == tmp_path / "gemensamma avtal"


def test_a_place_that_is_taken_is_refused_in_the_box_and_what_was_typed_stays(running, register):
    before = (register / REGISTER_FILE).read_bytes()
    running.flows.do("new-register")
    box = running.flows.registers._new
    box._fields._place.setText(str(register.parent))
    box._fields._name.setText(register.name)

    box.primary.click()
    running.settle()

    assert box.isVisible()
    assert any("Det finns redan ett register" in text for text in walk.texts(box))
    assert box.folder == register
    assert (register / REGISTER_FILE).read_bytes() == before
    box.reject()


def test_a_folder_without_a_register_leaves_the_one_before_open(running, register, tmp_path):
    (tmp_path / "tom").mkdir()
    running.desktop.answer = tmp_path / "tom"

    running.menu("open")

    (box,) = boxes(running)
    assert "Registret kunde inte öppnas" in walk.texts(box)
    assert running.program.open_store.folder == register
    assert walk.unnamed(box) == []
    box.reject()


def test_a_damaged_register_is_told_at_the_start_with_ways_out(whole, tmp_path):
    (tmp_path / "trasig").mkdir()
    (tmp_path / "trasig" / REGISTER_FILE).write_bytes(b"")

    whole.begin(tmp_path / "trasig")

    (box,) = boxes(whole)
    words = walk.texts(box)
    assert "Registret är skadat och kunde inte öppnas" in words
    assert {"Försök igen", "Öppna ett annat…"} <= set(words)
    assert whole.window.page.title == "Start"
    assert (tmp_path / "trasig" / REGISTER_FILE).read_bytes() == b""
    box.reject()


def test_a_register_that_cannot_be_written_opens_for_reading_under_a_banner(whole, register, monkeypatch):
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)

    whole.begin(register)

    assert banners(whole) == ["Registret är öppnat för bara läsning"]
    assert not whole.window.menus.action("import").isEnabled()
    assert not whole.window.menus.action("new").isEnabled()
    assert any("Bara läsning" in text for text in walk.texts(whole.window.status))


def test_every_way_on_the_start_page_is_one_the_program_knows(whole):
    whole.begin(None)
    wanted: list[str] = []
    whole.window.wanted.disconnect(whole.flows.do)
    whole.window.wanted.connect(lambda name, _what: wanted.append(name))

    for button in whole.window.page.cards.findChildren(type(whole.window.page.first)):
        button.click()

    assert set(wanted) == {"import", "create", "example", "new-register", "open-register"}
    assert set(wanted) <= whole.flows._known.keys()


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_wider_than_the_start_page(whole, look, size):
    look.use("light", size)
    whole.window.resize(1366, 768)
    whole.begin(None)

    inner = whole.window.page.cards

    assert inner.minimumSizeHint().width() <= whole.window.page.width()


def test_a_register_that_is_gone_is_told_at_the_start(whole):
    whole.begin(Path("finns inte"))

    (box,) = boxes(whole)
    assert whole.window.page.title == "Start"
    box.reject()
