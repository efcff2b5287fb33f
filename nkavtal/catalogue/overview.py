"""What leaves the store for the first page: what waits, which days come, and what has been done meanwhile."""

from __future__ import annotations

from dataclasses import dataclass

from nkavtal.catalogue.rows import AgreementRow, ChangeLine


@dataclass(frozen=True, slots=True)
class Counter:
    """How many agreements wait for something (a code of catalogue.pending).

    `day` is the first of their days (ISO); `parts` how many decisions or signatures they lack together.
    """

    code: str
    n: int
    day: str | None = None
    parts: int = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """The next day (ISO) of one agreement and the code of what it is about."""

    agreement: str
    number: str
    title: str
    day: str
    kind: str
    example: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """One act that stands, told to somebody who was away; `at` is UTC in ISO form, `name` a code of catalogue.acts.

    `agreement` (UUID) with number and title is the one that it touched, empty when there were `agreements` others or
    none; a deed in bulk brings no changes along.
    """

    seq: int
    name: str
    about: dict[str, str]
    at: str
    actor: str
    agreements: int = 0
    agreement: str = ""
    number: str = ""
    title: str = ""
    changes: tuple[ChangeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page whole.

    `register` is the register's UUID, `example` tells that it is thrown away, `newest` the number of its latest act; `seen` is the act that `deeds` come after,
    None the first time. `mine` are one's own that are not over. `all_deeds`, `dated` and `all_mine` count those too that are
    not shown.
    """

    register: str
    example: bool
    agreements: int
    counters: tuple[Counter, ...]
    deadlines: tuple[Deadline, ...]
    dated: int
    newest: int
    seen: int | None
    mine: tuple[AgreementRow, ...]
    all_mine: int
    deeds: tuple[Deed, ...] = ()
    all_deeds: int = 0
