"""A whole program on a real register, with its work on the worker thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import TODAY
from gui.pages.agreement_setting import Shared, fill
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nkavtal.base.clock import Clock
from nkavtal.base.places import under
from nkavtal.bootstrap import Program
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.context import Context
from nkavtal.gui.dialogs.choose_file import Desktop, Kinds
from nkavtal.gui.flows import Flows
from nkavtal.gui.jobs import Jobs
from nkavtal.gui.pages.agreement import AgreementPage
from nkavtal.gui.parts.page import Page
from nkavtal.gui.remember import Remember
from nkavtal.gui.window import Window


class Answering(Desktop):
    """Answers the system's boxes with what the test says, and notes what was to be shown."""

    def __init__(self, remember: Remember) -> None:
        super().__init__(remember)
        self.answer: Path | None = None
        self.proposals: list[str] = []
        self.opened: list[Path] = []

    def file(self, parent: QWidget, title: str, kinds: Kinds, name: str) -> Path | None:
        return self.answer

    def new_file(self, parent: QWidget, title: str, proposal: str, kinds: Kinds, name: str) -> Path | None:
        self.proposals.append(proposal)
        return self.answer

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        return self.answer

    def files(self, parent: QWidget, title: str, name: str) -> tuple[Path, ...]:
        return (self.answer,) if self.answer is not None else ()

    def show(self, path: Path) -> bool:
        self.opened.append(path)
        return True


class Whole:
    """The window with all behind it; `settle` waits until no work is left."""

    def __init__(self, qtbot: QtBot, places: Path) -> None:
        self.qtbot = qtbot
        self.program = Program(under(places), Clock(TODAY))
        jobs = Jobs()
        self.context = Context(Bridge(jobs), jobs, Remember(self.program.places.settings), self.program.clock)
        self.window = Window(self.context)
        self.desktop = Answering(self.context.remember)
        self.flows = Flows(self.window, self.program, self.desktop)
        self.care = self.flows.backups.care
        self.care.awake = False  # woken by the tests that are about it
        qtbot.addWidget(self.window, before_close_func=_forget_last_copy)
        self.window.resize(1440, 900)

    def settle(self) -> None:
        """Wait until all work is done and answered."""
        self.qtbot.waitUntil(self._idle, timeout=60_000)
        self.qtbot.wait(1)
        self.qtbot.waitUntil(self._idle, timeout=60_000)

    def _idle(self) -> bool:
        return not self.context.jobs.busy and not self.care.jobs.busy

    def begin(self, folder: Path | None) -> None:
        """Start as the program starts."""
        self.window.show()
        self.flows.begin(folder)
        self.settle()

    def turn_to(self, name: str, what: object = None) -> Page:
        """Show a page and return it."""
        self.window.show_page(name, what)
        self.settle()
        assert self.window.page is not None
        return self.window.page

    def menu(self, name: str) -> None:
        """Choose an entry of the menus, as its key does."""
        self.window.menus.action(name).trigger()
        self.settle()

    def close(self) -> None:
        """Leave as the person leaves."""
        self.window.close()
        self.program.close()


def _forget_last_copy(window: Window) -> None:
    """Let a test end without the copy that leaving makes: the window is closed and gone at once then."""
    window.leaving = lambda _go: False


@pytest.fixture
def whole(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    """Give a program that is not begun yet."""
    made = Whole(qtbot, tmp_path / "plats")
    yield made
    made.close()


@pytest.fixture
def running(whole: Whole, register: Path) -> Whole:
    """Give a program with an empty register open, at the list of agreements."""
    whole.begin(register)
    whole.turn_to("avtal")
    return whole


@pytest.fixture
def uuid(register: Path) -> str:
    """Put agreements in the register and give the UUID of the one that two of five have adopted."""
    return fill(register)


@pytest.fixture
def agreement_page(whole: Whole, register: Path, uuid: str) -> AgreementPage:
    """Give that agreement's own page."""
    whole.begin(register)
    whole.window.show_page("agreement", uuid)
    whole.settle()
    found = whole.window.page
    assert isinstance(found, AgreementPage)
    return found


@pytest.fixture(scope="module")
def shared(qapp: object, empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """Give one window over the same agreements for the tests that only look."""
    made = Shared(tmp_path_factory.mktemp("shared"), empty_register)
    yield made
    made.close()


@pytest.fixture
def find() -> Callable[[QWidget, type[QWidget], str], QWidget]:
    """Give a way to find a control by the name a screen reader says."""

    def by_name(where: QWidget, kind: type[QWidget], name: str) -> QWidget:
        found = [one for one in where.findChildren(kind) if name in (one.accessibleName(), getattr(one, "text", str)())]
        assert found, f"no {kind.__name__} called {name}"
        return found[0]

    return by_name
