"""Every command on a real register: what it says, what it leaves, and what a script gets."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime, timedelta

import pypdfium2
import pytest
from builders import dump, opened
from openpyxl import load_workbook

ENGLISH = re.compile(
    r"\b(?:the|and|with|from|file|folder|saved?|open|error|failed|invalid|missing|unknown|show|new|agreement"
    r"|municipality|signature|decision|usage|options|positional|arguments|number)\b",
    re.IGNORECASE,
)
ROW = {"number", "title", "field", "type", "counterparties", "starts_on", "ends_on", "parties", "adopted", "signed", "status"}  # fmt: skip


def test_a_new_register_holds_the_municipalities_and_is_not_made_twice(at, tmp_path):
    folder = tmp_path / "nytt"
    done = at(folder, "new", "--json")
    assert done.data == {"folder": str(folder), "example": False, "counts": done.data["counts"]}
    assert (done.data["counts"]["agreement"], done.data["counts"]["organisation"]) == (0, 16)
    again = at(folder, "new")
    assert (again.code, again.out) == (1, "")
    assert "NKA-132" in again.err


def test_the_example_is_made_where_one_says(at, tmp_path):
    done = at(tmp_path / "prov", "new", "--example")
    assert "17 avtal" in done.out
    assert "exempel" in done.out
    assert at(tmp_path / "prov", "verify").code == 0


def test_without_a_folder_the_persons_own_register_is_meant(at, tmp_path):
    assert at(None, "new").code == 0
    assert (tmp_path / "person" / "register" / "nkavtal.db").is_file()
    assert at(None, "list").out.startswith("Inga avtal")


def test_without_a_register_one_is_told_how_to_make_one(at, tmp_path):
    done = at(tmp_path / "ingenting", "list", "--json")
    assert (done.code, done.error["code"]) == (1, "NKA-202")
    assert "new" in done.error["hint"]
    assert not (tmp_path / "ingenting").exists()


def test_the_list_gives_a_script_codes_and_numbers(at, example):
    rows = {row["number"]: row for row in at(example, "list", "--json").data}
    assert len(rows) == 17
    assert all(row.keys() >= ROW for row in rows.values())
    vfu = rows["2026-009"]
    assert (vfu["parties"], vfu["adopted"], vfu["signed"], vfu["status"]) == (15, 8, 7, "partly_adopted")
    assert (vfu["field"], vfu["counterparties"], vfu["starts_on"]) == ("education", ["LTU"], "2027-01-01")
    assert rows["2011-002"]["counterparties"] == ["Polisen", "Region Norrbotten", "Åklagarmyndigheten"]


def test_the_list_tells_a_person_how_many_have_answered(at, example):
    lines = at(example, "list").out.splitlines()
    (line,) = (line for line in lines if line.startswith("2026-004"))
    assert "14 av 14  11 av 14" in line
    assert line.endswith("Under undertecknande (exempel)")
    assert len({line.index(words) for line, words in ((lines[0], "Läge"), (line, "Under undertecknande"))}) == 1


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("--search", "medel"), {"2006-001", "2026-004"}),
        (("--search", "MEDEL samv", "--status", "signing"), {"2026-004"}),
        (("--not-signed", "Skellefteå"), set()),
        (("--party", "LTU"), {"2026-009"}),
        (("--area", "education", "--not-signed", "212000-2692"), {"2026-010", "2026-012"}),
        (("--pending", "signature"), {"2026-004", "2026-008", "2026-009", "2026-014"}),
        (("--mine", "förbundsdirektör", "--current"), {"2026-008"}),
    ],
)
def test_the_list_is_narrowed(at, example, words, numbers):
    assert {row["number"] for row in at(example, "list", *words, "--json").data} == numbers


def test_an_agreement_is_shown_whole(at, example):
    told = at(example, "show", "2026-009", "--json").data
    parties = {one["party"]: one for one in told["parties"]}
    assert (told["status"], told["counted"], told["adopted"], told["signed"]) == ("partly_adopted", 15, 8, 7)
    assert parties["Gällivare"]["warnings"] == ["condition_refused"]
    assert parties["Boden"]["decisions"][0]["legal_force_on"] == "2026-10-26"
    assert parties["Boden"]["signatures"][0]["form"] == "electronic"
    assert all(one["example"] for one in told["parties"])
    assert told["recommendations"][-1]["paragraph"] == "§ 64"
    assert at(example, "show", "2026-004", "--json").data["relations"] == [
        {"kind": "replaces", "other": "2006-001 Samverkansavtal hjälpmedel", "words": ""}
    ]


def test_an_agreement_reads_from_top_to_bottom(at, example):
    said = at(example, "show", "2013-003").out
    assert said.startswith("2013-003  Samarbete för personer med psykisk funktionsnedsättning\nLäge: Läge okänt")
    assert "Saknas\n  Diarienummer, Gäller fr.o.m., Gäller t.o.m." in said
    assert "Exempel: innehåller påhittade uppgifter" in said
    assert "Ansluten senare" in at(example, "show", "2013-001").out


def test_a_decision_and_a_signature_change_the_count_and_undo_takes_them_back(at, example):
    store = opened(example)
    before = dump(store)
    said = at(example, "record", "decision", "2026-009", "--for", "Kiruna", "--for", "Pajala", "--outcome", "adopted",
              "--body", "KF", "--date", "16/11 2026", "--paragraph", "§ 14", "--dnr", "KS/2026:9")  # fmt: skip
    assert said.out == (
        "Beslut registrerat för Kiruna och Pajala i avtal 2026-009.\n10 av 15 har antagit, 7 av 15 har undertecknat.\n"
    )
    told = at(example, "record", "signature", "2026-009", "--for", "212000-2783", "--date", "2026-11", "--by", "Elin Exempel",
              "--capacity", "Ordförande", "--form", "paper", "--json").data  # fmt: skip
    assert (told["adopted"], told["signed"]) == (10, 8)
    assert told["recorded"] == [{"party": "Kiruna", "state": "signed", "warnings": []}]
    kiruna = next(one for one in at(example, "show", "2026-009", "--json").data["parties"] if one["party"] == "Kiruna")
    assert kiruna["decisions"][0]["kind"] == "final"
    assert kiruna["decisions"][0]["decided_on"] == "2026-11-16"
    assert at(example, "undo").out == "Ångrat: Registrera underskrift: Kiruna, avtal 2026-009\n"
    assert at(example, "undo", "--json").data["undone"]["act"] == "record_decision"
    assert dump(store) == before
    store.close()
    nothing = at(example, "undo")
    assert (nothing.code, "NKA-204" in nothing.err) == (1, True)
    acts = at(example, "undo", "--list", "--json").data
    assert [act["act"] for act in acts][:4] == ["undo", "undo", "record_signature", "record_decision"]
    assert [act["undone"] for act in acts][:4] == [False, False, True, True]


def test_a_decision_of_another_body_is_of_unknown_kind_until_it_is_said(at, example):
    words = ("record", "decision", "2026-009", "--for", "Kiruna", "--outcome", "adopted", "--body", "KS")
    assert at(example, *words, "--json").data["recorded"][0]["warnings"] == ["kind_unknown"]
    assert at(example, *words, "--kind", "delegated", "--json").data["recorded"][0]["warnings"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "2099-001"), "NKA-133"),
        (("list", "--not-signed", "Atlantis"), "NKA-136"),
        (("record", "decision", "2026-009", "--for", "Örnsköldsvik", "--outcome", "adopted"), "NKA-191"),
        (("record", "decision", "2026-009", "--for", "Kiruna", "--outcome", "adopted", "--date", "snart"), "NKA-182"),
        (("record", "signature", "2026-009", "--for", "Kiruna", "--date", "2026-02-30"), "NKA-181"),
        (("import", "finns-inte.xlsx"), None),
    ],
)
def test_wrong_input_is_explained_and_nothing_is_written(at, example, words, code):
    before = (example / "nkavtal.db").read_bytes()
    done = at(example, *words, "--json")
    assert done.code == 1
    assert done.error["code"] == code or code is None
    assert done.error["message"]
    assert (example / "nkavtal.db").read_bytes() == before
    said = at(example, *words)
    assert (said.out, done.error["code"] in said.err) == ("", True)
    assert not ENGLISH.search(said.err)


@pytest.mark.parametrize(
    "words",
    [
        (), ("visa",), ("show",), ("list", "--status", "klart"), ("--today", "i går", "list"), ("--store", "", "list"),
        ("record", "decision", "1", "--for", "Kalix"), ("document",),
    ],
)  # fmt: skip
def test_a_command_that_cannot_be_understood_leaves_with_two(at, words):
    done = at(None, *words)
    assert (done.code, done.out) == (2, "")
    assert "NKA-200" in done.err
    told = at(None, *words, "--json")
    assert (told.code, told.error["code"]) == (2, "NKA-200")
    assert "Inget är gjort" in told.error["message"]


@pytest.mark.parametrize(
    "words", ["", "new", "list", "show", "record", "record decision", "record signature", "undo", "import", "dossier",
              "signatories", "matrix", "year-wheel", "since", "document", "verify"],
)  # fmt: skip
def test_help_is_swedish(at, words):
    done = at(None, *words.split(), "--help")
    assert done.code == 0
    typed = re.sub(r"--?[\w-]+|\{[^}]*\}|^ {4}\w+|nkavtal-cli(?: \w+)*", "", done.out, flags=re.MULTILINE)
    assert not ENGLISH.search(typed)


def test_the_dossier_and_the_signatory_list_are_written_and_replaced(at, example, tmp_path):
    dossier, sheet = tmp_path / "akt.pdf", tmp_path / "lista.xlsx"
    dossier.write_bytes(b"old")
    assert at(example, "dossier", "2026-009", "-o", dossier).out == f"Skrivet: {dossier}\n"
    document = pypdfium2.PdfDocument(dossier)
    assert "2026-009" in document[0].get_textpage().get_text_bounded()
    document.close()
    assert at(example, "signatories", "2026-009", "2026-004", "-o", sheet, "--json").data == {"files": [str(sheet)]}
    assert len(load_workbook(sheet).sheetnames) >= 2


def test_the_year_is_written_on_one_page(at, example, tmp_path):
    file = tmp_path / "årshjul.pdf"
    assert at(example, "year-wheel", "--first", "2027-03-15", "-o", file, "--json").data == {"files": [str(file)]}
    document = pypdfium2.PdfDocument(file)
    assert len(document) == 1
    assert "Årshjul mars 2027 – februari 2028" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_the_matrix_is_written_as_a_sheet_and_on_paper(at, example, tmp_path):
    sheet, paper = tmp_path / "täckning.xlsx", tmp_path / "täckning.pdf"
    assert at(example, "matrix", "-o", sheet, "--json").data == {"files": [str(sheet)]}
    rows = [[cell.value for cell in row] for row in load_workbook(sheet).active.iter_rows()]
    heads = next(row for row in rows if row[0] == "Nummer")
    assert heads[:3] == ["Nummer", "Avtal", "Arjeplog"]
    assert len(heads) == 16
    (care,) = (row for row in rows if row[1] == "Kommunaliserad hemsjukvård (exempel)")
    assert care[2].startswith("undertecknat")
    whole = len(rows)
    at(example, "matrix", "--gaps", "-o", sheet)
    assert len(list(load_workbook(sheet).active.iter_rows())) < whole
    at(example, "matrix", "-o", paper)
    document = pypdfium2.PdfDocument(paper)
    assert "Överkalix" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_what_has_been_done_since_a_day_is_told_and_written(at, example, tmp_path):
    at(example, "record", "decision", "2026-009", "--for", "Pajala", "--outcome", "adopted", "--date", "2026-11-20")
    today = datetime.now().astimezone().date()
    done = at(example, "since", today.isoformat(), "--json").data
    assert (done[0]["what"], done[0]["about"][:8]) == ("Pajala: antagit", "2026-009")
    at(example, "undo")
    assert "Pajala: antagit" not in at(example, "since", today.isoformat()).out
    assert at(example, "since", (today + timedelta(days=1)).isoformat(), "--json").data == []
    paper = tmp_path / "sedan.pdf"
    assert at(example, "since", "2026-01-01", "-o", paper).out == f"Skrivet: {paper}\n"
    document = pypdfium2.PdfDocument(paper)
    assert "Vad har hänt sedan 2026-01-01" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_the_agreement_text_is_one_document_and_the_request_one_to_each_party(at, example, tmp_path):
    assert [kind["type"] for kind in at(None, "document", "--types", "--json").data] == [
        "avtal",
        "missiv",
        "beslutsforslag",
    ]
    text, folder = tmp_path / "avtal.docx", tmp_path / "missiv"
    told = at(example, "document", "avtal", "2026-009", "-o", text, "--json").data
    assert told["files"] == [str(text)]
    assert zipfile.is_zipfile(text)
    one = at(example, "document", "missiv", "2026-009", "--for", "Kalix", "-o", tmp_path / "till Kalix.docx")
    assert (one.code, one.out.splitlines()[0]) == (0, f"Skrivet: {tmp_path / 'till Kalix.docx'}")
    assert (
        len(at(example, "document", "missiv", "2026-009", "--for", "all", "-o", folder, "--json").data["files"]) == 15
    )
    assert len(list(folder.iterdir())) == 15


def test_a_register_that_is_whole_and_one_that_is_not(at, example):
    assert at(example, "verify").out.startswith("Registret är helt.")
    store = opened(example)
    with store.writing("create_register") as work:
        work.connection.exec_driver_sql("UPDATE agreement_derived SET signed = signed + 1")
    store.close()
    done = at(example, "verify", "--json")
    assert (done.code, done.error["code"]) == (3, "NKA-203")
    assert len(done.error["findings"]) >= 16
    assert "NKA-203" in at(example, "verify").err


def test_a_bug_is_told_calmly_and_kept_in_the_log(at, example, monkeypatch, tmp_path):
    from nkavtal.usecases import checking

    monkeypatch.setattr(checking, "findings", lambda _store: 1 / 0)
    done = at(example, "verify", "--json")
    assert (done.code, done.error["code"]) == (1, "NKA-201")
    log = tmp_path / "person" / "logg" / "nkavtal.log"
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_who_interrupts_gets_silence(at, example, monkeypatch):
    from nkavtal.usecases import checking

    def interrupted(_store: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "findings", interrupted)
    done = at(example, "verify")
    assert (done.code, done.out, done.err) == (130, "", "")


@pytest.mark.parametrize("words", [("--json", "list"), ("list", "--json"), ("--js", "list")])
def test_the_shared_options_stand_before_or_after_the_command(at, example, words):
    assert len(at(example, *words).data) == 17
    assert len(at(None, *words, "--store", example).data) == 17


def test_another_day_gives_another_status(at, example):
    def status(*words: str) -> str:
        return next(row["status"] for row in at(example, *words, "--json").data if row["number"] == "2026-004")

    assert status("list") == "signing"
    assert status("list", "--today", "2027-01-01") == "in_force"
