"""A register with something in it, built once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import an_agreement, decided, opened

from nkavtal.store.store import Store


@pytest.fixture(scope="session")
def filled_register(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with twelve agreements; copy it, never open it."""
    folder = tmp_path_factory.mktemp("filled") / "register"
    shutil.copytree(empty_register, folder)
    store = opened(folder)
    for n in range(12):
        uuid = an_agreement(store, f"Avtal {n} om hjälpmedel", note="Anteckning " * 60)
        decided(store, uuid, "Kalix", decided_on="2026-10-26")
    store.close()
    return folder


@pytest.fixture
def filled(filled_register: Path, tmp_path: Path) -> Iterator[Store]:
    """Return an open register with twelve agreements."""
    folder = tmp_path / "register"
    shutil.copytree(filled_register, folder)
    store = opened(folder)
    yield store
    store.close()
