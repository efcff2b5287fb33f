"""Decision rounds: what was sent, to whom, and who has yet to answer."""

from __future__ import annotations

from datetime import date

import pytest
from builders import TODAY, an_agreement, decided, members, org, shown, signed

from nkavtal.base.errors import UserError
from nkavtal.catalogue.rounds import Round, names_of
from nkavtal.store.store import Store
from nkavtal.usecases import history, ledger, rounds
from nkavtal.usecases.agreement import EditAgreement
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.round import RemindRound, SendRound

ROUND = "Läkarmedverkan, juni 2026"
JUNE = {"sent_on": "2026-06-15", "reply_by": "2026-12-31", "way": "mail"}


def send(store: Store, uuid: str, *names: str, name: str = ROUND, **values: str) -> None:
    keys = tuple(org(store, one) for one in names) or members(store)
    perform(store, SendRound(name, tuple((uuid, key) for key in keys), {**JUNE, **values}))


def remind(store: Store, uuid: str, *names: str, name: str = ROUND, **values: str) -> None:
    pairs = tuple((uuid, org(store, one)) for one in names)
    perform(store, RemindRound(name, pairs, {"sent_on": "2026-11-23", **values}))


def line(store: Store, uuid: str, name: str):
    return next(one for one in shown(store, uuid).parties if one.short_name == name)


def the_round(store: Store, today: date = TODAY) -> Round:
    (one,) = rounds.every(store, today)
    return one


def test_what_is_sent_is_noted_for_each_party_and_makes_it_waited_for(store: Store) -> None:
    uuid = an_agreement(store)
    kalix = org(store, "Kalix")
    perform(store, SendRound(ROUND, ((uuid, kalix),), JUNE, {kalix: "registrator@kalix.example"}))
    party = line(store, uuid, "Kalix")
    (request,) = party.requests
    assert request.values["sent_to"] == "registrator@kalix.example"
    assert (request.values["round"], request.values["kind"], request.values["way"]) == (ROUND, "request", "mail")
    assert (party.values["asked"], party.values["asked_on"], party.values["reply_by"]) == (
        True,
        "2026-06-15",
        "2026-12-31",
    )
    assert party.state == "waiting"
    assert line(store, uuid, "Boden").requests == ()


def test_a_party_asked_before_keeps_its_day_and_gets_the_new_last_day(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    send(store, uuid, "Kalix")
    send(store, uuid, "Kalix", name="En gång till", sent_on="2026-10-01", reply_by="2027-02-28")
    party = line(store, uuid, "Kalix")
    assert (party.values["asked_on"], party.values["reply_by"]) == ("2026-06-15", "2027-02-28")
    send(store, uuid, "Kalix", name="Utan svarsdag", sent_on="2026-10-02", reply_by="")
    assert line(store, uuid, "Kalix").values["reply_by"] == "2027-02-28"
    assert len(line(store, uuid, "Kalix").requests) == 3


def test_a_round_is_one_act_for_many_agreements_and_one_undo_takes_it_back(store: Store) -> None:
    first, second = an_agreement(store, "Hjälpmedel"), an_agreement(store, "Fotvård", parties=("Kalix", "Boden"))
    kalix, boden = org(store, "Kalix"), org(store, "Boden")
    touched = perform(store, SendRound("Två avtal", ((first, kalix), (second, kalix), (second, boden)), JUNE))
    assert touched.things == (first, second)
    assert touched.about == {"round": "Två avtal", "parties": "Kalix och Boden"}
    assert len(the_round(store).lines) == 3
    perform(store, history.Undo())
    assert rounds.every(store, TODAY) == ()
    assert line(store, second, "Boden").values["asked"] is False


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("NKA-371", {"parties": ()}),
        ("NKA-373", {"values": {"sent_on": "2026-06-15", "reply_by": "2026-06-14"}}),
        ("NKA-374", {"name": "  "}),
    ],
)
def test_a_round_that_says_too_little_is_refused(store: Store, code: str, change: dict[str, object]) -> None:
    uuid = an_agreement(store)
    given = {"name": ROUND, "parties": ((uuid, org(store, "Kalix")),), "values": JUNE, **change}
    with pytest.raises(UserError, match=code):
        perform(store, SendRound(**given))  # type: ignore[arg-type]
    assert rounds.every(store, TODAY) == ()


def test_a_round_of_the_same_name_in_other_letters_is_the_same_round(store: Store) -> None:
    uuid = an_agreement(store)
    send(store, uuid, "Kalix")
    send(store, uuid, "Boden", name=f"  {ROUND.upper()} ")
    assert (the_round(store).title, len(the_round(store).lines)) == (ROUND, 2)


def test_a_vague_last_day_is_no_day_before(store: Store) -> None:
    uuid = an_agreement(store)
    send(store, uuid, "Kalix", reply_by="2026-06")
    assert the_round(store).reply_by == "2026-06"


@pytest.mark.parametrize("name", ["Boden", "Region Norrbotten"])
def test_who_does_not_decide_on_the_agreement_is_not_sent_it_and_nothing_is_noted(store: Store, name: str) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    other = ledger.AddRow("party", uuid, {"organisation": org(store, "Region Norrbotten"), "role": "counterparty"})
    perform(store, other)
    with pytest.raises(UserError, match="NKA-372"):
        send(store, uuid, "Kalix", name)
    assert line(store, uuid, "Kalix").requests == ()


def test_a_round_tells_who_has_answered_and_who_is_missing(store: Store) -> None:
    uuid = an_agreement(store)
    send(store, uuid)
    decided(store, uuid, "Kalix", "Boden", decided_on="2026-10-26")
    decided(store, uuid, "Piteå", outcome="rejected")
    decided(store, uuid, "Luleå", outcome="conditional")
    decided(store, uuid, "Kiruna", outcome="referred_back")
    decided(store, uuid, "Pajala", kind="proposal")
    signed(store, uuid, "Kalix")
    one = the_round(store)
    assert (one.answered, len(one.lines), one.signed) == (4, 14, 1)
    assert {"Kiruna", "Pajala"} < set(names_of(one.missing))
    assert "Luleå" not in names_of(one.missing)
    assert (one.title, one.sent_on, one.reply_by, one.bucket(TODAY)) == (ROUND, "2026-06-15", "2026-12-31", "out")
    assert one.bucket(date(2027, 1, 1)) == "late"


def test_a_round_is_late_only_when_its_day_has_surely_passed(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    send(store, uuid, "Kalix", reply_by="2026-11")
    assert the_round(store, date(2026, 11, 30)).bucket(date(2026, 11, 30)) == "out"
    assert the_round(store).bucket(date(2026, 12, 1)) == "late"


def test_late_rounds_come_first_and_answered_ones_last(store: Store) -> None:
    for title, day in (
        ("Sen", "2026-10-01"),
        ("Senare", "2027-03-01"),
        ("Klar", "2026-09-01"),
        ("Snart", "2026-12-01"),
    ):
        uuid = an_agreement(store, title, parties=("Kalix",))
        send(store, uuid, "Kalix", name=title, reply_by=day)
        if title == "Klar":
            decided(store, uuid, "Kalix")
    assert [one.title for one in rounds.every(store, TODAY)] == ["Sen", "Snart", "Senare", "Klar"]


def test_a_reminder_is_noted_and_moves_the_last_day_when_one_is_given(store: Store) -> None:
    uuid = an_agreement(store)
    send(store, uuid)
    remind(store, uuid, "Kalix", "Boden")
    remind(store, uuid, "Kalix", sent_on="2026-11-24", reply_by="2027-01-15")
    lines = {one.short_name: one for one in the_round(store).lines}
    assert (lines["Kalix"].reminders, lines["Kalix"].reminded_on, lines["Kalix"].reply_by) == (
        2,
        "2026-11-24",
        "2027-01-15",
    )
    assert (lines["Boden"].reminders, lines["Boden"].reply_by) == (1, "2026-12-31")
    assert (lines["Piteå"].reminders, lines["Kalix"].sent_on) == (0, "2026-06-15")
    perform(store, history.Undo())
    assert line(store, uuid, "Kalix").values["reply_by"] == "2026-12-31"


def test_who_has_answered_meanwhile_is_not_reminded_and_nobody_else_either(store: Store) -> None:
    uuid = an_agreement(store)
    send(store, uuid)
    decided(store, uuid, "Boden")
    with pytest.raises(UserError, match="NKA-375"):
        remind(store, uuid, "Kalix", "Boden")
    with pytest.raises(UserError, match="NKA-375"):
        remind(store, uuid, "Kalix", name="En annan runda")
    assert the_round(store).reminded_on == ""


def test_parties_that_were_asked_with_nothing_noted_stand_in_a_round_without_a_name(store: Store) -> None:
    uuid = an_agreement(store, "Hjälpmedel", parties=("Kalix", "Boden", "Piteå"))
    for name in ("Kalix", "Boden"):
        perform(store, ledger.EditRow("party", line(store, uuid, name).uuid, {"asked_on": "2026-05", "asked": True}))
    one = the_round(store)
    assert (one.title, one.key.name, one.key.agreement, one.sent_on) == ("Hjälpmedel", "", uuid, "2026-05")
    assert names_of(one.lines) == ("Boden", "Kalix")
    remind(store, uuid, "Boden", name="")
    assert {one.short_name: one.reminders for one in the_round(store).lines} == {"Boden": 1, "Kalix": 0}
    decided(store, uuid, "Boden", "Kalix")
    assert the_round(store).bucket(TODAY) == "answered"


def test_nobody_is_waited_for_in_an_agreement_that_was_abandoned(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    send(store, uuid, "Kalix")
    perform(store, EditAgreement(uuid, {"abandoned_on": "2026-10-01"}))
    assert the_round(store).missing == ()


def test_a_round_is_found_by_its_name_or_by_an_agreement_that_is_in_no_other(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    send(store, uuid, "Kalix")
    assert rounds.find(store, ROUND.upper(), TODAY).title == ROUND
    assert rounds.find(store, shown(store, uuid).number, TODAY).title == ROUND
    send(store, uuid, "Kalix", name="En till")
    with pytest.raises(UserError, match="NKA-378"):
        rounds.find(store, shown(store, uuid).number, TODAY)
    other = an_agreement(store, "Utan namn", parties=("Boden",))
    perform(store, ledger.EditRow("party", line(store, other, "Boden").uuid, {"asked": True}))
    assert rounds.find(store, shown(store, other).number, TODAY).title == "Utan namn"
    with pytest.raises(UserError, match="NKA-378"):
        rounds.find(store, "Ingen sådan", TODAY)
