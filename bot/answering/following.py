"""A few words behind a question: what they take over of it."""

from __future__ import annotations

from bot.answering.pieces import OWN_WORD
from bot.answering.ranked import Part, Ranker, Ranking, View, agreed, mixed, view_of
from bot.reading.ellipsis import Ellipsis, asked_by, asked_instead, ellipsis_of
from bot.reading.form import continues, is_bare, points_back
from bot.reading.query import Query
from corpus.text.names import NameKind
from corpus.text.plain import folded
from corpus.text.segments import Segment

LENT = 0.6  # the weight of a follow-up read together with what it follows
_UNSURE = 0.6  # a follow-up less sure than this of its own intent is taken for what it agrees on with what it follows,
_AGREED = 0.5  # to this weight
_AGAIN = 0.8  # and of one that has no matter of its own
# Names that stand for others of their kind; a cost or a role has a matter of its own.
_SWAPPED: tuple[NameKind, ...] = ("scheme", "side", "agency", "programme", "country", "place", "region")


def following(
    query: Query, segment: Segment, own: Ranking, ranker: Ranker, before: tuple[Query, Part]
) -> Part:
    """A short segment as what may follow *before*.

    One without a matter of its own asks what was asked before; one that is sure of itself and points back to
    nothing takes over names and values at most. Of one that is unsure, what its own words and those before
    agree on counts as well.
    """
    low, left_out = folded(segment.text), _ellipsis(query, segment, before)
    joins, sure = continues(low, query.spans_named(segment.span)), own[0][1] >= OWN_WORD
    carries_on = joins or is_bare(low, query.language)
    if sure and not (left_out or joins):
        return Part(segment, own, follows=carries_on)
    lent = ranker.rank([view_of(query, segment).after(view_before(before))])[0]
    if left_out:
        matter = _other_measure(query, segment, own, ranker, before) or mixed(lent, before[1].ranking, 0.5)
        again = mixed(own, matter, _AGAIN)
        return Part(segment, again, follows=True, again=before[1].segment.text)
    weighed = mixed(own, lent, LENT if carries_on else LENT / 2)
    if not points_back(low) and own[0][1] < _UNSURE:
        weighed = mixed(weighed, agreed(own, lent), _AGREED)
    return Part(segment, weighed, follows=True, own=own)


def view_before(before: tuple[Query, Part]) -> View:
    """What was asked before; of one that only asks again ("When?"), together with the question that it asks again."""
    query, part = before
    view = view_of(query, part.segment)
    return view.after(View(part.again, part.again)) if part.again else view


def _other_measure(
    query: Query, segment: Segment, own: Ranking, ranker: Ranker, before: tuple[Query, Part]
) -> Ranking:
    """What another measure of the matter of *before* is asked for by ("For how long?" behind "how many …?"), if any:
    what its own words and those of the whole question agree on."""
    this, earlier = view_of(query, segment), view_before(before)
    typed, hidden = asked_instead(this.typed, earlier.typed), asked_instead(this.masked, earlier.masked)
    return agreed(own, ranker.rank([View(typed, hidden)])[0]) if typed and hidden else ()


def _ellipsis(query: Query, segment: Segment, before: tuple[Query, Part]) -> Ellipsis | None:
    """What the segment leaves to the part before it: a value stands in place of one of its kind only, a name alone.

    Another name beside another question word ("How much is the Top frame?" behind "when?") leaves nothing.
    """
    quantities, names = query.within(segment.span)
    kinds = {item.kind for item in quantities} - {item.kind for item in before[0].quantities}
    if kinds or len({name.id for name in names if name.kind in ("side", "scheme")}) > 1:
        return None
    start = segment.span[0]
    spans = [(item.span[0] - start, item.span[1] - start) for item in quantities]
    spans += query.spans_named(segment.span, *_SWAPPED)
    low, earlier = folded(segment.text), folded(before[1].segment.text)
    found = ellipsis_of(low, query.language, spans)
    other_word = asked_by(low, query.language) - asked_by(earlier, query.language)
    return None if found == "swaps" and names and other_word else found
