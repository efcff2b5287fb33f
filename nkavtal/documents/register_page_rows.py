"""Rows of any table as a person reads them: what is known of a thing, and a ledger's rows in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nkavtal.base.i18n import gettext as _
from nkavtal.catalogue.field import Kind
from nkavtal.catalogue.ledgers import FIELDS, LEDGERS
from nkavtal.catalogue.rows import Values, WholeRow
from nkavtal.catalogue.show import shown
from nkavtal.documents import html
from nkavtal.documents.html import Link
from nkavtal.documents.reports.printed import NONE
from nkavtal.documents.sheet import Cell, Column

Names = Mapping[str, str]
"""What UUIDs are called."""


def known(table: str, values: Values, names: Names, *, but: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield the fields of which something is known, with their words; those of `but` stand elsewhere."""
    for name, field in FIELDS[table].items():
        if name not in but and (words := shown(field, values[name], names)):
            yield _(field.label), words


def ledger(table: str, rows: Sequence[tuple[WholeRow, WholeRow]], names: Names, *, whose: str = "") -> Iterator[str]:
    """Yield a ledger's rows, each given with its owner: a column for each field that some row has something in.

    With `whose`, the heading of a column before them, each row tells whose it is: the owner's party or name.
    """
    if not rows:
        return
    fields = [
        field
        for name, field in FIELDS[table].items()
        if any(shown(field, row.values[name], names) for _owner, row in rows)
    ]
    heads = [Column(whose, head=True)] if whose else []
    columns = [*heads, *(Column(_(field.label), fit=field.kind is Kind.PARTIAL_DATE) for field in fields)]
    cells: list[tuple[Cell | Link, ...]] = []
    for owner, row in rows:
        who = (_owner(owner, names),) if whose else ()
        cells.append((*who, *(shown(field, row.values[field.name], names) or NONE for field in fields)))
    heading = _(LEDGERS[table].many)
    yield from html.section(heading, html.table(columns, cells, heading, seen=False))


def _owner(owner: WholeRow, names: Names) -> str:
    values = owner.values
    return names.get(str(values.get("organisation")), "") or str(values.get("name") or "")
