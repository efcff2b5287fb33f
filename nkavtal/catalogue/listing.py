"""A list as a person sees it: what is shown of which rows, in what order, ready to leave the program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedColumn:
    """One column; `share` is its width relative to the others, `right` ones hold numbers.

    A `fitted` one gets on paper what its words need, another its share.
    """

    title: str
    share: float = 1.0
    right: bool = False
    fitted: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """All rows that fit, as text; `selection` and `order` say in words how they were chosen and sorted, '' for not."""

    title: str
    columns: tuple[ListedColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    selection: str = ""
    order: str = ""
