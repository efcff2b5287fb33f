"""How what a person types becomes a value; what cannot be read is an error at its field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from nkavtal.base.errors import FieldErrors, UserError
from nkavtal.base.i18n import MONTHS, N_, gettext
from nkavtal.catalogue.field import Field, Kind, Value
from nkavtal.rules import day_text, org_number

_AMOUNT = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,2})?")  # three decimals may be thousands: 12.345
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
_TRISTATE = {"ja": True, "nej": False, "": None, "true": True, "false": False}


def read_all(fields: Mapping[str, Field], typed: Mapping[str, str], today: date) -> dict[str, Value]:
    """Read every typed text; raise FieldErrors with all that cannot be read, none is lost."""
    values: dict[str, Value] = {}
    errors: list[UserError] = []
    for name, text in typed.items():
        try:
            values[name] = read(fields[name], text, today)
        except UserError as error:
            errors.append(error)
    if errors:
        raise FieldErrors(tuple(errors))
    return values


def read(field: Field, text: str, today: date) -> Value:
    """Return the value that text means; raise UserError (NKA-18n) with the field's name when it means none."""
    text = text.strip()
    if not text:
        if field.required:
            raise UserError("NKA-180", N_("{label} behöver fyllas i."), field=field.name, label=_label(field))
        return None if field.kind in _NOTHING_IS_NONE else ""
    reader = _READERS.get(field.kind)
    return reader(field, text, today) if reader else text


def _day(field: Field, text: str, today: date) -> Value:
    try:
        return str(day_text.parse(text, today))
    except day_text.NotADayError as error:
        if error.code == "no_such_day":
            raise UserError(
                "NKA-181",
                N_("{month} {year} har {n} dagar."),
                field=field.name,
                month=MONTHS[error.month - 1].capitalize(),
                year=error.year,
                n=error.days,
            ) from error
        raise UserError(
            "NKA-182",
            N_("{label}: {text} är inget datum."),
            N_("Skriv till exempel 2027-02-28, 28/2, 2027-02 eller 2027."),
            field=field.name,
            label=_label(field),
            text=text,
        ) from error


def _choice(field: Field, text: str, today: date) -> Value:
    choices = field.choices or {}
    for code, known in choices.items():
        if text == code or text.casefold() == known.casefold():
            return code
    raise UserError(
        "NKA-183",
        N_("{label}: {text} finns inte bland valen."),
        N_("Välj något av: {choices}."),
        field=field.name,
        label=_label(field),
        text=text,
        choices=", ".join(choices.values()),
    )


def _choices(field: Field, text: str, today: date) -> Value:
    codes = {str(_choice(field, part.strip(), today)) for part in text.split(",") if part.strip()}
    return ",".join(code for code in field.choices or {} if code in codes)


def _tristate(field: Field, text: str, today: date) -> Value:
    if text.casefold() in _TRISTATE:
        return _TRISTATE[text.casefold()]
    raise UserError(
        "NKA-184", N_("{label}: svara ja eller nej, eller lämna tomt."), field=field.name, label=_label(field)
    )


def _money(field: Field, text: str, today: date) -> Value:
    bare = re.sub(r"[\s\u00a0\u202f]|kr(onor)?$|:-$", "", text.casefold()).replace(",", ".").replace("−", "-")
    if not _AMOUNT.fullmatch(bare):
        raise UserError(
            "NKA-185",
            N_("{label}: {text} är inget belopp."),
            N_("Skriv till exempel 1 234 567 eller 2 297,50."),
            field=field.name,
            label=_label(field),
            text=text,
        )
    return f"{Decimal(bare):.2f}"


def _days(field: Field, text: str, today: date) -> Value:
    found = re.fullmatch(r"([0-9]{1,4})(?:\s*(?:d|dag|dagar))?", text.casefold(), re.ASCII)
    if not found:
        raise UserError(
            "NKA-189", N_("{label}: skriv ett antal dagar, till exempel 90."), field=field.name, label=_label(field)
        )
    return str(int(found[1]))


def _count(field: Field, text: str, today: date) -> Value:
    bare = re.sub(r"[\s\u00a0\u202f]", "", text).removesuffix("%")
    if not re.fullmatch(r"[0-9]{1,9}", bare, re.ASCII):
        raise UserError(
            "NKA-370", N_("{label}: skriv ett heltal, till exempel 12."), field=field.name, label=_label(field)
        )
    return str(int(bare))


def _rule(field: Field, text: str, today: date) -> Value:
    from nkavtal.rules.terms import plain  # few forms hold a clause

    try:
        return plain.to_text(plain.from_text(text))
    except plain.NotARule as error:
        raise UserError(
            "NKA-188",
            N_("{label}: det går inte att förstå {place}."),
            N_("Skriv regeln som JSON, till exempel {example}."),
            field=field.name,
            label=_label(field),
            place=error.place or text,
            example='{"first": {"open_ended": true}}',
        ) from error


def _email(field: Field, text: str, today: date) -> Value:
    if not _EMAIL.fullmatch(text):
        raise UserError("NKA-186", N_("{text} är ingen e-postadress."), field=field.name, text=text)
    return text


def _org_number(field: Field, text: str, today: date) -> Value:
    number = org_number.normalised(text)
    if number is None:
        raise UserError(
            "NKA-187",
            N_("{text} är inget organisationsnummer: kontrollsiffran stämmer inte."),
            N_("Tio siffror, till exempel 212000-2692."),
            field=field.name,
            text=text,
        )
    return number


def _label(field: Field) -> str:
    return gettext(field.label)


_NOTHING_IS_NONE = {
    Kind.PARTIAL_DATE, Kind.TRISTATE, Kind.MONEY, Kind.ORGANISATION, Kind.AGREEMENT, Kind.ROW, Kind.NUMBER,
}  # fmt: skip
_READERS = {
    Kind.PARTIAL_DATE: _day,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.TRISTATE: _tristate,
    Kind.MONEY: _money,
    Kind.DAYS: _days,
    Kind.COUNT: _count,
    Kind.RULE: _rule,
    Kind.EMAIL: _email,
    Kind.ORG_NUMBER: _org_number,
}
