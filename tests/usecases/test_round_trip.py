"""A sheet goes to a municipality and comes home: what was filled in is taken row by row, and nothing is lost."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from builders import TODAY, an_agreement, decided, dump, org, shown, signed

from nkavtal.base.errors import UserError
from nkavtal.exchange.clerk_sheet.layout import BLANKS, CHECK, KEYS, MARK, SENT, SHEET
from nkavtal.exchange.register_in.plan import Plan
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement, party, round_trip, saved_mapping
from nkavtal.usecases.acts import perform
from nkavtal.usecases.history import Undo, lines
from nkavtal.usecases.import_report import write_report
from nkavtal.usecases.importing import ImportRegister, digest_of, plan_import
from nkavtal.usecases.ledger import AddRow, EditRow, RemoveRow
from nkavtal.usecases.organisation import EditOrganisation

HEAD, FIRST = 5, 7
Rows = dict[str, int]


class Filled:
    """A sheet in the hands of a clerk; cells are named as the hidden row names them."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.book = openpyxl.load_workbook(file)
        self.page = self.book["Svar"]
        self.columns = {str(cell.value).removeprefix(MARK): cell.column for cell in self.page[HEAD] if cell.value}
        self.rows = {str(self.page.cell(at, 2).value): at for at in range(FIRST, self.page.max_row + 1)}

    def fill(self, title: str, **values: object) -> Filled:
        return self.put(self.rows[title], **values)

    def put(self, row: int, **values: object) -> Filled:
        for name, value in values.items():
            self.page.cell(row, self.columns[name.replace("__", ".")]).value = value
        return self

    def copy_row(self, title: str, source: Filled | None = None) -> int:
        """Put a row once more below the others, all of it; return where."""
        other = source or self
        at = self.page.max_row + 1
        for column in range(1, self.page.max_column + 1):
            self.page.cell(at, column).value = other.page.cell(other.rows[title], column).value
        return at

    def home(self) -> Path:
        self.book.save(self.file)
        return self.file


@pytest.fixture
def sent(store: Store, tmp_path: Path) -> Callable[..., Filled]:
    """Return what makes a sheet for a municipality."""

    def send(name: str = "Kalix") -> Filled:
        return Filled(round_trip.write_sheet(store, org(store, name), tmp_path / f"{name}.xlsx", TODAY))

    return send


def taken(store: Store, file: Path, answers: dict[str, str] | None = None) -> Plan:
    """Plan and write as it was shown."""
    plan = plan_import(store, file, answers or {}, TODAY)
    perform(store, ImportRegister(file, digest_of(plan), TODAY, answers or {}))
    return plan


def line_of(store: Store, uuid: str, name: str = "Kalix") -> Any:
    return next(one for one in shown(store, uuid).parties if one.short_name == name)  # type: ignore[attr-defined]


def only(plan: Plan, kind: str) -> str:
    """Return the id of the only question, which is of a kind."""
    assert [question.kind for question in plan.questions] == [kind]
    assert plan.questions[0].words()
    assert all(plan.questions[0].choice_words(code) for code in plan.questions[0].choices)
    return plan.questions[0].id


def codes(plan: Plan) -> list[str]:
    assert all(reason.words() for reason in plan.reasons)
    return [reason.code for reason in plan.reasons]


ANSWER = {
    "decision__outcome": "Antagit", "decision__body": "KF", "decision__decided_on": date(2026, 12, 14),
    "decision__paragraph": 98, "decision__diary_number": "KS/2026:7", "decision__announced_on": "2026-12-16",
}  # fmt: skip


def test_what_the_clerk_fills_in_comes_home(store: Store, sent: Callable[..., Filled]) -> None:
    one, other = an_agreement(store, "Hjälpmedel"), an_agreement(store, "Läkarmedverkan")
    decided(store, other, "Kalix", body="KF", decided_on="2026-09-28", paragraph="§ 87")
    sheet = sent()
    sheet.fill("Hjälpmedel", **ANSWER)
    sheet.fill(
        "Läkarmedverkan",
        signature__signed_on=date(2026, 11, 20), signature__signed_by="Kommunstyrelsens ordförande",
        signature__form="Elektronisk underskrift", decision__announced_on="1/10 2026",
    )  # fmt: skip
    before = dump(store)
    plan = taken(store, sheet.home())
    assert [(row.agreement, row.party, row.taken) for row in plan.rows] == [
        ("2026-001 Hjälpmedel", "Kalix", True), ("2026-002 Läkarmedverkan", "Kalix", True),
    ]  # fmt: skip
    assert codes(plan) == []
    new = line_of(store, one).decisions[0].values
    assert (new["outcome"], new["kind"], new["body"], new["decided_on"], new["paragraph"], new["diary_number"]) == (
        "adopted", "final", "KF", "2026-12-14", "98", "KS/2026:7",
    )  # fmt: skip
    assert new["announced_on"] == "2026-12-16"
    back = line_of(store, other)
    assert (back.decisions[0].values["announced_on"], back.decisions[0].values["paragraph"]) == ("2026-10-01", "§ 87")
    assert back.signatures[0].values["form"] == "electronic"
    assert (back.signatures[0].values["signed_on"], back.state) == ("2026-11-20", "signed")
    assert next(line.name for line in lines(store)) == "import_register"
    assert verify(store) == ()
    perform(store, Undo())
    assert dump(store) == before


def test_a_sheet_left_as_it_was_says_nothing(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(
        store, uuid, "Kalix", body="KF", decided_on="2026-09", paragraph="§ 87", outcome="conditional", condition="A"
    )
    signed(store, uuid, "Kalix", signed_on="2026-10-01")
    file = sent().home()
    decided(store, uuid, "Boden")
    plan = plan_import(store, file, {}, TODAY)
    assert (plan.is_empty, plan.rows, plan.questions, codes(plan)) == (True, (), (), [])
    assert {fate for sheet in plan.sheets for fate in sheet.fates} == {"checked", "heading", "title"}


def test_the_same_answers_read_again_change_nothing(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    file = sent().fill("Hjälpmedel", **ANSWER, signature__signed_on=date(2026, 12, 20)).home()
    taken(store, file)
    after = dump(store)
    assert taken(store, file).is_empty
    assert dump(store) == after
    Filled(file).fill("Hjälpmedel", decision__legal_force_on=date(2027, 1, 7)).home()
    assert only_change(taken(store, file)) == ("decision", "legal_force_on", None, "2027-01-07")
    assert len(line_of(store, uuid).decisions) == 1


def only_change(plan: Plan) -> tuple[object, ...]:
    ((change,),) = [row.changes for row in plan.rows]
    return change


def test_a_row_can_be_left(store: Store, sent: Callable[..., Filled]) -> None:
    one, other = an_agreement(store, "Hjälpmedel"), an_agreement(store, "Läkarmedverkan")
    file = sent().fill("Hjälpmedel", **ANSWER).fill("Läkarmedverkan", **ANSWER).home()
    row = plan_import(store, file, {}, TODAY).rows[0]
    plan = taken(store, file, {row.id: "leave"})
    assert [seen.taken for seen in plan.rows] == [False, True]
    assert (line_of(store, one).decisions, len(line_of(store, other).decisions)) == ((), 1)
    assert [seen.taken for seen in plan_import(store, file, {}, TODAY).rows] == [True]  # a tick is not remembered
    assert dump(store)["imported"] == {}


def test_a_later_decision_does_not_take_the_place_of_the_earlier(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(store, uuid, "Kalix", outcome="tabled", body="KF", decided_on="2026-09-28", paragraph="§ 5")
    taken(store, sent().fill("Hjälpmedel", **ANSWER).home())
    found = [(row.values["outcome"], row.values["decided_on"]) for row in line_of(store, uuid).decisions]
    assert sorted(found) == [("adopted", "2026-12-14"), ("tabled", "2026-09-28")]
    assert line_of(store, uuid).state == "adopted"


def test_a_mended_day_mends_the_decision(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(store, uuid, "Kalix", body="KF", decided_on="2026-09-28")
    plan = taken(store, sent().fill("Hjälpmedel", decision__decided_on=date(2026, 9, 29)).home())
    assert only_change(plan) == ("decision", "decided_on", "2026-09-28", "2026-09-29")
    assert [row.values["decided_on"] for row in line_of(store, uuid).decisions] == ["2026-09-29"]


def test_what_was_changed_here_meanwhile_is_asked_about(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(store, uuid, "Kalix", body="KF", decided_on="2026-09-28", paragraph="§ 87")
    file = sent().fill("Hjälpmedel", decision__paragraph="§ 88", decision__diary_number="KS 1").home()
    row = line_of(store, uuid).decisions[0]
    perform(store, EditRow("decision", row.uuid, {"paragraph": "§ 89"}, row.values))
    asked = only(plan_import(store, file, {}, TODAY), "changed_here")
    assert "2026-001 Hjälpmedel" in plan_import(store, file, {}, TODAY).questions[0].words()
    taken(store, file)
    assert line_of(store, uuid).decisions[0].values["paragraph"] == "§ 89"
    assert line_of(store, uuid).decisions[0].values["diary_number"] == "KS 1"
    taken(store, file, {asked: "file"})
    assert line_of(store, uuid).decisions[0].values["paragraph"] == "§ 88"


@pytest.mark.parametrize(
    ("choice", "found"), [("keep_here", ["tabled"]), ("take_file", ["adopted"]), ("both", ["adopted", "tabled"])]
)
def test_a_decision_that_came_meanwhile_is_asked_about(
    choice: str, found: list[str], store: Store, sent: Callable[..., Filled]
) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    file = sent().fill("Hjälpmedel", **ANSWER).home()
    decided(store, uuid, "Kalix", outcome="tabled", body="KF", decided_on="2026-11-02")
    asked = only(plan_import(store, file, {}, TODAY), "meanwhile_decision")
    assert plan_import(store, file, {}, TODAY).is_empty  # the careful answer keeps what stands here
    taken(store, file, {asked: choice})
    assert sorted(str(row.values["outcome"]) for row in line_of(store, uuid).decisions) == found


def test_a_signature_that_came_meanwhile_is_asked_about(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    file = sent().fill("Hjälpmedel", signature__signed_on=date(2026, 11, 20)).home()
    signed(store, uuid, "Kalix", signed_on="2026-11-10")
    only(plan_import(store, file, {}, TODAY), "meanwhile_signature")


def test_a_fact_of_the_same_words_registered_meanwhile_is_filled_in(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    file = sent().fill("Hjälpmedel", **ANSWER).home()
    decided(store, uuid, "Kalix", kind="unknown", body="KF", decided_on="2026-12-14")
    plan = taken(store, file)
    assert plan.questions == ()
    (row,) = line_of(store, uuid).decisions
    assert (row.values["kind"], row.values["paragraph"]) == ("final", "98")


def test_a_decision_removed_meanwhile_is_asked_about(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(store, uuid, "Kalix", body="KF", decided_on="2026-09-28")
    file = sent().fill("Hjälpmedel", decision__paragraph="§ 88").home()
    perform(store, RemoveRow("decision", line_of(store, uuid).decisions[0].uuid))
    asked = only(plan_import(store, file, {}, TODAY), "removed_fact")
    assert plan_import(store, file, {}, TODAY).is_empty
    taken(store, file, {asked: "again"})
    (row,) = line_of(store, uuid).decisions
    assert (row.values["decided_on"], row.values["paragraph"]) == ("2026-09-28", "§ 88")


def test_rows_that_say_different_things_are_asked_about(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    sheet = sent().fill("Hjälpmedel", **ANSWER)
    again = sheet.copy_row("Hjälpmedel")
    file = sheet.put(again, decision__outcome="Avslagit").home()
    plan = plan_import(store, file, {}, TODAY)
    asked = only(plan, "twice")
    assert [at.row for at in plan.questions[0].cells] == [FIRST, again]
    assert (plan.is_empty, codes(plan)) == (True, ["other_row", "other_row"])
    taken(store, file, {asked: f"row:Svar:{again}"})
    assert [row.values["outcome"] for row in line_of(store, uuid).decisions] == ["rejected"]


def test_a_doubled_row_is_read_once(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    sheet = sent()
    empty = sheet.copy_row("Hjälpmedel")
    sheet.fill("Hjälpmedel", **ANSWER)
    sheet.copy_row("Hjälpmedel")
    plan = taken(store, sheet.home())
    assert empty == FIRST + 1
    assert codes(plan) == ["silent_row", "double_row"]
    assert len(line_of(store, uuid).decisions) == 1


def test_a_row_of_a_removed_agreement_is_told_of(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    an_agreement(store, "Läkarmedverkan")
    file = sent().fill("Hjälpmedel", **ANSWER).home()
    perform(store, agreement.RemoveAgreement(uuid))
    plan = taken(store, file)
    assert codes(plan) == ["removed_row"]
    assert "2026-001 Hjälpmedel; Antagit; KF; 2026-12-14" in plan.reasons[0].value
    assert plan.is_empty


def test_a_row_of_another_register_is_told_of(
    store: Store, sent: Callable[..., Filled], tmp_path: Path, empty_register: Path
) -> None:
    import shutil

    from builders import opened

    an_agreement(store, "Hjälpmedel")
    file = sent().fill("Hjälpmedel", **ANSWER).home()
    other = opened(Path(shutil.copytree(empty_register, tmp_path / "annat")))
    plan = plan_import(other, file, {}, TODAY)
    other.close()
    assert (codes(plan), plan.is_empty) == (["unknown_row"], True)


def test_a_row_of_another_municipality_is_asked_about(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    kalix, boden = sent("Kalix"), sent("Boden").fill("Hjälpmedel", **ANSWER)
    kalix.copy_row("Hjälpmedel", boden)
    file = kalix.home()
    plan = plan_import(store, file, {}, TODAY)
    asked = only(plan, "foreign")
    assert (codes(plan), plan.is_empty) == (["foreign_row"], True)
    taken(store, file, {asked: "take_row"})
    assert [len(line_of(store, uuid, name).decisions) for name in ("Boden", "Kalix")] == [1, 0]


def test_a_row_with_a_broken_key_is_asked_about(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(store, uuid, "Kalix", body="KF", decided_on="2026-09-28")
    sheet = sent().fill("Hjälpmedel", decision__paragraph="§ 98", decision__body="KS")
    file = sheet.put(FIRST, kontroll="fel").home()
    plan = plan_import(store, file, {}, TODAY)
    asked = only(plan, "broken_key")
    assert (codes(plan), plan.is_empty) == (["broken_row"], True)
    plan = plan_import(store, file, {asked: "take_row"}, TODAY)
    assert [question.kind for question in plan.questions] == ["broken_key", "changed_here"]  # KS or KF: nobody knows
    taken(store, file, {asked: "take_row"})
    (row,) = line_of(store, uuid).decisions
    assert (row.values["paragraph"], row.values["body"]) == ("§ 98", "KF")


def test_a_row_of_the_clerks_own_is_told_of(store: Store, sent: Callable[..., Filled]) -> None:
    an_agreement(store, "Hjälpmedel")
    sheet = sent()
    plan = plan_import(
        store, sheet.put(FIRST + 1, nummer="2019-4", titel="Annat", decision__outcome="Antagit").home(), {}, TODAY
    )
    assert codes(plan) == ["keyless_row"]
    assert plan.reasons[0].value == "2019-4 Annat; Antagit"


def test_a_cell_that_cannot_be_read_is_told_of_and_the_rest_is_taken(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    file = sent().fill("Hjälpmedel", **{**ANSWER, "decision__announced_on": "snart", "decision__kind": "Kanske"}).home()
    plan = taken(store, file)
    assert codes(plan) == ["bad_cell", "bad_cell"]
    assert {reason.value for reason in plan.reasons} == {"snart", "Kanske"}
    assert line_of(store, uuid).decisions[0].values["outcome"] == "adopted"


def test_a_decision_without_outcome_is_told_of(store: Store, sent: Callable[..., Filled]) -> None:
    an_agreement(store, "Hjälpmedel")
    plan = plan_import(
        store, sent().fill("Hjälpmedel", decision__body="KF", decision__paragraph="98").home(), {}, TODAY
    )
    assert (codes(plan), plan.reasons[0].value, plan.is_empty) == (["no_outcome"], "KF, 98", True)


def test_an_emptied_outcome_stays(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(store, uuid, "Kalix", body="KF", paragraph="§ 1")
    plan = taken(store, sent().fill("Hjälpmedel", decision__outcome=None, decision__paragraph=None).home())
    assert codes(plan) == ["cleared"]
    (row,) = line_of(store, uuid).decisions
    assert (row.values["outcome"], row.values["paragraph"]) == ("adopted", "")


def test_when_the_matter_comes_up_is_kept_with_the_party(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    taken(store, sent().fill("Hjälpmedel", party__preparation_words="KS 30/11, KF 14/12").home())
    assert line_of(store, uuid).values["preparation_words"] == "KS 30/11, KF 14/12"


def test_what_another_file_said_is_left_as_it_was(store: Store, sent: Callable[..., Filled]) -> None:
    an_agreement(store, "Hjälpmedel")
    before = dump(store)["imported"]
    taken(store, sent().fill("Hjälpmedel", **ANSWER).home())
    assert dump(store)["imported"] == before


def test_the_sheet_has_a_row_for_each_current_agreement(store: Store, sent: Callable[..., Filled]) -> None:
    an_agreement(store, "Hjälpmedel")
    an_agreement(store, "Bara Boden", ("Boden",))
    an_agreement(store, "Avbrutet", stage="abandoned")
    left = an_agreement(store, "Utträtt")
    row = line_of(store, left)
    perform(store, EditRow("party", row.uuid, {"left_on": "2026-01-31"}, row.values))
    motpart = an_agreement(store, "Motpart", ("Boden",))
    perform(store, party.AddParties(motpart, (org(store, "Kalix"),), "counterparty"))
    assert list(sent().rows) == ["Hjälpmedel"]


def test_drop_downs_locks_and_hidden_keys(store: Store, sent: Callable[..., Filled]) -> None:
    an_agreement(store, "Hjälpmedel")
    sheet = sent()
    page = sheet.page
    lists = {
        str(rule.sqref): rule.formula1.strip('"').split(",")
        for rule in page.data_validations.dataValidation
        if rule.type == "list"
    }
    by_column = {re.match(r"[A-Z]+", place)[0]: words for place, words in lists.items()}  # type: ignore[index]
    letters = {name: openpyxl.utils.get_column_letter(at) for name, at in sheet.columns.items()}
    assert by_column[letters["decision.outcome"]][:2] == ["Antagit", "Antagit med villkor"]
    assert by_column[letters["decision.kind"]][0] == "Slutligt beslut"
    assert by_column[letters["signature.form"]][1] == "Elektronisk underskrift"
    assert page.protection.sheet
    open_ = {name for name, at in sheet.columns.items() if not page.cell(FIRST, at).protection.locked}
    assert open_ == {blank.id for blank in BLANKS}
    assert all(page.cell(HEAD + 1, at).protection.locked for at in sheet.columns.values())
    hidden = page.column_dimensions[letters[KEYS[0].removeprefix(MARK)]]
    assert (hidden.hidden, hidden.min, hidden.max) == (True, sheet.columns["avtal"], sheet.columns["kontroll"])
    assert page.row_dimensions[HEAD].hidden
    told = "\n".join(str(cell.value) for row in sheet.book["Förklaring"] for cell in row if cell.value)
    assert all(words in told for words in ("Så fyller du i bladet", "Antagit med villkor", "Laga kraft", "Kalix"))


def test_the_choices_fit_in_excels_lists() -> None:
    for blank in BLANKS:
        words = list((blank.field.choices or {}).values())
        assert not any("," in word for word in words)
        assert len(",".join(words)) <= 255
        assert len(blank.help) <= 255


def test_a_sheet_of_a_later_version_is_refused(store: Store, sent: Callable[..., Filled]) -> None:
    an_agreement(store, "Hjälpmedel")
    sheet = sent()
    place = next(cell for cell in sheet.page[1] if cell.value == SHEET)
    sheet.page.cell(1, place.column + 1).value = "2"
    with pytest.raises(UserError) as caught:
        plan_import(store, sheet.home(), {}, TODAY)
    assert caught.value.code == "NKA-385"


def test_a_party_without_agreements_gets_no_sheet(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        round_trip.write_sheet(store, org(store, "Kalix"), tmp_path / "k.xlsx", TODAY)
    assert caught.value.code == "NKA-386"
    with pytest.raises(UserError) as caught:
        round_trip.write_sheets(store, [org(store, "Kalix"), org(store, "Boden")], tmp_path / "blad", TODAY)
    assert (caught.value.code, list(tmp_path.glob("*.xlsx")), (tmp_path / "blad").exists()) == ("NKA-386", [], False)


def test_sheets_for_several_are_files_of_their_own(store: Store, tmp_path: Path) -> None:
    an_agreement(store, "Hjälpmedel", ("Kalix", "Boden"))
    parties = [org(store, name) for name in ("Boden", "Kalix", "Pajala")]
    files = round_trip.write_sheets(store, parties, tmp_path / "blad", TODAY)
    assert [file.name for file in files] == ["Svar Boden 2026-11-23.xlsx", "Svar Kalix 2026-11-23.xlsx"]


def test_another_file_is_no_reply(store: Store) -> None:
    real = Path(__file__).parent.parent / "data" / "avtalsregister.xlsx"
    with pytest.raises(UserError) as caught:
        round_trip.plan_reply(store, real, {}, TODAY)
    assert caught.value.code == "NKA-387"


def test_a_sheet_saved_by_libreoffice_or_as_text_is_known_again(
    store: Store, sent: Callable[..., Filled], tmp_path: Path
) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    sheet = sent().fill("Hjälpmedel", **{**ANSWER, "decision__decided_on": "2026-12-14"})
    text = tmp_path / "svar.csv"
    rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.page]
    quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    text.write_text("\n".join(quoted), encoding="utf-8-sig")
    assert codes(taken(store, text)) == []
    assert line_of(store, uuid).decisions[0].values["decided_on"] == "2026-12-14"


def test_the_keys_are_whole_in_the_file(store: Store, sent: Callable[..., Filled]) -> None:
    an_agreement(store, "Hjälpmedel")
    with zipfile.ZipFile(sent().file) as parts:
        text = parts.read("xl/sharedStrings.xml").decode()
    assert all(name in text for name in (SENT, CHECK, SHEET))


def test_what_was_added_to_a_party_by_hand_is_not_touched(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    row = line_of(store, uuid)
    file = sent().fill("Hjälpmedel", **ANSWER).home()
    perform(store, EditRow("party", row.uuid, {"note": "Ringde."}, row.values))
    perform(store, AddRow("contact_note", row.uuid, {"words": "Tas upp i juni."}))
    taken(store, file)
    assert line_of(store, uuid).values["note"] == "Ringde."


def test_a_lone_year_that_excel_made_a_day_of_is_told_of(store: Store, sent: Callable[..., Filled]) -> None:
    an_agreement(store, "Hjälpmedel")
    plan = plan_import(
        store, sent().fill("Hjälpmedel", **{**ANSWER, "decision__announced_on": date(1905, 7, 18)}).home(), {}, TODAY
    )
    assert codes(plan) == ["bad_cell"]
    assert plan.reasons[0].words() == "1905-07-18 är ett orimligt datum. Rutan är inte inläst."  # NKA-390


def test_texts_with_blanks_and_line_ends_come_home_as_they_went(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(store, uuid, "Kalix", outcome="conditional", condition="Ett\r\ntva\u030a ", diary_number=" KS 1")
    plan = plan_import(store, sent().home(), {}, TODAY)
    assert (plan.rows, plan.questions) == ((), ())


def test_the_report_of_a_reply_can_be_written(store: Store, sent: Callable[..., Filled], tmp_path: Path) -> None:
    an_agreement(store, "Hjälpmedel")
    plan = plan_import(store, sent().fill("Hjälpmedel", **ANSWER, signature__signed_on="snart").home(), {}, TODAY)
    write_report(plan, tmp_path / "rapport.xlsx", "Testare", TODAY)
    book = openpyxl.load_workbook(tmp_path / "rapport.xlsx")
    cells = {cell.value for page in book for row in page.iter_rows() for cell in row}
    assert {"Svar på utsänt blad", "2026-12-14", "snart", "Hjälpmedel"} <= cells


def test_a_saved_mapping_is_not_proposed_for_a_reply(store: Store, sent: Callable[..., Filled]) -> None:
    an_agreement(store, "Hjälpmedel")
    real = Path(__file__).parent.parent / "data" / "avtalsregister.xlsx"
    plan = plan_import(store, real, {}, TODAY)
    perform(store, ImportRegister(real, digest_of(plan), TODAY, save_as="Kontorets"))
    assert saved_mapping.proposed(store, plan_import(store, sent().home(), {}, TODAY)) is None


def test_sorting_takes_the_keys_along(store: Store, sent: Callable[..., Filled]) -> None:
    an_agreement(store, "Hjälpmedel")
    sheet = sent()
    last = openpyxl.utils.get_column_letter(sheet.columns[CHECK.removeprefix(MARK)])
    assert sheet.page.auto_filter.ref == f"A{FIRST - 1}:{last}{FIRST}"


def test_answers_that_were_sorted_away_from_their_keys_are_asked_about(
    store: Store, sent: Callable[..., Filled]
) -> None:
    uuid, other = an_agreement(store, "Hjälpmedel"), an_agreement(store, "Läkarmedverkan")
    number = line_number(store, other)
    file = sent().fill("Hjälpmedel", nummer=number, titel="Läkarmedverkan", **ANSWER).home()
    plan = plan_import(store, file, {}, TODAY)
    asked = only(plan, "moved_key")
    assert (codes(plan), plan.is_empty) == (["moved_row"], True)
    taken(store, file, {asked: "take_row"})
    assert [len(line_of(store, one).decisions) for one in (uuid, other)] == [1, 0]


def line_number(store: Store, uuid: str) -> str:
    return str(shown(store, uuid).values["number"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("before", "says"),
    [
        ({"paragraph": "§ 5"}, {"decision__paragraph": "§ 98", "decision__decided_on": date(2026, 12, 14)}),
        ({"paragraph": "§ 5"}, {"decision__paragraph": "98", "decision__decided_on": date(2026, 6, 1)}),
        ({"outcome": "rejected"}, {"decision__outcome": "Antagit", "decision__decided_on": date(2026, 6, 1)}),
    ],
)
def test_another_decision_takes_no_days_of_the_one_that_was_sent(
    before: dict[str, str], says: dict[str, object], store: Store, sent: Callable[..., Filled]
) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    was = {"outcome": "adopted", "paragraph": "§ 5", "condition": "A", "announced_on": "2026-09-30", **before}
    decided(store, uuid, "Kalix", body="KF", decided_on="2026-09-28", legal_force_on="2026-10-22", **was)
    file = sent().fill("Hjälpmedel", **says).home()
    taken(store, file)
    rows = {str(row.values["decided_on"]): row.values for row in line_of(store, uuid).decisions}
    assert len(rows) == 2
    old = rows.pop("2026-09-28")
    assert (old["paragraph"], old["outcome"], old["legal_force_on"]) == ("§ 5", was["outcome"], "2026-10-22")
    (new,) = rows.values()
    assert (new["outcome"], new["body"]) == ("adopted", "KF")
    assert [new[name] or "" for name in ("condition", "announced_on", "legal_force_on")] == ["", "", ""]
    assert (new["paragraph"] or "") == str(says.get("decision__paragraph", ""))
    assert plan_import(store, file, {}, TODAY).is_empty


def test_a_paragraph_filled_in_with_a_mended_day_mends(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(store, uuid, "Kalix", body="KF", decided_on="2026-09")
    says = {"decision__paragraph": "§ 98", "decision__decided_on": date(2026, 9, 28)}
    taken(store, sent().fill("Hjälpmedel", **says).home())
    assert [row.values["paragraph"] for row in line_of(store, uuid).decisions] == ["§ 98"]


def test_an_emptied_signature_stays_and_is_told_of(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    signed(store, uuid, "Kalix", signed_on="2026-11-10", signed_by="Ordföranden")
    empty = {"signature__signed_on": None, "signature__signed_by": None, "signature__form": None}
    file = sent().fill("Hjälpmedel", **empty).home()
    plan = plan_import(store, file, {}, TODAY)
    assert (codes(plan), plan.is_empty) == (["cleared_signature"], True)
    assert "2026-11-10, Ordföranden" in plan.reasons[0].value
    perform(store, RemoveRow("signature", line_of(store, uuid).signatures[0].uuid))
    plan = plan_import(store, file, {}, TODAY)
    assert (codes(plan), plan.is_empty, plan.questions) == ([], True, ())


def test_decomposed_and_very_long_texts_come_home_with_whole_keys(store: Store, sent: Callable[..., Filled]) -> None:
    uuid = an_agreement(store, "Hjälpmedel")
    decided(store, uuid, "Kalix", outcome="conditional", condition="a\u030a 😀" * 9000, diary_number="Tva\u030a 1")
    sheet = sent()
    plan = plan_import(store, sheet.home(), {}, TODAY)
    assert (plan.rows, plan.questions, codes(plan)) == ((), (), [])
    plan = plan_import(store, sheet.fill("Hjälpmedel", decision__paragraph="§ 9").home(), {}, TODAY)
    ((table, name, _before, after),) = plan.rows[0].changes
    assert (table, name, after) == ("decision", "paragraph", "§ 9")


def test_no_file_in_the_folder_is_replaced(store: Store, tmp_path: Path) -> None:
    an_agreement(store, "Hjälpmedel", ("Kalix", "Boden"))
    one, other = org(store, "Kalix"), org(store, "Boden")
    perform(store, EditOrganisation(other, {"short_name": "KALIX."}))
    folder = tmp_path / "blad"
    first = round_trip.write_sheets(store, [one, other], folder, TODAY)
    filled = Filled(first[0]).fill("Hjälpmedel", **ANSWER).home().read_bytes()
    again = round_trip.write_sheets(store, [one, other], folder, TODAY)
    assert len({file.name.casefold() for file in (*first, *again)}) == len(list(folder.iterdir())) == 4
    assert first[0].read_bytes() == filled
