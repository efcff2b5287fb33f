"""What one or several municipalities have decided, and perhaps signed too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Field
from nkavtal.catalogue.party import DECISION, SIGNATURE
from nkavtal.catalogue.rows import AgreementCard, PartyLine, Values
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.legal_force_note import LegalForceNote
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.check_grid import CheckGrid
from nkavtal.gui.parts.dialog import MEDIUM
from nkavtal.gui.parts.note import Note
from nkavtal.rules.deciding_body import usual_kind
from nkavtal.rules.legal_force import LegalForce

BODIES = ("KF", "KS", N_("Socialnämnden"), N_("Barn- och utbildningsnämnden"), N_("Kommunstyrelsens arbetsutskott"))
_MAIN = ("outcome", "body", "kind", "decided_on", "paragraph", "diary_number", "announced_on")
_CONDITIONS = ("condition", "condition_accepted", "minutes_note")
_MORE = ("minutes_approved_on", "legal_force_on", "note", "example")
_ITS_OWN = ("paragraph", "diary_number")  # that no two municipalities share
_SIGNED = ("signed_on", "form", "signed_by", "capacity")
_OF_SIGNATURE = "signature."  # before the names of fields that the decision has too
_KEPT = ("outcome", "body", "kind", "form")
Reckon = Callable[[date, Callable[[LegalForce], None]], object]
"""Gets the day of announcement and a place to tell what follows from it; red days are slow to look up."""


class RecordDecision(FormDialog):
    """Asks what was decided; `saved` tells organisations, decision, and signature or None."""

    saved = Signal(object, object, object)

    def __init__(
        self,
        card: AgreementCard,
        marked: Sequence[str],
        today: date,
        reckon: Reckon,
        parent: QWidget | None = None,
        *,
        bodies: Sequence[str] = (),
    ) -> None:
        super().__init__(
            _("Registrera beslut: {title}").format(title=card.title), _("Spara beslut"), parent, width=MEDIUM
        )
        self._reckon, self._kind_chosen = reckon, False
        self._asked_day: date | None = None
        self.parties = CheckGrid(_("Kommun"), _choices(card))
        self.parties.set_checked(marked or _only_waiting(card))
        self.body.addWidget(self.parties)
        self.main = self.add_form(TypedForm([*_fields(_MAIN), *_signed(_SIGNED[:2])], today, columns=3))
        self.main.fill({"outcome": "adopted", "kind": "unknown"})
        self.main.boxes["body"].input.set_suggestions(_bodies(card, bodies))
        self.same = Note("info")
        self.same.hide()
        self.body.addWidget(self.same)
        self.force = LegalForceNote()
        self.body.addWidget(self.force)
        self.conditions = self._part(
            _("Beslutet har villkor eller protokollsanteckning"), TypedForm(_fields(_CONDITIONS), today, columns=1)
        )
        self.more = self._part(
            _("Fler uppgifter: undertecknare, justering, bekräftad laga kraft, anmärkning"),
            TypedForm([*_signed(_SIGNED[2:]), *_fields(_MORE), *_rest()], today, columns=2),
        )
        parties = {one.organisation: one.short_name for one in (*card.own_side, *card.counterparties)}
        self.more.set_choices(f"{_OF_SIGNATURE}on_behalf_by", parties)
        self.body.addStretch(1)
        self.onwards = QCheckBox(_("Fortsätt med &nästa kommun"))
        self.extras.addWidget(self.onwards)
        self._card = card
        self.main.changed.connect(self._typed)
        self.parties.changed.connect(self._tell_same)
        self.asked.connect(self._save)

    def _part(self, words: str, form: TypedForm) -> TypedForm:
        tick = QCheckBox(words)
        self.body.addWidget(tick)
        self.add_form(form)
        form.hide()
        form.setAccessibleName(words)
        tick.toggled.connect(form.setVisible)
        tick.toggled.connect(lambda on: self._opened(form, on))
        form.opener = tick
        return form

    def _opened(self, form: TypedForm, on: bool) -> None:
        if on:
            form.focus(next(iter(form.boxes)))
        self.fit_soon()

    def _typed(self, name: str) -> None:
        values = self.main.values()
        if name == "kind":
            self._kind_chosen = True
        elif name == "body" and not self._kind_chosen:
            self.main.set_value("kind", usual_kind(values["body"]))
        elif name == "outcome" and values["outcome"] == "conditional":
            _tick(self.conditions)
        elif name == "announced_on":
            self._show_force()
        elif name in _ITS_OWN:
            self._tell_same()

    def _tell_same(self) -> None:
        """Say that what usually is each municipality's own will be saved for several."""
        n = len(self.parties.checked())
        same = n > 1 and any(self.main.values()[name].strip() for name in _ITS_OWN)
        if same:
            self.same.say(
                _("Samma paragraf och dnr sparas för de {n} markerade kommunerna").format(n=n),
                _("Har de var sin paragraf eller var sitt dnr: markera en kommun i taget."),
            )
        if same == self.same.isHidden():
            self.same.setVisible(same)
            self.fit_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the decision when it is known whose it is."""
        super().showEvent(event)
        if self.parties.checked():
            self.main.focus(_MAIN[0])

    def _show_force(self) -> None:
        day = self.main.exact_day("announced_on")
        if day == self._asked_day:
            return
        self._asked_day = day
        self.force.show_force(None)
        if day is not None:
            self._reckon(day, self._show_reckoned)

    def _show_reckoned(self, force: LegalForce) -> None:
        self.force.show_force(force if force.announced_on == self._asked_day else None)
        self.fit_soon()

    def _save(self) -> None:
        if not self.parties.checked():
            self.tell(_("Markera minst en kommun"), _("Beslutet sparas för de kommuner som är markerade."))
            self.parties.focus()
            return
        parts = [self.main.read(), *(form.read() if _open(form) else {} for form in (self.conditions, self.more))]
        if any(part is None for part in parts):
            return
        values: Values = {name: value for part in parts if part for name, value in part.items()}
        signature = {name: values.pop(name) for name in list(values) if name in _SIGNED or _of_signature(name)}
        signature = {name.removeprefix(_OF_SIGNATURE): value for name, value in signature.items()}
        if not any(signature.values()):
            self.saved.emit(self.parties.checked(), values, None)
            return
        self.saved.emit(self.parties.checked(), values, signature | {"example": values.get("example")})

    def next_or_accept(self) -> None:
        """Go on with the next municipality that has not decided, keeping body and form, where that was asked for."""
        done = self.parties.checked()
        following = _first_waiting(self._card, done)
        if not self.onwards.isChecked() or not following:
            self.accept()
            return
        left = tuple(one for one in self._card.parties if one.organisation not in done)
        self._card = replace(self._card, parties=left)
        self.primary.setEnabled(True)
        self.parties.set_checked(following)
        for form in self.forms:
            kept = {name: text for name, text in form.values().items() if name in _KEPT}
            form.set_values(dict.fromkeys(form.values(), "") | kept)
        self._show_force()
        self.tell_good(_("Beslutet är sparat. Nu: {party}").format(party=self.parties.words(following[0])))
        self.main.focus("decided_on")


def _choices(card: AgreementCard) -> dict[str, str]:
    return {one.organisation: one.short_name for one in card.own_side}


def _first_waiting(card: AgreementCard, done: Sequence[str]) -> tuple[str, ...]:
    """Return the first party that has not decided after those done, from the top again at the end."""
    keys = [one.organisation for one in card.own_side]
    at = max((keys.index(key) + 1 for key in done if key in keys), default=0)
    order = [*card.own_side[at:], *card.own_side[:at]]
    return tuple(one.organisation for one in order if _undecided(one) and one.organisation not in done)[:1]


def _only_waiting(card: AgreementCard) -> tuple[str, ...]:
    """Return the party that has not decided when there is one alone; among several the person chooses."""
    waiting = tuple(one.organisation for one in card.own_side if _undecided(one))
    return waiting if len(waiting) == 1 else ()


def _undecided(party: PartyLine) -> bool:
    return party.waiting or party.state == "unknown"


def _bodies(card: AgreementCard, known: Sequence[str]) -> list[str]:
    """Return what is offered: the usual ones, the parties' own by every name they have, and those met in decisions."""
    met = [str(row.values.get("body") or "") for one in card.parties for row in one.decisions]
    return [body for body in dict.fromkeys((*map(_, BODIES), *known, *sorted(met))) if body]


def _fields(names: Sequence[str]) -> list[Field]:
    short = {"body": N_("Till exempel KF eller KS"), "kind": N_("Förslag räknas inte som beslut")}
    return [replace(DECISION.field(name), help=short.get(name, DECISION.field(name).help)) for name in names]


def _signed(names: Sequence[str]) -> list[Field]:
    labels = {"signed_on": N_("Undertecknat (kan vänta)"), "form": N_("Form för underskriften")}
    return [replace(SIGNATURE.field(name), label=labels.get(name, SIGNATURE.field(name).label)) for name in names]


def _rest() -> list[Field]:
    """Return what else the catalogue has on decisions and signatures, so that a new field can be filled in here."""
    known = {*_MAIN, *_CONDITIONS, *_MORE}
    decision = [field for field in DECISION.fields if not field.fixed and field.name not in known]
    signature = [
        replace(
            field,
            name=f"{_OF_SIGNATURE}{field.name}",
            label=_("{field} (underskriften)").format(field=_(field.label)),
        )
        for field in SIGNATURE.fields
        if not field.fixed and field.name not in {*_SIGNED, "example"}
    ]
    return [*decision, *signature]


def _of_signature(name: str) -> bool:
    return name.startswith(_OF_SIGNATURE)


def _open(form: TypedForm) -> bool:
    return form.opener is not None and form.opener.isChecked()


def _tick(form: TypedForm) -> None:
    if form.opener is not None:
        form.opener.setChecked(True)
