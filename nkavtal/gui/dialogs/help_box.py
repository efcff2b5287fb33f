"""The help in a window of its own: topics to the left, the text to the right, and a box to find by."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QTextBrowser, QWidget

from nkavtal.base.i18n import folded
from nkavtal.base.i18n import gettext as _
from nkavtal.gui import theme
from nkavtal.gui.help_topics import topics
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.dialog import LARGE, Dialog
from nkavtal.gui.parts.label import Label


class HelpBox(Dialog):
    """Shows a topic; typing narrows the topics to those that speak of it."""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Hjälp"), _("Stäng"), parent, width=LARGE)
        self.cancel.hide()
        self.setModal(False)  # one reads and does at the same time
        self._shown = list(topics())
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Sök i hjälpen"))
        self.search.setAccessibleName(_("Sök i hjälpen"))
        self.search.setClearButtonEnabled(True)
        self._model = QStringListModel([one.title for one in self._shown], self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(_("Ämnen"))
        self.list.setFixedWidth(theme.current().wide(220))
        self.reader = QTextBrowser()
        self.reader.setAccessibleName(_("Hjälptext"))
        self.reader.setOpenExternalLinks(False)
        self.reader.setMinimumHeight(theme.current().lines(420, 18, 20))
        self._none = Label(_("Inget ämne handlar om det."), ink="tx3", wrap=True)
        self._none.hide()
        left = column(self.search, self._none, (self.list, 1), gap=8)
        self.body.addLayout(row(left, (self.reader, 1), gap=16))
        self.search.textChanged.connect(self._narrow)
        self.list.selectionModel().currentChanged.connect(lambda index, _before: self._show(index.row()))
        self.asked.connect(self.accept)
        self.show_topic(topic)

    def show_topic(self, name: str) -> None:
        """Show a topic by name; the first one when it is not known."""
        names = [one.name for one in self._shown]
        self._go(names.index(name) if name in names else 0)

    def _narrow(self, words: str) -> None:
        wanted = folded(words.strip())
        self._shown = [one for one in topics() if wanted in folded(one.text)]
        self._model.setStringList([one.title for one in self._shown])
        self._none.setVisible(not self._shown)
        self._go(0)

    def _go(self, place: int) -> None:
        index = self._model.index(place, 0)
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._show(place)

    def _show(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.reader.setMarkdown(self._shown[place].text)
            self.reader.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
