"""The columns of the agreements' list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.rows import AgreementRow
from nkavtal.catalogue.show import day_shown
from nkavtal.gui.pages import agreement_words as words
from nkavtal.gui.parts.column import Column

Text = Callable[[AgreementRow], str]


def columns(today: date) -> list[Column]:
    """Return the columns; two lines where a fact belongs under another."""
    return [
        Column("title", _("Avtal"), lambda r: r.title, 222, sub=words.under_title, sub_title=_("Nummer, typ och läge"), sort_name="title",
               sub_ink=lambda r: words.status_ink(r.status), stretch=True, fixed=True),
        Column("other", _("Motpart och område"), lambda r: r.counterparties, 156,
               sub=lambda r: words.short_areas(r.areas), sub_title=_("Område"), tool=_other, sort_name="counterparties"),
        Column("until", _("Gäller t.o.m."), lambda r: words.ends_text(r.ends_on, r.open_ended), 104,
               ink=lambda r: "tx" if r.ends_on else "tx3", sort_name="ends_on"),
        Column("due", _("Nästa frist"), lambda r: r.next_day or "", 190, sub=lambda r: words.next_kind(r.next_kind) if r.next_day else "",
               sub_title=_("Slag av frist"), chip=lambda r: words.next_chip(r.next_day, today), sort_name="next_day"),
        Column("adopted", _("Antagit"), lambda r: words.adoption(r).words, 116, bar=words.adoption,
               tool=lambda r: words.adoption(r).spoken, sort_name="adopted"),
        _plain("starts_on", _("Gäller fr.o.m."), lambda r: day_shown(r.starts_on) if r.starts_on else "", 110),
        _plain("diary_number", _("Dnr"), lambda r: r.diary_number, 110),
        _plain("old_number", _("Gammalt nummer"), lambda r: r.old_number, 90),
        _plain("responsible", _("Ansvarig"), lambda r: r.responsible, 150),
        _plain("areas", _("Område"), lambda r: words.areas_text(r.areas), 150),
    ]  # fmt: skip


def _other(row: AgreementRow) -> str:
    return "\n".join(text for text in (row.counterparties, words.areas_text(row.areas)) if text)


def _plain(name: str, title: str, text: Text, width: int) -> Column:
    return Column(name, title, text, width, sort_name=name, hidden=True)


def sort_title(name: str, today: date) -> str:
    """Return the heading of the column that sorts so."""
    return next((column.title for column in columns(today) if column.sort_name == name), "")
