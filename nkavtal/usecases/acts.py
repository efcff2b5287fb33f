"""Acts: frozen dataclasses, each with the one function that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from nkavtal.base.progress import SILENT, Progress
from nkavtal.store.store import Store
from nkavtal.usecases.touched import Touched

AnAct = TypeVar("AnAct")
Does = Callable[[Store, AnAct], Touched]
DoesLong = Callable[[Store, AnAct, Progress], Touched]

ACTS: dict[type[Any], DoesLong[Any]] = {}
"""Every act a person can do and the function that does it; filled where the functions stand."""


def does(act: type[AnAct]) -> Callable[[Does[AnAct]], Does[AnAct]]:
    """Mark the function that does an act."""

    def keep(function: Does[AnAct]) -> Does[AnAct]:
        ACTS[act] = lambda store, one, _progress: function(store, one)
        return function

    return keep


def does_long(act: type[AnAct]) -> Callable[[DoesLong[AnAct]], DoesLong[AnAct]]:
    """Mark the function that does a long act: it reports progress and hears when it should stop."""

    def keep(function: DoesLong[AnAct]) -> DoesLong[AnAct]:
        ACTS[act] = function
        return function

    return keep


def perform(store: Store, act: object, progress: Progress = SILENT) -> Touched:
    """Do an act by its kind; KeyError for something that is no act."""
    return ACTS[type(act)](store, act, progress)
