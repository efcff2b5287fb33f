"""Every field is declared once and works everywhere: column, label, form and list."""

from __future__ import annotations

import re

import pytest
from builders import TODAY

from nkavtal.base.errors import FieldErrors, UserError
from nkavtal.catalogue import codes
from nkavtal.catalogue.acts import ACTS as ACT_WORDS
from nkavtal.catalogue.document_types import DOCUMENT_TYPES, TYPES
from nkavtal.catalogue.field import Field, Kind
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS, SUBJECTS
from nkavtal.catalogue.show import shown
from nkavtal.catalogue.typed import read, read_all
from nkavtal.model.all import THINGS

EVERY_FIELD = [
    pytest.param(table, one, id=f"{table}.{name}") for table, own in FIELDS.items() for name, one in own.items()
]
ALL_WORDS = {name: value for name, value in vars(codes).items() if name.isupper() and isinstance(value, dict)}
NAMES = {"uuid-1": "Kalix"}
UNTYPED = {Kind.ORGANISATION, Kind.AGREEMENT, Kind.ROW}  # chosen, never typed


@pytest.mark.parametrize(("table", "field"), EVERY_FIELD)
def test_a_field_is_a_column_of_its_table(table: str, field: Field) -> None:
    assert field.name in THINGS[table].__table__.columns


@pytest.mark.parametrize("table", FIELDS)
def test_a_column_that_a_person_fills_is_a_field(table: str) -> None:
    own = {"uuid", "version", "removed", "position", THINGS[table].owner_column}
    assert {column.name for column in THINGS[table].__table__.columns} - own == set(FIELDS[table])


@pytest.mark.parametrize(("table", "field"), EVERY_FIELD)
def test_a_field_has_a_swedish_label(table: str, field: Field) -> None:
    assert field.label
    assert field.label[0].isupper()
    assert not field.label.endswith((":", "!"))
    assert not re.search(r"\b(the|date|number|name|note|type)\b", field.label, re.IGNORECASE)


@pytest.mark.parametrize(("table", "field"), EVERY_FIELD)
def test_a_sample_is_shown_and_read_back(table: str, field: Field) -> None:
    value = "uuid-1" if field.kind in UNTYPED else field.sample
    words = shown(field, value, NAMES)
    assert "None" not in words
    if field.kind in UNTYPED:
        assert words == "Kalix"
    elif field.kind is Kind.RULE:  # shown in sentences, typed as it is kept
        assert words == "Gäller tills vidare."
        assert read(field, str(value), TODAY) == value
    else:
        assert read(field, words, TODAY) == value


@pytest.mark.parametrize(("table", "field"), EVERY_FIELD)
def test_nothing_known_is_shown_as_nothing(table: str, field: Field) -> None:
    assert shown(field, None) == shown(field, "") == ""
    if not field.required:
        assert read(field, "  ", TODAY) in ("", None)


@pytest.mark.parametrize(("table", "field"), [one for one in EVERY_FIELD if one.values[1].required])
def test_a_required_field_left_empty_is_told_by_its_label(table: str, field: Field) -> None:
    with pytest.raises(UserError, match="NKA-180") as refused:
        read(field, "", TODAY)
    assert field.label in refused.value.message
    assert refused.value.field == field.name


@pytest.mark.parametrize(("table", "field"), EVERY_FIELD)
def test_a_field_with_choices_offers_words(table: str, field: Field) -> None:
    assert (field.choices is not None) is (field.kind in (Kind.CHOICE, Kind.CHOICES))
    for code, word in (field.choices or {}).items():
        assert read(field, word, TODAY) == read(field, code, TODAY) == code


@pytest.mark.parametrize(("table", "field"), EVERY_FIELD)
def test_headings_are_lower_case_and_stand_once(table: str, field: Field) -> None:
    assert all(heading == heading.casefold().strip() for heading in field.headings)
    assert len(set(field.headings)) == len(field.headings)


@pytest.mark.parametrize("name", ALL_WORDS)
def test_every_code_has_a_word_of_its_own(name: str) -> None:
    words = ALL_WORDS[name]
    assert all(re.fullmatch(r"[a-z_]+", code) for code in words)
    assert all(words.values()) or name in ("PARTY_LOOKS", "PARTY_LETTERS")
    if name != "PARTY_LOOKS":
        assert len(set(words.values())) == len(words)


def test_every_state_has_letter_look_and_word() -> None:
    assert set(codes.PARTY_STATES) == set(codes.PARTY_LETTERS) == set(codes.PARTY_LOOKS)


def test_document_types_have_one_code_and_one_spelling_each() -> None:
    spellings = [word for kind in DOCUMENT_TYPES for word in (kind.word.casefold(), *kind.met)]
    assert len(TYPES) == len(DOCUMENT_TYPES)
    assert len(set(spellings)) == len(spellings)
    assert all(word == word.casefold() for kind in DOCUMENT_TYPES for word in kind.met)


def test_every_ledger_has_an_owner_that_is_known() -> None:
    for name, ledger in LEDGERS.items():
        assert ledger.owner in SUBJECTS or ledger.owner in LEDGERS
        assert THINGS[name].owner_column == ledger.owner
        assert ledger.one
        assert ledger.many


def test_every_act_word_is_a_swedish_sentence_with_named_places() -> None:
    for code, words in ACT_WORDS.items():
        assert words[0].isupper(), code
        assert not re.search(r"\{\}|%s|!", words), code


def test_all_wrong_fields_of_a_form_are_told_at_once() -> None:
    typed = {
        "title": "",
        "starts_on": "31/2 2027",
        "amount": "mycket",
        "open_ended": "kanske",
        "type": "Roman",
        "note": "x",
    }
    with pytest.raises(FieldErrors) as refused:
        read_all(FIELDS["agreement"], typed, TODAY)
    assert [(error.field, error.code) for error in refused.value.errors] == [
        ("title", "NKA-180"), ("starts_on", "NKA-181"), ("amount", "NKA-185"), ("open_ended", "NKA-184"), ("type", "NKA-183"),
    ]  # fmt: skip
    assert refused.value.errors[1].message == "Februari 2027 har 28 dagar."
