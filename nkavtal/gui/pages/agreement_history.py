"""What has been done to an agreement: newest first, with each value before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from nkavtal.base.i18n import gettext as _
from nkavtal.base.i18n import time_text
from nkavtal.catalogue.acts import act_shown
from nkavtal.catalogue.field import Field, Kind, Value
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.catalogue.rows import ActLine, AgreementCard, ChangeLine
from nkavtal.catalogue.show import shown
from nkavtal.gui.parts.boxes import column
from nkavtal.gui.parts.column import Column
from nkavtal.gui.parts.row_table import RowTable


@dataclass(frozen=True, slots=True)
class Happening:
    """One changed value, or one act without any."""

    key: tuple[int, int]
    at: str
    actor: str
    act: str
    what: str
    before: str
    after: str
    undone: bool


class HistoryTab(QWidget):
    """The table of what has been done."""

    def __init__(self) -> None:
        super().__init__()
        self.table = RowTable(_columns(), _("Historik"), two_lines=True)
        self.setLayout(column((self.table, 1), gap=0))

    def show_lines(self, acts: Sequence[ActLine], card: AgreementCard) -> None:
        """Show acts with their changes."""
        self.table.set_rows(happenings(acts, card), key=lambda one: one.key)


def _columns() -> list[Column]:
    return [
        Column("at", _("När"), lambda h: h.at, 150, sub=lambda h: h.actor, fixed=True),
        Column("act", _("Åtgärd"), lambda h: h.act, 300, sub=lambda h: _("Ångrad") if h.undone else ""),
        Column("what", _("Uppgift"), lambda h: h.what, 190),
        Column("before", _("Före"), lambda h: h.before, 200, tool=lambda h: h.before),
        Column("after", _("Efter"), lambda h: h.after, 240, tool=lambda h: h.after, stretch=True),
    ]


def happenings(acts: Sequence[ActLine], card: AgreementCard) -> list[Happening]:
    """Return one line for each changed value, newest act first."""
    owners = _owners(card)
    found = []
    for act in acts:
        lines: list[ChangeLine | None] = [line for line in act.changes if not _is_noted(line)] or [None]
        for i, line in enumerate(lines):
            what, before, after = _change(line, owners, card.names) if line is not None else ("", "", "")
            told = act_shown(act.name, act.about)
            found.append(Happening((act.seq, i), local_time(act.at), act.actor, told, what, before, after, act.undone))
    return found


def latest(acts: Sequence[ActLine], n: int = 2) -> list[tuple[str, str]]:
    """Return day and words of the newest acts."""
    return [(local_time(act.at)[:10], _told(act)) for act in acts[:n]]


def _told(act: ActLine) -> str:
    return _("{act}, av {actor}").format(act=act_shown(act.name, act.about), actor=act.actor)


def local_time(at: str) -> str:
    """Return '2026-11-23 14.32' where the person sits."""
    moment = datetime.fromisoformat(at).astimezone()
    return f"{moment:%Y-%m-%d} {time_text(moment)}"


def _is_noted(line: ChangeLine) -> bool:
    """Tell if a change is of what the program notes for itself."""
    field = FIELDS[line.table].get(line.field)
    return field is not None and field.noted


def _owners(card: AgreementCard) -> dict[str, str]:
    """Return whose each party row, decision and signature is."""
    found: dict[str, str] = {}
    for one in card.parties:
        found |= {row.uuid: one.short_name for row in (*one.decisions, *one.signatures)} | {one.uuid: one.short_name}
    return found


def _change(line: ChangeLine, owners: Mapping[str, str], names: Mapping[str, str]) -> tuple[str, str, str]:
    thing = _(LEDGERS[line.table].one) if line.table in LEDGERS else _("Avtal")
    whose = owners.get(line.thing) or names.get(str(line.snapshot.get("organisation", "")), "")
    heading = _("{what}, {whose}").format(what=thing, whose=whose) if whose else thing
    fields = FIELDS[line.table]
    if line.field == "removed":
        gone, there = _("borttagen"), _("finns")
        return heading, gone if line.before else there, gone if line.after else there
    if not line.field:
        return heading, "", _snapshot(fields, line.snapshot, names) or _("ny")
    field = fields.get(line.field)
    if field is None:
        return heading, str(line.before or ""), str(line.after or "")
    label = _(field.label)
    what = _("{field}, {whose}").format(field=label, whose=whose) if whose else label
    return what, shown(field, line.before, names), shown(field, line.after, names)


def _snapshot(fields: Mapping[str, Field], values: Mapping[str, Value], names: Mapping[str, str]) -> str:
    told = []
    for name, field in fields.items():
        text = "" if field.noted else shown(field, values.get(name), names)
        if text and not (field.kind is Kind.TRISTATE and values.get(name) is not True):
            told.append(_(field.label) if field.kind is Kind.TRISTATE else text)
    return ", ".join(told)
