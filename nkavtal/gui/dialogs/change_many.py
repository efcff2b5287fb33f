"""One field of several agreements: what is to be done to it, what that changes, and only then the change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_, ngettext, number_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.agreement import AGREEMENT
from nkavtal.catalogue.bulk import BULK_FIELDS, HOW, REFUSALS, FieldChange, ways
from nkavtal.catalogue.field import Field, Kind
from nkavtal.catalogue.rows import Values
from nkavtal.catalogue.show import shown
from nkavtal.gui import theme
from nkavtal.gui.dialogs.form_dialog import FormDialog
from nkavtal.gui.dialogs.typed_form import TypedForm
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.dialog import LARGE
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.rules.bulk import How
from nkavtal.usecases.bulk import PlannedChange

_WHAT = (
    Field(
        "field", N_("Uppgift"), Kind.CHOICE, {field.name: field.label for field in BULK_FIELDS}, required=True
    ),
    Field("how", N_("Ändring"), Kind.CHOICE, HOW, required=True),
)  # fmt: skip


class ChangeMany(FormDialog):
    """Asks for field, way and value; `plan_asked` tells the change, `saved` when its plan has been seen."""

    plan_asked = Signal(object)
    saved = Signal(object, object)

    def __init__(self, n: int, today: date, parent: QWidget | None = None) -> None:
        title = ngettext("Ändra {n} avtal", "Ändra {n} avtal", n).format(n=number_text(n))
        super().__init__(title, _("Visa vad som ändras"), parent, width=LARGE, icon="")
        self._today = today
        self._change: FieldChange | None = None
        self._planned: Sequence[PlannedChange] = ()
        self.form = self.add_form(TypedForm(_WHAT, today, columns=2))
        self._place = column(gap=0)
        self.body.addLayout(self._place)
        self._sum = Label("", "strong", wrap=True)
        self.table = RowTable(_columns(), _("Vad som ändras"), pad=8)
        self.table.setMinimumHeight(theme.current().lines(160, 6, 0))
        self.body.addWidget(self._sum)
        self.body.addWidget(self.table, 1)
        self.value = self._value_form(BULK_FIELDS[0].name)
        self._offer_ways(BULK_FIELDS[0].name)
        self.form.fill({"field": BULK_FIELDS[0].name, "how": ways(BULK_FIELDS[0])[0]})
        self.form.changed.connect(self._chosen)
        self.asked.connect(self._go_on)
        self._ask_again()

    # --- what is to be done

    def _chosen(self, name: str) -> None:
        field = self.form.boxes["field"].text
        if name == "field" and field in AGREEMENT and field not in self.value.fields:
            self.forms.remove(self.value)
            for old in (self.value.summary, self.value):
                old.hide()
                old.deleteLater()
            self.value = self._value_form(field)
            self._offer_ways(field)
        self._ask_again()

    def _offer_ways(self, field: str) -> None:
        found = ways(AGREEMENT[field])
        self.form.set_choices("how", {how: _(HOW[how]) for how in found})
        self.form.set_value("how", found[0])

    def _value_form(self, name: str) -> TypedForm:
        help_words = N_("Tomt tar bort det som står") if ways(AGREEMENT[name]) == (How.REPLACE,) else ""
        form = TypedForm([replace(AGREEMENT[name], group="", help=help_words)], self._today, columns=1)
        form.fill({})
        form.changed.connect(lambda _name: self._ask_again())
        self.forms.append(form)
        self._place.addWidget(form.summary)
        self._place.addWidget(form)
        return form

    # --- first the plan, then the change

    def _ask_again(self) -> None:
        self._change = None
        self._sum.hide()
        self.table.hide()
        self.primary.setEnabled(True)
        self.primary.setText(_("Visa vad som ändras"))
        self.fit_soon()

    def _go_on(self) -> None:
        if self._change is not None:
            self.saved.emit(self._change, self._planned)
            return
        what, values = self.form.read(), self.value.read()
        if what is None or values is None:
            return
        (name,) = values
        if not values[name] and what["how"] != How.REPLACE:
            self.tell(_("Fyll i vad som ska läggas till eller tas bort."))
            return
        self.tell("")
        self.plan_asked.emit(FieldChange(name, How(str(what["how"])), values[name]))

    def show_plan(self, change: FieldChange, planned: Sequence[PlannedChange]) -> None:
        """Show what the change would do to each agreement; the primary button does it."""
        self._change, self._planned = change, planned
        todo = sum(bool(one.after) and not one.refused for one in planned)
        refused = sum(bool(one.refused) for one in planned)
        words = [ngettext("{n} avtal ändras.", "{n} avtal ändras.", todo).format(n=number_text(todo))]
        if same := len(planned) - todo - refused:
            words.append(ngettext("{n} har det redan så.", "{n} har det redan så.", same).format(n=number_text(same)))
        if refused:
            words.append(
                ngettext("{n} lämnas som det är.", "{n} lämnas som de är.", refused).format(n=number_text(refused))
            )
        self._sum.setText(" ".join(words))
        self.table.set_rows(list(planned), lambda one: one.uuid)
        self._sum.show()
        self.table.show()
        self.primary.setEnabled(bool(todo))
        self.primary.setText(ngettext("Ändra {n} avtal", "Ändra {n} avtal", todo).format(n=number_text(todo)))
        self.fit_soon()

    def show_error(self, error: UserError) -> None:
        """Show what was wrong; the plan is asked for again."""
        self._ask_again()
        super().show_error(error)


def _columns() -> list[Column]:
    return [
        Column("title", _("Avtal"), lambda one: f"{one.number} {one.title}", 260, fixed=True),
        Column("before", _("Nu"), lambda one: _words(one.before), 180),
        Column("after", _("Blir"), _after, 200, stretch=True),
    ]


def _after(one: PlannedChange) -> str:
    if one.refused:
        return _(REFUSALS[one.refused])
    return _words(one.after) if one.after else _("Har det redan så")


def _words(values: Values) -> str:
    return ", ".join(shown(AGREEMENT[name], value) or "–" for name, value in values.items())
