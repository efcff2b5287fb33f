"""One agreement: its facts, its parties with what they have decided, and its history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import day_text, ngettext
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import ActLine, AgreementCard
from nkavtal.catalogue.term_rows import TermCard, TermPicture
from nkavtal.catalogue.term_standing import next_day
from nkavtal.gui.context import Context
from nkavtal.gui.help_topics import OF_TAB
from nkavtal.gui.menus import VIEW
from nkavtal.gui.pages import agreement_party_rows
from nkavtal.gui.pages import agreement_words as words
from nkavtal.gui.pages.agreement_acts import AgreementActs
from nkavtal.gui.pages.agreement_day import why_not
from nkavtal.gui.pages.agreement_details import DetailsTab
from nkavtal.gui.pages.agreement_documents import DocumentsTab
from nkavtal.gui.pages.agreement_history import HistoryTab
from nkavtal.gui.pages.agreement_menu import MENU, Menu, documents, pop_up
from nkavtal.gui.pages.agreement_parties import PartiesTab
from nkavtal.gui.pages.agreement_party_rows import PartyRow
from nkavtal.gui.pages.agreement_safe_days import SafeDaysFlow
from nkavtal.gui.pages.agreement_tab import AgreementTab
from nkavtal.gui.pages.agreement_term import TermTab
from nkavtal.gui.pages.agreement_term_acts import TermActs
from nkavtal.gui.pages.agreement_term_picture import between_all
from nkavtal.gui.pages.attachment_acts import belonging_of
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button, IconButton
from nkavtal.gui.parts.chips import Chip
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.page import Listing, Page
from nkavtal.gui.parts.scroll import Scroll
from nkavtal.gui.parts.tabs import Tabs
from nkavtal.usecases import agreement, history, per_day, term, term_picture
from nkavtal.usecases.touched import Subject, Touched

Whole = tuple[AgreementCard, list[PartyRow], tuple[ActLine, ...], TermCard, tuple[TermPicture, ...]]


class AgreementPage(Page):
    """The page of one agreement; `shown` gets its UUID."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._uuid = ""
        self._as_of: date | None = None
        self._party = ""  # the one to be marked when the agreement has come
        self._card: AgreementCard | None = None
        self.acts_on = AgreementActs(self)
        self._build()

    def _build(self) -> None:
        self.back = Button(_("Avtal"), lambda: self.go.emit("avtal", None), kind="link")
        self.back.setAccessibleName(_("Tillbaka till listan över avtal"))
        self._number = Label("", ink="tx2", selectable=True)
        self._title = Label("", "title", wrap=True, selectable=True)
        self._chip = Chip("")
        self._example = Chip(_("EXEMPEL"), "off")
        self.decide_button = Button(_("Registrera beslut…"), self._decide, icon="gavel", kind="primary")
        self.print_button = Button(_("Skriv ut avtalsakt…"), partial(self._want, "dossier"), icon="print")
        self.more = IconButton("more_horizontal", _("Fler åtgärder"), self._show_more)
        crumb = row(self.back, Label("›", ink="tx3"), self._number, 6, self._chip, self._example, None, gap=6)
        names = column(crumb, self._title, gap=4)
        self.note = Note("info", icon="calendar_ltr")
        self.note.offer(_("Till i dag"), self.to_today)
        self.note.hide()
        head = row((names, 1), self.print_button, self.decide_button, self.more, gap=8, margins=(24, 12, 24, 8))
        self.details = DetailsTab(self, self._edit, lambda: self.tabs.turn_to("term"))
        self.parties = PartiesTab(self)
        self.parties.decide_asked.connect(self._decide)
        self.parties.sign_asked.connect(self._sign)
        self.parties.add_asked.connect(self._add_parties)
        self.parties.list_asked.connect(self._want)
        self.parties.files_dropped.connect(self._take_files)
        self.parties.mail_dropped.connect(self._tell_mail)
        self.term_acts = TermActs(self)
        self.term = TermTab(self, self.term_acts)
        self.safe_days = SafeDaysFlow(self)
        self.term.safe_days_asked.connect(self._safe_days)
        self.documents = DocumentsTab(self)
        self.documents.acts_changed.connect(self.actions_changed.emit)
        self.history = HistoryTab()
        self.tabs = Tabs(_("Avtalets flikar"))
        self.tabs.add("details", _("Uppgifter"), self.details)
        self.tabs.add("parties", _("Parter och beslut"), self.parties, _("Parter"))
        self.tabs.add("term", _("Löptid och uppsägning"), self.term, _("Löptid"))
        self.tabs.add("documents", _("Dokument"), self.documents)
        self.tabs.add("history", _("Historik"), self.history)
        self.tabs.turn_to("parties")
        self.tabs.turned.connect(lambda _name: self.actions_changed.emit())
        above = column(head, column(self.note, margins=(24, 0, 24, 8)), gap=0)
        whole = frame(column(frame(above, ground="win"), (self.tabs, 1), gap=0))
        self.setLayout(column((Scroll(whole), 1), gap=0))

    # --- what the frame asks

    @property
    def title(self) -> str:
        """The agreement's number and title."""
        return f"{self._card.number} {self._card.title}" if self._card is not None else _("Avtal")

    @property
    def changeable(self) -> bool:
        """Whether it can be changed: not while another day is looked at."""
        return super().changeable and self._as_of is None

    @property
    def opens_rows(self) -> bool:
        """Whether forms may be opened: they are about today."""
        return self._as_of is None

    @property
    def why_not_changeable(self) -> str:
        """Why not, in words."""
        return super().why_not_changeable if self._as_of is None else why_not()

    @property
    def help_topic(self) -> str:
        """The topic of the tab that is up."""
        return OF_TAB[self.tabs.current]

    def shown(self, what: Any = None) -> None:
        """Come up with an agreement's UUID, perhaps with one of its parties (organisation) or at a tab, or as it was left."""
        if what is not None:
            self._as_of = what.as_of if isinstance(what, AgreementTab) else None
        if isinstance(what, AgreementTab):
            self.tabs.turn_to(what.tab or self.tabs.current)
            what, self._party = what.agreement, what.party
        elif isinstance(what, tuple):
            what, self._party = what
            self.tabs.turn_to("parties")
        if isinstance(what, str):
            if what != self._uuid:
                self._card = None
            self._uuid = what
        self._ask()

    def refresh(self, touched: Any) -> None:
        """Ask again when the agreement may have changed."""
        others = isinstance(touched, Touched) and touched.subject is Subject.AGREEMENT and touched.things
        if self._uuid and not (others and self._uuid not in touched.things):
            self._ask()

    def status_text(self) -> str:
        """Return how far the parties have come."""
        if self._card is None:
            return ""
        bar = words.card_adoption(self._card)
        left = len(words.not_adopted(self._card))
        return "  ·  ".join(
            [
                ngettext("{n} part", "{n} parter", bar.total).format(n=bar.total),
                _("{n} antagit").format(n=bar.adopted),
                _("{n} undertecknat").format(n=bar.signed),
                ngettext("{n} återstår", "{n} återstår", left).format(n=left),
            ]
        )

    def listing(self) -> Listing | None:
        """Return the parties, or the history, when that tab is up."""
        tables = {"parties": self.parties.table, "history": self.history.table}
        table = tables.get(self.tabs.current)
        if self._card is None or table is None or not table.rows.keys:
            return None
        told = {"parties": _("Parter och beslut"), "history": _("Historik")}[self.tabs.current]
        return Listing(table, _("{what}: {agreement}").format(what=told, agreement=self.title))

    def panes(self) -> list[QWidget]:
        """Return the way back and what stands in the tab."""
        inside = {
            "details": self.details.edit_button,
            "parties": self.parties.table,
            "term": self.term.first,
            "documents": self.documents.first,
            "history": self.history.table,
        }
        return [inside[self.tabs.current], self.back]

    def focus_search(self, text: str | None = None) -> None:
        """Go to the list and search there."""
        self.go.emit("avtal", None)

    def acts(self) -> list[Action]:
        """Return what can be done with the agreement."""
        on_parties, on_documents = self.tabs.current == "parties", self.tabs.current == "documents"
        other = self._as_of is not None
        menu = Menu(self._card is not None and not other, why_not() if other else _("Hämtar…"), self.changeable)
        tabs = [
            ("details", _("Uppgifter"), "Ctrl+1"),
            ("parties", _("Parter och beslut"), "Ctrl+2"),
            ("term", _("Löptid och uppsägning"), "Ctrl+3"),
            ("documents", _("Dokument"), "Ctrl+4"),
            ("history", _("Historik"), "Ctrl+5"),
        ]
        return [
            menu.changing("edit", _("Ändra uppgifter…"), self._edit, "" if on_parties or on_documents else "F2", "edit"),
            menu.changing("edit-party", _("Ändra part…"), self._edit_party, "F2" if on_parties else ""),
            menu.changing("decide", _("Registrera beslut…"), self._decide, "Ctrl+Shift+B", "gavel", True),
            menu.changing("sign", _("Registrera underskrift…"), self._sign, "Ctrl+Shift+U", "signature"),
            menu.changing("send-round", _("Sänd till beslut…"), self.parties.send_round, "Ctrl+Shift+S", "send"),
            menu.changing("contact", _("Anteckna kontakt…"), self._contact, "Ctrl+Shift+K", "note"),
            menu.changing("add-parties", _("Lägg till parter…"), self._add_parties, "", "building_government"),
            menu.changing("attach", _("Lägg till dokument…"), self._attach, "Ctrl+Shift+L", "attach"),
            *(self.documents.acts(MENU) if on_documents else ()),
            *self.term_acts.actions(menu),
            menu.reading("safe-days", _("Sista säkra dag…"), self._safe_days, "", "calendar_ltr"),
            *documents(menu, self._want, self._document),
            menu.changing("copy", _("Kopiera som nytt avtal"), self._copy, "Ctrl+D", "copy", True),
            menu.changing("remove", _("Ta bort avtalet…"), self._remove, "", "delete"),
            *(
                Action(f"tab-{name}", text, VIEW, partial(self.tabs.turn_to, name), key, separated=name == "details")
                for name, text, key in tabs
            ),
            Action("as-of-today", _("Till i dag"), VIEW, self.to_today, "", "", other, _("Sidan visar redan läget i dag")),
            Action("tab-next", _("Nästa flik"), VIEW, lambda: self.tabs.step(1), "Ctrl+Tab"),
            Action("tab-previous", _("Föregående flik"), VIEW, lambda: self.tabs.step(-1), "Ctrl+Shift+Tab"),
        ]  # fmt: skip

    def _safe_days(self) -> None:
        self.safe_days.ask(self._uuid)

    # --- showing

    def _ask(self) -> None:
        uuid, other = self._uuid, self._as_of
        day = other or self._today

        def whole(store: Any) -> Whole:
            if other is None:
                card, days = agreement.show(store, uuid, day), term.show(store, uuid, day)
            else:
                card, days = per_day.card(store, uuid, day), per_day.term_card(store, uuid, day)
            drawn = term_picture.by_party(store, *between_all(days), day, [uuid], known_by=other)
            rows = agreement_party_rows.rows(card)
            return card, rows, history.lines(store, uuid), days, next(iter(drawn), ())

        if uuid:
            self.context.bridge.ask(whole, self._show, self._gone, key="agreement-page")

    def _show(self, answer: Whole) -> None:
        card, rows, acts, days, pictures = answer
        self._card = card
        self._show_day()
        self._number.setText(card.number)
        self._title.setText(card.title)
        self._chip.say(words.status_word(card.status), *words.status_tone(card.status))
        self._example.setVisible(any(one.example for one in card.parties))
        self.decide_button.setEnabled(bool(card.parties) and self.changeable)
        self.details.show_card(card, next_day(days), self.day)
        self.parties.show_card(card, rows, self.day)
        self.term_acts.show(card, days)
        self.term.show_card(days, pictures)
        self.documents.show_card(card)
        n = len(card.attachments)
        self.tabs.set_title("documents", _("Dokument ({n})").format(n=n) if n else _("Dokument"))
        self.history.show_lines(acts, card)
        if self._party:
            self.parties.mark(self._party)
            self._party = ""
        self.status.emit(self.status_text())
        self.actions_changed.emit()

    @property
    def day(self) -> date:
        """The day the page tells of: today, unless another was chosen."""
        return self._as_of or self.context.clock.today()

    def _show_day(self) -> None:
        """Say on the page which day it is of, when that is not today."""
        day = self._as_of
        told = _(
            "Läget, parternas beslut och löptiden är som de gällde då. Övriga uppgifter, dokument och historik är dagens."
            " Inget kan ändras här. Esc går till i dag."
        )
        if day is not None:
            self.note.say(_("Avtalet som det gällde den {day}, enligt dagens kunskap.").format(day=day_text(day)), told)
        self.note.setHidden(day is None)
        self.print_button.setEnabled(day is None)
        self.print_button.setToolTip(why_not() if day is not None else "")

    def to_today(self) -> None:
        """Look at today in place of another day."""
        self._as_of = None
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from another day to today."""
        if event.key() == Qt.Key.Key_Escape and self._as_of is not None:
            self.to_today()
        else:
            super().keyPressEvent(event)

    def _gone(self, error: UserError) -> None:
        """The agreement has been removed: say so only if somebody came here for it."""
        was_here, self._uuid, self._card = self._card is not None, "", None
        if self.isVisible():
            self.go.emit("avtal", None)
            if not was_here:
                self.context.bridge.failed.emit(error)

    # --- acts

    def _edit_party(self) -> None:
        self.tabs.turn_to("parties")
        self.parties.edit_marked()

    def _edit(self) -> None:
        if self._card is not None:
            self.acts_on.edit(self._card)

    def _decide(self) -> None:
        if self._card is not None:
            self.acts_on.decide(self._card, self.parties.marked() if self.tabs.current == "parties" else ())

    def _sign(self) -> None:
        if self._card is not None:
            self.acts_on.sign(self._card, self.parties.marked() if self.tabs.current == "parties" else ())

    def _contact(self) -> None:
        if self._card is not None:
            self.acts_on.note_contact(self._card, self.parties.marked() if self.tabs.current == "parties" else ())

    def _copy(self) -> None:
        if self._card is not None:
            self.acts_on.copy(self._card, lambda uuid: self.go.emit("agreement", uuid))

    def _add_parties(self) -> None:
        if self._card is not None:
            self.acts_on.add_parties(self._card)

    def _attach(self) -> None:
        self.tabs.turn_to("documents")
        self.documents.add()

    def _take_files(self, organisation: str, files: Sequence[Path]) -> None:
        """Take in files that were dropped on a party: they belong to what it has decided or signed."""
        if self._card is not None:
            self.tabs.turn_to("documents")
            self.documents.take(files, belonging_of(self._card, organisation))

    def _tell_mail(self) -> None:
        self.tabs.turn_to("documents")
        self.documents.tell_mail()

    def _remove(self) -> None:
        if self._card is not None:
            self.acts_on.remove(self._card, lambda: self.go.emit("avtal", None))

    def _want(self, name: str) -> None:
        self.wanted.emit(name, (self._uuid,))

    def _document(self) -> None:
        self.wanted.emit("document", self._uuid)

    def _show_more(self) -> None:
        acts = [act for act in self.acts() if act.menu == MENU]
        pop_up(self.more, acts, self.more.mapToGlobal(self.more.rect().bottomLeft()))
