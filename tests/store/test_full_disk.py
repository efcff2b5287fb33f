"""A disk that is really full, a small one in memory: every act is whole or refused in plain words, and works again after."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, dump, opened

from nkavtal.base.errors import UserError
from nkavtal.catalogue.backups import HAND
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.attachment import AttachFiles
from nkavtal.usecases.exporting import export_file
from nkavtal.usecases.importing import ImportRegister, digest_of, plan_import

EXCEL = Path(__file__).parent.parent / "data" / "avtalsregister.xlsx"
FULL = {"NKA-101", "NKA-106", "NKA-107", "NKA-206"}
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def small_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a disk of 40 MB; only root can have one."""
    if os.name == "nt" or shutil.which("mount") is None:
        pytest.skip("no disk in memory here")
    place = tmp_path_factory.mktemp("disk")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(place)], capture_output=True)
    if done.returncode:
        pytest.skip("no right to mount a disk in memory")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def save(store: Store, _folder: Path) -> None:
    an_agreement(store, "Text " * 2000, parties=("Kalix",))


def attach(store: Store, folder: Path) -> None:
    agreement = next(iter(dump(store)["agreement"]))
    perform(store, AttachFiles(agreement, (folder / "min fil.txt",), {"kind": "minutes"}))


def copy(store: Store, _folder: Path) -> None:
    store.copy(HAND)


def import_file(store: Store, _folder: Path) -> None:
    plan = plan_import(store, EXCEL, {}, TODAY)
    perform(store, ImportRegister(EXCEL, digest_of(plan), TODAY))


def export(store: Store, _folder: Path) -> None:
    export_file(store, store.folder.parent / "ut.json")


def refused(doing: Callable[[], None]) -> str:
    """Return the code of the trouble, '' when all went well."""
    try:
        doing()
    except UserError as trouble:
        return trouble.code
    return ""


@pytest.mark.parametrize("room", [0, 40_000, 400_000, 17_000_000])
@pytest.mark.parametrize("act", [save, attach, copy, import_file, export])
def test_every_act_is_whole_or_refused(
    small_disk: Path, filled_register: Path, tmp_path: Path, act: Callable[[Store, Path], None], room: int
) -> None:
    folder = small_disk / "register"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(filled_register, folder)
    (tmp_path / "min fil.txt").write_bytes(os.urandom(900_000))
    filler = small_disk / "fyllnad"
    filler.write_bytes(bytes(shutil.disk_usage(small_disk).free - room))
    store = opened(folder)
    said = dump(store)
    code = refused(lambda: act(store, tmp_path))
    assert code in FULL if code else room, "nothing can be written where there is no room"
    assert not code or dump(store) == said
    assert verify(store) == ()
    assert [path for path in folder.rglob(".*")] == []
    assert not (small_disk / "ut.json").exists() or act is export
    filler.unlink()
    if code:
        act(store, tmp_path)
    assert verify(store) == ()
    store.close()
    (small_disk / "ut.json").unlink(missing_ok=True)
