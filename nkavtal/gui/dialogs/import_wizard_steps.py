"""The steps of the import wizard as widgets: the file, the questions, and what will be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QLayout,
    QProgressBar,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.gui.dialogs import import_wizard_rows as rows
from nkavtal.gui.dialogs.import_mapping import SaveMapping
from nkavtal.gui.dialogs.import_text_form import TextFormBox
from nkavtal.gui.dialogs.import_ticks import TickedRows
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.drop import DropGround
from nkavtal.gui.parts.label import Label, Picture
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.gui.parts.tabs import Tabs
from nkavtal.usecases.import_plan import Plan, Question

_ANY_HEIGHT = 16_777_215  # what Qt takes for no limit
_RADIOS = 6  # more choices than this become a list


class FileStep(DropGround):
    """Chooses the file, and tells what its sheets were taken for."""

    choose_asked = Signal()
    form_changed = Signal(object)
    """How a text file is to be read, in place of the guess."""

    def __init__(self) -> None:
        super().__init__()
        self._name = Label(_("Ingen fil vald"), "strong", wrap=True)
        self._told = Label(
            _(
                "Välj ett kalkylark, en textfil (.csv) eller ett exporterat register (.json), eller dra hit filen. Inget sparas förrän i sista steget."
            ),
            ink="tx2",
            wrap=True,
        )
        self.choose = Button(_("&Välj en annan fil…"), self.choose_asked.emit, icon="folder_open")
        self.choose.hide()
        head = row(Picture("table_simple", "tx2", 20), (column(self._name, self._told, gap=2), 1), self.choose, gap=12)
        self._table = RowTable(rows.sheet_columns(), _("Blad i filen"))
        self._table.hide()
        self.text_form = TextFormBox()
        self.text_form.changed.connect(self.form_changed)
        self.known = Note("info")
        self.known.hide()
        self.setLayout(column(head, self.known, (self._table, 4), self.text_form, None, gap=12))

    def show_file(self, file: Path) -> None:
        """Say which file was chosen."""
        self._name.setText(file.name)
        self._told.setText(str(file.parent))
        self._table.hide()
        self.text_form.hide()
        self.known.hide()
        self.choose.show()

    def show_known(self, name: str, use: Callable[[], object] | None, used: bool = False) -> None:
        """Say that the file's headings are those of a saved mapping.

        `use` reads the file by it; None when the file is read so already (`used`), or the mapping chose nothing.
        """
        self.known.clear_offers()
        self.known.setVisible(bool(name))
        title = _("Rubrikerna känns igen från ”{name}”").format(name=name)
        if use is None:
            self.known.tone("ok")
            chosen = _("Kolumner och svar är valda som förra gången. Allt går att ändra.")
            self.known.say(title, chosen if used else _("Den lästes förra gången utan egna val."))
        else:
            self.known.tone("info")
            self.known.say(title, _("Kolumnerna och svaren kan väljas som förra gången."))
            self.known.offer(_("Använd den tolkningen"), use)

    def show_plan(self, plan: Plan) -> None:
        """Show the sheets."""
        self._table.set_rows(rows.sheet_rows(plan), key=lambda one: one.name)
        self._table.show()
        self.text_form.show_plan(plan)
        self._table.setMaximumHeight(_high(self._table, len(plan.sheets)) if plan.form else _ANY_HEIGHT)


class QuestionStep(QWidget):
    """One card for each unclear value, with the safe answer chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[str, QButtonGroup | QComboBox] = {}
        self._codes: dict[str, tuple[str, ...]] = {}
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        inner = QWidget()
        inner.setProperty("ground", "surf")
        inner.setLayout(column(self._cards, None, margins=(0, 0, 12, 0)))
        self._head = Label("", ink="tx2", wrap=True)
        self.setLayout(column(self._head, (Scroll(inner), 1), gap=12))

    def show_plan(self, plan: Plan) -> None:
        """Show the questions; those answered before keep their answer."""
        self._chosen.clear()
        self._codes.clear()
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        n = len(plan.questions)
        head = ngettext("En uppgift i filen är oklar.", "{n} uppgifter i filen är oklara.", n).format(n=n)
        self._head.setText(
            _("{head} Det försiktiga svaret är förvalt: det går att gå vidare direkt.").format(head=head)
        )
        for question in plan.questions:
            self._cards.addWidget(self._card(question))

    def _card(self, question: Question) -> QWidget:
        if len(question.choices) > _RADIOS:
            answers, self._chosen[question.id] = self._list(question)
        else:
            answers, self._chosen[question.id] = self._radios(question)
        self._codes[question.id] = question.choices
        words = Label(question.words(), "strong", wrap=True)
        place = Label(rows.where(question), "small", "tx3", wrap=True)
        return frame(column(words, place, 2, answers, gap=4, margins=(16, 12, 16, 12)), look="card")

    def _radios(self, question: Question) -> tuple[QLayout, QButtonGroup]:
        group = QButtonGroup(self)
        answers = column(gap=2)
        for i, code in enumerate(question.choices):
            button = QRadioButton(question.choice_words(code).replace("&", "&&"))
            button.setAccessibleDescription(question.words())
            button.setChecked(code == question.answer)
            group.addButton(button, i)
            answers.addWidget(button)
        return answers, group

    def _list(self, question: Question) -> tuple[QLayout, QComboBox]:
        box = QComboBox()
        box.setAccessibleName(question.words())
        for code in question.choices:
            box.addItem(question.choice_words(code), code)
        box.setCurrentIndex(question.choices.index(question.answer))
        return row(box, None), box

    def answers(self) -> dict[str, str]:
        """Return the answers by question."""
        return {id_: self._codes[id_][_place(chosen)] for id_, chosen in self._chosen.items()}

    def focus_first(self) -> None:
        """Go to the first answer."""
        for chosen in list(self._chosen.values())[:1]:
            widget = chosen if isinstance(chosen, QComboBox) else chosen.checkedButton()
            widget.setFocus(Qt.FocusReason.TabFocusReason)


def _high(table: RowTable, rows: int) -> int:
    """Return how high a table is that shows so many rows and the bar to scroll sideways."""
    head, bar = table.horizontalHeader().sizeHint().height(), table.horizontalScrollBar().sizeHint().height()
    return head + rows * table.verticalHeader().defaultSectionSize() + bar + 4


def _place(chosen: QButtonGroup | QComboBox) -> int:
    return chosen.currentIndex() if isinstance(chosen, QComboBox) else chosen.checkedId()


class ReviewStep(QWidget):
    """What will be written and what could not be read."""

    report_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._note = Note("info")
        self.save = SaveMapping()
        self._things = RowTable(rows.thing_columns(), _("Det som läses in"), two_lines=True)
        self.ticks = TickedRows()
        self._read_in = QStackedWidget()
        for widget in (self._things, self.ticks):
            self._read_in.addWidget(widget)
        self._unread = RowTable(rows.unread_columns(), _("Det som inte går att läsa"))
        self._tabs = Tabs(_("Granska"), margin=0)
        self._tabs.add("things", _("Läses in"), self._read_in)
        self._tabs.add("unread", _("Går inte att läsa"), self._unread)
        self.setLayout(column(self._note, (self._tabs, 1), self.save, gap=8))

    def show_plan(self, plan: Plan) -> None:
        """Show the plan."""
        things, unread = rows.thing_rows(plan), rows.unread_rows(plan)
        self._things.set_rows(things, key=lambda one: one.key)
        self.ticks.show_plan(plan)
        self._read_in.setCurrentWidget(self.ticks if plan.rows else self._things)
        self._unread.set_rows(unread, key=lambda one: one.place)
        self._tabs.set_title("things", _("Läses in ({n})").format(n=len(plan.rows) or len(things)))
        self._tabs.set_title("unread", _("Går inte att läsa ({n})").format(n=len(unread)))
        self.save.setVisible(bool(plan.seen_columns))
        self._things.setColumnHidden(3, not any(one.changes for one in things))
        if plan.rows:
            self._note.tone("info")
            self._note.say(
                _("Markera de rader som ska läsas in"),
                _("En säkerhetskopia tas först. Allt läses in på en gång och kan ångras i ett steg."),
            )
        elif plan.is_empty:
            self._note.tone("ok")
            left = _("Det som gick att läsa finns redan i registret. Resten står under Går inte att läsa.")
            told = left if unread else _("Registret innehåller redan allt som står i filen.")
            self._note.say(_("Inget att ändra"), told)
        else:
            self._note.tone("info")
            self._note.say(
                _("Nytt i registret: {sums}").format(sums=rows.sums(plan)),
                _("En säkerhetskopia tas först. Allt läses in på en gång och kan ångras i ett steg."),
            )


class WorkStep(QWidget):
    """Says that work is under way and how far it has come."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "strong", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Så långt har arbetet kommit"))
        self.setLayout(column(None, self._words, self._bar, (QWidget(), 2), gap=12, margins=(80, 0, 80, 0)))

    def say(self, words: str, done: int = 0, total: int = 0) -> None:
        """Show words and share."""
        self._words.setText(words)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
