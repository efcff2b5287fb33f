"""Pages to sign on, the parties' decisions, what was decided day by day, and the signatory list as text and Word."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import docx
import pypdfium2
import pytest
from builders import TODAY, an_agreement, decided, org, shown, signed

from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
from nkavtal.usecases import party, report
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.ledger import AddRow, EditRow


def said(file: Path) -> str:
    if file.suffix == ".pdf":
        document = pypdfium2.PdfDocument(file)
        words = "\n".join(page.get_textpage().get_text_range() for page in document)
    else:
        found = docx.Document(str(file))
        cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
        words = "\n".join([*(paragraph.text for paragraph in found.paragraphs), *cells])
    return " ".join(words.replace("\u00a0", " ").split())


@pytest.fixture
def one(store: Store) -> str:
    """Return an agreement of Boden, Kalix, Pajala and the region; Boden has adopted, Pajala has said no."""
    uuid = an_agreement(store, "Läkarmedverkan", ("Boden", "Kalix", "Pajala"))
    perform(store, party.AddParties(uuid, (org(store, "Region Norrbotten"),), "counterparty"))
    decided(store, uuid, "Boden", outcome="tabled", body="KF", decided_on="2026-09-28", paragraph="§ 80")
    decided(store, uuid, "Boden", body="KF", decided_on="2026-10-26", paragraph="§ 98", diary_number="KS/2026:7")
    decided(store, uuid, "Pajala", outcome="rejected", body="KF", decided_on="2026-10")
    decided(store, uuid, "Kalix", body="KS", kind="proposal")
    values = {"step": "recommendation", "body": "Styrelsen", "decided_on": "2026-06-11", "words": "Att anta avtalet."}
    perform(store, AddRow("recommendation", uuid, values))
    return uuid


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_a_page_to_sign_on_has_a_block_for_each_that_signs(store: Store, one: str, tmp_path: Path, suffix: str) -> None:
    text = said(report.signing(store, [one], tmp_path / f"s{suffix}", TODAY))
    assert "Detta avtal är upprättat i 3 likalydande exemplar, varav parterna tagit var sitt." in text
    assert "Bodens kommun, 212000-2767" in text
    assert "Region Norrbotten" in text
    assert "Pajala" not in text  # it has said no
    assert text.count("Namnförtydligande") == 3
    assert "Kontrasigneras" not in text
    both = said(report.signing(store, [one], tmp_path / f"b{suffix}", TODAY, countersigned=True))
    assert both.count("Kontrasigneras:") == 3


def test_who_is_signed_for_has_no_block(store: Store, one: str, tmp_path: Path) -> None:
    line = next(line for line in shown(store, one).parties if line.short_name == "Kalix")  # type: ignore[attr-defined]
    perform(store, EditRow("party", line.uuid, {"represented_by": org(store, "Boden")}, line.values))
    text = said(report.signing(store, [one], tmp_path / "s.pdf", TODAY))
    assert "Undertecknar även för Kalix kommun." in text
    assert "Kalix kommun, 2" not in text


@pytest.mark.parametrize(
    "ties",
    [
        {"Kalix": "Pajala"},  # which has said no
        {"Kalix": "Kalix"},
        {"Kalix": "Boden", "Boden": "Kalix"},
        {"Pajala": "Kalix"},  # who has said no is not signed for
    ],
)
def test_who_nobody_on_the_page_signs_for_has_a_block_of_its_own(
    store: Store, one: str, tmp_path: Path, ties: dict[str, str]
) -> None:
    represented(store, one, ties)
    text = said(report.signing(store, [one], tmp_path / "s.pdf", TODAY))
    assert text.count("Namnförtydligande") == 3
    assert "Undertecknar även för" not in text


def test_who_signs_for_one_that_signs_for_others_signs_for_all(store: Store, one: str, tmp_path: Path) -> None:
    represented(store, one, {"Kalix": "Boden", "Boden": "Region Norrbotten"})
    text = said(report.signing(store, [one], tmp_path / "s.pdf", TODAY))
    assert "Undertecknar även för Bodens kommun och Kalix kommun." in text
    assert text.count("Namnförtydligande") == 1


def represented(store: Store, uuid: str, ties: dict[str, str]) -> None:
    for name, by in ties.items():
        line = next(line for line in shown(store, uuid).parties if line.short_name == name)  # type: ignore[attr-defined]
        perform(store, EditRow("party", line.uuid, {"represented_by": org(store, by)}, line.values))


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_decision_table_fills_in_what_is_known(store: Store, one: str, tmp_path: Path, suffix: str) -> None:
    text = said(report.decision_table(store, [one], tmp_path / f"t{suffix}", TODAY))
    assert "Bodens kommun KF 2026-10-26 § 98" in text
    assert "Kalix kommun KS" not in text  # a proposal is no decision
    assert "Kalix kommun" in text


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_decisions_stand_in_the_order_of_their_days(store: Store, one: str, tmp_path: Path, suffix: str) -> None:
    text = said(report.decision_history(store, [one], tmp_path / f"h{suffix}", TODAY))
    places = [text.index(words) for words in ("2026-06-11", "2026-09-28", "2026-10 ", "2026-10-26", "dag saknas")]
    assert places == sorted(places)
    assert "Att anta avtalet." in text
    assert "5 beslut." in text
    assert text.count("(det som gäller)") == 1  # only Boden has more than one


def test_an_agreement_without_decisions_says_so(store: Store, tmp_path: Path) -> None:
    uuid = an_agreement(store, "Tomt", ())
    assert "Inga beslut är registrerade." in said(report.decision_history(store, [uuid], tmp_path / "h.pdf", TODAY))
    assert "Inga parter är registrerade." in said(report.signing(store, [uuid], tmp_path / "s.pdf", TODAY))
    assert "Inga parter är registrerade." in said(report.decision_table(store, [uuid], tmp_path / "t.docx", TODAY))


def test_the_signatory_list_as_text_opens_in_a_swedish_excel(store: Store, one: str, tmp_path: Path) -> None:
    other = an_agreement(store, "Annat", ("Kalix",))
    signed(store, one, "Boden", signed_on="2026-11-02", signed_by="=HYPERLINK(1)")
    file = report.signatories(store, [one, other], tmp_path / "f.csv", TODAY)
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfAvtal nr;Kommun;L\xc3\xa4ge;")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [(row["Avtal nr"], row["Kommun"]) for row in rows] == [
        ("2026-001", "Boden"), ("2026-001", "Kalix"), ("2026-001", "Pajala"), ("2026-001", "Region Norrbotten"),
        ("2026-002", "Kalix"),
    ]  # fmt: skip
    assert (rows[0]["Beslutsdatum"], rows[0]["Undertecknat"]) == ("2026-10-26", "2026-11-02")
    assert rows[0]["Undertecknare"] == "'=HYPERLINK(1)"  # no formula that a spreadsheet would run


def test_the_signatory_list_in_word_says_what_the_print_says(store: Store, one: str, tmp_path: Path) -> None:
    text = said(report.signatories(store, [one], tmp_path / "f.docx", TODAY))
    assert "Undertecknandeförteckning" in text
    assert "KF 2026-10-26 § 98" in text


def test_another_ending_writes_nothing(store: Store, one: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        report.signing(store, [one], tmp_path / "s.xlsx", TODAY)
    assert (caught.value.code, list(tmp_path.glob("s.*"))) == ("NKA-167", [])
