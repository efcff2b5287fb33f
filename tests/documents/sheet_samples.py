"""Sheets with every part in them, as they are used in earnest."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

from nkavtal.documents.sheet import (
    Cell,
    Column,
    Contents,
    Cover,
    Facts,
    Heading,
    Listing,
    Mark,
    Muted,
    Note,
    PageBreak,
    Paragraph,
    Period,
    Sheet,
    SignLine,
    State,
    StateGrid,
    Strong,
    Table,
    Timeline,
)

MOMENT = datetime(2026, 11, 23, 14, 32, tzinfo=timezone(timedelta(hours=1)))
SIGNED = State("U", "Undertecknat", "ok")
ADOPTED = State("A", "Antagit", "edge")
EARLY = State("U", "Undertecknat", "ok", odd=True)
WAITING = State("V", "Väntar", "warn")
RETURNED = State("R", "Återremitterat", "warn")
PREPARED = State("B", "Under beredning", "warn")

LEDGER: tuple[tuple[str, State, str, str, str, str], ...] = (
    ("Arjeplog", WAITING, "", "", "", ""),
    ("Arvidsjaur", SIGNED, "KF 2026-09-28 § 87", "2026/214", "2026-10-27", "2026-11-02 papper"),
    ("Boden", SIGNED, "KF 2026-10-19 § 121", "KS 2026/412", "2026-11-17", "2026-11-19 e"),
    ("Gällivare", ADOPTED, "KF 2026-10-26 § 98", "KS/2026:511", "2026-11-24", ""),
    ("Haparanda", SIGNED, "KF 2026-09-21 § 64", "2026/188", "2026-10-20", "2026-10-23 papper"),
    ("Jokkmokk", SIGNED, "KF 2026-10-12 § 71", "2026:733", "2026-11-10", "2026-11-13 papper"),
    ("Kalix", SIGNED, "KF 2026-09-28 § 103", "KS 2026/355", "2026-10-24", "2026-10-28 e"),
    ("Kiruna", EARLY, "KF 2026-11-09 § 132", "2026-00871", "2026-12-08", "2026-11-18 papper"),
    ("Luleå", ADOPTED, "KF 2026-10-26 § 214", "2026/142-00", "2026-11-21", ""),
    ("Pajala", RETURNED, "KF 2026-10-19 § 58", "2026/97", "", ""),
    ("Piteå", SIGNED, "KF 2026-09-21 § 176", "26KS318", "2026-10-20", "2026-10-26 e"),
    ("Älvsbyn", SIGNED, "KF 2026-10-05 § 66", "KS 2026/201", "2026-11-03", "2026-11-06 papper"),
    ("Överkalix", PREPARED, "", "2026/133", "", ""),
    ("Övertorneå", SIGNED, "KF 2026-10-12 § 54", "2026/160", "2026-11-10", "2026-11-16 papper"),
)

OTHERS = (
    State("M", "Antagit med villkor", "edge"),
    State("L", "Bordlagt", "warn"),
    State("N", "Avslagit", "bad"),
    State("S", "Avstår", "off"),
    State("P", "Uppsagt, löper ut", "mute"),
    State("X", "Utträtt", "off"),
    State("–", "Ej tillfrågad", "dashed"),
    State("U+", "Ansluten senare", "ok"),
)

SIGN_COLUMNS = (
    Column("Kommun", 24, head=True),
    Column("Läge", 35),
    Column("Beslut", 42),
    Column("Dnr", 27),
    Column("Laga kraft", 22),
    Column("Undertecknat", 34),
    Column("Namn och befattning", 68),
)


def sign_rows() -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for name, state, decision, dnr, force, signed in LEDGER:
        by: Cell = "Kommunstyrelsens ordförande" if signed else SignLine()
        rows.append((name, state, decision or "–", dnr or "–", force or "–", signed, by))
    return tuple(rows)


def made(**changes: Any) -> Sheet:
    """Return a sheet with what every print tells, changed as asked."""
    given: dict[str, Any] = {
        "title": "Läkarmedverkan i hemsjukvården",
        "parts": (),
        "kind": "Avtalsakt",
        "dated": date(2026, 11, 23),
        "printed": MOMENT,
        "printed_by": "Avtalssamordnaren",
        "version": "0.1.0",
        "head": "Avtalsakt 2026-014  Läkarmedverkan i hemsjukvården",
    }
    return Sheet(**(given | changes))


COVER = Cover(
    over="Överenskommelse",
    under="Mellan Norrbottens 14 kommuner och Region Norrbotten",
    right=("Dnr 2026/118", "Avtal 2026-014"),
    facts=(
        ("Läge", "Ute för beslut. 11 av 14 har antagit, 9 har undertecknat."),
        ("Område", "Hälso- och sjukvård"),
        ("Avtalstid", "1 februari 2027 till och med 31 december 2030"),
        ("Uppsägning", "12 månader, ömsesidig och skriftlig"),
        ("Nästa frist", "31 december 2026: sista dag för kommunernas beslut"),
        ("Styrelsens beslut", "11 juni 2026 § 62: rekommendera kommunerna att anta"),
        ("Träder i kraft", "När minst 12 av 14 antagit och besluten fått laga kraft"),
        ("Ansvarig", "Avtalssamordnaren, avtalssamordnare"),
        ("Handlingar", "Bevaras. Beslutad 11 juni 2026"),
    ),
    states=tuple((row[0], row[1]) for row in LEDGER),
    states_label="Antagande",
    contents_label="Innehåll",
)

QUOTE = (
    "”Överenskommelsen gäller från och med den 1 februari 2027 till och med den 31 december 2030. "
    "Uppsägning ska ske skriftligen senast tolv månader före avtalstidens utgång. Sker inte uppsägning "
    "förlängs överenskommelsen med två år i taget.”"
)

DAYS = Table(
    (Column("Vad", 45, head=True), Column("Datum", 30), Column("Så räknas dagen", 90)),
    (
        (
            "Kommunernas beslut",
            "2026-12-31",
            Muted("Svarsdag i begäran 2026-06-15. Nyårsafton, närmaste tidigare arbetsdag är 30 december."),
        ),
        ("Ikraftträdande", "2027-02-01", Muted("Avtalad dag. Kräver att 12 av 14 har antagit med laga kraft.")),
        (
            "Uppsägning senast",
            "2029-12-31",
            Muted(
                "12 månader före 2030-12-31: sista dag d där d + 12 månader inte passerar periodens slut. "
                "Måndag och nyårsafton, närmaste tidigare arbetsdag är 28 december."
            ),
        ),
        ("Börja bereda", "2029-06-30", Muted("Egen framförhållning: 6 månader före uppsägningsdagen.")),
        ("Avtalstid slut", "2030-12-31", Muted("Förlängs två år i taget om ingen säger upp.")),
    ),
)


def dossier() -> Sheet:
    """Return a dossier with every part a sheet can have."""
    long = "Parterna är överens om samverkan, uppföljning och ansvar. " * 9
    return made(
        cover=COVER,
        parts=(
            Heading("Avtalstid och uppsägning"),
            Timeline(
                2026,
                2031,
                (Period(date(2027, 2, 1), date(2030, 12, 31), "1 februari 2027 – 31 december 2030"),),
                (
                    Mark(date(2026, 12, 31), "Beslut senast 2026-12-31"),
                    Mark(date(2029, 12, 31), "Uppsägning senast 2029-12-31"),
                ),
                "Avtalstiden är 1 februari 2027 till och med 31 december 2030.",
            ),
            Heading("Avtalets ordalydelse", 2),
            Paragraph(QUOTE, "quote"),
            Heading("Uträknade datum", 2),
            DAYS,
            Heading("Vem som kan säga upp", 2),
            Paragraph(
                "Varje part för egen del. Säger en kommun upp gäller överenskommelsen för övriga så länge "
                "minst 12 kommuner är kvar. Säger Region Norrbotten upp upphör den för alla."
            ),
            Heading("Ändringar av datum", 2),
            Paragraph("Inga datum har ändrats för hand."),
            PageBreak(),
            Heading("Beslut"),
            Table(
                (Column("Kommun", 30, head=True), Column("Läge", 36), Column("Beslut", 45), Column("Dnr", 54)),
                tuple((row[0], row[1], row[2] or "–", row[3] or "–") for row in LEDGER),
            ),
            Note("Innehåller exempeldata. Besluten är exempel och inte hämtade ur protokoll.", "warn"),
            StateGrid(tuple((state.word, state) for state in OTHERS), "Tecken"),
            Heading("Parter och kontaktpersoner"),
            Facts((("Värd", "Luleå kommun"), ("Motpart", "Region Norrbotten, 232100-0230"))),
            Listing(("Bilaga 1: PM", "Bilaga 2: Överenskommelse med bilagor á č đ ŋ š ŧ ž ï ń ǩ ǥ")),
            Paragraph(long),
            Heading("Logg"),
            Table(
                (Column("Nr", 12, align="right"), Column("Händelse", 120), Column("Dag", 33)),
                tuple(
                    (str(n), Strong(f"Händelse {n}") if n % 7 == 0 else f"Händelse {n}", "2026-11-23")
                    for n in range(1, 61)
                ),
                caption="Händelser i tidsordning",
            ),
            Paragraph("✓ klart ☐ kvar → vidare − minus", "note"),
            Contents("Innehåll"),
        ),
    )


def signatory_list() -> Sheet:
    """Return a signatory list: landscape, without a cover."""
    return made(
        title="Undertecknandeförteckning",
        kind="Undertecknandeförteckning",
        head="",
        selection="Urval: avtal 2026-014, alla kommuner. Ordning: kommun.",
        landscape=True,
        parts=(
            Paragraph(
                "Läkarmedverkan i hemsjukvården (2026-014, dnr 2026/118). Styrelsens rekommendation 2026-06-11 § 62.",
                "lead",
            ),
            Paragraph(
                "11 av 14 antagit, 9 undertecknat. Träder i kraft när minst 12 av 14 har antagit och besluten "
                "fått laga kraft.",
                "strong",
            ),
            Table(SIGN_COLUMNS, sign_rows(), look="signing"),
            Paragraph(
                "Kiruna undertecknade 2026-11-18, före laga kraft 2026-12-08. e = elektronisk underskrift.", "note"
            ),
        ),
    )
