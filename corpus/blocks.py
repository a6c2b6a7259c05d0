"""What a page is made of: the values every reader gives and everything after reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "row"]


@dataclass(frozen=True)
class Block:
    """One paragraph, list item or table row of a page.

    *text* is verbatim from the page (lines unwrapped). *labels* say what flattening lost: for a table row the
    caption and column or row names, for a slide cell the side it speaks of, for a section the sections around it; the
    first *sections* of them are headings.
    *translation* is our own unofficial English rendering of *text*, where the corpus has one. *scheme* is the id of
    the funding scheme the block speaks of, where it speaks of one only.
    """

    text: str
    kind: BlockKind = "paragraph"
    heading: str | None = None
    labels: tuple[str, ...] = ()
    scheme: str | None = None
    translation: str | None = None
    translated_heading: str | None = None
    translated_labels: tuple[str, ...] = ()
    sections: int = 0


@dataclass(frozen=True)
class Page:
    """One page, slide or section. *number* counts from 1 as printed; *text* is the whole page, verbatim."""

    number: int
    text: str
    heading: str | None
    blocks: tuple[Block, ...]
