"""A file that was attached stays as it was, once, beside its row; nothing is half done and nothing is thrown away."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, decided, opened
from killing import Killed

from nkavtal.base.errors import Cancelled, Damaged, UserError
from nkavtal.base.os_seam import files
from nkavtal.base.progress import Cancellable
from nkavtal.store import attachment_intake, attachments
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.store.work import Work
from nkavtal.usecases import agreement, history
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.attachment import AttachFiles, ExchangeFile, RemoveAttachment

TEXT = b"Fullm\xc3\xa4ktige antar avtalet."
HASH = hashlib.sha256(TEXT).hexdigest()
QUARANTINE = Path("bilagor") / "karantän"
DRIVER = Path(__file__).with_name("attach_driver.py")


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Return a person's own file, outside the register."""
    file = tmp_path / "hos mig" / "Protokollsutdrag § 98.txt"
    file.parent.mkdir()
    file.write_bytes(TEXT)
    return file


@pytest.fixture
def uuid(store: Store) -> str:
    """Return an agreement to attach to."""
    return an_agreement(store, parties=("Kalix",))


def attach(store: Store, uuid: str, *given: Path, kind: str = "minutes", again: bool = False) -> None:
    perform(store, AttachFiles(uuid, given, {"kind": kind}, again=again))


def rows(store: Store, uuid: str) -> list[dict[str, object]]:
    return [row.values for row in agreement.show(store, uuid, TODAY).attachments]


def only(store: Store, uuid: str) -> str:
    (row,) = agreement.show(store, uuid, TODAY).attachments
    return row.uuid


def kept(register: Path) -> set[str]:
    """Return everything below the folder of attachments."""
    folder = register / "bilagor"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_kept_under_its_hash_with_what_a_person_said_of_it(store: Store, uuid: str, minutes: Path) -> None:
    decided(store, uuid, "Kalix", decided_on="2026-10-26")
    (decision,) = agreement.show(store, uuid, TODAY).parties[0].decisions
    said = {"kind": "minutes", "description": "KF § 98", "dated_on": "2026-10"}
    perform(store, AttachFiles(uuid, (minutes,), said, decision.uuid))
    (row,) = rows(store, uuid)
    assert {name: row[name] for name in said} == said
    assert (row["name"], row["sha256"], row["size"]) == (minutes.name, HASH, str(len(TEXT)))
    assert (row["decision"], row["signature"], row["media_type"]) == (decision.uuid, None, "text/plain")
    assert kept(store.folder) == {f"{HASH[:2]}/{HASH}"}
    assert attachments.sound(store.folder, HASH, "x").read_bytes() == TEXT
    assert minutes.read_bytes() == TEXT
    assert agreement.show(store, uuid, TODAY).names[decision.uuid] == "Kalix, 2026-10-26"


def test_what_is_kept_cannot_be_written_to_by_mistake(store: Store, uuid: str, minutes: Path) -> None:
    attach(store, uuid, minutes)
    assert not attachments.place(store.folder, HASH).stat().st_mode & 0o222


def test_the_same_content_is_told_on_the_same_agreement_and_stored_once_elsewhere(
    store: Store, uuid: str, minutes: Path
) -> None:
    attach(store, uuid, minutes)
    other = minutes.with_name("Kopia.txt")
    other.write_bytes(TEXT)
    with pytest.raises(UserError, match="NKA-213") as told:
        attach(store, uuid, other)
    assert "Protokollsutdrag § 98.txt" in told.value.message
    attach(store, uuid, other, again=True)
    attach(store, an_agreement(store, "Annat"), other)
    assert len(rows(store, uuid)) == 2
    assert kept(store.folder) == {f"{HASH[:2]}/{HASH}"}


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "NKA-209"), (b"x" * 101, "NKA-210")], ids=["no bytes", "too many bytes"]
)
def test_a_file_of_an_unfit_size_is_refused(
    store: Store, uuid: str, minutes: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, code: str
) -> None:
    monkeypatch.setattr(attachment_intake, "LARGEST", 100)
    minutes.write_bytes(content)
    with pytest.raises(UserError, match=code):
        attach(store, uuid, minutes)
    assert kept(store.folder) == set()
    assert rows(store, uuid) == []


def test_the_limit_is_two_hundred_megabytes_and_a_larger_file_is_not_even_read(
    store: Store, uuid: str, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with minutes.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024 + 1)
    monkeypatch.setattr(files, "sync", lambda _path: pytest.fail("written"))
    with pytest.raises(UserError, match="NKA-210") as told:
        attach(store, uuid, minutes)
    assert "200 MB" in told.value.message


def test_what_is_no_file_is_refused(store: Store, uuid: str, minutes: Path) -> None:
    for odd in (minutes.parent, minutes.with_name("borta.txt")):
        with pytest.raises(UserError, match="NKA-208"):
            attach(store, uuid, odd)


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders on Windows")
def test_a_pipe_is_refused_without_waiting_for_it(store: Store, uuid: str, minutes: Path) -> None:
    pipe = minutes.with_name("rör")
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="NKA-208"):
        attach(store, uuid, pipe)


def test_a_file_that_changes_while_it_is_read_is_refused(
    store: Store, uuid: str, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachment_intake, "_BLOCK", 4)

    class Meddling(Cancellable):
        def step(self, done: int, total: int, words: str = "") -> None:
            with minutes.open("ab") as stream:
                stream.write(b"!" if done == 4 else b"")

    with pytest.raises(UserError, match="NKA-211"):
        perform(store, AttachFiles(uuid, (minutes,), {"kind": "minutes"}), Meddling())
    assert kept(store.folder) == set()
    assert rows(store, uuid) == []


def test_a_copy_that_is_not_what_was_read_is_refused(
    store: Store, uuid: str, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(path: Path) -> None:
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"?")

    monkeypatch.setattr(files, "sync", torn)
    with pytest.raises(UserError, match="NKA-212"):
        attach(store, uuid, minutes)
    assert kept(store.folder) == set()


def test_cancelled_half_way_nothing_is_left(store: Store, uuid: str, minutes: Path) -> None:
    stopping = Cancellable()
    stopping.cancelled = True
    with pytest.raises(Cancelled):
        perform(store, AttachFiles(uuid, (minutes,), {"kind": "minutes"}), stopping)
    assert kept(store.folder) == set()


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "NKA-206"), (errno.EIO, "NKA-207")])
@pytest.mark.parametrize("step", ["sync", "replace"])
def test_trouble_with_the_disk_leaves_nothing_half(
    store: Store, uuid: str, minutes: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, step: str
) -> None:
    real = getattr(files, step)

    def fail(path: Path, *more: Path) -> None:
        if path.suffix == ".part":
            raise OSError(number, os.strerror(number))
        real(path, *more)

    monkeypatch.setattr(files, step, fail)
    with pytest.raises(UserError, match=code) as told:
        attach(store, uuid, minutes)
    assert told.value.hint
    assert rows(store, uuid) == []
    assert kept(store.folder) == set()
    monkeypatch.undo()
    attach(store, uuid, minutes)
    assert verify(store) == ()


def test_of_several_files_all_are_kept_or_none(store: Store, uuid: str, minutes: Path) -> None:
    other = minutes.with_name("annan.txt")
    other.write_text("Annat", encoding="utf-8")
    empty = minutes.with_name("tom.txt")
    empty.touch()
    with pytest.raises(UserError, match="NKA-209"):
        attach(store, uuid, minutes, other, empty)
    assert (rows(store, uuid), kept(store.folder)) == ([], set())
    attach(store, uuid, minutes, other)
    assert len(rows(store, uuid)) == len(kept(store.folder)) == 2


def test_a_file_whose_row_could_not_be_saved_goes_to_quarantine(
    store: Store, uuid: str, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Work.finish

    def full(work: Work) -> None:
        if work.act == "attach_files":
            raise UserError("NKA-106", "Disken är full.")
        real(work)

    monkeypatch.setattr(Work, "finish", full)
    with pytest.raises(UserError, match="NKA-106"):
        attach(store, uuid, minutes)
    assert kept(store.folder) == {f"karantän/{TODAY} {HASH}"}
    assert rows(store, uuid) == []
    monkeypatch.undo()
    attach(store, uuid, minutes)
    assert verify(store) == ()


KILLED = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from builders import opened
from nkavtal.base.os_seam import files
from nkavtal.store import attachment_intake
from nkavtal.store.work import Work
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.attachment import AttachFiles

def kill(*args, **options):
    os.kill(os.getpid(), signal.SIGKILL)

where, step = {"copied": (attachment_intake, "sha256_of"), "named": (Work, "finish"), "naming": (files, "replace")}[sys.argv[5]]
store = opened(Path(sys.argv[2]))
setattr(where, step, kill)
perform(store, AttachFiles(sys.argv[3], (Path(sys.argv[4]),), {"kind": "minutes"}))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
@pytest.mark.parametrize(("moment", "quarantined"), [("copied", 0), ("naming", 0), ("named", 1)])
def test_killed_between_file_and_row_the_file_is_found_in_quarantine(
    register: Path, minutes: Path, moment: str, quarantined: int
) -> None:
    store = opened(register)
    uuid = an_agreement(store)
    store.close()
    given = [str(Path(__file__).parents[1]), str(register), uuid, str(minutes), moment]
    done = subprocess.run([sys.executable, "-c", KILLED, *given], check=False)
    assert done.returncode == -signal.SIGKILL
    store = opened(register)
    assert rows(store, uuid) == []
    assert len(list((register / QUARANTINE).glob("*"))) == quarantined
    assert verify(store) == ()
    attach(store, uuid, minutes)
    assert verify(store) == ()
    store.close()
    for left in (register / "bilagor").glob(".*"):
        os.utime(left, (0, 0))
    opened(register).close()
    assert not list((register / "bilagor").glob(".*"))


def killed_while_attaching(register: Path, acklog: Path, times: int) -> None:
    store = opened(register)
    uuid = an_agreement(store, parties=())
    store.close()

    def looked() -> bool:
        acknowledged = set(acklog.read_text(encoding="utf-8").split())
        store = opened(register)
        assert verify(store) == ()
        assert acknowledged <= {row["sha256"] for row in rows(store, uuid)}, "an acknowledged file is lost"
        store.close()
        return bool(acknowledged)

    with Killed("attach_driver.py", register, uuid, acklog) as driver:
        driver.again_and_again(times, looked)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_killed_again_and_again_no_file_is_lost_or_half_there(register: Path, tmp_path: Path) -> None:
    killed_while_attaching(register, tmp_path / "attached", 4)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_killed_sixty_times_no_file_is_lost_or_half_there(register: Path, tmp_path: Path) -> None:
    killed_while_attaching(register, tmp_path / "attached", 60)


@pytest.mark.skipif(os.name == "nt", reason="limits of this kind are not of Windows")
@pytest.mark.parametrize(("content", "code"), [(900_000, "NKA-206"), (3_000, "NKA-106")], ids=["file", "row"])
def test_a_disk_that_gets_full_leaves_nothing_half(register: Path, tmp_path: Path, content: int, code: str) -> None:
    store = opened(register)
    uuid = an_agreement(store, parties=())
    store.close()
    size = (register / "nkavtal.db").stat().st_size
    mine = tmp_path / "stor.txt"
    mine.write_bytes(os.urandom(content))
    given = [str(register), uuid, str(mine), str(size + 100 if code == "NKA-206" else size // 2)]
    done = subprocess.run([sys.executable, str(DRIVER), *given], capture_output=True, text=True, check=False)
    assert done.stdout.split() == [code], done.stderr
    store = opened(register)
    assert (verify(store), rows(store, uuid)) == ((), [])
    attach(store, uuid, mine)
    assert verify(store) == ()
    store.close()


def stray(register: Path) -> Path:
    """Lay a file that no row knows of among the attachments."""
    file = attachments.place(register, hashlib.sha256(b"utan rad").hexdigest())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"utan rad")
    return file


def test_a_stray_waits_ninety_days_in_quarantine(register: Path) -> None:
    file = stray(register)
    opened(register).close()
    (waiting,) = (register / QUARANTINE).iterdir()
    assert waiting.name == f"{TODAY} {file.name}"
    assert not file.exists()
    for days, there in ((90, True), (91, False)):
        opened(register, TODAY.fromordinal(TODAY.toordinal() + days)).close()
        assert waiting.exists() is there


def test_a_file_that_is_missed_is_fetched_back_from_quarantine(store: Store, uuid: str, minutes: Path) -> None:
    older = store.file.read_bytes()
    attach(store, uuid, minutes)
    newer = store.file.read_bytes()
    store.close()
    for content, there in ((older, False), (newer, True)):
        store.file.write_bytes(content)
        opened(store.folder).close()
        assert attachments.place(store.folder, HASH).exists() is there
    again = opened(store.folder)
    assert verify(again) == ()
    assert list((store.folder / QUARANTINE).iterdir()) == []
    again.close()


def test_a_register_that_may_only_be_read_is_left_as_it_is(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = stray(register)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    store = opened(register)
    assert file.exists()
    assert "inte känner till: 1" in verify(store)[0].words.format(**verify(store)[0].values)
    store.close()


def test_a_removed_attachment_keeps_its_file_and_comes_back(store: Store, uuid: str, minutes: Path) -> None:
    attach(store, uuid, minutes)
    perform(store, RemoveAttachment(only(store, uuid)))
    assert rows(store, uuid) == []
    store.order_attachments()
    assert verify(store) == ()
    perform(store, history.Undo())
    assert only(store, uuid)
    assert attachments.sound(store.folder, HASH, "x")


def test_the_signed_one_is_exchanged_or_removed_with_a_reason_only(store: Store, uuid: str, minutes: Path) -> None:
    attach(store, uuid, minutes, kind="signed")
    new = minutes.with_name("ny.txt")
    new.write_text("Rätt sida", encoding="utf-8")
    row = only(store, uuid)
    for act in (RemoveAttachment(row), RemoveAttachment(row, "  "), ExchangeFile(row, new)):
        with pytest.raises(UserError, match="NKA-214"):
            perform(store, act)
    perform(store, ExchangeFile(row, new, "Fel sida skannad."))
    assert rows(store, uuid)[0]["name"] == "ny.txt"
    assert history.lines(store, limit=1)[0].about["reason"] == "Fel sida skannad"
    store.order_attachments()
    assert len(kept(store.folder)) == 2
    perform(store, history.Undo())
    assert rows(store, uuid)[0]["sha256"] == HASH
    perform(store, RemoveAttachment(row, "Gäller inte längre"))
    assert rows(store, uuid) == []


def test_everything_a_register_refers_to_can_be_listed(store: Store, uuid: str, minutes: Path) -> None:
    attach(store, uuid, minutes)
    new = minutes.with_name("ny.txt")
    new.write_text("Ny", encoding="utf-8")
    perform(store, ExchangeFile(only(store, uuid), new))
    perform(store, RemoveAttachment(only(store, uuid)))
    with store.reading() as connection:
        found = attachments.referred_files(connection, store.folder)
    assert set(found) == {HASH, hashlib.sha256(b"Ny").hexdigest()}
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == sha256 for sha256, path in found.items())


def test_a_hash_that_is_none_leads_nowhere(store: Store) -> None:
    with pytest.raises(Damaged, match="NKA-215"):
        attachments.place(store.folder, "../../nkavtal.db")


def gone(file: Path) -> None:
    file.chmod(0o600)  # Windows removes no file that is read-only
    file.unlink()


def changed(file: Path) -> None:
    file.chmod(0o600)
    file.write_bytes(file.read_bytes() + b" ")


@pytest.mark.parametrize(("harm", "told"), [(gone, "saknas"), (changed, "har ändrats")])
def test_verify_tells_which_file_is_missing_or_changed(
    store: Store, uuid: str, minutes: Path, harm: object, told: str
) -> None:
    attach(store, uuid, minutes)
    harm(attachments.place(store.folder, HASH))  # type: ignore[operator]
    (finding,) = verify(store)
    said = finding.words.format(**finding.values)
    assert told in said
    assert "Protokollsutdrag § 98.txt" in said
    assert "2026-001" in said
    with pytest.raises(Damaged, match="NKA-215"):
        attachments.sound(store.folder, HASH, "x")
    attach(store, an_agreement(store, "Annat"), minutes)
    assert verify(store) == (), "the same content attached anew heals the file"


def test_a_decision_of_another_agreement_is_refused(store: Store, uuid: str, minutes: Path) -> None:
    other = an_agreement(store, "Annat")
    decided(store, other, "Kalix")
    decision = next(one for one in agreement.show(store, other, TODAY).parties if one.decisions).decisions[0].uuid
    with pytest.raises(UserError, match="NKA-130"):
        perform(store, AttachFiles(uuid, (minutes,), {"kind": "minutes"}, decision))
    assert rows(store, uuid) == []
