"""Drafts of mails, read back by Python's own parser."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkavtal.exchange import mail_in
from nkavtal.exchange.mail_out import Draft, encoded, usable

TEXT = (
    "Till Överkalix kommun\n\nSvar önskas senast den 31 december 2026 – gärna tidigare.\n" + "Å" * 300 + "\n.\nSlut\n"
)


def parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def text_of(part: EmailMessage) -> str:
    """Return the text of a part with the line ends of a text here."""
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    names = {
        "2026-014 Missiv.docx": bytes(range(256)) * 40,
        "2026-014 Bilaga 1 Överenskommelse om läkarmedverkan i hemsjukvården, förslag åäö é (2).pdf": b"%PDF-1.4\r\n\x00\xff",
        "vidarebefordrat mejl.eml": b"Subject: hej\r\n\r\nhej\r\n",
        "tom": b"",
    }
    for name, content in names.items():
        (tmp_path / name).write_bytes(content)
    return tuple(tmp_path / name for name in names)


def test_a_draft_reads_back_as_it_was_written(files: tuple[Path, ...]) -> None:
    to = (("Registrator, Överkalix kommun", "kommun@overkalix.example"), ("", "ks@overkalix.example"))
    subject = "Begäran om beslut: Läkarmedverkan i hemsjukvården för äldre och långtidssjuka (avtal 2026-014), svar senast 31 december 2026"
    message = parsed(encoded(Draft(to, subject, TEXT, files)))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == subject
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == list(to)
    body = message.get_body(("plain",))
    assert body is not None
    assert text_of(body) == TEXT
    attached = list(message.iter_attachments())
    assert [part.get_filename() for part in attached] == [file.name for file in files]
    assert [part.get_payload(decode=True) for part in attached] == [file.read_bytes() for file in files]
    assert all(part.get_content_disposition() == "attachment" for part in attached)


def test_the_lines_of_a_draft_are_as_the_net_wants_them(files: tuple[Path, ...]) -> None:
    data = encoded(Draft((("Kalix", "a@kalix.example"),), "Ö" * 200, TEXT, files))
    assert data.isascii()
    lines = data.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 998


def test_the_same_draft_gives_the_same_bytes(files: tuple[Path, ...]) -> None:
    draft = Draft((("Kalix", "a@kalix.example"),), "Ämne", TEXT, files)
    assert encoded(draft) == encoded(draft)


def test_our_own_view_of_mails_reads_a_draft(files: tuple[Path, ...]) -> None:
    mail = mail_in.read_eml(encoded(Draft((("Kalix", "a@kalix.example"),), "Påminnelse åäö", TEXT, files)))
    assert mail is not None
    assert (mail.subject, mail.to, mail.files) == (
        "Påminnelse åäö",
        "Kalix <a@kalix.example>",
        tuple(file.name for file in files),
    )


def test_a_draft_to_nobody_can_still_be_written() -> None:
    message = parsed(encoded(Draft((("Kalix", "registrator"),), "Ämne", "Text\n")))
    assert not message["To"]
    assert text_of(message) == "Text\n"


@pytest.mark.parametrize("address", ["a@b", "å@b.se", "a b@c.se", "a@b.se; c@d.se", "", "@b.se", ".a@b.se", "a@b.se\n"])
def test_what_is_no_address_is_not_used(address: str) -> None:
    assert not usable(address)


@given(st.lists(st.text('abcåäö §–(),.:=?_"', min_size=1, max_size=12), min_size=1, max_size=25))
def test_any_subject_reads_back(words: list[str]) -> None:
    subject = " ".join(" ".join(words).split())
    assert parsed(encoded(Draft((), subject, "Text\n")))["Subject"] == subject


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.just("\n"), max_size=300))
def test_any_text_reads_back(text: str) -> None:
    assert text_of(parsed(encoded(Draft((), "Ämne", text + "\n")))) == text + "\n"


NAMES = st.text("abcåäö §–(),.=_-", min_size=1, max_size=90).filter(lambda name: name.strip(" .") == name)


@given(NAMES)
def test_any_file_name_reads_back(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    file = tmp_path_factory.mktemp("bilaga") / f"{name}.pdf"
    file.write_bytes(b"%PDF")
    (part,) = parsed(encoded(Draft((), "Ämne", "Text\n", (file,)))).iter_attachments()
    assert part.get_filename() == file.name


@given(st.lists(st.text('abcåäö §–(),.:=?_"', max_size=60), min_size=1, max_size=5))
def test_any_names_of_recipients_read_back_or_are_left_out(names: list[str]) -> None:
    to = tuple((" ".join(name.split()), f"a{at}@kalix.example") for at, name in enumerate(names))
    found = parsed(encoded(Draft(to, "Ämne", "Text\n")))["To"].addresses
    assert [one.addr_spec for one in found] == [address for _name, address in to]
    for one, (name, _address) in zip(found, to, strict=True):
        assert one.display_name == name or (one.display_name == "" and len(name) > 25)
