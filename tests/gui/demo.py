"""Rows and a page with nothing behind them, to look at the frame and its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFrame

from nkavtal.base.clock import Clock
from nkavtal.base.i18n import distance_text
from nkavtal.gui.bridge import Bridge
from nkavtal.gui.context import Context
from nkavtal.gui.jobs import Jobs
from nkavtal.gui.page_list import PageEntry
from nkavtal.gui.parts.action import Action
from nkavtal.gui.parts.adoption_bar import Adoption, AdoptionBar
from nkavtal.gui.parts.boxes import column, frame, row
from nkavtal.gui.parts.button import Button, IconButton
from nkavtal.gui.parts.chain import Chain, Link
from nkavtal.gui.parts.chips import Chip, tone_of
from nkavtal.gui.parts.choice_button import ChoiceButton
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label, line
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.gui.parts.search_box import SearchBox
from nkavtal.gui.parts.split import Split
from nkavtal.gui.parts.tabs import Tabs
from nkavtal.gui.remember import Remember
from nkavtal.gui.states import party_state

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Fake:
    id: str
    title: str
    under: str
    other: str
    area: str
    until: str
    due: date
    why: str
    adoption: Adoption


ROWS = [
    Fake(f"2026-{i:03}", title, kind, other, area, until, due, why, Adoption(*bar))
    for i, (title, kind, other, area, until, due, why, bar) in enumerate(
        [
            ("Medicinskt förbrukningsmaterial", "Uppsagt (löper ut)", "Region Norrbotten", "Hälso- och sjukvård", "2026-10-31", date(2026, 11, 16), "Avsluta och arkivera", (14, 14, 14)),
            ("Konsulentstödd familjehemsvård", "Ramavtal", "Adda Inköpscentral", "Socialtjänst", "2027-02-28", date(2026, 11, 30), "Option: senast svar", (12, 12, 12)),
            ("Gymnasiesamverkan i Norrbotten", "Samverkansavtal", "Kommunerna", "Utbildning", "2027-06-30", date(2026, 12, 30), "Uppsägning, ändrad för hand", (14, 14, 14)),
            ("Läkarmedverkan i hemsjukvården", "Ute för beslut", "Region Norrbotten", "Hälso- och sjukvård", "2030-12-31", date(2026, 12, 31), "Kommunernas beslut", (11, 14, 9)),
            ("HVB barn och unga", "Ramavtal", "64 leverantörer", "Socialtjänst", "2027-04-03", date(2027, 1, 3), "Option: senast svar", (9, 9, 9)),
            ("VFU lärarutbildning", "Avtal", "Luleå tekniska universitet", "Utbildning", "2028-06-30", date(2027, 1, 15), "Uppföljning", (15, 15, 15)),
            ("Kontaktpersoner, ersättning", "Ute för beslut", "Kommunerna", "Socialtjänst", "2029-12-31", date(2027, 1, 31), "Kommunernas beslut", (3, 14, 0)),
            ("Strategisk samverkan", "Avsiktsförklaring", "Luleå tekniska universitet", "Gemensamt", "", date(2027, 2, 15), "Årlig dialog", (1, 1, 1)),
        ]
        * 3
    )
]  # fmt: skip


def columns() -> list[Column]:
    def chip(r: Fake) -> tuple[str, str]:
        return distance_text(r.due, TODAY), tone_of(r.due, TODAY)

    return [
        Column("title", "Avtal", lambda r: r.title, 220, sub=lambda r: f"{r.id}  ·  {r.under}", stretch=True, fixed=True, sort_name="title",
               sub_ink=lambda r: "warnF" if r.under == "Ute för beslut" else "tx3"),
        Column("other", "Motpart och område", lambda r: r.other, 154, sub=lambda r: r.area, sort_name="other"),
        Column("until", "Gäller t.o.m.", lambda r: r.until or "tills vidare", 104, ink=lambda r: "tx" if r.until else "tx3", sort_name="until"),
        Column("due", "Nästa frist", lambda r: r.due.isoformat(), 190, sub=lambda r: r.why, chip=chip, sort_name="due"),
        Column("adopted", "Antagit", lambda r: r.adoption.words, 120, bar=lambda r: r.adoption, sort_name="adopted"),
        Column("note", "Anmärkning", lambda r: "", 140, hidden=True),
    ]  # fmt: skip


class DemoPage(Page):
    """A list and a pane."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.search = SearchBox("Sök i titel, part, dnr och dokument")
        self.table = RowTable(columns(), "Avtal", two_lines=True)
        self.table.set_rows(ROWS, key=lambda r: r.id)
        self.table.show_sort("due")
        head = row(
            Label("Avtal", "title"), None, Button("Nytt avtal", self.nothing, icon="add", kind="primary"),
            Button("Importera…", self.nothing, icon="arrow_import"), Button("Exportera", self.nothing, icon="table_simple"),
            margins=(24, 16, 24, 12),
        )  # fmt: skip
        areas = ChoiceButton("Område", {"u": "Utbildning", "s": "Socialtjänst"})
        areas.set_choice("u")
        tools = row(
            (self.search, 1),
            areas,
            ChoiceButton("Kommun"),
            ChoiceButton("Läge"),
            IconButton("column_edit", "Välj kolumner", self.table.choose_columns),
            margins=(24, 0, 16, 10),
        )
        left = frame(column(head, tools, line(), (self.table, 1), gap=0), ground="win")
        self.split = Split("demo", left, self.pane(), context.remember)
        self.setLayout(column((self.split, 1), gap=0))

    def nothing(self) -> None:
        """Do nothing."""

    def pane(self) -> QFrame:
        facts = Facts()
        facts.show_facts(
            [
                ("Motpart", "Region Norrbotten"),
                ("Träder i kraft", "När minst 12 av 14 antagit, tidigast 1 februari 2027"),
                ("Uppsägning", "12 månader, ömsesidig och skriftlig"),
                ("Dnr", ""),
            ]
        )
        note = Note(
            "info",
            "Tre kommuner har inte antagit",
            "Arjeplog, Pajala och Överkalix. Två har möte 14 december.",
            icon="gavel",
        )
        note.offer("Påminn…", self.nothing, kind="", icon="mail")
        tabs = Tabs("Avtalets flikar", margin=20)
        inside = frame(column(facts, note, None, gap=16, margins=(20, 14, 20, 12)), ground="surf")
        for name, title, short in (
            ("facts", "Uppgifter", ""),
            ("parties", "Parter och beslut", "Parter"),
            ("history", "Historik", ""),
        ):
            tabs.add(name, title, inside if name == "facts" else frame(column(None), ground="surf"), short)
        bar = column(
            Label("Antagande", "small", "tx3"), row(Label("11 av 14", "strong"), AdoptionBar(Adoption(11, 14, 9), 110), None),
            Label("9 undertecknade, 3 återstår", "small", "tx2"), gap=2,
        )  # fmt: skip
        due = column(
            Label("Nästa frist", "small", "tx3"),
            Label("2026-12-31, om 38 dagar", "strong"),
            Label("Kommunernas beslut", "small", "tx2"),
            gap=2,
        )
        card = frame(row((due, 1), (bar, 1), gap=16, margins=(16, 12, 16, 12)), look="subtle")
        top = column(
            row(Label("2026-014", "small", "tx2"), Label("Överenskommelse", "small", "tx2"), None, IconButton("open", "Öppna i eget fönster"), gap=12),
            Label("Läkarmedverkan i hemsjukvården", "card", wrap=True), row(Chip("Ute för beslut", "warn", "clock"), Chip("Hälso- och sjukvård"), None),
            card, gap=8, margins=(20, 10, 20, 8),
        )  # fmt: skip
        return frame(column(top, (tabs, 1), gap=0), look="pane")

    @property
    def title(self) -> str:
        return "Avtal"

    def acts(self) -> list[Action]:
        return [
            Action("new", "Nytt avtal…", "Avtal", self.nothing, "Ctrl+N", "add"),
            Action(
                "export", "Excel", "Avtal", self.nothing, "Ctrl+Shift+E", enabled=False, why_not="Välj ett avtal först"
            ),
        ]

    def status_text(self) -> str:
        return "24 avtal  ·  1 markerat  ·  sorterat på Nästa frist"

    def panes(self):
        return [self.search, self.table]

    def focus_search(self, text: str | None = None) -> None:
        if text is not None:
            self.search.set_text(text)
        self.search.focus()

    def shown(self, what=None) -> None:
        self.table.mark("2026-003")


class LedgerPage(Page):
    """A chain, a note and a table of states."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        codes = [
            "waiting",
            "signed",
            "signed",
            "adopted",
            "conditional",
            "referred_back",
            "tabled",
            "rejected",
            "declined",
            "preparing",
            "leaving",
            "left",
            "not_asked",
            "signed",
        ]
        towns = [
            "Arjeplog",
            "Arvidsjaur",
            "Boden",
            "Gällivare",
            "Haparanda",
            "Jokkmokk",
            "Kalix",
            "Kiruna",
            "Luleå",
            "Pajala",
            "Piteå",
            "Älvsbyn",
            "Överkalix",
            "Övertorneå",
        ]
        self.table = RowTable(
            [
                Column("town", "Kommun", lambda r: r[0], 112, bold=True, fixed=True),
                Column("state", "Läge", lambda r: party_state(r[1]).word, 160, state=lambda r: party_state(r[1])),
                Column("decided", "Beslut", lambda r: "KF 2026-09-28 § 87" if r[1] == "signed" else "", 186),
                Column("force", "Laga kraft", lambda r: "2026-10-27", 128, icon=lambda r: ("checkmark", "okF")),
                Column("note", "Att göra eller anmärkning", lambda r: "Undertecknat före laga kraft", 200, ink=lambda r: "warnF", icon=lambda r: ("warning", "warnF"), stretch=True),
            ],
            "Parter och beslut",
        )  # fmt: skip
        self.table.set_rows(list(zip(towns, codes, strict=True)), key=lambda r: r[0])
        links = [
            Link("Styrelsen", "2026-06-11 § 62", "done"),
            Link("Sänt", "14 kommuner, 15 juni", "done"),
            Link("Antagit", "11 av 14", "now"),
            Link("Laga kraft", "9 av 11", "now"),
            Link("Undertecknat", "9 av 14", "now"),
            Link("I kraft", "tidigast 1 februari 2027", "todo"),
        ]
        note = Note(
            "warn",
            "Träder i kraft när minst 12 av 14 har antagit och besluten har fått laga kraft. 9 är klara, 3 fattas.",
            "Gällivare och Kiruna blir klara av sig själva.",
            icon="scales",
        )
        note.offer("Visa uträkning", lambda: None)
        top = column(
            row(
                Label("Läkarmedverkan i hemsjukvården", "title"),
                Chip("Ute för beslut", "warn", "clock"),
                None,
                Button("Registrera beslut…", icon="gavel", kind="primary"),
                gap=12,
            ),
            Chain(links),
            note,
            gap=12,
            margins=(24, 16, 24, 12),
        )
        self.setLayout(column(top, line(), (self.table, 1), gap=0))

    @property
    def title(self) -> str:
        return "Parter"

    def panes(self):
        return [self.table]


ENTRIES = (
    PageEntry("avtal", "Avtal", "document_multiple", "gui.demo", "DemoPage"),
    PageEntry("parter", "Parter", "building_government", "gui.demo", "LedgerPage"),
)


def context(folder: Path, *, at_once: bool = True) -> Context:
    """Return a context with nothing behind it."""
    jobs = Jobs(at_once=at_once)
    return Context(Bridge(jobs), jobs, Remember(folder / "inställningar.json"), Clock(TODAY))
