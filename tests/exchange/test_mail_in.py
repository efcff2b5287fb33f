"""A kept mail is shown as head and text, whatever else is in it."""

from __future__ import annotations

import random
from email.message import EmailMessage

import pytest
from compound_samples import a_message, compound
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.exchange.compound_file import CompoundFile, Unreadable
from nkavtal.exchange.mail_in import plain_text, read_eml, read_msg

HTML = "<html><head><title>x</title><style>p {}</style></head><body><p>Hej &aring;</p><script>bort()</script>då<br>då</body>"


def an_eml(html: bool = False) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Protokollsutdrag § 98"
    message["From"] = "Kalix kommun <registrator@kalix.example>"
    message["To"] = "nk@nk.example"
    message["Date"] = "Mon, 26 Oct 2026 14:32:00 +0100"
    message.set_content(HTML if html else "Bifogar beslutet.", subtype="html" if html else "plain")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="Beslut å.pdf")
    return message


def test_a_mail_of_the_net_is_read() -> None:
    mail = read_eml(an_eml().as_bytes())
    assert mail is not None
    assert (mail.subject, mail.to, mail.cc) == ("Protokollsutdrag § 98", "nk@nk.example", "")
    assert mail.sender == "Kalix kommun <registrator@kalix.example>"
    assert mail.sent == "2026-10-26T14:32:00+01:00"
    assert mail.text.strip() == "Bifogar beslutet."
    assert mail.files == ("Beslut å.pdf",)


def test_of_a_page_only_the_words_are_shown() -> None:
    mail = read_eml(an_eml(html=True).as_bytes())
    assert mail is not None
    assert mail.text == plain_text(HTML) == "Hej å\ndå\ndå"


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("body", ["Åtgärd krävs.", "Å" * 5000], ids=["short", "long"])
def test_a_mail_of_outlook_is_read(wide: bool, body: str) -> None:
    mail = read_msg(a_message(body=body, wide=wide, files=("Beslut å.pdf", "b.docx")))
    assert mail is not None
    assert mail.subject == "Protokollsutdrag § 98"
    assert mail.sender == "Kalix kommun <registrator@kalix.example>"
    assert mail.to == "nk@nk.example"
    assert mail.sent.startswith("2024-11-24T10:00:00")
    assert mail.text == body
    assert mail.files == ("Beslut å.pdf", "b.docx")


def test_a_mail_of_outlook_without_plain_text_shows_the_words_of_its_page() -> None:
    mail = read_msg(a_message(body="", html=HTML.encode("cp1252")))
    assert mail is not None
    assert mail.text == "Hej å\ndå\ndå"


def test_what_is_no_mail_gives_none() -> None:
    assert read_msg(b"") is None
    assert read_msg(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) is None


def test_a_damaged_mail_never_makes_the_reader_fail_or_go_round() -> None:
    sound, chance = a_message(body="Text " * 1000), random.Random(1)
    for _ in range(300):
        whole = bytearray(sound)
        for _flip in range(chance.randrange(1, 6)):
            whole[chance.randrange(512 if chance.random() < 0.5 else len(whole))] = chance.choice((0, 1, 255))
        read_msg(bytes(whole[: chance.choice((len(whole), len(whole) // 2))]))


def test_a_chain_that_bites_its_tail_is_unreadable() -> None:
    whole = bytearray(compound({"a": b"x" * 5000}))
    table = whole.rindex(b"\xfd\xff\xff\xff") // 512 * 512
    whole[table : table + 4] = bytes(4)
    with pytest.raises(Unreadable):
        CompoundFile(bytes(whole)).stream("a")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_mail_of_the_net_or_none(data: bytes) -> None:
    read_eml(b"From: a\r\nSubject: =?utf-8?q?" + data + b"\r\nContent-Type: " + data + b"\r\n\r\n" + data)
