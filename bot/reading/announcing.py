"""A sentence that only names what the next one asks of: 次世代枠について教えてください。上限はいくらですか."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.reading.ellipsis import has_matter, is_frame
from corpus.text.language import Language
from corpus.text.names import Name
from corpus.text.plain import folded
from corpus.text.segments import Segment, request_in

# What schemes are called, beside their names.
_CALL = re.compile(r"公募|事業|プログラム|枠|\b(?:calls?|schemes?|programmes?|frames?|tracks?)\b")


def announced(segments: Sequence[Segment], names: Sequence[Name], language: Language) -> tuple[Segment, ...]:
    """The *segments*, those that only name a scheme or programme of which the next one asks as background."""
    return tuple(
        replace(one, kind="background")
        if after
        and one.kind == after.kind == "asking"
        and one.label == after.label
        and _names(one, names, language)
        else one
        for one, after in pairwise((*segments, None))
        if one
    )


def _names(segment: Segment, names: Sequence[Name], language: Language) -> bool:
    """Whether a segment asks to be told of something that goes by a name, and of no matter of it."""
    begins, ends = segment.span
    inside = (name for name in names if name.kind in ("scheme", "programme"))
    spans = {name.span for name in inside if begins <= name.span[0] and name.span[1] <= ends}
    rest = folded(segment.text)
    for first, last in sorted(spans, reverse=True):
        rest = f"{rest[: first - begins]} {rest[last - begins :]}"
    if request := request_in(rest):
        rest = rest[: request.start()]
    said = " ".join(word for word in _CALL.sub(" ", rest).split() if not is_frame(word))
    return bool(spans) and not has_matter(said, language)
