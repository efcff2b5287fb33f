"""What is saved to be used again: searches with their columns, and how an office's workbook is read."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing, Words


class SavedSearch(Thing):
    """A search under a name: `words` as typed in the box, `columns` names with commas in order, `sort` a column."""

    __tablename__ = "saved_search"

    name: Mapped[str]
    words: Mapped[Words]
    columns: Mapped[Words]
    sort: Mapped[Words]
    descending: Mapped[bool] = mapped_column(default=False)
    pinned: Mapped[bool] = mapped_column(default=False)


class SavedMapping(Thing):
    """The answers an office's workbook was read with: `sheets` is a JSON object, see exchange."""

    __tablename__ = "saved_mapping"

    name: Mapped[str]
    sheets: Mapped[str]
