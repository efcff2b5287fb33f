"""The schema that travels with the program is that of the catalogue, and tells every field whole."""

from __future__ import annotations

import json

import jsonschema_rs
import pytest

from nkavtal.base import resources
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.exchange.register_json.schema import schema, text
from nkavtal.exchange.register_json.shape import LISTS, SCHEMA_FILE, plural, points_at, tables, under

SHIPPED = resources.path("schema", SCHEMA_FILE)
FIELDS_TOLD = [(table, name) for table in tables() for name in FIELDS[table]]


def test_the_shipped_schema_is_the_catalogues():
    assert SHIPPED.read_text(encoding="utf-8") == text(), "run: python packaging/schema.py"


def test_it_is_a_schema_of_its_draft():
    jsonschema_rs.meta.validate(json.loads(text()))
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_table_with_fields_has_its_place():
    assert set(tables()) == set(FIELDS)


def test_no_list_has_the_name_of_a_field():
    for table in tables():
        names = [*FIELDS[table], *(plural(own) for own in under(table)), "uuid", "version"]
        assert len(names) == len(set(names)), table
    assert len(LISTS) == 5


@pytest.mark.parametrize(("table", "name"), FIELDS_TOLD)
def test_a_field_has_title_description_and_an_example_that_fits(table: str, name: str):
    told = schema()["$defs"][table]["properties"][name]
    assert told["title"] == FIELDS[table][name].label
    assert told["description"].endswith(".")
    assert (
        FIELDS[table][name].meaning or FIELDS[table][name].help or "enum" in str(told) or points_at(FIELDS[table][name])
    ), "say with `meaning` what the label does not: who reads the file does not see the program"
    (example,) = told["examples"]
    alone = {**schema()["$defs"][table]["properties"][name], "$defs": schema()["$defs"]}
    assert jsonschema_rs.Draft202012Validator(alone).is_valid(example)
