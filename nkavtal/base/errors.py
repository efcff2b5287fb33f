"""Trouble that a person can put right."""

from __future__ import annotations

from nkavtal.base.i18n import gettext


class UserError(Exception):
    """Expected trouble: a code, a Swedish message and a way out.

    `message` and `hint` are marked with N_ where they are written and put into words here;
    `args` fill their named places. `field` names the form field it belongs to, if any.
    """

    exit_code = 1

    def __init__(self, code: str, message: str, hint: str = "", *, field: str = "", **values: object) -> None:
        super().__init__(code, message, hint, field, values)
        self.code = code
        self.field = field
        self.values = values
        self._message = message
        self._hint = hint

    @property
    def message(self) -> str:
        """What happened and what is safe, in words."""
        return gettext(self._message).format(**self.values)

    @property
    def hint(self) -> str:
        """What to do, in words; empty when there is nothing to add."""
        return gettext(self._hint).format(**self.values) if self._hint else ""

    def __str__(self) -> str:
        return f"{self.code} {self.message} {self.hint}".strip()


class Damaged(UserError):
    """The register itself is damaged; a terminal leaves with 3."""

    exit_code = 3


class FieldErrors(UserError):
    """Several fields of one form need correction; each is a UserError with its field."""

    def __init__(self, errors: tuple[UserError, ...]) -> None:
        first = errors[0]
        super().__init__(first.code, first._message, first._hint, field=first.field, **first.values)
        self.errors = errors


class Cancelled(Exception):
    """The person cancelled long work; nothing was written."""
