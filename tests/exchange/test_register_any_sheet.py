"""Whatever stands in a sheet, the plan is made, each cell has one fate, and a second reading finds nothing to do."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registers import TODAY, applied, new_register

from nkavtal.exchange.register_in.plan import FATES
from nkavtal.exchange.register_in.plan_file import digest, plan_json
from nkavtal.exchange.register_in.plan_lines import lines
from nkavtal.exchange.register_in.planner import plan
from nkavtal.exchange.workbook_in import RowIn, SheetIn, Workbook

KNOWN = new_register()
HEADINGS = ["Avtal", "Nr", "Motpart", "Parter", "Fr.o.m.", "T.o.m.", "Typ", "Område", "Belopp", "Beslut styrelsen", "Antal",
            "Uppgift", "Kommun", "Organ", "Datum", "§", "Undertecknat", "Namn", "Org.nr", "E-post", "Funktion", "Värdkommun",
            "Kalix", "Kiruna", "Luleå", "Ö-kalix", "Anm", "Status", "Beslut", "Svar", "Slag"]  # fmt: skip
WORDS = ["KF 2013-02-25 § 14", "nej", "x", "avvaktar", "ej part", "värd", "14 kommuner", "Boden + 13", "Region Norrbotten",
         "landstinget", "LTU", "2018-2022", "tills vidare", "1 mars", "123,4 mkr", "§ 12", "EXEMPEL", "verklig", "202100-2841",
         "a@example.org", "registrator", "#REF!", "–", "m.fl.", "Kalix kommun", "Avtal A", "Avtal B", "Utb:"]  # fmt: skip
CELLS = st.one_of(
    st.none(), st.none(), st.sampled_from(HEADINGS + WORDS), st.text(max_size=12), st.integers(-5, 10**10),
    st.floats(allow_nan=False, allow_infinity=False, width=32), st.booleans(), st.dates(date(1950, 1, 1), date(2060, 1, 1)),
)  # fmt: skip
HEAD = st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=8, unique=True)


@st.composite
def sheets(draw: st.DrawFn) -> SheetIn:
    grid = draw(st.lists(st.lists(CELLS, max_size=8), max_size=7))
    grid.insert(draw(st.integers(0, min(2, len(grid)))), list(draw(HEAD)))
    tidy = [[None if isinstance(v, str) and not v.strip() else v for v in row] for row in grid]
    rows = tuple(RowIn(n, tuple(row)) for n, row in enumerate(tidy, start=1) if any(v is not None for v in row))
    merged = draw(st.sampled_from([(), ((1, 1, 1, 4),), ((2, 1, 4, 1),)]))
    return SheetIn(draw(st.sampled_from(["Blad1", "Avtal", "Beslut"])), rows, merged=merged)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(sheets(), min_size=1, max_size=2, unique_by=lambda sheet: sheet.name))
def test_any_sheets_are_accounted_for_and_settle(drawn: list[SheetIn]) -> None:
    book = Workbook("prov.xlsx", tuple(drawn))
    made = plan(book, KNOWN, {}, TODAY)
    for sums, sheet in zip(made.sheets, drawn, strict=True):
        assert sums.cells == sum(value is not None for row in sheet.rows for value in row.values)
        assert set(sums.fates) <= set(FATES)
    assert sum(question.kind != "conflict" for question in made.questions) <= 12
    assert digest(made) == digest(plan(book, KNOWN, {}, TODAY))
    assert plan_json(made)["file"] == "prov.xlsx"
    assert all(line.field for line in lines(made))
    again = plan(book, applied(made, KNOWN), {}, TODAY)
    assert [(thing.key, thing.action, thing.values) for thing in again.to_write] == []
