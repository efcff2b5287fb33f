"""A register with a handful of agreements in it, made before the window opens it."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from builders import TODAY, an_agreement, decided, opened, org, signed
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from nkavtal.base.clock import Clock
from nkavtal.base.places import under
from nkavtal.bootstrap import Program
from nkavtal.gui import style_sheet, theme
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.context import Context
from nkavtal.gui.jobs import Jobs
from nkavtal.gui.parts.inputs import Input
from nkavtal.gui.parts.page import Page
from nkavtal.gui.remember import Remember
from nkavtal.gui.window import Window
from nkavtal.usecases import agreement, ledger, organisation
from nkavtal.usecases.all_acts import perform

OWN = ("Arjeplog", "Boden", "Kalix", "Pajala", "Överkalix")


_made = TemporaryDirectory(prefix="nkavtal-filled-")


def fill(register: Path) -> str:
    """Put three agreements, one of them half adopted, in a new register and return that one's UUID."""
    kept = Path(_made.name) / "register"
    if not kept.exists():
        (Path(_made.name) / "uuid").write_text(_fill(register), encoding="utf-8")
        shutil.copytree(register, kept)
    shutil.copytree(kept, register, dirs_exist_ok=True)
    return (Path(_made.name) / "uuid").read_text(encoding="utf-8")


def _fill(register: Path) -> str:
    store = opened(register)
    made = an_agreement(
        store, "Läkarmedverkan i hemsjukvården", OWN, areas="health", type="accord", ends_on="2030-12-31",
        entry_words="När minst 4 av 5 har antagit", diary_number="2026/118", old_number="17",
    )  # fmt: skip
    perform(
        store, ledger.AddRow("party", made, {"organisation": org(store, "Region Norrbotten"), "role": "counterparty"})
    )
    for party in agreement.show(store, made, TODAY).own_side:
        perform(store, ledger.EditRow("party", party.uuid, {"asked_on": "2026-06-15", "reply_by": "2026-12-31"}))
    decided(store, made, "Arjeplog", "Boden", body="KF", decided_on="2026-10-26", announced_on="2026-11-02")
    signed(store, made, "Arjeplog", signed_on="2026-11-10")
    other = an_agreement(store, "Hjälpmedelscentral", ("Kalix", "Boden"), areas="social", ends_on="2027-02-28")
    decided(store, other, "Kalix", outcome="adopted", example=True, decided_on="2013")
    an_agreement(store, "Gymnasiesamverkan", ("Kalix",), areas="education", open_ended=True)
    store.close()
    return made


def card(register: Path, uuid: str) -> agreement.AgreementCard:
    """Return an agreement as the register on disk has it."""
    store = opened(register)
    found = agreement.show(store, uuid, TODAY)
    store.close()
    return found


def key_of(register: Path, name: str) -> str:
    """Return the UUID of an organisation."""
    store = opened(register)
    found = organisation.find(store, name)
    store.close()
    return found


class Shared:
    """One window over a filled register for tests that only look; work is done in place, so nothing is waited for."""

    def __init__(self, folder: Path, empty_register: Path) -> None:
        register = folder / "register"
        shutil.copytree(empty_register, register)
        self.uuid = fill(register)
        theme.install(QApplication.instance(), style_sheet.build).use("light", 100)
        self.program = Program(under(folder / "plats"), Clock(TODAY))
        self.program.open_register(register)
        jobs = Jobs(at_once=True)
        self.context = Context(Bridge(jobs), jobs, Remember(self.program.places.settings), self.program.clock)
        self.context.bridge.use(self.program)
        self.window = Window(self.context)
        self.window.resize(1440, 900)
        self.window.show()

    def settle(self) -> None:
        """Let rows that came in sight be fetched."""
        for _turn in range(3):
            QApplication.processEvents()

    def shown(self, name: str, what: str | None = None) -> Page:
        """Show a page."""
        self.window.show_page(name, what)
        self.settle()
        assert self.window.page is not None
        return self.window.page

    def close(self) -> None:
        """Leave."""
        self.window.close()
        self.program.close()
        self.window.deleteLater()


def type_in(box: Input, text: str) -> None:
    """Type into an input as a person does: field by field, leaving it afterwards."""
    box.set_text(text)
    box.changed.emit()
    box.left.emit()


def keys(line: QLineEdit, text: str) -> None:
    """Type letters as a keyboard sends them, å ä ö too."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
