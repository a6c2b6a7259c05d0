"""The list of a mail: its blocks gathered under the numbers and bullets they belong to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.mail import phrases
from bot.mail.asking import asks_something, says_something
from bot.mail.blocks import Block

_STATEMENT = re.compile(r"(?:です|ます|ました|である|た)[。.]?$|\b(?:is|are|was|were|will|have|has|am)\b")
_NOTHING = re.compile(r"(?:特に)?(?:なし|無し|無い|ない)[。.]?$|\b(?:none|n/a|nothing)\W*$", re.IGNORECASE)
_FIRST_OF_ITS_KIND = re.compile(r"[（(【\[〔<＜]?\s*(?:1|a|A|ア|i|ⅰ|Ⅰ|一|①|⑴|1-1)\s*[)）】\]〕>＞]?")


@dataclass
class Item:
    """A stretch of the mail under one number, or a paragraph under none. *asked*: a lead-in calls it a question;
    *leads*: the list it announces follows, so that the announcement asks nothing itself."""

    label: str
    style: str
    blocks: list[Block] = field(default_factory=list)
    asked: bool = False
    parent: Item | None = None
    leads: bool = False

    @property
    def sentences(self) -> list[str]:
        return [sentence for block in self.blocks for sentence in block.sentences]

    @property
    def heading(self) -> list[str]:
        """The title of the item this one is a part of, where it has one."""
        title = " ".join(self.parent.sentences) if self.parent else ""
        return [title] if 0 < len(title) <= 40 and not asks_something(title) else []


def items_of(found: Sequence[Block]) -> list[Item]:
    """The blocks of a mail as items, in order, each knowing whether the writer called it a question."""
    items = _gathered(found)
    _ask_what_stands_among_questions(items)
    for item in items:
        item.asked = item.asked and not _NOTHING.search(" ".join(item.sentences))
    for item, following in pairwise(items):
        item.leads = not item.label and bool(
            following.label or following.style.startswith(("bullet", "heading"))
        )
    return items


def _gathered(found: Sequence[Block]) -> list[Item]:
    """Blocks gathered under the numbers of the list they belong to; paragraphs between lists stand alone."""
    items: list[Item] = []
    expects_list = False
    listed = any(block.label or block.style for block in found)
    for position, block in enumerate(found):
        current = items[-1] if items else None
        if block.label:
            items.append(_numbered(block, items, asked=expects_list or block.style == "word"))
            continue
        if block.style.startswith("bullet") and not (current and current.label):
            items.append(_bulleted(block, items, found[position + 1 :], asked=expects_list))
            continue
        named = expects_list and not listed and _is_bare(block)
        if current and not named and _belongs(block, current, found[position + 1 :]):
            current.blocks.append(block)
        else:
            items.append(Item("", "bare" if named else "", [block], asked=named))
        if not items[-1].label and not named:
            expects_list = _leads_list(block) or (expects_list and not says_something(block.text))
    return items


def _is_bare(block: Block) -> bool:
    """Whether a line of an announced list without numbers or bullets is a question in a few words ("travel costs")."""
    text = block.text
    said = (
        bool(re.search(r"[。．.！!？?：:]\s*$", text))
        or _is_statement(text)
        or bool(phrases.FORMULA.search(text))
    )
    return 4 <= len(text) <= 40 and not said and says_something(text)


def _bulleted(block: Block, items: Sequence[Item], rest: Sequence[Block], *, asked: bool) -> Item:
    """A bulleted item; one that bullets of another kind follow is their heading and asks nothing itself."""
    following = rest[0].style if rest else ""
    heads = (
        block.style[-1] in "■□●○◯◆◇◎☆★▪"
        and following not in ("", block.style)
        and len(block.text) <= 30
        and not asks_something(block.text)
    )
    before = items[-1] if items else None
    head = before.parent or (before if before.style == "heading" else None) if before else None
    return Item(
        "", "heading" if heads else block.style, [block], asked and not heads, None if heads else head
    )


def _numbered(block: Block, items: Sequence[Item], *, asked: bool) -> Item:
    """A new numbered item; inside its parent when a list of another style starts anew there."""
    item = Item(block.label, block.style, [block] if block.text else [], asked)
    tops = [other for other in items if other.label and not other.parent]
    if not tops or any(other.style == block.style for other in tops):
        return item
    sibling = items[-1].parent is not None and items[-1].style == block.style
    if sibling or _FIRST_OF_ITS_KIND.fullmatch(unicodedata.normalize("NFKC", block.label)):
        item.parent = tops[-1]
        joint = "" if block.style in ("frame", "circle") else "-"
        item.label = f"{tops[-1].label}{joint}{block.label}"
        item.asked = asked or tops[-1].asked
    return item


def _belongs(block: Block, current: Item, rest: Sequence[Block]) -> bool:
    """Whether an unnumbered block goes on with the item before it."""
    if not current.label and not current.style.startswith("bullet"):
        return not block.gap
    if not block.gap or not current.blocks:
        return True
    more_items = any(other.label and other.style == current.style for other in rest[:8])
    return more_items or not any(map(asks_something, current.sentences))


def _leads_list(block: Block) -> bool:
    return any(map(announces, block.sentences))


def announces(sentence: str) -> bool:
    """Whether *sentence* says that a list of questions follows."""
    return bool(phrases.LEADS_LIST.search(sentence) and phrases.LEADS_QUESTIONS.search(sentence))


def _is_statement(text: str) -> bool:
    return bool(_STATEMENT.search(text) or _NOTHING.search(text))


def _ask_what_stands_among_questions(items: Sequence[Item]) -> None:
    """A bare noun ("締切") in a list of questions is a question, too."""
    asking = {item.style for item in items if item.label and any(map(asks_something, item.sentences))}
    for item in items:
        text = " ".join(item.sentences)
        if item.style in asking and item.label and len(text) <= 60 and not _is_statement(text):
            item.asked = True
    bullets = {
        item.style
        for item in items
        if item.style.startswith("bullet") and any(map(asks_something, item.sentences))
    }
    for item in items:
        text = " ".join(item.sentences)
        if item.style in bullets and len(text) <= 60 and not _is_statement(text):
            item.asked = True
    for item in items:
        if item.parent:
            item.parent.asked = False
