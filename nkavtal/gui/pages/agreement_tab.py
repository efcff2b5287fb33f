"""Where on an agreement's page somebody wants to come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgreementTab:
    """One tab of an agreement's page: 'details', 'parties', 'term', 'documents' or 'history'."""

    agreement: str
    tab: str
