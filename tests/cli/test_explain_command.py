"""The terminal tells an agreement's days and why."""

from __future__ import annotations

from pathlib import Path

from builders import an_agreement, opened
from cli.conftest import Type


def given(register: Path, **values: object) -> None:
    store = opened(register)
    an_agreement(store, **values)
    store.close()


def test_a_tacit_renewal_is_explained_step_by_step(register: Path, at: Type) -> None:
    given(
        register, starts_on="2021-07-01", ends_on="2025-06-30",
        renewal_words="Förlängs med två år i taget om det inte sägs upp senast sex månader före.",
    )  # fmt: skip
    told = at(register, "explain", "2026-001")
    assert told.code == 0
    lines = told.out.splitlines()
    assert "Sista uppsägningsdag 2026-12-31, om 38 dagar" in lines
    assert lines[-1] == "  6. Sista dag är 31 december 2026."
    assert "Nuvarande period: 2025-07-01 – 2027-06-30, förlängt 1 gång." in lines


def test_the_same_days_come_as_data(register: Path, at: Type) -> None:
    given(register, starts_on="2024-01-01", open_ended=True, notice_words="Ömsesidig uppsägningstid av sex månader.")
    data = at(register, "explain", "2026-001", "--json").data
    assert data["rule"] == {"first": {"open_ended": True}}
    assert data["tasks"] == ["notice"]
    read = data["proposed"]
    assert read["rule"] == {"first": {"open_ended": True}, "notices": [{"timing": {"span": "P6M"}, "ends": "any_day"}]}
    assert read["ends_if_given_today"] == {"any": "2027-05-23"}
    assert read["status"] == "running"


def test_words_that_nobody_but_a_person_can_read_give_a_task_and_no_day(register: Path, at: Type) -> None:
    given(register, starts_on="2017", open_ended=True, notice_words="Enligt förbundsordningen.")
    data = at(register, "explain", "2026-001", "--json").data
    assert data["deadlines"] == []
    assert data["tasks"] == ["start", "notice"]
