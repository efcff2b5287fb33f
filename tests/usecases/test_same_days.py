"""List, filter, counter, reminder, calendar, terminal and dossier say the same of an agreement on a day."""

from __future__ import annotations

import random
import shutil
from datetime import date as D
from datetime import timedelta
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, opened, org
from icalendar import Calendar

from nkavtal.catalogue.deadline_words import NEXT_KINDS
from nkavtal.catalogue.pending import COUNTED
from nkavtal.catalogue.rows import AgreementFilter
from nkavtal.catalogue.term_shapes import SHAPES
from nkavtal.cli import term_shown
from nkavtal.documents.reports import dossier_rule
from nkavtal.documents.sheet import Heading
from nkavtal.rules.terms import plain
from nkavtal.rules.terms.watch import ONLY_ENDS
from nkavtal.store.store import Store
from nkavtal.store.verify import verify
from nkavtal.usecases import agreement, ledger, notice, overview, term, watching
from nkavtal.usecases.all_acts import perform

AGREEMENTS, DAYS = 25, 20


def filled(folder: Path, chance: random.Random) -> None:
    """Make agreements with clauses of every kind, and let things happen to them."""
    store = opened(folder)
    made: list[str] = []
    for n in range(AGREEMENTS):
        starts = D(2019, 1, 1) + timedelta(days=chance.randrange(2800))
        ends = (
            {}
            if chance.random() < 0.4
            else {"ends_on": (starts + timedelta(days=chance.randrange(900, 4000))).isoformat()}
        )
        uuid = an_agreement(store, f"Avtal {n}", ("Kalix", "Kiruna", "Luleå"), starts_on=starts.isoformat(), **ends)
        if n % 5:
            perform(store, term.SetClause(uuid, plain.to_text(SHAPES[(n * 7) % len(SHAPES)].rule)))
        if made and chance.random() < 0.3:
            perform(store, ledger.AddRow("relation", uuid, {"kind": "under", "other": chance.choice(made)}))
        made.append(uuid)
        happens(store, uuid, chance)
    store.close()


def happens(store: Store, uuid: str, chance: random.Random) -> None:
    def day() -> str:
        return (TODAY - timedelta(days=chance.randrange(600))).isoformat()

    if chance.random() < 0.25:
        who = (org(store, "Kalix"),) if chance.random() < 0.5 else ()
        perform(
            store, notice.RegisterNotice(uuid, "own", {"received_on": day(), "written": chance.random() < 0.8}, who)
        )
    for watch in term.show(store, uuid, TODAY).whole.watches:
        if watch.day >= TODAY and chance.random() < 0.2:
            perform(store, term.SetDayByHand(uuid, watch.key, watch.day - timedelta(days=20), "Enligt brev."))
        elif watch.day >= TODAY and chance.random() < 0.3:
            done = watching.Watched(uuid, watch.key, watch.day)
            perform(store, watching.MarkWatched((done,), chance.choice(["done", "not_relevant"])))


@pytest.fixture(scope="module")
def at_random(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("days") / "register"
    shutil.copytree(empty_register, folder)
    filled(folder, random.Random(4))
    return folder


@pytest.mark.parametrize("ahead", [round(1.65**n) - 1 for n in range(DAYS)])
def test_all_say_the_same(at_random: Path, tmp_path: Path, ahead: int) -> None:
    today = TODAY + timedelta(days=ahead % 3000)
    store = opened(at_random, today)
    try:
        rows = agreement.list_all(store, AgreementFilter(), "next_day", today)
        watched = watching.every(store, today)
        calendar = Calendar.from_ical(watching.write_ics(store, watched, tmp_path / "alla.ics").read_bytes())
        events = {(str(one["summary"]), one["dtstart"].dt) for one in calendar.walk("VEVENT")}
        for row in rows:
            same(store, row, [one for one in watched if one.agreement == row.uuid], events, today)
        told = {one.code: one.n for one in overview.show(store, today, {}, ()).counters}
        assert told.keys() == set(COUNTED)
        for code, n in told.items():
            assert n == len(agreement.list_all(store, AgreementFilter(pending=code), "next_day", today))
        assert verify(store) == ()
    finally:
        store.close()


def same(store: Store, row: object, watched: list, events: set, today: D) -> None:
    card = term.show(store, row.uuid, today)
    standing = [one for one in watched if one.watch.stands_on(today)]
    first = min(((one.watch.day, one.watch.kind) for one in standing), default=None)
    if card.clauses:  # reminder and list
        assert row.next_day == (first[0].isoformat() if first else None), row.title
    told = {(one["key"], one["day"]) for party in (term_shown.data(card, None), *term_shown.data(card, None)["parties"])
            for one in party["deadlines"]}  # fmt: skip
    printed = {part.text for part in dossier_rule.parts(card) if isinstance(part, Heading)}
    for one in standing:
        assert (one.watch.key, one.watch.day.isoformat()) in told
        assert any(row.title in title and day == one.watch.day for title, day in events)
        if card.clauses and not one.organisation and one.watch.kind != "reply":
            assert any(one.watch.day.isoformat() in heading for heading in printed)
    if row.next_day is not None and row.next_kind not in ("ends", "reply"):
        kinds = {one.watch.kind for one in standing if one.watch.day.isoformat() == row.next_day}
        assert row.next_kind in kinds
        assert row.next_kind in NEXT_KINDS
    if row.next_kind == "ends" and row.next_day is not None:
        assert {one.watch.kind for one in watched if one.watch.day.isoformat() == row.next_day} & ONLY_ENDS
