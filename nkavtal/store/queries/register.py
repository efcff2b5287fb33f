"""The register itself: whose it is, and how far its history has come."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.store.plain import Asks


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """The register's UUID, whose it is, and if it is an example as a whole."""

    uuid: str
    organisation: str
    example: bool


def register_facts(asks: Asks) -> RegisterFacts:
    """Return what is known about the register itself."""
    found = asks.exec_driver_sql("SELECT uuid, organisation, example FROM register").fetchall()
    return RegisterFacts(found[0][0], found[0][1], bool(found[0][2])) if found else RegisterFacts("", "", False)


def is_example(asks: Asks) -> bool:
    """Tell if the register was made as the example."""
    return register_facts(asks).example


def newest(asks: Asks) -> int:
    """Return the number of the latest act."""
    ((found,),) = asks.exec_driver_sql("SELECT max(seq) FROM act").fetchall()
    return found or 0


def standing(asks: Asks) -> tuple[str, int]:
    """Return the register's UUID and the number of its latest act."""
    return register_facts(asks).uuid, newest(asks)
