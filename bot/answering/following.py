"""A few words behind a question: what they take over of it."""

from __future__ import annotations

import math
from typing import NamedTuple

from bot.answering.matters import OWN_WORD
from bot.answering.ranked import LEAST, Part, Ranker, Ranking, View, logit, matter_of, mixed, view_of
from bot.reading.ellipsis import Ellipsis, asked_by, asked_instead, asks_too, ellipsis_of
from bot.reading.form import continues, is_bare
from bot.reading.query import Query
from corpus.text.greetings import is_taken_back
from corpus.text.names import NameKind
from corpus.text.plain import folded
from corpus.text.segments import Segment, asks

# A logistic regression on the threads of tests/rounds: `python -m tests.bench.following` fits it, and judges each set
# by the others. What is weighed is the logarithm of an intent's share in each of `Rankings`, …
ALONE = (0.6, 0.62, 0.31)
SURE = (0.13, 0.02, -0.01)  # … times how sure its own words are (the logarithm of the odds),
JOINED = (-0.06, 0.1, 0.0)  # and where it says that it goes on ("And for the UK?")
_PLACED = (
    0.55  # a further question of one text, this sure of itself, is no second asking of the one before it
)
SETTLED = "settled"  # the mark of what asks only how certain is what was told
_LENT = 0.6  # the weight of a further question of one text read together with the one before it
AGAIN = 0.9  # the weight of the question before, of what has no matter of its own
_ABOUT = {"en": "what about {}?", "ja": "{}は?"}  # a thing that is named alone, asked about
# Names that stand for others of their kind; a cost or a role has a matter of its own.
_SWAPPED: tuple[NameKind, ...] = ("scheme", "side", "agency", "programme", "country", "place", "region")


class Rankings(NamedTuple):
    """What the intents of a follow-up are weighed by: its own words, these together with the question before,
    and what that asked. *joins*: its words say that it goes on."""

    own: Ranking
    together: Ranking
    before: Ranking
    joins: bool


def following(
    query: Query, segment: Segment, own: Ranking, ranker: Ranker, before: tuple[Query, Part]
) -> Part:
    """A short segment as what may follow *before*.

    One without a matter of its own asks what was asked before; one that is sure of itself and points back to
    nothing takes over names and values at most.
    """
    left_out = ellipsis_after(query, segment, before)
    if not left_out and own[0][1] < OWN_WORD and SETTLED in ranker.marks(view_of(query, segment)):
        left_out = "asks"
    if not left_out and own[0][1] < OWN_WORD and asks_too(folded(segment.text)):
        left_out = "swaps"
    if not left_out and _puts_right(query, segment):
        own = ranker.rank([_asked_about(query, segment)])[0]
        return Part(segment, own, follows=True, own=own)
    this, earlier = matter_of(query, segment), view_before(before)
    instead = _instead(this, earlier) if left_out == "asks" else None
    rankings = rankings_of(query, segment, own, ranker.rank([instead or this.after(earlier)])[0], before)
    if left_out:
        swapped = mixed(rankings.together, rankings.before, 0.5) if left_out == "swaps" else rankings.together
        again = weighed(rankings, sure=0.0) if instead else mixed(own, swapped, AGAIN)
        return Part(segment, again, follows=True, again=before[1].segment.text)
    bare = is_bare(folded(segment.text), query.language)
    leans = rankings.joins or own[0][1] < OWN_WORD or bare
    further = before[0] is query and own[0][1] >= _PLACED
    ranking = _beside(rankings, bare=bare) if further else weighed(rankings)
    return Part(segment, ranking, follows=leans, own=own)


def _puts_right(query: Query, segment: Segment) -> bool:
    """Whether the segment says what is meant instead of all that was asked: "sorry, I meant the stay"."""
    behind = [one for one in query.segments if one.span[1] <= segment.span[0]]
    return bool(behind) and is_taken_back(behind[-1].text)


def _asked_about(query: Query, segment: Segment) -> View:
    """The segment as the ranker sees it; one that only names a thing, as a question about it."""
    view = matter_of(query, segment)
    if asks(segment.text, query.language):
        return view
    return View(*(_ABOUT[query.language].format(text) for text in view))


def _beside(rankings: Rankings, *, bare: bool) -> Ranking:
    """The ranking of a further question of one text that its own words place: nobody asks the same twice in it, so that
    they count for more than behind a turn."""
    if rankings.own[0][1] >= OWN_WORD:
        return rankings.own
    return mixed(rankings.own, rankings.together, _LENT if rankings.joins or bare else _LENT / 2)


def rankings_of(
    query: Query, segment: Segment, own: Ranking, together: Ranking, before: tuple[Query, Part]
) -> Rankings:
    """What a segment is weighed by, whose words are ranked by themselves and *together* with those *before*."""
    joins = continues(folded(segment.text), query.spans_named(segment.span))
    return Rankings(own, together, before[1].ranking, joins)


def weighed(rankings: Rankings, *, sure: float | None = None) -> Ranking:
    """The *rankings* as one. *sure* is how sure its own words are (the logarithm of the odds), by default as they are;
    those of what has no matter of its own ("How long does each one last?") tell none, however sure they sound."""
    sure, (*each, joins) = logit(rankings.own[0][1]) if sure is None else sure, rankings
    scores: dict[str, float] = dict.fromkeys((name for ranking in each for name, _ in ranking), 0.0)
    for ranking, alone, by_sure, if_joined in zip(each, ALONE, SURE, JOINED, strict=True):
        weight, shares = alone + by_sure * sure + if_joined * joins, dict(ranking)
        for name in scores:
            scores[name] += weight * math.log(shares.get(name, 0.0) + LEAST)
    highest = max(scores.values())
    likely = {name: math.exp(score - highest) for name, score in scores.items()}
    total = sum(likely.values())
    return tuple(sorted(((name, one / total) for name, one in likely.items()), key=lambda item: -item[1]))


def view_before(before: tuple[Query, Part]) -> View:
    """What was asked before; of one that only asks again ("When?"), together with the question that it asks again."""
    query, part = before
    view = matter_of(query, part.segment)
    return view.after(View(part.again, part.again)) if part.again else view


def _instead(this: View, earlier: View) -> View | None:
    """The question before with the measure that *this* asks for ("For how long?") in place of its own."""
    typed, hidden = asked_instead(this.typed, earlier.typed), asked_instead(this.masked, earlier.masked)
    return View(typed, hidden) if typed and hidden else None


def ellipsis_after(query: Query, segment: Segment, before: tuple[Query, Part]) -> Ellipsis | None:
    """What the segment leaves to the part before it: a value stands in place of one of its kind only, a name alone.

    Another name beside another question word ("How much is the Top frame?" behind "when?") leaves nothing.
    """
    quantities, names = query.within(segment.span)
    kinds = {item.kind for item in quantities} - {item.kind for item in before[0].quantities}
    if kinds or len({name.span for name in names if name.kind in ("side", "scheme")}) > 1:
        return None
    start = segment.span[0]
    spans = [(item.span[0] - start, item.span[1] - start) for item in quantities]
    spans += query.spans_named(segment.span, *_SWAPPED)
    low, earlier = folded(segment.text), folded(before[1].segment.text)
    found = ellipsis_of(low, query.language, spans)
    other_word = asked_by(low, query.language) - asked_by(earlier, query.language)
    return None if found == "swaps" and names and other_word else found
