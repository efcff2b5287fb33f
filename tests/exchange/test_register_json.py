"""A register file is right, or refused with every place that is not; no file makes the reader fall over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from nkavtal.base.errors import UserError
from nkavtal.exchange.register_json.parse import line_of
from nkavtal.exchange.register_json.read import read
from nkavtal.exchange.register_json.rows import RegisterFile
from nkavtal.exchange.register_json.write import pieces

KALIX, REGION, AGREEMENT, PARTY, DECISION, RELATION = (f"{n}0000000-0000-4000-8000-000000000000" for n in range(1, 7))

TEXT = f"""{{
"format": "nkavtal-register",
"version": 1,
"organisations": [
 {{"uuid": "{KALIX}", "version": 1, "name": "Kalix kommun", "short_name": "Kalix", "kind": "municipality",
  "org_number": "212000-2692", "names": []}},
 {{"uuid": "{REGION}", "version": 1, "name": "Region Norrbotten", "short_name": "Region Norrbotten", "kind": "region"}}
],
"agreements": [
 {{"uuid": "{AGREEMENT}", "version": 7, "number": "2026-001", "title": "Hemsjukvård", "areas": ["health", "other"],
  "starts_on": "2027-02-01", "amount": "1200.50",
  "parties": [
   {{"uuid": "{PARTY}", "version": 2, "organisation": "{KALIX}", "role": "party", "asked": true,
    "decisions": [
     {{"uuid": "{DECISION}", "version": 1, "outcome": "adopted", "kind": "final", "decided_on": "2026-10-26"}}]}}],
  "relations": [
   {{"uuid": "{RELATION}", "version": 1, "kind": "replaces", "other": "{AGREEMENT}"}}]}}
],
"saved_searches": [],
"saved_mappings": []
}}
"""


def file_of(tmp_path: Path, text: str | bytes, name: str = "register.json") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refused(tmp_path: Path, text: str | bytes) -> UserError:
    """Return why a file is refused; what is safe is always said."""
    with pytest.raises(UserError) as caught:
        read(file_of(tmp_path, text))
    assert "Inget är inläst" in caught.value.message
    assert caught.value.hint
    return caught.value


def test_a_file_written_by_hand_is_read_whole(tmp_path: Path) -> None:
    found = read(file_of(tmp_path, TEXT))
    assert [(row.table, row.uuid, row.owner, row.version) for row in found.rows] == [
        ("organisation", KALIX, "", 1), ("organisation", REGION, "", 1), ("agreement", AGREEMENT, "", 7),
        ("party", PARTY, AGREEMENT, 2), ("decision", DECISION, PARTY, 1), ("relation", RELATION, AGREEMENT, 1),
    ]  # fmt: skip
    told = found.rows[2].values
    assert (told["areas"], told["amount"], told["ends_on"], told["note"]) == ("health,other", "1200.50", None, None)
    assert [found.lines[row.uuid] for row in found.rows] == [5, 7, 10, 13, 15, 17]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert len(read(file_of(tmp_path, "\ufeff" + TEXT)).rows) == 6


FIRST = ("agreements", 0)
PARTY_AT = (*FIRST, "parties", 0)


def at(data: dict, path: tuple[str | int, ...]) -> dict:
    for step in path:
        data = data[step]
    return data


def setting(path: tuple[str | int, ...], **values: object) -> Callable[[dict], None]:
    return lambda data: at(data, path).update(values)


def without(path: tuple[str | int, ...], name: str) -> Callable[[dict], None]:
    return lambda data: at(data, path).pop(name)


MUTANTS: dict[str, tuple[Callable[[dict], None], str, str]] = {
    "wrong type": (setting(FIRST, title=17), "/agreements/0/title", "Titel: ska vara text inom citattecken"),
    "number as text": (setting(FIRST, version="7"), "/agreements/0/version", "ska vara ett heltal"),
    "number with decimals": (setting(FIRST, version=1.5), "/agreements/0/version", "ska vara ett heltal"),
    "huge number": (setting(FIRST, version=10**30), "/agreements/0/version", "för stort, högst 2147483647"),
    "no version at all": (setting(FIRST, version=0), "/agreements/0/version", "för litet, minst 1"),
    "yes as text": (setting(PARTY_AT, asked="ja"), "/agreements/0/parties/0/asked", "Tillfrågad: ska vara true eller false"),
    "object for a list": (setting(FIRST, parties={}), "/agreements/0/parties", "ska vara en lista inom hakparenteser"),
    "text for a row": (setting(FIRST, parties=["Kalix"]), "/agreements/0/parties/0", "ska vara ett objekt inom klamrar"),
    "missing owner": (without(PARTY_AT, "organisation"), "/agreements/0/parties/0", "organisation saknas"),
    "missing title": (without(FIRST, "title"), "/agreements/0", "title saknas"),
    "missing list": (without((), "agreements"), "/", "agreements saknas"),
    "blank title": (setting(FIRST, title=""), "/agreements/0/title", "får inte vara tomt"),
    "unknown code": (
        setting((*PARTY_AT, "decisions", 0), outcome="antaget"), "/agreements/0/parties/0/decisions/0/outcome",
        "Utfall: ”antaget” finns inte bland koderna adopted, conditional",
    ),
    "unknown area": (setting(FIRST, areas=["roads"]), "/agreements/0/areas/0", "”roads” finns inte bland koderna education"),
    "area twice": (setting(FIRST, areas=["health", "health"]), "/agreements/0/areas", "Område: samma kod står två gånger"),
    "no area": (setting(FIRST, areas=[]), "/agreements/0/areas", "får inte vara tomt"),
    "unknown name": (setting(FIRST, titel="x"), "/agreements/0", "namnet titel finns inte i formatet"),
    "no day": (setting(FIRST, starts_on="1/2 2027"), "/agreements/0/starts_on", "Gäller fr.o.m.: ”1/2 2027” är ingen dag"),
    "no such day": (setting(FIRST, starts_on="2027-02-30"), "/agreements/0/starts_on", "dagen 2027-02-30 finns inte"),
    "no amount": (setting(FIRST, amount="1 200,50"), "/agreements/0/amount", "”1 200,50” är inget belopp"),
    "no address": (setting(("organisations", 0), email="kalix"), "/organisations/0/email", "är ingen e-postadress"),
    "wrong check digit": (
        setting(("organisations", 0), org_number="212000-2693"), "/organisations/0/org_number", "kontrollsiffran stämmer inte",
    ),
    "no organisation number": (
        setting(("organisations", 0), org_number="2120002692"), "/organisations/0/org_number", "inget organisationsnummer",
    ),
    "no uuid": (setting(FIRST, uuid="17"), "/agreements/0/uuid", "”17” är inget id"),
    "duplicate uuid": (setting(PARTY_AT, uuid=KALIX), "/agreements/0/parties/0/uuid", f"id {KALIX} står redan på rad 5"),
    "duplicate number": (
        lambda data: data["agreements"].append({"uuid": REGION[:-1] + "1", "version": 1, "number": "2026-001", "title": "B"}),
        "/agreements/1/number", "numret 2026-001 står redan på avtalet på rad 10",
    ),
    "dangling organisation": (
        setting(PARTY_AT, organisation=REGION[:-1] + "9"), "/agreements/0/parties/0/organisation",
        "pekar på en organisation som inte finns i filen",
    ),
    "dangling agreement": (
        setting((*FIRST, "relations", 0), other=KALIX), "/agreements/0/relations/0/other",
        "Annat avtal: " + KALIX + " pekar på ett avtal som inte finns i filen",
    ),
    "nothing in a text": (setting(FIRST, title="a\0b"), "/agreements/0/title", "tecken som inte går att spara"),
    "half a letter": (setting(FIRST, title="a\ud800"), "/agreements/0/title", "tecken som inte går att spara"),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_refused_with_line_place_and_reason(tmp_path: Path, name: str) -> None:
    change, pointer, reason = MUTANTS[name]
    data = json.loads(TEXT)
    change(data)
    text = json.dumps(data, indent=1)
    error = refused(tmp_path, text)
    assert error.code == "NKA-269"
    (told,) = [line for line in error.values["findings"] if f", {pointer}: " in line]
    assert told.startswith("rad ")
    if "rad " in reason:  # lines of a file that was written anew
        reason = reason.partition(" rad ")[0]
    assert reason in told


def test_the_line_is_that_of_the_fault(tmp_path: Path) -> None:
    error = refused(tmp_path, TEXT.replace('"adopted"', '"antaget"').replace('"2027-02-01"', '"snart"'))
    lines = [line.partition(",")[0] for line in error.values["findings"]]
    assert lines == ["rad 11", "rad 15"]


def test_many_faults_are_counted_and_the_first_of_them_told(tmp_path: Path) -> None:
    data = json.loads(TEXT)
    data["saved_searches"] = [17] * 5000
    error = refused(tmp_path, json.dumps(data))
    assert len(error.values["findings"]) == 21
    assert error.values["findings"][-1] == "… och 980 fel till"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT.encode().replace("å".encode(), b"\xe5"), "NKA-260"),
        (TEXT.encode("utf-16"), "NKA-260"),
        (TEXT.replace('"areas": [', '"areas": [,'), "NKA-261"),
        ("Avtal;Kommun\n", "NKA-261"),
        ("[" * 200_000, "NKA-262"),
        ('{"a":' * 200_000, "NKA-262"),
        (TEXT[:400], "NKA-263"),
        (TEXT[:-3], "NKA-263"),
        (TEXT[: TEXT.index("Hemsjuk") + 3], "NKA-263"),
        (TEXT.replace('"version": 1,\n"org', '"version": 2,\n"org'), "NKA-264"),
        (TEXT.replace('"title"', '"title": "B", "title"'), "NKA-265"),
        (TEXT.replace('"version": 7', '"version": NaN'), "NKA-267"),
        (TEXT.replace('"version": 7', '"version": ' + "9" * 5000), "NKA-267"),
        (TEXT.replace('"version": 7', '"version": 1e999'), "NKA-269"),
        ("[" + "1," * 300_000 + "1]", "NKA-268"),
        ("17", "NKA-268"),
        ("{}", "NKA-268"),
        ('{"format": "annat", "version": 1}', "NKA-268"),
    ],
)  # fmt: skip
def test_what_is_no_register_is_refused(tmp_path: Path, text: str | bytes, code: str) -> None:
    assert refused(tmp_path, text).code == code


def test_where_the_text_breaks_off_is_told(tmp_path: Path) -> None:
    error = refused(tmp_path, TEXT.replace('"version": 7, "number"', '"version": 7 "number"'))
    assert (error.code, error.values["line"]) == ("NKA-261", 10)
    error = refused(tmp_path, TEXT.encode().replace("å".encode(), b"\xe5"))
    assert error.values["line"] == 10


def test_a_file_of_any_size_is_not_taken_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nkavtal.exchange.register_json.parse.MOST", 1000)
    assert refused(tmp_path, TEXT).code == "NKA-266"


def test_lines_are_found_in_any_layout() -> None:
    text = '\ufeff{ "a" :\n[ {"x": "\\"}"} ,\n\n {"y"\n:2}, [1,\n2,3] ]}'
    places = [("a",), ("a", 0, "x"), ("a", 1), ("a", 1, "y"), ("a", 2, 2), ("a", 9), ("b",), ()]
    assert [line_of(text, place) for place in places] == [2, 2, 4, 5, 6, 2, 1, 1]


def test_a_register_without_anything_is_a_file_too(tmp_path: Path) -> None:
    text = "".join(
        pieces({"organisation": (), "agreement": (), "saved_search": (), "saved_mapping": (), "lead_time": ()})
    )
    found = read(file_of(tmp_path, text))
    assert isinstance(found, RegisterFile)
    assert found.rows == ()
