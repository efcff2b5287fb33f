"""What a crash or a full disk does while another register comes in: all of it stands, or nothing of it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
import xlsxwriter
from builders import TODAY, an_agreement, decided, dump, opened
from killing import Killed

from nkavtal.base.clock import Clock
from nkavtal.catalogue.backups import IMPORT
from nkavtal.store.backup.listing import State, copies
from nkavtal.store.create import create
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.attachment import AttachFiles
from nkavtal.usecases.exporting import export_folder
from nkavtal.usecases.importing import ImportRegister, digest_of, plan_import

EXCEL = Path(__file__).parent.parent / "data" / "avtalsregister.xlsx"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of this kind are not of Windows")


def import_file(store: Store, file: Path) -> None:
    plan = plan_import(store, file, {}, TODAY)
    perform(store, ImportRegister(file, digest_of(plan), TODAY))


def counts(store: Store) -> dict[str, int]:
    return {table: len(rows) for table, rows in dump(store).items()}


@dataclass(frozen=True)
class Case:
    """A register that has its own, a file that comes in, and how many of each thing there are before and after."""

    register: Path
    file: Path
    before: dict[str, int]
    after: dict[str, int]
    seconds: float


@pytest.fixture(scope="module")
def json_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return somebody else's whole register as a file, with attachments beside it."""
    folder = tmp_path_factory.mktemp("others")
    store = create(folder / "register", "Testare", Clock(TODAY))
    for n in range(4):
        uuid = an_agreement(store, f"Deras avtal {n}", note="Anteckning " * 40)
        decided(store, uuid, "Kalix", "Boden")
        (folder / f"avtal {n}.txt").write_text(f"{n} " * 100_000, encoding="utf-8")
        perform(store, AttachFiles(uuid, (folder / f"avtal {n}.txt",), {"kind": "minutes"}))
    file = export_folder(store, folder / "ut", TODAY).target / "register.json"
    store.close()
    return file


@pytest.fixture(scope="module")
def small_workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook that is read in a moment."""
    file = tmp_path_factory.mktemp("book") / "avtal.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Avtal")
    sheet.write_row(0, 0, ("Dnr", "Avtal", "Fr.o.m.", "T.o.m.", "Uppsägningstid", "Anmärkning"))
    for n in range(1, 41):
        sheet.write_row(n, 0, (f"2020/{n}", f"Ramavtal {n}", "2020-01-01", "2029-12-31", "12 månader", "Ord " * 200))
    book.close()
    return file


def case_of(register: Path, file: Path, folder: Path) -> Case:
    """Take the file in once, to know how long it takes and what it gives."""
    shutil.copytree(register, folder)
    store = opened(folder)
    before, plan = counts(store), plan_import(store, file, {}, TODAY)
    began = time.monotonic()
    perform(store, ImportRegister(file, digest_of(plan), TODAY))
    took = time.monotonic() - began
    after = counts(store)
    store.close()
    assert after["agreement"] > before["agreement"] == 12
    return Case(register, file, before, after, took)


def assert_all_or_nothing(folder: Path, case: Case, *, acknowledged: bool) -> bool:
    """Open the register as at the next start and look at all of it; return whether the import is there."""
    store = opened(folder)
    assert verify(store) == ()
    found = counts(store)
    assert found in (case.before, case.after), "an import is half done"
    there = found == case.after
    assert there or not acknowledged, "an acknowledged import is lost"
    left = [path.name for place in ("", "bilagor", "kopior") for path in (folder / place).glob(".*.part*")]
    assert left == []
    for copy in copies(folder):
        assert copy.state in (State.SOUND, State.UNCHECKED)
        assert copy.reason == IMPORT
    if not there:
        import_file(store, case.file)
        assert counts(store) == case.after
        assert verify(store) == ()
    store.close()
    return there


def killed_while_importing(case: Case, tmp_path: Path, times: int) -> None:
    chance, acklog, stood, longest = random.Random(times), tmp_path / "imported", 0, case.seconds
    acklog.touch()
    with Killed("import_driver.py", case.file, acklog) as driver:
        for turn in range(times):
            folder = tmp_path / f"register-{turn}"
            shutil.copytree(case.register, folder)
            driver.one(str(folder), longest * (turn + chance.random()) / times)
            acknowledged = str(folder) in acklog.read_text(encoding="utf-8").split("\n")
            stood += assert_all_or_nothing(folder, case, acknowledged=acknowledged)
            shutil.rmtree(folder)
            longest *= 1 if stood or turn < times / 2 else 1.3  # a busy machine takes longer to come to the end
    print(f"{case.file.suffix}: {stood} of {times} stood")


@pytest.mark.parametrize("kind", ["small_workbook", "json_file"])
def test_killed_while_importing_all_of_it_stands_or_nothing(
    filled_register: Path, tmp_path: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    case = case_of(filled_register, request.getfixturevalue(kind), tmp_path / "whole")
    killed_while_importing(case, tmp_path, 2)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", ["excel", "json_file"])
def test_killed_sixty_times_while_importing(
    filled_register: Path, tmp_path: Path, request: pytest.FixtureRequest, kind: str
) -> None:
    file = EXCEL if kind == "excel" else request.getfixturevalue(kind)
    killed_while_importing(case_of(filled_register, file, tmp_path / "whole"), tmp_path, 60)


LIMITED = """
import sys
from pathlib import Path
from builders import TODAY, opened
from save_driver import limit_files
from nkavtal.base.errors import UserError
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.importing import ImportRegister, digest_of, plan_import
store = opened(Path(sys.argv[1]))
plan = plan_import(store, Path(sys.argv[2]), {}, TODAY)
limit_files(int(sys.argv[3]))
try:
    perform(store, ImportRegister(Path(sys.argv[2]), digest_of(plan), TODAY))
except UserError as trouble:
    print(trouble.code)
"""


@pytest.mark.parametrize(
    ("kind", "room", "code"),
    [("small_workbook", -200_000, "NKA-107"), ("small_workbook", 50_000, "NKA-106"), ("json_file", -1, "NKA-206")],
    ids=["copy", "rows", "attachment"],
)
def test_a_disk_that_fills_while_importing_leaves_the_register_as_it_was(
    filled_register: Path, tmp_path: Path, request: pytest.FixtureRequest, kind: str, room: int, code: str
) -> None:
    file: Path = request.getfixturevalue(kind)
    folder = tmp_path / "register"
    shutil.copytree(filled_register, folder)
    store = opened(folder)
    said = dump(store)
    store.close()
    size = 100_000 if code == "NKA-206" else (folder / "nkavtal.db").stat().st_size + room
    given = [sys.executable, "-c", LIMITED, str(folder), str(file), str(size)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    done = subprocess.run(given, capture_output=True, text=True, timeout=60, check=True, env=environment)
    assert done.stdout.split() == [code], done.stderr
    store = opened(folder)
    assert dump(store) == said
    assert verify(store) == ()
    assert [path.name for path in (folder / "bilagor").glob("*") if path.name != "karantän"] == []
    import_file(store, file)
    assert counts(store)["agreement"] > 12
    store.close()
