"""What a municipality's cell says, in the forms met in registers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registers import TODAY

from nkavtal.exchange.register_in.decisions import AnswerRead, DecisionRead, read_answer
from nkavtal.rules.partial_date import PartialDate


def decided(**values: object) -> AnswerRead:
    day = values.pop("on", None)
    made = replace(DecisionRead(), **values)
    return AnswerRead(role="party", decisions=(replace(made, decided_on=PartialDate.parse(day)) if day else made,))


DECISIONS = {
    "KF 2013-02-25 § 14": decided(body="KF", kind="final", on="2013-02-25", paragraph="§ 14"),
    "KF 24/10 2012 §52": decided(body="KF", kind="final", on="2012-10-24", paragraph="§ 52"),
    "KF 77/2014": decided(body="KF", kind="final", on="2014", paragraph="§ 77"),
    "Ks § 177 2012-04-25": decided(body="KS", on="2012-04-25", paragraph="§ 177"),
    "kf 2017-09-25 §§ 59-60": decided(body="KF", kind="final", on="2017-09-25", paragraph="§§ 59–60"),
    "KS 2013-12-11": decided(body="KS", on="2013-12-11"),
    "SN 2012-09-25 § 28 ": decided(body="SN", on="2012-09-25", paragraph="§ 28"),
    "KF 2012-11-26 § 142 (reservation)": decided(
        body="KF", kind="final", on="2012-11-26", paragraph="§ 142", note="reservation"
    ),
    "delegation, skolchef 2019-01-15": decided(body="Skolchef", kind="delegated", on="2019-01-15"),
    "återremiss 2013-12-09": decided(outcome="referred_back", on="2013-12-09"),
    "bordlagt": decided(outcome="tabled"),
    "avslag KF 2013-01-01 § 4": decided(outcome="rejected", body="KF", kind="final", on="2013-01-01", paragraph="§ 4"),
    "avstår": decided(outcome="declined"),
    "ja, prot. saknas": decided(note="prot. saknas"),
    "antaget 2013-01-01": decided(on="2013-01-01"),
    "KF 2012-01-01 § 3 med villkor om kostnad": decided(
        outcome="conditional", body="KF", kind="final", on="2012-01-01", paragraph="§ 3", note="om kostnad"
    ),
    "Antagit med villkor": decided(outcome="conditional"),
    "Ja under förutsättning att fler går med": decided(outcome="conditional", note="fler går med"),
    "KF 2021-05-03 beslut att avslå": decided(outcome="rejected", body="KF", kind="final", on="2021-05-03"),
    "beslutat avstå": decided(outcome="declined"),
    "KF 2021-05-03 beslut återremiss": decided(outcome="referred_back", body="KF", kind="final", on="2021-05-03"),
    "KS 2013-12-11 förslag till KF": decided(kind="proposal", body="KS", on="2013-12-11", note="förslag till KF"),
    "Kommunfullmäktige 2020-11-30, § 182, dnr 2020:2772": decided(
        body="Kommunfullmäktige", kind="final", on="2020-11-30", paragraph="§ 182", diary_number="2020:2772"
    ),
    "barn- och utbildningsnämnden 2018-09-10 § 123": decided(
        body="Barn- och utbildningsnämnden", on="2018-09-10", paragraph="§ 123"
    ),
}


@pytest.mark.parametrize(("text", "answer"), DECISIONS.items())
def test_a_decision_is_read(text: str, answer: AnswerRead) -> None:
    assert read_answer(text, TODAY) == answer


def test_two_bodies_give_two_decisions() -> None:
    bodies = [(d.body, str(d.decided_on)) for d in read_answer("SN 2013-11-06 + BUN 2013-11-19", TODAY).decisions]
    assert bodies == [("SN", "2013-11-06"), ("BUN", "2013-11-19")]


def test_a_signature_beside_the_decision_is_a_fact_of_its_own() -> None:
    answer = read_answer("KF 2014-05-26 § 75, und. 2014-07-23", TODAY)
    assert [str(d.decided_on) for d in answer.decisions] == ["2014-05-26"]
    assert [str(s.signed_on) for s in answer.signatures] == ["2014-07-23"]


def test_a_plain_day_is_adopted_by_an_unknown_body() -> None:
    assert read_answer(datetime(2012, 10, 24, tzinfo=UTC), TODAY) == decided(on="2012-10-24")


@pytest.mark.parametrize(
    ("text", "role"), [("ej part", "outside"), ("värd", "host"), ("Värdkommun", "host"), ("part", "party")]
)
def test_a_role_is_read(text: str, role: str) -> None:
    assert read_answer(text, TODAY) == AnswerRead(role=role)


@pytest.mark.parametrize("text", ["avvaktar", "väntar på KF", "under beredning"])
def test_waiting_is_asked_and_not_decided(text: str) -> None:
    assert read_answer(text, TODAY) == AnswerRead(role="party", asked=True, preparation=text)


def test_a_meeting_to_come_is_no_decision() -> None:
    answer = read_answer("KF 2027-02-22", TODAY)
    assert answer.decisions == ()
    assert answer.preparation == "KF 2027-02-22"


@pytest.mark.parametrize("text", ["x", "X", "x (deltog)", "✓"])
def test_a_mark_is_asked_about(text: str) -> None:
    assert read_answer(text, TODAY).asks == "mark"


@pytest.mark.parametrize("text", ["nej", "Nej", "nej, egen plan", "nej 2013-04-02", "KF sa nej 2013", "ej antaget"])
def test_no_never_becomes_an_adoption(text: str) -> None:
    answer = read_answer(text, TODAY)
    assert answer.asks in ("no", "unclear")


@pytest.mark.parametrize(
    "text",
    [
        "KF 2021-05-03 § 12 (avslag)",
        "KF 2021-05-03 (nej)",
        "antaget efter återremiss",
        "antaget 2021-05-03, upphävt 2022",
        "KF 2021-05-03 beslut om uppsägning",
        "ja?",
        "ja (prel)",
        "godkännande väntas",
        "KF 2021-05-03 § 12, und. nej",
    ],
)
def test_words_beside_a_yes_that_may_turn_it_are_asked_about(text: str) -> None:
    answer = read_answer(text, TODAY)
    assert (answer.asks, answer.decisions, answer.signatures) == ("unclear", (), ())


@pytest.mark.parametrize(
    "text", ["KF", "kanske", "KS 2019/777", "KF 2013-02-25 uppskjutet", "remitterat SN 2012-01-01"]
)
def test_words_that_may_turn_a_decision_are_asked_about(text: str) -> None:
    answer = read_answer(text, TODAY)
    assert answer.asks == "unclear" or answer.preparation == text


@given(st.text(max_size=50))
def test_any_text_is_read_or_kept(text: str) -> None:
    answer = read_answer(text, TODAY)
    assert answer.role or answer.asks or answer.note or not text.strip(" ,;.-–—\n\t") or answer == AnswerRead()


@given(
    st.sampled_from(["KF", "KS", "SN", "Kommunfullmäktige"]),
    st.dates(date(1990, 1, 1), date(2026, 1, 1)),
    st.integers(1, 400),
    st.sampled_from(["{b} {d} § {p}", "{b} § {p} {d}", "{b} {d}, § {p}", "{d} {b} §{p}"]),
)
def test_a_decision_in_any_order_is_the_same(body: str, day: date, paragraph: int, form: str) -> None:
    answer = read_answer(form.format(b=body, d=day, p=paragraph), TODAY)
    made = answer.decisions[0]
    assert (made.body, str(made.decided_on), made.paragraph) == (body, day.isoformat(), f"§ {paragraph}")
