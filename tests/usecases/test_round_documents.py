"""What is sent in a round, on the disk: folders, zips, letters, enclosures and drafts of mails."""

from __future__ import annotations

import email
import email.policy
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from builders import TODAY, an_agreement, org, shown
from docx.oxml.ns import qn

from nkavtal.base.errors import Cancelled, UserError
from nkavtal.store import attachments
from nkavtal.store.queries import bodies
from nkavtal.store.store import Store
from nkavtal.usecases import ledger, party, round_documents, round_plan
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.attachment import AttachFiles
from nkavtal.usecases.organisation import EditOrganisation
from nkavtal.usecases.round import RemindRound, SendRound
from nkavtal.usecases.round_documents import Papers

TITLE = "Läkarmedverkan i hemsjukvården"
ROUND = "Läkarmedverkan, november 2026"
VALUES = {"sent_on": "2026-11-23", "reply_by": "2027-01-31", "way": "mail"}
TEXT, PRICES, MINUTES = b"%PDF-1.4 avtal\r\n\x00\xff", b"%PDF-1.4 priser", b"%PDF-1.4 protokoll"


def words(file: Path) -> str:
    paragraphs = docx.Document(str(file)).element.body.iter(qn("w:p"))
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in paragraphs)


def whole(store: Store, tmp_path: Path, title: str = TITLE) -> str:
    """Return an agreement with a recommendation, a text, an annex and the board's minutes."""
    uuid = an_agreement(store, title, starts_on="2027-02-01", responsible="Avtalssamordnaren")
    board = {
        "step": "recommendation",
        "body": "Styrelsen",
        "decided_on": "2026-06-11",
        "paragraph": "62",
        "words": "Rekommenderar kommunerna att anta.",
    }
    perform(store, ledger.AddRow("recommendation", uuid, board))
    for name, content, kind in (
        ("Prislista.pdf", PRICES, "annex"),
        ("Protokoll § 62.pdf", MINUTES, "minutes"),
        ("Överenskommelse åäö.pdf", TEXT, "agreement_text"),
        ("Undertecknat.pdf", b"%PDF-1.4 signed", "signed"),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        perform(store, AttachFiles(uuid, (file,), {"kind": kind}))
    return uuid


@pytest.fixture
def agreement(store: Store, tmp_path: Path) -> str:
    return whole(store, tmp_path)


def to(store: Store, uuids: Sequence[str], *names: str, **change: object) -> SendRound:
    pairs = tuple((uuid, org(store, name)) for name in names for uuid in uuids)
    return SendRound(**{"name": ROUND, "parties": pairs, "values": VALUES, **change})  # type: ignore[arg-type]


def again(store: Store, uuid: str, **values: str) -> RemindRound:
    return RemindRound(ROUND, ((uuid, org(store, "Kalix")),), {"sent_on": "2026-11-23", "way": "mail", **values})


def mail(file: Path) -> email.message.EmailMessage:
    found = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert isinstance(found, email.message.EmailMessage)
    return found


def test_each_municipality_gets_a_folder_with_letters_and_numbered_enclosures(
    store: Store, agreement: str, tmp_path: Path
) -> None:
    target = tmp_path / "utskick"
    made = round_documents.make(store, to(store, [agreement], "Kalix", "Överkalix"), Papers(), target, TODAY)
    assert sorted(path.name for path in target.iterdir()) == [
        "Adresser och text.txt", "Kalix", "Mejl till Kalix.eml", "Mejl till Överkalix.eml", "Överkalix",
    ]  # fmt: skip
    kalix = target / "Kalix"
    assert sorted(path.name for path in kalix.iterdir()) == [
        "2026-001 Bilaga 1 Överenskommelse åäö.pdf",
        "2026-001 Bilaga 2 Prislista.pdf",
        "2026-001 Bilaga 3 Protokoll § 62.pdf",
        "2026-001 Förslag till beslut.docx",
        "2026-001 Missiv.docx",
    ]
    assert (kalix / "2026-001 Bilaga 1 Överenskommelse åäö.pdf").read_bytes() == TEXT
    assert {path.relative_to(target) for path in made.files} == {
        path.relative_to(target) for path in target.rglob("*") if path.is_file()
    }


def test_the_letters_tell_the_last_day_the_boards_paragraph_and_what_is_enclosed(
    store: Store, agreement: str, tmp_path: Path
) -> None:
    round_documents.make(store, to(store, [agreement], "Kalix"), Papers(), tmp_path / "ut", TODAY)
    letter, proposal = (
        words(tmp_path / "ut" / "Kalix" / f"2026-001 {name}.docx") for name in ("Missiv", "Förslag till beslut")
    )
    assert "Svar senast 31 januari 2027" in letter
    assert "Styrelsen behandlade ärendet 11 juni 2026, §\u00a062" in letter
    assert "23 november 2026: begäran om beslut sänd" in letter
    for text in (letter, proposal):
        assert "Bilaga 1: Överenskommelse åäö" in text
        assert "Bilaga 3: Protokoll §\u00a062" in text or "Bilaga 3: Protokoll § 62" in text
    assert "Kalix kommun beslutar" in proposal
    assert "senast 31 januari 2027." in proposal
    assert shown(store, agreement).parties[0].requests == ()  # nothing is noted by making


def test_a_draft_reads_back_with_its_files_byte_for_byte(store: Store, agreement: str, tmp_path: Path) -> None:
    kalix = org(store, "Kalix")
    perform(store, EditOrganisation(kalix, {"email": "kommun@kalix.example"}))
    target = tmp_path / "ut"
    (made,) = round_documents.make(store, to(store, [agreement], "Kalix"), Papers(), target, TODAY).mails
    found = mail(target / "Mejl till Kalix.eml")
    assert (found["X-Unsent"], found["To"]) == ("1", "Kalix kommun <kommun@kalix.example>")
    assert found["Subject"] == f"Begäran om beslut: {TITLE} (avtal 2026-001), svar senast 31 januari 2027"
    attached = {part.get_filename(): part.get_payload(decode=True) for part in found.iter_attachments()}
    assert attached == {path.name: path.read_bytes() for path in (target / "Kalix").iterdir()}
    body = found.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == made.text
    assert "Styrelsen 11 juni 2026 §\u00a062: Rekommenderar kommunerna att anta." in made.text
    assert (made.addresses, made.subject, made.heavy) == ("kommun@kalix.example", found["Subject"], False)


def test_contacts_that_get_mail_come_before_the_organisations_own_address(
    store: Store, agreement: str, tmp_path: Path
) -> None:
    kalix = org(store, "Kalix")
    perform(store, EditOrganisation(kalix, {"email": "kommun@kalix.example"}))
    for function, address, gets, last in (
        ("Registrator", "registrator@kalix.example", True, None),
        ("Socialchef", "chef@kalix.example", False, None),
        ("Förra registratorn", "f.d@kalix.example", True, "2026-10-31"),
    ):
        values = {"function": function, "email": address, "gets_mail": gets, "ends_on": last}
        perform(store, ledger.AddRow("contact", kalix, values))  # type: ignore[arg-type]
    made = round_documents.make(store, to(store, [agreement], "Kalix", "Boden"), Papers(), tmp_path / "ut", TODAY)
    assert [one.addresses for one in made.mails] == ["registrator@kalix.example", ""]
    assert made.unaddressed == ("Boden",)
    assert "Till: registrator@kalix.example\n" in (tmp_path / "ut" / "Adresser och text.txt").read_text("utf-8-sig")


def test_many_agreements_to_one_municipality_are_one_folder_and_one_mail(
    store: Store, agreement: str, tmp_path: Path
) -> None:
    other = whole(store, tmp_path, "Fotvård")
    made = round_documents.make(store, to(store, [agreement, other], "Kalix"), Papers(), tmp_path / "ut", TODAY)
    assert len(list((tmp_path / "ut" / "Kalix").iterdir())) == 10
    (one,) = made.mails
    assert one.subject == f"Begäran om beslut: {ROUND}, svar senast 31 januari 2027"
    assert "– Fotvård (avtal 2026-002)" in one.text


def test_an_annex_is_not_called_so_twice_but_keeps_a_number_of_its_own(store: Store, tmp_path: Path) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    for name in ("bilaga prislista.pdf", "Bilaga 3 Karta.pdf", "Bilaga B.pdf"):
        (tmp_path / name).write_bytes(name.encode())
        perform(store, AttachFiles(uuid, (tmp_path / name,), {"kind": "annex"}))
    (planned,) = round_plan.plan(store, [uuid], TODAY).agreements
    assert [one.name for one in planned.enclosures] == [
        "2026-001 Bilaga 1 Prislista.pdf", "2026-001 Bilaga 2 Bilaga 3 Karta.pdf", "2026-001 Bilaga 3 Bilaga B.pdf",
    ]  # fmt: skip


def test_a_zip_holds_what_the_folder_would(store: Store, agreement: str, tmp_path: Path) -> None:
    act = to(store, [agreement], "Överkalix")
    round_documents.make(store, act, Papers(), tmp_path / "mappar", TODAY)
    round_documents.make(store, act, Papers(zipped=True, mails=False), tmp_path / "zip", TODAY)
    assert [path.name for path in (tmp_path / "zip").iterdir()] == ["Överkalix.zip"]
    with zipfile.ZipFile(tmp_path / "zip" / "Överkalix.zip") as packed:
        content = {name: packed.read(name) for name in packed.namelist()}
    assert content == {path.name: path.read_bytes() for path in (tmp_path / "mappar" / "Överkalix").iterdir()}


def test_only_what_is_wanted_is_made(store: Store, agreement: str, tmp_path: Path) -> None:
    act = to(store, [agreement], "Kalix")
    round_documents.make(store, act, Papers(letters=False, enclosed=False), tmp_path / "mejl", TODAY)
    assert [path.name for path in sorted((tmp_path / "mejl").iterdir())] == [
        "Adresser och text.txt",
        "Mejl till Kalix.eml",
    ]
    round_documents.make(store, act, Papers(enclosed=False, mails=False), tmp_path / "brev", TODAY)
    assert "Inga bilagor." in words(tmp_path / "brev" / "Kalix" / "2026-001 Missiv.docx")


def test_a_mail_about_what_is_invented_says_so_first(store: Store, agreement: str, tmp_path: Path) -> None:
    kalix = next(one for one in shown(store, agreement).parties if one.short_name == "Kalix")
    perform(store, ledger.EditRow("party", kalix.uuid, {"example": True}))
    act = to(store, [agreement], "Kalix", "Boden")
    first, second = round_documents.make(store, act, Papers(), tmp_path / "ut", TODAY).mails
    assert first.text.startswith("Innehåller exempeldata. Mejlet är ett exempel och gäller inte.\n\nTill Kalix kommun")
    assert second.text.startswith("Till Bodens kommun")


def test_what_the_letters_lack_is_told(store: Store, tmp_path: Path) -> None:
    bare = an_agreement(store, "Tomt", parties=("Kalix",))
    made = round_documents.make(store, to(store, [bare], "Kalix"), Papers(), tmp_path / "ut", TODAY)
    assert "Styrelsens rekommendation" in made.missing
    assert not round_plan.plan(store, [bare], TODAY).agreements[0].has_text


def test_a_folder_with_something_in_it_is_left_as_it_is(store: Store, agreement: str, tmp_path: Path) -> None:
    target = tmp_path / "ut"
    target.mkdir()
    (target / "min fil.txt").write_text("kvar")
    with pytest.raises(UserError, match="NKA-376"):
        round_documents.make(store, to(store, [agreement], "Kalix"), Papers(), target, TODAY)
    with pytest.raises(UserError, match="NKA-376"):
        round_documents.remind(store, ROUND, again(store, agreement), target, TODAY)
    assert [path.name for path in target.iterdir()] == ["min fil.txt"]


def test_a_document_that_is_gone_leaves_nothing_half_written(store: Store, agreement: str, tmp_path: Path) -> None:
    (enclosure, *_rest) = round_plan.plan(store, [agreement], TODAY).agreements[0].enclosures
    attachments.place(store.folder, enclosure.sha256).unlink()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UserError, match="NKA-215"):
        round_documents.make(store, to(store, [agreement], "Kalix"), Papers(), tmp_path / "ut", TODAY)
    assert sorted(tmp_path.iterdir()) == before


class Stops:
    """Cancels at the second recipient."""

    def step(self, done: int, _total: int, _words: str = "") -> None:
        if done:
            raise Cancelled


def test_breaking_off_leaves_nothing_half_written(store: Store, agreement: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        round_documents.make(store, to(store, [agreement], "Kalix", "Boden"), Papers(), tmp_path / "ut", TODAY, Stops())
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"parties": ()}, "NKA-371"),
        ({"values": {"sent_on": "2026-11-23", "reply_by": "2026-11-01"}}, "NKA-373"),
        ({"name": " "}, "NKA-374"),
    ],
)
def test_what_could_not_be_noted_is_not_made(
    store: Store, agreement: str, tmp_path: Path, change: dict[str, object], code: str
) -> None:
    with pytest.raises(UserError, match=code):
        round_documents.make(store, to(store, [agreement], "Kalix", **change), Papers(), tmp_path / "ut", TODAY)
    assert not (tmp_path / "ut").exists()


def test_who_does_not_decide_is_not_written_to(store: Store, tmp_path: Path) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    with pytest.raises(UserError, match="NKA-372"):
        round_documents.make(store, to(store, [uuid], "Boden"), Papers(), tmp_path / "ut", TODAY)
    nobody = an_agreement(store, parties=())
    with pytest.raises(UserError, match="NKA-379"):
        round_plan.plan(store, [nobody], TODAY)


def test_a_plan_proposes_those_that_have_not_decided_and_a_name_of_its_own(store: Store, agreement: str) -> None:
    from builders import decided

    decided(store, agreement, "Kalix", "Boden")
    decided(store, agreement, "Piteå", outcome="rejected")
    decided(store, agreement, "Luleå", outcome="referred_back")
    planned = round_plan.plan(store, [agreement], TODAY)
    names = [planned.organisations[key] for key in planned.undecided]
    assert len(names) == 11
    assert "Luleå" in names
    assert not {"Kalix", "Boden", "Piteå"} & set(names)
    assert planned.pairs([org(store, "Kalix")]) == ((agreement, org(store, "Kalix")),)
    assert planned.proposed(TODAY) == f"{TITLE}, november 2026"
    perform(store, to(store, [agreement], "Luleå", name=f"{TITLE}, november 2026"))
    assert round_plan.plan(store, [agreement], TODAY).proposed(TODAY) == f"{TITLE}, november 2026 (2)"


def test_a_reminder_is_a_draft_that_tells_what_is_waited_for(store: Store, agreement: str, tmp_path: Path) -> None:
    perform(store, to(store, [agreement], "Kalix"))
    made = round_documents.remind(store, ROUND, again(store, agreement, reply_by="2027-02-28"), tmp_path / "p", TODAY)
    found = mail(tmp_path / "p" / "Mejl till Kalix.eml")
    assert found["Subject"] == f"Påminnelse om beslut: {TITLE} (avtal 2026-001), svar senast 28 februari 2027"
    assert f"– {TITLE} (avtal 2026-001), sänt 23 november 2026" in made.mails[0].text
    assert list(found.iter_attachments()) == []
    with pytest.raises(UserError, match="NKA-371"):
        round_documents.remind(store, ROUND, RemindRound(ROUND, (), {}), tmp_path / "q", TODAY)


def test_a_reminder_by_a_day_that_is_refused_writes_nothing(store: Store, agreement: str, tmp_path: Path) -> None:
    perform(store, to(store, [agreement], "Kalix"))
    with pytest.raises(UserError, match="NKA-373"):
        round_documents.remind(store, ROUND, again(store, agreement, reply_by="2026-01-01"), tmp_path / "p", TODAY)
    assert not (tmp_path / "p").exists()


def test_an_address_that_no_mail_can_have_is_told_and_another_is_taken(
    store: Store, agreement: str, tmp_path: Path
) -> None:
    kalix = org(store, "Kalix")
    perform(store, EditOrganisation(kalix, {"email": "kommun@kalix.example"}))
    perform(
        store, ledger.AddRow("contact", kalix, {"function": "Nämnd", "email": "nämnd@kalix.example", "gets_mail": True})
    )
    planned = round_plan.plan(store, [agreement], TODAY)
    assert planned.sent_to([kalix]) == {kalix: "kommun@kalix.example"}
    assert planned.unusable == {kalix: ("nämnd@kalix.example",)}
    act = to(store, [agreement], "Kalix", sent_to={kalix: "nämnd@kalix.example"})
    made = round_documents.make(store, act, Papers(), tmp_path / "ut", TODAY)
    assert made.passed_over == ("nämnd@kalix.example",)
    assert mail(tmp_path / "ut" / "Mejl till Kalix.eml")["To"] == "Kalix kommun <kommun@kalix.example>"
    assert round_documents.addressed(act, made).sent_to == {kalix: "kommun@kalix.example"}


def test_contacts_that_can_be_used_come_before_those_that_cannot(store: Store, agreement: str) -> None:
    kalix = org(store, "Kalix")
    for address in ("nämnd@kalix.example", "registrator@kalix.example"):
        perform(store, ledger.AddRow("contact", kalix, {"function": "Nämnd", "email": address, "gets_mail": True}))
    planned = round_plan.plan(store, [agreement], TODAY)
    assert planned.sent_to([kalix]) == {kalix: "registrator@kalix.example"}
    assert planned.unusable == {kalix: ("nämnd@kalix.example",)}


def test_who_is_asked_anew_reads_the_day_of_this_round(store: Store, agreement: str, tmp_path: Path) -> None:
    perform(store, to(store, [agreement], "Kalix", name="Första", values={**VALUES, "sent_on": "2026-06-15"}))
    act = to(store, [agreement], "Kalix")
    round_documents.make(store, act, Papers(), tmp_path / "ut", TODAY)
    letter = words(tmp_path / "ut" / "Kalix" / "2026-001 Missiv.docx")
    assert "23 november 2026: begäran om beslut sänd" in letter
    assert "15 juni 2026" not in letter
    perform(store, act)
    made = round_documents.remind(store, ROUND, again(store, agreement), tmp_path / "p", TODAY)
    assert "sänt 23 november 2026" in made.mails[0].text


def test_the_federation_is_not_proposed_for_its_own_letter(store: Store) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    with store.reading() as connection:
        (ours,) = bodies.federations(connection)
    perform(store, party.AddParties(uuid, (ours,)))
    planned = round_plan.plan(store, [uuid], TODAY)
    assert planned.undecided == (org(store, "Kalix"),)
    assert planned.pairs([ours]) == ((uuid, ours),)


@pytest.mark.parametrize("zipped", [False, True])
def test_nothing_to_make_is_said_and_no_empty_folder_is_left(store: Store, tmp_path: Path, zipped: bool) -> None:
    bare = an_agreement(store, "Tomt", parties=("Kalix",))
    act = to(store, [bare], "Kalix")
    with pytest.raises(UserError, match="NKA-377"):
        round_documents.make(store, act, Papers(letters=False, mails=False, zipped=zipped), tmp_path / "ut", TODAY)
    assert not (tmp_path / "ut").exists()
    round_documents.make(store, act, Papers(letters=False, zipped=zipped), tmp_path / "ut", TODAY)
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["Adresser och text.txt", "Mejl till Kalix.eml"]


def test_the_folder_one_stands_in_is_not_replaced(
    store: Store, agreement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tom").mkdir()
    monkeypatch.chdir(tmp_path / "tom")
    for target in (Path(), tmp_path / "tom"):
        with pytest.raises(UserError, match="NKA-381"):
            round_documents.make(store, to(store, [agreement], "Kalix"), Papers(), target, TODAY)
    assert list((tmp_path / "tom").iterdir()) == []
