"""What a question asks, without the names that only tell of which call or of whom: 2026年度の交流拠点型の事業期間は."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.ellipsis import has_matter
from bot.reading.query import Query
from corpus.text.masks import Span, masked
from corpus.text.names import Name, NameKind
from corpus.text.plain import folded
from corpus.text.segments import Segment
from index.evidence import kinds_asked

_YEARS = ("this_year", "other_year")  # kinds of names
# What ties such a name to the rest: of which (の), for whom (では), as the topic (は), or as an aside (、).
_TIED_BEFORE = re.compile(r"\b(?:in|for|of|under|on|to)(?: (?:the|an?|our))? $", re.IGNORECASE)
_TIED_AFTER = re.compile(r"\s?(?:の|(?:で|に)?(?:は|、)|で(?!き|し|あ)|に(?!つ|関|対))\s?|,?\s")
_WORD_AFTER = re.compile(r"\s[a-z]", re.IGNORECASE)


def of_which(
    query: Query, segment: Segment, kinds: Sequence[NameKind] = ("this_year", "group")
) -> list[tuple[int, int]]:
    """Where *segment* names the call's own year, where no other one is named, and groups, with what ties these names to
    the rest; nothing where they are all that it says. Offsets into its text."""
    names = query.within(segment.span)[1]
    own_year = all(name.kind == "this_year" for name in names if name.kind in _YEARS)
    which = [name for name in names if name.kind in kinds and (own_year or name.kind != "this_year")]
    spans = _joined([_tied(segment, name) for name in which])
    rest = folded(without(segment.text, spans))
    return spans if has_matter(rest, query.language) or kinds_asked(rest) else []


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """*text* without some stretches of it."""
    for first, last in reversed(spans):
        text = text[:first] + text[last:]
    return text


def masked_without(text: str, spans: list[tuple[int, int]], others: list[Span]) -> str:
    """The same with the other names and quantities masked by kind."""
    return masked(text, [*((first, last, "") for first, last in spans), *others])


def _tied(segment: Segment, name: Name) -> tuple[int, int]:
    """A name with what ties it to the rest. A year before a noun of its own ("in the 2026 call") leaves it its
    preposition."""
    start = segment.span[0]
    first, last = name.span[0] - start, name.span[1] - start
    before = _TIED_BEFORE.search(segment.text[:first])
    of_a_noun = name.kind != "group" and _WORD_AFTER.match(segment.text, last)
    if before and not (of_a_noun and before.group().count(" ") > 1):
        first = before.start()
    after = _TIED_AFTER.match(segment.text, last)
    return first, after.end() if after else last


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """*spans* in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found
