"""Two other ways to set the pages of row 9, measured where they are installed: neither is needed by the program."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
Section = tuple[str, list[str], list[tuple[str, ...]]]
Setter = Callable[[Sequence[Section], Sequence[str]], bytes]


def installed() -> tuple[dict[str, Setter], dict[str, str]]:
    """Return the peers that are here, and why each of the others is not."""
    found: dict[str, Setter] = {}
    missing: dict[str, str] = {}
    for name, setter in {"typst": by_typst, "weasyprint": by_weasyprint}.items():
        try:
            importlib.import_module(name)
        except (ImportError, OSError) as error:  # OSError: its system libraries are not here
            missing[name] = str(error).splitlines()[0]
        else:
            found[name] = setter
    return found, missing


def by_typst(texts: Sequence[Section], heads: Sequence[str]) -> bytes:
    """Set the text by typst, which tags its PDF too."""
    typst = importlib.import_module("typst")
    parts = [
        '#set page(paper: "a4", margin: (left: 25mm, right: 20mm, y: 22mm), footer: context counter(page).display())',
        '#set text(font: "Noto Sans", size: 10pt, lang: "sv")\n#set table(stroke: (bottom: 0.25pt))',
    ]
    for title, paragraphs, rows in texts:
        parts += [f"= {_plain(title)}", *(f"{_plain(text)}\n" for text in paragraphs)]
        cells = ", ".join(f"[{_plain(cell)}]" for row in rows for cell in row)
        header = ", ".join(f"[{_plain(head)}]" for head in heads)
        parts.append(f"#table(columns: {len(heads)}, table.header({header}), {cells})")
    made: bytes = typst.compile("\n".join(parts).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    return made


def _plain(text: str) -> str:
    """Return text that typst reads as nothing but text."""
    return re.sub(r"([\\#*_$`<>@\[\]=/~+.-])", r"\\\1", text)


def by_weasyprint(texts: Sequence[Section], heads: Sequence[str]) -> bytes:
    """Set the text by WeasyPrint."""
    weasyprint = importlib.import_module("weasyprint")
    parts = [
        "<html lang=sv><title>Avtalsakt</title><style>",
        "@page { size: A4; margin: 22mm 20mm 22mm 25mm; @bottom-right { content: counter(page) ' av ' counter(pages) } }",
        f"@font-face {{ font-family: N; src: url({(FONTS / 'NotoSans-Regular.ttf').as_uri()}) }}",
        f"@font-face {{ font-family: N; font-weight: 700; src: url({(FONTS / 'NotoSans-Bold.ttf').as_uri()}) }}",
        "body { font: 10pt/14pt N } table { width: 100%; border-collapse: collapse; font-size: 9pt }",
        "td, th { border-bottom: 0.25pt solid gray; text-align: left; padding: 2pt }</style>",
    ]
    for title, paragraphs, rows in texts:
        parts += [f"<h1>{escape(title)}</h1>", *(f"<p>{escape(text)}</p>" for text in paragraphs)]
        header = "".join(f"<th>{escape(head)}</th>" for head in heads)
        lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
        parts.append(f"<table><thead><tr>{header}</tr></thead>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>")
    made: bytes = weasyprint.HTML(string="".join(parts)).write_pdf()
    return made
