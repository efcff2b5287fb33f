"""Sheets to print."""

from __future__ import annotations

import pytest
import sheet_samples

from nkavtal.documents.sheet import Sheet


@pytest.fixture(scope="session")
def dossier() -> Sheet:
    """Return a dossier with every part a sheet can have."""
    return sheet_samples.dossier()


@pytest.fixture(scope="session")
def signatory_list() -> Sheet:
    """Return a signatory list: landscape, without a cover."""
    return sheet_samples.signatory_list()
