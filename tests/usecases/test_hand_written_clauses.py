"""A register file written by hand, with a clause of each kind, is read in and asked for its days."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import TODAY, opened

from nkavtal.base.errors import UserError
from nkavtal.catalogue.term_shapes import SHAPES, Shape
from nkavtal.exchange.register_json.read import read
from nkavtal.exchange.register_json.schema import schema
from nkavtal.rules.terms import plain
from nkavtal.store.verify import verify
from nkavtal.usecases import importing, term
from nkavtal.usecases.all_acts import perform

AGREEMENT, CLAUSE = (f"{n}0000000-0000-4000-8000-000000000000" for n in (1, 2))


def written(folder: Path, rule: object) -> Path:
    clause = {"uuid": CLAUSE, "version": 1, "rule": rule}
    agreement = {"uuid": AGREEMENT, "version": 1, "number": "2026-001", "title": "Avtal", "starts_on": "2024-01-01",
                 "clauses": [clause]}  # fmt: skip
    file = folder / "register.json"
    head = {"format": "nkavtal-register", "version": 1, "organisations": [], "saved_searches": [], "saved_mappings": []}
    file.write_text(json.dumps({**head, "agreements": [agreement]}, indent=1), encoding="utf-8")
    return file


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.code)
def test_every_kind_is_an_example_in_the_schema_and_reads_the_same(shape: Shape, tmp_path: Path) -> None:
    example = schema()["$defs"]["rule"]["examples"][SHAPES.index(shape)]
    assert plain.from_plain(example) == shape.rule
    (row,) = (row for row in read(written(tmp_path, example)).rows if row.table == "clause")
    assert row.values["rule"] == plain.to_text(shape.rule)


def test_a_clause_written_by_hand_gives_days(register: Path, tmp_path: Path) -> None:
    rule = {
        "notices": [{"timing": {"span": "P6M"}}],
        "renewals": [{"kind": "tacit", "length": "P1Y"}],
        "first": {"until": "2026-12-31"},
    }
    store = opened(register)
    file = written(tmp_path, rule)
    plan = importing.plan_import(store, file, {}, TODAY)
    perform(store, importing.ImportRegister(file, importing.digest_of(plan), TODAY))
    found = term.show(store, AGREEMENT, TODAY).whole.outcome.next("notice")
    assert found is not None
    assert found.day.isoformat() == "2027-06-30"
    assert verify(store) == ()
    store.close()


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ({"first": {"span": "sex månader"}}, "/agreements/0/clauses/0/rule/first/span"),
        ({"first": {}, "cap": {"until": "2026-02-31"}}, "/agreements/0/clauses/0/rule/cap/until"),
        ({"first": {}, "renewal": []}, "/agreements/0/clauses/0/rule"),
        ({"first": {}, "renewals": [{"kind": "evigt"}]}, "/agreements/0/clauses/0/rule/renewals/0/kind"),
        ("tills vidare", "/agreements/0/clauses/0/rule"),
    ],
)
def test_what_is_no_clause_is_refused_with_its_place(tmp_path: Path, rule: object, place: str) -> None:
    with pytest.raises(UserError, match="NKA-269") as refused:
        read(written(tmp_path, rule))
    assert place in refused.value.message
