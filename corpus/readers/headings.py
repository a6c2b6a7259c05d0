"""Which lines of a page are headings, where nothing but the line itself says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from corpus.readers import marks
from corpus.readers.items import QUESTION_LEVEL, Heading, Item, Text, asks
from corpus.readers.table import Table

_LONGEST = 60
_LONGEST_UNMARKED = 44
_LONGEST_TITLE = 80
_LEVELS = {"decimal": 2, "roman": 3, "diamond": 4, "paren": 4, "letter": 4, "circled": 5}
# The level of a heading known by its looks only: a slide's title, what a fold of a page goes by; of a bold line in it.
LOOSE, BOLD = 6, 7
_ARTICLE = 3  # of what an article in a chapter is about: （定義）
_SPACED_JAPANESE = re.compile(r"[\u3041-\u9fff\uff01-\uff9d][ \u3000]+[\u3041-\u9fff\d]")
_UNFINISHED = re.compile(r"(?:[、,，;；：:）)]|ます|です|ください)$")


def is_heading(text: str, following: str | None, *, apart: bool, large: bool) -> bool:
    """Whether *text* heads what follows. *apart*: white space above it, and nothing unfinished before; *large*: set
    larger or bolder than the body."""
    if marks.width(text) > _LONGEST or marks.ends_sentence(text) or sum(map(str.isalpha, text)) < 2:
        return False
    if marks.is_chapter(text) or large or marks.captions_article(text, following or ""):
        return True
    if following is None or marks.is_key_value(text) or "@" in text or "//" in text:
        return False
    if marks.is_item(text) and not (apart and marks.numbering(text)):  # ● opens items and headings
        return False
    if marks.numbering(text):
        return not _SPACED_JAPANESE.search(text) or marks.ends_sentence(following)
    return apart and (marks.ends_sentence(following) or marks.is_marked(following)) and is_phrase(text)


def by_their_marks(items: Sequence[Item]) -> Iterator[Item]:
    """*items*, where a text that by its own mark heads what follows is a heading, below those that are styled so."""
    styled = max((item.level for item in items if isinstance(item, Heading)), default=0)
    before = ""
    for item, after in zip_longest(items, items[1:]):
        following = after.text if isinstance(after, Text) else ""
        listed = is_listed(before, item.text, following)
        if isinstance(item, Text) and not listed and _is_marked_heading(item, after):
            item = Heading(item.text, min(styled + level(item.text), QUESTION_LEVEL - 1))
        yield item
        before = item.text if isinstance(item, Text) else ""


def is_listed(before: str, text: str, following: str) -> bool:
    """Whether *text* is an item of a list, by the lines around it. A number before an inner list heads that, though
    another number came before it: 4.応募者の資格, (1)個人."""
    if marks.lists(text, following):
        return True
    outer = (marks.numbering(text) or "").startswith("decimal")
    heads = outer and marks.is_inner(following) and is_phrase(marks.without_number(text))
    return marks.lists(before, text) and not heads


def _is_marked_heading(item: Text, after: Item | None) -> bool:
    following = after.text if isinstance(after, Text) else ""
    marked = marks.numbering(item.text) or marks.is_chapter(item.text)
    heads = isinstance(after, Text | Table) and (marked or marks.captions_article(item.text, following))
    return bool(heads) and is_heading(item.text, following, apart=True, large=False)


def is_phrase(text: str, *, spaced: bool = False) -> bool:
    """Whether *text* is short and whole enough to be a heading without a mark; only if *spaced* of several words."""
    if marks.width(text) > _LONGEST_UNMARKED or marks.is_marked(text) or marks.ends_sentence(text):
        return False
    return not (_UNFINISHED.search(text) or (not spaced and _SPACED_JAPANESE.search(text)))


def level(text: str) -> int:
    """How deep the heading *text* stands, from 1: chapters, then numbers by their style and articles, then the rest."""
    if marks.is_chapter(text):
        return 1
    style = marks.numbering(text)
    if style:
        return _LEVELS[style.rstrip("0123456789")] + int(style[-1] > "1")
    return _ARTICLE if text[:1] in "（(" and text[-1:] in "）)" else LOOSE


def opening_title(items: Sequence[Item]) -> str | None:
    """What the first line of a text calls it, if it is no sentence; slides are called by what heads them."""
    first = items[0].text if items else ""
    named = marks.width(first) <= _LONGEST_TITLE and not marks.ends_sentence(first) and not asks(first)
    return first if named and not marks.is_marked(first) else None
