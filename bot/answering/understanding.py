"""What a text asks: its asking segments, each with the intents it may have, best first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple, Protocol

from bot.reading.ellipsis import Ellipsis, asked_by, asked_instead, ellipsis_of
from bot.reading.form import continues, form_of, is_bare, is_short, opens_with_a_verb, points_back
from bot.reading.query import Query
from corpus.text.masks import masked, name_spans, quantity_spans
from corpus.text.names import NameKind
from corpus.text.plain import folded
from corpus.text.segments import Segment, asks, pieces, questions_in

_LENT = 0.6  # the weight of a follow-up read together with what it follows
_UNSURE = 0.6  # a follow-up less sure than this of its own intent is taken for what it agrees on with what it follows,
_AGREED = 0.5  # to this weight
_LEAST = 0.001  # the probability that no intent falls below
_AGAIN = 0.8  # and of one that has no matter of its own
_OWN_WORD = 0.85  # a follow-up this sure of its own intent needs nothing lent
_PLACED = 0.58  # a further sentence of a text that is less sure than this is read with the one before it
_TOLD = 0.85  # of a question read together with what is told before it
_STEM = 0.8  # the weight of an item of a list read together with the sentence that it ends
_PIECE = 0.55  # each piece of "how much and by when?" is this sure of an intent of its own
_IN_WHOLE = 0.01  # and asks by its form, or the whole sentence gives its intent at least so much
_UNKNOWN = 0.004  # a whole that gives less to an intent knows nothing of it
_ENDED = re.compile(r"[。.!]\s*$")
_OWN_MATTER = 0.65  # a whole question this sure of another intent than the one before it is about that
_WHOLE = 4  # words of a question that is one by itself
# 学生でもよく、…: what may, must or can be is asked with the か that ends the sentence.
_MODAL = re.compile(r"(?:よく|良く|可能で|必要(?:で|があり)|必須で|られ|でき)$")
_JOINED = re.compile(r"(?:で|て|し)$")  # 締切はいつで、…
_PREPOSITION = re.compile(r"(?:from|by|until|till|in|on|at|for|since|to)$", re.IGNORECASE)
_INFLECTED = re.compile(r"[ぁ-ん](?<![のおご])")  # hiragana other than those of bare nouns
_ABOVE = (
    3  # a second intent so many times likelier than the third is asked for, too, where a piece is sure of it,
)
_SECOND_MATTER = 0.15  # and one less likely than this only where each piece is sure of its own word,
_LEAST_SECOND = 0.05  # down to this
_MOST = 8  # questions answered in one text
# Names that stand for others of their kind; a cost or a role has a matter of its own.
_SWAPPED: tuple[NameKind, ...] = ("scheme", "side", "agency", "programme", "country", "place", "region")

Ranking = tuple[tuple[str, float], ...]


class View(NamedTuple):
    """A question as the ranker sees it: as typed, and with names and quantities masked by kind."""

    typed: str
    masked: str

    def after(self, other: View) -> View:
        """The same, read behind *other*."""
        return View(f"{other.typed} {self.typed}", f"{other.masked} {self.masked}")


class Ranker(Protocol):
    """Intents of questions: for each (name, probability), best first, probabilities adding up to 1."""

    def rank(self, views: Sequence[View]) -> Sequence[Ranking]: ...

    def marks(self, view: View) -> frozenset[str]:
        """The learned marks of a sentence."""
        ...


@dataclass(frozen=True)
class Part:
    """One thing asked: the segment, and its intents ranked. *follows*: it leans on the turn or the part before it.

    *around* is the sentence it is a piece of. *again* is the question it asks again, with another name, value or question
    word. *own* is its ranking by its own words, where another was mixed with it; *placed*: those words tell what it asks;
    *told*: it is read together with what is told before it.
    """

    segment: Segment
    ranking: Ranking
    follows: bool = False
    around: Segment | None = None
    again: str = ""
    own: Ranking = ()
    placed: bool = True
    told: bool = False

    @property
    def best(self) -> str:
        return self.ranking[0][0]

    @property
    def by_itself(self) -> Ranking:
        """Its ranking by its own words alone; of one that asks the same again, which has no matter of its own, all of it."""
        return self.own or self.ranking


def understand(query: Query, ranker: Ranker, *, before: tuple[Query, Part] | None = None) -> tuple[Part, ...]:
    """The parts of *query* in order, at least one. *before* is the last part of the turn that it may follow."""
    found: list[Part] = []
    for segment in query.asking[:_MOST]:
        earlier = (query, found[-1]) if found else before
        found += _of_segment(query, segment, ranker, earlier)
    return tuple(found[:_MOST])


def _of_segment(
    query: Query, segment: Segment, ranker: Ranker, before: tuple[Query, Part] | None
) -> list[Part]:
    whole = _ranked(query, segment, ranker, before)
    several = _pieces(query, segment, whole.ranking, ranker)
    return several or _two_matters(query, segment, whole.ranking, ranker) or [whole]


def _ranked(query: Query, segment: Segment, ranker: Ranker, before: tuple[Query, Part] | None) -> Part:
    view, low = view_of(query, segment), folded(segment.text)
    short = is_short(low, query.language)
    own = ranker.rank([view])[0]
    if stem := _stem(query, segment):
        together = ranker.rank([view.after(view_of(query, stem))])[0]
        return Part(segment, _mixed(own, together, _STEM), around=stem)
    background = None if segment.label else _background(query, segment)
    if background:
        own = _mixed(own, ranker.rank([view.after(background)])[0], _TOLD)
    unplaced = own[0][1] < _PLACED and before is not None and before[0] is query
    if before is None or segment.label or not (short or unplaced):
        return Part(segment, own, told=background is not None)
    if short:
        return replace(_following(query, segment, own, ranker, before), placed=not unplaced)
    lent = ranker.rank([view.after(_view_before(before))])[0]
    return Part(segment, _mixed(own, lent, _LENT), follows=True, own=own, placed=False)


def _following(
    query: Query, segment: Segment, own: Ranking, ranker: Ranker, before: tuple[Query, Part]
) -> Part:
    """A short segment as what may follow *before*.

    One without a matter of its own asks what was asked before; one that is sure of itself and points back to nothing
    takes over names and values at most. Of one that is unsure, what its own words and those before agree on counts as well.
    """
    low, left_out = folded(segment.text), _ellipsis(query, segment, before)
    joins, sure = continues(low, query.spans_named(segment.span)), own[0][1] >= _OWN_WORD
    carries_on = joins or is_bare(low, query.language)
    if sure and not (left_out or joins):
        return Part(segment, own, follows=carries_on)
    lent = ranker.rank([view_of(query, segment).after(_view_before(before))])[0]
    if left_out:
        matter = _other_measure(query, segment, own, ranker, before) or _mixed(lent, before[1].ranking, 0.5)
        again = _mixed(own, matter, _AGAIN)
        return Part(segment, again, follows=True, again=before[1].segment.text)
    weighed = _mixed(own, lent, _LENT if carries_on else _LENT / 2)
    if not points_back(low) and own[0][1] < _UNSURE:
        weighed = _mixed(weighed, _agreed(own, lent), _AGREED)
    return Part(segment, weighed, follows=True, own=own)


def _view_before(before: tuple[Query, Part]) -> View:
    """What was asked before; of one that only asks again ("When?"), together with the question that it asks again."""
    query, part = before
    view = view_of(query, part.segment)
    return view.after(View(part.again, part.again)) if part.again else view


def _other_measure(
    query: Query, segment: Segment, own: Ranking, ranker: Ranker, before: tuple[Query, Part]
) -> Ranking:
    """What another measure of the matter of *before* is asked for by ("For how long?" behind "how many …?"), if any:
    what its own words and those of the whole question agree on."""
    this, earlier = view_of(query, segment), _view_before(before)
    typed, hidden = asked_instead(this.typed, earlier.typed), asked_instead(this.masked, earlier.masked)
    return _agreed(own, ranker.rank([View(typed, hidden)])[0]) if typed and hidden else ()


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


def _pieces(query: Query, segment: Segment, whole: Ranking, ranker: Ranker) -> list[Part]:
    """The pieces of a sentence that asks for several things, each an intent of its own; none where it asks one."""
    return _questions(query, segment, whole, ranker) or _joined(query, segment, whole, ranker)


def _questions(query: Query, segment: Segment, whole: Ranking, ranker: Ranker) -> list[Part]:
    """The whole questions of a sentence, each with what belongs to it; none where the sentence asks one thing.

    A piece that is not placed, of which the whole knows nothing, or that asks the same as its neighbour belongs to it.
    """
    cut = [_cut(segment, piece) for piece in questions_in(segment.text, query.language)]
    if len(cut) < 2 or _crossed(query, cut):
        return []
    share, begins = dict(whole), segment.span[0]
    rankings = _in_turn(query, cut, ranker, share, whole_each=True)
    parts: list[Part] = []
    for piece, ranking in zip(cut, rankings, strict=True):
        best, sure = ranking[0]
        if parts and (parts[-1].best == best or sure < _PIECE or share.get(best, 0) < _UNKNOWN):
            start, end = parts[-1].segment.span[0] - begins, piece.span[1] - begins
            parts[-1] = replace(parts[-1], segment=_cut(segment, segment.text[start:end]))
        elif sure < _PIECE:
            return []
        else:
            parts.append(Part(piece, ranking, around=segment))
    return parts if len({part.best for part in parts}) == len(parts) > 1 else []


def _joined(query: Query, segment: Segment, whole: Ranking, ranker: Ranker) -> list[Part]:
    """The pieces of a list in one sentence: "how much, how long and by when?"."""
    proposed = pieces(segment.text, query.language)
    if len(proposed) < 2:
        return []
    cut = [_cut(segment, piece) for piece in proposed]
    if _crossed(query, cut) or not (
        all(_asks_itself(piece) or _is_modal(piece) for piece in cut)
        or all(_is_bare(query, piece) for piece in cut[:-1])
    ):
        return []
    whole_each = _are_questions(query, cut)
    share = dict(whole)
    rankings = _in_turn(query, cut, ranker, share, whole_each)
    names = [ranking[0][0] for ranking in rankings]
    placed = [
        ranking[0][1] >= _PIECE and (_asks_itself(piece) or share.get(ranking[0][0], 0) >= _IN_WHOLE)
        for piece, ranking in zip(cut, rankings, strict=True)
    ]
    if len(set(names)) < len(names) or not any(placed):
        return []
    # Of two questions the one that cannot be placed is not passed over: it is said that it is open.
    if not all(placed) and not whole_each:
        return []
    return [Part(piece, ranking, around=segment) for piece, ranking in zip(cut, rankings, strict=True)]


def _two_matters(query: Query, segment: Segment, whole: Ranking, ranker: Ranker) -> list[Part]:
    """The two pieces that ask for the two matters of a sentence which stand well above the rest, in the order asked.

    In English a frame ("I'd like to know both …") stands before the first; in Japanese it is at the end, and the pieces
    before the last are bare.
    """
    (first, _), (second, share), (_, rest) = (*whole, ("", 0.0), ("", 0.0))[:3]
    cut = [_cut(segment, piece) for piece in pieces(segment.text, query.language)]
    if (
        query.language == "ja"
        or len(cut) < 2
        or _crossed(query, cut)
        or share < max(_LEAST_SECOND, _ABOVE * rest)
    ):
        return []
    rankings = ranker.rank([view_of(query, piece) for piece in cut])
    sure = _PIECE if share >= _SECOND_MATTER else _OWN_WORD
    best = {ranking[0][0]: at for at, ranking in enumerate(rankings) if ranking[0][1] >= sure}
    if not {first, second} <= set(best):
        return []
    return [Part(cut[at], rankings[at], around=segment) for at in sorted((best[first], best[second]))]


def _crossed(query: Query, cut: Sequence[Segment]) -> bool:
    """Whether a cut goes through a quantity: 15年と1か月."""
    ends = [edge for piece in cut for edge in piece.span]
    return any(item.span[0] < end < item.span[1] for item in query.quantities for end in ends)


def _in_turn(
    query: Query, cut: Sequence[Segment], ranker: Ranker, share: Mapping[str, float], whole_each: bool
) -> list[Ranking]:
    """The rankings of pieces; a short one that is not sure of itself is read together with the one before it.

    Where each is a whole question, only one that points back is. One sure of a matter that the whole sentence knows
    nothing of, by its *share*, asks something of the one before it: "and in which language?"
    """
    views = [view_of(query, piece) for piece in cut]
    rankings = list(ranker.rank(views))
    for at in range(1, len(cut)):
        low, (best, sure) = folded(cut[at].text), rankings[at][0]
        alone = whole_each and (
            (sure >= _OWN_MATTER and best != rankings[at - 1][0][0])
            or not continues(low, query.spans_named(cut[at].span))
        )
        leans = is_short(low, query.language) and sure < _OWN_WORD and not alone
        if leans or (sure >= _PIECE and share.get(best, 0) < _UNKNOWN):
            together = ranker.rank([views[at].after(views[at - 1])])[0]
            joined = _mixed(rankings[at], together, _LENT)
            rankings[at] = _mixed(joined, _agreed(rankings[at], together), _AGREED) if whole_each else joined
    return rankings


def _asks_itself(piece: Segment) -> bool:
    """Whether a piece is a question by itself: "by when", 何件, "is it included"."""
    return form_of(folded(piece.text)) == "open" or opens_with_a_verb(folded(piece.text))


def _is_modal(piece: Segment) -> bool:
    """Whether a piece says what may, must or can be, and leaves か to the end of the sentence."""
    return _MODAL.search(piece.text) is not None


def _are_questions(query: Query, cut: Sequence[Segment]) -> bool:
    """Whether each piece is a question with a predicate of its own, in Japanese with a comma between them."""
    if query.language == "en":
        return all(_is_english_question(piece) for piece in cut)
    parted = all("、" in query.plain[one.span[1] : other.span[0]] for one, other in pairwise(cut))
    return parted and all(_is_japanese_question(piece) for piece in cut)


def _is_english_question(piece: Segment) -> bool:
    words = piece.text.split()
    return _asks_itself(piece) and len(words) >= _WHOLE and not _PREPOSITION.match(words[0])


def _is_japanese_question(piece: Segment) -> bool:
    low = folded(piece.text)
    joined = form_of(low) == "open" and _JOINED.search(piece.text) is not None
    return opens_with_a_verb(low) or joined or _is_modal(piece)


def _is_bare(query: Query, piece: Segment) -> bool:
    """Whether a piece only names what is asked for (研究期間, "the stay"), and tells nothing."""
    few = len(piece.text.split()) <= 4 if query.language == "en" else not _INFLECTED.search(piece.text)
    return few and not query.within(piece.span)[0]


def _cut(segment: Segment, piece: str) -> Segment:
    start = segment.span[0] + segment.text.index(piece)
    return Segment("asking", piece, (start, start + len(piece)), segment.label)


def view_of(query: Query, segment: Segment) -> View:
    """A segment as typed, and with its names and quantities replaced by their kinds."""
    quantities, names = query.within(segment.span)
    start = segment.span[0]
    spans = [*name_spans(names), *quantity_spans(quantities)]
    return View(
        segment.text,
        masked(segment.text, [(first - start, last - start, kind) for first, last, kind in spans]),
    )


def _stem(query: Query, segment: Segment) -> Segment | None:
    """The sentence that an item of a list is the end of: "the opening of (a) … and (b) …". An item that asks needs none."""
    told = [one for one in query.segments if one.kind == "background" and one.span[0] < segment.span[0]]
    if not (segment.label and told) or not is_short(folded(segment.text), query.language):
        return None
    asking = _ENDED.search(told[-1].text) is None or asks(told[-1].text, query.language)
    return told[-1] if asking and not _asks_itself(segment) else None


def _background(query: Query, segment: Segment) -> View | None:
    """The two sentences that tell something before the segment, if any."""
    told = [
        other for other in query.segments if other.kind == "background" and other.span[0] < segment.span[0]
    ]
    views = [view_of(query, other) for other in told[-2:]]
    return views[-1].after(views[0]) if len(views) > 1 else next(iter(views), None)


def _agreed(own: Ranking, other: Ranking) -> Ranking:
    """What two rankings agree on: its own words tell what a follow-up asks, and what it follows of which matter."""
    shares = dict(other)
    products = [(name, (share + _LEAST) * (shares.get(name, 0) + _LEAST)) for name, share in own]
    total = sum(product for _, product in products)
    return tuple(sorted(((name, product / total) for name, product in products), key=lambda item: -item[1]))


def _mixed(own: Ranking, other: Ranking, weight: float) -> Ranking:
    """Two rankings as one, the *other* counting *weight*."""
    shares: Mapping[str, float] = dict(other)
    own_shares = dict(own)
    names = dict.fromkeys([*own_shares, *shares])
    mixed = [(name, own_shares.get(name, 0) * (1 - weight) + shares.get(name, 0) * weight) for name in names]
    return tuple(sorted(mixed, key=lambda item: -item[1]))
