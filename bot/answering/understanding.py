"""What a text asks: its asking segments, each with the intents it may have, best first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.following import AGAIN, following, view_before
from bot.answering.matters import OWN_WORD
from bot.answering.pieces import UNKNOWN, asks_itself, is_alternative, parts_of
from bot.answering.ranked import Part, Ranker, Ranking, View, agreed, matter_of, mixed, own_ranking
from bot.answering.talk import AMONG_PEOPLE
from bot.reading.ellipsis import ellipsis_of, has_matter
from bot.reading.form import form_of, is_short
from bot.reading.query import Query
from bot.reading.slide import asks_which_slide, without_which
from corpus.text.plain import folded
from corpus.text.segments import Segment

_PLACED = 0.58  # a further sentence of a text that is less sure than this is read with the one before it
_LENT = 0.6  # to this weight
_TOLD = 0.85  # of a question read together with what is told before it
_BEHIND = 0.5  # of what is told, for a piece that leaves its matter to it
_STEM = 0.8  # the weight of an item of a list read together with the sentence that it ends
_OF_ITS_OWN = 0.9  # and an item this sure of its matter is the end of no sentence
_MOST = 8  # questions answered in one text
# 英語でしょうか、日本語でしょうか: the other answer, with the copula of the first and no subject of its own.
_OTHER_ANSWER = re.compile(
    r"[^、はがをも]{1,12}?(?P<copula>(?:です|でしょう|なの(?:です|でしょう)?)か)[。?]?$"
)

# 研究者だけですか, behind whether others may: the other answer, for all but those.
_ONLY_THEY = re.compile(
    r"[^、はがをも]{1,12}?(?:だけ|のみ|限定)(?:です|でしょう|なの(?:です|でしょう)?)か[。?]?$"
)


def understand(query: Query, ranker: Ranker, *, before: tuple[Query, Part] | None = None) -> tuple[Part, ...]:
    """The parts of *query* in order, at least one. *before* is the last part of the turn that it may follow."""
    found: list[Part] = []
    for segment in query.asking[:_MOST]:
        if found and (is_alternative(segment) or _is_other_answer(query, found[-1].segment, segment)):
            continue
        earlier = (query, found[-1]) if found else before
        found += _of_segment(query, segment, ranker, earlier)
    return tuple(found[:_MOST])


def _of_segment(
    query: Query, segment: Segment, ranker: Ranker, before: tuple[Query, Part] | None
) -> list[Part]:
    if asks_which_slide(folded(segment.text)):
        return [_of_a_slide(query, segment, ranker, before)]
    whole = _ranked(query, segment, ranker, before)
    parts = parts_of(query, segment, whole.ranking, ranker)
    return [_of_told(query, part, whole, ranker) for part in parts] if parts else [whole]


def _of_told(query: Query, part: Part, whole: Part, ranker: Ranker) -> Part:
    """A piece that only asks, and leaves its matter to what is told before its sentence: 事前連絡が必要とのことですが、
    いつまでに、どこへ送りますか. By itself it sounds like a matter of which the *whole* knows nothing."""
    told, low = told_before(query, part.segment), folded(part.segment.text)
    part = replace(part, told=" ".join(one.text for one in told))
    if not told or dict(whole.ranking).get(part.best, 0) >= UNKNOWN:
        return part
    if ellipsis_of(low, query.language, query.spans_named(part.segment.span)) != "asks":
        return part
    behind = ranker.rank([matter_of(query, part.segment).after(matter_of(query, told[-1]))])[0]
    return replace(part, ranking=mixed(agreed(part.ranking, behind), behind, _BEHIND))


def _of_a_slide(query: Query, segment: Segment, ranker: Ranker, before: tuple[Query, Part] | None) -> Part:
    """A sentence that asks on which slide something stands: what it says beside that, or what was asked before."""
    beside = View(*map(without_which, matter_of(query, segment)))
    of_its_own = has_matter(folded(beside.typed), query.language)
    own = ranker.rank([beside if of_its_own else matter_of(query, segment)])[0]
    placed = of_its_own and own[0][1] >= OWN_WORD and own[0][0] not in AMONG_PEOPLE
    if before is None or placed:
        return Part(segment, own)
    return Part(segment, mixed(own, before[1].ranking, AGAIN), follows=True, again=before[1].segment.text)


def _ranked(query: Query, segment: Segment, ranker: Ranker, before: tuple[Query, Part] | None) -> Part:
    view, low = matter_of(query, segment), folded(segment.text)
    short = is_short(low, query.language)
    own = own_ranking(query, segment, ranker)
    if own[0][1] < _OF_ITS_OWN and (stem := _stem(query, segment)):
        together = ranker.rank([view.after(matter_of(query, stem))])[0]
        return Part(segment, mixed(own, together, _STEM), around=stem)
    told = told_before(query, segment)
    alone: Ranking = ()
    if told and not _asks_something_else(query, low, own, before):
        alone, own = own, mixed(own, ranker.rank([view.after(_together(query, told))])[0], _TOLD)
    unplaced = own[0][1] < _PLACED and before is not None and before[0] is query
    if before is None or _opens_item(query, segment, before) or not (short or unplaced):
        return Part(segment, own, own=alone, told=" ".join(one.text for one in told))
    if short:
        return replace(following(query, segment, own, ranker, before), placed=not unplaced)
    lent = ranker.rank([view.after(view_before(before))])[0]
    return Part(segment, mixed(own, lent, _LENT), follows=True, own=own, placed=False)


def _opens_item(query: Query, segment: Segment, before: tuple[Query, Part]) -> bool:
    """Whether a segment is an item of a list, or the first question of one, which leans on nothing before it."""
    same_item = before[0] is query and before[1].segment.label == segment.label
    return segment.label is not None and not same_item


def _asks_something_else(query: Query, low: str, own: Ranking, before: tuple[Query, Part] | None) -> bool:
    """Whether a further question is sure of another matter than the one before it, which what is told belongs to."""
    further = before is not None and before[0] is query and before[1].best != own[0][0]
    return further and own[0][1] >= OWN_WORD and has_matter(low, query.language)


def _is_other_answer(query: Query, before: Segment, segment: Segment) -> bool:
    """Whether a segment only gives the other answer to the one right before it: 英語でしょうか、日本語でしょうか."""
    if _leaves_others_out(query, before, segment):
        return True
    joined = query.plain[before.span[1] : segment.span[0]].strip() == "、"
    other = _OTHER_ANSWER.fullmatch(segment.text.strip()) if joined else None
    return (
        other is not None
        and form_of(folded(segment.text)) == "closed"
        and before.text.endswith(other["copula"])
    )


def _leaves_others_out(query: Query, before: Segment, segment: Segment) -> bool:
    """Whether a segment asks if only those are meant of whom the yes or no question before it says nothing: neither a
    side or scheme nor a value, which would ask how far that holds."""
    values, names = query.within(segment.span)
    wider = any(name.kind in ("side", "scheme", "agency", "country", "group") for name in names)
    asked = folded(before.text).rstrip("。? ")
    whether = form_of(asked) == "closed" and asked.endswith("か")
    return whether and not (values or wider) and _ONLY_THEY.fullmatch(segment.text.strip()) is not None


def _stem(query: Query, segment: Segment) -> Segment | None:
    """The sentence that an item of a list is the end of: "the opening of (a) … and (b) …". An item that asks
    needs none."""
    told = [one for one in query.segments if one.kind == "background" and one.span[0] < segment.span[0]]
    if not (segment.label and told) or not is_short(folded(segment.text), query.language):
        return None
    return None if asks_itself(segment) else told[-1]


def told_before(query: Query, segment: Segment) -> tuple[Segment, ...]:
    """The two sentences that tell something before the segment, if any; nothing is told before an item of a list."""
    if segment.label:
        return ()
    told = [one for one in query.segments if one.kind == "background" and one.span[0] < segment.span[0]]
    return tuple(told[-2:])


def _together(query: Query, told: Sequence[Segment]) -> View:
    """What is *told*, as one."""
    first, *rest = (matter_of(query, one) for one in told)
    return rest[0].after(first) if rest else first
