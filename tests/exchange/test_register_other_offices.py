"""Registers that other offices might keep, each unlike the others; nobody here has seen them before."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from registers import applied, book, ledger, new_register, planned, things

from nkavtal.exchange.register_in.plan import Plan

ALL_14 = ("Arjeplog", "Arvidsjaur", "Boden", "Gällivare", "Haparanda", "Jokkmokk", "Kalix", "Kiruna", "Luleå", "Pajala",
          "Piteå", "Älvsbyn", "Överkalix", "Övertorneå")  # fmt: skip


def whole(made: Plan) -> None:
    """Check what holds for any file: all cells accounted for, and a second reading changes nothing."""
    assert "unread" not in [reason.code for reason in made.reasons]
    assert all(sums.cells == sum(sums.fates.values()) for sums in made.sheets)
    assert len(made.questions) <= 12


def test_heading_in_row_seven_column_c_under_merged_titles(tmp_path: Path) -> None:
    path = tmp_path / "avtalslista.xlsx"
    made = openpyxl.Workbook()
    page = made.active
    page.title = "Blad1"
    page["C2"] = "Region- och kommungemensamma avtal"
    page.merge_cells("C2:H2")
    page["C4"] = "Uppdaterad 2026-05-01 av kansliet"
    for across, heading in enumerate(
        ["Avtalets namn", "Dnr", "Avtalsperiod", "Upps.tid", "Ansvarig handläggare", "Pärm"]
    ):
        page.cell(7, 3 + across, heading)
    page.cell(8, 3, "Socialtjänst")
    rows = [
        ["Gemensam familjehemsresurs", "2019/44", "2019-01-01 – 2021-12-31", "6 mån", "Anna", "A3"],
        ["Familjerådgivning", "2020/7", "tills vidare fr.o.m. 2020-02-01", "12 mån", "Bo", "A4"],
    ]
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            page.cell(9 + down, 3 + across, value)
    page.cell(12, 3, "Utbildning")
    for across, value in enumerate(["Interkommunal ersättning", "2018:12", "läsåret 2018/19", "", "Cecilia", "B1"]):
        page.cell(13, 3 + across, value or None)
    page.cell(15, 3, "* Avtalet förlängs om ingen säger upp det.")
    made.save(path)
    plan = planned(path)
    whole(plan)
    assert [t.values["title"] for t in things(plan, "agreement")] == [
        "Gemensam familjehemsresurs", "Familjerådgivning", "Interkommunal ersättning",
    ]  # fmt: skip
    first, second, third = things(plan, "agreement")
    assert (first.values["starts_on"], first.values["ends_on"]) == ("2019-01-01", "2021-12-31")
    assert first.values["notice_words"] == "6 mån"
    assert "Socialtjänst" in str(first.values["note"])
    assert (second.values["starts_on"], second.values["open_ended"]) == ("2020-02-01", True)
    assert (third.values["starts_on"], third.values["ends_on"]) == ("2018", "2019")
    assert "Utbildning" in str(third.values["note"])
    assert "läsåret 2018/19" in str(third.values["note"])


def test_one_row_per_municipality_and_agreement(tmp_path: Path) -> None:
    rows = [
        ["Beslut och underskrifter 2024"],
        [],
        ["Avtal", "Kommun", "Organ", "Beslutsdatum", "§", "Dnr", "Undertecknat", "Undertecknare", "Kommentar"],
        ["Samordnad beredskap", "Bodens kommun", "KF", datetime(2024, 3, 18, tzinfo=UTC).replace(tzinfo=None), 42,
         "2024/118", "2024-05-02", "Claes Nordmark", None],
        [None, "Luleå", "Kommunfullmäktige", "25/3 2024", "§ 77", "KS 2024/5", "ja", None, "e-signerat"],
        [None, "Piteå kn", "KS", "240410", "§51", None, None, None, "KF i juni"],
        [None, "Älvsbyn", None, None, None, None, None, None, "inget svar ännu"],
        ["Regional växel", "Haparanda stad", "delegation", "2023-12-01", None, None, "nej", None, None],
        [None, "Ö-torneå", "KF", "2027-02-15", None, None, None, None, None],
    ]  # fmt: skip
    plan = planned(book(tmp_path / "beslut.xlsx", {"Sammanställning": rows}))
    whole(plan)
    assert plan.sheets[0].kind == "answers"
    (boden,) = ledger(plan, "decision", "Samordnad beredskap", "Boden")
    assert (boden.values["body"], boden.values["decided_on"], boden.values["paragraph"]) == ("KF", "2024-03-18", "§ 42")
    assert (boden.values["kind"], boden.values["diary_number"]) == ("final", "2024/118")
    (signed,) = ledger(plan, "signature", "Samordnad beredskap", "Boden")
    assert (signed.values["signed_on"], signed.values["signed_by"]) == ("2024-05-02", "Claes Nordmark")
    assert len(ledger(plan, "signature", "Samordnad beredskap", "Luleå")) == 1
    assert ledger(plan, "decision", "Samordnad beredskap", "Piteå")[0].values["kind"] == "unknown"
    assert ledger(plan, "decision", "Samordnad beredskap", "Älvsbyn") == []
    assert ledger(plan, "party", "Samordnad beredskap", "Älvsbyn")[0].values["note"] == "inget svar ännu"
    assert ledger(plan, "decision", "Regional växel", "Haparanda")[0].values["kind"] == "delegated"
    assert ledger(plan, "signature", "Regional växel", "Haparanda") == []
    assert ledger(plan, "decision", "Regional växel", "Övertorneå") == []
    assert "2027-02-15" in str(ledger(plan, "party", "Regional växel", "Övertorneå")[0].values["preparation_words"])


def test_words_in_a_column_for_signatures_are_a_signature_only_when_they_say_so(tmp_path: Path) -> None:
    told = {"Boden": "x", "Luleå": "?", "Piteå": "pågår", "Kalix": "skickat 2 juni", "Kiruna": "digitalt, BankID",
            "Pajala": "ej ännu"}  # fmt: skip
    rows = [["Avtal", "Kommun", "Beslut", "Undertecknat"]]
    rows += [["Samordnad beredskap", name, "KF 2024-03-18", words] for name, words in told.items()]
    plan = planned(book(tmp_path / "underskrifter.xlsx", {"Underskrifter": rows}))
    whole(plan)
    signed = [name for name in told if ledger(plan, "signature", "Samordnad beredskap", name)]
    assert signed == ["Boden", "Kiruna"]
    assert "pågår" in str(ledger(plan, "party", "Samordnad beredskap", "Piteå")[0].values["note"])


def test_a_list_for_one_agreement_named_above_it(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Avtal: Länsgemensam hjälpmedelsnämnd"],
        [],
        [None, "Kommun", "Beslut", "Datum", "Paragraf"],
        *([None, name, "antagit", f"2022-0{1 + n % 9}-14", f"§ {n + 3}"] for n, name in enumerate(ALL_14[:12])),
        [None, "Överkalix", "avslag", "2022-06-13", "§ 61"],
        [None, "Övertorneå", "återremiss", "2022-06-20", "§ 8"],
        [],
        [None, "Sammanställt av kansliet"],
    ]
    plan = planned(book(tmp_path / "lista.xlsx", {"Blad1": rows}))
    whole(plan)
    (agreement,) = things(plan, "agreement")
    assert agreement.values["title"] == "Länsgemensam hjälpmedelsnämnd"
    outcomes = [thing.values["outcome"] for thing in things(plan, "decision")]
    assert (outcomes.count("adopted"), outcomes.count("rejected"), outcomes.count("referred_back")) == (12, 1, 1)


def test_agreements_and_answers_in_one_wide_sheet_with_a_hidden_sheet_beside(tmp_path: Path) -> None:
    path = tmp_path / "allt i ett.xlsx"
    rows = [
        ["Nr", "Titel", "Verksamhet", "Avtalstyp", "Start", "Slut", "Arjeplogs kommun", "Bodens kommun", "Luleå kommun",
         "Pitea kommun", "Ja-svar", "Egen kolumn"],
        [1, "Taxa för tillsyn", "Miljö", "Samverkansavtal", "2021", "2023", "2021-02-01", "KF § 12 2021-03-01", "X", "ej aktuellt",
         2, "rött"],
        [2, "Gemensam IT-drift", "IT", "Avtal", "2022-01-01", "tv", "KF 2021-11-22 § 101, und. 2022-01-03", None, "v", "x", 1, None],
    ]  # fmt: skip
    book(path, {"2024": rows, "Gammalt": [["Namn", "Org.nr", "Adress"], ["Acme AB", "556016-0680", "Storgatan 1"]]})
    made = openpyxl.load_workbook(path)
    made["Gammalt"].sheet_state = "hidden"
    made["2024"].column_dimensions["L"].hidden = True
    made["2024"]["B3"].comment = Comment("Ersätter avtalet från 2015", "Anna")
    made.save(path)
    plan = planned(path)
    whole(plan)
    assert [sums.hidden for sums in plan.sheets] == [False, True]
    assert plan.sheets[0].hidden_columns == 1
    assert things(plan, "organisation", name="Acme AB")[0].values["org_number"] == "556016-0680"
    first, second = things(plan, "agreement")
    assert (first.values["areas"], first.values["type"], first.values["starts_on"]) == ("other", "cooperation", "2021")
    assert "Egen kolumn: rött" in str(first.values["note"])
    assert "Ersätter avtalet från 2015" in str(second.values["note"])
    assert second.values["open_ended"] is True
    assert ledger(plan, "party", "Taxa för tillsyn", "Piteå")[0].values["role"] == "outside"
    assert ledger(plan, "decision", "Taxa för tillsyn", "Boden")[0].values["paragraph"] == "§ 12"
    assert len(ledger(plan, "signature", "Gemensam IT-drift", "Arjeplog")) == 1


def test_decision_and_signature_in_columns_apart_under_each_municipality(tmp_path: Path) -> None:
    path = tmp_path / "matris.xlsx"
    made = openpyxl.Workbook()
    page = made.active
    page.append(["Antagande per kommun"])
    page.append([None, "Kalix", None, "Kiruna", None, "Pajala", None])
    page.append(["Överenskommelse", "Beslut", "Undertecknat", "Beslut", "Undertecknat", "Beslut", "Undertecknat"])
    page.append(["Skolskjuts", "KF 2020-01-20 § 3", "2020-02-01", "nej", None, "KS 2020-02-03", "ja"])
    page.append(["Vikarier", "KF 2021-01-20 § 4", None, "KF 2021-02-01 § 5", date(2021, 3, 1), None, None])
    for first, last in (("B2", "C2"), ("D2", "E2"), ("F2", "G2")):
        page.merge_cells(f"{first}:{last}")
    made.save(path)
    plan = planned(path)
    whole(plan)
    assert ledger(plan, "signature", "Skolskjuts", "Kalix")[0].values["signed_on"] == "2020-02-01"
    assert ledger(plan, "decision", "Skolskjuts", "Kiruna") == []
    assert len(ledger(plan, "signature", "Skolskjuts", "Pajala")) == 1
    assert ledger(plan, "signature", "Vikarier", "Kalix") == []
    assert ledger(plan, "signature", "Vikarier", "Kiruna")[0].values["signed_on"] == "2021-03-01"


def test_suppliers_contacts_and_a_sheet_nobody_can_know(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        "Leverantörer": [
            ["Leverantör", "Org nr", "E-post", "Telefon", "Kommentar"],
            ["Norrlands Omsorg AB", "556016-0680", "info@example.org", "0920-1", None],
            ["Fel AB", "556016-0681", "inte en adress", None, "kolla"],
        ],
        "Adresslista": [
            ["Organisation", "Roll", "Namn", "Mejl", "Mobil"],
            ["Kalix kommun", "Registrator", None, "kalix@example.org", "070"],
            ["Luleå", "Kommundirektör", "N.N.", "lulea@example.org", None],
            ["Luleå", "Kommundirektör", "M.M.", "lulea2@example.org", None],
        ],
        "Diagram": [["Statistik"], [1, 2, 3], [4, 5, 6]],
        "Tomt": [],
    }
    plan = planned(book(tmp_path / "adresser.xlsx", sheets))
    whole(plan)
    assert [sums.kind for sums in plan.sheets] == ["organisations", "contacts", "unknown", "unknown"]
    assert [reason.at.sheet for reason in plan.reasons if reason.code == "unknown_sheet"] == ["Diagram"]
    (wrong,) = things(plan, "organisation", name="Fel AB")
    assert "org_number" not in wrong.values
    assert "556016-0681" in str(wrong.values["note"])
    assert {reason.code for reason in plan.reasons} == {"bad_number", "bad_email", "unknown_sheet", "unknown_column"}
    assert [thing.values["person"] for thing in things(plan, "contact", function="Kommundirektör")] == ["N.N.", "M.M."]


def test_repeated_headings_errors_numbers_and_missing_titles(tmp_path: Path) -> None:
    head = ["Avtalsnr", "Benämning", "Motpart", "Fr.o.m.", "T.o.m.", "Belopp (kr)", "Anteckning"]
    rows = [
        head,
        ["A-1", "Läkemedel", "Region Norrbotten", 20190101, "2024-13-01", "#REF!", "x"],
        ["A-2", None, "LTU", "2020", None, 100.5, None],
        head,
        ["A-3", "Läkemedel", "Universitetssjukhuset AB", "2020-05", "Tillsvidare", "1 250 000 kr", None],
        ["A-1", "Läkemedel", "Region Norrbotten", "2019", None, None, "en gång till"],
    ]
    plan = planned(book(tmp_path / "fel.xlsx", {"Register": rows}))
    whole(plan)
    one, three = things(plan, "agreement")
    assert (one.values["starts_on"], one.values.get("ends_on"), one.values.get("amount")) == ("2019-01-01", None, None)
    assert "2024-13-01" in str(one.values["note"])
    assert (three.values["amount"], three.values["open_ended"]) == ("1250000.00", True)
    codes = [reason.code for reason in plan.reasons]
    assert {"error_value", "no_title", "double", "no_day"} <= set(codes)


def test_one_row_per_municipality_and_one_column_per_agreement(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Ställningstaganden 2025"],
        [],
        [None, "Medlem", "Barnahus Norr", "Vuxenutbildning i samverkan", "Antal"],
        [None, "Arjeplog", "KF 2025-02-24 § 11", "avvaktar", 1],
        [None, "Arvidsjaurs kn", "KF 2025-03-31 § 20", None, 1],
        [None, "Boden", "nej", "KF 2025-03-31 § 31", 1],
        [None, "Haparanda stad", "KS 2025-02-11 § 4", "x", 2],
        [],
        [None, "Sammanställt i april"],
    ]
    plan = planned(book(tmp_path / "tvartom.xlsx", {"Blad1": rows}))
    whole(plan)
    assert plan.sheets[0].kind == "by_row"
    assert ledger(plan, "decision", "Barnahus Norr", "Arvidsjaur")[0].values["paragraph"] == "§ 20"
    assert ledger(plan, "party", "Vuxenutbildning i samverkan", "Arjeplog")[0].values["asked"] is True
    assert len(ledger(plan, "party", "Vuxenutbildning i samverkan", "Arvidsjaur")) == 1


def test_a_party_from_another_county_has_its_row(tmp_path: Path) -> None:
    known: list[list[object]] = [["Namn", "Org.nr", "Slag"], ["Skellefteå kommun", "212000-2643", "kommun"]]
    rows = [
        ["Avtal", "Kommun", "Organ", "Datum"],
        ["VFU", "Luleå", "KF", "2020-01-27"],
        ["VFU", "Skellefteå", "KF", "2020-02-25"],
    ]
    plan = planned(book(tmp_path / "vfu.xlsx", {"Beslut": rows, "Parter": known}))
    whole(plan)
    assert ledger(plan, "decision", "VFU", "Skellefteå")[0].values["decided_on"] == "2020-02-25"


def test_a_file_full_of_unclear_values_asks_few_questions_and_keeps_the_rest(tmp_path: Path) -> None:
    head = ["Avtal", "Typ", "Område", "Motpart", *ALL_14]
    rows = [
        head,
        *(
            [f"Avtal {n}", f"sort {n}", "Alla", f"Bolag {n} AB", *(f"oklart {n}-{m}" for m in range(14))]
            for n in range(20)
        ),
    ]
    plan = planned(book(tmp_path / "oklart.xlsx", {"Blad": rows}))
    whole(plan)
    assert {"unclear", "type"} <= {reason.code for reason in plan.reasons}
    assert ledger(plan, "party", "Avtal 19", "Piteå")[0].values["note"] == "oklart 19-10"
    assert "Typ: sort 19" in str(things(plan, "agreement", title="Avtal 19")[0].values["note"])
    again = planned(tmp_path / "oklart.xlsx", answers={question.id: question.choices[1] for question in plan.questions})
    assert {q.id for q in again.questions if not q.answered}.isdisjoint({q.id for q in plan.questions})


def test_any_of_these_read_twice_changes_nothing(tmp_path: Path) -> None:
    rows = [
        ["Avtal", "Motpart", "Gäller från", *ALL_14],
        ["Ambulansflyg", "Landstinget", "2016", *(["KF 2015-11-23 § 9"] * 13), "avvaktar"],
        ["Tolkservice", "Okänd leverantör m.fl.", "hösten 2018", *(["x"] * 7), *(["?"] * 7)],
    ]
    path = book(tmp_path / "tva.xlsx", {"Blad 1": rows}, at="B3")
    first = planned(path)
    whole(first)
    assert planned(path, applied(first, new_register())).is_empty


def test_a_heading_over_two_rows_with_a_row_of_sums_under(tmp_path: Path) -> None:
    rows = [
        ["Gemensamma avtal 2021–2026"],
        ["Nr", "Avtalets benämning", "Giltighet", None, "Kommunernas beslut"],
        [None, None, "fr.o.m.", "t.o.m.", "Bodens kommun", "Luleå kommun", "Gellivare kommun"],
        [1, "Hjälpmedelscentral", "2021-01-01", "2026-12-31", "beslutat 3 maj 2021 § 12 KF", "Antagen", "Avslag KF 2021-06-01"],
        [2, "Socialjour", "2021-02-01", "tills vidare", "2021-05-03", None, "Ja, med villkor"],
        [None, "Summa antagna", None, None, 2, 1, 0],
    ]  # fmt: skip
    plan = planned(book(tmp_path / "läge.xlsx", {"Beslutsläge": rows}))
    whole(plan)
    assert [thing.values["title"] for thing in things(plan, "agreement")] == ["Hjälpmedelscentral", "Socialjour"]
    assert things(plan, "agreement")[0].values["ends_on"] == "2026-12-31"
    (boden,) = ledger(plan, "decision", "Hjälpmedelscentral", "Boden")
    assert (boden.values["body"], boden.values["decided_on"], boden.values["paragraph"]) == ("KF", "2021-05-03", "§ 12")
    assert ledger(plan, "decision", "Hjälpmedelscentral", "Gällivare")[0].values["outcome"] == "rejected"
    assert ledger(plan, "decision", "Socialjour", "Gällivare")[0].values["outcome"] == "conditional"


def test_all_but_some_leaves_them_out(tmp_path: Path) -> None:
    rows = [
        ["Avtal", "Område", "Parter"],
        ["Läkarmedverkan", "Social", "Samtliga kommuner utom Piteå och Boden"],
        ["Tolkservice", "Social", "Alla utom den som har eget avtal"],
        ["Socialjour", "Social", "Alla kommuner (ej Kalix)"],
    ]
    plan = planned(book(tmp_path / "parter.xlsx", {"Avtal": rows}))
    whole(plan)
    parties = {title: {one.name for one in things(plan, "party") if title in one.key.casefold()}
               for title in ("läkarmedverkan", "tolkservice", "socialjour")}  # fmt: skip
    assert parties["läkarmedverkan"] == set(ALL_14) - {"Piteå", "Boden"}
    assert parties["tolkservice"] == set()
    assert parties["socialjour"] == set(ALL_14) - {"Kalix"}
