"""The parties: municipalities first, then all others; each with its contacts, names and agreements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext
from nkavtal.catalogue.rows import OrganisationCard, OrganisationRow, Values
from nkavtal.gui.context import Context
from nkavtal.gui.dialogs.copy_addresses import CopyAddresses
from nkavtal.gui.dialogs.merge_organisations import MergeForm
from nkavtal.gui.dialogs.organisation_form import OrganisationForm
from nkavtal.gui.pages import organisation_columns as columns
from nkavtal.gui.pages.doing import do
from nkavtal.gui.pages.organisation_pane import OrganisationPane
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.dialog import Question
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.page import Listing, Page
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.parts.search_box import SearchBox
from nkavtal.gui.parts.split import Split
from nkavtal.usecases import addresses, merging, organisation
from nkavtal.usecases.addresses import Address
from nkavtal.usecases.bodies import AddUsualBodies
from nkavtal.usecases.merging import MergeLook
from nkavtal.usecases.organisation import CreateOrganisation, EditOrganisation, RemoveOrganisation
from nkavtal.usecases.touched import Touched

_PANE = 640


class OrganisationPage(Page):
    """The page Parter."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._bridge = context.bridge
        self._rows: tuple[OrganisationRow, ...] = ()
        self._wanted_mark = ""
        self._card: OrganisationCard | None = None
        self.form: OrganisationForm | None = None
        self.removal: Question | None = None
        self.merging: MergeForm | None = None
        self.copying: CopyAddresses | None = None
        self._build()
        self.search.searched.connect(lambda _words: self._narrow())
        self.search.entered.connect(self._to_pane)
        self.search.left.connect(self.table.setFocus)
        self.table.marked.connect(lambda _key: self._show_marked())
        self.table.opened.connect(lambda _key: self._to_pane())
        self.pane.edit_asked.connect(self.edit)
        self.pane.confirm_asked.connect(self.confirm)
        self.pane.agreement_opened.connect(lambda uuid: self.go.emit("agreement", uuid))

    def _build(self) -> None:
        self.search = SearchBox(_("Sök på namn, nummer eller slag"), _("Sök bland parterna"))
        self.table = RowTable(columns.organisations(), _("Parter"), two_lines=True)
        self._no_match = Empty(_("Inga parter matchar."))
        self._no_match.offer(_("Rensa sökningen"), self.search.clear)
        self._stack = QStackedWidget()
        for widget in (self.table, self._no_match):
            self._stack.addWidget(widget)
        self.new_button = Button(_("Ny part"), self.new, icon="add", kind="primary")
        head = row(Label(_("Parter"), "title"), None, self.new_button, margins=(24, 16, 24, 12))
        tools = row((self.search, 1), margins=(24, 0, 24, 10))
        left = frame(column(head, tools, line(), (self._stack, 1), gap=0), ground="win")
        self.pane = OrganisationPane(self)
        self._split = Split("parter-split", left, self.pane, self.context.remember, _PANE)
        self.setLayout(column((self._split, 1), gap=0))

    # --- what the frame asks

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Parter")

    def shown(self, what: Any = None) -> None:
        """Come up, marking the organisation with a UUID if one is given."""
        self.new_button.setEnabled(not self._bridge.read_only)
        if isinstance(what, str) and what:
            self._wanted_mark = what
            self.search.set_text("")
        self._ask()

    def refresh(self, touched: Any) -> None:
        """Ask again."""
        self._ask()

    def listing(self) -> Listing | None:
        """Return the parties as they are narrowed."""
        words = self.search.text.strip()
        told = _("Urval: sökning efter ”{words}”.").format(words=words) if words else _("Urval: alla parter.")
        return Listing(self.table, _("Parter"), told) if self.table.rows.keys else None

    def focus_search(self, text: str | None = None) -> None:
        """Go to the search box."""
        if text is not None:
            self.search.set_text(text)
        self.search.focus()

    def panes(self) -> list[QWidget]:
        """Return search box, list and pane."""
        return [self.search, self.table, self.pane.edit_button] if self._card else [self.search, self.table]

    def status_text(self) -> str:
        """Return how many are shown."""
        return columns.count_text(len(self.table.rows.keys), len(self._rows))

    def acts(self) -> list[Action]:
        """Return what can be done with the marked organisation."""
        read_only = _("Registret är öppnat för bara läsning") if self._bridge.read_only else ""
        why = read_only or ("" if self._card is not None else _("Markera en part först"))
        unsure = self._card is not None and self._card.values["org_number_state"] == "to_confirm"
        menu = "Part"
        return [
            Action("new", _("Ny part…"), menu, self.new, "Ctrl+N", "add", not read_only, read_only),
            Action("edit", _("Ändra parten…"), menu, self.edit, "F2", "edit", not why, why),
            Action(
                "confirm", _("Bekräfta organisationsnumret"), menu, self.confirm, "", "checkmark",
                not why and unsure, why or _("Numret är redan bekräftat"),
            ),
            Action("contact", _("Ny kontakt…"), menu, self._new_contact, "", "person", not why, why),
            Action("addresses", _("Kopiera e-postadresser…"), menu, self.copy_addresses, "Ctrl+Shift+M", "mail"),
            Action(
                "clerk-sheets", _("Blad till kommunen…"), menu, lambda: self._want("clerk-sheets"), "", "table_simple",
                self._card is not None, _("Markera en part först"), separated=True,
            ),
            Action(
                "party-pages", _("Kommunblad…"), menu, lambda: self._want("party-pages"), "", "document_pdf",
                self._card is not None, _("Markera en part först"),
            ),
            Action("merge", _("Slå ihop med…"), menu, self.merge, "", "link", not why, why),
            Action(
                "usual-bodies", _("Lägg till vanliga organ"), menu, self.add_usual_bodies, "", "", not read_only, read_only
            ),
            Action("tab", _("Nästa flik"), menu, self.pane.step_tab, "Ctrl+Tab", separated=True),
            Action("remove", _("Ta bort parten…"), menu, self.remove, "Del", "delete", not why, why, separated=True),
        ]  # fmt: skip

    # --- the list

    def _ask(self) -> None:
        self._bridge.ask(organisation.list_all, self._show_rows, key="parter-rows")

    def _show_rows(self, rows: Sequence[OrganisationRow]) -> None:
        self._rows = tuple(rows)
        self._narrow()
        if self._wanted_mark and self.table.mark(self._wanted_mark):
            self._wanted_mark = ""
        self._show_marked()

    def _narrow(self) -> None:
        shown = [one for one in self._rows if columns.matches(one, self.search.text)]
        self.table.set_rows(shown, key=lambda one: one.uuid)
        self._stack.setCurrentWidget(self.table if shown or not self._rows else self._no_match)
        if self.table.marked_key() is None:
            self.table.mark_first()
        self.status.emit(self.status_text())

    def _show_marked(self) -> None:
        key = self.table.marked_key()
        if key is None:
            self._show_card(None)
        else:
            self._bridge.ask(
                lambda store: organisation.show(store, key), self._show_card, self._gone, key="parter-pane"
            )

    def _show_card(self, card: OrganisationCard | None) -> None:
        self._card = card
        if card is None:
            self.pane.show_nothing()
        else:
            self.pane.show_organisation(card, changeable=not self._bridge.read_only)
        self.actions_changed.emit()

    def _gone(self, _error: UserError) -> None:
        self._ask()

    def _to_pane(self) -> None:
        if self._card is not None:
            self.pane.edit_button.setFocus()

    # --- acts

    def new(self) -> None:
        """Ask for a new organisation and mark it."""
        box = self.form = OrganisationForm(self._today, parent=self.window())

        def made(touched: Touched) -> None:
            box.accept()
            self._wanted_mark = touched.things[0] if touched.things else ""

        box.saved.connect(lambda values: do(self, CreateOrganisation(values), box, made))
        box.open()

    def edit(self) -> None:
        """Ask for the marked organisation's fields."""
        if (card := self._card) is None:
            return
        box = self.form = OrganisationForm(self._today, card, self.window())
        box.saved.connect(lambda values: do(self, _edited(card, values), box))
        box.open()

    def confirm(self) -> None:
        """Note that the organisation's number has been confirmed."""
        if self._card is not None:
            do(self, _edited(self._card, {"org_number_state": "confirmed"}))

    def remove(self) -> None:
        """Ask whether the marked organisation is to go."""
        if (card := self._card) is None:
            return
        name = str(card.values["short_name"])
        verb = _("Ta bort {name}").format(name=name)
        text = _("{name} tas bort med sina kontakter och namn. Det går att ångra.").format(name=name)
        box = self.removal = Question(verb, text, verb, self.window())
        box.accepted.connect(lambda: do(self, RemoveOrganisation(card.uuid)))
        box.open()

    def merge(self) -> None:
        """Ask which other party is the same as the marked one, and let the marked one take it over."""
        if (card := self._card) is None:
            return
        member = card.values["member"] is True  # two members are never one and the same
        others = {
            one.uuid: one.short_name for one in self._rows if one.uuid != card.uuid and not (member and one.member)
        }

        def ask(dropped: str, then: Callable[[MergeLook], None]) -> None:
            self._bridge.ask(lambda store: merging.look(store, card.uuid, dropped), then, key="parter-merge")

        box = self.merging = MergeForm(str(card.values["short_name"]), others, ask, self.window())
        box.saved.connect(lambda dropped: do(self, merging.MergeOrganisations(card.uuid, dropped), box))
        box.open()

    def copy_addresses(self) -> None:
        """Ask whose addresses are wanted, the marked parties' to begin with, and put them on the clipboard."""
        keys, marked = [one.uuid for one in self._rows], list(self.table.selected_keys())

        def show(found: tuple[Address, ...]) -> None:
            if not found:
                self.said.emit(_("Inga e-postadresser finns ännu. Lägg till kontakter på parterna först."), False)
                return
            box = self.copying = CopyAddresses(found, marked if len(marked) > 1 else (), self._copied, self.window())
            box.open()

        self._bridge.ask(lambda store: addresses.addresses(store, keys, self._today), show, key="parter-addresses")

    def _want(self, what: str) -> None:
        """Ask for something that is made for each of the marked parties, by UUID and short name."""
        keys = set(self.table.selected_keys()) or {self.table.marked_key()}
        self.wanted.emit(what, tuple((one.uuid, one.short_name) for one in self._rows if one.uuid in keys))

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        n = text.count("; ") + 1
        self.said.emit(ngettext("{n} adress är kopierad", "{n} adresser är kopierade", n).format(n=n), False)

    def add_usual_bodies(self) -> None:
        """Give the federation and every municipality the bodies that they usually have, where they are not there."""
        do(self, AddUsualBodies())

    def _new_contact(self) -> None:
        self.pane.turn_to("contacts")
        self.pane.contacts.add()


def _edited(card: OrganisationCard, values: Values) -> EditOrganisation:
    return EditOrganisation(card.uuid, values, {name: card.values[name] for name in values})
