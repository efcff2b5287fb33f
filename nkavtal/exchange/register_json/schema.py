"""The JSON Schema of the register's own file, made from the catalogue: every field with title, description and example."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from nkavtal.catalogue.field import Field, Kind
from nkavtal.catalogue.ledgers import LEDGERS
from nkavtal.exchange.register_json.rule_schema import rule
from nkavtal.exchange.register_json.shape import (
    FORMAT,
    LATER,
    LISTS,
    ROOTS,
    SCHEMA_FILE,
    VERSION,
    fields,
    plural,
    points_at,
    told,
    under,
)

MOST_VERSION = 2**31 - 1
_A_UUID = "f3a1c2d4-5b6e-4f70-8a91-b2c3d4e5f607"

_KINDS: dict[str, dict[str, Any]] = {
    "uuid": {
        "title": "Id",
        "description": "Ett UUID med små bokstäver. Två rader har aldrig samma.",
        "type": "string",
        "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        "examples": [_A_UUID],
    },
    "version": {
        "title": "Version",
        "description": "Höjs när raden eller något som hör till den ändras. 1 när raden är ny.",
        "type": "integer",
        "minimum": 1,
        "maximum": MOST_VERSION,
        "examples": [3],
    },
    "day": {
        "description": "En dag som är känd till dagen, månaden eller året. Sist kan stå ? (osäkert), < (före) eller > (efter).",
        "type": "string",
        "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?<>]?$",
    },
    "yes_no": {"description": "true är ja, false är nej. Fältet saknas när svaret inte är känt.", "type": "boolean"},
    "money": {
        "description": "Kronor med två decimaler, som text så att inget öre går förlorat.",
        "type": "string",
        "pattern": "^-?[0-9]{1,15}\\.[0-9]{2}$",
    },
    "email": {
        "description": "En e-postadress.",
        "type": "string",
        "pattern": "^[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;]+$",
    },
    "org_number": {
        "description": "Tio siffror med bindestreck. Den sista är kontrollsiffra.",
        "type": "string",
        "pattern": "^[0-9]{6}-[0-9]{4}$",
    },
    "number": {"description": "Ett heltal.", "type": "integer", "minimum": 0, "maximum": 2**53 - 1},
    "hash": {
        "description": "En fils SHA-256: 64 tecken, 0 till 9 och a till f.",
        "type": "string",
        "pattern": "^[0-9a-f]{64}$",
    },
    "count": {"description": "Ett heltal.", "type": "integer", "minimum": 0, "maximum": 999_999_999},
    "days": {"description": "Ett antal dagar.", "type": "integer", "minimum": 0, "maximum": 9999},
    "rule": rule(),
    "text": {"description": "Text på en rad eller flera.", "type": "string"},
}
"""What each kind of value looks like; `$defs` of the schema."""

_DEFINED = {
    Kind.TEXT: "text",
    Kind.LONG_TEXT: "text",
    Kind.PARTIAL_DATE: "day",
    Kind.TRISTATE: "yes_no",
    Kind.MONEY: "money",
    Kind.EMAIL: "email",
    Kind.ORG_NUMBER: "org_number",
    Kind.ORGANISATION: "uuid",
    Kind.AGREEMENT: "uuid",
    Kind.ROW: "uuid",
    Kind.NUMBER: "number",
    Kind.HASH: "hash",
    Kind.DAYS: "days",
    Kind.COUNT: "count",
    Kind.RULE: "rule",
}
_TARGETS = {
    "organisation": "Id på en organisation i filen.",
    "agreement": "Id på ett avtal i filen.",
    "decision": "Id på ett beslut i samma avtal.",
    "signature": "Id på en underskrift i samma avtal.",
    "recommendation": "Id på ett steg i samma avtal.",
}
_ABOUT = {
    "organisation": "Kommuner, regioner, lärosäten, leverantörer och andra.",
    "agreement": "Avtalen med parter, beslut, underskrifter och det övriga som hör till dem.",
    "saved_search": "Sökningar som kontoret har sparat under ett namn.",
    "saved_mapping": "Hur arbetsböcker från andra kontor ska läsas.",
    "lead_time": "Hur många dagar före en sista dag arbetet börjar, för varje avtalstyp.",
}


@cache
def schema() -> dict[str, Any]:
    """Return the schema; it follows the catalogue, so a new field is in it by itself."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_FILE,
        "title": "Avtalsregister från nkavtal",
        "description": "Ett helt register i en öppen fil. Det som inte är känt är utelämnat.",
        "type": "object",
        "required": ["format", "version", *(plural(table) for table in ROOTS if table not in LATER)],
        "additionalProperties": False,
        "properties": {
            "$schema": {"title": "Schema", "description": "Namnet på den här filen.", "type": "string"},
            "format": {"title": "Format", "description": "Alltid samma ord.", "const": FORMAT},
            "version": {"title": "Formatets version", "description": "Höjs när formatet ändras.", "const": VERSION},
            "about": {"title": "Om filen", "description": "Vad filen innehåller, i ord.", "type": "string"},
            **{plural(table): _list(table, LISTS[plural(table)], _ABOUT[table]) for table in ROOTS},
        },
        "$defs": {**_KINDS, **{table: _row(table) for root in ROOTS for table in _tree(root)}},
    }


def text() -> str:
    """Return the schema as it is kept in resources/schema."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _tree(table: str) -> list[str]:
    return [table, *(below for own in under(table) for below in _tree(own))]


def _list(table: str, title: str, description: str) -> dict[str, Any]:
    return {"title": title, "description": description, "type": "array", "items": {"$ref": f"#/$defs/{table}"}}


def _row(table: str) -> dict[str, Any]:
    own = fields(table)
    title = LEDGERS[table].one if table in LEDGERS else LISTS[plural(table)]
    lists = {plural(one): _list(one, LEDGERS[one].many, "I den ordning raderna skrevs in.") for one in under(table)}
    return {
        "title": title,
        "type": "object",
        "required": [
            "uuid",
            "version",
            *(field.name for field in own.values() if field.required and field.default is None),
        ],
        "additionalProperties": False,
        "properties": {
            "uuid": {"$ref": "#/$defs/uuid"},
            "version": {"$ref": "#/$defs/version"},
            **{name: _field(field) for name, field in own.items()},
            **lists,
        },
    }


def _field(field: Field) -> dict[str, Any]:
    described = {"title": field.label, "description": _description(field)}
    if field.kind in (Kind.CHOICE, Kind.CHOICES):
        codes = {"enum": list(field.choices or {})}
        if field.kind is Kind.CHOICE:
            return {**described, **codes, "examples": [field.sample]}
        example = str(field.sample).split(",")
        return {**described, "type": "array", "minItems": 1, "uniqueItems": True, "items": codes, "examples": [example]}
    value = {**described, "$ref": f"#/$defs/{_DEFINED[field.kind]}", "examples": [_example(field)]}
    return {**value, "minLength": 1} if field.kind in (Kind.TEXT, Kind.LONG_TEXT) else value


def _example(field: Field) -> object:
    if points_at(field):
        return _A_UUID
    return told(field, field.sample)


def _description(field: Field) -> str:
    """Return what a reader needs to know: the field's own words, what its codes mean, whose UUID it is."""
    said = [f"{words.rstrip('.')}." for words in (field.meaning or field.help,) if words]
    if field.choices:
        codes = "; ".join(f"{code} = {word}" for code, word in field.choices.items())
        said.append(f"Koder: {codes}.")
    elif target := points_at(field):
        said.append(_TARGETS[target])
    else:
        said += [] if field.kind is Kind.RULE else [_KINDS[_DEFINED[field.kind]]["description"]]
    return " ".join(said)
