"""Every way an agreement has been seen to come about, live and end, on a real register."""

from __future__ import annotations

from datetime import date

import pytest
from builders import TODAY, an_agreement, decided, members, org, signed

from nkavtal.base.errors import UserError
from nkavtal.base.i18n import sort_key
from nkavtal.catalogue import chain, entry_words
from nkavtal.catalogue.rows import AgreementCard, AgreementFilter, AgreementRow, PartyLine
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.rule import First, Start, TermRule
from nkavtal.rules.terms.spans import Span
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement, ledger, organisation, party, per_day, term
from nkavtal.usecases.all_acts import perform

FEW = ("Boden", "Kalix", "Pajala")


def show(store: Store, uuid: str, today: date = TODAY) -> AgreementCard:
    return agreement.show(store, uuid, today)


def line(store: Store, uuid: str, name: str) -> PartyLine:
    return next(one for one in show(store, uuid).parties if one.short_name == name)


def told(store: Store, uuid: str, today: date = TODAY) -> str:
    return entry_words.standing(show(store, uuid, today), today)


def row(store: Store, uuid: str) -> AgreementRow:
    rows = agreement.list_all(store, AgreementFilter(), "number", TODAY)
    return next(one for one in rows if one.uuid == uuid)


def change(store: Store, uuid: str, name: str, **values: object) -> None:
    perform(store, ledger.EditRow("party", line(store, uuid, name).uuid, values))  # type: ignore[arg-type]


def add(store: Store, table: str, owner: str, **values: object) -> None:
    perform(store, ledger.AddRow(table, owner, values))  # type: ignore[arg-type]


def test_all_must_approve_before_anything_applies(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2026-01-01", entry_rule="all")
    decided(store, uuid, "Boden", "Kalix", decided_on="2025-10-01")
    assert told(store, uuid) == "Ej i kraft: väntar på Pajala."
    assert (show(store, uuid).status, row(store, uuid).status) == ("partly_adopted", "partly_adopted")
    assert (row(store, uuid).entry, row(store, uuid).entry_waits) == ("waiting", "Pajala")
    decided(store, uuid, "Pajala", decided_on="2026-03-02")
    assert told(store, uuid) == "I kraft sedan den 2 mars 2026."
    assert row(store, uuid).status == "in_force"
    assert verify(store) == ()


def test_each_party_joins_on_its_own_day(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2015-11-01", entry_rule="each")
    decided(store, uuid, "Boden", decided_on="2015-10-05")
    decided(store, uuid, "Kalix", decided_on="2016-02-01")
    assert told(store, uuid) == "I kraft för 2 av 3 parter. Väntar på Pajala."
    days = {one.short_name: one.in_force_on for one in show(store, uuid).parties}
    assert days == {"Boden": date(2015, 11, 1), "Kalix": date(2016, 2, 1), "Pajala": None}


def test_formed_by_some_and_joined_by_others_later(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2013-01-01", entry_rule="least", entry_least="2")
    decided(store, uuid, "Boden", "Kalix", decided_on="2012-11-12")
    assert told(store, uuid) == "I kraft sedan den 1 januari 2013."
    decided(store, uuid, "Pajala", decided_on="2014-05-20")
    assert line(store, uuid, "Pajala").in_force_on == date(2014, 5, 20)
    assert show(store, uuid).entry is not None
    assert told(store, uuid) == "I kraft sedan den 1 januari 2013."


def test_who_declines_at_first_may_join_later(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2013-01-01", entry_rule="least", entry_least="2")
    decided(store, uuid, "Boden", "Kalix", decided_on="2012-11-12")
    decided(store, uuid, "Pajala", outcome="declined", decided_on="2012-12-03")
    assert line(store, uuid, "Pajala").state == "declined"
    assert line(store, uuid, "Pajala").in_force_on is None
    decided(store, uuid, "Pajala", decided_on="2015-02-09")
    assert (line(store, uuid, "Pajala").state, line(store, uuid, "Pajala").in_force_on) == ("adopted", date(2015, 2, 9))


def test_who_declines_does_not_hold_the_others_up(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2026-01-01", entry_rule="least", entry_least="2")
    decided(store, uuid, "Pajala", outcome="declined", decided_on="2025-09-01")
    decided(store, uuid, "Boden", decided_on="2025-09-01")
    assert told(store, uuid) == "Ej i kraft: väntar på Kalix."


def test_a_party_from_outside_the_county_counts_as_any(store: Store) -> None:
    values = {"name": "Skellefteå kommun", "short_name": "Skellefteå", "kind": "municipality", "member": False}
    skelleftea = perform(store, organisation.CreateOrganisation(values)).things[0]
    uuid = an_agreement(store, parties=("Boden",), starts_on="2026-01-01", entry_rule="all")
    perform(store, party.AddParties(uuid, (skelleftea,), "party"))
    decided(store, uuid, "Boden", decided_on="2025-11-03")
    assert told(store, uuid) == "Ej i kraft: väntar på Skellefteå."
    assert show(store, uuid).counted == 2


def test_a_municipality_that_stays_outside_is_no_party_and_is_not_waited_for(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2026-01-01", entry_rule="all")
    change(store, uuid, "Pajala", role="outside")
    decided(store, uuid, "Boden", "Kalix", decided_on="2025-11-03")
    assert told(store, uuid) == "I kraft sedan den 1 januari 2026."


def test_the_minutes_may_be_the_signature(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, entry_rule="signers", starts_on="2026-01-01")
    signed(store, uuid, "Boden", form="minutes", signed_on="2025-12-15")
    assert line(store, uuid, "Boden").state == "signed"
    assert told(store, uuid) == "I kraft för 1 av 3 parter. Väntar på Kalix och Pajala."


def test_one_signs_for_others_with_an_authority_of_each_body(store: Store) -> None:
    uuid = an_agreement(store, parties=("Luleå", "Kalix"))
    decided(store, uuid, "Kalix", decided_on="2026-05-04")
    signed(store, uuid, "Kalix", signed_on="2026-06-01", on_behalf_by=org(store, "Luleå"))
    assert line(store, uuid, "Kalix").warnings == ("signed_without_authority",)
    owner = line(store, uuid, "Kalix").uuid
    add(store, "power_of_attorney", owner, given_to=org(store, "Luleå"), body="Socialnämnden", decided_on="2026-05-20")
    assert line(store, uuid, "Kalix").warnings == ()
    assert [row_.values["body"] for row_ in line(store, uuid, "Kalix").authorities] == ["Socialnämnden"]
    assert verify(store) == ()


@pytest.mark.parametrize(
    ("decided_on", "valid_to"), [("2026-06-02", None), ("2026-01-01", "2026-05-31")], ids=["given after", "had ended"]
)
def test_an_authority_that_did_not_cover_the_day_is_no_authority(
    store: Store, decided_on: str, valid_to: str | None
) -> None:
    uuid = an_agreement(store, parties=("Luleå", "Kalix"))
    decided(store, uuid, "Kalix", decided_on="2026-05-04")
    signed(store, uuid, "Kalix", signed_on="2026-06-01", on_behalf_by=org(store, "Luleå"))
    owner = line(store, uuid, "Kalix").uuid
    add(store, "power_of_attorney", owner, given_to=org(store, "Luleå"), decided_on=decided_on, valid_to=valid_to)
    assert line(store, uuid, "Kalix").warnings == ("signed_without_authority",)


def test_a_decision_after_the_start_is_marked_and_counted(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2013-02-01", entry_rule="fixed")
    decided(store, uuid, "Boden", decided_on="2012-11-12")
    decided(store, uuid, "Kalix", decided_on="2013-06-10")
    assert line(store, uuid, "Kalix").warnings == ("decided_after_start",)
    assert line(store, uuid, "Kalix").in_force_on == date(2013, 6, 10)
    assert told(store, uuid) == "I kraft sedan den 1 februari 2013."


def test_undated_decisions_promise_no_day_before_the_agreed_one(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2027-01-01", entry_rule="all")
    decided(store, uuid, *FEW)
    assert told(store, uuid) == "Träder i kraft tidigast den 1 januari 2027: villkoret är uppfyllt."
    assert show(store, uuid).status == "adopted"


def test_a_planned_start_that_slips_moves_the_day_and_keeps_what_it_was(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2013-01-01", entry_rule="fixed")
    perform(store, agreement.EditAgreement(uuid, {"starts_on": "2013-02-01"}, {"starts_on": "2013-01-01"}))
    assert told(store, uuid) == "I kraft sedan den 1 februari 2013."


def test_the_day_of_the_money_is_a_wording_of_its_own(store: Store) -> None:
    uuid = an_agreement(
        store, parties=FEW, starts_on="2014-02-03", entry_rule="fixed", cost_words="Skatteväxling 2014-01-01"
    )
    assert told(store, uuid) == "I kraft sedan den 3 februari 2014."
    assert show(store, uuid).values["cost_words"] == "Skatteväxling 2014-01-01"


def test_the_other_side_gives_notice_to_all(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2006-01-01", ends_on="2026-12-31")
    decided(store, uuid, *FEW, decided_on="2005-10-03")
    perform(store, party.AddParties(uuid, (org(store, "Region Norrbotten"),), "counterparty"))
    add(store, "notice", uuid, side="counterparty", received_on="2026-05-04", ends_on="2026-12-31")
    assert show(store, uuid).status == "terminated"
    assert {one.short_name for one in show(store, uuid).counterparties} == {"Region Norrbotten"}


def test_one_leaves_and_the_agreement_goes_on(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2020-01-01", entry_rule="all")
    decided(store, uuid, *FEW, decided_on="2019-10-03")
    change(store, uuid, "Pajala", notice_given_on="2025-06-01", left_on="2025-12-31")
    assert line(store, uuid, "Pajala").state == "left"
    assert (show(store, uuid).status, show(store, uuid).counted) == ("in_force", 2)


def test_an_agreement_ends_before_its_successor_exists(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2016-01-01", ends_on="2019-12-31")
    perform(store, agreement.EditAgreement(uuid, {"ended_on": "2019-12-31"}))
    assert show(store, uuid).status == "ended"


def test_a_counterparty_that_changes_its_name_is_found_by_both(store: Store) -> None:
    uuid = an_agreement(store, parties=("Boden",))
    perform(store, party.AddParties(uuid, (org(store, "Region Norrbotten"),), "counterparty"))
    for words in ("landsting", "Region Norrbotten"):
        found = agreement.list_all(store, AgreementFilter(search=words), "number", TODAY)
        assert [one.uuid for one in found] == [uuid]


def test_a_host_may_change(store: Store) -> None:
    uuid = an_agreement(store, parties=("Boden", "Luleå"))
    change(store, uuid, "Boden", role="host")
    change(store, uuid, "Boden", role="party")
    change(store, uuid, "Luleå", role="host")
    assert {one.short_name: one.role for one in show(store, uuid).parties} == {"Boden": "party", "Luleå": "host"}


def test_the_federation_may_be_party_or_only_coordinate(store: Store) -> None:
    uuid = an_agreement(store, parties=("Boden",), entry_rule="all", starts_on="2026-01-01")
    federation = org(store, "Norrbottens Kommuner")
    perform(store, party.AddParties(uuid, (federation,), "coordinator"))
    decided(store, uuid, "Boden", decided_on="2025-10-01")
    assert told(store, uuid) == "I kraft sedan den 1 januari 2026."
    change(store, uuid, "Norrbottens Kommuner", role="party")
    assert told(store, uuid) == "Ej i kraft: väntar på Norrbottens Kommuner."


def test_old_rows_with_unknown_days_still_count(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2006", entry_rule="all")
    decided(store, uuid, *FEW)
    assert told(store, uuid) == "I kraft. Sedan vilken dag är inte känt: en dag saknas."
    assert (show(store, uuid).status, show(store, uuid).adopted) == ("in_force", 3)


def test_outcomes_that_are_no_answer_yet_are_waited_for(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, entry_rule="all", starts_on="2026-01-01")
    decided(store, uuid, "Boden", outcome="referred_back", decided_on="2025-10-01")
    decided(store, uuid, "Kalix", outcome="tabled", decided_on="2025-10-01")
    assert [line(store, uuid, name).state for name in FEW[:2]] == ["referred_back", "tabled"]
    assert told(store, uuid) == "Ej i kraft: väntar på Boden, Kalix och Pajala."


def test_the_share_of_the_population_is_that_of_the_count_when_it_was_met(store: Store) -> None:
    uuid = an_agreement(
        store, parties=("Luleå", "Arjeplog"), starts_on="2026-01-01", entry_rule="share", entry_share="97"
    )
    decided(store, uuid, "Luleå", decided_on="2026-02-02")  # 80 321 of 82 899 is 96.9 %
    assert told(store, uuid) == "Ej i kraft: väntar på Arjeplog. Hittills 96,9 % av folkmängden."
    add(store, "population", org(store, "Luleå"), counted_on="2025-12-31", inhabitants="90000")
    assert told(store, uuid) == "I kraft sedan den 2 februari 2026."  # 90 000 of 92 578 is 97.2 %
    add(store, "population", org(store, "Luleå"), counted_on="2026-12-31", inhabitants="1000")
    assert told(store, uuid) == "I kraft sedan den 2 februari 2026.", "a later count takes nothing back"
    assert verify(store) == ()


# The traps: what a default would tell that is false.


def test_a_reservation_does_not_touch_the_decision(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW)
    decided(store, uuid, "Boden", decided_on="2026-10-01", minutes_note="Reservation av tre ledamöter.")
    assert (line(store, uuid, "Boden").state, line(store, uuid, "Boden").warnings) == ("adopted", ())


def test_a_condition_counts_when_a_person_says_that_the_others_accept_it(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, entry_rule="all", starts_on="2026-01-01")
    decided(store, uuid, "Boden", outcome="conditional", decided_on="2025-10-01", condition="Om kostnaden inte ökar.")
    assert (line(store, uuid, "Boden").adopted, line(store, uuid, "Boden").warnings) == (False, ("condition_open",))
    (decision,) = line(store, uuid, "Boden").decisions
    add(store, "condition_answer", decision.uuid, organisation=org(store, "Kalix"), accepted=False)
    assert line(store, uuid, "Boden").warnings == ("condition_refused",)
    assert [one.values["accepted"] for one in line(store, uuid, "Boden").answers[decision.uuid]] == [False]
    perform(store, ledger.EditRow("decision", decision.uuid, {"condition_accepted": True}))
    assert line(store, uuid, "Boden").adopted
    assert verify(store) == ()


def test_a_proposal_to_the_council_is_no_decision_and_an_unknown_kind_is_marked(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW)
    decided(store, uuid, "Boden", kind="proposal", body="KS", decided_on="2026-10-01")
    decided(store, uuid, "Kalix", kind="unknown", body="KS", decided_on="2013-12-11")
    assert (line(store, uuid, "Boden").state, line(store, uuid, "Boden").adopted) == ("preparing", False)
    assert (line(store, uuid, "Kalix").adopted, line(store, uuid, "Kalix").warnings) == (True, ("kind_unknown",))


def test_what_replaces_an_agreement_ends_it_only_where_the_new_one_applies(store: Store) -> None:
    old = an_agreement(store, "Gammalt", parties=FEW, starts_on="2019-01-01", open_ended=True)
    decided(store, old, *FEW, decided_on="2018-10-01")
    new = an_agreement(store, "Nytt", parties=FEW, starts_on="2026-01-01", entry_rule="least", entry_least="2")
    add(store, "relation", new, kind="replaces", other=old)
    decided(store, new, "Boden", "Kalix", decided_on="2025-10-01")
    card = term.show(store, old, TODAY)
    ended = {one.organisation: one.outcome.end.day for one in card.parties if one.outcome.end is not None}
    assert ended == {org(store, "Boden"): date(2025, 12, 31), org(store, "Kalix"): date(2025, 12, 31)}
    assert "replaced" in card.tasks, "the program asks for whom the old one goes on"
    assert show(store, old).status == "in_force"
    assert verify(store) == ()


def test_each_of_two_successors_ends_the_old_one_for_its_own(store: Store) -> None:
    old = an_agreement(store, "Gammalt", parties=FEW, starts_on="2019-01-01", open_ended=True)
    decided(store, old, *FEW, decided_on="2018-10-01")
    north = an_agreement(store, "Norr", parties=("Boden", "Kalix"), starts_on="2026-01-01", entry_rule="all")
    south = an_agreement(store, "Söder", parties=("Pajala",), starts_on="2026-02-01", entry_rule="all")
    for new in (north, south):
        add(store, "relation", new, kind="replaces", other=old)
    decided(store, north, "Boden", "Kalix", decided_on="2025-10-01")
    decided(store, south, "Pajala", decided_on="2025-10-01")
    card = term.show(store, old, TODAY)
    assert "replaced" not in card.tasks
    assert show(store, old).status == "replaced"
    perform(store, agreement.EditAgreement(south, {"abandoned_on": "2026-01-15"}))
    assert show(store, old).status == "in_force", "a successor that was given up ends nothing"
    assert verify(store) == ()


def test_legal_force_is_earliest_until_somebody_confirms_it(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, entry_rule="all", entry_confirmed=True, starts_on="2026-01-01")
    decided(store, uuid, *FEW, decided_on="2025-10-01", announced_on="2025-10-06")
    assert told(store, uuid) == "Ej i kraft enligt regeln. Laga kraft ska bekräftas för Boden, Kalix och Pajala."
    for name in FEW:
        (decision,) = line(store, uuid, name).decisions
        perform(store, ledger.EditRow("decision", decision.uuid, {"legal_force_on": "2025-10-28"}))
    assert told(store, uuid) == "I kraft sedan den 1 januari 2026."


def test_legal_force_is_no_condition_where_the_rule_does_not_say_so(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, entry_rule="all", starts_on="2026-01-01")
    decided(store, uuid, *FEW, decided_on="2025-10-01", announced_on="2025-10-06")
    assert told(store, uuid) == "I kraft sedan den 1 januari 2026."


def test_nothing_known_is_not_the_same_as_waiting(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW)
    change(store, uuid, "Kalix", asked=True)
    change(store, uuid, "Pajala", asked=None)
    assert [line(store, uuid, name).state for name in FEW] == ["not_asked", "waiting", "unknown"]


def test_a_strange_order_warns_and_is_kept(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW)
    signed(store, uuid, "Boden", signed_on="2026-01-10")
    decided(store, uuid, "Boden", decided_on="2026-02-10")
    assert line(store, uuid, "Boden").warnings == ("signed_before_decision",)
    assert line(store, uuid, "Boden").state == "signed"


def test_examples_stay_marked(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW)
    decided(store, uuid, "Boden", decided_on="2026-02-10", example=True)
    assert row(store, uuid).example
    assert line(store, uuid, "Boden").example


def test_a_dispatch_says_that_a_party_has_been_asked(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW)
    add(store, "request", line(store, uuid, "Boden").uuid, kind="request", round="Juni", sent_on="2026-06-15")
    assert [line(store, uuid, name).state for name in FEW[:2]] == ["waiting", "not_asked"]
    assert verify(store) == ()


def test_who_is_named_by_others_is_not_removed(store: Store) -> None:
    values = {"name": "Ombud AB", "short_name": "Ombud", "kind": "purchasing_body"}
    agent = perform(store, organisation.CreateOrganisation(values)).things[0]
    uuid = an_agreement(store, parties=FEW)
    add(store, "power_of_attorney", line(store, uuid, "Boden").uuid, given_to=agent, paragraph="§ 62")
    with pytest.raises(UserError, match="NKA-421"):
        perform(store, organisation.RemoveOrganisation(agent))
    (row_,) = line(store, uuid, "Boden").authorities
    perform(store, ledger.RemoveRow("power_of_attorney", row_.uuid))
    perform(store, organisation.RemoveOrganisation(agent))


def test_a_step_that_was_sent_back_recommends_nothing(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW)
    add(store, "recommendation", uuid, body="Styrelsen", decided_on="2026-06-11", outcome="referred_back")
    assert (show(store, uuid).status, show(store, uuid).recommended) == ("unknown", ())


def test_the_chain_tells_each_step(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2027-02-01", entry_rule="all")
    add(
        store,
        "recommendation",
        uuid,
        step="recommendation",
        body="Styrelsen",
        decided_on="2026-06-11",
        paragraph="§ 62",
    )
    add(
        store,
        "recommendation",
        uuid,
        step="consultation",
        body="Socialchefsnätverket",
        sent_on="2026-02-02",
        reply_by="2026-03-31",
    )
    add(store, "recommendation", uuid, step="initiative", body="Socialchefsnätverket", decided_on="2025-11-20")
    decided(store, uuid, "Boden", decided_on="2026-10-26")
    steps = chain.steps(show(store, uuid), TODAY)
    assert [(one.code, one.how) for one in steps] == [
        ("initiative", "done"),
        ("consultation", "now"),
        ("recommendation", "done"),
        ("sent", "todo"),
        ("adopted", "now"),
        ("legal_force", "todo"),
        ("signed", "todo"),
        ("in_force", "todo"),
    ]
    assert steps[2].words == "Styrelsen 11 juni 2026 §\u00a062"
    assert steps[4].words == "1 av 3 parter"


def test_only_the_boards_recommendation_recommends(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW)
    add(store, "recommendation", uuid, step="preparation", body="Socialberedningen", decided_on="2026-05-20")
    assert show(store, uuid).status == "unknown"
    add(store, "recommendation", uuid, step="recommendation", body="Styrelsen", decided_on="2026-06-11")
    assert show(store, uuid).status == "at_board"


def test_on_another_day_the_rule_counts_what_had_happened_by_then(store: Store) -> None:
    uuid = an_agreement(store, parties=FEW, starts_on="2026-01-01", entry_rule="all")
    decided(store, uuid, "Boden", "Kalix", decided_on="2025-10-01")
    decided(store, uuid, "Pajala", decided_on="2026-03-02")
    then = per_day.card(store, uuid, date(2026, 2, 1))
    assert then.status == "partly_adopted"
    assert entry_words.standing(then, date(2026, 2, 1)) == "Ej i kraft: väntar på Pajala."
    assert per_day.card(store, uuid, date(2026, 3, 2)).status == "in_force"


def test_all_fourteen_stand_in_swedish_order(store: Store) -> None:
    uuid = an_agreement(store)
    names = [one.short_name for one in show(store, uuid).parties]
    assert names == sorted(names, key=sort_key)
    assert len(names) == len(members(store)) == 14


def test_terms_are_counted_from_the_quorum_and_from_each_partys_own_day(store: Store) -> None:
    quorum = plain.to_text(TermRule(First(span=Span(24)), start=Start.QUORUM))
    uuid = an_agreement(store, parties=FEW, starts_on="2026-01-01", entry_rule="least", entry_least="2")
    perform(store, term.SetClause(uuid, quorum))
    decided(store, uuid, "Boden", decided_on="2025-10-01")
    assert term.show(store, uuid, TODAY).whole.outcome.terms == ()
    decided(store, uuid, "Kalix", decided_on="2026-03-02")
    (first,) = term.show(store, uuid, TODAY).whole.outcome.terms
    assert (first.starts, first.ends) == (date(2026, 3, 2), date(2028, 3, 1))
    perform(store, term.SetClause(uuid, plain.to_text(TermRule(First(span=Span(24)), start=Start.OWN))))
    perform(store, agreement.EditAgreement(uuid, {"entry_rule": "each", "entry_least": ""}))
    own = {one.organisation: one.outcome.terms[0].ends for one in term.show(store, uuid, TODAY).parties[1:]}
    assert own == {org(store, "Boden"): date(2027, 12, 31), org(store, "Kalix"): date(2028, 3, 1)}
    assert verify(store) == ()
