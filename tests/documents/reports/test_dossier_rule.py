"""The dossier prints each day with the steps it was worked out by, the same as everywhere."""

from __future__ import annotations

from datetime import date as D

from builders import TODAY, an_agreement
from documents.reports.test_dossier import words
from usecases.test_terms import OPEN, TACIT, ruled

from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.reports import dossier
from nkavtal.documents.reports.printed import Printed
from nkavtal.documents.sheet import Sheet
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, notice, term
from nkavtal.usecases.all_acts import perform


def sheet_of(store: Store, uuid: str, printed: Printed) -> Sheet:
    card = agreement.show(store, uuid, TODAY)
    return dossier.sheet(card, (), printed, days=term.show(store, uuid, TODAY))


def test_the_last_day_for_notice_is_printed_with_its_steps(store: Store, printed: Printed) -> None:
    uuid = ruled(store, TACIT)
    perform(store, term.SetDayByHand(uuid, "notice/1/0", D(2027, 5, 15), "Enligt brev."))
    said = words(sheet_of(store, uuid, printed), "Avtalstid och uppsägning")
    assert "Sista uppsägningsdag 2027-05-15 [ändrad för hand]" in said
    assert "Räkna 6 månader bakåt." in said
    assert "Sista dag är 30 juni 2027." in said
    assert "Ändrad för hand av Testare till 2027-05-15. Skäl: Enligt brev." in said
    assert "Inte uträknad" not in said


def test_notices_stand_with_what_they_lead_to(store: Store, printed: Printed) -> None:
    uuid = ruled(store, OPEN)
    perform(store, notice.RegisterNotice(uuid, "counterparty", {"received_on": "2026-11-20", "written": False}))
    perform(store, notice.RegisterNotice(uuid, "own", {"received_on": "2026-11-21", "written": True}))
    sheet = sheet_of(store, uuid, printed)
    said = words(sheet, "Avtalstid och uppsägning")
    assert "Uppsägningen gäller inte: avtalet kräver att den är skriftlig." in said
    assert "Den får avtalet att upphöra 21 maj 2027." in said
    assert pdf_bytes([sheet]).startswith(b"%PDF")


def test_without_a_clause_the_section_is_as_before(store: Store, printed: Printed) -> None:
    uuid = an_agreement(store, ends_on="2027-02-28")
    card = agreement.show(store, uuid, TODAY)
    assert sheet_of(store, uuid, printed).parts == dossier.sheet(card, (), printed).parts
