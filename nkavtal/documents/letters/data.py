"""What a letter template is given: plain texts, lists and truth values; the names are the template's fields.

Every text is ready to print. Days are written out ('23 november 2026'); a text may be empty only where the
template asks for it with `if`: elsewhere the caller puts `missing(…)` in its place.
"""

from __future__ import annotations

from typing import TypedDict

from nkavtal.base.i18n import gettext as _


class AgreementData(TypedDict):
    """The agreement; `…_ord` are the clause's own words."""

    nummer: str
    titel: str
    typ: str
    omrade: str
    dnr: str
    gamla_nummer: str
    startdag: str
    slutdag: str
    avtalstid_ord: str
    forlangning_ord: str
    uppsagning_ord: str
    kostnad_ord: str
    ikrafttradande: str
    ansvarig: str
    anmarkning: str


class PartyData(TypedDict):
    """A party of the agreement, in the order they are to be printed; who said no does not sign."""

    namn: str
    kortnamn: str
    org_nr: str
    roll: str
    adress: str
    ar_kommun: bool
    undertecknar: bool


class DecisionData(TypedDict):
    """A party's decision; `exempel` marks one that is made up."""

    part: str
    organ: str
    datum: str
    paragraf: str
    dnr: str
    utfall: str
    exempel: bool


class RecommendationData(TypedDict):
    """What the board recommended; an empty `organ` leaves its sentence out."""

    organ: str
    datum: str
    paragraf: str
    dnr: str
    ord: str


class RecipientData(TypedDict):
    """Who is written to, by way of its registrar."""

    namn: str
    kortnamn: str
    org_nr: str
    adress: str
    registrator_epost: str


class SenderData(TypedDict):
    """Who writes; `kontakt` is a person with telephone or e-mail."""

    namn: str
    adress: str
    kontakt: str


class AgreementTextData(TypedDict):
    """The fields of `avtal.docx`."""

    avtal: AgreementData
    parter: list[PartyData]
    beslut: list[DecisionData]
    rekommendation: RecommendationData
    avsandare: SenderData
    datum: str
    bilagor: list[str]
    exempel: bool


class RequestData(AgreementTextData):
    """The fields of `missiv.docx`: the agreement's, the recipient, and what has happened, one line each."""

    mottagare: RecipientData
    svar_senast: str
    arendets_gang: list[str]


def missing(label: str) -> str:
    """Return what is printed where a value is missing."""
    return _("[saknas: {label}]").format(label=label)
