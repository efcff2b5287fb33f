"""A register with days to watch in it: a missed one, one that nears, one far off, and answers that are waited for."""

from __future__ import annotations

from pathlib import Path

from builders import TODAY, an_agreement, opened

from nkavtal.gui.pages.watching import WatchingPage
from nkavtal.usecases import agreement, ledger, term
from nkavtal.usecases.all_acts import perform

JUNE = '{"first": {"until": "2027-06-30"}, "renewals": [{"kind": "tacit", "length": "P1Y"}], "notices": [{"timing": {"span": "P6M"}}]}'
MARCH = '{"first": {"until": "2027-03-31"}, "renewals": [{"kind": "tacit", "length": "P1Y"}], "notices": [{"timing": {"span": "P4M"}}]}'
FAR = '{"first": {"until": "2029-12-31"}, "renewals": [{"kind": "tacit", "length": "P1Y"}], "notices": [{"timing": {"span": "P12M"}}]}'


def fill(register: Path) -> dict[str, str]:
    """Put four agreements with days in a register; return their UUIDs by title."""
    store = opened(register)
    made = {}
    for title, rule, who in (
        ("Gemensam socialjour", JUNE, "Anna Ek"),
        ("Språktolkar", MARCH, "Bo Alm"),
        ("Hjälpmedel", FAR, "Anna Ek, Bo Alm"),
    ):
        made[title] = an_agreement(store, title, ("Kalix", "Boden"), responsible=who)
        perform(store, term.SetClause(made[title], rule))
    made["Räddningstjänst"] = an_agreement(store, "Räddningstjänst", ("Kalix", "Boden"), deputy="Bo Alm")
    for party in agreement.show(store, made["Räddningstjänst"], TODAY).own_side:
        perform(store, ledger.EditRow("party", party.uuid, {"asked_on": "2026-09-01", "reply_by": "2026-11-16"}))
    store.close()
    return made


def watching_page(whole, register: Path) -> WatchingPage:
    """Open the register at the page."""
    whole.begin(register)
    found = whole.turn_to("bevakningar")
    assert isinstance(found, WatchingPage)
    return found


def listed(page: WatchingPage) -> list[str]:
    """Return what the list says, a line a row; headings too."""
    rows = (page.rows.table.rows.row_at(place) for place in range(len(page.rows.table.rows.keys)))
    return [getattr(row, "spoken", "") or f"{row.watch.day} {row.title}" for row in rows]
