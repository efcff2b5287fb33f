"""Prints of agreements as files: the same bytes shown and kept, days as days, text as text."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from builders import TODAY, an_agreement, decided, org, signed

from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
from nkavtal.usecases import ledger, party, report
from nkavtal.usecases.all_acts import perform


@pytest.fixture
def signed_one(store: Store) -> str:
    """Return an agreement Boden signed and Kalix adopted in a month, as an example."""
    uuid = an_agreement(store, "=1+1 Läkarmedverkan", entry_words="När alla har antagit")
    perform(store, party.AddParties(uuid, (org(store, "Region Norrbotten"),), "counterparty"))
    decided(store, uuid, "Boden", body="KF", decided_on="2026-10-19", paragraph="§ 121", legal_force_on="2026-11-17")
    decided(store, uuid, "Kalix", body="KF", decided_on="2026-10", example=True)
    signed(store, uuid, "Boden", signed_on="2026-11-19", signed_by="@Åsa", capacity="Ordförande")
    return uuid


def cells(file: Path, sheet: int = 0) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(file)
    return list(book.worksheets[sheet].iter_rows(values_only=True))


def by_party(file: Path, sheet: int = 0) -> dict[object, dict[object, object]]:
    rows = cells(file, sheet)
    start = next(n for n, row in enumerate(rows) if row[0] == "Avtal nr")
    return {row[1]: dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]}


def on(cell: object) -> date:
    """Return the day of a cell that holds a real day."""
    assert isinstance(cell, datetime)
    return cell.date()


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("one", report.REPORTS, ids=lambda one: one.name)
def test_every_report_can_be_written_in_each_of_its_endings(
    one: report.Report, store: Store, signed_one: str, tmp_path: Path
) -> None:
    for suffix in one.suffixes:
        target = tmp_path / f"{one.name}{suffix}"
        assert one.write(store, [signed_one], target, TODAY, report.SILENT) == target
        assert target.stat().st_size > (500 if suffix == ".csv" else 2000)
    with pytest.raises(UserError) as caught:
        one.write(store, [signed_one], tmp_path / "fil.txt", TODAY, report.SILENT)
    assert caught.value.code == "NKA-167"
    assert not (tmp_path / "fil.txt").exists()


def test_what_is_shown_is_what_is_kept(store: Store, signed_one: str, tmp_path: Path) -> None:
    shown = report.dossier_bytes(store, [signed_one], TODAY)
    assert report.save(shown, tmp_path / "akt.pdf").read_bytes() == shown
    said = pdf_text(shown)
    assert "=1+1 Läkarmedverkan" in said
    assert "EXEMPEL" in said
    assert "av Testare, nkavtal" in said


def test_the_program_says_the_same_version_as_the_project(store: Store, signed_one: str) -> None:
    import tomllib

    from nkavtal.base.version import VERSION

    project = Path(report.__file__).parents[2] / "pyproject.toml"
    assert tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"] == VERSION


def test_days_are_days_and_vague_days_are_text(store: Store, signed_one: str, tmp_path: Path) -> None:
    rows = by_party(report.signatories(store, [signed_one], tmp_path / "lista.xlsx", TODAY))
    assert on(rows["Boden"]["Beslutsdatum"]) == date(2026, 10, 19)
    assert on(rows["Boden"]["Laga kraft (bekräftad)"]) == date(2026, 11, 17)
    assert on(rows["Boden"]["Undertecknat"]) == date(2026, 11, 19)
    assert rows["Kalix"]["Beslutsdatum"] == "2026-10"
    assert rows["Kalix"]["Exempel"] == "beslut"
    assert rows["Boden"]["Exempel"] is None
    assert [rows[name]["Antagit"] for name in ("Boden", "Kalix", "Luleå", "Region Norrbotten")] == [
        "ja",
        "ja",
        "väntar",
        "okänt",
    ]


def test_text_that_looks_like_a_formula_stays_text(store: Store, signed_one: str, tmp_path: Path) -> None:
    file = report.signatories(store, [signed_one], tmp_path / "lista.xlsx", TODAY)
    intro = [row[0] for row in cells(file)[:8]]
    assert intro[1] == "=1+1 Läkarmedverkan (2026-001, dnr saknas)"
    assert "2 av 14 antagit, 1 undertecknat." in intro
    assert "Träder i kraft när alla har antagit." in intro
    assert "EXEMPEL. Innehåller påhittade exempeldata." in intro
    book = openpyxl.load_workbook(file)
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert "f" not in kinds
    assert by_party(file)["Boden"]["Undertecknare"] == "@Åsa"


def test_several_agreements_get_a_sheet_each_and_an_overview(store: Store, signed_one: str, tmp_path: Path) -> None:
    other = an_agreement(store, "Norrbus", ("Kalix", "Boden"))
    file = report.signatories(store, [signed_one, other], tmp_path / "lista.xlsx", TODAY)
    assert openpyxl.load_workbook(file).sheetnames == ["Översikt", "2026-001", "2026-002"]
    overview = cells(file)
    assert next(row for row in overview if row[0] == "2026-002")[8] == "Boden och Kalix"


def test_a_condition_and_a_reckoned_day_stand_in_the_remark(store: Store, tmp_path: Path) -> None:
    uuid = an_agreement(store, parties=("Kalix", "Boden"))
    decided(store, uuid, "Kalix", outcome="conditional", condition="Om kostnaden inte ökar")
    decided(store, uuid, "Boden", announced_on="2026-11-02")
    rows = by_party(report.signatories(store, [uuid], tmp_path / "lista.xlsx", TODAY))
    assert rows["Kalix"]["Anmärkning"] == "Villkor: Om kostnaden inte ökar"
    assert rows["Kalix"]["Varningar"] == "Villkoret är inte godtaget av övriga parter"
    assert rows["Boden"]["Anmärkning"] == "Laga kraft tidigast 2026-11-24, ej bekräftad"
    assert rows["Boden"]["Laga kraft (bekräftad)"] is None


def test_who_replaces_the_agreement_is_found(store: Store, signed_one: str) -> None:
    newer = an_agreement(store, "Efterträdaren")
    perform(store, ledger.AddRow("relation", newer, {"kind": "replaces", "other": signed_one}))
    said = pdf_text(report.dossier_bytes(store, [signed_one], TODAY))
    assert "Ersatt av" in said
    assert "Efterträdaren" in said


def test_nothing_chosen_is_told_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        report.dossier(store, [], tmp_path / "akt.pdf", TODAY)
    assert caught.value.code == "NKA-169"
    assert list(tmp_path.glob("*.pdf")) == []
