"""Clock, errors, logs, places, progress and resources."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from nkavtal.base import logs, places, resources
from nkavtal.base.clock import Clock
from nkavtal.base.errors import Cancelled, Damaged, FieldErrors, UserError
from nkavtal.base.progress import SILENT, Cancellable


def test_a_fixed_clock_stands_still_and_the_moment_does_not() -> None:
    assert Clock(date(2013, 2, 1)).today() == date(2013, 2, 1)
    assert abs(Clock().today() - datetime.now().astimezone().date()).days <= 1
    assert Clock(date(2013, 2, 1)).now().tzinfo is UTC


def test_an_error_is_told_with_code_words_and_a_way_out() -> None:
    error = UserError("NKA-999", "{n} rader gick inte att läsa.", "Rätta {what}.", field="x", n=3, what="dem")
    assert str(error) == "NKA-999 3 rader gick inte att läsa. Rätta dem."
    assert (error.message, error.hint, error.field) == ("3 rader gick inte att läsa.", "Rätta dem.", "x")
    assert UserError("NKA-999", "Kort.").hint == ""


def test_errors_leave_the_terminal_with_their_own_numbers() -> None:
    assert UserError("NKA-999", "x").exit_code == 1
    assert Damaged("NKA-999", "x").exit_code == 3


def test_errors_of_several_fields_show_the_first() -> None:
    both = (UserError("NKA-181", "Ett {a}.", field="a", a=1), UserError("NKA-182", "Två.", field="b"))
    found = FieldErrors(both)
    assert (found.code, found.message, found.field, found.errors) == ("NKA-181", "Ett 1.", "a", both)


def test_the_log_is_kept_in_its_folder_and_started_anew_without_doubling(tmp_path: Path) -> None:
    logger = logging.getLogger("nkavtal.test")
    try:
        first = logs.start(tmp_path / "logg")
        second = logs.start(tmp_path / "logg")
        assert first == second
        logger.info("NKA-101 3 rows")
        lines = first.read_text(encoding="utf-8").splitlines()
        assert len(lines) == 1
        assert lines[0].endswith("INFO nkavtal.test NKA-101 3 rows")
    finally:
        for handler in logging.getLogger("nkavtal").handlers[:]:
            logging.getLogger("nkavtal").removeHandler(handler)
            handler.close()


def test_a_full_log_makes_way_for_a_new_one_and_five_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_FULL", 100)
    logger = logging.getLogger("nkavtal.test")
    try:
        logs.start(tmp_path / "logg")
        for n in range(8):
            logger.info("%s %s", n, "x" * 100)
        kept = sorted(tmp_path.joinpath("logg").iterdir())
        assert [one.name for one in kept] == ["nkavtal.log", *(f"nkavtal.log.{n}" for n in range(1, 5))]
        assert [one.read_text(encoding="utf-8").split(" nkavtal.test ")[1:2] for one in kept[:2]] == [
            [],
            [f"7 {'x' * 100}\n"],
        ]
    finally:
        for handler in logging.getLogger("nkavtal").handlers[:]:
            logging.getLogger("nkavtal").removeHandler(handler)
            handler.close()


def test_places_below_one_folder_stay_there(tmp_path: Path) -> None:
    found = places.under(tmp_path)
    assert all(tmp_path in path.parents for path in (found.register, found.settings, found.logs))


def test_a_persons_places_are_local_and_of_this_program() -> None:
    found = places.of_this_person()
    assert len({found.register, found.settings, found.logs}) == 3
    for path in (found.register, found.settings, found.logs):
        assert path.is_absolute()
        assert "nkavtal" in str(path)
        assert "Documents" not in path.parts


def test_shipped_files_are_found() -> None:
    assert resources.path("data", "municipalities.csv").is_file()
    assert resources.root().is_dir()


def test_long_work_hears_that_it_should_stop() -> None:
    token = Cancellable()
    token.step(3, 10, "rader")
    assert token.latest == (3, 10, "rader")
    token.cancelled = True
    with pytest.raises(Cancelled):
        token.step(4, 10)
    assert SILENT.step(1, 2) is None
