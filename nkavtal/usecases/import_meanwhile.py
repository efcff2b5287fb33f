"""What is done in the register while an import waits for its turn: does its plan still stand?"""

from __future__ import annotations

from nkavtal.exchange.register_in.plan import Plan
from nkavtal.store.plain import Asks

_TELLS_APART = frozenset({"", "removed", "number", "old_number", "diary_number", "title", "starts_on", "ends_on"})
"""What an import recognises an agreement by; '' is its being made."""


def stands(asks: Asks, plan: Plan, since: int) -> bool:
    """Tell if all acts after number `since` are about agreements the plan does not name, and leave them recognisable.

    Then it would be planned the same way again, which takes long for a large file.
    """
    asked = "SELECT table_name, field, agreement, thing FROM change WHERE act > ?"
    done = asks.exec_driver_sql(asked, (since,)).fetchall()
    if not done:
        return True
    named = {thing.uuid for thing in plan.things} | {key for _table, key in plan.replaces}
    return all(
        agreement and named.isdisjoint((agreement, thing)) and not (table == "agreement" and field in _TELLS_APART)
        for table, field, agreement, thing in done
    )
