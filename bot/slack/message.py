"""A message as it is posted, and the plainest one: a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.slack import blocks as kit
from bot.slack.blocks import Block
from bot.slack.text import cut, escape, pieces

# Slack refuses a message near 13,200 characters of blocks though each block is legal (bolt-js#2509); ours
# stay well below.
MESSAGE_LIMIT = 11_000
TEXT_LIMIT = 600
# Words and whether they are bold.
Run = tuple[str, bool]


@dataclass(frozen=True)
class Message:
    """What is posted. *text* is what notifications and screen readers read;
    *head* the words, *tail* what follows them.
    """

    text: str
    head: tuple[Block, ...]
    tail: tuple[Block, ...] = ()

    @property
    def blocks(self) -> list[Block]:
        """The whole message."""
        return [*self.head, *self.tail]


def simple(text: str) -> Message:
    """One sentence of ours, or words of a person, read literally."""
    return Message(notification(text), tuple(paragraphs([(text, False)])))


def notification(text: str) -> str:
    """*text* for the `text` field: escaped, cut at a sentence end within 600 characters."""
    return escape(cut(text, TEXT_LIMIT)) or "…"


def paragraphs(runs: Iterable[Run]) -> list[Block]:
    """Words as blocks, each within what Slack allows one."""
    parts = [(part, bold) for text, bold in runs for part in pieces(text, kit.SECTION_LIMIT)]
    return [kit.rich_text(kit.section(kit.words(part, bold=bold))) for part, bold in parts]
