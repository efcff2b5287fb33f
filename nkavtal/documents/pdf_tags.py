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
    number: int = 0
    """Its object in the file, once that is written."""

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
    """The elements of a document, as an update appended to the file that the PDF library made.

    A table has an element for each cell: through the library's own objects they took a fifth of all the time.
    """

    def __init__(self, document: Any, root: Node, marked: Sequence[Sequence[Node]], links: Sequence[Node]) -> None:
        self._document = document  # reportlab has no types
        self._root, self._marked, self._links = root, marked, links
        document.Catalog.StructTreeRoot = Raw(lambda: "null")  # its number is known from now on, its content later
        document.Reference(document.Catalog.StructTreeRoot, "structure")

    def _number(self, name: str) -> int:
        numbers: Numbered = self._document.idToObjectNumberAndVersion
        return numbers[name][0]

    def appended_to(self, pdf: bytes) -> bytes:
        """Return the finished file with the elements after it."""
        parents = len(self._document.idToObjectNumberAndVersion) + 1
        pages = [f"{self._number(f'Page{page + 1}')} 0 R" for page in range(len(self._marked))]
        elements = [self._source(node, above, pages) for node, above in self._numbered(parents + 1)]
        count = len(self._marked) + len(self._links)
        top = f"<</Type/StructTreeRoot/K[{self._root.number} 0 R]/ParentTree {parents} 0 R/ParentTreeNextKey {count}>>"
        return _updated(pdf, self._document, self._number("structure"), top, parents, [self._parents(), *elements])

    def _numbered(self, first: int) -> list[tuple[Node, int]]:
        """Give each element its number in the file, in reading order; return it with the number of the one above."""
        found: list[tuple[Node, int]] = []
        waiting = [(self._root, self._number("structure"))]
        while waiting:
            node, above = waiting.pop()
            node.number = first + len(found)
            found.append((node, above))
            waiting.extend((child, node.number) for child in reversed(node.children) if isinstance(child, Node))
        return found

    def _source(self, node: Node, above: int, pages: Sequence[str]) -> str:
        on = {child.page for child in node.children if not isinstance(child, Node)}
        page = f"/Pg {pages[min(on)]}" if len(on) == 1 else ""
        kids = " ".join([self._kid(child, bool(page), pages) for child in node.children])
        whole = f"/K[{kids}]" if kids else ""
        return f"<</Type/StructElem/S/{node.tag}/P {above} 0 R{page}{node.attributes}{whole}>>"

    def _kid(self, child: Node | Piece | Annotation, one_page: bool, pages: Sequence[str]) -> str:
        if isinstance(child, Node):
            return f"{child.number} 0 R"
        if isinstance(child, Annotation):
            return f"<</Type/OBJR/Obj {self._number(child.name)} 0 R/Pg {pages[child.page]}>>"
        if one_page:
            return str(child.mark)
        return f"<</Type/MCR/Pg {pages[child.page]}/MCID {child.mark}>>"

    def _parents(self) -> str:
        marked = [f"[{' '.join([f'{node.number} 0 R' for node in nodes])}]" for nodes in self._marked]
        links = [f"{node.number} 0 R" for node in self._links]
        return f"<</Nums[{' '.join(f'{key} {value}' for key, value in enumerate([*marked, *links]))}]>>"


def _updated(pdf: bytes, document: Any, number: int, source: str, first: int, sources: Sequence[str]) -> bytes:
    """Return a file with one of its objects replaced and others added from a number on (ISO 32000-1, 7.5.6)."""
    bodies = [f"{place} 0 obj\n{body}\nendobj\n" for place, body in [(number, source), *enumerate(sources, first)]]
    offsets, at = [], len(pdf)
    for body in bodies:
        offsets.append(f"{at:010} 00000 n \n")
        at += len(body)
    previous = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    root, info = (document.Reference(one).format(document).decode() for one in (document.Catalog, document.info))
    table = f"xref\n{number} 1\n{offsets[0]}{first} {len(sources)}\n{''.join(offsets[1:])}"
    trailer = f"trailer\n<</Size {first + len(sources)}/Root {root}/Info {info}/Prev {previous}>>\n"
    return pdf + f"{''.join(bodies)}{table}{trailer}startxref\n{at}\n%%EOF\n".encode("ascii")
