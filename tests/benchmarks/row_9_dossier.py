"""Row 9: makes a 27-page dossier; the peer is untagged platypus with the same text and about as many pages."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import row_9_peers
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer, TableStyle
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import Table as Grid
from row_9_peers import Section
from side_by_side import Times, in_turns, tell, tell_growth
from words import WORDS

from nkavtal.documents.pdf import pdf_bytes
from nkavtal.documents.pdf_fonts import font_name
from nkavtal.documents.sheet import Column, Heading, Paragraph, Sheet, Table

TOWNS = (
    "Arjeplog", "Arvidsjaur", "Boden", "Gällivare", "Haparanda", "Jokkmokk", "Kalix",
    "Kiruna", "Luleå", "Pajala", "Piteå", "Älvsbyn", "Överkalix", "Övertorneå",
)  # fmt: skip
HEADS = ("Kommun", "Organ", "Datum", "Paragraf", "Undertecknare", "Läge")
SECTIONS = 27


def measure(_work: Path, _sizes: tuple[int, ...], rounds: int) -> None:
    """Print one dossier side by side with platypus, and how it grows to ten times the pages."""
    tagged: dict[int, Times] = {}
    for sections in (SECTIONS, 10 * SECTIONS):
        texts = content(sections)
        plain_made, tagged_made = plain(texts), pdf_bytes(sheet(texts))
        pages = len(PdfDocument(tagged_made))
        found = in_turns(
            {"platypus, untagged": partial(plain, texts), "our sheet": partial(_ours, texts)},
            rounds if sections == SECTIONS else 2,
        )
        tagged[pages] = found["our sheet"]
        sizes = f"{len(PdfDocument(plain_made))} and {pages} pages, {len(plain_made) // 1024} and {len(tagged_made) // 1024} kB"
        tell(f"Row 9, dossier of {sections} sections ({sizes})", found, {"our sheet": 1.2})
    tell_growth("a dossier in pages", tagged, 1.05)
    _beside_others(content(SECTIONS), max(rounds // 2, 1))
    print(f"  peak memory of a process that makes one dossier {_peak()} MB   goal 80")


def _ours(texts: list[Section]) -> bytes:
    return pdf_bytes(sheet(texts))


def _beside_others(texts: list[Section], rounds: int) -> None:
    """Measure against the other setters that are installed here."""
    found, missing = row_9_peers.installed()
    for name, setter in found.items():
        pages = len(PdfDocument(setter(texts, HEADS)))
        times = in_turns({name: partial(setter, texts, HEADS), "our sheet": partial(_ours, texts)}, rounds)
        tell(f"The same text by {name} ({pages} pages)", times, {"our sheet": 1.0 if name == "typst" else 0.2})
    for name, why in missing.items():
        print(f"  {name} is not measured: {why}")


def _peak() -> int:
    run = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)
    return int(run.stdout)


def content(sections: int) -> list[Section]:
    """Return headings, text and rows of the size of a real dossier."""
    chance = random.Random(1)
    made: list[Section] = []
    for n in range(sections):
        texts = [" ".join(chance.choices(WORDS, k=chance.randrange(40, 70))).capitalize() + "." for _ in range(4)]
        rows = [
            (town, "KF", f"2026-{chance.randrange(1, 13):02}-11", f"§ {n}", "Ordförande", "Undertecknat")
            for town in TOWNS
        ]
        made.append((f"{n + 1}. {chance.choice(WORDS).capitalize()}", texts, rows))
    return made


def sheet(texts: list[Section]) -> Sheet:
    """Return the text as our neutral sheet."""
    parts: list[Heading | Paragraph | Table] = []
    columns = tuple(
        Column(head, share, head=place == 0)
        for place, (head, share) in enumerate(zip(HEADS, (3, 2, 2, 2, 3, 3), strict=True))
    )
    for title, paragraphs, rows in texts:
        parts += [Heading(title), *(Paragraph(text) for text in paragraphs), Table(columns, tuple(rows))]
    return Sheet(
        "Avtalsakt", tuple(parts), "Akt", date(2026, 11, 23), datetime(2026, 11, 23, 8, 0, tzinfo=UTC), "Bänk", "0.1"
    )


def plain(texts: list[Section]) -> bytes:
    """Return the text as platypus prints it by itself, in our fonts and with fixed row heights."""
    body = ParagraphStyle("body", fontName=font_name("regular"), fontSize=10, leading=14, spaceAfter=6)
    head = ParagraphStyle("head", fontName=font_name("bold"), fontSize=14, leading=18, spaceBefore=10, spaceAfter=6)
    look = TableStyle(
        [("LINEBELOW", (0, 0), (-1, -1), 0.25, "#888888"), ("FONT", (0, 0), (-1, -1), font_name("regular"), 9)]
    )
    story: list[object] = []
    for title, paragraphs, rows in texts:
        story += [Flowing(title, head), *(Flowing(text, body) for text in paragraphs)]
        story += [Grid([HEADS, *rows], rowHeights=[17] * (len(rows) + 1), style=look, repeatRows=1), Spacer(1, 10)]
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, pageCompression=1)
    document.addPageTemplates(PageTemplate("page", [Frame(56, 56, A4[0] - 112, A4[1] - 128)]))
    document.build(story)
    return out.getvalue()


if __name__ == "__main__":  # as a process of its own, for its memory
    _ours(content(SECTIONS))
    status = Path("/proc/self/status").read_text(encoding="ascii")  # getrusage would count the bench before us
    print(int(status.partition("VmHWM:")[2].split()[0]) // 1024)
