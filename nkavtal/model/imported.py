"""What the last import said of a thing, so that the next one can compare three ways."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from nkavtal.model.base import Thing


class Imported(Thing):
    """The values last taken from a file for one thing: `about` is its UUID, `kept` a JSON object of field to value."""

    __tablename__ = "imported"

    about: Mapped[str] = mapped_column(index=True)
    table_name: Mapped[str]
    kept: Mapped[str]
