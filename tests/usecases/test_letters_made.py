"""Letters from the register: what is known is filled in, what is not is seen before and after."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from builders import TODAY, an_agreement, decided, opened, org
from docx.oxml.ns import qn

from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, ledger, letter
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.organisation import EditOrganisation


@pytest.fixture(scope="module")
def whole_register(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a register with the agreement in it, to be copied, and the agreement's UUID."""
    folder = tmp_path_factory.mktemp("whole") / "register"
    shutil.copytree(empty_register, folder)
    store = opened(folder)
    uuid = _whole(store)
    store.close()
    return folder, uuid


@pytest.fixture
def register(whole_register: tuple[Path, str], tmp_path: Path) -> Path:
    """Return the folder of a register of this test's own, with the agreement in it."""
    folder = tmp_path / "register"
    shutil.copytree(whole_register[0], folder)
    return folder


@pytest.fixture
def whole(whole_register: tuple[Path, str]) -> str:
    """Return an agreement that lacks little, with an invented decision of Boden."""
    return whole_register[1]


def _whole(store: Store) -> str:
    uuid = an_agreement(
        store,
        "Läkarmedverkan & hemsjukvård <2026>",
        type="accord",
        areas="health",
        diary_number="2026/118",
        starts_on="2027-02-01",
        open_ended=True,
        notice_words="12 månader",
        renewal_words="Ingen",
        entry_words="När alla har antagit",
        cost_words="Efter folkmängd",
        responsible="Avtalssamordnaren",
        note="Ringde registrator i våras",
    )
    board = {
        "step": "recommendation",
        "body": "Styrelsen",
        "decided_on": "2026-06-11",
        "paragraph": "§ 62",
        "diary_number": "2026/118",
        "words": "Anta.",
    }
    earlier = {"step": "preparation", "body": "Socialberedningen", "decided_on": "2026-05-06"}
    perform(store, ledger.AddRow("recommendation", uuid, earlier))
    perform(store, ledger.AddRow("recommendation", uuid, board))
    decided(store, uuid, "Boden", body="KF", decided_on="2026-10-19", paragraph="§ 121", example=True)
    return uuid


def words(file: Path) -> str:
    document = docx.Document(str(file))
    parts = [document.element.body, *(section.footer._element for section in document.sections)]
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for part in parts for p in part.iter(qn("w:p")))


def test_the_agreement_text_holds_the_facts_and_no_leftover_marks(store: Store, whole: str, tmp_path: Path) -> None:
    (file,) = letter.make(store, "avtal", whole, tmp_path / "avtal.docx", TODAY)
    said = words(file)
    assert "Läkarmedverkan & hemsjukvård <2026>" in said
    assert "1 februari 2027" in said
    assert "tills vidare" in said
    assert "Antagit (exempel)" in said
    assert "Innehåller exempeldata" in said
    assert "{" not in said
    assert "Ringde registrator" not in said
    assert "Arjeplogs kommun, 212000-2668 (att bekräfta)" in said
    assert "Bodens kommun, 212000-2767\n" in said


def test_who_said_no_is_among_the_decisions_but_does_not_sign(store: Store, whole: str, tmp_path: Path) -> None:
    for name, outcome in (("Kalix", "rejected"), ("Pajala", "declined")):
        decided(store, whole, name, outcome=outcome, body="KF", decided_on="2026-10-19")
    (file,) = letter.make(store, "avtal", whole, tmp_path / "avtal.docx", TODAY)
    tables = docx.Document(str(file)).tables
    signing = {
        table.rows[0].cells[0].text.split(" kommun")[0] for table in tables if "Titel" in table.rows[-1].cells[1].text
    }
    assert not signing & {"Kalix", "Pajala"}
    assert {"Bodens", "Luleå"} <= signing
    assert "Avslagit" in words(file)


def test_what_is_missing_is_told_before_and_seen_in_the_letter(store: Store, tmp_path: Path) -> None:
    uuid = an_agreement(store, "=Okänt", ())
    told = letter.missing(store, "avtal", uuid, None, TODAY)
    assert {"Avtalstid", "Diarienummer", "Parter", "Bilagor"} <= set(told)
    assert "Avsändarens adress" not in told
    said = words(letter.make(store, "avtal", uuid, tmp_path / "avtal.docx", TODAY)[0])
    for label in set(told) - {"Styrelsens rekommendation"}:
        assert f"[saknas: {label}]" in said


def test_numbers_to_confirm_are_told_too(store: Store, whole: str) -> None:
    assert "Organisationsnummer att bekräfta: 5 parter" in letter.missing(store, "avtal", whole, None, TODAY)


def test_each_party_gets_its_own_request_in_a_folder(store: Store, whole: str, tmp_path: Path) -> None:
    files = letter.make(store, "missiv", whole, tmp_path / "brev", TODAY)
    assert len(files) == 14
    assert files[6].name == "Missiv 2026-001 Kalix.docx"
    assert "Kalix kommun ombeds ta ställning" in words(files[6])
    assert "6 maj 2026: Socialberedningen" in words(files[6])
    assert "Protokollsutdrag, Styrelsen 11 juni 2026 §\u00a062" in words(files[6])
    assert "Innehåller exempeldata" not in words(files[6])
    assert "Innehåller exempeldata" in words(files[2])


def test_one_party_may_be_written_to_alone(store: Store, whole: str, tmp_path: Path) -> None:
    target = tmp_path / "kalix.docx"
    kalix = org(store, "Kalix")
    assert letter.make(store, "missiv", whole, target, TODAY, (kalix,)) == (target,)
    assert "Registrators e-post: Kalix" in letter.missing(store, "missiv", whole, kalix, TODAY)
    perform(store, ledger.AddRow("contact", kalix, {"function": "Registrator", "email": "r@kalix.example"}))
    perform(store, EditOrganisation(kalix, {"address": "952 81 Kalix"}))
    told = letter.missing(store, "missiv", whole, kalix, TODAY)
    assert [label for label in told if "Kalix" in label] == ["Svar senast: Kalix"]
    letter.make(store, "missiv", whole, target, TODAY, (kalix,))
    assert "Via registrator, r@kalix.example" in words(target)


def test_a_reply_day_stands_in_the_request(store: Store, whole: str, tmp_path: Path) -> None:
    kalix = next(one for one in agreement.show(store, whole, TODAY).parties if one.short_name == "Kalix")
    perform(
        store,
        ledger.EditRow("party", kalix.uuid, {"asked": True, "asked_on": "2026-06-15", "reply_by": "2026-12-31"}),
    )
    (file,) = letter.make(store, "missiv", whole, tmp_path / "k.docx", TODAY, (kalix.organisation,))
    assert "Svar senast 31 december 2026" in words(file)
    assert "15 juni 2026: begäran om beslut sänd" in words(file)


def test_many_missing_addresses_are_counted(store: Store, whole: str) -> None:
    assert "Adress: 14 parter" in letter.missing(store, "missiv", whole, None, TODAY)
    two = (org(store, "Kalix"), org(store, "Boden"))
    assert "Adress: Boden och Kalix" in letter.missing(store, "missiv", whole, two, TODAY)


def test_an_unknown_type_lists_those_there_are(store: Store, whole: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        letter.make(store, "vykort", whole, tmp_path / "v.docx", TODAY)
    assert caught.value.code == "NKA-166"
    assert caught.value.hint == "Det som finns är avtal, missiv och beslutsforslag."


@pytest.mark.parametrize(
    ("target", "code"),
    [("alla.docx", "NKA-170"), ("en.pdf", "NKA-167")],
)
def test_a_target_that_cannot_hold_the_letters_is_refused(
    store: Store, whole: str, tmp_path: Path, target: str, code: str
) -> None:
    chosen = () if code == "NKA-170" else (org(store, "Kalix"),)
    with pytest.raises(UserError) as caught:
        letter.make(store, "missiv", whole, tmp_path / target, TODAY, chosen)
    assert caught.value.code == code
    assert list(tmp_path.glob("*.*")) == []


def test_a_letter_to_who_is_no_party_is_refused(store: Store, tmp_path: Path) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    with pytest.raises(UserError) as caught:
        letter.make(store, "missiv", uuid, tmp_path / "b.docx", TODAY, (org(store, "Boden"),))
    assert caught.value.code == "NKA-168"


def test_the_same_register_gives_the_same_letter(store: Store, whole: str, tmp_path: Path) -> None:
    (first,) = letter.make(store, "avtal", whole, tmp_path / "a.docx", TODAY)
    (second,) = letter.make(store, "avtal", whole, tmp_path / "b.docx", TODAY)
    assert first.read_bytes() == second.read_bytes()
