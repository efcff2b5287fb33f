"""The wording in force on a real register: an addendum with its own round of adoption."""

from __future__ import annotations

from datetime import date

from builders import TODAY, an_agreement, decided, org

from nkavtal.store.store import Store
from nkavtal.usecases import agreement, ledger, wording
from nkavtal.usecases.all_acts import perform

FEW = ("Boden", "Kalix", "Pajala")


def amended(store: Store) -> tuple[str, str]:
    main = an_agreement(store, "HVB", parties=FEW, starts_on="2016-01-01")
    decided(store, main, *FEW, decided_on="2015-10-01")
    addendum = an_agreement(store, "Tillägg 1", parties=FEW, starts_on="2026-01-01", entry_rule="each")
    perform(store, ledger.AddRow("relation", addendum, {"kind": "amends", "other": main}))
    values = {"place": "§ 4", "before": "Sex månader.", "after": "Tolv månader."}
    perform(store, ledger.AddRow("changed_wording", addendum, values))  # type: ignore[arg-type]
    decided(store, addendum, "Boden", decided_on="2025-11-01")
    return main, addendum


def told(store: Store, uuid: str, day: date) -> dict[str, str]:
    found = wording.in_force(store, uuid, day)
    return {found.names[key]: one.text for one in found.rows for key in one.parties}


def test_who_has_adopted_the_addendum_has_its_words_from_its_first_day(store: Store) -> None:
    main, _addendum = amended(store)
    assert set(told(store, main, date(2025, 12, 31)).values()) == {"Sex månader."}
    assert told(store, main, date(2026, 1, 1)) == {
        "Boden": "Tolv månader.",
        "Kalix": "Sex månader.",
        "Pajala": "Sex månader.",
    }


def test_who_adopts_it_later_has_them_from_its_own_day(store: Store) -> None:
    main, addendum = amended(store)
    decided(store, addendum, "Kalix", decided_on="2026-05-04")
    assert told(store, main, date(2026, 5, 3))["Kalix"] == "Sex månader."
    assert told(store, main, date(2026, 5, 4))["Kalix"] == "Tolv månader."
    found = wording.in_force(store, main, date(2026, 5, 4))
    assert found.waiting == {addendum: (org(store, "Pajala"),)}


def test_a_change_may_come_later_than_the_addendum(store: Store) -> None:
    main, addendum = amended(store)
    values = {"place": "Bilaga 2", "before": "A", "after": "B", "from_on": "2026-07-01"}
    perform(store, ledger.AddRow("changed_wording", addendum, values))  # type: ignore[arg-type]
    texts = {
        one.place: one.text
        for one in wording.in_force(store, main, date(2026, 6, 30)).rows
        if org(store, "Boden") in one.parties
    }
    assert texts == {"§ 4": "Tolv månader.", "Bilaga 2": "A"}


def test_an_agreement_that_nothing_amends_has_no_other_wording(store: Store) -> None:
    assert wording.in_force(store, an_agreement(store, parties=FEW), date(2026, 1, 1)).rows == ()


def test_an_amendment_that_was_given_up_changes_nothing(store: Store) -> None:
    main, addendum = amended(store)
    perform(store, agreement.EditAgreement(addendum, {"abandoned_on": "2025-12-01"}))
    assert wording.in_force(store, main, date(2026, 6, 1)).rows == ()


def test_who_leaves_has_the_words_until_it_has_left(store: Store) -> None:
    main, addendum = amended(store)
    boden = next(one for one in agreement.show(store, addendum, TODAY).parties if one.short_name == "Boden")
    perform(store, ledger.EditRow("party", boden.uuid, {"left_on": "2026-05-31"}))
    assert told(store, main, date(2026, 5, 31))["Boden"] == "Tolv månader."
    assert told(store, main, date(2026, 6, 1))["Boden"] == "Sex månader."


def test_an_amendment_that_still_waits_binds_nobody(store: Store) -> None:
    main, addendum = amended(store)
    perform(store, agreement.EditAgreement(addendum, {"entry_rule": "all"}))
    assert set(told(store, main, date(2026, 6, 1)).values()) == {"Sex månader."}


def test_without_a_rule_who_adopts_late_is_bound_from_its_own_day(store: Store) -> None:
    main, addendum = amended(store)
    perform(store, agreement.EditAgreement(addendum, {"entry_rule": ""}))
    decided(store, addendum, "Kalix", decided_on="2026-05-04")
    assert told(store, main, date(2026, 2, 1))["Kalix"] == "Sex månader."
    assert told(store, main, date(2026, 5, 4))["Kalix"] == "Tolv månader."


def test_an_amendment_of_an_amendment_counts(store: Store) -> None:
    main, addendum = amended(store)
    second = an_agreement(store, "Tillägg 2", parties=FEW, starts_on="2026-09-01", entry_rule="each")
    perform(store, ledger.AddRow("relation", second, {"kind": "amends", "other": addendum}))
    perform(store, ledger.AddRow("changed_wording", second, {"place": "§4", "after": "Nio månader."}))
    decided(store, second, "Boden", decided_on="2026-06-01")
    assert told(store, main, date(2026, 9, 1))["Boden"] == "Nio månader."
