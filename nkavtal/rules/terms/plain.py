"""A clause as plain values, for JSON: what stands at its default is left out, and what is written reads back the same.

A length is written as ISO 8601 does ('P18M', 'P3W', 'P1Y6M'), a day of the year as 'MM-DD', with '-1' behind it for
the year before the one it serves ('12-15-1').
"""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeVar

from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.terms.rule import DUTIES, Duty, TermRule, YearDay
from nkavtal.rules.terms.spans import Span

Plain = dict[str, Any]
Kind = TypeVar("Kind")
MOST = 9999
"""The largest number in a clause."""
_SPAN = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?", re.ASCII)
_YEAR_DAY = re.compile(r"(\d\d)-(\d\d)(?:-(\d))?", re.ASCII)


class NotARule(ValueError):
    """Plain values that are no clause: `place` says where ('notices.0.timing.span'), `code` what is wrong there.

    `code` is 'unknown' (no such part), 'missing', 'kind' (another kind of value) or 'value'.
    """

    def __init__(self, place: str, code: str) -> None:
        super().__init__(f"{place}: {code}")
        self.place, self.code = place, code


def to_plain(rule: TermRule) -> Plain:
    """Return a clause as plain values."""
    found: Plain = _plain(rule)
    return found


def from_plain(values: object) -> TermRule:
    """Return the clause that plain values say; NotARule names the place where they do not."""
    found: TermRule = _read(TermRule, values, "")
    return found


def to_text(rule: TermRule) -> str:
    """Return a clause as it is kept."""
    return json.dumps(to_plain(rule), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=5_000)  # a register has few different clauses, read again each morning
def from_text(text: str) -> TermRule:
    """Return the clause a kept text says; NotARule for anything else."""
    try:
        return from_plain(json.loads(text))
    except json.JSONDecodeError as error:
        raise NotARule("", "kind") from error


def span_text(span: Span) -> str:
    """Return a length as ISO 8601 writes it; 'P0D' for none."""
    parts = [f"{count}{unit}" for count, unit in ((span.months, "M"), (span.days, "D")) if count]
    return "P" + ("".join(parts) or "0D")


@lru_cache(maxsize=5_000)
def read_span(text: str) -> Span:
    """Read a length; ValueError for anything else."""
    found = _SPAN.fullmatch(text)
    if not found or len(text) < 3:
        raise ValueError(text)
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    span = Span(years * 12 + months, weeks * 7 + days)
    if not _SPAN.fullmatch(span_text(span)):  # so long that it could not be read again
        raise ValueError(text)
    return span


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return span_text(value)
    if isinstance(value, YearDay):
        return f"{value.month:02}-{value.day:02}" + (f"-{value.years_before}" if value.years_before else "")
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, (date, PartialDate)):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return {
            one.name: _plain(kept)
            for one in fields(value)
            if (kept := getattr(value, one.name)) != _default(one)
            or (one.default is MISSING and one.default_factory is MISSING)
        }
    return value


def _default(one: Field[Any]) -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _read(kind: Any, value: Any, place: str) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = next(one for one in typing.get_args(kind) if one is not type(None))
        return None if value is None else _read(inner, value, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise NotARule(place, "kind")
        inner = typing.get_args(kind)[0]
        return tuple(_read(inner, one, f"{place}.{at}".lstrip(".")) for at, one in enumerate(value))
    if kind in (bool, int):
        if type(value) is not kind or value < 0:
            raise NotARule(place, "kind")
        if value > MOST:
            raise NotARule(place, "value")
        return value
    if is_dataclass(kind) and kind not in (Span, YearDay, PartialDate):
        return _read_parts(kind, value, place)
    if not isinstance(value, str):
        raise NotARule(place, "kind")
    try:
        return _from_text(kind, value)
    except ValueError as error:
        raise NotARule(place, "value") from error


def _read_parts(kind: Any, value: Any, place: str) -> Any:
    if not isinstance(value, Mapping):
        raise NotARule(place, "kind")
    known = _hints(kind)
    for name in value:
        if name not in known:
            raise NotARule(f"{place}.{name}".lstrip("."), "unknown")
    for one in fields(kind):
        if (one.default is MISSING and one.default_factory is MISSING) and one.name not in value:
            raise NotARule(f"{place}.{one.name}".lstrip("."), "missing")
    if kind is Duty and value["kind"] not in DUTIES:
        raise NotARule(f"{place}.kind".lstrip("."), "value")
    return kind(**{name: _read(known[name], one, f"{place}.{name}".lstrip(".")) for name, one in value.items()})


def _from_text(kind: Any, text: str) -> Any:
    if kind is Span:
        return read_span(text)
    if kind is date:
        return date.fromisoformat(text)
    if kind is PartialDate:
        return PartialDate.parse(text)
    if kind is YearDay:
        found = _YEAR_DAY.fullmatch(text)
        if not found:
            raise ValueError(text)
        month, day, back = (int(part or 0) for part in found.groups())
        date(2024, month, day)
        return YearDay(month, day, back)
    return kind(text) if issubclass(kind, StrEnum) else text


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
