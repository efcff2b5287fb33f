"""What is counted is what the list then shows, and both are what the facts say."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, decided, opened, signed

from nkavtal.catalogue.pending import DAYS, PENDING
from nkavtal.catalogue.rows import AgreementCard, AgreementFilter, AgreementRow
from nkavtal.store.queries import agreement as query
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, ledger
from nkavtal.usecases.all_acts import perform

PARTIES = ("Kalix", "Boden", "Pajala")
OVER = ("archived", "abandoned", "replaced", "ended")


def some_day(chance: random.Random) -> str:
    return (TODAY + timedelta(days=chance.randrange(-40, 200))).isoformat()


def some_agreement(store: Store, chance: random.Random) -> None:
    found = an_agreement(
        store,
        f"Avtal {chance.random()}",
        PARTIES,
        ends_on=chance.choice(["", "2027", some_day(chance), some_day(chance)]),
        renewal_words=chance.choice(["", "Förlängs med ett år."]),
        archived_on=chance.choice(["", "", "", "2026"]),
        responsible=chance.choice(["Anna Ek", "anna ek, Bo Alm", "Anna Ekman", ""]),
        deputy=chance.choice(["", "Åsa Öhman"]),
    )
    for line in agreement.show(store, found, TODAY).own_side:
        asked = {"asked": chance.choice([None, False, True]), "reply_by": chance.choice(["", "2027", some_day(chance)])}
        perform(store, ledger.EditRow("party", line.uuid, asked))
    for name in PARTIES:
        if chance.random() < 0.6:
            decided(
                store, found, name, outcome=chance.choice(["adopted", "adopted", "rejected", "tabled", "conditional"])
            )
        if chance.random() < 0.4:
            signed(store, found, name)


@pytest.fixture(scope="module")
def random_register(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give forty agreements for tests that only read."""
    store = opened(shutil.copytree(empty_register, tmp_path_factory.mktemp("random") / "register"))
    chance = random.Random(31)
    for _ in range(40):
        some_agreement(store, chance)
    yield store
    store.close()


def fits(code: str, row: AgreementRow, card: AgreementCard, today: date) -> bool:
    """Tell by the rows that are shown, in words of their own, if an agreement waits for something."""
    if code in ("decision", "signature"):
        if row.status in OVER:
            return False
        if code == "signature":
            return any(one.adopted and not one.signed and one.state != "leaving" for one in card.own_side)
        return any(one.waiting and one.state != "not_asked" for one in card.own_side)
    if row.next_day is None:
        return False
    left = (date.fromisoformat(row.next_day) - today).days
    if code == "late":
        return left < 0
    return code == "dated" or DAYS[code][0] <= left <= DAYS[code][1]


@pytest.mark.parametrize("step", [0, 45, 400])
def test_counter_list_and_facts_agree_on_a_random_register(random_register: Store, step: int) -> None:
    store, today = random_register, TODAY + timedelta(days=step)
    rows = agreement.list_all(store, AgreementFilter(), "next_day", today)
    cards = agreement.show_many(store, [row.uuid for row in rows], today)
    for code in PENDING:
        wanted = AgreementFilter(pending=code)
        with store.reading() as connection:
            counted = query.count(connection, wanted, today)
        listed = agreement.list_all(store, wanted, "next_day", today)
        assert counted == len(listed), code
        assert listed == tuple(row for row, card in zip(rows, cards, strict=True) if fits(code, row, card, today)), code
        assert listed or step, f"nothing was counted as {code}"


def test_what_is_over_is_left_out_of_the_current_ones(random_register: Store) -> None:
    rows = agreement.list_all(random_register, AgreementFilter(), "number", TODAY)
    current = agreement.list_all(random_register, AgreementFilter(current=True), "number", TODAY)
    assert current == tuple(row for row in rows if row.status not in OVER)
    assert 0 < len(current) < len(rows)


@pytest.mark.parametrize(
    ("responsible", "deputy", "me", "mine"),
    [
        ("Anna Ek", "", ("anna  ek",), True),
        ("Bo Alm, Anna Ek", "", ("Anna Ek",), True),
        ("Bo Alm och Anna Ek", "", ("Anna Ek",), True),
        ("Anna Ekman", "", ("Anna Ek",), False),
        ("", "Åsa Öhman", ("ÅSA ÖHMAN",), True),
        ("", "Asa Ohman", ("Åsa Öhman",), False),
        ("Avtalssamordnare", "", ("Anna Ek", "avtalssamordnare"), True),
        ("", "", ("", " "), True),
    ],
)
def test_an_agreement_is_mine_by_name_or_role(
    store: Store, responsible: str, deputy: str, me: tuple[str, ...], mine: bool
) -> None:
    an_agreement(store, responsible=responsible, deputy=deputy)
    assert len(agreement.list_all(store, AgreementFilter(mine=me), "number", TODAY)) == mine
