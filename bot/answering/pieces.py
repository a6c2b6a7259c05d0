"""The pieces of a sentence that asks for several things, each an intent of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answering.matters import (
    OWN_WORD,
    PIECE,
    is_a_name,
    is_crossed,
    is_done_by_one,
    is_noun,
    matters_of,
    part_of,
)
from bot.answering.ranked import Part, Ranker, Ranking, agreed, matter_of, mixed
from bot.reading.comparing import compares
from bot.reading.ellipsis import has_matter
from bot.reading.form import continues, form_of, is_short, opens_with_a_verb
from bot.reading.query import Query
from corpus.text.plain import folded
from corpus.text.segments import Segment, pieces, questions_in

_LENT = 0.6  # the weight of a piece read together with the one before it,
_AGREED = 0.5  # and of what both agree on
_IN_WHOLE = 0.01  # and asks by its form, or the whole sentence gives its intent at least so much
_NAMED = 0.95  # and one that is this sure names a matter, whatever the whole is most about
UNKNOWN = 0.004  # a whole that gives less to an intent knows nothing of it
_OWN_MATTER = 0.65  # a whole question this sure of another intent than the one before it is about that
_WHOLE = 4  # words of a question that is one by itself
# 学生でもよく、…: what may, must or can be is asked with the か that ends the sentence.
_MODAL = ("よく", "良く", "可能で", "必要で", "必要があり", "必須で", "られ", "でき")
_OR_JOINT = re.compile(r"^or (?=(?:must|may|should|do|does|is there|are there)\b)")
_OR = re.compile(r"(?:それとも|あるいは|または|or\b)")
# What an added question may point by to the one before it, wherever it stands.
_POINTS = re.compile(r"\b(?:it|its|that|those|these|they|them|their|each|one)\b")
_TOPIC = re.compile(r"[一-龥ァ-ヶー]{2,12}は")
_JOINED = ("で", "て", "し")  # 締切はいつで、…
# "How much, how long and by when?", いくら、何年、いつまで: question words and no more.
_BARE = re.compile(
    r"(?:how (?:much|many|long)|(?:(?:by|until|till) )?when|where|who)"
    r"|(?:いくら|何年間?|何か月間?|何人|いつまで|どこ|誰)[がでにへ]?(?:です)?か?"
)
_CASES = ("が", "を")
_PREPOSITIONS = frozenset(("from", "by", "until", "till", "in", "on", "at", "for", "since", "to"))
_FRAMES = _PREPOSITIONS | {"of", "with", "as", "under", "within", "during", "besides"}


def parts_of(query: Query, segment: Segment, whole: Ranking, ranker: Ranker) -> list[Part]:
    """The parts of a sentence that is ranked as a *whole*; none where it asks one thing."""
    questions = _questions(query, segment, whole, ranker)
    several = [
        replace(piece, around=segment)
        for part in questions
        for piece in _listed(query, part.segment, whole, ranker) or [part]
    ]
    listed = several or _listed(query, segment, whole, ranker)
    return listed or _questions(query, segment, whole, ranker, further=True)


def _listed(query: Query, segment: Segment, whole: Ranking, ranker: Ranker) -> list[Part]:
    """The questions, or the bare matters, that a clause lists."""
    if is_done_by_one(query, segment, whole):
        return []
    return _joined(query, segment, whole, ranker) or matters_of(query, segment, whole, ranker)


def _questions(
    query: Query, segment: Segment, whole: Ranking, ranker: Ranker, *, further: bool = False
) -> list[Part]:
    """The whole questions of a sentence, each with what belongs to it; none where the sentence asks one thing. Where
    *further* ones are told apart, too, one that leans on the question before it asks on about that.

    A piece that is not placed, of which the whole knows nothing while it is not sure of itself, or that asks the same
    as its neighbour belongs to it.
    """
    cut = [part_of(segment, piece) for piece in questions_in(segment.text, query.language)]
    if len(cut) < 2 or is_crossed(query, cut) or _lacks_verb(query, cut):
        return []
    share, begins = dict(whole), segment.span[0]
    rankings = _in_turn(query, cut, ranker, share, whole_each=True)
    parts: list[Part] = []
    for piece, ranking in zip(cut, rankings, strict=True):
        best, sure = ranking[0]
        same = bool(parts) and (parts[-1].best == best or is_alternative(piece))
        alone = bool(parts) and sure >= _NAMED and _stands_alone(query, parts[-1].segment, piece)
        stands = _are_bare(cut) or alone
        unknown = share.get(best, 0) < UNKNOWN and not stands
        if parts and further and _is_further(query, cut[0], piece):
            kept = parts[-1].ranking if same or sure < PIECE or unknown else ranking
            leans = kept is not ranking
            parts.append(Part(piece, kept, follows=leans, around=segment, own=ranking if leans else ()))
        elif parts and (same or sure < PIECE or unknown):
            start, end = parts[-1].segment.span[0] - begins, piece.span[1] - begins
            parts[-1] = replace(parts[-1], segment=part_of(segment, segment.text[start:end]))
        elif sure < PIECE:
            return []
        else:
            parts.append(Part(piece, ranking, around=segment))
    own = [part.best for part in parts if not part.follows]
    return parts if len(parts) > 1 and len(set(own)) == len(own) else []


def _is_further(query: Query, first: Segment, piece: Segment) -> bool:
    """Whether an English piece is a whole question that asks for yes or no behind another whole one, neither the other
    answer to it nor whether the same holds of another: it is answered, or said to be open, and not passed over."""
    low = folded(piece.text)
    if query.language != "en" or is_alternative(piece) or not opens_with_a_verb(low):
        return False
    compared = compares(low, query.spans_named(piece.span, "side", "scheme"))
    return compared is None and _is_english_question(piece) and asks_itself(first)


def _joined(query: Query, segment: Segment, whole: Ranking, ranker: Ranker) -> list[Part]:
    """The questions of a list in one sentence, bare matters among them: "how much, how long and by when?", "the
    deadline, and may we extend?"."""
    proposed = pieces(segment.text, query.language)
    if len(proposed) < 2:
        return []
    cut = [part_of(segment, piece) for piece in proposed]
    if is_crossed(query, cut) or _lacks_verb(query, cut) or any(is_a_name(query, piece) for piece in cut):
        return []
    asks = [asks_itself(piece) or _is_modal(piece) for piece in cut]
    nouns = cut[: asks.index(True)] if any(asks) else cut
    if not all(asks[len(nouns) :]) or not all(_is_asked_for(query, piece) for piece in nouns):
        return []
    whole_each = _are_questions(query, cut)
    share = dict(whole)
    rankings = [
        agreed(ranking, whole) if _is_foreign(ranking[0], share) else ranking
        for ranking in _in_turn(query, cut, ranker, share, whole_each)
    ]
    names = [ranking[0][0] for ranking in rankings]
    placed = [
        ranking[0][1] >= _NAMED
        or (ranking[0][1] >= PIECE and (itself or share.get(ranking[0][0], 0) >= _IN_WHOLE))
        for itself, ranking in zip(asks, rankings, strict=True)
    ]
    if len(set(names)) < len(names) or not any(placed):
        return []
    # Of two questions the one that cannot be placed is not passed over: it is said that it is open; unless it is the
    # other answer to choose.
    if not all(placed) and (not whole_each or any(map(is_alternative, cut[1:]))):
        return []
    return [Part(piece, ranking, around=segment) for piece, ranking in zip(cut, rankings, strict=True)]


def _lacks_verb(query: Query, cut: Sequence[Segment]) -> bool:
    """Whether a piece before the last is only who does or what is done, of which the last tells what:
    誰が、何を、いつまでに連絡しますか."""
    return query.language == "ja" and any(
        piece.text.rstrip("、 ").endswith(_CASES) and not has_matter(folded(piece.text), "ja")
        for piece in cut[:-1]
    )


def _in_turn(
    query: Query, cut: Sequence[Segment], ranker: Ranker, share: Mapping[str, float], whole_each: bool
) -> list[Ranking]:
    """The rankings of pieces; a short one that is not sure of itself is read together with the one before it.

    Where each is a whole question, only one that points back is, and none where all are bare. One that is no whole
    question and sure of a matter that the whole sentence knows nothing of, by its *share*, asks something of the one
    before it: "and in which language?"
    """
    views = [matter_of(query, piece) for piece in cut]
    rankings = list(ranker.rank(views))
    if _are_bare(cut):
        return rankings
    for at in range(1, len(cut)):
        low, (best, sure) = folded(cut[at].text), rankings[at][0]
        alone = whole_each and (
            (sure >= _OWN_MATTER and best != rankings[at - 1][0][0])
            or not continues(low, query.spans_named(cut[at].span))
        )
        leans = is_short(low, query.language) and sure < OWN_WORD and not alone
        itself = sure >= _NAMED and _stands_alone(query, *cut[at - 1 : at + 1])
        adds = sure >= PIECE and share.get(best, 0) < UNKNOWN and not itself
        if leans or adds:
            together = ranker.rank([views[at].after(views[at - 1])])[0]
            joined = mixed(rankings[at], together, _LENT)
            read = mixed(joined, agreed(rankings[at], together), _AGREED) if whole_each else joined
            # A bare noun that is sure of another matter than the one before it: nobody lists the same twice.
            same = read[0][0] == rankings[at - 1][0][0] != best and not asks_itself(cut[at])
            rankings[at] = rankings[at] if same and sure >= OWN_WORD else read
    return rankings


def _is_asked_for(query: Query, piece: Segment) -> bool:
    """Whether a piece is a bare noun, and does not only say of what the question behind it is asked: "for a concert,
    how much is paid?"."""
    return is_noun(query, piece) and piece.text.split()[0].lower() not in _FRAMES


def asks_itself(piece: Segment) -> bool:
    """Whether a piece is a question by itself: "by when", 何件, "is it included", "or must we"."""
    low = _OR_JOINT.sub("", folded(piece.text))
    return form_of(low) == "open" or opens_with_a_verb(low)


def _are_bare(cut: Sequence[Segment]) -> bool:
    """Whether nothing but question words is listed, so that none can ask for more of the one before it."""
    return all(_BARE.fullmatch(folded(piece.text).strip(" ?。")) for piece in cut)


def _stands_alone(query: Query, before: Segment, piece: Segment) -> bool:
    """Whether a piece is a whole question added to the one *before* it that points back to nothing: "…, and when will
    we be told the outcome?". A Japanese one has to name its topic (提出先はどこですか)."""
    low = folded(piece.text)
    if query.language == "ja":
        return _TOPIC.match(low) is not None and asks_itself(piece) and not continues(low)
    whole = "and" in query.plain[before.span[1] : piece.span[0]] and _is_english_question(piece)
    return whole and not (_POINTS.search(low) or continues(low, query.spans_named(piece.span)))


def is_alternative(piece: Segment) -> bool:
    """Whether a piece is the other answer to the question before it: "in English, or in Japanese?"."""
    return _OR.match(folded(piece.text)) is not None


def _is_modal(piece: Segment) -> bool:
    """Whether a piece says what may, must or can be, and leaves か to the end of the sentence."""
    return piece.text.endswith(_MODAL)


def _are_questions(query: Query, cut: Sequence[Segment]) -> bool:
    """Whether each piece is a question with a predicate of its own, in Japanese with a comma between them."""
    if query.language == "en":
        return all(_is_english_question(piece) for piece in cut)
    parted = all("、" in query.plain[one.span[1] : other.span[0]] for one, other in pairwise(cut))
    return parted and all(_is_japanese_question(piece) for piece in cut)


def _is_english_question(piece: Segment) -> bool:
    words = piece.text.split()
    return asks_itself(piece) and len(words) >= _WHOLE and words[0].lower() not in _PREPOSITIONS


def _is_japanese_question(piece: Segment) -> bool:
    low = folded(piece.text)
    joined = form_of(low) == "open" and piece.text.endswith(_JOINED)
    return opens_with_a_verb(low) or joined or _is_modal(piece)


def _is_foreign(best: tuple[str, float], share: Mapping[str, float]) -> bool:
    """Whether a piece sounds like a matter that its sentence knows nothing of: "how long" beside "how much"."""
    return PIECE <= best[1] < OWN_WORD and share.get(best[0], 0) < _IN_WHOLE
