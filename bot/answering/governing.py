"""The sentence that governs an item of a list, where the item was cut from it: "… may be withdrawn where one of the
following holds" says what the fourth case comes to."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.readers import marks
from corpus.text.sentences import leads_in, sentences
from index.passage import Chunk

_KANJI = "一二三四五六七八九十"  # which number the cases of an article
_KANA = "アイウエオカキクケコ"


def lead_of(chunk: Chunk, quote: str, chunks: Sequence[Chunk]) -> str:
    """What leads into the list that *quote* of *chunk* is an item of, and stands in a chunk before it; empty where
    nothing does, or the item is a sentence by itself. *chunks* are all, in reading order."""
    style = "" if _is_sentence(quote) else _style(quote)
    at = next((at for at, one in enumerate(chunks) if one.id == chunk.id), 0)
    if not style:
        return ""
    following = chunk.text.splitlines()[0]
    for before in reversed(chunks[:at]):
        if (before.document, before.heading, before.labels) != (chunk.document, chunk.heading, chunk.labels):
            break
        for line in reversed(before.text.splitlines()):
            if leads_in(line) and _style(line) != style == _style(following):
                return sentences(line)[-1]
            following = line
    return ""


def _is_sentence(item: str) -> bool:
    """Whether an item ends as a sentence does, whatever stands in brackets behind it: …の場合（…を除く。）is none."""
    said = item.rstrip()
    if said.endswith(("）", ")")):
        said = said[: max(said.rfind("（"), said.rfind("("))]
    return said.rstrip().endswith(("。", ".", ";"))


def _style(text: str) -> str:
    """How an item is marked; empty for what is none."""
    mark, behind = text[:1], text[1:2]
    for style in (_KANJI, _KANA):
        if mark in style and behind.isspace():
            return style
    return marks.numbering(text) or (mark if marks.is_item(text) else "")
