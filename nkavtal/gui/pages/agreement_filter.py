"""What the list of agreements is narrowed to: words, area, municipality, state, what waits, what is one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.codes import AREAS, STATUSES
from nkavtal.catalogue.filter_words import in_words
from nkavtal.catalogue.pending import PENDING
from nkavtal.catalogue.rows import AgreementFilter, OrganisationRow
from nkavtal.catalogue.search_offers import Known, offers
from nkavtal.catalogue.wrong_word import WrongWord
from nkavtal.gui import theme
from nkavtal.gui.parts.boxes import column, row
from nkavtal.gui.parts.button import Button, IconButton
from nkavtal.gui.parts.choice_button import ChoiceButton
from nkavtal.gui.parts.search_box import SearchBox

_UNSIGNED = "unsigned:"
_ROOM = 440  # logical pixels at 100 % text for the box, the tools and what lies around them


class FilterRow(QWidget):
    """The search box and buttons that show their choice; `me` tells the person's name and role."""

    changed = Signal()
    entered = Signal()
    left = Signal()
    who_asked = Signal()
    """One's own agreements are wanted, and nobody has said whose that are."""

    def __init__(self, me: Callable[[], tuple[str, ...]] = tuple) -> None:
        super().__init__()
        self._me = me
        self.search = SearchBox(_("Sök i titel, parter, nummer och anteckningar"), _("Sök bland avtalen"))
        self.search.setMinimumWidth(180)
        self.area = ChoiceButton(_("Område"), _words(AREAS), _("Alla områden"))
        self.municipality = ChoiceButton(_("Kommun"), all_words=_("Alla kommuner"))
        self.status = ChoiceButton(_("Läge"), _words(STATUSES), _("Alla lägen"))
        self.pending = ChoiceButton(_("Att göra"), _words(PENDING), _("Allt"))
        self.mine = Button(_("Mina"), self._mine_pressed, tip=_("Bara avtal där du är ansvarig eller ersättare"))
        self.mine.setAccessibleName(_("Bara mina avtal"))
        self.mine.setCheckable(True)
        choices = (self.area, self.municipality, self.status, self.pending, self.mine)
        self._choices = QWidget()
        self._choices.setLayout(row(*choices))
        self._upper, self._lower = row((self.search, 1), self._choices), row(None)
        self._beside = True
        self.setLayout(column(self._upper, self._lower, self.search.trouble, gap=6, margins=(24, 0, 16, 10)))
        self._names: dict[str, str] = {}
        self._known = Known()
        self.search.offer_from(lambda text, cursor, every: offers(text, cursor, self._known, every=every))
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.search.entered.connect(self.entered.emit)
        self.search.left.connect(self.left.emit)
        for button in self._buttons():
            button.chosen.connect(lambda _code: self.changed.emit())

    def add_tool(self, icon: str, name: str, clicked: Callable[[], object]) -> None:
        """Add an icon after the buttons."""
        self._upper.addWidget(IconButton(icon, name, clicked))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the box where they would leave it too little room to read one's words in."""
        super().resizeEvent(event)
        beside = event.size().width() - self._choices.sizeHint().width() >= theme.current().wide(_ROOM)
        if beside != self._beside:
            self._beside = beside
            old, new = (self._lower, self._upper) if beside else (self._upper, self._lower)
            old.removeWidget(self._choices)
            new.insertWidget(1 if beside else 0, self._choices)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more room than the buttons need under the box."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._choices.minimumSizeHint().width() + 40), hint.height())

    def show_organisations(self, found: Sequence[OrganisationRow]) -> None:
        """Offer the municipalities: those that are party, and those whose signature is missing."""
        self._names = {one.uuid: one.short_name for one in found}
        members = {one.uuid: one.short_name for one in found if one.member}
        unsigned = {
            f"{_UNSIGNED}{key}": _("Saknar underskrift från {name}").format(name=name) for key, name in members.items()
        }
        self.municipality.set_choices(members | unsigned)

    def show_known(self, known: Known) -> None:
        """Offer names and values of the register in the search box."""
        self._known = known

    def show_error(self, error: WrongWord) -> None:
        """Say under the box which word means nothing, with a way to mend it."""
        words = " ".join(filter(None, (error.message, error.hint)))
        self.search.show_trouble(words, calm=error.unfinished, place=(error.start, error.end), mended=error.mended)

    @property
    def words(self) -> str:
        """What is to be shown as search words, the buttons' choices too."""
        return in_words(self.wanted, self._names)

    @property
    def wanted(self) -> AgreementFilter:
        """What is to be shown."""
        chosen = self.municipality.choice
        unsigned = chosen.startswith(_UNSIGNED)
        return AgreementFilter(
            search=self.search.text,
            area=self.area.choice,
            status=self.status.choice,
            organisation="" if unsigned else chosen,
            not_signed=chosen.removeprefix(_UNSIGNED) if unsigned else "",
            pending=self.pending.choice,
            mine=self._me() if self.mine.isChecked() else (),
        )

    def show_wanted(self, wanted: AgreementFilter) -> None:
        """Show another filter, as when a counter is opened, and tell."""
        self.area.set_choice(wanted.area)
        unsigned = f"{_UNSIGNED}{wanted.not_signed}" if wanted.not_signed else ""
        self.municipality.set_choice(wanted.organisation or unsigned)
        self.status.set_choice(wanted.status)
        self.pending.set_choice(wanted.pending)
        self.mine.setChecked(bool(wanted.mine))
        self.search.set_text(wanted.search)
        self.changed.emit()

    @property
    def active(self) -> bool:
        """Whether anything is left out."""
        return self.wanted != AgreementFilter()

    def told(self) -> str:
        """Return what is chosen, in words."""
        words = self.search.text.strip()
        parts = [_("sökning efter ”{words}”").format(words=words)] if words else []
        parts += [button.text().replace("&&", "&") for button in self._buttons() if button.choice]
        parts += [_("bara mina")] if self.mine.isChecked() else []
        return _("Urval: {parts}.").format(parts=", ".join(parts)) if parts else _("Urval: alla avtal.")

    def clear(self) -> None:
        """Show everything again."""
        self.show_wanted(AgreementFilter())

    def focus_search(self, text: str | None = None) -> None:
        """Go to the search box, with text in it if given; buttons are let go so that it is found."""
        if text is not None:
            self.show_wanted(AgreementFilter(search=text))
        self.search.focus()

    def _buttons(self) -> tuple[ChoiceButton, ...]:
        return self.area, self.municipality, self.status, self.pending

    def _mine_pressed(self) -> None:
        if self.mine.isChecked() and not self._me():
            self.mine.setChecked(False)
            self.who_asked.emit()
        else:
            self.changed.emit()


def _words(choices: dict[str, str]) -> dict[str, str]:
    return {code: _(word) for code, word in choices.items()}
