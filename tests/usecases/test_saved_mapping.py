"""A workbook nobody knows is read as a person says, and known again when the same office sends the next one."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from builders import TODAY, dump

from nkavtal.base.errors import UserError
from nkavtal.exchange.register_in.plan import Plan, SeenColumn
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import history, saved_mapping
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.importing import ImportRegister, digest_of, plan_import

HEADS = ("Handling", "Med vilka", "Sedan när", "Hylla", "Intern kod")
ROWS = (("Hemsjukvård", "Region Norrbotten", "2013-02-01", "A3", "x1"), ("Elevresor", "LTU", "2019", "B1", "x2"))


def workbook(
    path: Path, heads: tuple[str, ...] = HEADS, rows: tuple[tuple[str, ...], ...] = ROWS, sheet: str = "Blad1"
) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    page.append(["Vår lista"])
    for row in (heads, *rows):
        page.append(list(row))
    book.save(path)
    return path


def columns(plan: Plan) -> dict[str, SeenColumn]:
    return {column.heading: column for column in plan.seen_columns}


def said(store: Store, file: Path) -> dict[str, str]:
    """Say what the sheet and its columns are, as in the wizard."""
    (sheet,) = plan_import(store, file, {}, TODAY).seen_sheets
    answers = {sheet.id: "agreements"}
    seen = columns(plan_import(store, file, answers, TODAY))
    roles = {"Handling": "title", "Med vilka": "counterparty", "Sedan när": "starts_on", "Intern kod": "skip"}
    return answers | {seen[heading].id: role for heading, role in roles.items()}


def imported(store: Store, file: Path, answers: dict[str, str], save_as: str = "") -> Plan:
    plan = plan_import(store, file, answers, TODAY)
    perform(store, ImportRegister(file, digest_of(plan), TODAY, answers, save_as=save_as))
    return plan


def test_a_workbook_that_is_not_known_is_read_as_a_person_says(store: Store, tmp_path: Path) -> None:
    file = workbook(tmp_path / "lista.xlsx")
    assert plan_import(store, file, {}, TODAY).seen_sheets[0].kind == "unknown"
    plan = imported(store, file, said(store, file))
    told = {thing.name: dict(thing.values) for thing in plan.things if thing.table == "agreement"}
    assert told["Hemsjukvård"] == {"title": "Hemsjukvård", "starts_on": "2013-02-01", "note": "Hylla: A3"}
    assert [thing.name for thing in plan.things if thing.table == "party"] == ["Region Norrbotten", "LTU"]
    assert [reason.value for reason in plan.reasons if reason.code == "skipped"] == ["Intern kod"]
    assert sum(plan.sheets[0].fates.values()) == plan.sheets[0].cells
    assert verify(store) == ()


def test_what_was_said_is_remembered_for_the_same_file(store: Store, tmp_path: Path) -> None:
    file = workbook(tmp_path / "lista.xlsx")
    imported(store, file, said(store, file))
    again = plan_import(store, file, {}, TODAY)
    assert again.is_empty
    assert columns(again)["Handling"].role == "title"


def test_a_column_that_was_understood_can_be_read_otherwise(store: Store, tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", ("Avtal", "Motpart", "Gäller fr.o.m.", "Ansvarig", "Källa"))
    seen = columns(plan_import(store, file, {}, TODAY))
    assert {heading: column.role for heading, column in seen.items()} == {
        "Avtal": "title", "Motpart": "counterparty", "Gäller fr.o.m.": "starts_on", "Ansvarig": "responsible", "Källa": "source",
    }  # fmt: skip
    assert seen["Avtal"].samples == ("Hemsjukvård", "Elevresor")
    plan = plan_import(store, file, {seen["Källa"].id: "responsible"}, TODAY)
    assert {heading: column.role for heading, column in columns(plan).items()}["Ansvarig"] == "unknown"
    (care,) = (thing.values for thing in plan.things if thing.name == "Hemsjukvård" and thing.table == "agreement")
    assert (care["responsible"], care["note"]) == ("x1", "Ansvarig: A3")


def test_a_column_of_a_municipality_under_another_name_can_be_told(store: Store, tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "a.xlsx", ("Avtal", "Kalix", "Boden", "Staden vid älven", "Anm"), (("A", "ja", "ja", "ja", ""),)
    )
    seen = columns(plan_import(store, file, {}, TODAY))["Staden vid älven"]
    haparanda = next(code for code, words in seen.choices.items() if words == "Svar från Haparanda")
    plan = plan_import(store, file, {seen.id: haparanda}, TODAY)
    assert {thing.name for thing in plan.things if thing.table == "party"} == {"Kalix", "Boden", "Haparanda"}


def test_a_sheet_can_be_left_out(store: Store, tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", ("Avtal", "Motpart", "Gäller fr.o.m.", "Ansvarig", "Källa"))
    (sheet,) = plan_import(store, file, {}, TODAY).seen_sheets
    plan = plan_import(store, file, {sheet.id: "leave"}, TODAY)
    assert plan.is_empty
    assert [reason.code for reason in plan.reasons] == ["left_sheet"]
    assert plan.seen_sheets[0].kind == "leave"


def test_a_kind_without_the_column_it_needs_leaves_its_rows_and_says_why(store: Store, tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx")
    (sheet,) = plan_import(store, file, {}, TODAY).seen_sheets
    for kind in ("answers", "organisations", "contacts", "matrix"):
        plan = plan_import(store, file, {sheet.id: kind}, TODAY)
        assert plan.is_empty, kind
        assert {reason.code for reason in plan.reasons} <= {"no_key_column", "no_title"}


def test_a_role_that_a_column_cannot_have_is_refused(store: Store, tmp_path: Path) -> None:
    file = workbook(tmp_path / "a.xlsx", ("Avtal", "Motpart", "Gäller fr.o.m.", "Ansvarig", "Källa"))
    seen = columns(plan_import(store, file, {}, TODAY))
    with pytest.raises(UserError, match="NKA-154"):
        plan_import(store, file, {seen["Källa"].id: "nonsense"}, TODAY)


def test_the_next_workbook_of_the_office_is_known_and_read_alike(store: Store, tmp_path: Path) -> None:
    first = workbook(tmp_path / "lista 2026.xlsx")
    imported(store, first, said(store, first), save_as=" Norra kontoret ")
    shuffled = ("Intern kod", "Handling", "Hylla", "Sedan när", "Med vilka")
    second = workbook(tmp_path / "lista 2027.xlsx", shuffled, (("x3", "Räddning", "C2", "2027", "Region Norrbotten"),))
    plan = plan_import(store, second, {}, TODAY)
    found = saved_mapping.proposed(store, plan)
    assert found is not None
    assert found.name == "Norra kontoret"
    plan = plan_import(store, second, saved_mapping.answers_of(found, plan), TODAY)
    (made,) = (thing for thing in plan.things if thing.table == "agreement" and thing.action == "create")
    assert made.values == {"title": "Räddning", "starts_on": "2027", "note": "Hylla: C2"}


def test_another_workbook_is_not_taken_for_it(store: Store, tmp_path: Path) -> None:
    first = workbook(tmp_path / "lista.xlsx")
    imported(store, first, said(store, first), save_as="Norra kontoret")
    other = workbook(tmp_path / "b.xlsx", ("Handling", "Diarium", "Rum", "Hylla", "Skåp"))
    assert saved_mapping.proposed(store, plan_import(store, other, {}, TODAY)) is None


def test_a_text_file_is_known_again_whatever_it_is_called(store: Store, tmp_path: Path) -> None:
    def text(name: str, title: str) -> Path:
        (tmp_path / name).write_text(f"{';'.join(HEADS)}\n{title};LTU;2019;B1;x2\n", encoding="utf-8")
        return tmp_path / name

    first = text("avtal 2026.csv", "Elevresor")
    imported(store, first, said(store, first), save_as="Norra kontoret")
    plan = plan_import(store, text("avtal 2027.csv", "Räddning"), {}, TODAY)
    assert saved_mapping.proposed(store, plan) is not None
    assert [thing.name for thing in plan.to_write if thing.table == "agreement"] == ["Räddning"]


def test_saving_is_part_of_the_import_and_of_its_undo(store: Store, tmp_path: Path) -> None:
    file = workbook(tmp_path / "lista.xlsx")
    before = dump(store)
    imported(store, file, said(store, file), save_as="Norra kontoret")
    perform(store, history.Undo())
    assert dump(store) == before


def test_a_name_that_is_used_again_takes_the_place_of_the_old(store: Store, tmp_path: Path) -> None:
    file = workbook(tmp_path / "lista.xlsx")
    imported(store, file, said(store, file), save_as="Norra kontoret")
    imported(store, file, {}, save_as="norra KONTORET")
    assert [row.name for row in saved_mapping.list_all(store)] == ["norra KONTORET"]


def test_they_are_renamed_and_removed(store: Store, tmp_path: Path) -> None:
    file = workbook(tmp_path / "lista.xlsx")
    for name in ("Norra kontoret", "Södra kontoret"):
        imported(store, file, said(store, file), save_as=name)
    north, south = saved_mapping.list_all(store)
    for name, code in (("  ", "NKA-277"), ("södra kontoret", "NKA-278")):
        with pytest.raises(UserError, match=code):
            perform(store, saved_mapping.RenameMapping(north.uuid, name))
    perform(store, saved_mapping.RenameMapping(north.uuid, "Östra kontoret"))
    perform(store, saved_mapping.RemoveMapping(south.uuid))
    assert [row.name for row in saved_mapping.list_all(store)] == ["Östra kontoret"]


def test_a_mapping_from_elsewhere_that_is_no_mapping_does_no_harm(store: Store, tmp_path: Path) -> None:
    file = workbook(tmp_path / "lista.xlsx")
    imported(store, file, {}, save_as="Norra kontoret")
    (row,) = saved_mapping.list_all(store)
    with store.writing("rename_mapping") as work:
        work.connection.exec_driver_sql("UPDATE saved_mapping SET sheets = '[1, {}]' WHERE uuid = ?", (row.uuid,))
    assert saved_mapping.proposed(store, plan_import(store, file, {}, TODAY)) is None
