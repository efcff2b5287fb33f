"""A register for each test, made from one that is built once."""

from __future__ import annotations

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

settings.register_profile(
    "mutants", deadline=None, max_examples=30, derandomize=True
)  # for the run over mutants of the rules


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
