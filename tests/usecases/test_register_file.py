"""The register as one open file: out, in and out again is the same, and into a register that has its own it is compared."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, decided, dump, opened, org, signed
from fuzzed_register import Register, fill, registers
from hypothesis import HealthCheck, given, settings

from nkavtal.base.clock import Clock
from nkavtal.base.errors import Cancelled, UserError
from nkavtal.base.progress import Cancellable
from nkavtal.exchange import attached_files
from nkavtal.exchange.register_in.plan import Plan
from nkavtal.store import attachments
from nkavtal.store.create import create
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement, history, ledger, organisation, party
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.attachment import AttachFiles
from nkavtal.usecases.example import make_example
from nkavtal.usecases.exporting import export_file, export_folder
from nkavtal.usecases.importing import ImportRegister, digest_of, plan_import


def taken_in(store: Store, file: Path, answers: dict[str, str] | None = None) -> Plan:
    """Plan and write; return the plan."""
    plan = plan_import(store, file, answers or {}, TODAY)
    perform(store, ImportRegister(file, digest_of(plan), TODAY, answers or {}))
    return plan


@pytest.fixture(scope="module")
def others_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a register that somebody else made: its organisations have other UUIDs."""
    folder = tmp_path_factory.mktemp("others") / "register"
    create(folder, "Testare", Clock(TODAY)).close()
    return folder


@pytest.fixture
def other(others_register: Path, tmp_path: Path) -> Iterator[Store]:
    """Return somebody else's new register, open."""
    shutil.copytree(others_register, tmp_path / "other")
    store = opened(tmp_path / "other")
    yield store
    store.close()


def round_trip(register: Register, empty: Path, others: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        shutil.copytree(empty, folder / "first")
        shutil.copytree(others, folder / "second")
        first, second = opened(folder / "first"), opened(folder / "second")
        fill(first, register)
        out = export_file(first, folder / "first.json").target
        before = dump(second)
        plan = taken_in(second, out)
        assert export_file(second, folder / "second.json").target.read_bytes() == out.read_bytes()
        assert len(plan.to_write) == out.read_text(encoding="utf-8").count('{"uuid": "')
        assert verify(second) == ()
        assert plan_import(second, out, {}, TODAY).is_empty
        perform(second, history.Undo())
        assert dump(second) == before
        first.close()
        second.close()


@given(registers())
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_out_in_and_out_again_is_equal_to_the_byte(
    empty_register: Path, others_register: Path, register: Register
) -> None:
    round_trip(register, empty_register, others_register)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@given(registers())
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_out_in_and_out_again_is_equal_for_any_register(
    empty_register: Path, others_register: Path, register: Register
) -> None:
    round_trip(register, empty_register, others_register)


def in_use(store: Store) -> str:
    """Make an agreement with a decision and a signature; return its UUID."""
    uuid = an_agreement(store, "Hemsjukvård", parties=("Kalix", "Boden"), note="Från början", cost_words="Delas lika")
    decided(store, uuid, "Kalix", decided_on="2026-10-26", body="KF", paragraph="§ 98")
    signed(store, uuid, "Kalix", signed_on="2026-11-02")
    return uuid


def written(store: Store, tmp_path: Path, name: str = "register.json") -> Path:
    return export_file(store, tmp_path / name).target


def edited(file: Path, change: Callable[[dict], None]) -> Path:
    """Change the content of a file as another program would."""
    data = json.loads(file.read_text(encoding="utf-8"))
    change(data)
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def values(store: Store, uuid: str) -> dict[str, object]:
    return agreement.show(store, uuid, TODAY).values


def set_note(words: str | None) -> Callable[[dict], None]:
    def change(data: dict) -> None:
        data["agreements"][0].pop("note", None)
        if words:
            data["agreements"][0]["note"] = words

    return change


def test_the_example_register_can_move_to_another_computer(other: Store, tmp_path: Path) -> None:
    example = make_example(tmp_path / "example", "Testare", Clock(TODAY))
    file = written(example, tmp_path)
    taken_in(other, file)
    assert written(other, tmp_path, "again.json").read_bytes() == file.read_bytes()
    example.close()


def test_an_export_reads_a_copy_while_others_save(store: Store, tmp_path: Path) -> None:
    in_use(store)
    said: list[str] = []

    class Saving:
        def step(self, _done: int, _total: int, words: str = "") -> None:
            said.append(words)
            if words == "Skriver filen" and said.count(words) == 1:
                an_agreement(store, "Nytt under tiden", parties=())

    export_file(store, tmp_path / "register.json", Saving())
    assert "Nytt under tiden" not in (tmp_path / "register.json").read_text(encoding="utf-8")
    assert said.count("Skriver filen") >= 2


def test_the_same_body_with_another_uuid_is_found_by_its_number(store: Store, other: Store, tmp_path: Path) -> None:
    in_use(store)
    an_agreement(other, "Eget", parties=("Kalix",))
    kalix = org(other, "Kalix")
    plan = taken_in(other, written(store, tmp_path))
    assert plan.count("organisation", "create") == 0
    assert org(other, "Kalix") == kalix
    uuid = next(row["uuid"] for row in dump(other)["agreement"].values() if row["title"] == "Hemsjukvård")
    assert kalix in {party.organisation for party in agreement.show(other, uuid, TODAY).parties}
    assert verify(other) == ()


def test_only_what_changed_in_the_file_is_taken(store: Store, other: Store, tmp_path: Path) -> None:
    uuid = in_use(store)
    file = written(store, tmp_path)
    taken_in(other, file)
    plan = taken_in(other, edited(file, set_note("Ny anmärkning")))
    assert [(thing.table, thing.action, thing.values) for thing in plan.to_write] == [
        ("agreement", "change", {"note": "Ny anmärkning"})
    ]
    assert plan.questions == ()
    assert values(other, uuid)["note"] == "Ny anmärkning"


def test_what_the_file_no_longer_says_is_blanked(store: Store, other: Store, tmp_path: Path) -> None:
    uuid = in_use(store)
    file = written(store, tmp_path)
    taken_in(other, file)
    taken_in(other, edited(file, set_note(None)))
    assert values(other, uuid)["note"] == ""


@pytest.mark.parametrize(
    ("by_hand", "in_file"), [("Rättad här", "Rättad där"), ("Rättad här", None), ("", "Rättad där")]
)
def test_what_was_changed_by_hand_since_is_asked(
    store: Store, other: Store, tmp_path: Path, by_hand: str, in_file: str | None
) -> None:
    uuid = in_use(store)
    file = written(store, tmp_path)
    taken_in(other, file)
    perform(other, agreement.EditAgreement(uuid, {"note": by_hand}))
    plan = plan_import(other, edited(file, set_note(in_file)), {}, TODAY)
    (question,) = plan.questions
    assert (question.kind, question.answer, question.cells[0].cell) == ("conflict", "keep", "rad 1")
    taken_in(other, file)
    assert values(other, uuid)["note"] == by_hand
    taken_in(other, file, {question.id: "file"})
    assert values(other, uuid)["note"] == (in_file or "")


def test_a_copy_that_went_its_own_way_is_asked_about_each_difference(
    store: Store, register: Path, tmp_path: Path
) -> None:
    uuid = in_use(store)
    copied = shutil.copytree(register, tmp_path / "copy")
    copy = opened(copied)
    perform(copy, agreement.EditAgreement(uuid, {"note": "", "cost_words": "Efter folkmängd", "deputy": "Ersättaren"}))
    plan = plan_import(store, written(copy, tmp_path), {}, TODAY)
    assert {question.about["field"] for question in plan.questions} == {"Anmärkning", "Kostnadsmodell"}
    assert [thing.values for thing in plan.to_write] == [{"deputy": "Ersättaren"}]
    copy.close()


def test_a_row_of_its_own_is_added_beside_one_of_the_same_day(store: Store, register: Path, tmp_path: Path) -> None:
    uuid = in_use(store)
    copy = opened(shutil.copytree(register, tmp_path / "copy"))
    decided(copy, uuid, "Boden", decided_on="2026-10-26", body="KS")
    decided(store, uuid, "Boden", decided_on="2026-10-26", body="KF")
    taken_in(store, written(copy, tmp_path))
    boden = next(one for one in agreement.show(store, uuid, TODAY).parties if one.short_name == "Boden")
    assert sorted(str(row.values["body"]) for row in boden.decisions) == ["KF", "KS"]
    copy.close()


def test_what_names_another_body_in_the_file_is_taken_and_told_by_name(
    store: Store, other: Store, tmp_path: Path
) -> None:
    uuid = in_use(store)
    file = written(store, tmp_path)
    taken_in(other, file)
    kalix = next(one for one in agreement.show(store, uuid, TODAY).parties if one.short_name == "Kalix")
    perform(store, ledger.EditRow("party", kalix.uuid, {"represented_by": org(store, "Boden")}))
    plan = taken_in(other, written(store, tmp_path))
    assert [(thing.table, thing.values) for thing in plan.to_write] == [
        ("party", {"represented_by": org(other, "Boden")})
    ]
    perform(other, ledger.EditRow("party", kalix.uuid, {"represented_by": org(other, "Pajala")}))
    (question,) = plan_import(other, file, {}, TODAY).questions
    assert (question.about["now"], question.about["file"]) == ("Pajala", "Boden")


def test_what_was_removed_by_hand_is_not_brought_back(store: Store, other: Store, tmp_path: Path) -> None:
    uuid = in_use(store)
    file = written(store, tmp_path)
    taken_in(other, file)
    perform(other, agreement.RemoveAgreement(uuid))
    plan = plan_import(other, file, {}, TODAY)
    assert plan.is_empty
    assert ("removed", "Hemsjukvård") in [(reason.code, reason.value) for reason in plan.reasons]


def test_what_was_undone_comes_in_again(store: Store, other: Store, tmp_path: Path) -> None:
    in_use(store)
    file = written(store, tmp_path)
    for _time in range(2):
        taken_in(other, file)
        assert written(other, tmp_path, "again.json").read_bytes() == file.read_bytes()
        perform(other, history.Undo())
    assert dump(other)["agreement"] == {}
    assert verify(other) == ()


def test_a_number_that_another_agreement_has_is_not_used_twice(store: Store, other: Store, tmp_path: Path) -> None:
    uuid = in_use(store)
    own = an_agreement(other, "Eget", parties=())
    plan = taken_in(other, written(store, tmp_path))
    assert [reason.code for reason in plan.reasons] == ["number_taken"]
    assert values(other, own)["number"] == "2026-001"
    assert (values(other, uuid)["number"], values(other, uuid)["old_number"]) == ("2026-002", "2026-001")


def test_a_body_that_was_removed_in_the_file_stays_and_is_told(store: Store, other: Store, tmp_path: Path) -> None:
    made = perform(store, organisation.CreateOrganisation({"name": "LTU", "short_name": "LTU", "kind": "university"}))
    in_use(store)
    taken_in(other, written(store, tmp_path))
    perform(store, organisation.RemoveOrganisation(made.things[0]))
    plan = plan_import(other, written(store, tmp_path), {}, TODAY)
    assert plan.is_empty
    assert [(reason.code, reason.about["n"]) for reason in plan.reasons] == [("gone", "1")]


def test_cancel_leaves_nothing(store: Store, other: Store, tmp_path: Path) -> None:
    in_use(store)
    file = written(store, tmp_path)
    before = dump(other)
    plan = plan_import(other, file, {}, TODAY)

    class Late(Cancellable):
        def step(self, done: int, total: int, words: str = "") -> None:
            self.cancelled = done + 1 == total
            super().step(done, total, words)

    with pytest.raises(Cancelled):
        perform(other, ImportRegister(file, digest_of(plan), TODAY), Late())
    assert dump(other) == before


def test_another_file_ending_is_refused_before_anything_is_written(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="NKA-167"):
        export_file(store, tmp_path / "register.xlsx")
    assert list(tmp_path.glob("register.x*")) == []


def test_a_register_that_cannot_be_copied_gives_no_file(store: Store, tmp_path: Path) -> None:
    store.file.write_bytes(store.file.read_bytes()[:5000])
    with pytest.raises(UserError, match="NKA-270"):
        written(store, tmp_path)
    assert list(tmp_path.glob("*.json*")) == []


@pytest.fixture
def with_file(store: Store, tmp_path: Path) -> str:
    """Return an agreement with an attached protocol."""
    uuid = in_use(store)
    minutes = tmp_path / "Protokoll § 98.txt"
    minutes.write_text("Fullmäktige antar avtalet.", encoding="utf-8")
    (row,) = next(one for one in agreement.show(store, uuid, TODAY).parties if one.decisions).decisions
    perform(store, AttachFiles(uuid, (minutes,), {"kind": "minutes"}, row.uuid))
    return uuid


def test_attached_files_go_along_under_names_that_tell(
    store: Store, other: Store, with_file: str, tmp_path: Path
) -> None:
    done = export_file(store, tmp_path / "register.json")
    assert (done.attached, done.files, done.missing) == (tmp_path / "register-bilagor", 1, ())
    names = sorted(path.name for path in done.attached.iterdir())
    assert names == ["2026-001 Protokoll § 98.txt", "SHA256SUMS"]
    taken_in(other, done.target)
    (row,) = agreement.show(other, with_file, TODAY).attachments
    assert attachments.sound(other.folder, str(row.values["sha256"]), "x").read_text("utf-8").startswith("Fullmäktige")
    assert verify(other) == ()
    again = export_file(other, tmp_path / "again.json")
    assert again.target.read_bytes() == done.target.read_bytes()
    assert (again.attached / "SHA256SUMS").read_bytes() == (done.attached / "SHA256SUMS").read_bytes()
    perform(other, history.Undo())
    assert verify(other) == ()


def test_a_folder_comes_in_again_whole(store: Store, other: Store, with_file: str, tmp_path: Path) -> None:
    done = export_folder(store, tmp_path / "ut", TODAY)
    taken_in(other, done.target / "register.json")
    again = export_folder(other, tmp_path / "igen", TODAY)
    for name in ("register.json", "bilagor/SHA256SUMS", "bilagor/2026-001 Protokoll § 98.txt"):
        assert (again.target / name).read_bytes() == (done.target / name).read_bytes()
    assert verify(other) == ()


def test_the_list_of_hashes_is_the_one_that_sha256sum_checks(store: Store, with_file: str, tmp_path: Path) -> None:
    done = export_file(store, tmp_path / "register.json")
    (line,) = (done.attached / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    content = (done.attached / "2026-001 Protokoll § 98.txt").read_bytes()
    assert line == f"{hashlib.sha256(content).hexdigest()}  2026-001 Protokoll § 98.txt"


def test_an_attachment_without_its_file_is_told_and_left_out(
    store: Store, other: Store, with_file: str, tmp_path: Path
) -> None:
    done = export_file(store, tmp_path / "register.json")
    shutil.rmtree(done.attached)
    plan = taken_in(other, done.target)
    assert [(reason.code, reason.value) for reason in plan.reasons if reason.code != "replaced"] == [
        ("no_file", "Protokoll § 98.txt")
    ]
    assert agreement.show(other, with_file, TODAY).attachments == ()
    assert verify(other) == ()


def test_an_attached_file_that_was_changed_on_the_way_is_refused(
    store: Store, other: Store, with_file: str, tmp_path: Path
) -> None:
    done = export_file(store, tmp_path / "register.json")
    (done.attached / "2026-001 Protokoll § 98.txt").write_text("Fullmäktige avslår.", encoding="utf-8")
    before = dump(other)
    with pytest.raises(UserError, match="NKA-272"):
        taken_in(other, done.target)
    assert dump(other) == before
    assert list(other.folder.glob("bilagor/??/*")) == []


def test_what_a_file_says_of_an_attachments_content_is_not_trusted(
    store: Store, other: Store, with_file: str, tmp_path: Path
) -> None:
    done = export_file(store, tmp_path / "register.json")
    edited(done.target, lambda data: data["agreements"][0]["attachments"][0].update(media_type="application/pdf"))
    taken_in(other, done.target)
    (row,) = agreement.show(other, with_file, TODAY).attachments
    assert row.values["media_type"] == "text/plain"


def test_a_list_that_points_out_of_its_folder_finds_nothing(store: Store, with_file: str, tmp_path: Path) -> None:
    done = export_file(store, tmp_path / "register.json")
    sums = done.attached / "SHA256SUMS"
    (tmp_path / "hemlig.txt").write_text("x", encoding="utf-8")
    sums.write_text(sums.read_text("utf-8").replace("2026-001 Protokoll § 98.txt", "../hemlig.txt"), encoding="utf-8")
    assert attached_files.listed(done.target) == {}


def test_an_export_takes_the_place_of_the_one_before_but_of_nothing_else(
    store: Store, with_file: str, tmp_path: Path
) -> None:
    done = export_file(store, tmp_path / "register.json")
    assert export_file(store, done.target).files == 1
    (done.attached / "egen anteckning.txt").write_text("x", encoding="utf-8")
    before = done.target.read_bytes()
    an_agreement(store, "Nytt", parties=())
    with pytest.raises(UserError, match="NKA-271"):
        export_file(store, done.target)
    assert (done.attached / "egen anteckning.txt").exists()
    assert done.target.read_bytes() == before


def test_an_attached_file_that_is_gone_is_named(store: Store, with_file: str, tmp_path: Path) -> None:
    (kept,) = store.folder.glob("bilagor/??/*")
    kept.unlink()
    done = export_file(store, tmp_path / "register.json")
    assert (done.files, done.missing) == (0, ("2026-001 Protokoll § 98.txt",))
    assert (done.attached / "SHA256SUMS").read_text(encoding="utf-8") == ""


def test_a_row_about_a_body_that_was_removed_here_is_left_out(store: Store, other: Store, tmp_path: Path) -> None:
    uuid = in_use(store)
    values_of_ltu = {"name": "LTU", "short_name": "LTU", "kind": "university"}
    (ltu,) = perform(store, organisation.CreateOrganisation(values_of_ltu)).things
    taken_in(other, written(store, tmp_path))
    perform(other, organisation.RemoveOrganisation(ltu))
    kalix = next(one for one in agreement.show(store, uuid, TODAY).parties if one.short_name == "Kalix")
    perform(store, ledger.EditRow("party", kalix.uuid, {"represented_by": ltu, "note": "Ny"}))
    perform(store, party.AddParties(uuid, (ltu,), "counterparty"))
    plan = taken_in(other, written(store, tmp_path))
    assert [(thing.table, thing.values) for thing in plan.to_write] == [("party", {"note": "Ny"})]
    assert verify(other) == ()
