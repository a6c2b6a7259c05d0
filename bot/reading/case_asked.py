"""Whether a sentence asks if all that is told is as the call wants it: "are the conditions met?", 大丈夫ですか."""

from __future__ import annotations

import re

from bot.reading.ellipsis import has_matter
from bot.reading.form import form_of
from bot.reading.query import Query
from corpus.text.alternatives import one_of
from corpus.text.language import language_of
from corpus.text.plain import folded
from corpus.text.segments import Segment

_CLAUSE = re.compile(r"[、,:;。]")
# What a call wants as a whole, and how a case lies to that.
_WANTED = re.compile(
    one_of(
        r"(?:条件|要件|基準|規定|規則|ルール|範囲)(?:内|通り|どおり)?",
        r"(?:満た|合[うっいわ]|収ま|クリア|沿[うっ]|応募|申請|問題|両方|全部|間に合|遅)[ぁ-ん]*",
        r"\b(?:conditions?|requirements?|rules|criteria|limits|satisf\w+|fulfil\w+|met|meet)\b",
        r"\b(?:within|comply|eligible|qualify|acceptable|permitted|problem|work|both|any of|in time|late)\b",
    )
)


def names_matter(segment: Segment) -> bool:
    """Whether a segment speaks of more than what a call wants as a whole: 期間は足りますか, not "is it fine?"."""
    return has_matter(_WANTED.sub(" ", folded(segment.text)), language_of(segment.text))


def asks_of_case(query: Query, segment: Segment) -> bool:
    """Whether a segment, behind the values in it, asks only whether what is told is right, and for no one matter."""
    values, _ = query.within(segment.span)
    start = values[-1].span[1] - segment.span[0] if values else 0
    asked = _CLAUSE.split(folded(segment.text)[start:].rstrip("。?!. "))[-1]
    return (
        bool(asked.strip())
        and form_of(asked) == "closed"
        and not has_matter(_WANTED.sub(" ", asked), query.language)
    )
