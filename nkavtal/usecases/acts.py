"""Acts: frozen dataclasses, each with the one function that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from nkavtal.store.store import Store
from nkavtal.usecases.touched import Touched

AnAct = TypeVar("AnAct")
ACTS: dict[type[Any], Callable[[Store, Any], Touched]] = {}
"""Every act a person can do and the function that does it; filled where the functions stand."""


def does(act: type[AnAct]) -> Callable[[Callable[[Store, AnAct], Touched]], Callable[[Store, AnAct], Touched]]:
    """Mark the function that does an act."""

    def keep(function: Callable[[Store, AnAct], Touched]) -> Callable[[Store, AnAct], Touched]:
        ACTS[act] = function
        return function

    return keep


def perform(store: Store, act: object) -> Touched:
    """Do an act by its kind; KeyError for something that is no act."""
    return ACTS[type(act)](store, act)
