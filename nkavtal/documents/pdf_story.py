"""From a neutral sheet to the blocks of its pages, its structure elements made in reading order."""

from __future__ import annotations

from typing import Any

from reportlab.platypus.flowables import CondPageBreak, PageBreak

from nkavtal.documents import sheet as content
from nkavtal.documents.pdf_blocks import (
    NOTE_PAD,
    Block,
    HeadingBlock,
    NoteBlock,
    Place,
    QuoteBlock,
    Rule,
    TextBlock,
    text_block,
)
from nkavtal.documents.pdf_fonts import clean, wrap
from nkavtal.documents.pdf_front import ContentsBlock, CoverHead, StateBlock
from nkavtal.documents.pdf_lanes import LanesBlock
from nkavtal.documents.pdf_style import (
    ACCENT,
    BODY,
    COVER_OVER,
    COVER_TITLE,
    COVER_UNDER,
    HEADINGS,
    MM,
    TEXTS,
    Type,
)
from nkavtal.documents.pdf_table import facts_grid, table_grid
from nkavtal.documents.pdf_tags import Node
from nkavtal.documents.pdf_timeline import TimelineBlock


class Story:
    """The blocks of one sheet; `wide` and `high` are the room of a page without margins."""

    def __init__(self, sheet: content.Sheet, root: Node, key: str, wide: float, high: float) -> None:
        self._sheet, self._root, self._key = sheet, root, key
        self._wide, self._high = wide, high
        self._places: list[Place] = []
        self._level = 0
        headings = [part for part in sheet.parts if isinstance(part, content.Heading)]
        self._listed = [self._new_place(part, number) for number, part in enumerate(headings, 1) if part.text.strip()]
        self._next = iter(self._listed)

    def _new_place(self, heading: content.Heading, number: int) -> Place:
        self._level = min(heading.level, self._level + 1)
        return Place(clean(heading.text).replace("\n", " "), self._level, f"{self._key}-{number}")

    def cover(self) -> list[Any]:
        """Return the blocks of the cover; the title is its first heading."""
        sheet, cover = self._sheet, self._sheet.cover
        if cover is None:
            return []
        blocks: list[Any] = [CoverHead(self._root, sheet.organisation, sheet.kind, cover.right, self._wide)]
        if cover.over:
            blocks.append(text_block(self._root.add("P"), cover.over, COVER_OVER, self._wide))
        blocks.append(self._title(COVER_TITLE))
        if cover.under:
            blocks.append(text_block(self._root.add("P"), cover.under, COVER_UNDER, self._wide))
        blocks.append(Rule(self._wide, ACCENT, 0.5 * MM, 4 * MM))
        if cover.facts:
            blocks.append(facts_grid(self._root, content.Facts(cover.facts), self._wide, self._high))
        if cover.states:
            blocks.append(StateBlock(self._root, cover.states_label, cover.states, self._wide))
        first = [place for place in self._listed if place.level == 1]
        if cover.contents_label and first:
            blocks.append(ContentsBlock(self._root, cover.contents_label, first, self._wide))
        return blocks

    def body(self) -> list[Any]:
        """Return the blocks of the parts, each heading held to what follows it."""
        blocks: list[Any] = [] if self._sheet.cover else [self._title(HEADINGS[1])]
        for part in self._sheet.parts:
            blocks.extend(self._blocks(part))
        return _held(blocks)

    def _title(self, kind: Type) -> HeadingBlock:
        title = self._sheet.title.strip() or self._sheet.kind
        return self._heading(title, "H1", kind, Place(clean(title).replace("\n", " "), 0, self._key))

    def _heading(self, text: str, tag: str, kind: Type, place: Place) -> HeadingBlock:
        lines = wrap(clean(text), kind.face, kind.size, self._wide)
        after = kind.after if place.level or self._sheet.cover else 2.0
        block = HeadingBlock(self._root.add(tag), lines, kind, self._wide, before=kind.before, after=after)
        block.place = place
        return block

    def _blocks(self, part: content.Part) -> list[Any]:
        match part:
            case content.Heading():
                return self._part_heading(part)
            case content.Paragraph(text=text, style=style):
                return [self._paragraph(text, style)] if text.strip() else []
            case content.Listing(items=items):
                return self._listing(items)
            case content.Note(text=text, tone=tone):
                return [self._note(text, tone)] if text.strip() else []
            case content.PageBreak():
                return [PageBreak()]
            case _:
                return [self._framed(part)]

    def _framed(
        self,
        part: content.Facts | content.Table | content.StateGrid | content.Timeline | content.Lanes | content.Contents,
    ) -> Block:
        match part:
            case content.Facts():
                return facts_grid(self._root, part, self._wide, self._high)
            case content.Table():
                return table_grid(self._root, part, self._wide, self._high)
            case content.StateGrid(states=states, label=label):
                return StateBlock(self._root, label, states, self._wide)
            case content.Timeline():
                return TimelineBlock(self._root, part, self._wide)
            case content.Lanes():
                return LanesBlock.of(self._root, part, self._wide)
            case content.Contents(label=label):
                listed = [place for place in self._listed if place.level <= 2]
                return ContentsBlock(self._root, label, listed, self._wide, columns=1)

    def _part_heading(self, heading: content.Heading) -> list[Any]:
        if not heading.text.strip():
            return []
        place = next(self._next)
        deeper = 0 if self._sheet.cover else 1
        kind = HEADINGS[min(place.level + deeper, 3) if heading.level > 1 or deeper else 1]
        return [self._heading(heading.text, f"H{place.level + 1}", kind, place)]

    def _paragraph(self, text: str, style: content.TextStyle) -> TextBlock:
        kind = TEXTS[style]
        if style == "quote":
            lines = wrap(clean(text), kind.face, kind.size, self._wide - 8 * MM)
            node = self._root.add("BlockQuote").add("P")
            return QuoteBlock(node, lines, kind, self._wide, before=kind.before, after=kind.after)
        return text_block(self._root.add("P"), text, kind, self._wide)

    def _note(self, text: str, tone: content.Tone) -> NoteBlock:
        kind = Type("regular", 9.5, 13.5)
        lines = wrap(clean(text), kind.face, kind.size, self._wide - 2 * 4 * MM)
        block = NoteBlock(self._root.add("P"), lines, kind, self._wide, before=NOTE_PAD, after=4 * MM)
        block.tone = tone
        return block

    def _listing(self, items: tuple[str, ...]) -> list[Any]:
        node = self._root.add("L")
        blocks: list[Any] = []
        for item in items:
            body = node.add("LI").add("LBody")
            lines = wrap(clean(item), BODY.face, BODY.size, self._wide - 5 * MM)
            lines = [f"•  {lines[0]}", *(f"    {line}" for line in lines[1:])]
            after = BODY.after if len(blocks) == len(items) - 1 else 2
            blocks.append(TextBlock(body, lines, BODY, self._wide, before=0, after=after))
        return blocks


def _held(blocks: list[Any]) -> list[Any]:
    """Put before each run of headings a break that takes them along when what follows does not fit."""
    out: list[Any] = []
    position = 0
    while position < len(blocks):
        end = position
        while end < len(blocks) and isinstance(blocks[end], HeadingBlock):
            end += 1
        if end > position:
            run = blocks[position:end]
            need = sum(block.spaceBefore + block.height + block.spaceAfter for block in run)
            following = blocks[end] if end < len(blocks) else None
            if isinstance(following, Block):
                need += following.spaceBefore + following.least
            out.append(CondPageBreak(need))
            out.extend(run)
            position = end
        else:
            out.append(blocks[position])
            position += 1
    return out
