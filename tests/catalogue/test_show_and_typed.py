"""What is typed becomes a value, and the value is shown so that typing it again means the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from builders import TODAY
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.base.errors import UserError
from nkavtal.catalogue.acts import act_shown
from nkavtal.catalogue.field import Field, Kind
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.show import day_shown, money_shown, shown
from nkavtal.catalogue.typed import read
from nkavtal.rules.partial_date import Bound, PartialDate

MONEY = Field("amount", "Belopp", Kind.MONEY)
DAY = Field("starts_on", "Gäller fr.o.m.", Kind.PARTIAL_DATE)
EMAIL = Field("email", "E-post", Kind.EMAIL)
AREAS = FIELDS["agreement"]["areas"]
INHABITANTS = FIELDS["population"]["inhabitants"]


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("0.00", "0 kr"), ("1234567.00", "1 234 567 kr"), ("2297.50", "2 297,50 kr"), ("-0.50", "−0,50 kr"),
        ("-1234.05", "−1 234,05 kr"), ("999.99", "999,99 kr"),
    ],
)  # fmt: skip
def test_money_is_shown_the_swedish_way(kept: str, words: str) -> None:
    assert money_shown(kept) == words.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1 234 567", "1234567.00"), ("1234567", "1234567.00"), ("2 297,50 kr", "2297.50"), ("2297.5", "2297.50"),
        ("500:-", "500.00"), ("12 kronor", "12.00"), ("−5", "-5.00"), ("1\u00a0000\u202f000 kr", "1000000.00"),
    ],
)  # fmt: skip
def test_money_is_read_as_people_write_it(typed: str, kept: str) -> None:
    assert read(MONEY, typed, TODAY) == kept


@pytest.mark.parametrize(
    "typed",
    ["mycket", "1,2,3", "NaN", "inf", "1e3", "1e999999999", "12.345", "1.234.567", "kr", "--1", "١٢", "9" * 40],
)
def test_what_is_no_amount_or_could_mean_two_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="NKA-185"):
        read(MONEY, typed, TODAY)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_an_amount_shown_and_typed_again_is_the_same(amount: Decimal) -> None:
    kept = f"{amount:.2f}"
    again = read(MONEY, money_shown(kept), TODAY)
    assert Decimal(str(again)) == amount


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("2026-02-28", "2026-02-28"), ("2013-02", "2013-02"), ("2013", "2013"), ("2023-11<", "före 2023-11"),
        ("2023-06-30>", "efter 2023-06-30"), ("2017?", "2017 (osäkert)"),
    ],
)  # fmt: skip
def test_a_day_is_shown_with_its_doubt(kept: str, words: str) -> None:
    assert day_shown(kept) == words


@given(st.dates(date(1000, 1, 1)), st.sampled_from(list(Bound)), st.integers(1, 3))
def test_a_kept_day_shown_or_as_it_is_can_be_typed_again(day: date, bound: Bound, precision: int) -> None:
    kept = str(PartialDate(day.year, day.month if precision > 1 else None, day.day if precision > 2 else None, bound))
    assert read(DAY, kept, TODAY) == kept
    if bound is Bound.AT:
        assert read(DAY, day_shown(kept), TODAY) == kept


@pytest.mark.parametrize("typed", ["a@b.se", "registrator@kalix.example.org"])
def test_an_address_is_kept(typed: str) -> None:
    assert read(EMAIL, f" {typed} ", TODAY) == typed


@pytest.mark.parametrize("typed", ["a@b", "a b@c.se", "a@b.se, c@d.se", "@b.se", "mejla mig"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="NKA-186"):
        read(EMAIL, typed, TODAY)


def test_a_number_whose_check_digit_does_not_fit_is_refused() -> None:
    number = FIELDS["organisation"]["org_number"]
    assert read(number, "2120002692", TODAY) == "212000-2692"
    with pytest.raises(UserError, match="NKA-187"):
        read(number, "2120002693", TODAY)


def test_several_choices_keep_the_catalogues_order_and_stand_once() -> None:
    assert read(AREAS, "Övrigt, utbildning, Övrigt", TODAY) == "education,other"
    assert shown(AREAS, "education,other") == "Utbildning, Övrigt"


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert shown(AREAS, "forest") == "forest"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CHOICE and kind is not Kind.CHOICES])
@given(text=st.text(max_size=30))
def test_any_typed_text_is_a_value_or_a_told_error(kind: Kind, text: str) -> None:
    field = Field("x", "Fält", kind)
    try:
        value = read(field, text, TODAY)
    except UserError as error:
        told = error
    else:
        assert "None" not in shown(field, value) or "None" in text
        return
    assert told.field == "x"
    assert told.message


def test_an_undone_act_is_told_with_what_it_took_back() -> None:
    assert act_shown("undo", {"act": "edit_agreement", "number": "2026-003"}) == "Ångra: Ändra avtal 2026-003"
    assert act_shown("redo", {"act": "undo", "number": "2026-003"}).startswith("Gör om: ")


def test_a_ledger_is_named_in_its_acts() -> None:
    assert act_shown("add_row", {"row": "contact", "owner": "Kalix"}) == "Lägg till kontakt i Kalix"


def test_an_argument_that_was_not_kept_is_shown_as_missing() -> None:
    assert act_shown("edit_agreement", {}) == "Ändra avtal –"


@pytest.mark.parametrize(("typed_in", "kept"), [("12", "12"), ("15 272", "15272"), ("60 %", "60"), ("007", "7")])
def test_a_whole_number_is_read_as_people_write_it(typed_in: str, kept: str) -> None:
    assert read(INHABITANTS, typed_in, TODAY) == kept


@pytest.mark.parametrize("typed_in", ["tolv", "-1", "1,5", "1234567890"])
def test_what_is_no_whole_number_is_refused(typed_in: str) -> None:
    with pytest.raises(UserError, match="NKA-370"):
        read(INHABITANTS, typed_in, TODAY)
