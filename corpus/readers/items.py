"""What a reader finds in a file, in reading order: headings, texts and tables."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.blocks import BlockKind
from corpus.readers.table import Table
from corpus.text.segments import ends_asking

STRUCK = frozenset({"s", "del", "strike"})  # parts of a page that its writer has struck out
QUESTION_LEVEL = 9  # of the heading that a question is: below every heading of a section


@dataclass(frozen=True)
class Heading:
    """A heading; *level* 0 is the document's own title, 1 a chapter, 2 a section in it.

    It ends those of its level and below; a question that stands beside sections, as one fold of a page beside others,
    those of the level *beside* it, too.
    """

    text: str
    level: int = 1
    beside: int = QUESTION_LEVEL


@dataclass(frozen=True)
class Text:
    """A paragraph, list item or key-and-value row, on one line."""

    text: str
    kind: BlockKind = "paragraph"


@dataclass(frozen=True)
class End:
    """What a heading of *level* heads, or one below it, ends here."""

    level: int


Item = Heading | Text | Table


def asks(text: str) -> bool:
    """Whether *text* ends as a question does."""
    return ends_asking(text)
