"""What is sent in a round: a folder or zip to each municipality, and drafts of the mails. Nothing is noted here."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from nkavtal.base import resources
from nkavtal.base.errors import UserError
from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.base.os_seam.files import folder_beside, sync
from nkavtal.base.progress import SILENT, Progress
from nkavtal.catalogue.letters import LetterType
from nkavtal.catalogue.round_words import (
    Case,
    Letter,
    reminder_subject,
    reminder_text,
    request_subject,
    request_text,
)
from nkavtal.catalogue.rows import PartyLine
from nkavtal.catalogue.standing import text
from nkavtal.documents.letters.render import fields_in
from nkavtal.exchange import mail_out
from nkavtal.exchange.mail_out import Draft
from nkavtal.rules.file_name import safe_name
from nkavtal.store import attachments
from nkavtal.store.queries import rounds
from nkavtal.store.store import Store
from nkavtal.usecases import letter
from nkavtal.usecases.letter_data import Gaps, Sources, request, sender_contact
from nkavtal.usecases.mail_addresses import Recipients, recipients
from nkavtal.usecases.round import RemindRound, SendRound, checked, checked_reminder, no_party
from nkavtal.usecases.round_plan import Enclosure, enclosures, recommended

HEAVY = 20_000_000
"""Bytes of a mail that many servers refuse."""
_LETTERS = ("missiv", "beslutsforslag")
_Act = TypeVar("_Act", SendRound, RemindRound)


@dataclass(frozen=True, slots=True)
class Papers:
    """What is to be made: letters, the agreements' own documents, drafts of mails; one zip instead of each folder."""

    letters: bool = True
    enclosed: bool = True
    mails: bool = True
    zipped: bool = False


@dataclass(frozen=True, slots=True)
class MailMade:
    """One mail as it was drafted, for mail programs that do not take the file; `addresses` stand as Outlook takes them."""

    organisation: str
    short_name: str
    addresses: str
    subject: str
    text: str
    file: Path | None
    size: int = 0
    passed_over: tuple[str, ...] = ()
    """Addresses of theirs that no mail can have."""

    @property
    def heavy(self) -> bool:
        """Tell if many mail servers would refuse it for its size."""
        return self.size > HEAVY


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: the folder, the files in it, the mails, and labels of what the letters lack."""

    folder: Path
    files: tuple[Path, ...]
    mails: tuple[MailMade, ...]
    missing: tuple[str, ...] = ()

    @property
    def unaddressed(self) -> tuple[str, ...]:
        """Names of those whose address is not known."""
        return tuple(mail.short_name for mail in self.mails if not mail.addresses)

    @property
    def passed_over(self) -> tuple[str, ...]:
        """Addresses that no mail can have, which were left out."""
        return tuple(dict.fromkeys(address for mail in self.mails for address in mail.passed_over))


@dataclass(frozen=True, slots=True)
class _Recipient:
    """One organisation and what it is asked about: the agreement's sources and its party line in each."""

    organisation: str
    short_name: str
    cases: tuple[tuple[Sources, PartyLine], ...]


def make(
    store: Store, act: SendRound, papers: Papers, target: Path, today: date, progress: Progress = SILENT
) -> Made:  # fmt: skip
    """Write what an act of sending would note; the folder is whole or not there.

    UserError NKA-376 and NKA-381 for a folder that cannot be had, NKA-377 when nothing would be in it,
    Damaged NKA-215 when a document's file is gone, and as send_round.
    """
    name, sent_on, reply_by = checked(act)
    _check_free(target)
    day = sent_on.exact if sent_on is not None and sent_on.exact else today
    asked = _asked(store, dict.fromkeys(act.parties, str(sent_on or "")), day, str(reply_by or ""))
    if not (papers.mails or papers.letters or (papers.enclosed and any(map(_encloses, asked)))):
        raise _nothing_to_make()
    to = recipients(store, [one.organisation for one in asked], today)
    with folder_beside(target) as folder:
        names: list[str] = []
        mails = []
        for done, one in enumerate(asked):
            progress.step(done, len(asked), _("Skriver till {name}").format(name=one.short_name))
            files = _files_to(store, one, papers, folder / _own(one.short_name, "", names))
            if papers.mails:
                mails.append(_mail(one, name, to, files, folder / _mail_name(one.short_name, names), target))
        if mails:
            _write_texts(mails, folder)
        made = tuple(target / path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return Made(target, made, tuple(mails), _missing(asked) if papers.letters else ())


def remind(store: Store, title: str, act: RemindRound, target: Path, today: date, progress: Progress = SILENT) -> Made:
    """Write drafts of what an act of reminding would note; `title` is what the round is called in them.

    Errors are as make() and remind_round have them.
    """
    reply_by = checked_reminder(act)
    _check_free(target)
    asked = _asked(store, _sent(store, act, today), today, str(reply_by or ""))
    to = recipients(store, [one.organisation for one in asked], today)
    with folder_beside(target) as folder:
        names: list[str] = []
        mails = []
        for done, one in enumerate(asked):
            progress.step(done, len(asked), _("Skriver till {name}").format(name=one.short_name))
            mails.append(_mail(one, title, to, None, folder / _mail_name(one.short_name, names), target))
        _write_texts(mails, folder)
        made = tuple(target / path.name for path in sorted(folder.iterdir()))
    return Made(target, made, tuple(mails))


def addressed(act: _Act, made: Made) -> _Act:
    """Return the act with the addresses that its mails were drafted to."""
    if not made.mails or act.values.get("way") != "mail":
        return act
    return replace(act, sent_to={mail.organisation: mail.addresses for mail in made.mails})


def _sent(store: Store, act: RemindRound, today: date) -> dict[tuple[str, str], str]:
    """Return the day when each party was sent this round, '' where it is not known."""
    with store.reading() as connection:
        lines = [line for one in rounds.rounds(connection, today) if one.key.name == act.name for line in one.lines]
    days = {line.pair: line.sent_on for line in lines}
    return {pair: days.get(pair, "") for pair in act.parties}


def _nothing_to_make() -> UserError:
    return UserError(
        "NKA-377",
        N_(
            "Det finns inget att skapa: avtalen har inga dokument som bilagor. Inget är skrivet och inget är registrerat."
        ),
        N_("Välj missiv eller mejlutkast också, eller registrera utskicket utan att skapa något."),
    )


def _check_free(target: Path) -> None:
    if target.resolve() == Path().resolve():
        raise UserError(
            "NKA-381",
            N_("Mappen du står i kan inte ersättas. Inget är skrivet och inget är registrerat."),
            N_("Ange ett namn som inte finns, så skapas mappen."),
        )
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UserError(
            "NKA-376",
            N_("{folder} finns redan och är inte tom. Inget är skrivet och inget är registrerat."),
            N_("Välj ett namn som inte finns, så skapas mappen."),
            folder=target.name,
        )


def _asked(
    store: Store, sent: Mapping[tuple[str, str], str], today: date, reply_by: str
) -> tuple[_Recipient, ...]:  # fmt: skip
    """Return whom it goes to in the order they are given, by the day it is sent to each in this round.

    Who has been asked before is told of this sending and not of the first one.
    """
    sources = {key: letter.sources_of(store, key, today) for key in dict.fromkeys(key for key, _one in sent)}
    found: dict[str, list[tuple[Sources, PartyLine]]] = {}
    for (agreement, organisation), sent_on in sent.items():
        card = sources[agreement].card
        line = next((one for one in card.own_side if one.organisation == organisation), None)
        if line is None:
            raise no_party(card.names.get(organisation, "–"), card.number)
        days = {
            "asked_on": sent_on or line.values["asked_on"],
            "reply_by": reply_by or line.values["reply_by"],
        }
        named = tuple(one.words for one in enclosures(card))
        own = replace(sources[agreement], annexes=named), replace(line, values={**line.values, **days})
        found.setdefault(organisation, []).append(own)
    return tuple(_Recipient(key, cases[0][1].short_name, tuple(cases)) for key, cases in found.items())


def _files_to(store: Store, one: _Recipient, papers: Papers, folder: Path) -> tuple[Path, ...]:
    """Write one organisation's folder, or the zip in its place, and return what goes with the mail."""
    if not (papers.letters or (papers.enclosed and _encloses(one))):
        return ()
    folder.mkdir()
    files: list[Path] = []
    for sources, line in one.cases:
        number = sources.card.number
        enclosed = enclosures(sources.card) if papers.enclosed else ()
        for kind in _letter_types() if papers.letters else ():
            file = folder / safe_name(f"{number} {_(kind.file)}", ".docx")
            letter.write(kind, sources if papers.enclosed else replace(sources, annexes=()), line, file)
            files.append(file)
        for enclosure in enclosed:
            files.append(_copy(store, enclosure, folder))
    if not papers.zipped:
        return tuple(files)
    packed = folder.with_name(f"{folder.name}.zip")
    _pack(files, packed, one.cases[0][0].today)
    shutil.rmtree(folder)
    return (packed,)


def _encloses(one: _Recipient) -> bool:
    return any(enclosures(sources.card) for sources, _line in one.cases)


def _copy(store: Store, enclosure: Enclosure, folder: Path) -> Path:
    file = folder / enclosure.name
    if not attachments.copied_out(store.folder, enclosure.sha256, file):
        raise attachments.damaged(enclosure.file)
    return file


def _pack(files: Iterable[Path], target: Path, day: date) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in files:
            entry = zipfile.ZipInfo(file.name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(entry, file.read_bytes())
    sync(target)


def _mail(
    one: _Recipient, name: str, known: Recipients, files: Sequence[Path] | None, file: Path, target: Path,
) -> MailMade:  # fmt: skip
    """Write the draft to one organisation; without files it is a reminder."""
    to = known.usable.get(one.organisation, ())
    told = _letter(one, name, [path.name for path in files or ()])
    words = (
        (reminder_subject(told), reminder_text(told)) if files is None else (request_subject(told), request_text(told))
    )
    data = mail_out.encoded(Draft(to, *words, tuple(files or ())))
    _written(file, data)
    return MailMade(
        one.organisation, one.short_name, "; ".join(email for _who, email in to), *words, target / file.name, len(data),
        known.unusable.get(one.organisation, ()),
    )  # fmt: skip


def _letter(one: _Recipient, name: str, files: Sequence[str]) -> Letter:
    sources, line = one.cases[0]
    cases = [
        Case(
            own.card.number,
            own.card.title,
            recommended(own.card),
            text(party.values, "asked_on"),
            text(party.values, "reply_by"),
        )
        for own, party in one.cases
    ]
    invented = any(own.example or party.example for own, party in one.cases)
    return Letter(sources.organisation, line.name, sender_contact(sources), tuple(cases), name, tuple(files), invented)


def _write_texts(mails: Sequence[MailMade], folder: Path) -> None:
    """Write all addresses, subjects and texts in one file, for mail programs that do not take the drafts."""
    everybody = "; ".join(dict.fromkeys(address for mail in mails for address in mail.addresses.split("; ") if address))
    parts = [_("Alla adresser: {addresses}").format(addresses=everybody or "–")]
    parts += [
        "\n".join(
            [
                "─" * 60,
                _("Till: {addresses}").format(addresses=mail.addresses or "–"),
                _("Ämne: {subject}").format(subject=mail.subject),
                "",
                mail.text,
            ]
        )
        for mail in mails
    ]
    _written(
        folder / safe_name(_("Adresser och text"), ".txt"), "\n".join(parts).replace("\n", "\r\n").encode("utf-8-sig")
    )


def _written(beside: Path, data: bytes) -> None:
    """Write a file of a folder that is not in its place yet."""
    beside.write_bytes(data)
    sync(beside)


def _missing(asked: Sequence[_Recipient]) -> tuple[str, ...]:
    """Return the labels of what stands as missing in the letters."""
    gaps = Gaps()
    for one in asked:
        for sources, line in one.cases:
            request(sources, line, gaps)
    used = {name for kind in _letter_types() for name in fields_in(resources.path("templates", kind.template))}
    return gaps.labels(used)


def _letter_types() -> tuple[LetterType, ...]:
    return tuple(letter.type_of(code) for code in _LETTERS)


def _own(words: str, suffix: str, taken: list[str]) -> str:
    """Return a name that nothing else in the folder has, and take it."""
    name = safe_name(words, suffix, taken)
    taken.append(name)
    return name


def _mail_name(short_name: str, taken: list[str]) -> str:
    return _own(_("Mejl till {name}").format(name=short_name), ".eml", taken)
