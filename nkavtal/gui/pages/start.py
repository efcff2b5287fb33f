"""The first page: ways in when no register is open, and when an open one holds no agreements yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.gui import icons, theme
from nkavtal.gui.context import Context
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button
from nkavtal.gui.parts.drop import DropGround
from nkavtal.gui.parts.empty import Empty
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.page import Page
from nkavtal.gui.parts.scroll import Scroll

_BOX, _GAP, _PER_ROW = 20, 8, 7


class Municipalities(QWidget):
    """A document over fourteen boxes, one of them filled; words beside say what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Take the size of the drawing."""
        return QSize(_PER_ROW * (_BOX + _GAP), 52 + 2 * (_BOX - 4 + _GAP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the colours of the moment."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.draw(painter, "document_text", self.width() / 2 - 24, 0, look.color("acc"), 48)
        for i in range(2 * _PER_ROW):
            x, y = i % _PER_ROW * (_BOX + _GAP) + _GAP / 2, 56 + i // _PER_ROW * (_BOX - 4 + _GAP)
            painter.setPen(
                QPen(look.color("ctl" if i else "okX"), 1.4, Qt.PenStyle.DashLine if i else Qt.PenStyle.SolidLine)
            )
            painter.setBrush(look.color("surf" if i else "okS"))
            painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, _BOX - 1, _BOX - 5), 3, 3)
        painter.end()


class EmptyRegister(Empty):
    """The three ways to fill a register that holds no agreements yet."""

    import_asked = Signal()
    new_asked = Signal()
    example_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("Registret är tomt"),
            _("De 14 kommunerna och Region Norrbotten är redan inlagda. Börja med avtalen."),
            picture=Municipalities(),
        )
        self.setProperty("ground", "win")
        self.first = self.offer_card(
            "arrow_import",
            _("Importera en lista"),
            _("Ett kalkylark eller en textfil. Du svarar på några frågor och granskar allt innan något sparas."),
            (_("Importera…"), self.import_asked.emit),
            primary=True,
        )
        self.offer_card(
            "document_add",
            _("Lägg in ett avtal"),
            _("En titel räcker. Resten kan fyllas i senare."),
            (_("Nytt avtal…"), self.new_asked.emit),
        )
        self.offer_card(
            "sparkle",
            _("Prova med exempel"),
            _("Ett register med påhittade avtal att öva på. Ditt eget register rörs inte."),
            (_("Öppna exemplet"), self.example_asked.emit),
        )


class StartPage(Page):
    """What there is to choose when no register is open; `shown` is told where a new one would lie."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.cards = Empty(
            _("Välkommen till nkavtal"),
            _("Här hålls reda på kommunernas gemensamma avtal. Välj hur du vill börja."),
            picture=Municipalities(),
        )
        self.cards.setProperty("ground", "win")
        self.ground = DropGround()
        self.ground.setLayout(column((Scroll(self.cards), 1), gap=0))
        self.ground.file_dropped.connect(lambda file: self.wanted.emit("import", file))
        self._place = Label("", ink="tx2", wrap=True, selectable=True)
        self._build()
        self.setLayout(column((self.ground, 1), gap=0))

    @property
    def title(self) -> str:
        """The page's name."""
        return _("Start")

    def _build(self) -> None:
        cards = self.cards
        self.first = cards.offer_card(
            "arrow_import",
            _("Importera från Excel"),
            _(
                "Du har en lista i Excel eller i ett annat program. Ett nytt register skapas och du granskar allt innan något sparas."
            ),
            (_("Importera…"), lambda: self.wanted.emit("import", None)),
            primary=True,
        )
        cards.offer_card(
            "document_add",
            _("Nytt tomt register"),
            _("De 14 kommunerna och Region Norrbotten är inlagda. Avtalen lägger du in själv."),
            (_("Skapa register"), lambda: self.wanted.emit("create", None)),
        )
        cards.offer_card(
            "sparkle",
            _("Prova med exempel"),
            _("Ett register med påhittade avtal att öva på. Det försvinner när du stänger det."),
            (_("Öppna exemplet"), lambda: self.wanted.emit("example", None)),
        )
        ways = row(
            None,
            Button(_("Välj en annan plats…"), lambda: self.wanted.emit("new-register", None), kind="link"),
            Button(_("Öppna befintligt register…"), lambda: self.wanted.emit("open-register", None), kind="link"),
            None,
            gap=16,
        )
        self._place.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cards.foot.addSpacing(16)
        cards.foot.addWidget(self._place)
        cards.foot.addLayout(ways)

    def shown(self, what: Any = None) -> None:
        """Say where a new register would lie."""
        if isinstance(what, Path):
            self._place.setText(_("Ett nytt register läggs i {folder}").format(folder=what))

    def panes(self) -> list[QWidget]:
        """Return the first choice."""
        return [self.first]

    def status_text(self) -> str:
        """Say that nothing is open."""
        return _("Inget register är öppet")
