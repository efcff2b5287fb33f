"""The signatory list: who has adopted and signed, what counts, and where to sign."""

from __future__ import annotations

from builders import TODAY, an_agreement, decided, org, signed
from structure import page_texts

from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.reports import signatories
from nkavtal.documents.reports.printed import Printed
from nkavtal.documents.sheet import Marked, Paragraph, Sheet, SignLine, Table
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, ledger, party
from nkavtal.usecases.all_acts import perform


def sheet_of(store: Store, uuid: str, printed: Printed) -> Sheet:
    return signatories.sheet(agreement.show(store, uuid, TODAY), printed)


def table_of(sheet: Sheet) -> Table:
    return next(part for part in sheet.parts if isinstance(part, Table))


def text_of(sheet: Sheet) -> str:
    return "\n".join(sheet.texts())


def test_the_count_and_the_rule_stand_above_the_table(store: Store, adopted: str, printed: Printed) -> None:
    strong = [part.text for part in sheet_of(store, adopted, printed).parts if isinstance(part, Paragraph)]
    assert strong[0].startswith("Läkarmedverkan i hemsjukvården (2026-001, dnr 2026/118).")
    assert strong[1] == "3 av 14 antagit, 2 undertecknat. Träder i kraft när minst 12 av 14 antagit."


def test_a_rule_that_is_missing_is_said_to_be_missing(store: Store, printed: Printed) -> None:
    uuid = an_agreement(store)
    assert "Villkor för ikraftträdande saknas." in text_of(sheet_of(store, uuid, printed))


def test_all_parties_stand_in_swedish_order_with_counterparties_last(
    store: Store, adopted: str, printed: Printed
) -> None:
    names = [str(row[0]) for row in table_of(sheet_of(store, adopted, printed)).rows]
    assert names[0] == "Arjeplog"
    assert names[11:] == ["Älvsbyn", "Överkalix", "Övertorneå", "Region Norrbotten"]


def test_who_has_not_signed_gets_a_line_to_sign_on(store: Store, adopted: str, printed: Printed) -> None:
    rows = {row[0]: row for row in table_of(sheet_of(store, adopted, printed)).rows}
    assert isinstance(rows["Gällivare"][6], SignLine)
    assert rows["Boden"][5:] == ("2026-11-19 e", "Åsa Đokić")
    assert rows["Kiruna"][5] == "2026-11-18 papper"


def test_odd_orders_become_notes_below(store: Store, adopted: str, printed: Printed) -> None:
    said = text_of(sheet_of(store, adopted, printed))
    assert "Undertecknat före laga kraft: Kiruna." in said
    assert "e = elektronisk underskrift." in said
    assert "Lagen kontrollerad t.o.m. 2026-11-23" in said


def test_a_signature_without_its_day_says_so(store: Store, printed: Printed) -> None:
    uuid = an_agreement(store)
    signed(store, uuid, "Kalix", form="minutes")
    said = text_of(sheet_of(store, uuid, printed))
    assert "dag saknas protokoll" in said
    assert "protokoll = protokollet gäller som underskrift." in said


def test_days_of_single_parties_get_columns_only_when_there_are_any(
    store: Store, adopted: str, printed: Printed
) -> None:
    assert "Gäller fr.o.m." not in text_of(sheet_of(store, adopted, printed))
    kalix = next(one for one in agreement.show(store, adopted, TODAY).parties if one.short_name == "Kalix")
    perform(store, ledger.EditRow("party", kalix.uuid, {"in_force_from": "2027-06-01"}))
    assert "Gäller fr.o.m." in text_of(sheet_of(store, adopted, printed))


def test_an_example_is_marked_in_head_list_and_row(store: Store, adopted: str, printed: Printed) -> None:
    decided(store, adopted, "Kalix", body="KF", example=True)
    sheet = sheet_of(store, adopted, printed)
    assert sheet.head.startswith("EXEMPEL")
    assert "EXEMPEL. Innehåller påhittade exempeldata." in text_of(sheet)
    assert "KF ex." in text_of(sheet)
    assert "ex. = exempel, en påhittad uppgift." in text_of(sheet)


def test_each_fact_of_a_row_is_marked_by_its_own(store: Store, adopted: str, printed: Printed) -> None:
    kalix = next(one for one in agreement.show(store, adopted, TODAY).parties if one.short_name == "Kalix")
    perform(store, ledger.EditRow("party", kalix.uuid, {"example": True}))
    decided(store, adopted, "Kalix", body="KF", paragraph="§ 7")
    signed(store, adopted, "Kalix", signed_on="2026-11-20", example=True)
    row = next(row for row in table_of(sheet_of(store, adopted, printed)).rows if row[0] == Marked("Kalix", "ex."))
    assert row[2] == "KF §\u00a07"
    assert row[5] == Marked("2026-11-20 papper", "ex.")


def test_who_is_no_party_is_not_in_the_list(store: Store, printed: Printed) -> None:
    uuid = an_agreement(store, parties=("Kalix",))
    perform(store, party.AddParties(uuid, (org(store, "Boden"),), "outside"))
    assert [row[0] for row in table_of(sheet_of(store, uuid, printed)).rows] == ["Kalix"]


def test_an_agreement_without_parties_is_printed_too(store: Store, printed: Printed) -> None:
    uuid = an_agreement(store, parties=())
    assert "Inga parter är registrerade." in text_of(sheet_of(store, uuid, printed))


def test_days_that_all_share_are_one_sentence(store: Store, adopted: str, printed: Printed) -> None:
    for one in agreement.show(store, adopted, TODAY).own_side:
        perform(store, ledger.EditRow("party", one.uuid, {"in_force_from": "2027-06-01"}))
    sheet = sheet_of(store, adopted, printed)
    assert "Gäller fr.o.m. 2027-06-01 för alla kommuner." in text_of(sheet)
    assert "Gäller fr.o.m." not in [column.title for column in table_of(sheet).columns]


def test_remarks_are_numbered_in_the_row_and_below(store: Store, adopted: str, printed: Printed) -> None:
    assert "Anm." not in text_of(sheet_of(store, adopted, printed))
    decided(store, adopted, "Kalix", outcome="conditional", condition="Högst 2 mkr")
    sheet = sheet_of(store, adopted, printed)
    rows = {row[0]: row for row in table_of(sheet).rows}
    assert rows["Kalix"][-1] == "1"
    assert rows["Boden"][-1] == ""
    assert "1. Kalix, villkor (okänt om övriga godtar det): Högst 2 mkr." in text_of(sheet)


def test_all_parties_and_their_remarks_stand_on_one_page(store: Store, adopted: str, printed: Printed) -> None:
    for name in ("Kalix", "Luleå", "Älvsbyn"):
        decided(
            store,
            adopted,
            name,
            body="KF",
            decided_on="2026-09-28",
            paragraph="§ 176",
            note="Se bilaga 3",
            example=True,
        )
        signed(
            store,
            adopted,
            name,
            signed_on="2026-11-02",
            signed_by="Namn Exempel",
            capacity="Kommunstyrelsens ordförande",
        )
    assert len(page_texts(pdf_bytes(sheet_of(store, adopted, printed)))) == 1
