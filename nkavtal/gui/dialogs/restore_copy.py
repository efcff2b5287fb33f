"""A copy that is about to be brought back: what it holds, what has happened since, and where the new register goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import distance_text, listing, ngettext, number_text
from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.held import held
from nkavtal.gui import backup_words, theme
from nkavtal.gui.dialogs.choose_file import Desktop
from nkavtal.gui.parts.announce import announce
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.dialog import MEDIUM, Dialog
from nkavtal.gui.parts.facts import Facts
from nkavtal.gui.parts.label import Label
from nkavtal.gui.parts.new_folder import NewFolder
from nkavtal.gui.parts.note import Note
from nkavtal.gui.parts.row_table import RowTable
from nkavtal.usecases.restoring import Later, NamedAgreement, Preview

_NAMED = 6


class RestoreCopy(Dialog):
    """Shows a preview and asks for a new folder; `asked` is told when the copy is to be brought back there."""

    def __init__(
        self, seen: Preview, now: datetime, proposal: Path, desktop: Desktop, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Återställ till nytt register"), _("Återställ till nytt register"), parent, width=MEDIUM, icon="history"
        )
        self._now = now
        self._trouble = Note("bad")
        self._trouble.hide()
        self._fields = NewFolder(proposal, lambda start: desktop.folder(self, _("Mapp för det nya registret"), start))
        self._fields.changed.connect(self._typed)
        self.body.addWidget(
            Label(
                _("Kopian blir ett eget register i en ny mapp. Det register du har nu ändras inte."),
                ink="tx2",
                wrap=True,
            )
        )
        self.body.addWidget(self._trouble)
        self.body.addWidget(_facts(seen, now))
        if seen.missing:
            title = ngettext(
                "{n} bilaga finns inte kvar någonstans", "{n} bilagor finns inte kvar någonstans", seen.missing
            )
            self.body.addWidget(
                Note(
                    "warn", title.format(n=seen.missing), _("Resten återställs. Avtalen visar vilka filer som saknas.")
                )
            )
        if seen.compared:
            self._add_since(seen)
        self.body.addWidget(self._fields)
        self.body.addStretch(1)
        self._typed()

    @property
    def folder(self) -> Path:
        """The folder of the register that will be made."""
        return self._fields.folder

    def begin(self) -> None:
        """Take no second press while the work is done."""
        self.primary.setEnabled(False)

    def show_trouble(self, title: str, text: str) -> None:
        """Say why it could not be done; what is typed stays."""
        self.primary.setEnabled(True)
        self._trouble.say(title, text)
        self._trouble.show()
        announce(self, title)

    def _typed(self) -> None:
        self._trouble.hide()
        self.primary.setEnabled(self._fields.complete)

    def _add_since(self, seen: Preview) -> None:
        title = _("Inget har ändrats i registret sedan kopian gjordes")
        if seen.later_count:
            title = ngettext(
                "{n} ändring som gjorts sedan dess finns inte i kopian",
                "{n} ändringar som gjorts sedan dess finns inte i kopian",
                seen.later_count,
            ).format(n=number_text(seen.later_count))
        parts: list[QWidget] = [Label(title, "strong", wrap=True)]
        parts += [
            Label(words, ink="tx2", wrap=True, selectable=True)
            for words in (
                _named(_("Bara i kopian: {agreements}"), seen.only_in_copy),
                _named(_("Bara i registret nu: {agreements}"), seen.only_now),
                _named(_("Ändrade sedan dess: {agreements}"), seen.changed),
            )
            if words
        ]
        if seen.later:
            table = RowTable(_columns(), _("Ändringar sedan dess"), pad=8)
            table.set_rows(list(enumerate(seen.later)), lambda one: one[0])
            table.setFixedHeight(_height(len(seen.later)))
            parts.append(table)
        self.body.addLayout(column(*parts, gap=6))


def _height(rows: int) -> int:
    """Return the height of a table over a few rows, the rest are scrolled to."""
    shown = min(4, rows) + 1
    return theme.current().lines(36 * shown + 4, shown, 20 * shown)


def _facts(seen: Preview, now: datetime) -> Facts:
    facts = Facts(label_width=96, gap=6)
    ago = distance_text(seen.made_at.astimezone().date(), now.astimezone().date())
    when = _("{when} ({ago})").format(when=backup_words.made(seen.made_at), ago=ago)
    told = [(_("Gjord"), when), (_("Innehåller"), held(seen.counts)), (_("Storlek"), backup_words.size(seen.size))]
    told.append((_("Läge"), backup_words.state_word(seen.state)))
    if seen.older:
        told.append((_("Version"), _("Gjord i en äldre version av nkavtal. Registret görs om när det öppnas.")))
    facts.show_facts(told)
    return facts


def _named(words: str, agreements: Sequence[NamedAgreement]) -> str:
    if not agreements:
        return ""
    names = [f"{one.number} {one.title}" for one in agreements[:_NAMED]]
    if len(agreements) > _NAMED:
        names.append(_("{n} till").format(n=number_text(len(agreements) - _NAMED)))
    return words.format(agreements=listing(names))


def _columns() -> list[Column]:
    def later(one: tuple[int, Later]) -> Later:
        return one[1]

    return [
        Column("at", _("När"), lambda one: backup_words.made(later(one).at), 150),
        Column("words", _("Ändring"), lambda one: later(one).words, 320, stretch=True),
        Column("actor", _("Av"), lambda one: later(one).actor, 140),
    ]
