"""What a PDF may do is told by its names, however they are written and wherever they are packed."""

from __future__ import annotations

import zlib

import pytest

from nkavtal.rules import pdf_signs
from nkavtal.rules.pdf_signs import signs

SCRIPT = b"<< /S /JavaScript /JS (app.alert(1)) >>"


def stream(content: bytes, *, head: bytes = b"/Filter /FlateDecode", end: bytes = b"\nendstream endobj\n") -> bytes:
    """Return an object stream as writers make it."""
    return b"7 0 obj\n<< /Type /ObjStm /N 1 /First 4 " + head + b" >>\nstream\n" + zlib.compress(content) + end


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<< /S /JavaScript >>", ("script",)),
        (b"<< /S /Launch /F (cmd.exe) >>", ("launch",)),
        (b"<< /Names << /EmbeddedFiles 4 0 R >> >>", ("embedded",)),
        (b"<< /OpenAction 4 0 R >>", ("open_action",)),
        (b"trailer << /Encrypt 9 0 R >>", ("encrypted",)),
        (b"<< /S /J#61vaScript >>", ("script",)),  # a letter may be written by its number
        (b"<< /S /#4aavaScript >>", ("script",)),
        (b"<< /S /#4AavaScript >>", ("script",)),
        (b"<< /LaunchPad true >>", ()),  # a longer name is another name
        (b"<< /Launch#65d true >>", ()),
        (b"(JavaScript)", ()),
        (b"", ()),
        (b"/Encrypt /OpenAction /Launch /JavaScript", ("script", "launch", "open_action", "encrypted")),
    ],
)
def test_names_are_found_in_a_fixed_order(data: bytes, told: tuple[str, ...]) -> None:
    assert signs(data) == told


def test_what_is_packed_is_looked_into() -> None:
    assert signs(stream(SCRIPT)) == ("script",)
    assert signs(stream(SCRIPT, head=b"/Filter[ /FlateDecode ]")) == ("script",)
    assert signs(stream(b"<< /Type /Page >>")) == ()
    assert signs(stream(b"<< /Type /Page >>") + stream(SCRIPT)) == ("script",)


def test_what_is_packed_in_another_way_is_hidden_and_the_rest_is_looked_into() -> None:
    assert signs(stream(SCRIPT, head=b"/Filter /LZWDecode")) == ("hidden",)
    assert signs(stream(SCRIPT, head=b"/Filter /FlateDecodes")) == ("hidden",)
    assert signs(stream(SCRIPT, head=b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>")) == ("hidden",)
    both = stream(SCRIPT, head=b"") + stream(b"<< /S /Launch >>")
    assert signs(both) == ("launch", "hidden")


def test_the_head_of_one_stream_says_nothing_of_the_next() -> None:
    other_way = b"6 0 obj << /Filter /FlateDecode >> endobj\n" + stream(SCRIPT, head=b"")
    assert signs(other_way) == ("hidden",)


def test_a_stream_that_is_cut_off_is_looked_into_as_far_as_it_goes() -> None:
    assert signs(stream(SCRIPT, end=b"")) == ("script",)
    long = b" ".join([SCRIPT, *(b"%d 0 R" % n for n in range(2000))])
    assert signs(stream(long, end=b"")[:-200]) == ("script",)


def test_a_stream_that_is_nothing_packed_is_hidden_and_an_empty_one_says_nothing() -> None:
    head = b"7 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n"
    assert signs(head + b"/Page in plain text\nendstream") == ("hidden",)
    assert signs(head + b"endstream") == ()


def test_a_stream_that_breaks_off_in_the_middle_tells_what_came_before() -> None:
    packed = bytearray(zlib.compress(SCRIPT + b" " * 3_000_000))
    packed[-3] ^= 0xFF  # the check sum at the end no longer fits
    assert signs(b"7 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\n" + packed + b"\nendstream") == ("script",)


def test_the_name_of_a_stream_in_a_text_is_no_stream() -> None:
    assert signs(b"(about /ObjStm in files)") == ()


def test_a_name_in_a_text_does_not_hide_the_streams_after_it() -> None:
    assert signs(b"(about /ObjStm in files)" + b" " * 3000 + stream(SCRIPT)) == ("script",)


BLOCK = 1 << 20


def test_a_name_far_into_what_is_packed_is_found_and_so_is_one_that_lies_over_two_blocks() -> None:
    assert signs(stream(SCRIPT.rjust(BLOCK * 2))) == ("script",)
    assert signs(stream(b" " * (BLOCK - 4) + b"/JavaScript >>")) == ("script",)
    cut_short = stream(b" " * (BLOCK - 4) + b"/JavaScript >>" + b" " * BLOCK * 2)
    broken = bytearray(cut_short)
    broken[cut_short.index(b"\nendstream") - 3] ^= 0xFF  # the check sum no longer fits
    assert signs(bytes(broken)) == ("script",)


def test_the_room_is_for_all_the_blocks_of_a_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signs, "MOST_UNPACKED", BLOCK + 100)
    assert signs(stream(SCRIPT.ljust(BLOCK * 2))) == ("hidden",)


def test_line_ends_after_the_word_stream_are_no_part_of_it() -> None:
    for ends in (b"stream\r\n", b"stream\n", b"stream\r", b"stream"):
        head = b"7 0 obj << /Type /ObjStm /Filter /FlateDecode >> "
        assert signs(head + ends + zlib.compress(SCRIPT) + b"\nendstream") == ("script",)


def test_no_more_is_unpacked_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_signs, "MOST_UNPACKED", 100)
    fits, too_much = SCRIPT.ljust(100), SCRIPT.ljust(101)
    assert signs(stream(fits)) == ("script",)
    assert signs(stream(too_much)) == ("hidden",)
    assert signs(stream(b" " * 60) + stream(fits[:60])) == ("hidden",)  # the room is for all of them together
    assert signs(stream(b" " * 40) + stream(fits[:60])) == ("script",)
