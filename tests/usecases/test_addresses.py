"""E-mail addresses of chosen municipalities and functions."""

from __future__ import annotations

from datetime import date

from builders import org

from nkavtal.store.store import Store
from nkavtal.usecases import addresses, ledger
from nkavtal.usecases.all_acts import perform


def test_addresses_are_given_by_function_in_swedish_order_without_those_who_have_left(store: Store) -> None:
    for name, function, ends in (
        ("Överkalix", "Kommunchef", None),
        ("Boden", "Kommunchef", None),
        ("Boden", "Växel", "2026-01-31"),
    ):
        values = {
            "function": function,
            "email": f"{function.lower()}@{'boden' if name == 'Boden' else 'overkalix'}.se",
            "ends_on": ends,
        }
        perform(store, ledger.AddRow("contact", org(store, name), values))
    found = addresses.addresses(store, [org(store, "Överkalix"), org(store, "Boden")], date(2026, 11, 23))
    by_function = [one for one in found if one.function]
    assert [(one.short_name, one.function) for one in by_function] == [
        ("Boden", "Kommunchef"),
        ("Överkalix", "Kommunchef"),
    ]
    assert addresses.joined(by_function) == "kommunchef@boden.se; kommunchef@overkalix.se"
