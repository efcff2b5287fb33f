"""The JSON Schema of a clause, made from its parts: what stands at its default is left out, so few names are needed."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from nkavtal.catalogue.term_shapes import SHAPES
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.rule import (
    DUTIES,
    Cap,
    Counted,
    Duty,
    Ends,
    First,
    NoticeRight,
    Period,
    Renewal,
    Renews,
    Side,
    Start,
    TermRule,
    Timing,
    YearDay,
)
from nkavtal.rules.terms.spans import Convention, Span

_PATTERNS: dict[type, tuple[str, str, str]] = {
    Span: ("^P(?=[0-9])([0-9]{1,3}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?$", "En tid, som i ISO 8601: P6M är sex månader, P2Y två år, P3W tre veckor.", "P6M"),
    YearDay: ("^[0-9]{2}-[0-9]{2}(-[0-9])?$", "En dag varje år, månad och dag. -1 sist är året innan det år som dagen gäller.", "12-15-1"),
    date: ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "En dag.", "2029-06-30"),
    PartialDate: ("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?<>]?$", "En dag, så väl som den är känd.", "2026-12-31"),
}  # fmt: skip
_ABOUT: dict[type, dict[str, str]] = {
    TermRule: {
        "first": "Den första perioden.",
        "start": "Vad perioden räknas från: day = avtalets första dag; last_signature = det sista undertecknandet; quorum = när tillräckligt många har antagit; own = varje parts egen dag.",
        "renewals": "Förlängningar efter den första perioden, i ordning.",
        "notices": "Rätter att säga upp, en för varje sida eller sätt.",
        "cap": "Längre än så kan avtalet inte gälla.",
        "duties": "Det som ska göras medan avtalet gäller.",
        "least_parties": "Så många parter måste vara kvar, annars upphör avtalet för alla.",
        "unread": "true om avtalets ord säger mer än det här: då upphör inget av sig självt.",
    },
    First: {
        "until": "Periodens sista dag.",
        "span": "Hur lång perioden är, räknad från början.",
        "to_end_of": "Perioden går vidare till slutet av: month, quarter, half_year, year, school_year eller mandate.",
        "open_ended": "true om avtalet gäller tills vidare.",
        "assumed": "true om dagen är antagen: avtalet nämner den inte.",
    },
    Renewal: {
        "kind": "tacit = förlängs om ingen säger upp det; option = upphör om ingen tar optionen i anspråk.",
        "length": "Hur lång varje förlängning är.",
        "times": "Högst så många förlängningar.",
        "at_most": "Alla förlängningar tillsammans är högst så långa.",
        "side": "Vem som får ta optionen i anspråk: own = kommunerna; counterparty = motparten.",
        "timing": "När optionen senast ska tas i anspråk.",
    },
    Timing: {
        "span": "Så lång tid före periodens sista dag.",
        "by": "Senast den dagen på året.",
        "convention": "latest = den senaste dag då tiden ändå hinner gå ut; same_number = dagen med samma nummer; whole_months = hela månader räknade från dagen efter.",
    },
    NoticeRight: {
        "timing": "Uppsägningstiden.",
        "ends": "term = upphör när perioden tar slut; any_day = upphör när uppsägningstiden har gått; period = upphör vid slutet av en period.",
        "period": "Vilken period: month, quarter, half_year, year, school_year eller mandate.",
        "side": "Vem som har rätten: own = kommunerna; counterparty = motparten.",
        "not_before": "Rätten inträder när avtalet har gällt så länge.",
        "counted": "received = räknas från dagen då uppsägningen kom fram; sent = från dagen då den sändes.",
        "written": "false om en muntlig uppsägning räcker.",
    },
    Cap: {
        "until": "Längst till och med den dagen.",
        "total": "Sammanlagt högst så länge.",
        "beyond_other": "Högst så länge efter det avtal som det hör till. P0D = upphör tillsammans med det.",
    },
    Duty: {
        "kind": "annex = bilagan fastställs; follow_up = uppföljning; review = kontrollstation.",
        "yearly": "Dagar varje år.",
        "on": "En bestämd dag.",
        "after_start": "Så långt efter att avtalet började gälla.",
    },
}  # fmt: skip
_CODES = {Start, Period, Side, Renews, Ends, Counted, Convention}


def rule() -> dict[str, Any]:
    """Return the schema of a clause, with an example of each kind."""
    told = "; ".join(f"{n} {shape.name} (”{shape.wording}”)" for n, shape in enumerate(SHAPES, 1))
    return {
        "title": "Regel",
        "description": f"Hur länge avtalet gäller, hur det förlängs och hur det sägs upp. Det som utelämnas är som vanligt. "
        f"Exemplen visar i ordning: {told}.",
        **_parts(TermRule),
        "examples": [plain.to_plain(shape.rule) for shape in SHAPES],
    }


def _parts(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    own = fields(kind)
    made: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {one.name: _one(kind, one, hints[one.name]) for one in own},
    }
    needed = [one.name for one in own if one.default is MISSING and one.default_factory is MISSING]
    return {**made, "required": needed} if needed else made


def _one(kind: type, one: Field[Any], hint: Any) -> dict[str, Any]:
    return {"description": _ABOUT[kind][one.name], **_value(hint, one.name)}


def _value(hint: Any, name: str) -> dict[str, Any]:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _value(next(one for one in typing.get_args(hint) if one is not type(None)), name)
    if origin is tuple:
        return {"type": "array", "items": _value(typing.get_args(hint)[0], name)}
    if hint in _PATTERNS:
        pattern, _about, example = _PATTERNS[hint]
        return {"type": "string", "pattern": pattern, "examples": [example]}
    if hint is bool:
        return {"type": "boolean"}
    if hint is int:
        return {"type": "integer", "minimum": 0, "maximum": plain.MOST}
    if hint in _CODES:
        codes: type[StrEnum] = hint
        return {"enum": [code.value for code in codes]}
    if is_dataclass(hint):
        return _parts(typing.cast(type, hint))
    return {"enum": list(DUTIES)}
