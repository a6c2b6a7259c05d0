"""Parts of one question that documents alone are to answer: where a part finds nothing, the whole is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.answering.case import Found
from bot.answering.lookup import NEAR
from bot.answering.pieces import asks_itself
from bot.answering.ranked import Part, Ranker, own_ranking
from bot.answering.understanding import told_before
from bot.reading.form import is_short
from bot.reading.query import Query
from corpus.text.plain import folded
from corpus.text.segments import Segment
from index.passage import Chunk

_SURE = 0.58  # of its own matter: a part that is less sure may ask on about the one before it

LookUp = Callable[[Part], Found]
Choose = Callable[[Found], Found]


def as_one(
    query: Query, found: Sequence[Found], ranker: Ranker, look_up: LookUp, choose: Choose
) -> Iterator[Found]:
    """The parts *found*, those of one question as that one where none of them is answered; and where the whole is,
    without the parts that find nothing and have no matter of their own: "When is it due, and what if I'm late?".

    A part with a matter of its own stays, as not found: what answers the other says nothing of it. *choose* says what
    is said of a part.
    """
    for group in _groups(found):
        said = [choose(item) for item in group]
        silent = [item for item, one in zip(group, said, strict=True) if not (one.chosen or one.reply)]
        if len(group) < 2 or not silent or not all(_is_looked_up(item) for item in group):
            yield from group
            continue
        whole = look_up(_whole(query, group, ranker))
        of_whole = choose(whole)
        of_one = bool(of_whole.chosen) and _is_of_one(whole, group, silent)
        if of_one or (len(silent) == len(group) and not of_whole.reply):
            yield whole
        else:
            told = _is_told(of_whole, said)
            yield from (item for item in group if item not in silent or not (told and _leans(item, query)))


def _is_of_one(whole: Found, group: Sequence[Found], silent: Sequence[Found]) -> bool:
    """Whether what is answered of *group* only names what the others, *silent*, ask about: "travel grants, what is the
    limit?". Of both the passage is near that answers the *whole*."""
    nearest = whole.passages[0].passage.chunk
    named = [item for item in group if item not in silent]
    if any(asks_itself(item.part.segment) or item.part.segment.label for item in named):
        return False
    near = all(item.passages and item.passages[0].passage.chunk == nearest for item in silent)
    return near and all(_is_near(nearest, item) for item in named)


def _is_near(chunk: Chunk, item: Found) -> bool:
    return any(one.passage.chunk == chunk and one.probability >= NEAR for one in item.passages)


def _is_told(whole: Found, said: Sequence[Found]) -> bool:
    """Whether the *whole* is answered, or nothing stands nearer to it than what is *said* of its parts."""
    nearest = whole.passages[0].passage.chunk if whole.passages else None
    return bool(whole.chosen) or any(one.chunk == nearest for item in said for one in item.chosen if nearest)


def _groups(found: Sequence[Found]) -> Iterator[list[Found]]:
    """The parts of each question: those of one sentence, and those that lean on the sentence before."""
    group: list[Found] = []
    for item in found:
        if group and not _goes_with(group[-1].part, item.part):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _goes_with(before: Part, part: Part) -> bool:
    if part.segment.label or before.segment.label:
        return False
    return part.follows or (part.around is not None and part.around == before.around)


def _is_looked_up(item: Found) -> bool:
    """Whether nothing but passages is known of a part."""
    return not (item.recalled or item.offer or item.slide)


def _leans(item: Found, query: Query) -> bool:
    short = item.part.follows or is_short(folded(item.part.segment.text), query.language)
    return short and item.part.ranking[0][1] < _SURE


def _whole(query: Query, group: Sequence[Found], ranker: Ranker) -> Part:
    """The parts of *group* as the one question that they were cut from."""
    start, end = group[0].part.segment.span[0], group[-1].part.segment.span[1]
    around = group[0].part.around
    if around is not None:
        start, end = min(start, around.span[0]), max(end, around.span[1])
    segment = Segment("asking", query.plain[start:end], (start, end))
    told = " ".join(one.text for one in told_before(query, segment))
    return Part(segment, own_ranking(query, segment, ranker), told=told)
