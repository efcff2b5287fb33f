"""A canvas that marks what it draws, and finishes each page when the number of pages is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from nkavtal.documents.pdf_encoding import Encoding
from nkavtal.documents.pdf_fonts import Face, width
from nkavtal.documents.pdf_tags import Annotation, Node, Piece, Raw, StructureTree, text_string

rl_config.useA85 = 0  # binary streams: smaller, and nothing to encode
Later = Callable[["TaggedCanvas", int], None]


@cache
def colour_of(code: str) -> Any:
    """Return the library's own colour for '#RRGGBB', read once."""
    return HexColor(code)


@cache
def _operands(code: str) -> str:
    """Return '#RRGGBB' as the three operands of a colour operator."""
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.6g}" for at in (1, 3, 5))


class TaggedCanvas(Canvas):
    """Draws text and shapes either as content of a node or as an artifact, never as neither.

    What is handed to `later` is drawn on its own page when all pages are laid out.
    """

    def __init__(self, target: object, root: Node, **options: Any) -> None:
        self._root = root
        self._marked: list[list[Node]] = [[]]
        self._later: list[list[Later]] = [[]]
        self._links: list[Node] = []
        self._waiting: list[dict[str, Any]] = []
        self._here = 0
        super().__init__(target, **options)
        self._encoding = Encoding(self._doc)

    @contextmanager
    def marked(self, node: Node, spoken: str = "") -> Iterator[None]:
        """Draw content of a node; `spoken` is what a reader says instead of the drawn text."""
        marks = self._marked[self._here]
        instead = f"/ActualText {text_string(spoken)}" if spoken else ""
        self._code.append(f"/{node.tag} <</MCID {len(marks)}{instead}>> BDC")
        node.children.append(Piece(self._here, len(marks)))
        marks.append(node)
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "/Type/Layout") -> Iterator[None]:
        """Draw what a reader passes over: rules, grounds, head and foot."""
        self._code.append(f"/Artifact <<{kind}>> BDC")
        yield
        self._code.append("EMC")

    def write(self, lines: list[str], x: float, y: float, face: Face, size: float, leading: float, colour: str) -> None:
        """Write clean lines from the baseline of the first."""
        code: list[str] = []
        last = ""
        for line in lines:
            for font, shown in self._encoding.shown(line, face):
                if font != last:
                    code.append(f"{font} {size:g} Tf")
                    last = font
                code.append(f"{shown} Tj")
            code.append("T*")
        begun = f"BT {_operands(colour)} rg {leading:g} TL 1 0 0 1 {x:.3f} {y:.3f} Tm"
        self._code.append(f"{begun} {' '.join(code[:-1])} ET")

    def fill_with(self, colour: str) -> None:
        """Fill what follows with '#RRGGBB'."""
        self.setFillColor(colour_of(colour))

    def rule_with(self, colour: str, thickness: float) -> None:
        """Stroke what follows with '#RRGGBB', so thick in points."""
        self.setStrokeColor(colour_of(colour))
        self.setLineWidth(thickness)

    def write_right(self, line: str, x: float, y: float, face: Face, size: float, colour: str) -> None:
        """Write one clean line that ends at x."""
        self.write([line], x - width(line, face, size), y, face, size, size, colour)

    def later(self, act: Later) -> None:
        """Draw on this page when the number of pages is known; act is given the canvas and that number."""
        self._later[self._here].append(act)

    def link(self, node: Node, box: tuple[float, float, float, float], name: str, words: str) -> None:
        """Lay a link over a box of the page; only from `later`."""
        key = f"link{len(self._links)}"
        parent = len(self._marked) + len(self._links)
        rect = " ".join(f"{edge:.2f}" for edge in box)
        target = self._bookmarkReference(name)

        def source() -> str:
            place = target.format(self._doc)
            where = place.decode("latin-1") if isinstance(place, bytes) else str(place)
            return (
                f"<</Type/Annot/Subtype/Link/Rect[{rect}]/Border[0 0 0]/F 4/StructParent {parent}"
                f"/Contents {text_string(words)}/Dest {where}>>"
            )

        self._doc.addAnnotation(key, Raw(source))
        self._annotatePage(key)
        node.children.append(Annotation(self._here, self._doc.annotationName(key)))
        self._links.append(node)

    def showPage(self) -> None:
        """Put the page aside until all are laid out."""
        self._waiting.append(dict(self.__dict__))
        self._startPage()
        self._marked.append([])
        self._later.append([])
        self._here += 1

    def save(self) -> None:
        """Finish every page, then write the structure and the file."""
        pages = self._waiting
        kept = {key: self.__dict__[key] for key in ("_marked", "_later", "_links", "_waiting", "_outlines")}
        del self._marked[len(pages) :]
        for number, page in enumerate(pages):
            self.__dict__.update(page)
            self.__dict__.update(kept)
            self._here = number
            for act in self._later[number]:
                act(self, len(pages))
            super().showPage()
        structure = StructureTree(self._doc, self._root, self._marked, self._links)
        self._filename.write(structure.appended_to(self._doc.GetPDFData(self)))

    @property
    def pages(self) -> int:
        """How many pages were laid out."""
        return len(self._waiting)
