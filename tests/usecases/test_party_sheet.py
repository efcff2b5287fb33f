"""A page about each party's agreements: what waits for it, what is in force, what ends soon, and whom to ask."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from builders import TODAY, an_agreement, decided, org, shown, signed

from nkavtal.base.errors import UserError
from nkavtal.store.store import Store
from nkavtal.usecases import party, party_sheet
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.ledger import AddRow, EditRow
from nkavtal.usecases.organisation import EditOrganisation


def said(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    words = "\n".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(words.split())


def between(text: str, first: str, last: str) -> str:
    return text.partition(first)[2].partition(last)[0]


@pytest.fixture
def kalix(store: Store) -> str:
    """Return Kalix: one agreement in force, one that waits, one to be signed, one not asked about, one that is over."""
    running = an_agreement(store, "Hemsjukvård", ("Kalix", "Boden"), starts_on="2020-01-01", ends_on="2027-03-31")
    perform(store, party.AddParties(running, (org(store, "Region Norrbotten"),), "counterparty"))
    decided(store, running, "Kalix", "Boden", body="KF", decided_on="2019-11-25", paragraph="§ 132")
    signed(store, running, "Kalix", "Boden", signed_on="2019-12-17")
    waiting = an_agreement(store, "Missbruksvård", ("Kalix",))
    line = shown(store, waiting).parties[0]  # type: ignore[attr-defined]
    perform(store, EditRow("party", line.uuid, {"asked_on": "2026-10-01", "reply_by": "2027-01-31"}, line.values))
    adopted = an_agreement(store, "Hjälpmedel", ("Kalix",))
    decided(store, adopted, "Kalix", body="KF", decided_on="2026-09-28")
    later = an_agreement(store, "Socialjour", ("Kalix",))
    line = shown(store, later).parties[0]  # type: ignore[attr-defined]
    perform(store, EditRow("party", line.uuid, {"asked": False}, line.values))
    an_agreement(store, "Gammalt", ("Kalix",), ends_on="2019-12-31")
    an_agreement(store, "Bara Boden", ("Boden",))
    return org(store, "Kalix")


def test_each_agreement_stands_where_it_belongs(store: Store, kalix: str) -> None:
    perform(store, AddRow("contact", kalix, {"function": "Registrator", "phone": "0923-650 00", "person": "Å. Ek"}))
    perform(store, AddRow("contact", kalix, {"function": "Slutat", "ends_on": "2025-12-31"}))
    text = said(party_sheet.page_bytes(store, kalix, TODAY))
    assert "Kalix är med i 4 gemensamma avtal som pågår eller väntar. 1 är i kraft. 2 väntar på er." in text
    waits = between(text, "Väntar på er", "I kraft")
    assert waits.index("Missbruksvård") < waits.index("Hjälpmedel")  # the one with a day to reply by comes first
    assert "2027-01-31" in waits
    assert "Underskrift" in waits
    running = between(text, "I kraft", "Upphör eller")
    assert "Hemsjukvård" in running
    assert "KF 2019-11-25 § 132" in running.replace("\u00a0", " ")
    assert "2027-03-31" in between(text, "Upphör eller", "Övriga avtal")
    assert "Socialjour Frågan är inte ställd till er än." in between(text, "Övriga avtal", "Era kontakter")
    assert "Registrator" in text
    assert "Slutat" not in text
    assert "Gammalt" not in text
    assert "Bara Boden" not in text


def test_who_is_in_nothing_gets_a_page_that_says_so(store: Store) -> None:
    text = said(party_sheet.page_bytes(store, org(store, "Pajala"), TODAY))
    assert "Inget väntar på er." in text
    assert "Inget avtal är i kraft för er." in text
    assert "Pajala är med i 0 gemensamma avtal" in text


def test_the_own_address_stands_where_no_contact_is_known(store: Store, kalix: str) -> None:
    perform(store, EditOrganisation(kalix, {"email": "kommun@kalix.example"}))
    assert "egen adress är känd: kommun@kalix.example." in said(party_sheet.page_bytes(store, kalix, TODAY))


def test_fourteen_pages_in_one_run(store: Store, kalix: str, tmp_path: Path) -> None:
    files = party_sheet.write_pages(store, party_sheet.members(store), tmp_path / "blad", TODAY)
    assert [file.name for file in files][:2] == ["Arjeplog 2026.pdf", "Arvidsjaur 2026.pdf"]
    assert len(files) == 14
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)


def test_a_page_is_one_page_and_tagged(store: Store, kalix: str) -> None:
    content = party_sheet.page_bytes(store, kalix, TODAY)
    assert len(pypdfium2.PdfDocument(content)) == 1
    assert pypdfium2.PdfDocument(content).is_tagged()


def test_no_parties_and_another_ending_are_refused(store: Store, kalix: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        party_sheet.write_pages(store, [], tmp_path / "blad", TODAY)
    assert (caught.value.code, (tmp_path / "blad").exists()) == ("NKA-389", False)
    with pytest.raises(UserError) as caught:
        party_sheet.write_page(store, kalix, tmp_path / "k.docx", TODAY)
    assert caught.value.code == "NKA-167"


def test_the_partys_own_days_tell_if_it_is_in_force(store: Store, kalix: str) -> None:
    ended = an_agreement(store, "Tolkförmedling", ("Kalix", "Boden"), starts_on="2020-01-01", ends_on="2030-12-31")
    longer = an_agreement(store, "Familjerådgivning", ("Kalix", "Boden"), starts_on="2020-01-01", open_ended=True)
    for uuid, days in (
        (ended, {"in_force_to": "2025-06-30"}), (longer, {"in_force_from": "2021-03-01", "in_force_to": "2028-04-30"}),
    ):  # fmt: skip
        decided(store, uuid, "Kalix", "Boden", body="KF", decided_on="2019-11-25")
        signed(store, uuid, "Kalix", "Boden", signed_on="2019-12-17")
        line = next(one for one in shown(store, uuid).parties if one.short_name == "Kalix")  # type: ignore[attr-defined]
        perform(store, EditRow("party", line.uuid, days, line.values))  # type: ignore[arg-type]
    text = said(party_sheet.page_bytes(store, kalix, TODAY))
    running = between(text, "Inget avtal är i kraft" if "Inget avtal är" in text else "I kraft", "Upphör eller")
    assert "Tolkförmedling" not in running
    assert "Familjerådgivning" in running
    assert "2021-03-01 – 2028-04-30" in running.replace("\u00a0", " ")
    assert "Gällde för er till och med 2025-06-30." in between(text, "Övriga avtal", "Era kontakter")


def test_parties_of_one_name_get_a_page_each(store: Store, tmp_path: Path) -> None:
    one, other = org(store, "Kalix"), org(store, "Boden")
    perform(store, EditOrganisation(other, {"short_name": "KALIX."}))
    for _again in range(2):  # a page says how it is now: it takes the place of the one before
        files = party_sheet.write_pages(store, [one, other], tmp_path / "blad", TODAY)
        assert len({file.name.casefold() for file in files}) == len(list((tmp_path / "blad").iterdir())) == 2
