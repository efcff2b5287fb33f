"""The structure a screen reader walks: elements in reading order, tied to what stands on the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject

Numbered = dict[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Marked content on a page; both count from 0."""

    page: int
    mark: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's place on a page, by the name of its object."""

    page: int
    name: str


@dataclass(slots=True, eq=False)
class Node:
    """One structure element; `attributes` is PDF source, such as a table head's scope."""

    tag: str
    attributes: str = ""
    children: list[Node | Piece | Annotation] = field(default_factory=list)

    def add(self, tag: str, attributes: str = "") -> Node:
        """Make an element last in this one."""
        node = Node(tag, attributes)
        self.children.append(node)
        return node


COLUMN_HEAD = "/A<</O/Table/Scope/Column>>"
ROW_HEAD = "/A<</O/Table/Scope/Row>>"


def text_string(text: str) -> str:
    """Return text as a PDF string in UTF-16."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def alternative(text: str) -> str:
    """Return the attribute that says in words what a picture shows."""
    return f"/Alt {text_string(text)}"


class Raw(PDFObject):
    """An object of the file whose source is made when the file is written, when all numbers are known."""

    def __init__(self, source: Callable[[], str]) -> None:
        self._source = source

    def format(self, _document: object) -> bytes:
        """Return the source as the library writes it."""
        return self._source().encode("latin-1")


class StructureTree:
    """Writes the elements into a document of the PDF library."""

    def __init__(self, document: Any, root: Node, marked: Sequence[Sequence[Node]], links: Sequence[Node]) -> None:
        self._document = document  # reportlab has no types
        self._marked = marked
        self._links = links
        self._names: dict[int, str] = {}
        self._top = self._register("structure", self._tree_source)
        document.Catalog.StructTreeRoot = self._top
        self._root = root
        self._place(root, "structure")
        self._parents = self._register("structure-parents", self._parents_source)

    def _register(self, name: str, source: Callable[[], str]) -> Raw:
        raw = Raw(source)
        self._document.Reference(raw, name)
        return raw

    def _number(self, name: str) -> int:
        numbers: Numbered = self._document.idToObjectNumberAndVersion
        return numbers[name][0]

    def _place(self, node: Node, parent: str) -> None:
        name = f"node{len(self._names)}"
        self._names[id(node)] = name
        self._register(name, lambda: self._node_source(node, parent))
        for child in node.children:
            if isinstance(child, Node):
                self._place(child, name)

    def _node_source(self, node: Node, parent: str) -> str:
        pages = {child.page for child in node.children if not isinstance(child, Node)}
        only = self._page(min(pages)) if len(pages) == 1 else ""
        page = f"/Pg {only}" if only else ""
        kids = " ".join(self._kid_source(child, bool(only)) for child in node.children)
        return (
            f"<</Type/StructElem/S/{node.tag}/P {self._number(parent)} 0 R{page}{node.attributes}"
            f"{f'/K[{kids}]' if kids else ''}>>"
        )

    def _kid_source(self, child: Node | Piece | Annotation, one_page: bool) -> str:
        if isinstance(child, Node):
            return self._reference(child)
        if isinstance(child, Annotation):
            return f"<</Type/OBJR/Obj {self._number(child.name)} 0 R/Pg {self._page(child.page)}>>"
        if one_page:
            return str(child.mark)
        return f"<</Type/MCR/Pg {self._page(child.page)}/MCID {child.mark}>>"

    def _page(self, page: int) -> str:
        return f"{self._number(f'Page{page + 1}')} 0 R"

    def _reference(self, node: Node) -> str:
        return f"{self._number(self._names[id(node)])} 0 R"

    def _tree_source(self) -> str:
        count = len(self._marked) + len(self._links)
        return (
            f"<</Type/StructTreeRoot/K[{self._reference(self._root)}]"
            f"/ParentTree {self._number('structure-parents')} 0 R/ParentTreeNextKey {count}>>"
        )

    def _parents_source(self) -> str:
        pages = [f"[{' '.join(self._reference(node) for node in nodes)}]" for nodes in self._marked]
        links = [self._reference(node) for node in self._links]
        return f"<</Nums[{' '.join(f'{key} {value}' for key, value in enumerate([*pages, *links]))}]>>"
