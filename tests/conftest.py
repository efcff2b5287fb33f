"""A register for each test, made from one that is built once."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from builders import TODAY, opened

from nkavtal.base.clock import Clock
from nkavtal.store.create import create
from nkavtal.store.store import Store

IN_MEMORY = Path("/dev/shm")
ROOM = 2 << 30

settings.register_profile(
    "mutants", deadline=None, max_examples=30, derandomize=True
)  # for the run over mutants of the rules
settings.register_profile("patient", settings(), deadline=None)  # a busy machine is no fault of an example
settings.load_profile("patient")


def pytest_configure() -> None:
    """Put the folders of tests in memory where there is room: thousands are made, synced to disk and thrown away."""
    if not IN_MEMORY.is_dir() or not os.access(IN_MEMORY, os.W_OK):
        return
    runs_programs = not os.statvfs(IN_MEMORY).f_flag & os.ST_NOEXEC
    if runs_programs and shutil.disk_usage(IN_MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))


def pytest_collection_finish() -> None:
    """Let the collector pass over all that stays to the end: it would go through it again in every other test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a new register; copy it, never open it."""
    folder = tmp_path_factory.mktemp("empty") / "register"
    create(folder, "Testare", Clock(TODAY)).close()
    return folder


@pytest.fixture
def register(empty_register: Path, tmp_path: Path) -> Path:
    """Return the folder of a new register of this test's own."""
    folder = tmp_path / "register"
    shutil.copytree(empty_register, folder)
    return folder


@pytest.fixture
def store(register: Path) -> Iterator[Store]:
    """Return an open register with the 14 municipalities in it."""
    found = opened(register)
    yield found
    found.close()
