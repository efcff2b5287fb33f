"""The list's status, reckoned by SQLite, is the card's status, reckoned by the rule."""

from __future__ import annotations

import random
from datetime import date, timedelta

from builders import decided, org, signed

from nkavtal.catalogue.codes import STAGES
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.store.store import Store
from nkavtal.usecases import agreement
from nkavtal.usecases.all_acts import perform

DAYS = (
    "",
    "2020",
    "2025-12",
    "2026-11-22",
    "2026-11-23",
    "2026-11-24",
    "2026",
    "2027-02<",
    "2026-06-30>",
    "2026-11-23?",
)
LATE = ("", "", "", "", "2026-03-01")


def some_agreement(store: Store, chance: random.Random, parties: tuple[str, ...]) -> None:
    values = {
        "title": f"Avtal {chance.random()}",
        "stage": chance.choice(["", *STAGES]),
        "starts_on": chance.choice(DAYS),
        "ends_on": chance.choice(DAYS),
        "open_ended": chance.choice([None, True, False]),
        "renewal_words": chance.choice(["", "Förlängs med ett år."]),
        **{name: chance.choice(LATE) for name in ("terminated_on", "ended_on", "archived_on", "abandoned_on")},
    }
    found = perform(store, agreement.CreateAgreement(values, tuple((key, "party") for key in parties))).things[0]
    if chance.random() < 0.7:
        decided(store, found, "Kalix", *(["Boden"] if chance.random() < 0.5 else []))
    if chance.random() < 0.4:
        signed(store, found, "Kalix")


def test_sql_and_rule_agree_on_every_status(store: Store) -> None:
    chance = random.Random(2013)
    parties = (org(store, "Kalix"), org(store, "Boden"))
    for _ in range(40):
        some_agreement(store, chance, parties)
    met = set()
    for step in (-800, -1, 0, 1, 40):
        today = date(2026, 11, 23) + timedelta(days=step)
        rows = agreement.list_all(store, AgreementFilter(), "number", today)
        cards = agreement.show_many(store, [row.uuid for row in rows], today)
        assert [row.status for row in rows] == [card.status for card in cards]
        met |= {row.status for row in rows}
        for word in {row.status for row in rows}:
            narrowed = agreement.list_all(store, AgreementFilter(status=word), "number", today)
            assert narrowed == tuple(row for row in rows if row.status == word)
    assert {"in_force", "ended", "unknown", "terminated", "archived", "abandoned", "partly_adopted"} <= met
