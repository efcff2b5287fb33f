"""The register's web page holds all that the register's file holds, is whole and safe, and is read aloud in order."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from builders import TODAY, an_agreement, decided, org

from nkavtal.base.clock import Clock
from nkavtal.base.errors import UserError
from nkavtal.catalogue.field import Kind
from nkavtal.catalogue.ledgers import FIELDS
from nkavtal.catalogue.show import shown
from nkavtal.exchange.register_json.read import read
from nkavtal.exchange.register_json.shape import SCHEMA_FILE
from nkavtal.store.store import Store
from nkavtal.usecases import ledger
from nkavtal.usecases.all_acts import perform
from nkavtal.usecases.attachment import AttachFiles
from nkavtal.usecases.example import make_example
from nkavtal.usecases.exporting import export_folder

VOID = {"meta", "input", "br", "link", "img"}


@dataclass
class Node:
    """One element with what is in it."""

    name: str
    attributes: dict[str, str]
    inside: list[Node | str] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Node]:
        for one in self.inside:
            if isinstance(one, Node):
                if one.name == name:
                    yield one
                yield from one.all(name)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else "\n" if one.name == "br" else one.text for one in self.inside)


class Reader(HTMLParser):
    """Builds the tree; an element that is closed out of order fails."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def page_of(folder: Path) -> Node:
    reader = Reader()
    reader.feed((folder / "index.html").read_text(encoding="utf-8"))
    reader.close()
    assert len(reader.open) == 1, "an element is never closed"
    (page,) = (one for one in reader.open[0].inside if isinstance(one, Node))
    return page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example register as a folder, with an attached file in it."""
    root = tmp_path_factory.mktemp("page")
    store = make_example(root / "register", "Testare", Clock(TODAY))
    uuid = an_agreement(store, '<script>alert(1)</script> & "annat"', parties=("Kalix",), note="Rad ett\nRad <två>")
    decided(store, uuid, "Kalix", decided_on="2026-10-26?", condition="Om kostnaden hålls.")
    minutes = root / "Protokoll § 98 #2 100%.txt"
    minutes.write_text("Fullmäktige antar.", encoding="utf-8")
    perform(store, AttachFiles(uuid, (minutes,), {"kind": "minutes"}))
    perform(store, ledger.AddRow("contact", org(store, "Kalix"), {"function": "Registrator", "phone": "0923-650 00"}))
    with store.reading() as connection:
        key = connection.exec_driver_sql("SELECT uuid FROM party WHERE agreement = ?", (uuid,)).scalar_one()
    perform(store, ledger.AddRow("contact_note", key, {"words": "Tas upp i juni.", "noted_on": "2026-11-20"}))
    export_folder(store, root / "ut", TODAY)
    store.close()
    return root / "ut"


@pytest.fixture(scope="module")
def page(folder: Path) -> Node:
    return page_of(folder)


def test_every_value_of_the_file_stands_on_the_page(folder: Path, page: Node) -> None:
    words = " ".join(page.text.split())
    told = 0
    for row in read(folder / "register.json").rows:
        for name, value in row.values.items():
            one = FIELDS[row.table][name]
            if row.table.startswith("saved") or one.kind in (Kind.ORGANISATION, Kind.AGREEMENT, Kind.ROW):
                continue
            if (row.table, name) in (("attachment", "signs"), ("attachment", "media_type"), ("attachment", "size")):
                continue
            shown_words = " ".join(shown(one, value).split())
            assert shown_words in words, (row.table, name)
            told += bool(shown_words)
    assert told > 1500


def test_every_agreement_has_its_own_place_with_a_row_for_each_party(folder: Path, page: Node) -> None:
    data = json.loads((folder / "register.json").read_text(encoding="utf-8"))
    articles = list(page.all("article"))
    assert len(articles) == len(data["agreements"]) == 18
    for article, agreement in zip(articles, data["agreements"], strict=True):
        assert article.attributes["id"] == f"x{agreement['uuid']}"
        (heading, *_rest) = article.all("h3")
        assert heading.text == f"{agreement['number']} {agreement['title']}"
        first = next(article.all("tbody"))
        assert len(list(first.all("tr"))) == len(agreement["parties"])


def test_what_a_person_wrote_is_text_and_nothing_else(page: Node) -> None:
    assert len(list(page.all("script"))) == 1
    assert '<script>alert(1)</script> & "annat"' in page.text
    assert "Rad ett\nRad <två>" in page.text


def test_only_our_own_script_and_style_may_run_and_nothing_is_fetched(page: Node) -> None:
    (rules,) = (one.attributes["content"] for one in page.all("meta") if "http-equiv" in one.attributes)
    for kind in ("script", "style"):
        (own,) = page.all(kind)
        digest = base64.b64encode(hashlib.sha256(own.text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in rules
        assert not re.search(r"url\(|@import|fetch|XMLHttp|https?:", own.text)
    assert "default-src 'none'" in rules
    assert not [one for name in ("img", "link", "iframe", "object") for one in page.all(name)]
    assert not [one for one in page.all("a") if re.match(r"[a-z]+:", one.attributes["href"])]


def test_every_link_leads_somewhere(folder: Path, page: Node) -> None:
    places = {one.attributes["id"] for one in _every(page) if "id" in one.attributes}
    links = [one.attributes["href"] for one in page.all("a")]
    for link in links:
        if link.startswith("#"):
            assert link[1:] in places, link
        else:
            assert (folder / unquote(link)).read_text(encoding="utf-8") == "Fullmäktige antar."
    assert [link for link in links if not link.startswith("#")] == [
        "bilagor/2026-015%20Protokoll%20%C2%A7%2098%20%232%20100%25.txt"
    ]


def test_it_is_read_aloud_in_swedish_with_headings_and_heads(page: Node) -> None:
    assert page.attributes["lang"] == "sv"
    (title,) = page.all("title")
    assert title.text == "Avtalsregister, Norrbottens Kommuner"
    levels = [int(one.name[1]) for one in _every(page) if re.fullmatch(r"h[1-6]", one.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in page.all("table"):
        (caption,) = table.all("caption")
        assert caption.text
        heads = list(table.all("th"))
        assert heads
        assert all(one.attributes["scope"] in ("col", "row") for one in heads)
        columns = sum(one.attributes["scope"] == "col" for one in heads)
        (body,) = table.all("tbody")
        assert {sum(isinstance(cell, Node) for cell in row.inside) for row in body.all("tr")} <= {columns}
    assert all(one.attributes["aria-label"] for one in _every(page) if one.attributes.get("role") == "region")
    (label,) = page.all("label")
    assert label.attributes["for"] in {one.attributes.get("id") for one in page.all("input")}


def test_without_scripts_no_box_is_shown_that_does_nothing(page: Node) -> None:
    (form,) = page.all("form")
    assert "hidden" in form.attributes


def test_a_state_is_told_by_letter_and_word(page: Node) -> None:
    states = {one.text for one in page.all("span") if one.attributes.get("class", "").startswith("state")}
    assert {"U Undertecknat", "V Väntar", "N Avslagit", "U+ Ansluten senare"} <= states


def test_an_empty_register_is_a_page_too(store: Store, tmp_path: Path) -> None:
    done = export_folder(store, tmp_path / "ut", TODAY)
    assert (done.attached, done.files) == (None, 0)
    assert sorted(path.name for path in done.target.iterdir()) == ["index.html", SCHEMA_FILE, "register.json"]
    words = page_of(done.target).text
    assert "0 avtal" in words
    assert SCHEMA_FILE in words


def test_a_folder_that_holds_anything_is_left_alone(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "ut"
    target.mkdir()
    export_folder(store, target, TODAY)
    before = sorted((path.name, path.read_bytes()) for path in target.iterdir())
    with pytest.raises(UserError, match="NKA-275"):
        export_folder(store, target, TODAY)
    assert sorted((path.name, path.read_bytes()) for path in target.iterdir()) == before


def test_a_folder_that_cannot_be_finished_is_not_there(store: Store, tmp_path: Path) -> None:
    class Full:
        def step(self, _done: int, _total: int, words: str = "") -> None:
            if words == "Skriver filen":
                raise OSError(28, "No space left on device")

    with pytest.raises(UserError, match="NKA-101"):
        export_folder(store, tmp_path / "ut", TODAY, Full())
    assert [path.name for path in tmp_path.iterdir() if "ut" in path.name] == []


def _every(node: Node) -> Iterator[Node]:
    yield node
    for one in node.inside:
        if isinstance(one, Node):
            yield from _every(one)
