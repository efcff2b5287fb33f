"""Letters that can be made of an agreement: code, word, template, and if each party gets its own."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.base.i18n import N_


@dataclass(frozen=True, slots=True)
class LetterType:
    """A type of letter; `template` lies in resources/templates, `file` begins the names of the files made."""

    code: str
    word: str
    template: str
    file: str
    per_party: bool = False
    about: str = ""


LETTER_TYPES = (
    LetterType("avtal", N_("Avtalstext"), "avtal.docx", N_("Avtal"), about=N_("Ett dokument med underskrifter")),
    LetterType(
        "missiv",
        N_("Missiv med begäran om beslut"),
        "missiv.docx",
        N_("Missiv"),
        per_party=True,
        about=N_("Ett dokument till varje part"),
    ),
    LetterType(
        "beslutsforslag",
        N_("Förslag till beslut"),
        "beslutsforslag.docx",
        N_("Förslag till beslut"),
        per_party=True,
        about=N_("Ett dokument till varje part"),
    ),
)
