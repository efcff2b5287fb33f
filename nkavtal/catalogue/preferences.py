"""What one person may choose: each setting declared once, and found on the settings page by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Words

Way = Literal["text", "choice", "number", "switch", "folder"]

PERSON, LOOK = N_("Du"), N_("Utseende")

LANGUAGES: Words = {"sv": "Svenska", "en": "English"}
"""Each language by its own name."""
THEMES: Words = {"system": N_("Som i systemet"), "light": N_("Ljust"), "dark": N_("Mörkt")}
TEXT_SIZES = tuple(range(90, 201, 10))


@dataclass(frozen=True, slots=True)
class Setting:
    """One field of Preferences: its section, its words, and how it is chosen."""

    name: str
    label: str
    section: str
    way: Way
    help: str = ""
    choices: Words | None = None


SETTINGS: tuple[Setting, ...] = (
    Setting("name", N_("Namn"), PERSON, "text", N_("Står i historiken vid det du gör.")),
    Setting("role", N_("Roll"), PERSON, "text", N_("Som den skrivs i Ansvarig. Används för Mina avtal.")),
    Setting(
        "language",
        N_("Språk"),
        LOOK,
        "choice",
        N_("Gäller när programmet startas nästa gång. Dokument skrivs alltid på svenska."),
        LANGUAGES,
    ),
    Setting("theme", N_("Tema"), LOOK, "choice", N_("Hög kontrast i systemet följs alltid."), THEMES),
    Setting("text_size", N_("Textstorlek"), LOOK, "number", N_("Procent av systemets textstorlek, i hela programmet.")),
    Setting("rail_collapsed", N_("Sidopanel med bara symboler"), LOOK, "switch"),
)
