"""What can be done to an agreement's documents: the dialogs that ask, and the acts they lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.attachment import file_name, is_locked, title
from nkavtal.catalogue.codes import STEPS
from nkavtal.catalogue.rows import AgreementCard, LedgerRow, Values
from nkavtal.catalogue.sentences import decision as decision_words
from nkavtal.catalogue.sentences import recommendation as recommendation_words
from nkavtal.catalogue.show import day_shown
from nkavtal.catalogue.standing import decision_of, signature_of
from nkavtal.gui.dialogs.attach_files import AttachForm
from nkavtal.gui.dialogs.attachment_form import AttachmentForm, ReasonForm
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.pages.doing import do
from nkavtal.gui.parts.dialog import Dialog, Question
from nkavtal.gui.parts.page import Page
from nkavtal.usecases.attachment import AttachFiles, EditAttachment, ExchangeFile, RemoveAttachment

UNLOCKED = "agreement_text"
"""What the signed document becomes when it is unlocked."""


class AttachmentActs:
    """Opens the dialogs for a page and has their acts done."""

    def __init__(self, page: Page, over: QWidget | None = None) -> None:
        """Make them for a page; the dialogs stand over the page's window, or over `over`."""
        self._page, self._over = page, over
        self.open_box: Dialog | None = None
        """The dialog that was opened last, while it is open."""

    def choose(self, card: AgreementCard, chosen: str = "") -> None:
        """Ask for files, then what they are; `chosen` is the decision, signature or step they belong to."""
        self._page.wanted.emit("choose-files", lambda files: self.attach(card, files, chosen))

    def attach(self, card: AgreementCard, files: Sequence[Path], chosen: str = "") -> None:
        """Ask what files are, and have them kept."""
        given = tuple(files)
        decisions, signatures = _rows(card)
        steps = {row.uuid: step_words(row) for row in card.recommendations}
        kind = "minutes" if chosen in decisions | steps else ""
        today = self._page.context.clock.today()
        box = AttachForm(given, card.number, decisions | signatures | steps, chosen, today, self._parent, kind=kind)

        def save(values: Values, belongs: str, again: bool) -> None:
            decision, signature, step = (belongs if belongs in rows else "" for rows in (decisions, signatures, steps))
            do(self._page, AttachFiles(card.uuid, given, values, decision, signature, step, again), box)

        box.saved.connect(save)
        self._open(box)

    def edit(self, row: LedgerRow) -> None:
        """Ask for kind, description and day."""
        box = AttachmentForm(row, self._page.context.clock.today(), self._parent)
        box.saved.connect(lambda values: do(self._page, EditAttachment(row.uuid, values, row.values), box))
        box.unlock_asked.connect(lambda: self._unlock(row, box))
        self._open(box)

    def exchange(self, row: LedgerRow) -> None:
        """Ask for another file to put in a document's place."""

        def chosen(files: Sequence[Path]) -> None:
            if files:
                self._exchange(row, files[0])

        self._page.wanted.emit("choose-files", chosen)

    def remove(self, row: LedgerRow) -> None:
        """Ask whether a document is to go, and why if it is the signed one."""
        verb = _("Ta bort dokumentet")
        text = _("{title} tas bort ur avtalet. Filen ligger kvar i registret, och det går att ångra.")
        text = text.format(title=title(row.values))
        if is_locked(row.values):
            self._ask_why(
                _("Ta bort det undertecknade avtalet"), text, verb, lambda why: RemoveAttachment(row.uuid, why)
            )
            return
        box = Question(_("Ta bort {file}").format(file=file_name(row.values)), text, verb, self._parent)
        box.accepted.connect(lambda: do(self._page, RemoveAttachment(row.uuid)))
        self._open(box)

    def _exchange(self, row: LedgerRow, file: Path) -> None:
        told = {"old": file_name(row.values), "new": file.name}
        verb = _("Byt filen")
        text = _("{old} byts mot {new}. Den förra filen ligger kvar i registret, och det går att ångra.").format(**told)
        if is_locked(row.values):
            self._ask_why(_("Byt det undertecknade avtalet"), text, verb, lambda why: ExchangeFile(row.uuid, file, why))
            return
        box = Question(_("Byt {old}").format(**told), text, verb, self._parent, destroys=False)
        box.accepted.connect(lambda: do(self._page, ExchangeFile(row.uuid, file)))
        self._open(box)

    def _unlock(self, row: LedgerRow, form: AttachmentForm) -> None:
        form.accept()
        text = _("Dokumentet blir en vanlig avtalstext, som går att byta eller ta bort. Det går att ångra.")
        self._ask_why(
            _("Lås upp det undertecknade avtalet"), text, _("Lås upp"),
            lambda why: EditAttachment(row.uuid, {"kind": UNLOCKED}, row.values, why),
        )  # fmt: skip

    def _ask_why(self, heading: str, text: str, verb: str, act: Callable[[str], object]) -> None:
        box = ReasonForm(heading, text, verb, self._page.context.clock.today(), self._parent)
        box.saved.connect(lambda why: do(self._page, act(why), box))
        self._open(box)

    def _open(self, box: FormDialog | Question) -> None:
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open_box = box
        box.finished.connect(lambda _result: self._closed(box))
        box.open()

    def _closed(self, box: Dialog) -> None:
        if self.open_box is box:
            self.open_box = None

    @property
    def _parent(self) -> QWidget:
        return self._over or self._page.window()


def belonging_of(card: AgreementCard, organisation: str) -> str:
    """Return the decision that stands for a party, else its signature, else '' for the whole agreement."""
    line = next((one for one in card.parties if one.organisation == organisation), None)
    row = line and (decision_of(line) or signature_of(line))
    return row.uuid if row is not None else ""


def mail_words() -> tuple[str, str]:
    """Return what to say when a message was dragged straight out of Outlook."""
    return (
        _("Outlook lämnar inte över meddelandet på det sättet"),
        _("Dra det först till skrivbordet eller en mapp, eller spara det som fil, och dra filen hit."),
    )


def step_words(row: LedgerRow) -> str:
    """Return 'Rekommendation, Styrelsen 11 juni 2026 § 62'."""
    code = str(row.values["step"])
    return ", ".join(filter(None, (_(STEPS[code]), recommendation_words(row.values))))


def _rows(card: AgreementCard) -> tuple[dict[str, str], dict[str, str]]:
    """Return the decisions and signatures that a document may belong to, with what they are called."""
    decisions: dict[str, str] = {}
    signatures: dict[str, str] = {}
    for line in card.parties:
        for row in line.decisions:
            words = decision_words(row.values) or _("dag saknas")
            decisions[row.uuid] = _("{name}, beslut {which}").format(name=line.short_name, which=words)
        for row in line.signatures:
            day = day_shown(str(row.values["signed_on"])) if row.values["signed_on"] else _("dag saknas")
            signatures[row.uuid] = _("{name}, underskrift {which}").format(name=line.short_name, which=day)
    return decisions, signatures
