"""What a change of mandate period means in a real register, and its hand-over dossier."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, decided, opened, org
from cli.conftest import Type, at  # noqa: F401 - the terminal of the last tests
from usecases.test_terms import OPTIONS, ruled

from nkavtal.base.errors import UserError
from nkavtal.catalogue.mandate import MandateView, periods, summary
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, mandate
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.ledger import AddRow

BY_MANDATE = (
    '{"first": {"span": "P1M", "to_end_of": "mandate"}, "renewals": [{"kind": "tacit", "length": "P4Y"}],'
    ' "notices": [{"timing": {"span": "P12M"}}]}'
)


@pytest.fixture
def filled(store: Store) -> Store:
    an_agreement(store, "Slutar snart", starts_on="2024-01-01", ends_on="2026-12-31")
    an_agreement(store, "Slutar sedan", starts_on="2024-01-01", ends_on="2028-06-30")
    an_agreement(store, "Utan slut", starts_on="2024-01-01", open_ended=True)
    an_agreement(store, "Har slutat", starts_on="2020-01-01", ends_on="2024-12-31")
    return store


def seen(store: Store) -> MandateView:
    return mandate.view(store, mandate.period(None, TODAY), TODAY)


def test_every_current_agreement_is_in_one_group_and_what_is_over_in_none(filled: Store) -> None:
    view = seen(filled)
    assert [[one.title for one in view.of(group)] for group in ("ends", "next", "runs")] == [
        ["Slutar snart"],
        ["Slutar sedan"],
        ["Utan slut"],
    ]
    assert (view.period.council_ends, view.period.ends, view.period.until) == (
        date(2026, 10, 14),
        date(2026, 12, 31),
        date(2030, 12, 31),
    )
    assert summary(view)[:3] == (
        "1 avtal slutar före den nya perioden.",
        "1 avtal slutar under den nya perioden.",
        "1 avtal löper vidare, så vitt är känt.",
    )


@pytest.mark.parametrize(
    ("as_of", "told"),
    [(date(2026, 10, 14), "period slutar 14 oktober 2026, "), (date(2026, 10, 15), "period slutade 14 oktober 2026. "),
     (date(2027, 1, 1), "period slutade 14 oktober 2026, ")],
)  # fmt: skip
def test_a_period_that_is_over_is_told_in_the_past(as_of: date, told: str) -> None:
    assert told in periods(mandate.period(date(2026, 12, 31), TODAY), as_of)


def test_a_last_day_counts_also_where_no_term_can_be_reckoned(store: Store) -> None:
    an_agreement(store, "Utan start", ends_on="2029-12-31")
    an_agreement(store, "Vagt slut", ends_on="2029?")
    assert [(one.title, one.group) for one in seen(store).rows] == [("Utan start", "next"), ("Vagt slut", "runs")]


def test_an_option_that_nobody_has_called_prolongs_nothing(store: Store) -> None:
    ruled(store, OPTIONS, title="Tolkar")
    (one,) = seen(store).of("next")
    assert one.end == date(2027, 12, 31)
    assert [day.kind for day in one.days] == ["option"]


def test_a_power_of_attorney_without_a_last_day_is_to_be_confirmed(filled: Store) -> None:
    uuid = next(one.agreement for one in seen(filled).rows if one.title == "Utan slut")
    kalix, boden = (
        next(one for one in agreement.show(filled, uuid, TODAY).parties if one.short_name == name)
        for name in ("Kalix", "Boden")
    )
    given = {"given_to": org(filled, "Luleå"), "body": "KS"}
    perform(filled, AddRow("power_of_attorney", kalix.uuid, given))
    perform(filled, AddRow("power_of_attorney", boden.uuid, {**given, "valid_to": "2028-12-31"}))
    perform(filled, AddRow("power_of_attorney", boden.uuid, {**given, "valid_to": "2025-12-31"}))
    view = seen(filled)
    assert [(one.party, one.state) for one in view.authorities] == [("Boden", "holds"), ("Kalix", "check")]
    assert [one.party for one in view.to_confirm] == ["Kalix"]


def test_a_term_that_follows_the_mandate_is_bound_to_it(store: Store) -> None:
    ruled(store, BY_MANDATE, title="Gemensam nämnd", starts_on="2023-01-01")
    (one,) = seen(store).rows
    assert one.bound
    assert one.group == "runs"
    assert [(day.kind, day.day) for day in one.days] == [("notice", date(2029, 12, 31))]


def test_who_has_not_answered_is_named(filled: Store) -> None:
    uuid = an_agreement(filled, "Väntar", parties=("Kalix", "Boden"), starts_on="2024-01-01", open_ended=True)
    decided(filled, uuid, "Boden", decided_on="2026-11-02")
    assert not [row for row in seen(filled).waiting if row.title == "Väntar"]  # nobody has asked Kalix
    kalix = next(one for one in agreement.show(filled, uuid, TODAY).parties if one.short_name == "Kalix")
    perform(filled, AddRow("request", kalix.uuid, {"kind": "request", "sent_on": "2026-11-10"}))
    (one,) = [row for row in seen(filled).waiting if row.title == "Väntar"]
    assert one.waits == ("Kalix",)


def test_the_dossier_is_a_file_for_the_archive(filled: Store, tmp_path: Path) -> None:
    file = mandate.write(filled, tmp_path / "överlämning.pdf", seen(filled))
    assert file.read_bytes().startswith(b"%PDF")
    with pytest.raises(UserError) as error:
        mandate.write(filled, tmp_path / "överlämning.docx", seen(filled))
    assert error.value.code == "NKA-167"


def test_a_day_that_ends_no_period_is_refused() -> None:
    assert mandate.period(date(2026, 10, 14), TODAY) == mandate.period(None, TODAY)
    with pytest.raises(UserError) as error:
        mandate.period(date(2027, 3, 1), TODAY)
    assert error.value.code == "NKA-404"


def test_the_terminal_tells_the_same_and_writes_the_dossier(register: Path, at: Type, tmp_path: Path) -> None:  # noqa: F811
    store = opened(register)
    an_agreement(store, "Slutar snart", starts_on="2024-01-01", ends_on="2026-12-31")
    store.close()
    file = tmp_path / "akt.pdf"
    lines = at(register, "mandate", "-o", file).out.splitlines()
    assert "  2026-001  2026-12-31  Slutar snart" in lines
    assert lines[-1] == f"Skrivet: {file}"
    data = at(register, "mandate", "--ends", "2030-12-31", "--json").data
    assert (data["ends"], data["until"]) == ("2030-12-31", "2034-12-31")
    assert [one["group"] for one in data["agreements"]] == ["ends"]
