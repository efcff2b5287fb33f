"""What a change of many puts to a value, takes from it, or puts in its place."""

from __future__ import annotations

import pytest

from nkavtal.rules.bulk import How, with_codes, with_lines

ORDER = ("vård", "skola", "it", "miljö")


@pytest.mark.parametrize(
    ("how", "before", "given", "after"),
    [
        (How.ADD, ("it",), ("vård",), ("vård", "it")),
        (How.ADD, ("it",), ("it", "it"), ("it",)),
        (How.ADD, (), ("miljö", "skola", "miljö"), ("skola", "miljö")),
        (How.ADD, ("gammal kod", "it"), ("vård",), ("vård", "it", "gammal kod")),
        (How.ADD, ("x", "a"), (), ("x", "a")),  # codes nobody declares keep their own order
        (How.REMOVE, ("vård", "it"), ("vård", "skola"), ("it",)),
        (How.REMOVE, ("it", "it", "vård"), ("skola",), ("vård", "it")),
        (How.REPLACE, ("vård", "it"), ("skola", "it", "skola"), ("skola", "it")),
        (How.REPLACE, ("vård",), (), ()),
    ],
)
def test_codes_come_in_the_order_they_are_declared(
    how: How, before: tuple[str, ...], given: tuple[str, ...], after: tuple[str, ...]
) -> None:
    assert with_codes(how, before, given, ORDER) == after


@pytest.mark.parametrize(
    ("how", "before", "given", "after"),
    [
        (How.ADD, "Anna", "Bo\nCecilia", "Anna\nBo\nCecilia"),
        (How.ADD, "Anna\nBo", "Bo", "Anna\nBo"),
        (How.ADD, "Anna", "anna", "Anna\nanna"),
        (How.ADD, "Anna\nAnna", "Bo\nBo", "Anna\nAnna\nBo"),
        (How.ADD, "", "Bo", "Bo"),
        (How.REMOVE, "Anna\nBo\nCecilia", "Bo", "Anna\nCecilia"),
        (How.REMOVE, "Anna", "Bo", "Anna"),
        (How.REMOVE, "Anna\n", "Bo", "Anna\n"),  # nothing is taken away, so nothing else is changed either
        (How.REMOVE, "Anna", "Anna", ""),
        (How.REPLACE, "Anna\nBo", "Bo\nBo", "Bo\nBo"),
        (How.REPLACE, "Anna", "", ""),
    ],
)
def test_lines_are_put_to_taken_from_or_put_in_the_place_of_a_text(
    how: How, before: str, given: str, after: str
) -> None:
    assert with_lines(how, before, given) == after
