"""What a whole check found: what is hurt, which agreement it is about, and which copy has it sound."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import ngettext, number_text
from nkavtal.gui import backup_words, theme
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.dialog import LARGE, Dialog
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.usecases.checking import Damage


class DamageReport(Dialog):
    """A table that can be copied and sent to whoever helps."""

    def __init__(self, damage: Sequence[Damage], parent: QWidget | None = None) -> None:
        super().__init__(_("Vad som är skadat"), _("Stäng"), parent, width=LARGE)
        self.cancel.hide()
        title = ngettext("{n} sak stämmer inte", "{n} saker stämmer inte", len(damage))
        self.body.addWidget(Label(title.format(n=number_text(len(damage))), "card"))
        self.table = RowTable(_columns(), _("Vad som är skadat"), two_lines=True, pad=8)
        self.table.set_rows(list(enumerate(damage)), lambda one: one[0])
        self.table.setMinimumHeight(theme.current().lines(220, 9, 0))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(
            Note(
                "info",
                _("Gör så här"),
                _(
                    "Återställ den kopia som har avtalen hela till ett nytt register och för över det som är nyare. "
                    "Spara det skadade registret tills allt är på plats."
                ),
            )
        )
        self.add_extra(_("&Kopiera rapporten"), self._copy)
        self.asked.connect(self.accept)

    def _copy(self) -> None:
        self.table.selectAll()
        self.table.copy()


def _columns() -> list[Column]:
    def told(one: tuple[int, Damage]) -> Damage:
        return one[1]

    def sound(one: tuple[int, Damage]) -> str:
        made_at = told(one).copy_made_at
        return "–" if made_at is None else backup_words.made(made_at)

    def copy_name(one: tuple[int, Damage]) -> str:
        found = told(one).copy
        return "" if found is None else found.name

    return [
        Column(
            "agreement", _("Avtal"), lambda one: told(one).title or "–", 260, sub=lambda one: told(one).number,
            fixed=True,
        ),
        Column("words", _("Vad"), lambda one: told(one).words, 280, stretch=True),
        Column("copy", _("Helt i säkerhetskopian"), sound, 250, sub=copy_name),
    ]  # fmt: skip
