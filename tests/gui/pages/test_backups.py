"""Copies in the window: their age, the list, a second place, bringing one back, and a last one when leaving."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from builders import an_agreement
from gui import walk
from gui.pages.conftest import Whole
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from nkavtal.gui.dialogs.backups import Backups
from nkavtal.gui.dialogs.restore_copy import RestoreCopy
from nkavtal.store.backup import pages
from nkavtal.usecases import agreement


@pytest.fixture
def awake(whole: Whole, register: Path) -> Whole:
    """Give a program whose copies and checks are made by themselves, with an empty register open."""
    whole.care.awake = True
    whole.begin(register)
    return whole


def write(whole: Whole, title: str = "Skoldatatek") -> None:
    whole.context.bridge.do(agreement.CreateAgreement({"title": title}))
    whole.settle()


def kept(register: Path) -> list[str]:
    return sorted(file.name for file in (register / "kopior").glob("*.db"))


def shown(whole: Whole) -> Backups:
    whole.menu("backups")
    box = whole.flows.backups.box
    assert box is not None
    return box


def buttons(where: QWidget) -> list[QAbstractButton]:
    return where.findChildren(QAbstractButton)


def status(whole: Whole) -> str:
    return whole.window.status._backup.text()


def banners(whole: Whole) -> list[str]:
    return [text for banner in whole.window._banners.values() for text in walk.texts(banner)]


def test_the_first_change_of_the_day_is_copied_off_to_the_side(awake: Whole, register: Path) -> None:
    assert status(awake) == "Ingen säkerhetskopia än"
    write(awake)
    assert [name.split("Z-")[1] for name in kept(register)] == ["dagens-första.db"]
    assert status(awake).startswith("Kontrollerad säkerhetskopia ")
    write(awake, "En till")
    assert len(kept(register)) == 1


def test_leaving_makes_a_last_copy_of_what_is_new(awake: Whole, register: Path) -> None:
    write(awake)
    write(awake, "En till")
    awake.window.close()
    awake.qtbot.waitUntil(lambda: not awake.window.isVisible(), timeout=20_000)
    assert sorted(name.split("Z-")[1] for name in kept(register)) == ["dagens-första.db", "vid-stängning.db"]


def test_leaving_with_nothing_new_leaves_at_once(awake: Whole, register: Path) -> None:
    write(awake)
    awake.window.close()
    assert not awake.window.isVisible()
    assert len(kept(register)) == 1


def test_leaving_without_room_for_a_copy_asks(awake: Whole, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_ROOM", 10**18)
    write(awake)
    assert "Disken är full" in awake.window.status._backup.toolTip()
    awake.window.close()
    awake.settle()
    box = next(one for one in QApplication.topLevelWidgets() if type(one).__name__ == "ErrorBox" and one.isVisible())
    assert awake.window.isVisible()
    assert "Säkerhetskopian kunde inte göras innan programmet stängs" in walk.texts(box)
    next(button for button in buttons(box) if button.text() == "Stäng ändå").click()
    assert not awake.window.isVisible()
    assert kept(register) == []


def test_the_example_is_never_copied(whole: Whole) -> None:
    whole.care.awake = True
    whole.window.show()
    whole.flows.do("example")
    whole.settle()
    write(whole)
    assert kept(whole.program.open_store.folder) == []
    assert not whole.window.status._backup.isVisible()


def test_the_list_tells_what_each_copy_is(awake: Whole, register: Path) -> None:
    write(awake)
    box = shown(awake)
    assert walk.unnamed(box) == []
    (row,) = [box.table.rows.row_at(0)]
    assert (row.reason, row.state, row.agreements) == ("day", "sound", 1)
    spoken = [column.spoken(row) for column in box.table.rows.columns]
    assert "Läge: Kontrollerad" in spoken
    assert "Varför: Dagens första ändring" in spoken
    assert "Finns: Här" in spoken
    assert "Ingen är vald" in " ".join(walk.texts(box))


def test_a_copy_is_made_when_somebody_wants_one(awake: Whole, register: Path) -> None:
    box = shown(awake)
    box.primary.click()
    awake.settle()
    assert "Säkerhetskopian är gjord och kontrollerad" in walk.texts(box)
    assert [row.split("Z-")[1] for row in kept(register)] == ["för-hand.db"]
    assert len(box.table.rows.keys) == 1
    assert box.primary.isEnabled()


def test_a_copy_that_cannot_be_made_is_told_in_the_list(
    awake: Whole, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_ROOM", 10**18)
    box = shown(awake)
    box.primary.click()
    awake.settle()
    assert any("Disken är full" in text for text in walk.texts(box))
    assert box.primary.isEnabled()


def test_a_second_place_is_tried_at_once(awake: Whole, register: Path, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    box = shown(awake)
    awake.desktop.answer = stick
    box.place_asked.emit()
    awake.settle()
    assert awake.context.remember.settings.second_place == str(stick)
    assert len(list(stick.glob("*/kopior/*.db"))) == 1
    assert box.table.rows.row_at(0).elsewhere
    stick.rename(tmp_path / "borta")
    box.primary.click()
    awake.settle()
    assert any("Den andra platsen usb nås inte" in text for text in walk.texts(box))
    assert len(kept(register)) == 2
    box.place_dropped.emit()
    awake.settle()
    assert awake.context.remember.settings.second_place == ""


def test_a_copy_is_brought_back_to_a_new_register_and_opened(awake: Whole, register: Path, tmp_path: Path) -> None:
    write(awake, "Före")
    write(awake, "Efter")
    box = shown(awake)
    box.restore.click()
    awake.settle()
    seen = awake.flows.backups.restoring
    assert isinstance(seen, RestoreCopy)
    assert walk.unnamed(seen) == []
    told = " ".join(walk.texts(seen))
    assert "1 ändring som gjorts sedan dess finns inte i kopian" in told
    assert "Bara i registret nu: 2026-002 Efter" in told
    assert "1 avtal, 0 beslut" in told
    target = seen.folder
    assert target == tmp_path / "plats" / "register-återställt"
    before = (register / "nkavtal.db").read_bytes()
    seen.primary.click()
    awake.settle()
    assert awake.program.open_store.folder == target
    assert (register / "nkavtal.db").read_bytes() == before
    assert any(text.startswith("Återställt från kopian ") for text in walk.texts(awake.window.status))
    page = awake.turn_to("avtal")
    assert [page.table.rows.row_at(n).title for n in range(len(page.table.rows.keys))] == ["Före"]


def test_a_place_that_is_taken_is_told_and_what_is_typed_stays(awake: Whole, register: Path) -> None:
    write(awake)
    box = shown(awake)
    box.restore.click()
    awake.settle()
    seen = awake.flows.backups.restoring
    seen._fields._place.setText(str(register.parent))
    seen._fields._name.setText(register.name)
    seen.primary.click()
    awake.settle()
    assert seen.isVisible()
    assert any("Det finns redan något i" in text for text in walk.texts(seen))
    assert seen.folder == register
    seen.reject()


def test_a_bad_copy_cannot_be_brought_back(awake: Whole, register: Path) -> None:
    write(awake)
    file = register / "kopior" / kept(register)[0]
    file.write_bytes(file.read_bytes()[:-4096])
    box = shown(awake)
    assert not box.restore.isEnabled()
    assert box.table.rows.row_at(0).state == "bad"


def test_a_damaged_register_that_cannot_be_opened_shows_its_copies(awake: Whole, register: Path) -> None:
    write(awake, "Räddas")
    awake.window.close()
    awake.qtbot.waitUntil(lambda: not awake.window.isVisible(), timeout=20_000)
    awake.program.close()
    (register / "nkavtal.db").write_bytes(b"")

    again = Whole(awake.qtbot, register.parent / "plats2")
    again.begin(register)
    (box,) = [one for one in QApplication.topLevelWidgets() if type(one).__name__ == "ErrorBox" and one.isVisible()]
    assert "Registret är skadat och kunde inte öppnas" in walk.texts(box)
    next(button for button in buttons(box) if button.text() == "Säkerhetskopior…").click()
    again.settle()
    copies = again.flows.backups.box
    assert copies is not None
    assert not copies.primary.isEnabled()
    assert len(copies.table.rows.keys) == 1
    copies.restore.click()
    again.settle()
    again.flows.backups.restoring.primary.click()
    again.settle()
    page = again.turn_to("avtal")
    assert page.table.rows.row_at(0).title == "Räddas"
    assert (register / "nkavtal.db").read_bytes() == b""
    again.close()


def test_damage_is_told_over_the_page_with_its_agreement_and_copy(awake: Whole, register: Path) -> None:
    an_agreement(awake.program.open_store, "Läkarmedverkan", parties=("Kalix",))
    write(awake)
    connection = sqlite3.connect(register / "nkavtal.db", isolation_level=None)
    connection.execute("UPDATE agreement SET note = 'ändrat' WHERE title = 'Läkarmedverkan'")
    connection.close()
    box = shown(awake)
    box.check.click()
    awake.settle()
    assert "Registret är skadat" in walk.texts(box)
    box.accept()
    told = banners(awake)
    assert "Registret är skadat: 1 avtal" in told
    assert any(text.startswith("Den senaste säkerhetskopian som har det helt är från ") for text in told)
    awake.flows.backups.show_damage()
    report = awake.flows.backups.report
    assert walk.unnamed(report) == []
    row = next(row for row in map(report.table.rows.row_at, report.table.rows.keys) if row[1].number)
    columns = [column.spoken(row) for column in report.table.rows.columns]
    assert columns[0] == "Avtal: Läkarmedverkan, 2026-001"
    assert "stämmer inte med historiken" in columns[1]
    assert "dagens-första.db" in columns[2]
    report.accept()


def test_a_quick_look_warns_when_the_register_opens(awake: Whole, register: Path) -> None:
    write(awake)
    awake.window.close()
    awake.qtbot.waitUntil(lambda: not awake.window.isVisible(), timeout=20_000)
    awake.program.close()
    connection = sqlite3.connect(register / "nkavtal.db", isolation_level=None)
    connection.execute("DELETE FROM agreement_derived")
    connection.execute("DELETE FROM agreement")
    connection.close()
    again = Whole(awake.qtbot, register.parent / "plats2")
    again.care.awake = True
    again.begin(register)
    assert "Registret behöver kontrolleras" in banners(again)
    again.close()


def test_another_database_beside_the_register_is_shown_and_can_be_compared(whole: Whole, register: Path) -> None:
    shutil.copyfile(register / "nkavtal.db", register / "nkavtal-DATOR2.db")
    whole.care.awake = True
    whole.begin(register)
    assert "Det ligger en annan databas bredvid registret: nkavtal-DATOR2.db" in banners(whole)
    whole.flows.backups._way("compare")
    whole.settle()
    seen = whole.flows.backups.restoring
    assert "Inget har ändrats i registret sedan kopian gjordes" in walk.texts(seen)
    seen.reject()
    whole.flows.backups._way("hide-conflict")
    assert banners(whole) == []
