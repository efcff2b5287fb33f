"""What calamine does not tell of a workbook: comments, hidden columns, and cells far out."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_REL_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_FAR = re.compile(rb"""\sr=["'](?:[A-Z]{0,3}(?:[4-9]\d{4}|\d{6,7})|(?:[A-Z]{3}|[H-Z][A-Z]|G[S-Z])\d+)["']""")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>(?!\s*(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v></))")
_REF = re.compile(rb"""\sr=["']([A-Z]{1,3})(\d{1,7})["']""")
_ERROR = re.compile(rb"""<(?:\w+:)?c\b([^>]*\st=["']e["'][^>]*)>.{0,2000}?<(?:\w+:)?v>([^<]{0,40})<""", re.DOTALL)
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)/?>")
_ATTRIBUTE = re.compile(rb"""(\w+)=["']([^"']*)["']""")

Place = tuple[int, int]
"""Row and column, both counted from 1."""


@dataclass(frozen=True, slots=True)
class SheetParts:
    """Extra facts of one sheet; `farthest` is the cell with a value farthest out when any is far out, else None.

    `errors` are formulas that gave no value, as Excel shows them ('#REF!'). `merged` is told only where calamine does not.
    """

    comments: dict[Place, str]
    hidden_columns: frozenset[int]
    farthest: Place | None
    errors: dict[Place, str]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def sheet_parts(packed: bytes) -> dict[str, SheetParts]:
    """Return the extra facts of each worksheet by its name; raises KeyError or ParseError for a broken workbook."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = {name.lstrip("/").lower(): name for name in archive.namelist()}
        found: dict[str, SheetParts] = {}
        for sheet, part in _sheets(archive, names).items():
            text = archive.read(names[part.lower()])
            found[sheet] = SheetParts(_comments(archive, names, part), _hidden(text), _farthest(text), _errors(text))
        return found


def column_number(letters: str) -> int:
    """Return 1 for 'A', 27 for 'AA'."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return 'A' for 1, 'AA' for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _sheets(archive: zipfile.ZipFile, names: dict[str, str]) -> dict[str, str]:
    targets = _targets(archive, names, "xl/workbook.xml")
    root = ElementTree.fromstring(archive.read(names["xl/workbook.xml"]))  # noqa: S314 - no DTD: checked before
    sheets: dict[str, str] = {}
    for sheet in (*root.iter(f"{_MAIN}sheet"), *root.iter(f"{_STRICT}sheet")):
        target = targets.get(sheet.get(_REL_ID) or sheet.get(_STRICT_REL_ID) or "", ("", ""))[1]
        if target.lower() in names:
            sheets[sheet.get("name") or ""] = target
    return sheets


def _targets(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> dict[str, tuple[str, str]]:
    """Return kind and target part of each relation of a part, by relation id."""
    folder, name = posixpath.split(part)
    relations = names.get(f"{folder}/_rels/{name}.rels".lower())
    if relations is None:
        return {}
    root = ElementTree.fromstring(archive.read(relations))  # noqa: S314 - no DTD: checked before
    found: dict[str, tuple[str, str]] = {}
    for relation in root:
        target = relation.get("Target") or ""
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[relation.get("Id") or ""] = ((relation.get("Type") or "").rsplit("/", 1)[-1], whole)
    return found


def _comments(archive: zipfile.ZipFile, names: dict[str, str], sheet: str) -> dict[Place, str]:
    found: dict[Place, str] = {}
    for kind, part in _targets(archive, names, sheet).values():
        if kind != "comments" or part.lower() not in names:
            continue
        root = ElementTree.fromstring(archive.read(names[part.lower()]))  # noqa: S314 - no DTD: checked before
        for comment in root.iter():
            place = _REF.match(f' r="{comment.get("ref")}"'.encode()) if comment.tag.endswith("}comment") else None
            if place:
                words = "".join(node.text or "" for node in comment.iter() if node.tag.endswith("}t"))
                found[int(place[2]), column_number(place[1].decode())] = words.strip()
    return found


def _hidden(text: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    head = text[: text.find(b"sheetData")]
    for column in _COLUMN.finditer(head):
        facts = {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(column[1])}
        if facts.get("hidden") in ("1", "true"):
            first, last = int(facts.get("min", "0")), int(facts.get("max", "0"))
            hidden.update(range(first, min(last, first + 500) + 1))
    return frozenset(hidden)


def _errors(text: bytes) -> dict[Place, str]:
    if b't="e"' not in text and b"t='e'" not in text:
        return {}
    found: dict[Place, str] = {}
    for cell in _ERROR.finditer(text):
        place = _REF.search(cell[1])
        if place:
            found[int(place[2]), column_number(place[1].decode())] = cell[2].decode("utf-8", "replace")
    return found


def _farthest(text: bytes) -> Place | None:
    """Return the last row and last column that hold a value, only when some cell lies far out."""
    if not _FAR.search(text):
        return None
    row = column = 1
    for cell in _CELL.finditer(text):
        place = _REF.search(cell[1])
        if place and not cell[1].endswith(b"/"):
            row, column = max(row, int(place[2])), max(column, column_number(place[1].decode()))
    return row, column
