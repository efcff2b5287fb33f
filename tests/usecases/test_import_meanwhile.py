"""A person goes on saving while a register comes in: the import waits its turn and is still what was shown."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from builders import TODAY, an_agreement, decided, dump

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.base.progress import Cancellable
from nkavtal.catalogue.backups import IMPORT
from nkavtal.exchange.register_in.plan import Plan, Planned
from nkavtal.store.backup.listing import copies
from nkavtal.store.create import create
from nkavtal.store.queries.register import newest
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import exporting, importing, ledger
from nkavtal.usecases.acts import perform
from nkavtal.usecases.agreement import EditAgreement
from nkavtal.usecases.attachment import AttachFiles
from nkavtal.usecases.import_meanwhile import stands
from nkavtal.usecases.importing import ImportRegister, digest_of, plan_import

REAL = Path(__file__).parent.parent / "data" / "avtalsregister.xlsx"
WRITING, SAVING = 3, 4


class Meanwhile(Cancellable):
    """Does something, in another thread, the first times the import begins to write."""

    def __init__(self, doing: Callable[[], object], times: int = 1, step: int = WRITING) -> None:
        super().__init__()
        self._doing, self.left, self._step = doing, times, step
        self.threads: list[threading.Thread] = []

    def step(self, done: int, total: int, words: str = "") -> None:
        super().step(done, total, words)
        if done == self._step and words and self.left:
            self.left -= 1
            self.threads.append(threading.Thread(target=self._doing))
            self.threads[-1].start()


def imported(store: Store, meanwhile: Meanwhile) -> int:
    """Import, and return how many agreements there are afterwards."""
    plan = plan_import(store, REAL, {}, TODAY)
    perform(store, ImportRegister(REAL, digest_of(plan), TODAY), meanwhile)
    for thread in meanwhile.threads:
        thread.join()
    assert verify(store) == ()
    return len(dump(store)["agreement"])


@pytest.fixture
def own(store: Store) -> str:
    """Return an agreement that the file tells nothing of."""
    return an_agreement(store, "Vårt eget", parties=("Kalix",))


def test_an_edit_made_meanwhile_is_saved_and_so_is_the_import(store: Store, own: str) -> None:
    meanwhile = Meanwhile(lambda: perform(store, EditAgreement(own, {"note": "Mitt i"})))
    assert imported(store, meanwhile) == 36
    assert dump(store)["agreement"][own]["note"] == "Mitt i"


def test_the_plan_is_not_made_again_for_an_edit_that_does_not_touch_it(
    store: Store, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    real = importing._plan
    monkeypatch.setattr(importing, "_plan", lambda *given: made.append(given) or real(*given))
    assert imported(store, Meanwhile(lambda: decided(store, own, "Kalix"), 2)) == 36
    assert len(made) == 1


def test_a_new_agreement_made_meanwhile_gets_a_number_of_its_own(store: Store) -> None:
    assert imported(store, Meanwhile(lambda: an_agreement(store, "Nytt", parties=()))) == 36
    numbers = [row["number"] for row in dump(store)["agreement"].values()]
    assert len(set(numbers)) == 36


def test_who_saves_all_the_time_waits_once_so_that_the_import_comes_to_its_end(
    store: Store, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_MOST_TIMES", 3)
    notes = iter(range(100))
    meanwhile = Meanwhile(lambda: perform(store, EditAgreement(own, {"note": str(next(notes))})), 100)
    assert imported(store, meanwhile) == 36
    begun = 100 - meanwhile.left
    assert begun <= 3
    assert dump(store)["agreement"][own]["note"] in {str(n) for n in range(begun)}  # threads come in any order


def test_an_edit_of_what_the_plan_is_about_is_saved_and_the_import_refused(store: Store, tmp_path: Path) -> None:
    imported(store, Meanwhile(lambda: None))
    book = openpyxl.load_workbook(REAL)
    book["Avtal"]["M39"] = "per invånare och år"
    book.save(tmp_path / "Ny lista.xlsx")
    plan = plan_import(store, tmp_path / "Ny lista.xlsx", {}, TODAY)
    (named,) = (thing.uuid for thing in plan.to_write if thing.table == "agreement")
    edit = EditAgreement(named, {"cost_words": "Delas lika"})
    meanwhile = Meanwhile(lambda: perform(store, edit))
    with pytest.raises(UserError, match="NKA-155"):
        perform(store, ImportRegister(tmp_path / "Ny lista.xlsx", digest_of(plan), TODAY), meanwhile)
    meanwhile.threads[0].join()
    assert dump(store)["agreement"][named]["cost_words"] == "Delas lika"
    assert verify(store) == ()


def test_one_copy_is_made_before_however_often_the_writing_begins(store: Store, own: str) -> None:
    imported(store, Meanwhile(lambda: perform(store, EditAgreement(own, {"note": "Mitt i"}))))
    (copy,) = (copy for copy in copies(store.folder) if copy.reason == IMPORT)
    assert copy.verified


def test_the_files_of_an_import_come_in_though_they_were_met_as_strays_meanwhile(store: Store, tmp_path: Path) -> None:
    def attach(to: Store, uuid: str, words: bytes) -> None:
        (tmp_path / "Bilaga.pdf").write_bytes(b"%PDF-1.4\n" + words)
        perform(to, AttachFiles(uuid, (tmp_path / "Bilaga.pdf",), {"kind": "other"}))

    def refused() -> None:
        with pytest.raises(UserError, match="NKA-213"):
            attach(store, own, b"eget")

    class Waits(Meanwhile):
        def step(self, done: int, total: int, words: str = "") -> None:
            super().step(done, total, words)
            deadline = time.monotonic() + 0.3
            while self.threads and self.threads[0].is_alive() and time.monotonic() < deadline:
                time.sleep(0.01)

    other = create(tmp_path / "annat", "Testare", Clock(TODAY))
    attach(other, an_agreement(other, "Deras"), b"deras")
    exporting.export_folder(other, tmp_path / "ut", TODAY)
    other.close()
    own = an_agreement(store, "Eget", parties=())
    attach(store, own, b"eget")
    file = tmp_path / "ut" / "register.json"
    plan = plan_import(store, file, {}, TODAY)
    meanwhile = Waits(refused, step=SAVING)
    perform(store, ImportRegister(file, digest_of(plan), TODAY), meanwhile)
    meanwhile.threads[0].join()
    assert verify(store) == ()
    assert len(dump(store)["attachment"]) == 2


def test_an_edit_of_a_row_that_the_file_has_in_another_agreement_is_seen_too(store: Store, own: str) -> None:
    decided(store, own, "Kalix")
    (row,) = dump(store)["decision"]
    planned = Planned("decision:1", "decision", "party:1", "change", row, {"paragraph": "§ 2"})
    plan = Plan("register.json", TODAY.isoformat(), (planned,), (), (), ())
    with store.reading() as connection:
        shown = newest(connection)
    perform(store, ledger.EditRow("decision", row, {"paragraph": "§ 1"}))
    with store.reading() as connection:
        assert not stands(connection, plan, shown)
