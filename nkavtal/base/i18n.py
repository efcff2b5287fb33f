"""Language: the texts are Swedish at the source; catalogues may put others in their place."""

from __future__ import annotations

import contextlib
import gettext as _gettext
import unicodedata
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import date, datetime

SWEDISH = "sv"
_SOURCE = _gettext.NullTranslations()
_catalogue: _gettext.NullTranslations = _SOURCE
_here: ContextVar[_gettext.NullTranslations | None] = ContextVar("language", default=None)
"""The language of what is being made in this thread, where it is another than the program's."""


def N_(text: str) -> str:
    """Mark a text that is only named here and put into words where it is shown."""
    return text


MONTHS = (
    N_("januari"), N_("februari"), N_("mars"), N_("april"), N_("maj"), N_("juni"),
    N_("juli"), N_("augusti"), N_("september"), N_("oktober"), N_("november"), N_("december"),
)  # fmt: skip
WEEKDAYS = (N_("måndag"), N_("tisdag"), N_("onsdag"), N_("torsdag"), N_("fredag"), N_("lördag"), N_("söndag"))


def use(texts: _gettext.NullTranslations | None) -> None:
    """Take the texts of a language (see base.translation); None for Swedish, which needs none."""
    global _catalogue
    _catalogue = texts or _SOURCE


@contextlib.contextmanager
def swedish() -> Iterator[None]:
    """Speak Swedish meanwhile, in this thread, whatever the program speaks: documents go to Swedish municipalities."""
    before = _here.set(_SOURCE)
    try:
        yield
    finally:
        _here.reset(before)


def gettext(text: str) -> str:
    """Return text in the chosen language."""
    return (_here.get() or _catalogue).gettext(text) if text else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form that fits n."""
    return (_here.get() or _catalogue).ngettext(one, many, n)


def pgettext(context: str, text: str) -> str:
    """Return a short word that has several meanings."""
    return (_here.get() or _catalogue).pgettext(context, text)


_ = gettext


def day_text(day: date) -> str:
    """Return '31 december 2026' for running text."""
    return f"{day.day} {gettext(MONTHS[day.month - 1])} {day.year}"


def weekday_text(day: date) -> str:
    """Return 'måndag 26 oktober 2026'."""
    return f"{gettext(WEEKDAYS[day.weekday()])} {day_text(day)}"


def time_text(moment: datetime) -> str:
    """Return '14.32', the Swedish way to write a time of day."""
    return f"{moment:%H.%M}"


def moment_text(moment: datetime, now: datetime) -> str:
    """Return '14.05', 'i går 14.05', '23 november 14.05' or '23 november 2025 14.05', in the machine's own time."""
    local, here = moment.astimezone(), now.astimezone()
    days = (here.date() - local.date()).days
    if days == 0:
        return time_text(local)
    if days == 1:
        return _("i går {time}").format(time=time_text(local))
    day = day_text(local.date())
    if local.year == here.year:
        day = day.rpartition(" ")[0]
    return _("{day} {time}").format(day=day, time=time_text(local))


def distance_text(day: date, today: date) -> str:
    """Return 'i dag', 'i morgon', 'om 41 dagar' or '7 dagar sedan'."""
    n = (day - today).days
    if n == 0:
        return _("i dag")
    if n == 1:
        return _("i morgon")
    if n == -1:
        return _("i går")
    if n > 0:
        return _("om {n} dagar").format(n=number_text(n))
    return _("{n} dagar sedan").format(n=number_text(-n))


def number_text(n: int) -> str:
    """Return '1 234 567' with hard spaces and a true minus."""
    return f"{n:,}".replace(",", "\u00a0").replace("-", "\u2212")


class _Letters(dict[int, str]):
    """What each letter becomes, for str.translate: worked out once, then remembered."""

    def __init__(self, kept: dict[str, str]) -> None:
        super().__init__({ord(letter): word for letter, word in kept.items()})

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[code]


_SORTED = _Letters({"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c"})  # '{' follows z
_FOLDED = _Letters({letter: letter for letter in "åäöæø"})


def sort_key(text: str) -> str:
    """Return a text whose code point order is the Swedish order (å ä ö last, é as e, case ignored)."""
    return unicodedata.normalize("NFC", text).casefold().translate(_SORTED)


def folded(text: str) -> str:
    """Return text as search sees it: lower case, NFC, accents folded, but å ä ö æ ø kept as letters."""
    return unicodedata.normalize("NFC", text).casefold().translate(_FOLDED)


def listing(words: list[str] | tuple[str, ...]) -> str:
    """Return 'Arjeplog, Pajala och Överkalix'."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} och {last}").format(first=", ".join(words[:-1]), last=words[-1])
