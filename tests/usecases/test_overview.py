"""The first page in one reading: counters, days to come, deeds that stand, and what is one's own."""

from __future__ import annotations

import pytest
from builders import TODAY, an_agreement, decided, members, org, signed

from nkavtal.catalogue.overview import Deed, Overview
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, history, ledger, organisation, overview
from nkavtal.usecases.all_acts import perform

ME = ("Anna Ek", "Jurist")


def shown(store: Store, seen: int | None = None, me: tuple[str, ...] = ()) -> Overview:
    key = overview.show(store, TODAY, {}, ()).register
    return overview.show(store, TODAY, {} if seen is None else {key: seen}, me)


def names(found: Overview) -> list[str]:
    return [deed.name for deed in found.deeds]


@pytest.fixture
def one(store: Store) -> str:
    return an_agreement(store, "Läkarmedverkan", ("Kalix", "Boden"), ends_on="2027-02-28", responsible="Anna Ek")


def test_each_counter_counts_what_its_list_shows_and_says_how_much_is_left(store: Store, one: str) -> None:
    for line in agreement.show(store, one, TODAY).own_side:
        perform(store, ledger.EditRow("party", line.uuid, {"asked": True, "reply_by": "2026-11-16"}))
    decided(store, one, "Boden")
    counters = {counter.code: counter for counter in shown(store).counters}
    for code, counter in counters.items():
        assert counter.n == len(agreement.list_all(store, AgreementFilter(pending=code), "number", TODAY))
    assert (counters["late"].n, counters["late"].day) == (1, "2026-11-16")
    assert (counters["decision"].n, counters["decision"].parts) == (1, 1)
    assert (counters["signature"].n, counters["signature"].parts) == (1, 1)
    assert counters["within_30"].day is None


def test_late_days_come_before_those_to_come_and_passed_last_days_are_no_deadlines(store: Store, one: str) -> None:
    an_agreement(store, "Upphört", (), ends_on="2026-10-31")
    late = an_agreement(store, "Sent svar", ("Kalix",))
    (party,) = agreement.show(store, late, TODAY).own_side
    perform(store, ledger.EditRow("party", party.uuid, {"asked": True, "reply_by": "2026-11-16"}))
    found = shown(store)
    assert [(day.title, day.day, day.kind) for day in found.deadlines] == [
        ("Sent svar", "2026-11-16", "reply"),
        ("Läkarmedverkan", "2027-02-28", "ends"),
    ]
    assert found.dated == 2


def test_deeds_come_after_the_last_one_that_was_seen(store: Store, one: str) -> None:
    seen = shown(store).newest
    assert shown(store, seen).deeds == ()
    decided(store, one, "Kalix", body="KF")
    signed(store, one, "Kalix")
    found = shown(store, seen)
    assert names(found) == ["record_signature", "record_decision"]
    assert found.all_deeds == 2
    decision = found.deeds[1]
    assert (decision.agreement, decision.number, decision.title) == (one, "2026-001", "Läkarmedverkan")
    assert decision.changes[0].snapshot["outcome"] == "adopted"


def test_a_person_who_comes_for_the_first_time_is_told_of_no_deeds(store: Store, one: str) -> None:
    found = shown(store)
    assert found.seen is None
    assert found.deeds == ()


def test_what_was_taken_back_is_not_told_but_that_an_older_act_was_is(store: Store, one: str) -> None:
    seen = shown(store).newest
    decided(store, one, "Kalix")
    perform(store, history.Undo())
    assert names(shown(store, seen)) == []
    perform(store, history.Redo())
    assert names(shown(store, seen)) == ["record_decision"]
    seen = shown(store).newest
    perform(store, history.Undo())
    assert names(shown(store, seen)) == ["undo"]


def test_an_act_in_bulk_is_told_by_how_many_agreements_it_touched(store: Store, one: str) -> None:
    seen = shown(store).newest
    with store.writing("import_register", file="lista.xlsx") as work:
        from nkavtal.model.agreement import Agreement

        work.create_many(
            Agreement,
            [{"uuid": f"{n:036}", "number": f"2020-{n:03}", "title": f"Avtal {n}"} for n in range(70)],
        )
    (deed,) = shown(store, seen).deeds
    assert (deed.agreements, deed.agreement, deed.changes) == (70, "", ())


def test_an_act_on_an_organisation_touches_no_agreement(store: Store) -> None:
    seen = shown(store).newest
    perform(store, organisation.EditOrganisation(members(store)[0], {"email": "kommun@exempel.se"}))
    (deed,) = shown(store, seen).deeds
    assert isinstance(deed, Deed)
    assert (deed.agreements, deed.changes[0].field) == (0, "email")


def test_ones_own_agreements_are_those_of_name_or_role_and_the_ended_ones_are_only_counted(
    store: Store, one: str
) -> None:
    an_agreement(store, "Jurist", (), deputy="jurist", archived_on="2026")
    an_agreement(store, "Annans", (), responsible="Bo Alm")
    found = shown(store, me=ME)
    assert [row.title for row in found.mine] == ["Läkarmedverkan"]
    assert found.all_mine == 2
    assert shown(store).all_mine == 0


def test_the_names_that_answer_for_agreements_are_offered_once_and_in_order(store: Store, one: str) -> None:
    an_agreement(store, "Annat", (), responsible="Åsa Öhman", deputy="Anna Ek")
    assert overview.responsible(store) == ("Anna Ek", "Åsa Öhman")
    assert org(store, "Kalix")
