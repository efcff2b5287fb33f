"""Run migrations on the connection that is handed in, inside its transaction."""

from __future__ import annotations

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from nkavtal.model.all import Base

_NOT_MAPPED = ("agreement_search", "agreement_pieces", "agreement_words")


def _ours(_thing: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    return not (kind == "table" and name is not None and name.startswith(_NOT_MAPPED))


def _rendered(kind: str, thing: object, _context: AutogenContext) -> str | Literal[False]:
    return "sa.String()" if kind == "type" and type(thing).__name__ == "PartialDay" else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    include_object=_ours,
    render_item=_rendered,
    transactional_ddl=True,
)
context.run_migrations()
