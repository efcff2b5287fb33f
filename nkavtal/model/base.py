"""What all mapped classes share: identity, version, soft removal; and how values are kept."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sqlalchemy import MetaData, String, TypeDecorator, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from nkavtal.rules.partial_date import PartialDate


class PartialDay(TypeDecorator[PartialDate]):
    """A PartialDate kept as its text form, which sorts by time."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        """Return the text form."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        """Return the day; ValueError here means that the store is damaged."""
        return None if value is None else PartialDate.parse(value)


Words = Annotated[str, mapped_column(default="", server_default=text("''"))]
"""Text that is '' when nothing is known; the default in the database lets a later migration add such a column."""


class Base(DeclarativeBase):
    """The tables; names of constraints are set so that migrations find them."""

    type_annotation_map: ClassVar = {PartialDate: PartialDay()}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Thing(Base):
    """A thing or a ledger row: a UUID, a version raised by each change, and hidden when removed.

    `position` keeps the order of entry. `owner_column` names the column that points at the owning thing,
    whose version a change raises too; empty for a thing that stands by itself.
    """

    __abstract__ = True
    owner_column: ClassVar[str] = ""

    uuid: Mapped[str] = mapped_column(String(36), primary_key=True)
    version: Mapped[int] = mapped_column(default=1)
    removed: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0, index=True)
