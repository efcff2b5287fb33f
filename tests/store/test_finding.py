"""Search words find what a plain reading of each agreement finds, and explain what they do not know."""

from __future__ import annotations

import contextlib
import random
import re
import shutil
import uuid
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from builders import TODAY, an_agreement, decided, opened, org, signed
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nkavtal.base.i18n import folded
from nkavtal.catalogue.agreement import AGREEMENT_FIELDS
from nkavtal.catalogue.codes import STATUSES
from nkavtal.catalogue.criteria import (
    Amounts,
    Chosen,
    Criterion,
    Days,
    Either,
    Free,
    Holds,
    Missing,
    Not,
    Parties,
)
from nkavtal.catalogue.field import Field, Kind
from nkavtal.catalogue.rows import AgreementCard, AgreementFilter, AgreementRow
from nkavtal.catalogue.search_meaning import meaning
from nkavtal.catalogue.search_words import SEARCH_WORDS, Takes
from nkavtal.catalogue.wrong_word import WrongWord
from nkavtal.model.agreement import Agreement
from nkavtal.model.party import Decision, Party, Signature
from nkavtal.rules.partial_date import PartialDate
from nkavtal.rules.search_text import plain, read
from nkavtal.store.queries.search_words import party_names
from nkavtal.store.store import Store
from nkavtal.usecases import agreement, ledger, organisation
from nkavtal.usecases.all_acts import perform

DAYS = ("2025", "2026-11", "2026-11-23", "2026-11-24", "2027", "2027-02", "2027-02-28", "2027-03-01?", "2027-06-30", "2027?",
        "2026<", "2027-02<", "2027-02-15<", "2026>", "2027-02>", "2027-02-28>", "2028-02-29", "0001-01-01", "9999-12", "9999-12>")  # fmt: skip
TEXTS = (
    "",
    "Anna",
    "anna lind",
    "Årsmöte i Älvsbyn",
    'sa "ja"',
    "Idé",
    "50 % (§ 98)",
    "kör",
    "kor",
    "KS/2026:511",
    "a_b",
)
NAMES = ("Kalix", "Överkalix", "Boden", "Region Norrbotten")


# --- the oracle


def fits(asked: Criterion, row: AgreementRow, card: AgreementCard, texts: tuple[str, ...]) -> bool:
    """Say whether an agreement is what is asked for, as a person would go through the register by hand."""
    match asked:
        case Not(one):
            return not fits(one, row, card, texts)
        case Either(several):
            return any(fits(one, row, card, texts) for one in several)
        case Free(text):
            word = folded(text)
            if len(word) >= 3:
                return any(word in one for one in texts)
            return any(part.startswith(word) for one in texts for part in _words(one))
        case Holds("handler", text, whole):
            both = (str(card.values[name] or "") for name in ("responsible", "deputy"))
            if whole:
                return any(folded(text) == folded(part) for one in both for part in re.split("[,;/\n]| och ", one))
            return any(folded(text) in folded(one) for one in both)
        case Holds(field, text, whole):
            kept = folded(str(card.values[field] or ""))
            return folded(text) == kept if whole else folded(text) in kept
        case Chosen("status", codes):
            return row.status in codes
        case Chosen("flag", codes):
            return any(_flag(code, row, card) for code in codes)
        case Chosen(field, codes):
            kept = card.values[field]
            if isinstance(kept, bool):
                kept = "yes" if kept else "no"
            return bool(set(str(kept or "").split(",")) & set(codes))
        case Days(field, first, last):
            kept = row.next_day if field == "next_day" else card.values[field]
            if not kept:
                return False
            day = PartialDate.parse(str(kept))
            return (first is None or day.earliest >= first) and (last is None or day.latest <= last)
        case Amounts(field, low, high):
            if not card.values[field]:
                return False
            ore = int(Decimal(str(card.values[field])) * 100)
            return (low is None or ore >= low) and (high is None or ore <= high)
        case Parties(field, organisations):
            return any(p.organisation in organisations for p in _those(field, card))
        case Missing("counterparty"):
            return not _those("counterparty", card)
        case Missing("next_day"):
            return row.next_day is None
        case Missing(field):
            return card.values[field] in (None, "")
    raise AssertionError(asked)


def _flag(code: str, row: AgreementRow, card: AgreementCard) -> bool:
    over = row.status in ("archived", "abandoned", "replaced", "ended")
    match code:
        case "example":
            return row.example
        case "late":
            return row.next_day is not None and row.next_day < TODAY.isoformat()
        case "current":
            return not over
    raise AssertionError(code)


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text).split()


def _those(field: str, card: AgreementCard) -> list:
    if field == "party":
        return [one for one in card.parties if one.role != "outside"]
    if field == "counterparty":
        return list(card.counterparties)
    return [one for one in card.own_side if not one.signed and one.state != "left"]


# --- registers made by chance


def by_chance(store: Store, seed: int, count: int) -> None:
    """Put agreements in a register: any day, text, choice and party, known or not."""
    chance = random.Random(seed)
    with store.writing("import_register", file="slump") as work:
        agreements = [{"uuid": str(uuid.uuid4()), "number": f"2026-{n:03}", **_values(chance)} for n in range(count)]
        work.create_many(Agreement, agreements)
        parties = [
            {"uuid": str(uuid.uuid4()), "agreement": one["uuid"], "organisation": key, "role": role, "asked": True,
             "reply_by": _day(chance), "left_on": _day(chance) if chance.random() < 0.2 else None}
            for one in agreements
            for key, role in _parties(chance, store)
        ]  # fmt: skip
        work.create_many(Party, parties)
        some = [one["uuid"] for one in parties if chance.random() < 0.5]
        work.create_many(
            Decision, [_row(party=key, outcome="adopted", kind="final", example=chance.random() < 0.1) for key in some]
        )
        work.create_many(Signature, [_row(party=key, form="paper") for key in some if chance.random() < 0.6])


def _row(**values: object) -> dict[str, object]:
    return {"uuid": str(uuid.uuid4()), **values}


def _day(chance: random.Random) -> PartialDate | None:
    return PartialDate.parse(chance.choice(DAYS)) if chance.random() < 0.8 else None


def _values(chance: random.Random) -> dict[str, object]:
    return {one.name: _value(chance, one) for one in AGREEMENT_FIELDS if not one.fixed}


def _value(chance: random.Random, one: Field) -> object:
    match one.kind:
        case Kind.PARTIAL_DATE:
            settles = one.name in ("ended_on", "archived_on", "abandoned_on", "terminated_on")
            return None if settles and chance.random() < 0.7 else _day(chance)
        case Kind.CHOICE:
            return chance.choice(["", *(one.choices or {})])
        case Kind.CHOICES:
            return ",".join(code for code in one.choices or {} if chance.random() < 0.4)
        case Kind.TRISTATE:
            return chance.choice([True, False, None])
        case Kind.MONEY:
            return chance.choice([None, "0.00", "100000.00", "99999.99", "-5.50", "1234567890123.45"])
        case Kind.DAYS | Kind.COUNT:
            return chance.choice(["", "90"])
        case _:
            return chance.choice(TEXTS) or ("Avtal" if one.required else "")


def _parties(chance: random.Random, store: Store) -> list[tuple[str, str]]:
    keys = chance.sample([org(store, name) for name in NAMES], chance.randint(0, 4))
    return [(key, chance.choice(["party", "host", "counterparty", "outside", "signs_for"])) for key in keys]


class Register:
    """A register with all that the oracle goes through, read once."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.store = opened(folder)
        by_chance(self.store, seed, 60)
        rows = agreement.list_all(self.store, AgreementFilter(), "number", TODAY)
        cards = agreement.show_many(self.store, [row.uuid for row in rows], TODAY)
        with self.store.reading() as connection:
            self.names = party_names(connection)
            kept = connection.exec_driver_sql(
                "SELECT d.agreement, s.title, s.parties, s.numbers, s.notes"
                " FROM agreement_search s JOIN agreement_derived d ON d.id = s.id"
            )
            texts = {row[0]: tuple(row[1:]) for row in kept}
        self.all = [(row, card, texts[row.uuid]) for row, card in zip(rows, cards, strict=True)]

    def found(self, words: str) -> list[str]:
        """Return the numbers that SQL finds."""
        rows = agreement.list_all(self.store, AgreementFilter(search=words), "number", TODAY)
        return [row.number for row in rows]

    def gone_through(self, words: str) -> list[str]:
        """Return the numbers that going through every agreement finds."""
        asked = meaning(read(words), TODAY, lambda: self.names)
        return [row.number for row, card, texts in self.all if all(fits(one, row, card, texts) for one in asked)]


@pytest.fixture(scope="module", params=[1, 2])
def chance_register(
    request: pytest.FixtureRequest, empty_register: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("chance") / "register"
    shutil.copytree(empty_register, folder)
    made = Register(folder, request.param)
    yield made
    made.store.close()


ASKED_DAYS = st.one_of(
    st.sampled_from(["2025", "2027", "2027-02", "2027-02-28", "2026-11-23", "idag", "+90d", "-1å", "28/2", "saknas",
                     "2027..2028", "..2027-02", "2026-11-24..", "9999", "0001", "9999-12-31", "0001-01-01"]),
    st.dates(date(2024, 1, 1), date(2029, 1, 1)).map(date.isoformat),
)  # fmt: skip
SIGNS = st.sampled_from([":", "=", "<", "<=", ">", ">="])


@st.composite
def conditions(draw: st.DrawFn) -> str:
    """Return one condition as it may be typed."""
    turned = draw(st.sampled_from(["", "", "-", "inte "]))
    word = draw(st.sampled_from([None, *SEARCH_WORDS]))
    if word is None:
        texts = st.sampled_from(["kalix", "ka", "över", '"anna lind"', "kör", "511", "an", "§", "ide", "region norr"])
        return turned + draw(texts)
    match word.takes:
        case Takes.DAY:
            sign = draw(SIGNS)
            values = (
                ASKED_DAYS.filter(lambda text: ".." not in text and text != "saknas")
                if sign in "<=>=" and sign != "="
                else ASKED_DAYS
            )
            return f"{turned}{word.word}{sign}{draw(values)}"
        case Takes.AMOUNT:
            return f"{turned}{word.word}{draw(SIGNS)}{draw(st.sampled_from(['0', '99999,99', '100000', '-5,5']))}"
        case Takes.CHOICE:
            value = draw(st.sampled_from([name for names in word.names.values() for name in names]))
            value = value[: draw(st.integers(1, len(value)))]
            value = "saknas" if word.can_miss and draw(st.booleans()) else plain(value.strip() or "a")
            return f"{turned}{word.word}:{value}"
        case Takes.PARTY:
            return (
                f"{turned}{word.word}:{draw(st.sampled_from(['kalix', 'k', 'kommun', 'boden,region', 'norrbotten']))}"
            )
        case Takes.TEXT:
            sign = draw(st.sampled_from([":", "="]))
            value = draw(st.sampled_from([*map(plain, filter(None, TEXTS)), "an", "å", "saknas", "ana,kor"]))
            return f"{turned}{word.word}{sign}{value}"
    raise AssertionError(word)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(conditions(), min_size=1, max_size=3).map(" ".join))
@example("slutar<2027-07-01")
@example("inte slutar<2027-07-01 -part:kalix")
@example("slutar:9999 -börjar:0001")
@example("slutar>=9999-12-31 börjar<=0001-01-01")
def test_words_find_what_going_through_the_register_finds(chance_register: Register, words: str) -> None:
    try:
        expected = chance_register.gone_through(words)
    except WrongWord:
        with pytest.raises(WrongWord):
            chance_register.found(words)
        return
    assert chance_register.found(words) == expected


# --- examples, as a coordinator means them


@pytest.fixture(scope="module")
def known(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a register of four agreements that each example can be reckoned in the head for."""
    folder = tmp_path_factory.mktemp("known") / "register"
    shutil.copytree(empty_register, folder)
    store = opened(folder)
    first = an_agreement(
        store, "Ett", ("Kalix", "Boden"), type="framework", areas="social", responsible="Anna Lind", amount="250000.00",
        starts_on="2025", ends_on="2027-06-30", diary_number="2026/118", notice_words="Tre månader",
    )  # fmt: skip
    decided(store, first, "Kalix", "Boden", decided_on="2025-01-10")
    signed(store, first, "Kalix")
    an_agreement(
        store, "Två", ("Överkalix",), type="agreement", areas="social,health", starts_on="2026-02", ends_on="2027"
    )
    three = an_agreement(store, "Tre", ("Boden",), open_ended=True, responsible="Per Åström", starts_on="2013<")
    perform(
        store, ledger.AddRow("party", three, {"organisation": org(store, "Region Norrbotten"), "role": "counterparty"})
    )
    perform(store, ledger.AddRow("name", org(store, "Region Norrbotten"), {"name": "Landstinget", "kind": "earlier"}))
    four = an_agreement(store, "Fyra hjälpmedel", (), ends_on="2027-03-01?")
    perform(store, ledger.AddRow("party", four, {"organisation": org(store, "Kalix"), "role": "outside"}))
    yield store
    store.close()


def titles(store: Store, words: str) -> str:
    rows = agreement.list_all(store, AgreementFilter(search=words), "number", TODAY)
    return " ".join(row.title.split()[0] for row in rows)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("part:kalix", "Ett"),  # not Överkalix, and not the one it is no party to
        ("part:över", "Två"), ("part:landstinget", "Tre"), ("motpart:region", "Tre"), ("motpart:kalix", ""),
        ("part:kalix,överkalix", "Ett Två"), ("saknar:kalix", ""), ("saknar:boden", "Ett Tre"),
        ("läge:gällande", "Ett"), ("status:gällande", "Ett"), ("LÄGE:gäll", "Ett"), ("-läge:gällande", "Två Tre Fyra"),
        ("typ:avtal", "Två"), ("typ:ramavtal", "Ett"), ("typ:ram,avtal", "Ett Två"), ("typ:saknas", "Tre Fyra"),
        ("område:social", "Ett Två"), ("område:hälso", "Två"), ('område:"kommunal hälso- och sjukvård"', "Två"),
        ("slutar<2027-07-01", "Ett Fyra"), ("slutar<2028", "Ett Två Fyra"), ("slutar:2027", "Ett Två Fyra"),
        ("slutar>2026", "Ett Två Fyra"), ("slutar>=2027-03", "Ett Fyra"), ("slutar:saknas", "Tre"),
        ("slutar:2027-06..2027-12", "Ett"), ("slutar=2027-06-30", "Ett"), ("inte slutar<2027-07-01", "Två Tre"),
        ("börjar>2025", "Två"), ("börjar<2013-01-02", "Tre"), ("börjar<2013-01-01", ""), ("frist<+1å", "Ett"),
        ("ansvarig:anna", "Ett"), ("ansvarig:ÅSTRÖM", "Tre"), ("ansvarig:astrom", ""), ("ansvarig:saknas", "Två Fyra"),
        ('ansvarig="anna lind"', "Ett"), ("ansvarig=anna", ""), ("uppsägning:månader", "Ett"),
        ("nummer:2026-00", "Ett Två Tre Fyra"), ("dnr:118", "Ett"), ("dnr=2026/118", "Ett"), ("diarienummer:118", "Ett"),
        ("belopp>100000", "Ett"), ('belopp="250 000 kr"', "Ett"), ("belopp:saknas", "Två Tre Fyra"),
        ("tillsvidare:ja", "Tre"), ("tillsvidare:saknas", "Ett Två Fyra"), ("är:exempel", ""),
        ("är:aktuellt", "Ett Två Tre Fyra"), ("är:försenat", ""), ("handläggare:anna", "Ett"), ('handläggare="anna lind"', "Ett"),
        ("handläggare=anna", ""), ("saknar:beslut", ""), ("saknar:underskrift", "Ett"),
        ("medel -part:kalix", "Fyra"), ("inte medel", "Ett Två Tre"), ("område:social part:kalix slutar<2028", "Ett"),
        ('"hjälp medel"', ""), ("titel:hjälpmedel", "Fyra"), ("slutar < 2027-07-01", "Ett Fyra"), ("part: kalix", "Ett"),
        ("- – §", "Ett Två Tre Fyra"), ("--", "Ett Två Tre Fyra"),
    ],
)  # fmt: skip
def test_examples(known: Store, words: str, expected: str) -> None:
    assert titles(known, words) == expected


@pytest.mark.parametrize(
    ("words", "code", "place", "near"),
    [
        ("medel statsu:gällande", "NKA-290", "statsu:gällande", "status"),
        ("namn:x", "NKA-290", "namn:x", "titel"),  # what other offices call the title
        ("xyzzy:1", "NKA-290", "xyzzy:1", ""),
        ("läge:gälande", "NKA-291", "gälande", "gällande"),
        ("typ:ramavtal,xyz", "NKA-291", "xyz", ""),
        ("slutar<snart", "NKA-292", "snart", ""),
        ("slutar<2027<", "NKA-292", "2027<", ""),
        ("slutar:2027..snart", "NKA-292", "2027..snart", ""),
        ("slutar<2027-02-30", "NKA-297", "2027-02-30", ""),
        ("part:boden,kalxi", "NKA-293", "kalxi", "Kalix"),
        ("medel part:", "NKA-294", "part:", ""),
        ("medel inte", "NKA-294", "inte", ""),
        ("part<kalix", "NKA-295", "part<kalix", "part:kalix"),
        ("ansvarig>a", "NKA-295", "ansvarig>a", 'ansvarig:"Avtalssamordnare social välfärd"'),
        ("belopp>mycket", "NKA-296", "mycket", ""),
    ],
)
def test_a_wrong_word_is_explained_with_its_place_and_the_nearest(
    known: Store, words: str, code: str, place: str, near: str
) -> None:
    with pytest.raises(WrongWord) as wrong:
        titles(known, words)
    assert (wrong.value.code, words[wrong.value.start : wrong.value.end], wrong.value.near) == (code, place, near)
    assert wrong.value.unfinished is (code == "NKA-294")
    if wrong.value.mended:
        titles(known, words[: wrong.value.start] + wrong.value.mended + words[wrong.value.end :])
    assert bool(wrong.value.mended) is bool(near)
    for text in (wrong.value.message, wrong.value.hint):
        assert text
        assert "{" not in text


def test_the_way_out_of_a_wrong_word_finds_the_text_itself(store: Store) -> None:
    an_agreement(store, "Kör: i länet", ())
    with pytest.raises(WrongWord) as wrong:
        titles(store, "kör:i")
    assert titles(store, str(wrong.value.values["text"])) == ""
    assert titles(store, '"kör: i"') == "Kör:"


HOSTILE = st.text(st.sampled_from("partläge:<>=,.-\"' \0%_*;()inte2027+d§å"), max_size=40)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(HOSTILE, st.builds("{}{}{}".format, st.sampled_from([one.word for one in SEARCH_WORDS]), SIGNS, HOSTILE))
)
@example("slutar<+9999å")
@example("slutar<0000")
@example("belopp>" + "9" * 400)
@example("part:" + "a" * 5000)
@example("x" * 9000)
@example("part:\ud800")
def test_hostile_words_find_something_or_nothing_or_are_explained(known: Store, words: str) -> None:
    with contextlib.suppress(WrongWord):
        titles(known, words)


def test_one_that_has_been_removed_is_no_party_to_ask_for(store: Store) -> None:
    made = perform(store, organisation.CreateOrganisation({"name": "LTU", "short_name": "LTU", "kind": "university"}))
    assert titles(store, "part:ltu") == ""
    perform(store, organisation.RemoveOrganisation(made.things[0]))
    with pytest.raises(WrongWord, match="NKA-293"):
        titles(store, "part:ltu")


def test_words_meet_the_buttons_of_the_list(known: Store) -> None:
    wanted = AgreementFilter(search="slutar<2028", area="social", organisation=org(known, "Kalix"), status="in_force")
    assert [row.title for row in agreement.list_all(known, wanted, "title", TODAY)] == ["Ett"]


@pytest.mark.parametrize("code", STATUSES)
def test_every_state_can_be_asked_for_by_its_word(known: Store, code: str) -> None:
    (asked,) = meaning(read(f"läge:{plain(STATUSES[code])}"), TODAY, dict)
    assert asked == Chosen("status", (code,))
