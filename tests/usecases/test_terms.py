"""An agreement's clause and what happens to it decide its days, the same everywhere they are told."""

from __future__ import annotations

from datetime import date as D
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, opened, org

from nkavtal.base.errors import UserError
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.rows import AgreementFilter, AgreementRow
from nkavtal.catalogue.term_rows import TermCard
from nkavtal.catalogue.typed import read as read_typed
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.facts import TermFacts
from nkavtal.rules.terms.outcome import Deadline
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement, ledger, notice, organisation, party, term
from nkavtal.usecases.all_acts import perform

TACIT = (
    '{"first": {"until": "2026-12-31"}, "renewals": [{"kind": "tacit", "length": "P1Y"}],'
    ' "notices": [{"timing": {"span": "P6M"}}]}'
)
OPTIONS = (
    '{"first": {"until": "2027-12-31"},'
    ' "renewals": [{"kind": "option", "length": "P1Y", "times": 2, "side": "own", "timing": {"span": "P3M"}}]}'
)
OPEN = '{"first": {"open_ended": true}, "notices": [{"timing": {"span": "P6M"}, "ends": "any_day"}]}'


def ruled(store: Store, rule: str = TACIT, **values: object) -> str:
    uuid = an_agreement(store, **{"starts_on": "2025-01-01", **values})
    perform(store, term.SetClause(uuid, rule))
    return uuid


def card(store: Store, uuid: str, day: D = TODAY) -> TermCard:
    return term.show(store, uuid, day)


def coming(store: Store, uuid: str, day: D = TODAY) -> Deadline | None:
    return card(store, uuid, day).whole.outcome.next()


def row(store: Store, uuid: str, day: D = TODAY) -> AgreementRow:
    return next(one for one in agreement.list_all(store, AgreementFilter(), "number", day) if one.uuid == uuid)


def test_a_clause_gives_the_list_its_next_day_and_kind(store: Store) -> None:
    uuid = ruled(store)
    found = coming(store, uuid)
    assert found is not None
    assert (found.kind, found.day) == ("notice", D(2027, 6, 30))  # too late for this year's end: the next is certain
    assert card(store, uuid).whole.outcome.certain
    assert (row(store, uuid).next_day, row(store, uuid).next_kind) == ("2027-06-30", "notice")


def test_without_a_clause_the_last_day_stands(store: Store) -> None:
    uuid = an_agreement(store, ends_on="2027-03-01")
    assert (row(store, uuid).next_day, row(store, uuid).next_kind) == ("2027-03-01", "ends")
    assert not card(store, uuid).ruled


def test_a_clause_that_is_taken_away_lets_the_bare_days_stand_again(store: Store) -> None:
    uuid = ruled(store, ends_on="2026-12-31")
    perform(store, term.SetClause(uuid, ""))
    assert (row(store, uuid).next_day, row(store, uuid).next_kind) == ("2026-12-31", "ends")
    assert card(store, uuid).clauses == ()


def test_one_party_may_have_a_clause_of_its_own(store: Store) -> None:
    uuid = ruled(store)
    kalix = org(store, "Kalix")
    perform(store, term.SetClause(uuid, OPEN, kalix))
    whole, own = card(store, uuid).parties
    assert (whole.organisation, own.organisation, own.name) == ("", kalix, "Kalix")
    assert [day for _side, day in own.outcome.gives] == [D(2027, 5, 23)]


def test_notice_in_time_ends_it_with_the_term(store: Store) -> None:
    uuid = ruled(store, '{"first": {"until": "2027-06-30"}, "renewals": [{"kind": "tacit", "length": "P1Y"}],'
                        ' "notices": [{"timing": {"span": "P6M"}}]}')  # fmt: skip
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-20", "written": True}))
    end = card(store, uuid).whole.outcome.end
    assert end is not None
    assert (end.day, end.why) == (D(2027, 6, 30), "notice")
    assert row(store, uuid).status == "terminated"
    assert (row(store, uuid).next_day, row(store, uuid).next_kind) == ("2027-06-30", "ends")
    assert row(store, uuid, D(2027, 7, 1)).status == "ended"


def test_notice_too_late_goes_for_the_next_term(store: Store) -> None:
    uuid = ruled(store)
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-20", "written": True}))
    whole = card(store, uuid).whole.outcome
    assert [(one.day, one.late) for one in whole.effects] == [(D(2027, 12, 31), True)]
    assert whole.end is not None
    assert whole.end.day == D(2027, 12, 31)


def test_notice_in_the_wrong_form_ends_nothing(store: Store) -> None:
    uuid = ruled(store, OPEN)
    perform(store, notice.RegisterNotice(uuid, "counterparty", {"received_on": "2026-11-20", "written": False}))
    whole = card(store, uuid).whole.outcome
    assert (whole.end, whole.effects[0].fault) == (None, "form")
    assert row(store, uuid).status != "terminated"


def test_notice_without_any_clause_is_kept_and_says_what_is_missing(store: Store) -> None:
    uuid = an_agreement(store, open_ended=True)
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-20", "ends_on": "2027-05-31"}))
    assert card(store, uuid).whole.outcome.effects[0].fault == "no_rule"
    assert row(store, uuid).status == "terminated"
    assert row(store, uuid, D(2027, 6, 1)).status == "ended"


def test_one_party_that_leaves_leaves_alone_and_all_leave_together(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix", "Kiruna"), starts_on="2025-01-01")
    perform(store, term.SetClause(uuid, OPEN))
    keys = [org(store, name) for name in ("Kalix", "Kiruna")]
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-20"}, (keys[0],)))
    whole, kalix = card(store, uuid).parties
    assert whole.outcome.end is None
    assert kalix.outcome.end is not None
    assert kalix.outcome.end.day == D(2027, 5, 20)
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-22"}, (keys[1],)))
    end = card(store, uuid).whole.outcome.end
    assert end is not None
    assert end.day == D(2027, 5, 22)


SENT = '{"first": {"open_ended": true}, "notices": [{"timing": {"span": "P6M"}, "ends": "any_day", "counted": "sent"}]}'


def test_the_day_that_counts_decides_who_was_the_last_to_leave(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix", "Kiruna"), starts_on="2025-01-01")
    perform(store, term.SetClause(uuid, SENT))
    days = {"Kalix": ("2026-11-20", "2026-11-21"), "Kiruna": ("2026-11-10", "2026-11-22")}
    for name, (sent, received) in days.items():
        told = {"sent_on": sent, "received_on": received}
        perform(store, notice.RegisterNotice(uuid, "own", told, (org(store, name),)))
    end = card(store, uuid).whole.outcome.end
    assert end is not None
    assert end.day == D(2027, 5, 20)


def test_a_notice_in_the_wrong_form_does_not_hide_the_one_that_holds(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix", "Kiruna"), starts_on="2025-01-01")
    perform(store, term.SetClause(uuid, OPEN))
    kalix, kiruna = (org(store, name) for name in ("Kalix", "Kiruna"))
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-18", "written": False}, (kalix,)))
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-19"}, (kiruna,)))
    assert card(store, uuid).whole.outcome.end is None
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-20"}, (kalix,)))
    end = card(store, uuid).whole.outcome.end
    assert end is not None
    assert end.day == D(2027, 5, 20)


def test_too_few_parties_end_it_for_all(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix", "Kiruna", "Luleå"), starts_on="2025-01-01")
    perform(store, term.SetClause(uuid, OPEN.replace('"notices"', '"least_parties": 3, "notices"')))
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-20"}, (org(store, "Kalix"),)))
    end = card(store, uuid).whole.outcome.end
    assert end is not None
    assert (end.day, end.why) == (D(2027, 5, 20), "too_few")


def test_an_option_that_is_called_goes_on_and_one_that_is_not_lapses(store: Store) -> None:
    uuid = ruled(store, OPTIONS)
    assert (row(store, uuid).next_day, row(store, uuid).next_kind) == ("2027-09-30", "option")
    perform(store, notice.CallOption(uuid, "2026-11-20"))
    assert (row(store, uuid).next_day, row(store, uuid).next_kind) == ("2028-09-30", "option")
    whole = card(store, uuid, D(2028, 10, 1)).whole.outcome
    assert whole.end is not None
    assert (whole.end.day, whole.end.why) == (D(2028, 12, 31), "option_lapsed")


def test_an_option_that_nobody_says_when_to_call_leaves_the_end_of_the_term_to_watch(store: Store) -> None:
    uuid = ruled(store, '{"first": {"until": "2027-12-31"}, "renewals": [{"kind": "option", "at_most": "P2Y"}]}')
    assert (row(store, uuid).next_day, row(store, uuid).next_kind) == ("2027-12-31", "ends")
    assert card(store, uuid).whole.watches[0].kind == "term_end"
    assert "option_timing" in card(store, uuid).tasks


def test_an_agreed_extension_goes_on_also_without_a_clause(store: Store) -> None:
    uuid = an_agreement(store, starts_on="2025-01-01", ends_on="2026-12-31")
    perform(store, notice.Extend(uuid, D(2027, 6, 30), "2026-11-20"))
    assert (row(store, uuid).next_day, row(store, uuid).next_kind) == ("2027-06-30", "ends")


def test_a_day_set_by_hand_holds_and_asks_to_be_checked_when_its_base_changes(store: Store) -> None:
    uuid = ruled(store)
    perform(store, term.SetDayByHand(uuid, "notice/1/0", D(2027, 5, 15), "Enligt brev."))
    (watch,) = (one for one in card(store, uuid).whole.watches if one.key == "notice/1/0")
    assert watch.by_hand is not None
    assert (watch.day, watch.deadline.day, watch.check) == (D(2027, 5, 15), D(2027, 6, 30), False)
    assert (watch.by_hand.author, watch.by_hand.reason) == ("Testare", "Enligt brev.")
    assert row(store, uuid).next_day == "2027-05-15"
    perform(store, term.SetClause(uuid, TACIT.replace("P6M", "P3M")))
    (watch,) = (one for one in card(store, uuid).whole.watches if one.key == "notice/1/0")
    assert (watch.day, watch.check) == (D(2027, 5, 15), True)
    perform(store, term.SetDayByHand(uuid, "notice/1/0", None))
    assert row(store, uuid).next_day == "2027-09-30"


def test_an_annex_ends_with_its_main_agreement_and_follows_when_that_changes(store: Store) -> None:
    main = ruled(store, title="Huvudavtal")
    annex = ruled(store, '{"first": {"open_ended": true}, "cap": {"beyond_other": "P0D"}}', title="Bilaga")
    perform(store, ledger.AddRow("relation", annex, {"kind": "annex_of", "other": main}))
    assert "other_end" not in card(store, annex).tasks  # the main agreement is known to go on
    perform(store, notice.RegisterNotice(main, "own", {"received_on": "2026-11-20"}))
    assert (row(store, annex).next_day, row(store, annex).next_kind) == ("2027-12-31", "ends")
    assert verify(store) == ()
    perform(store, notice.Extend(main, D(2028, 3, 31)))
    assert row(store, annex).next_day == row(store, main).next_day
    assert verify(store) == ()


def test_agreements_that_lean_on_each_other_lean_on_nothing(store: Store) -> None:
    one, other = (
        ruled(store, '{"first": {"until": "2028-12-31"}, "cap": {"beyond_other": "P0D"}}', title=title)
        for title in ("Ett", "Två")
    )
    perform(store, ledger.AddRow("relation", one, {"kind": "under", "other": other}))
    perform(store, ledger.AddRow("relation", other, {"kind": "under", "other": one}))
    assert "other_end" in card(store, one).tasks
    assert verify(store) == ()


def test_a_successor_in_force_for_all_ends_the_old_one_the_day_before(store: Store) -> None:
    old = ruled(store, title="Gammalt", parties=("Kalix",))
    new = an_agreement(store, "Nytt", ("Kalix",), starts_on="2027-03-01")
    perform(store, ledger.AddRow("relation", new, {"kind": "replaces", "other": old}))
    assert card(store, old).tasks == ("replaced",)
    (line,) = agreement.show(store, new, TODAY).parties
    perform(store, ledger.EditRow("party", line.uuid, {"in_force_from": "2027-03-01"}))
    end = card(store, old).whole.outcome.end
    assert end is not None
    assert (end.day, end.why) == (D(2027, 2, 28), "superseded")
    assert card(store, new).whole.outcome.gap_before == 0
    assert verify(store) == ()


def test_merging_two_parties_keeps_their_clause_and_days(store: Store) -> None:
    uuid = ruled(store)
    extra = perform(
        store, organisation.CreateOrganisation({"name": "Kalix k:n", "short_name": "Kalix k:n", "kind": "municipality"})
    ).things[0]
    perform(store, party.AddParties(uuid, (extra,), "party"))
    perform(store, term.SetClause(uuid, OPEN, extra))
    from nkavtal.usecases import merging

    perform(store, merging.MergeOrganisations(org(store, "Kalix"), extra))
    assert [one.name for one in card(store, uuid).parties] == ["", "Kalix"]
    assert verify(store) == ()


def test_words_are_read_as_proposals_and_taken_only_by_an_act(store: Store) -> None:
    words = "Förlängs med ett år i taget om det inte sägs upp senast sex månader före."
    uuid = an_agreement(store, ends_on="2026-12-31", renewal_words=words)
    (read,) = term.proposals(store)
    assert read.words == (("renewal_words", words),)
    assert plain.to_text(read.proposed.rule) == plain.to_text(plain.from_text(TACIT))
    assert (row(store, uuid).next_day, row(store, uuid).next_kind) == ("2026-12-31", "ends")
    perform(store, term.TakeProposals((uuid,)))
    assert (row(store, uuid).next_day, row(store, uuid).next_kind) == ("2027-06-30", "notice")
    assert term.proposals(store) == ()
    with pytest.raises(UserError, match="NKA-337"):
        perform(store, term.TakeProposals((uuid,)))


def test_a_clause_for_an_organisation_that_is_no_party_is_refused(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",), starts_on="2025-01-01")
    with pytest.raises(UserError, match="NKA-341"):
        perform(store, term.SetClause(uuid, OPEN, org(store, "Kiruna")))
    assert not card(store, uuid).ruled
    perform(store, term.SetClause(uuid, OPEN, org(store, "Kalix")))
    assert [one.name for one in card(store, uuid).parties] == ["", "Kalix"]


def test_a_rule_that_is_read_otherwise_than_it_was_shown_is_not_taken(store: Store) -> None:
    words = "Förlängs med ett år i taget om det inte sägs upp senast {n} månader före."
    uuid = an_agreement(store, ends_on="2026-12-31", renewal_words=words.format(n="sex"))
    (read,) = term.proposals(store)
    perform(store, agreement.EditAgreement(uuid, {"renewal_words": words.format(n="tre")}))
    with pytest.raises(UserError, match="NKA-340"):
        perform(store, term.TakeProposals((uuid,), {uuid: read.proposed.rule}))
    assert not card(store, uuid).ruled


def test_a_rule_that_is_not_kept_can_be_tried_on_the_same_facts(store: Store) -> None:
    facts = card(store, an_agreement(store, starts_on="2025-01-01")).whole.facts
    found = term.preview(plain.from_text(TACIT), facts, TODAY).next("notice")
    assert found is not None
    assert found.day == D(2027, 6, 30)
    with pytest.raises(UserError, match="NKA-338"):
        term.preview(
            plain.from_text(TACIT.replace("P1Y", "P1D").replace("2026-12-31", "1926-12-31")), TermFacts(), TODAY
        )


def test_the_days_outlive_the_night(register: Path) -> None:
    store = opened(register)
    uuid = ruled(store, '{"first": {"until": "2027-06-30"}, "renewals": [{"kind": "tacit", "length": "P1Y"}],'
                        ' "notices": [{"timing": {"span": "P6M"}}]}')  # fmt: skip
    assert row(store, uuid).next_day == "2026-12-31"
    store.close()
    later = opened(register, D(2027, 1, 1))
    late = row(later, uuid, D(2027, 1, 1))
    assert (late.next_day, late.next_kind) == ("2026-12-31", "notice")  # missed, since nobody has said what was done
    assert verify(later) == ()
    later.close()
    later = opened(register, D(2027, 7, 1))
    assert row(later, uuid, D(2027, 7, 1)).next_day == "2027-12-31"
    later.close()
    earlier = opened(register, TODAY)  # a clock that had been wrong
    assert row(earlier, uuid).next_day == "2026-12-31"
    assert verify(earlier) == ()
    earlier.close()


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda one: term.SetClause(one, '{"first": {"span": "sex"}}'), "NKA-330"),
        (lambda one: term.SetDayByHand(one, "notice/1/0", D(2027, 5, 1), " "), "NKA-331"),
        (lambda one: term.SetDayByHand(one, "notice/77/0", D(2027, 5, 1), "Så är det."), "NKA-332"),
        (lambda one: notice.RegisterNotice(one, "own", {"note": "Muntligt."}), "NKA-333"),
        (lambda one: notice.RegisterNotice(one, "own", {"sent_on": "2026-11-20", "received_on": "2026-11"}), None),
        (
            lambda one: notice.RegisterNotice(one, "own", {"sent_on": "2026-11-20", "received_on": "2026-11-19"}),
            "NKA-334",
        ),
        (lambda one: notice.CallOption(one, "2026-11-20"), "NKA-335"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(store: Store, act: object, code: str | None) -> None:
    uuid = ruled(store)
    before = card(store, uuid)
    if code is None:
        perform(store, act(uuid))  # type: ignore[operator] # a month may hold the day
        return
    with pytest.raises(UserError, match=code):
        perform(store, act(uuid))  # type: ignore[operator] # each makes an act of an agreement
    assert card(store, uuid) == before


def test_an_extension_to_a_day_before_the_known_end_is_refused(store: Store) -> None:
    uuid = an_agreement(store, starts_on="2025-01-01", ends_on="2026-12-31")
    with pytest.raises(UserError, match="NKA-336"):
        perform(store, notice.Extend(uuid, D(2026, 12, 31)))


def test_a_clause_and_a_number_of_days_can_be_typed() -> None:
    assert read_typed(FIELDS["agreement"]["lead_days"], "120 dagar", TODAY) == "120"
    with pytest.raises(UserError, match="NKA-189"):
        read_typed(FIELDS["agreement"]["lead_days"], "ett kvartal", TODAY)
    with pytest.raises(UserError, match="NKA-188"):
        read_typed(FIELDS["clause"]["rule"], "sex månader", TODAY)


def test_a_rule_that_somebody_changed_meanwhile_is_not_run_over(store: Store) -> None:
    uuid = ruled(store)
    (shown,) = card(store, uuid).clauses
    seen = str(shown.values["rule"])
    perform(store, term.SetClause(uuid, OPTIONS, seen=seen))
    with pytest.raises(UserError, match="NKA-366"):
        perform(store, term.SetClause(uuid, OPEN, seen=seen))
    with pytest.raises(UserError, match="NKA-366"):
        perform(store, term.SetClause(uuid, "", seen=""))
    assert card(store, uuid).whole.rule == term.read(OPTIONS)


def test_a_day_that_somebody_set_meanwhile_is_not_run_over(store: Store) -> None:
    uuid, key = ruled(store), "notice/1/0"
    shown = D(2027, 6, 30)
    perform(store, term.SetDayByHand(uuid, key, D(2027, 5, 31), "Enligt brev.", seen=shown))
    for day in (D(2027, 4, 30), None):
        with pytest.raises(UserError, match="NKA-367"):
            perform(store, term.SetDayByHand(uuid, key, day, "Enligt mejl.", seen=shown))
    perform(store, term.SetDayByHand(uuid, key, None, seen=D(2027, 5, 31)))
    assert next(one.day for one in card(store, uuid).whole.watches if one.key == key) == shown
