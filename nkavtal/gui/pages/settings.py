"""The settings: one's own, in sections; what is chosen holds at once."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from nkavtal.base.i18n import folded
from nkavtal.base.i18n import gettext as _
from nkavtal.base.preferences import Preferences
from nkavtal.catalogue.preferences import SETTINGS, TEXT_SIZES, Setting
from nkavtal.gui import theme
from nkavtal.gui.context import Context
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.dialog import Question
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.gui.parts.search_box import SearchBox

_LABEL, _INPUT, _PAGE = 220, 300, 760
_DEFAULTS = Preferences()


class SettingsPage(Page):
    """The page Inställningar; `wanted` tells 'setting' with a name and a value."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.inputs: dict[str, QWidget] = {}
        self._rows: list[tuple[Setting, QWidget]] = []
        self._cards: list[tuple[QWidget, list[QWidget]]] = []
        self.question: Question | None = None
        self.search = SearchBox(_("Sök bland inställningarna"), _("Sök bland inställningarna"))
        self.search.searched.connect(lambda _words: self._narrow())
        self.search.left.connect(lambda: self._first().setFocus())
        self.reset_button = Button(_("Återställ sidan…"), self.reset, icon="arrow_undo")
        self._none = Empty(_("Ingen inställning matchar."))
        self._none.offer(_("Rensa sökningen"), self.search.clear)
        self._none.hide()
        head = row(Label(_("Inställningar"), "title"), None, self.reset_button, margins=(24, 16, 24, 8))
        tools = row((self.search, 1), margins=(24, 0, 24, 10))
        cards = column(
            *(row((card, 100), None) for card in self._sections()), self._none, None, gap=16, margins=(24, 16, 24, 24)
        )
        inner = frame(row((cards, 1)), ground="win")
        self.setLayout(column(frame(column(head, tools, gap=0), ground="win"), line(), (Scroll(inner), 1), gap=0))
        theme.current().changed.connect(self._fit)
        self._fit()

    def _sections(self) -> list[QWidget]:
        made: list[QWidget] = []
        for section, settings in groupby(SETTINGS, key=lambda one: one.section):
            rows = [self._row(one) for one in settings]
            card = frame(column(Label(_(section), "card"), *rows, gap=12, margins=(20, 16, 20, 16)), look="card")
            self._cards.append((card, rows))
            made.append(card)
        return made

    def _row(self, one: Setting) -> QWidget:
        label = Label(_(one.label), wrap=True)
        found = self._input(one)
        found.setAccessibleName(_(one.label))
        found.setAccessibleDescription(_(one.help) if one.help else "")
        label.setBuddy(found)
        whole = QWidget()
        words = Label(_(one.help), "small", "tx3", wrap=True) if one.help else None
        side = column(found, *((words,) if words is not None else ()), gap=4)
        inner = row(gap=16)
        inner.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(side)
        inner.addStretch(1)
        whole.setLayout(inner)
        whole.setProperty("label", label)
        self.inputs[one.name] = found
        self._rows.append((one, whole))
        return whole

    def _input(self, one: Setting) -> QWidget:
        if one.way == "switch":
            box = QCheckBox()
            box.toggled.connect(partial(self._choose, one.name))
            return box
        if one.way in ("choice", "number"):
            combo = QComboBox()
            offered = one.choices or {str(n): _("{n} %").format(n=n) for n in TEXT_SIZES}
            for code, words in offered.items():
                combo.addItem(_(words), int(code) if one.way == "number" else code)
            combo.activated.connect(lambda _at: self._choose(one.name, combo.currentData()))
            return combo
        field = QLineEdit()
        field.editingFinished.connect(lambda: self._choose(one.name, field.text().strip()))
        return field

    # --- what the frame asks

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Inställningar")

    def shown(self, what: Any = None) -> None:
        """Come up with what is chosen."""
        self._fill()

    def refresh(self, touched: Any) -> None:
        """Show what is chosen now."""
        self._fill()

    def status_text(self) -> str:
        """Return what settings are."""
        return _("Det du väljer gäller direkt och bara för dig")

    def focus_search(self, text: str | None = None) -> None:
        """Go to the search box."""
        if text is not None:
            self.search.set_text(text)
        self.search.focus()

    def panes(self) -> list[QWidget]:
        """Return the search box and the first setting."""
        return [self.search, self._first()]

    def acts(self) -> list[Action]:
        """Return going back to what was there from the beginning."""
        return [Action("reset-settings", _("Återställ sidan…"), _("Inställningar"), self.reset, icon="arrow_undo")]

    # --- choosing

    def _choose(self, name: str, value: Any) -> None:
        if value != getattr(self.context.remember.settings, name):
            self.wanted.emit("setting", (name, value))
            self.said.emit(_("Inställningen är sparad"), False)

    def reset(self) -> None:
        """Ask, then take back what the program had from the beginning; the register is not touched."""
        text = _("Alla inställningar på sidan blir som de var från början. Registret ändras inte.")
        box = self.question = Question(
            _("Återställ inställningarna"), text, _("Återställ inställningarna"), self.window()
        )
        box.accepted.connect(self._reset)
        box.open()

    def _reset(self) -> None:
        for one in SETTINGS:
            self._choose(one.name, getattr(_DEFAULTS, one.name))
        self._fill()

    def _fill(self) -> None:
        settings = self.context.remember.settings
        for name in (one.name for one in fields(settings)):
            found = self.inputs.get(name)
            value = getattr(settings, name)
            if found is not None:
                blocked = found.blockSignals(True)
                if isinstance(found, QComboBox):
                    found.setCurrentIndex(max(0, found.findData(value)))
                elif isinstance(found, QCheckBox):
                    found.setChecked(bool(value))
                elif isinstance(found, QLineEdit) and not found.hasFocus():
                    found.setText(str(value))
                found.blockSignals(blocked)

    def _narrow(self) -> None:
        words = folded(self.search.text.strip())
        for one, whole in self._rows:
            told = folded(" ".join(_(text) for text in (one.label, one.help, one.section) if text))
            whole.setVisible(all(word in told for word in words.split()))
        for card, rows in self._cards:
            card.setVisible(any(not whole.isHidden() for whole in rows))
        self._none.setVisible(all(card.isHidden() for card, _rows in self._cards))

    def _first(self) -> QWidget:
        return next((self.inputs[one.name] for one, whole in self._rows if not whole.isHidden()), self.search)

    def _fit(self) -> None:
        look = theme.current()
        for one, whole in self._rows:
            whole.property("label").setFixedWidth(look.wide(_LABEL))
            if not isinstance(self.inputs[one.name], QCheckBox):
                self.inputs[one.name].setFixedWidth(look.wide(_INPUT))
        for card, _rows in self._cards:
            card.setMaximumWidth(look.wide(_PAGE))
