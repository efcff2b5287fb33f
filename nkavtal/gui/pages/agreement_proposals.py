"""The rules that are read from agreements' words, asked for and taken from any page that lists agreements."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from nkavtal.catalogue.term_rows import ProposedRow
from nkavtal.gui.dialogs.term_proposals import ProposalsForm
from nkavtal.gui.pages.doing import do
from nkavtal.gui.parts.page import Page
from nkavtal.usecases import term


def ask_proposals(page: Page) -> None:
    """Ask which of the rules read from words are to be taken."""

    def show(rows: Sequence[ProposedRow]) -> None:
        box = ProposalsForm(rows, page.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        seen = {row.agreement: row.proposed.rule for row in rows}
        box.saved.connect(lambda agreements: do(page, term.TakeProposals(agreements, seen), box))
        box.open()

    page.context.bridge.ask(term.proposals, show, key="term-proposals")
