"""What is written to those who are asked for a decision, and to those who are reminded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.day_words import day_words


@dataclass(frozen=True, slots=True)
class Case:
    """One agreement as a mail tells of it: the board's recommendation in words, when it was sent, the last day."""

    number: str
    title: str
    recommended: str = ""
    sent_on: str = ""
    reply_by: str = ""

    @property
    def words(self) -> str:
        """The agreement by title and number."""
        return _("{title} (avtal {number})").format(title=self.title, number=self.number)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to one recipient: who writes, to whom, where the answer is sent, what it is about.

    `example` tells that something in it is invented, which stands first in the mail.
    """

    sender: str
    recipient: str
    contact: str
    cases: tuple[Case, ...]
    round: str
    files: tuple[str, ...] = ()
    example: bool = False

    @property
    def reply_by(self) -> str:
        """The last day where it is the same for all, else ''."""
        days = {case.reply_by for case in self.cases}
        return days.pop() if len(days) == 1 else ""


def request_subject(letter: Letter) -> str:
    """Return the subject of the mail that asks for a decision."""
    return _subject(_("Begäran om beslut: {what}"), letter)


def reminder_subject(letter: Letter) -> str:
    """Return the subject of a reminder."""
    return _subject(_("Påminnelse om beslut: {what}"), letter)


def request_text(letter: Letter) -> str:
    """Return the mail that asks for a decision."""
    parts = [
        _example(letter),
        _("Till {recipient}").format(recipient=letter.recipient),
        _("{sender} begär beslut om:").format(sender=letter.sender),
        _lines(_case_line(case) for case in letter.cases),
        _("Svar senast den {day}.").format(day=day_words(letter.reply_by)) if letter.reply_by else "",
        _(
            "Beslutet rapporteras med protokollsutdrag. Är avtalet antaget skickas också den undertecknade sidan. Har ärendet bordlagts eller återremitterats räcker ett meddelande om det."
        ),
        _answer_to(letter),
        "\n".join([_("Bifogat:"), _lines(letter.files)]) if letter.files else "",
        letter.sender,
    ]
    return _joined(parts)


def reminder_text(letter: Letter) -> str:
    """Return the mail that reminds of a decision."""
    parts = [
        _example(letter),
        _("Till {recipient}").format(recipient=letter.recipient),
        _("{sender} saknar besked om:").format(sender=letter.sender),
        _lines(_reminded_line(case) for case in letter.cases),
        _("Meddela beslutet, eller när ärendet kommer att tas upp, senast den {day}.").format(
            day=day_words(letter.reply_by)
        )
        if letter.reply_by
        else _("Meddela beslutet, eller när ärendet kommer att tas upp."),
        _("Är beslutet redan fattat räcker protokollsutdraget."),
        _answer_to(letter),
        letter.sender,
    ]
    return _joined(parts)


def _example(letter: Letter) -> str:
    return _("Innehåller exempeldata. Mejlet är ett exempel och gäller inte.") if letter.example else ""


def _subject(words: str, letter: Letter) -> str:
    what = words.format(what=letter.cases[0].words if len(letter.cases) == 1 else letter.round)
    if not letter.reply_by:
        return what
    return _("{subject}, svar senast {day}").format(subject=what, day=day_words(letter.reply_by))


def _case_line(case: Case) -> str:
    return (
        _("{case}. {recommended}").format(case=case.words, recommended=case.recommended)
        if case.recommended
        else case.words
    )


def _reminded_line(case: Case) -> str:
    told = case.words
    if case.sent_on:
        told = _("{case}, sänt {day}").format(case=told, day=day_words(case.sent_on))
    return told


def _answer_to(letter: Letter) -> str:
    return _("Skicka svaret till {contact}.").format(contact=letter.contact) if letter.contact else ""


def _lines(words: Iterable[str]) -> str:
    return "\n".join(f"– {line}" for line in words)


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"
