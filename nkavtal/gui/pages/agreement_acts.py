"""What can be done to agreements, from the list as from the agreement's own page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue import appeal
from nkavtal.catalogue.bulk import FieldChange
from nkavtal.catalogue.rows import AgreementCard, OrganisationRow, Values
from nkavtal.gui.dialogs.add_parties import AddParties
from nkavtal.gui.dialogs.agreement_form import EditAgreement as EditForm
from nkavtal.gui.dialogs.agreement_form import NewAgreement
from nkavtal.gui.dialogs.change_many import ChangeMany as ManyForm
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.note_contact import NoteContact as ContactForm
from nkavtal.gui.dialogs.record_decision import RecordDecision as DecisionForm
from nkavtal.gui.dialogs.record_signature import RecordSignature as SignatureForm
from nkavtal.gui.pages.doing import do
from nkavtal.gui.parts.dialog import Dialog, Question
from nkavtal.gui.parts.page import Page
from nkavtal.rules.legal_force import LegalForce
from nkavtal.usecases import bodies, bulk, organisation
from nkavtal.usecases.agreement import CopyAgreement, CreateAgreement, EditAgreement, RemoveAgreement
from nkavtal.usecases.bulk import ChangeMany, PlannedChange
from nkavtal.usecases.party import AddParties as Add
from nkavtal.usecases.party import NoteContact, RecordDecision, RecordSignature
from nkavtal.usecases.touched import Touched


class AgreementActs:
    """Opens the dialogs for a page and has their acts done."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.open_box: Dialog | None = None
        """The dialog that was opened last, while it is open."""

    def new(self, made: Callable[[str], object]) -> None:
        """Ask for a new agreement; `made` gets its UUID."""
        self._with_organisations(lambda found: self._new(found, made))

    def edit(self, card: AgreementCard) -> None:
        """Ask for the agreement's fields."""
        box = EditForm(card, self._today, self._page.window())
        box.saved.connect(lambda values: do(self._page, EditAgreement(card.uuid, values, card.values), box))
        self._open(box)

    def change_many(self, agreements: tuple[str, ...]) -> None:
        """Ask what is to be changed in all of some agreements (UUIDs), and show it before it is done."""
        box = ManyForm(len(agreements), self._today, self._page.window())

        def plan(change: FieldChange) -> None:
            self._page.context.bridge.ask(
                lambda store: bulk.plan(store, agreements, (change,)),
                lambda planned: box.show_plan(change, planned),
                box.show_error,
                key="change-many-plan",
            )

        def save(change: FieldChange, planned: Sequence[PlannedChange]) -> None:
            do(self._page, ChangeMany(agreements, (change,), bulk.seen(planned)), box)

        box.plan_asked.connect(plan)
        box.saved.connect(save)
        self._open(box)

    def remove(self, card: AgreementCard, gone: Callable[[], object]) -> None:
        """Ask whether the agreement is to go."""
        text = _("Avtal {number} {title} tas bort med parter, beslut och underskrifter. Det går att ångra.")
        verb = _("Ta bort avtal {number}").format(number=card.number)
        box = Question(verb, text.format(number=card.number, title=card.title), verb, self._page.window())
        box.accepted.connect(lambda: do(self._page, RemoveAgreement(card.uuid), None, lambda _touched: gone()))
        self._open(box)

    def decide(self, card: AgreementCard, marked: Sequence[str] = ()) -> None:
        """Ask for a decision of the marked parties (organisations); their bodies are offered by name."""
        own = [one.organisation for one in card.own_side]
        self._page.context.bridge.ask(
            lambda store: bodies.offered(store, own),
            lambda names: self._decide(card, marked, names),
            key="bodies-to-choose",
        )

    def _decide(self, card: AgreementCard, marked: Sequence[str], names: Sequence[str]) -> None:
        box = DecisionForm(card, marked, self._today, self._reckon, self._page.window(), bodies=names)

        def save(parties: tuple[str, ...], values: Values, signature: Values | None) -> None:
            act = RecordDecision(card.uuid, parties, values, signature)
            do(self._page, act, box, lambda _touched: box.next_or_accept())

        box.saved.connect(save)
        self._open(box)

    def sign(self, card: AgreementCard, marked: Sequence[str] = ()) -> None:
        """Ask for a signature of the marked parties (organisations)."""
        box = SignatureForm(card, marked, self._today, self._page.window())
        box.saved.connect(lambda parties, values: do(self._page, RecordSignature(card.uuid, parties, values), box))
        self._open(box)

    def note_contact(self, card: AgreementCard, marked: Sequence[str] = ()) -> None:
        """Ask about a contact with the marked parties (organisations)."""
        box = ContactForm(card, marked, self._today, self._page.window())
        box.saved.connect(lambda parties, values: do(self._page, NoteContact(card.uuid, parties, values), box))
        self._open(box)

    def copy(self, card: AgreementCard, made: Callable[[str], object]) -> None:
        """Make a new agreement of this one; `made` gets its UUID."""
        do(self._page, CopyAgreement(card.uuid), None, lambda touched: made(touched.things[0]))

    def add_parties(self, card: AgreementCard, marked: Sequence[str] = ()) -> None:
        """Ask who is to be party too; the marked ones (organisations) are proposed."""
        self._with_organisations(lambda found: self._add_parties(card, found, marked))

    def _add_parties(self, card: AgreementCard, found: Sequence[OrganisationRow], marked: Sequence[str]) -> None:
        box = AddParties(card, found, self._today, self._page.window())
        box.parties.set_checked(marked)
        box.saved.connect(lambda parties, role: do(self._page, Add(card.uuid, parties, role), box))
        self._open(box)

    def _new(self, found: Sequence[OrganisationRow], made: Callable[[str], object]) -> None:
        box = NewAgreement(found, self._today, self._page.window())

        def done(touched: Touched) -> None:
            box.accept()
            made(touched.things[0])

        box.saved.connect(lambda values, parties: do(self._page, CreateAgreement(values, parties), box, done))
        self._open(box)

    def _open(self, box: FormDialog | Question) -> None:
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open_box = box
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self.open_box = None

    def _with_organisations(self, then: Callable[[Sequence[OrganisationRow]], None]) -> None:
        self._page.context.bridge.ask(organisation.list_all, then, key="organisations-to-choose")

    def _reckon(self, day: date, done: Callable[[LegalForce], None]) -> None:
        context = self._page.context
        context.jobs.run(lambda _progress: appeal.force(day), done, context.bridge.failed.emit, key="legal-force")

    @property
    def _today(self) -> date:
        return self._page.context.clock.today()
