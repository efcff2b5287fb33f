"""The ledger of an agreement's attachments: what a person says of a file, and what the program notes of it."""

from __future__ import annotations

from nkavtal.base.i18n import N_
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import ATTACHMENT_KINDS, FILE_SIGNS, FILE_TYPES
from nkavtal.catalogue.field import Field, Kind, Ledger
from nkavtal.catalogue.rows import Values
from nkavtal.rules import file_type
from nkavtal.rules.file_name import name_to_see

SIGNED = "signed"
"""The kind whose file is locked: exchanged or removed only with a reason."""
SHORT_HASH = 12
"""Characters of a checksum where there is little room."""

ATTACHMENT = Ledger(
    "attachment",
    "agreement",
    N_("Dokument"),
    N_("Dokument"),
    (
        Field("kind", N_("Slag"), Kind.CHOICE, ATTACHMENT_KINDS, required=True, listed=True, sample="minutes"),
        Field(
            "description",
            N_("Beskrivning"),
            listed=True,
            sample="Kommunfullmäktige § 98",
            help=N_("Utan beskrivning visas filens namn"),
        ),
        Field(
            "dated_on",
            N_("Dag"),
            Kind.PARTIAL_DATE,
            listed=True,
            sample="2026-10-26",
            help=N_("Dagen som står på handlingen"),
        ),
        Field("decision", N_("Hör till beslut"), Kind.ROW, listed=True, fixed=True),
        Field("signature", N_("Hör till underskrift"), Kind.ROW, listed=True, fixed=True),
        Field("recommendation", N_("Hör till steg"), Kind.ROW, listed=True, fixed=True),
        Field(
            "name",
            N_("Fil"),
            required=True,
            listed=True,
            fixed=True,
            sample="Protokollsutdrag KF § 98.pdf",
            meaning=N_("Vad filen hette där den kom ifrån"),
        ),
        Field(
            "sha256",
            N_("Kontrollsumma"),
            Kind.HASH,
            required=True,
            fixed=True,
            sample="0123456789abcdef" * 4,
            meaning=N_("Visar att innehållet är oförändrat, och vilken fil raden gäller"),
        ),
        Field(
            "size",
            N_("Storlek i byte"),
            Kind.NUMBER,
            required=True,
            fixed=True,
            sample="48128",
            meaning=N_("Filens storlek"),
        ),
        Field(
            "media_type",
            N_("Filtyp"),
            fixed=True,
            sample="application/pdf",
            meaning=N_("Vad filen är, av innehållet att döma"),
        ),
        Field("signs", N_("Att tänka på"), Kind.CHOICES, FILE_SIGNS, fixed=True, sample="open_action"),
        Field(
            "from_outside",
            N_("Från internet eller e-post"),
            Kind.TRISTATE,
            fixed=True,
            sample=True,
            meaning=N_("Om Windows hade märkt filen som hämtad utifrån"),
        ),
    ),
    own_acts=True,
)


_GUESSES = (
    ((".msg", ".eml"), "mail"),
    (("protokoll", "§"), "minutes"),
    (("missiv", "följebrev"), "letter"),
    (("bilaga",), "annex"),
    (("avtal", "överenskommelse"), "agreement_text"),
)


def guessed_kind(name: str) -> str:
    """Return the kind that a file's name makes likely; the signed one is never guessed, since it locks."""
    known = name.casefold()
    return next((kind for signs, kind in _GUESSES if any(sign in known for sign in signs)), "other")


def is_locked(values: Values) -> bool:
    """Tell if the file is the signed one."""
    return values.get("kind") == SIGNED


def title(values: Values) -> str:
    """Return what an attachment is called: its description, else its file's name."""
    return str(values["description"] or "") or file_name(values)


def file_name(values: Values) -> str:
    """Return what the file was called, with nothing hidden in it."""
    return name_to_see(str(values["name"]))


def type_word(values: Values) -> str:
    """Return what the file is, in words."""
    return _(FILE_TYPES[file_type.by_media_type(str(values["media_type"])).code])


def size_words(size: int) -> str:
    """Return '812 byte', '47 kB' or '1,2 MB', with a hard space."""
    if size < 1000:
        return _("{n} byte").format(n=size).replace(" ", "\u00a0")
    if size < 1_000_000:
        return _("{n} kB").format(n=round(size / 1000)).replace(" ", "\u00a0")
    return _("{n} MB").format(n=f"{size / 1_000_000:.1f}".replace(".", ",")).replace(" ", "\u00a0")
