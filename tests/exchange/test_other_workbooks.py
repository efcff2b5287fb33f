"""Text files, LibreOffice's sheets and old Excel's are planned as if they were the same workbook in Excel."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from pathlib import Path

import pytest
from registers import REAL, TODAY, book, new_register, planned, things

from nkavtal.base.errors import UserError
from nkavtal.exchange import incoming
from nkavtal.exchange.register_in.plan import Plan
from nkavtal.exchange.text_form import ENCODINGS, MIXED, SEPARATORS, TWICE, TextForm, guess, repaired
from nkavtal.exchange.workbook_in import Workbook

DATA = Path(__file__).parent.parent / "data"
FRAMEWORKS = DATA / "ramavtal.csv"
TEXT = FRAMEWORKS.read_bytes().decode("cp1252")


def plan_of(path: Path, form: TextForm | None = None) -> Plan:
    return incoming.plan(incoming.read(path, form), new_register(), {}, TODAY)


def told(plan: Plan) -> list[tuple[object, ...]]:
    return [(t.table, t.key, t.owner, dict(t.values)) for t in plan.things]


def with_separator(text: str, sign: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=sign).writerows(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    return out.getvalue()


def file_of(tmp_path: Path, content: bytes | str, name: str = "ramavtal.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# --- .ods and .xls


@pytest.mark.parametrize("name", ["avtalsregister.ods", "avtalsregister.xls"])
def test_the_same_workbook_from_another_program_gives_the_same_plan(name: str) -> None:
    plan, excels = plan_of(DATA / name), planned(REAL)
    assert (plan.things, plan.questions, plan.reasons) == (excels.things, excels.questions, excels.reasons)
    assert plan.sheets == excels.sheets


@pytest.mark.parametrize("name", ["formelfel.ods", "formelfel.xls"])
def test_errors_hidden_sheets_and_days_are_read(name: str) -> None:
    workbook = incoming.read(DATA / name)
    assert isinstance(workbook, Workbook)
    assert [(sheet.name, sheet.hidden) for sheet in workbook.sheets] == [("Fel", False), ("Dolt", True)]
    assert [row.values[1] for row in workbook.sheets[0].rows[1:4]] == ["#DIV/0!", "#N/A", "#NAME?"]
    assert str(workbook.sheets[0].rows[1].values[2]) == "2026-02-03"


def test_comments_and_hidden_columns_come_along() -> None:
    for name in ("avtalsregister.ods", "avtalsregister.xls"):
        sheet = incoming.read(DATA / name).sheets[0]  # type: ignore[union-attr]
        assert list(sheet.comments.values()) == ["Gymnasieskola och komvux har olika startdag."]
        assert sheet.hidden_columns == {17}


def ods(tmp_path: Path, content: str, **more: str) -> Path:
    """Write a LibreOffice sheet by hand."""
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    path = tmp_path / "lista.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", more.get("manifest", "<manifest/>"))
        archive.writestr(
            "content.xml",
            f'<office:document-content{names} office:version="1.3"><office:body><office:spreadsheet>{content}'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def test_a_cell_repeated_to_the_end_of_the_sheet_is_refused_before_it_is_laid_out(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    with pytest.raises(UserError) as caught:
        incoming.read(ods(tmp_path, f'<table:table table:name="Blad">{row}</table:table>'))
    assert (caught.value.code, caught.value.values["cell"]) == ("NKA-150", "XFD1048576")


def test_a_sheet_with_a_password_or_broken_inside_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="NKA-145"):
        incoming.read(ods(tmp_path, "", manifest="<manifest><encryption-data/></manifest>"))
    with pytest.raises(UserError, match="NKA-149"):
        incoming.read(ods(tmp_path, "<table:table>"))
    with pytest.raises(UserError, match=r"NKA-14[39]"):
        incoming.read(file_of(tmp_path, (DATA / "formelfel.xls").read_bytes()[:3000], "halv.xls"))


def test_a_document_of_another_kind_is_not_taken_for_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "brev.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(UserError, match="NKA-143"):
        incoming.read(path)


# --- text files


def test_the_frameworks_are_read_as_they_are_kept() -> None:
    plan = plan_of(FRAMEWORKS)
    assert plan.form == TextForm("cp1252", ";")
    assert plan.count("agreement", "create") == 20
    (food,) = things(plan, "agreement", title="Livsmedel, mejeri")
    assert food.values["amount"] == "22750000.00"
    assert food.values["starts_on"] == "2023-09-01"
    (transport,) = things(plan, "agreement", title="Skolskjuts särskilda behov")
    assert transport.values["amount"] == "31500000.00"
    (care,) = things(plan, "agreement", title="Företagshälsovård")
    assert (care.values["starts_on"], care.values["ends_on"]) == ("2024-04-01", "2026-03-31")
    assert "B drift;\nC säkerhet" in str(things(plan, "agreement", title="IT-konsulter")[0].values["note"])
    assert sum(plan.sheets[0].fates.values()) == plan.sheets[0].cells


@pytest.mark.parametrize(
    "encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp850", "mac-roman"]
)
@pytest.mark.parametrize("sign", SEPARATORS)
def test_encoding_and_separator_are_found(tmp_path: Path, encoding: str, sign: str) -> None:
    file = file_of(tmp_path, with_separator(TEXT, sign).encode(encoding, "replace"))
    plan = plan_of(file)
    wanted = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(encoding, encoding)
    assert plan.form == TextForm(wanted, sign)
    if encoding != "cp850":  # it has no dash
        assert told(plan) == told(plan_of(FRAMEWORKS))


def test_what_a_person_says_of_the_file_holds(tmp_path: Path) -> None:
    file = file_of(tmp_path, "Avtal;Motpart;Anm\nHjälpmedel, skola;Region Norrbotten;a,b\n".encode("cp1252"))
    assert plan_of(file).form == TextForm("cp1252", ";")
    plan = plan_of(file, TextForm("mac-roman", ""))
    assert plan.form == TextForm("mac-roman", ";")
    assert things(plan, "agreement")[0].name == "Hj‰lpmedel, skola"
    assert plan_of(file, TextForm("", ",")).form == TextForm("cp1252", ",")


def test_a_wrong_encoding_is_refused_in_words(tmp_path: Path) -> None:
    file = file_of(tmp_path, TEXT.encode("cp1252"))
    with pytest.raises(UserError) as caught:
        plan_of(file, TextForm("utf-16", ";"))
    assert (caught.value.code, caught.value.values["encoding"]) == ("NKA-273", "UTF-16")


def test_letters_that_were_read_wrongly_once_are_warned_of_and_can_be_mended(tmp_path: Path) -> None:
    wrong = "".join(
        letter if ord(letter) < 128 else "".join(_windows(byte) for byte in letter.encode()) for letter in TEXT
    )
    file = file_of(tmp_path, wrong)
    plan = plan_of(file)
    assert plan.form == TextForm("utf-8", ";")
    assert [reason.words() for reason in plan.reasons if reason.code == "mojibake"] == [
        "Bokstäver ser feltolkade ut, till exempel Ã¥ i stället för å. Prova en annan teckenkodning."
    ]
    mended = plan_of(file, TextForm(TWICE, ";"))
    assert not [reason for reason in mended.reasons if reason.code == "mojibake"]
    assert told(mended) == told(plan_of(FRAMEWORKS))
    assert not [reason for reason in plan_of(FRAMEWORKS).reasons if reason.code == "mojibake"]


def _windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def test_only_what_is_wrong_is_mended() -> None:
    assert repaired("LuleÃ¥ kommun, Älvsbyn – Ã och Â") == "Luleå kommun, Älvsbyn – Ã och Â"


def test_a_file_put_together_from_two_is_read_line_by_line(tmp_path: Path) -> None:
    lines = TEXT.splitlines(keepends=True)
    mixed = "".join(lines[:9]).encode() + "".join(lines[9:]).encode("cp1252")
    plan = plan_of(file_of(tmp_path, mixed))
    assert plan.form == TextForm(MIXED, ";")
    assert told(plan) == told(plan_of(FRAMEWORKS))


def test_a_sign_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = file_of(tmp_path, TEXT.encode("cp1252"))
    plan = plan_of(file, TextForm("utf-8", ";"))
    assert "lost" in [reason.code for reason in plan.reasons]


def test_excels_own_line_about_the_separator_is_no_row(tmp_path: Path) -> None:
    file = file_of(tmp_path, "sep=|\r\nAvtal|Motpart|Område\r\nHjälpmedel; a|Region Norrbotten|HSV\r\n")
    workbook = incoming.read(file)
    assert workbook.form == TextForm("utf-8", "|")  # type: ignore[union-attr]
    assert workbook.sheets[0].rows[0].number == 1  # type: ignore[union-attr]
    assert things(plan_of(file), "agreement")[0].name == "Hjälpmedel; a"


def test_a_quotation_mark_that_never_ends_is_told_with_its_row(tmp_path: Path) -> None:
    rows = "".join(f'Avtal {n};"Region Norrbotten";HSV\n' for n in range(40))
    file = file_of(
        tmp_path, "Avtal;Motpart;Område\n" + rows.replace('Avtal 17;"Region Norrbotten"', 'Avtal 17;"Region')
    )
    with pytest.raises(UserError) as caught:
        plan_of(file)
    assert caught.value.code == "NKA-274"
    assert int(str(caught.value.values["line"])) >= 19


def test_a_quotation_mark_inside_a_cell_is_a_letter(tmp_path: Path) -> None:
    file = file_of(tmp_path, 'Avtal;Motpart;Område\n"Norrbus" riktlinjer;Region Norrbotten;HSV\n')
    assert things(plan_of(file), "agreement")[0].name == "Norrbus riktlinjer"


def test_a_sheet_saved_as_text_by_libreoffice_says_what_the_sheet_said() -> None:
    plan, whole = plan_of(DATA / "avtal_ur_libreoffice.csv"), planned(REAL)
    assert plan.form == TextForm("utf-8", ";")
    titles = [thing.name for thing in plan.things if thing.table == "agreement"]
    assert titles == [thing.name for thing in whole.things if thing.table == "agreement"]
    amounts = {thing.name: thing.values.get("amount") for thing in plan.things if thing.table == "agreement"}
    assert amounts["Kommunaliserad hemsjukvård"] == "123400000.00"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\x00\x01\x02\x03" * 50, "lista.csv", "NKA-143"),
        (b"%PDF-1.7 x", "lista.csv", "NKA-143"),
        (b"Avtal;Motpart\nA;B\n", "lista.xlsx", "NKA-143"),
        (b"", "lista.csv", "NKA-142"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, name: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        incoming.read(file_of(tmp_path, content, name))
    assert caught.value.code == code


def test_the_content_tells_what_a_file_is_not_its_name(tmp_path: Path) -> None:
    renamed = file_of(tmp_path, book(tmp_path / "a.xlsx", {"Blad": [["Avtal"], ["A"]]}).read_bytes(), "lista.csv")
    assert [sheet.name for sheet in incoming.read(renamed).sheets] == ["Blad"]  # type: ignore[union-attr]
    with pytest.raises(UserError, match="NKA-268"):
        incoming.read(file_of(tmp_path, '\ufeff {"a": 1}', "lista.txt"))


def test_every_encoding_and_separator_has_words() -> None:
    assert all(words[0].isupper() for words in (*ENCODINGS.values(), *SEPARATORS.values()))
    assert guess(codecs.BOM_UTF16_LE + "a;b\n".encode("utf-16-le")) == TextForm("utf-16", ";")
