"""The dossier says what is known, says what is missing, and hides neither."""

from __future__ import annotations

import hashlib
from pathlib import Path

from builders import TODAY, an_agreement, decided, org
from structure import page_texts

from nkavtal.catalogue.rows import ActLine
from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.reports import dossier
from nkavtal.documents.reports.dossier_log import checksum
from nkavtal.documents.reports.printed import Printed
from nkavtal.documents.sheet import Contents, Heading, Sheet, State, Table, Timeline
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, history, ledger, party
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.attachment import AttachFiles


def sheet_of(store: Store, uuid: str, printed: Printed) -> Sheet:
    return dossier.sheet(agreement.show(store, uuid, TODAY), history.lines(store, uuid), printed)


def section(sheet: Sheet, title: str) -> list[object]:
    """Return the parts below a heading of the first level."""
    parts = list(sheet.parts)
    start = next(n for n, part in enumerate(parts) if isinstance(part, Heading) and part.text == title)
    rest = parts[start + 1 :]
    end = next((n for n, part in enumerate(rest) if isinstance(part, Heading) and part.level == 1), len(rest))
    return list(rest[:end])


def words(sheet: Sheet, title: str) -> str:
    below = Sheet(**{**_fields(sheet), "parts": tuple(section(sheet, title)), "cover": None})  # type: ignore[arg-type]
    return "\n".join(below.texts())


def _fields(sheet: Sheet) -> dict[str, object]:
    return {name: getattr(sheet, name) for name in Sheet.__slots__}


def ledger_rows(sheet: Sheet) -> dict[str, tuple[object, ...]]:
    table = next(part for part in section(sheet, "Kommunernas beslut") if isinstance(part, Table))
    return {str(row[0]): row for row in table.rows}


def test_the_sections_stand_in_their_order(store: Store, adopted: str, printed: Printed) -> None:
    sheet = sheet_of(store, adopted, printed)
    assert [part.text for part in sheet.parts if isinstance(part, Heading) and part.level == 1] == [
        "Sammanfattning",
        "Parter och kontaktpersoner",
        "Avtalstid och uppsägning",
        "Styrelse och beredningar",
        "Kommunernas beslut",
        "Undertecknanden",
        "Ekonomi och fördelning",
        "Ändringshistorik",
        "Handlingsförteckning",
        "Kopplingar till andra avtal",
        "Anmärkningar",
        "Logg och kontrollsumma",
    ]


def test_the_cover_is_the_summary(store: Store, adopted: str, printed: Printed) -> None:
    cover = sheet_of(store, adopted, printed).cover
    assert cover is not None
    facts = dict(cover.facts)
    assert cover.over == "Överenskommelse"
    assert cover.under == "Mellan Norrbottens 14 kommuner och Region Norrbotten"
    assert cover.right == ("Dnr 2026/118", "Avtal 2026-001")
    assert facts["Läge"] == "Delvis antaget. 3 av 14 har antagit, 2 har undertecknat."
    assert facts["Avtalstid"] == "1 februari 2027 till och med december 2030"
    assert facts["Styrelsens beslut"] == "Styrelsen 11 juni 2026 §\u00a062: Rekommendera antagande."
    assert facts["Ansvarig"] == "saknas"
    assert [name for name, _ in cover.states][:2] == ["Arjeplog", "Arvidsjaur"]
    assert len(cover.states) == 14


def test_a_confirmed_day_of_legal_force_is_told_from_a_reckoned_one(
    store: Store, adopted: str, printed: Printed
) -> None:
    sheet = sheet_of(store, adopted, printed)
    rows = ledger_rows(sheet)
    assert rows["Boden"][4] == "2026-11-17"
    assert getattr(rows["Gällivare"][4], "text", "") == "tidigast 2026-11-24\nej bekräftad"
    assert rows["Pajala"][4] == "–"
    assert "Lagen kontrollerad t.o.m. 2026-11-23" in words(sheet, "Kommunernas beslut")


def test_what_does_not_go_together_is_marked_and_said(store: Store, adopted: str, printed: Printed) -> None:
    sheet = sheet_of(store, adopted, printed)
    chip = ledger_rows(sheet)["Kiruna"][1]
    assert isinstance(chip, State)
    assert chip.odd
    assert "Undertecknat före laga kraft: Kiruna." in words(sheet, "Kommunernas beslut")


def test_a_clause_stands_in_its_own_words_and_gives_no_day_of_notice(
    store: Store, adopted: str, printed: Printed
) -> None:
    said = words(sheet_of(store, adopted, printed), "Avtalstid och uppsägning")
    assert "”12 månader, ömsesidig och skriftlig”" in said
    assert "Sista dag för uppsägning\nsaknas\nInte uträknad." in said
    assert "Känd till månaden, dagen saknas." in said
    assert "Träder i kraft när minst 12 av 14 antagit." in said


def test_an_agreement_nothing_is_known_about_hides_nothing(store: Store, printed: Printed) -> None:
    uuid = an_agreement(store, "=Okänt avtal", ())
    sheet = sheet_of(store, uuid, printed)
    assert sheet.cover is not None
    assert dict(sheet.cover.facts)["Läge"] == "Okänt. Inga parter är registrerade."
    assert sheet.cover.under == "Parter saknas"
    assert "Uppgifter som saknas, komplettera: Typ, Område" in words(sheet, "Sammanfattning")
    assert "Uppgift saknas, komplettera." in words(sheet, "Avtalstid och uppsägning")
    assert not any(isinstance(part, Timeline) for part in sheet.parts)
    assert pdf_bytes(sheet).startswith(b"%PDF")


def test_years_alone_are_drawn_with_their_flag(store: Store, printed: Printed) -> None:
    uuid = an_agreement(store, "Hemsjukvård", starts_on="2018", ends_on="2022")
    lines = [part for part in sheet_of(store, uuid, printed).parts if isinstance(part, Timeline)]
    assert lines[0].periods[0].text == "2018 – 2022 (dagarna inte kända)"


def test_an_example_is_marked_on_every_page_and_in_its_row(store: Store, adopted: str, printed: Printed) -> None:
    assert "EXEMPEL" not in sheet_of(store, adopted, printed).head
    decided(store, adopted, "Kalix", body="KF", decided_on="2026-09-28", example=True)
    sheet = sheet_of(store, adopted, printed)
    assert sheet.head.startswith("EXEMPEL")
    assert sheet.selection.startswith("EXEMPEL")
    assert sheet.cover is not None
    assert ("Exempel", "Innehåller påhittade exempeldata") in sheet.cover.facts
    assert "KF 2026-09-28 ex." in words(sheet, "Kommunernas beslut")
    assert "ex. = exempel" in words(sheet, "Kommunernas beslut")


def test_contacts_whose_time_has_passed_are_left_out(store: Store, adopted: str, printed: Printed) -> None:
    kalix = org(store, "Kalix")
    perform(store, ledger.AddRow("contact", kalix, {"function": "Registrator", "email": "r@kalix.example"}))
    gone = {"function": "Socialchef", "person": "Den Förra", "ends_on": "2025-12-31"}
    perform(store, ledger.AddRow("contact", kalix, gone))
    from nkavtal.usecases import organisation

    contacts = {kalix: organisation.show(store, kalix).contacts}
    card = agreement.show(store, adopted, TODAY)
    said = words(dossier.sheet(card, (), printed, contacts), "Parter och kontaktpersoner")
    assert "r@kalix.example" in said
    assert "Den Förra" not in said


def test_history_tells_values_before_and_after_and_what_was_taken_back(
    store: Store, adopted: str, printed: Printed
) -> None:
    perform(store, agreement.EditAgreement(adopted, {"ends_on": "2031-12-31"}))
    perform(store, history.Undo())
    said = words(sheet_of(store, adopted, printed), "Ändringshistorik")
    assert "Gäller t.o.m.: 2030-12 → 2031-12-31" in said
    assert "Ändra avtal 2026-001 (ångrad)" in said
    assert "Beslut Boden: Antagit, KF 2026-10-19 §\u00a0121" in said
    assert "Part: Arjeplog, Arvidsjaur" in said


def test_every_document_is_listed_with_its_checksum(
    store: Store, adopted: str, printed: Printed, tmp_path: Path
) -> None:
    assert "Inga dokument är tillagda" in words(sheet_of(store, adopted, printed), "Handlingsförteckning")
    boden = next(one for one in agreement.show(store, adopted, TODAY).parties if one.short_name == "Boden")
    for name, values, decision in (
        ("Läkarmedverkan, undertecknat av alla.txt", {"kind": "signed", "dated_on": "2026-11-19"}, ""),
        ("Protokoll.txt", {"kind": "minutes", "description": "KF § 121"}, boden.decisions[0].uuid),
    ):
        file = tmp_path / name
        file.write_text(name, encoding="utf-8")
        perform(store, AttachFiles(adopted, (file,), values, decision))
    sheet = sheet_of(store, adopted, printed)
    said = words(sheet, "Handlingsförteckning")
    sha256 = hashlib.sha256(b"Protokoll.txt").hexdigest()
    assert "2\nKF § 121\nProtokollsutdrag\n–\nProtokoll.txt\n13\u00a0byte\nTill beslut: Boden, KF 2026-10-19" in said
    assert "\n".join((sha256[:16], sha256[16:32], sha256[32:48], sha256[48:])) in said
    assert "Det undertecknade avtalet låst\n2026-11-19" in said
    drawn = "".join(page_texts(pdf_bytes(sheet)))
    assert sha256[16:32] in drawn
    assert "Lägg till Protokoll.txt i avtal 2026-001" in words(sheet, "Ändringshistorik")
    assert sha256 not in words(sheet, "Ändringshistorik")


def test_what_replaces_an_agreement_is_told(store: Store, adopted: str, printed: Printed) -> None:
    card = agreement.show(store, adopted, TODAY)
    sheet = dossier.sheet(card, (), printed, {}, (("replaces", "2027-001 Nytt avtal"),))
    assert "Ersatt av\n2027-001 Nytt avtal" in words(sheet, "Kopplingar till andra avtal")


def test_the_checksum_follows_the_facts_and_not_the_day(store: Store, adopted: str) -> None:
    first = checksum(agreement.show(store, adopted, TODAY))
    assert checksum(agreement.show(store, adopted, TODAY.replace(year=2035))) == first
    perform(store, agreement.EditAgreement(adopted, {"responsible": "Någon annan"}))
    assert checksum(agreement.show(store, adopted, TODAY)) != first


def test_a_long_title_moves_the_contents_to_a_page_with_room(store: Store, printed: Printed) -> None:
    uuid = an_agreement(store, "Samverkan i Árviesjávrrie, Váhčir och Jåhkåmåhkke " * 6)
    sheet = sheet_of(store, uuid, printed)
    assert sheet.cover is not None
    assert sheet.cover.contents_label == ""
    assert any(isinstance(part, Contents) for part in sheet.parts)


def test_decisions_of_the_other_side_stand_by_themselves(store: Store, adopted: str, printed: Printed) -> None:
    region = org(store, "Region Norrbotten")
    values = {"outcome": "adopted", "kind": "final", "body": "Regionfullmäktige", "decided_on": "2026-10-28"}
    perform(store, party.RecordDecision(adopted, (region,), values))
    sheet = sheet_of(store, adopted, printed)
    assert "Region Norrbotten" not in ledger_rows(sheet)
    assert "Motparters beslut" in words(sheet, "Kommunernas beslut")
    assert "Har varken antagit eller undertecknat" in words(sheet, "Undertecknanden")
    assert "Region Norrbotten." not in words(sheet, "Undertecknanden").split("varken")[1]


def test_contacts_of_a_party_are_told_together_without_empty_columns(
    store: Store, adopted: str, printed: Printed
) -> None:
    kalix = org(store, "Kalix")
    for function in ("Registrator", "Socialchef"):
        perform(store, ledger.AddRow("contact", kalix, {"function": function, "email": "a@kalix.example"}))
    from nkavtal.usecases import organisation

    contacts = {kalix: organisation.show(store, kalix).contacts}
    sheet = dossier.sheet(agreement.show(store, adopted, TODAY), (), printed, contacts)
    table = [part for part in section(sheet, "Parter och kontaktpersoner") if isinstance(part, Table)][1]
    assert [column.title for column in table.columns] == ["Part", "Funktion", "E-post"]
    assert table.columns[0].once
    drawn = "".join(page_texts(pdf_bytes(sheet)))
    assert drawn.count("a@kalix.example") == 2


def test_days_that_several_parties_share_are_told_once(store: Store, adopted: str, printed: Printed) -> None:
    for one in agreement.show(store, adopted, TODAY).own_side[:3]:
        perform(store, ledger.EditRow("party", one.uuid, {"in_force_from": "2027-06-01"}))
    said = words(sheet_of(store, adopted, printed), "Avtalstid och uppsägning")
    assert "Arjeplog, Arvidsjaur och Boden\n2027-06-01" in said


def test_what_came_in_by_an_import_is_counted_and_later_changes_are_told(
    store: Store, adopted: str, printed: Printed
) -> None:
    perform(store, agreement.EditAgreement(adopted, {"responsible": "Avtalssamordnaren"}))
    card, acts = agreement.show(store, adopted, TODAY), history.lines(store, adopted)
    every = tuple(change for act in reversed(acts) for change in act.changes)
    imported = ActLine(
        1, "import_register", {"file": "register.xlsx"}, "2026-11-23T13:00:00+00:00", "Anna", False, False, every
    )
    said = words(dossier.sheet(card, (imported,), printed), "Ändringshistorik")
    assert "Avtalet skapat ur import\n15 parter\n1 rekommendation\n4 beslut\n2 underskrifter" in said
    assert "Ansvarig: saknas → Avtalssamordnaren" in said
    assert "Arjeplog" not in said
