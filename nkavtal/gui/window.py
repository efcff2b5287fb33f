"""The frame: navigation, menus, status. It knows pages only by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import time_text
from nkavtal.gui import theme, window_acts
from nkavtal.gui.context import Context
from nkavtal.gui.menus import Menus
from nkavtal.gui.page_list import PAGES, PageEntry
from nkavtal.gui.page_stack import PageStack
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.page import Page
from nkavtal.gui.rail import Stop
from nkavtal.gui.side_panel import SidePanel
from nkavtal.gui.status_bar import StatusBar
from nkavtal.gui.top_bar import TopBar

if TYPE_CHECKING:
    from nkavtal.gui.parts.note import Note

_RAIL_OPEN_FROM = 1400  # logical pixels at 100 % text
_USUAL, _FRAME = QSize(1440, 900), QSize(16, 40)
_SEARCHED = "avtal"  # the page that Ctrl+K goes to


class Window(QMainWindow):
    """Menus, rail, pages and status bar; boxes are brought in when one is to be shown, after the frame is painted."""

    painted = Signal()
    """The frame is seen for the first time, and the window's thread is free again."""
    undo_asked = Signal()
    redo_asked = Signal()
    filled = Signal()
    """A page shows what it was asked for."""
    left = Signal()
    """The window has been closed for good."""
    palette_opened = Signal(object)
    """The palette is about to be shown."""
    wanted = Signal(str, object)
    """Something a page wants done that is not its own, by name, and what it is about."""

    def __init__(self, context: Context, pages: Sequence[PageEntry] = PAGES, *, pages_allowed: bool = True) -> None:
        super().__init__()
        self.context = context
        self.stack = PageStack(context, pages)
        self._railed = [page for page in pages if page.railed]
        self._rail_forced: bool | None = None
        self._first_time = False
        self._seen = False
        self._gone = False
        self.program_acts: Callable[[], Sequence[Action]] = tuple
        self.leaving: Callable[[Callable[[], object]], bool] = lambda _go: False
        """Asked before the window closes; True when what it is given is called once it may."""
        self.undo_words = self.redo_words = ""
        self.setWindowTitle("nkavtal")
        self.setMinimumSize(1024, 640)
        self._build()
        self._listen()
        self._restore()
        self.allow_pages(pages_allowed)

    def _build(self) -> None:
        self.top = TopBar()
        stops = {p: Stop(p.name, _(p.title), p.icon, f"Alt+{i}") for i, p in enumerate(self._railed, 1)}
        self.side = SidePanel(
            [stop for page, stop in stops.items() if not page.foot],
            [stop for page, stop in stops.items() if page.foot],
        )
        self.rail = self.side.rail
        self.status = StatusBar()
        self._banner_place = column(gap=0)
        self._banners: dict[str, Note] = {}
        self.menus = Menus(self.top.menu_bar)
        middle = row(self.side, (self.stack, 1), gap=0)
        whole = QWidget()
        whole.setLayout(column(self.top, self._banner_place, (middle, 1), self.status, gap=0))
        self.setCentralWidget(whole)
        self.rail.setFocus()

    def _listen(self) -> None:
        self.stack.made.connect(self._listen_to)
        self.side.chosen.connect(self.show_page)
        self.top.palette_asked.connect(self.open_palette)
        self.status.undo_asked.connect(self.undo)
        self.status.cancel_asked.connect(self.context.jobs.cancel_shown)
        self.context.jobs.running.connect(self.status.show_work)
        self.context.jobs.idle.connect(self.status.work_ended)
        self.context.bridge.changed.connect(self._changed)
        self.context.bridge.failed.connect(self.show_error)

    # --- pages

    def show_page(self, name: str, what: Any = None, *, remembered: bool = True) -> bool:
        """Show a page, and what it is to show; refused (False) when typed text would be lost."""
        current = self.page
        if current is not None and name != self.stack.name and not self.may_leave():
            self.side.show_page(self.stack.stop)
            return False
        page = self.stack.turn_to(name, remembered=remembered)
        self.side.show_page(self.stack.stop)
        page.shown(what)
        if not self.side.holds_focus():
            self.focus_page()
        self._tell_shown(page.status_text())
        self.show_actions()
        if not page.fills_later:
            page.filled.emit()
        return True

    def may_leave(self) -> bool:
        """Ask, if typed text on the page would be lost, whether it may be."""
        if self.page is None or not self.page.keeps():
            return True
        from nkavtal.gui.parts.dialog import asked_to_drop

        return asked_to_drop(self)

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.stack.page

    def _listen_to(self, page: Page) -> None:
        page.status.connect(lambda text, page=page: self._tell_shown(text) if page is self.page else None)
        page.said.connect(self.say)
        page.actions_changed.connect(lambda page=page: self.show_actions() if page is self.page else None)
        page.go.connect(self.show_page)
        page.wanted.connect(self.wanted.emit)
        page.filled.connect(self.filled)

    def _tell_shown(self, status: str) -> None:
        self.status.show_text(status)
        self.setWindowTitle(_("{page} – nkavtal").format(page=self.stack.title))

    def forget_pages(self) -> None:
        """Drop all pages, as when another register is opened."""
        self.stack.forget()

    def go_to(self, text: str) -> None:
        """Go to the agreements and search for text."""
        if _SEARCHED in self.stack and self.show_page(_SEARCHED) and self.page is not None:
            self.page.focus_search(text)

    def step_history(self, by: int) -> None:
        """Go back or forward among the pages that were shown."""
        name = self.stack.beside(by)
        if name and self.show_page(name, remembered=False):
            self.stack.step(by)

    def allow_pages(self, allowed: bool) -> None:
        """Let the pages of the rail be gone to, or not: they have nothing to show while no register is open."""
        self._pages_allowed = allowed
        self.side.setEnabled(allowed)
        self.top.field.setEnabled(allowed)
        self.show_actions()

    # --- telling

    def show_actions(self) -> None:
        """Build the menus from the frame's acts and the page's."""
        self.menus.show(self.actions_now())

    def actions_now(self) -> list[Action]:
        """Return all that can be done now, in menu order."""
        look = theme.current()
        return [
            *self.program_acts(),
            *(self.page.acts() if self.page is not None else ()),
            *window_acts.editing(self),
            *window_acts.viewing(
                self, self._railed, look.text_size, look.choice, self.rail.collapsed, self._pages_allowed
            ),
            *window_acts.last(self),
        ]

    def say(self, words: str, undoable: bool = True) -> None:
        """Say what was just done."""
        self.status.show_act(words, undoable)

    def show_undo(self, undo_words: str, redo_words: str = "") -> None:
        """Name what Ångra and Gör om would do; '' when nothing."""
        self.undo_words, self.redo_words = undo_words, redo_words
        self.show_actions()

    def show_banner(self, banner: Note | None, place: str = "register") -> None:
        """Show a banner under the top bar, or none; each place has one, and they stand in the order they came."""
        old = self._banners.pop(place, None)
        if old is not None:
            self._banner_place.removeWidget(old)
            old.hide()
            old.deleteLater()
        if banner is not None:
            self._banners[place] = banner
            self._banner_place.addWidget(banner)

    def show_error(self, error: UserError, title: str = "") -> None:
        """Show trouble that belongs to no form."""
        from nkavtal.gui.dialogs import error_box

        error_box.for_user_error(error, self.context.clock, self, title=title).open()

    def show_way_out(self, error: UserError, title: str, words: str, go: Callable[[], object]) -> None:
        """Show trouble that does not have to stop what was begun: `words` goes on all the same."""
        from nkavtal.gui.dialogs import error_box

        box = error_box.for_user_error(error, self.context.clock, self, title=title)
        box.add_way(words, box.accept)
        box.accepted.connect(go)
        box.open()

    def undo(self) -> None:
        """Ask for the last act to be undone."""
        self.status.show_act("")
        self.undo_asked.emit()

    def redo(self) -> None:
        """Ask for the undone act to be done again."""
        self.status.show_act("")
        self.redo_asked.emit()

    def _changed(self, touched: object) -> None:
        if getattr(touched, "act", "unknown"):  # nobody acted here when others have written
            now = self.context.clock.now().astimezone()
            self.status.show_saved(_("Sparat {time}").format(time=time_text(now)))
        self.stack.refresh(touched)

    # --- focus

    def open_palette(self, typed: str = "") -> None:
        """Open what Ctrl+K opens; whoever hears of it can list more there than the window knows."""
        from nkavtal.gui import palette_entries
        from nkavtal.gui.dialogs.palette import Palette

        entries = [*palette_entries.commands(self.actions_now()), *palette_entries.help_entries(self.show_help)]
        self.palette_box = Palette(entries, self, typed)
        self.palette_opened.emit(self.palette_box)
        self.palette_box.open_over(self)

    def focus_search(self) -> None:
        """Go to the page's search box."""
        if self.page is not None:
            self.page.focus_search()

    def focus_page(self) -> None:
        """Go to the page's first pane."""
        if self.page is not None:
            self.page.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def step_pane(self, by: int) -> None:
        """Give focus to the next pane: top bar, rail, the page's own."""
        panes = [self.top.field, *self.side.panes(), *(self.page.panes() if self.page is not None else ())]
        here = QApplication.focusWidget()
        inside = [i for i, pane in enumerate(panes) if here is pane or (here and pane.isAncestorOf(here))]
        at = inside[-1] if inside else -1
        panes[(at + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- look and size

    def toggle_rail(self) -> None:
        """Collapse or open the rail until the window passes the width where it does so itself."""
        self._rail_forced = not self.rail.collapsed
        if not self._narrow():
            self.context.remember.change(rail_collapsed=self._rail_forced)
        self._fit()
        self.show_actions()

    def change_text_size(self, size: int) -> None:
        """Take and remember a text size in percent."""
        theme.current().use(theme.current().choice, size)
        self.context.remember.change(text_size=theme.current().text_size)
        self._fit()
        self.show_actions()

    def change_theme(self, choice: str) -> None:
        """Take and remember a theme."""
        theme.current().use(choice, theme.current().text_size)
        self.context.remember.change(theme=choice)
        self.show_actions()

    def _narrow(self) -> bool:
        return self.width() < _RAIL_OPEN_FROM * theme.current().text_size // 100

    def _fit(self) -> None:
        kept = self.context.remember.settings.rail_collapsed
        self.side.collapse((self._narrow() or kept) if self._rail_forced is None else self._rail_forced)
        self.top.resize_for(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse the rail when there is little room."""
        super().resizeEvent(event)
        was_narrow = event.oldSize().width() < _RAIL_OPEN_FROM * theme.current().text_size // 100
        if was_narrow != self._narrow():
            self._rail_forced = None
        self._fit()

    def _restore(self) -> None:
        kept = self.context.remember.state("window")
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(_USUAL)
            self._first_time = True

    def come_up(self) -> None:
        """Show the window as it was last; the first time it fills a screen that is too small for its usual size."""
        room = self.screen().availableGeometry().size()
        fits = room.width() > _USUAL.width() and room.height() > _USUAL.height()
        if self._first_time and not fits:
            self.resize(_USUAL.boundedTo(room - _FRAME))
            self.showMaximized()
        else:
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the first painting end, then tell."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember sizes, let work come to its end, and leave; ask first if typed text would be lost."""
        if not self.may_leave():
            event.ignore()
            return
        if not self._gone and self.leaving(self._go):
            event.ignore()
            return
        self.stack.leave()
        self.context.remember.keep_state("window", self.saveGeometry())
        self.context.remember.write()
        self.context.jobs.stop()
        self.left.emit()
        event.accept()

    def _go(self) -> None:
        self._gone = True
        self.close()

    def come_forward(self) -> None:
        """Come up in front of other programs, as when somebody starts the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_help(self, topic: str = "") -> None:
        """Show the help of a topic, of the page that is shown with ''."""
        from nkavtal.gui.dialogs.help_box import HelpBox
        from nkavtal.gui.help_topics import OF_PAGE

        here = self.page.help_topic if self.page is not None else ""
        self.help = HelpBox(topic or here or OF_PAGE.get(self.stack.name, ""), self)
        self.help.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.help.show()  # it stops nobody: one reads and does at the same time

    def show_keys(self) -> None:
        """Tell which keys work here."""
        from nkavtal.gui.dialogs import text_box

        text_box.keys(self.actions_now(), self).open()

    def show_news(self) -> None:
        """Tell what is new."""
        from nkavtal.gui.dialogs import text_box

        text_box.news(self).open()

    def show_about(self) -> None:
        """Tell about the program."""
        from nkavtal.gui.dialogs import text_box

        text_box.about(self).open()
