"""The example register: agreements over all fields and every state, all marked as examples.

It is kept in the register's own open format. To change it: make an example in the terminal, edit it in the program, and
export it over resources/data/example.json.
"""

from __future__ import annotations

from pathlib import Path

from nkavtal.base import resources
from nkavtal.base.clock import Clock
from nkavtal.exchange import incoming
from nkavtal.exchange.register_in.known import Known
from nkavtal.store.create import create
from nkavtal.store.store import Store
from nkavtal.store.work import Work
from nkavtal.usecases.plan_writing import write_plan


def make_example(folder: Path, actor: str, clock: Clock) -> Store:
    """Make the example register in folder; it begins with the example in it, which undo cannot take away."""
    source = incoming.read(resources.path("data", "example.json"))
    plan = incoming.plan(source, Known(), {}, clock.today())

    def fill(work: Work) -> None:
        write_plan(work, plan, remembered=False)

    return create(folder, actor, clock, example=True, fill=fill)
