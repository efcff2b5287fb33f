"""Dialogs with nothing behind them, to look at."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QDialog

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.catalogue.field import Field, Kind
from nkavtal.gui.dialogs import error_box, text_box
from nkavtal.gui.parts.dialog import LARGE, MEDIUM, Dialog, Question
from nkavtal.gui.parts.form import Form
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.step_row import StepRow

TODAY = date(2026, 11, 23)
FIELDS = (
    Field("party", "Kommun", Kind.ORGANISATION, required=True),
    Field("outcome", "Utfall", Kind.CHOICE, {"adopted": "Antagit", "rejected": "Avslagit"}, required=True),
    Field("body", "Organ"),
    Field("decided_on", "Sammanträdesdag", Kind.PARTIAL_DATE, required=True),
    Field("paragraph", "Paragraf", help="Skrivs som i protokollet"),
    Field("diary_number", "Kommunens dnr", help="Valfritt format"),
    Field("announced_on", "Anslagsdag", Kind.PARTIAL_DATE, help="Dagen då justeringen anslogs"),
    Field("signed_on", "Undertecknat", Kind.PARTIAL_DATE),
    Field("known", "Protokollsanteckning", Kind.TRISTATE),
    Field("areas", "Område", Kind.CHOICES, {"education": "Utbildning", "social": "Socialtjänst", "health": "Kommunal hälso- och sjukvård"}),
    Field("note", "Anmärkning", Kind.LONG_TEXT),
)  # fmt: skip


def decision() -> Dialog:
    """Return a dialog like the one for a decision, with an error in it."""
    dialog = Dialog("Registrera beslut: Läkarmedverkan i hemsjukvården", "Spara beslut", width=MEDIUM, icon="save")
    form = Form(FIELDS, TODAY, columns=3, optional_words="kan vänta")
    form.set_choices("party", {"g": "Gällivare", "k": "Kalix"})
    form.set_values(
        {"party": "g", "outcome": "adopted", "decided_on": "2026-10-26", "paragraph": "§ 98", "signed_on": "2026-11-31"}
    )
    form.boxes["signed_on"].check()
    form.set_error("signed_on", form.boxes["signed_on"].error)
    dialog.body.addWidget(form)
    dialog.body.addWidget(
        Note(
            "info",
            "Laga kraft 24 november 2026, om ingen överklagar",
            "Anslaget 2 november + 21 dagar (kommunallagen (2017:725) 13 kap. 5 §).",
            icon="calculator",
        )
    )
    dialog.extras.addWidget(QCheckBox("Fortsätt med nästa kommun"))
    return dialog


def steps() -> Dialog:
    """Return a dialog with steps."""
    dialog = Dialog("Importera avtal från Excel", "Granska rader", width=LARGE)
    row = StepRow(["Välj fil", "Frågor", "Granska", "Importera"])
    row.go_to(1)
    dialog.body.addWidget(row)
    dialog.body.addWidget(Note("warn", "Tre datum går inte att läsa", "Rad 12, rad 27 och rad 31."))
    dialog.add_way("Tillbaka", dialog.reject)
    return dialog


def dialogs() -> dict[str, QDialog]:
    """Return one of each."""
    error = UserError(
        "NKA-121",
        "En annan har registret öppet för skrivning. Inget har ändrats i registret.",
        "Vänta tills Per är klar och försök igen.",
    )
    return {
        "decision": decision(),
        "steps": steps(),
        "error": error_box.for_user_error(error, Clock(), title="Luleås beslut kunde inte sparas", again=lambda: None),
        "bug": error_box.for_bug(ValueError("x"), Clock()),
        "question": Question(
            "Ta bort avtal", "Avtalet 2026-014 läggs i papperskorgen. Det går att ångra.", "Ta bort avtal"
        ),
        "about": text_box.about(),
        "news": text_box.news(),
    }
