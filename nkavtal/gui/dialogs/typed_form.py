"""A form whose values come from the register and go back to it as values that travel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtWidgets import QCheckBox

from nkavtal.base.errors import UserError
from nkavtal.catalogue import typed
from nkavtal.catalogue.field import Field, Kind, Value
from nkavtal.catalogue.rows import Values
from nkavtal.gui.parts.form import Form
from nkavtal.rules.partial_date import PartialDate

_TYPED = {"yes": "ja", "no": "nej"}


class TypedForm(Form):
    """A form that shows values and reads what is typed; what cannot be read is an error at its field."""

    def __init__(
        self,
        fields: Iterable[Field],
        today: date,
        *,
        columns: int = 2,
        optional_words: str = "",
        headings: bool = True,
    ) -> None:
        self.fields = {field.name: field for field in fields}
        self._today = today
        self.opener: QCheckBox | None = None
        """The box that shows and hides the form, if it is one of the parts that can wait."""
        super().__init__(
            tuple(self.fields.values()), today, columns=columns, optional_words=optional_words, headings=headings
        )

    def fill(self, values: Mapping[str, Value]) -> None:
        """Show values; they count as unchanged."""
        self.set_values({name: as_typed(field, values.get(name)) for name, field in self.fields.items()})

    def read(self, *, changed_only: bool = False) -> Values | None:
        """Return the values; None when something cannot be read, which then stands at its field."""
        if not self.check():
            return None
        texts = self.changes() if changed_only else self.values()
        told = {name: _TYPED.get(text, text) if self._asks(name) else text for name, text in texts.items()}
        try:
            return typed.read_all(self.fields, told, self._today)
        except UserError as error:
            self.show_error(error)
            return None

    def exact_day(self, name: str) -> date | None:
        """Return the day in a field when it is known to the day."""
        try:
            value = typed.read(self.fields[name], self.boxes[name].text, self._today)
        except UserError:
            return None
        return PartialDate.parse(str(value)).exact if value else None

    def day_count(self, name: str) -> int | None:
        """Return the number of days in a field, None where there is none."""
        try:
            value = typed.read(self.fields[name], self.boxes[name].text, self._today)
        except UserError:
            return None
        return int(str(value)) if value else None

    def _asks(self, name: str) -> bool:
        return self.fields[name].kind is Kind.TRISTATE


def as_typed(field: Field, value: Value) -> str:
    """Return a value as a form shows it in its input."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field.kind is Kind.MONEY:
        return value.removesuffix(".00").replace(".", ",")
    return value
