"""Reads back what a PDF says of itself: its elements, its words, what is drawn outside of both."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2


def opened(content: bytes) -> pikepdf.Pdf:
    """Return the file for a look inside."""
    return pikepdf.open(io.BytesIO(content))


def page_texts(content: bytes) -> list[str]:
    """Return the text of each page as a reader extracts it."""
    document = pypdfium2.PdfDocument(content)
    try:
        texts = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            texts.append(text.get_text_range())
            text.close()
            page.close()
        return texts
    finally:
        document.close()


def linked_texts(content: bytes, page: int) -> list[str]:
    """Return the words that stand under each link of a page."""
    document = pypdfium2.PdfDocument(content)
    try:
        sheet = document[page]
        text = sheet.get_textpage()
        with opened(content) as file:
            boxes = [[float(edge) for edge in link.Rect] for link in file.pages[page].Annots]
        found = [" ".join(text.get_text_bounded(*box).split()) for box in boxes]
        text.close()
        sheet.close()
        return found
    finally:
        document.close()


def elements(file: pikepdf.Pdf) -> list[Any]:
    """Return all structure elements in reading order."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        found.append(node)
        for kid in kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid)

    for kid in kids(file.Root.StructTreeRoot):
        walk(kid)
    return found


def kids(node: Any) -> list[Any]:
    """Return what an element holds."""
    if "/K" not in node:
        return []
    held = node.K
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def outline(file: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Return the bookmarks with their depth."""
    rows: list[tuple[int, str]] = []

    def walk(items: Any, depth: int) -> None:
        for item in items:
            rows.append((depth, item.title))
            walk(item.children, depth + 1)

    with file.open_outline() as tree:
        walk(tree.root, 0)
    return rows


def unmarked(page: Any) -> list[str]:
    """Return the operators of a page that draw outside of marked content."""
    depth, bare = 0, []
    painting = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in painting and depth == 0:
            bare.append(f"{operands} {name}")
    return bare


def skeleton(file: pikepdf.Pdf) -> list[str]:
    """Return runs of tags in reading order, 'TR x15' for fifteen alike after each other, tables left whole."""
    rows: list[str] = []
    for node in elements(file):
        tag = str(node.S)[1:]
        if tag in ("TH", "TD"):
            continue
        if rows and rows[-1].split(" x")[0] == tag:
            name, _, count = rows[-1].partition(" x")
            rows[-1] = f"{name} x{int(count or 1) + 1}"
        else:
            rows.append(tag)
    return rows
