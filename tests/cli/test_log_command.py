"""The contact log in the terminal."""

from __future__ import annotations

from pathlib import Path

from builders import an_agreement, opened
from cli.conftest import Type


def test_a_contact_is_noted_and_shown(register: Path, at: Type) -> None:
    store = opened(register)
    an_agreement(store)
    store.close()
    noted = at(
        register,
        "log",
        "2026-001",
        "--for",
        "Kalix",
        "--words",
        "Tas upp i juni",
        "--with",
        "Registrator",
        "--expected",
        "2027-06",
    )
    assert noted.code == 0
    assert "Antecknat för Kalix." in noted.out
    shown = at(register, "log", "2026-001")
    assert "Tas upp i juni" in shown.out
    assert "2027-06" in shown.out


def test_a_contact_without_a_party_is_refused(register: Path, at: Type) -> None:
    store = opened(register)
    an_agreement(store)
    store.close()
    refused = at(register, "log", "2026-001", "--words", "Tas upp i juni")
    assert refused.code == 1
    assert "NKA-323" in refused.err
