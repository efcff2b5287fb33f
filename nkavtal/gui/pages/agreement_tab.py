"""Where on an agreement's page somebody wants to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AgreementTab:
    """One tab of an agreement's page: 'details', 'parties', 'term', 'documents' or 'history', '' for the one that is up.

    `as_of` is the day it is looked at, None for today.
    """

    agreement: str
    tab: str = ""
    as_of: date | None = None
    party: str = ""
    """The organisation to be marked there."""
