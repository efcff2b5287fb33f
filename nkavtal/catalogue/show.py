"""How a value is written for a person: one function for every table, form, print and terminal."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext, number_text
from nkavtal.catalogue.field import Field, Kind, Value
from nkavtal.rules.partial_date import Bound, PartialDate


def shown(field: Field, value: Value, names: Mapping[str, str] | None = None) -> str:
    """Return a value in words, '' when nothing is known; `names` tells what a UUID is called."""
    if value is None or value == "":
        return ""
    match field.kind:
        case Kind.TRISTATE:
            return _("ja") if value else _("nej")
        case Kind.CHOICE:
            return word(field, str(value))
        case Kind.CHOICES:
            return ", ".join(word(field, code) for code in str(value).split(",") if code)
        case Kind.PARTIAL_DATE:
            return day_shown(str(value))
        case Kind.MONEY:
            return money_shown(str(value))
        case Kind.DAYS:
            return ngettext("{n} dag", "{n} dagar", int(str(value))).format(n=number_text(int(str(value))))
        case Kind.RULE:
            return rule_shown(str(value))
        case Kind.ORGANISATION | Kind.AGREEMENT | Kind.ROW:
            return (names or {}).get(str(value), str(value))
        case _:
            return str(value)


def rule_shown(text: str) -> str:
    """Return a kept clause in sentences; the text itself where it is no clause."""
    from nkavtal.catalogue.term_sentences import sentences  # lists show no clause and need not wait for this
    from nkavtal.rules.terms import plain

    try:
        return " ".join(sentences(plain.from_text(text)))
    except plain.NotARule:
        return text


def word(field: Field, code: str) -> str:
    """Return the word of a code, or the code itself when it has none."""
    return _((field.choices or {}).get(code, code))


def day_shown(text: str) -> str:
    """Return '2026-02-28', '2013-02', 'före 2023-11', 'efter 2023-06-30' or '2017 (osäkert)'."""
    day = PartialDate.parse(text)
    bare = str(PartialDate(day.year, day.month, day.day))
    match day.bound:
        case Bound.BEFORE:
            return _("före {day}").format(day=bare)
        case Bound.AFTER:
            return _("efter {day}").format(day=bare)
        case Bound.UNSURE:
            return _("{day} (osäkert)").format(day=bare)
        case _:
            return bare


def money_shown(text: str) -> str:
    """Return '1 234 567 kr' or '2 297,50 kr', with hard spaces and a true minus."""
    whole, _point, rest = f"{abs(Decimal(text)):.2f}".partition(".")
    figures = number_text(int(whole)) + ("" if rest == "00" else f",{rest}")
    sign = "\u2212" if Decimal(text) < 0 else ""
    return _("{amount} kr").format(amount=sign + figures).replace(" kr", "\u00a0kr")
