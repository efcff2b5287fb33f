"""Types of agreement: code, word, and other words met for the same."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.base.i18n import N_
from nkavtal.catalogue.field import Words


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of agreement; `met` are other spellings, lower case, that mean the same in registers."""

    code: str
    word: str
    met: tuple[str, ...] = ()


DOCUMENT_TYPES = (
    DocumentType("agreement", N_("Avtal"), ("avtal med bilagor", "avtal, likalydande", "kontrakt")),
    DocumentType("accord", N_("Överenskommelse"), ("ök",)),
    DocumentType("cooperation", N_("Samverkansavtal"), ("samarbetsavtal", "samverkan", "avtalssamverkan")),
    DocumentType("main", N_("Huvudavtal"), ("grundavtal",)),
    DocumentType("addendum", N_("Tilläggsavtal"), ("tillägg",)),
    DocumentType("part", N_("Delavtal")),
    DocumentType("joint_committee", N_("Nämndavtal"), ("avtal om gemensam nämnd", "gemensam nämnd")),
    DocumentType("committee_rules", N_("Reglemente")),
    DocumentType("local_federation", N_("Förbundsordning"), ("kommunalförbund",)),
    DocumentType("consortium", N_("Konsortialavtal")),
    DocumentType("framework", N_("Ramavtal")),
    DocumentType("principals_framework", N_("Ombudsavtal")),
    DocumentType("call_off", N_("Avropsavtal"), ("avrop", "leveransavtal")),
    DocumentType("letter_of_intent", N_("Avsiktsförklaring"), ("avsiktsförkl.",)),
    DocumentType("programme", N_("Programförklaring")),
    DocumentType("guidelines", N_("Riktlinjer"), ("riktlinje",)),
    DocumentType("civil_partnership", N_("Idéburet offentligt partnerskap"), ("iop",)),
    DocumentType("data_processing", N_("Personuppgiftsbiträdesavtal"), ("pub-avtal", "pub", "biträdesavtal")),
    DocumentType("other", N_("Annat")),
)

TYPES: Words = {kind.code: kind.word for kind in DOCUMENT_TYPES}
