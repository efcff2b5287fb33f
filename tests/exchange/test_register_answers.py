"""Files of answers: sound ones are read, others are refused with words that help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nkavtal.base.errors import UserError
from nkavtal.exchange.register_in.plan_file import read_answers


def test_answers_are_read_with_or_without_a_mark_of_order(tmp_path: Path) -> None:
    (tmp_path / "svar.json").write_text(json.dumps({"no:nej": "declined"}), encoding="utf-8-sig")
    assert read_answers(tmp_path / "svar.json") == {"no:nej": "declined"}


def test_missing_answers_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        read_answers(tmp_path / "finns inte.json")
    assert caught.value.code == "NKA-151"


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', "{", "\x00", "[" * 5000])
def test_what_is_no_file_of_answers_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "svar.json").write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_answers(tmp_path / "svar.json")
    assert caught.value.code == "NKA-153"
    assert caught.value.hint
