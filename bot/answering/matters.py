"""The matters that one clause lists as bare nouns: 締切、上限、期間を教えてください, "the deadline and the limit".

Only the nouns are ranked: what frames them (を教えてください, "could you tell me") asks for all of them and is of no
matter. What joins names, or what is taken together (JSTとUKRIの締切, 直接経費と間接経費の合計), joins no two matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from bot.answering.ranked import Part, Ranker, Ranking, agreed, own_ranking
from bot.answering.talk import AMONG_PEOPLE
from bot.reading.comparing import compares
from bot.reading.ellipsis import is_frame
from bot.reading.form import form_of, opens_with_a_verb
from bot.reading.query import Query
from corpus.text.names import NameKind
from corpus.text.plain import folded
from corpus.text.question_words import WH
from corpus.text.segments import Segment, pieces, request_in

OWN_WORD = 0.85  # this sure of its own intent a piece or a follow-up needs nothing lent
PIECE = 0.55  # each piece of "how much and by when?" is this sure of an intent of its own
_NAMED = 0.95  # and one that is this sure names a matter, whatever the whole is most about
_MAY_BE = 0.06  # what has less of a noun is not meant by it
_MOST_WORDS = 6  # of an English noun
_NAMES: tuple[NameKind, ...] = ("side", "scheme", "country", "place", "programme", "agency")
_TOPIC = re.compile(r"、?(?:について|につき|に関し|とは|って|[はをがも])")
# 日英共同公募について、締切と…: what the whole list is about.
_ABOUT = re.compile(r".*(?:について|に関して|では|場合|は)、")
# Hiragana other than those of bare nouns: 支援の期間, 必要な体制, 期間など.
_INFLECTED = re.compile(r"[ぁ-ん](?<![のおごや])(?<!など)(?<!な(?=[ど一-鿿]))")
_TOGETHER = re.compile(
    r"合計|合算|総額|合わせ|関係|内訳|\b(?:together|combined|in total|the (?:total|sum|ratio) of)\b"
)
_ASKED_BY = re.compile(rf"\b{WH}\b")
_SAYS_WHAT = re.compile(r"(?:how|when|where|who|whose|why)\b")  # a question word that is part of the matter
_JOINT = re.compile(r"^(?:(?:and|but|so|or|also|then)\b[, ]*)+")
# What asks whether the matters before it are told at all: 上限と開始時期は出ていますか.
_IS_TOLD = re.compile(r"(?:出て|決ま|分か|わか|公表|発表|記載|示され|書かれ|載って)[^。]*か")
# What only says under which circumstances something is asked.
_IS_ASIDE = re.compile(
    r"(?:without|except|besides|instead|including|excluding|if|since|as|because|while|although|unless|so that|given)\b"
)
_WORD = re.compile(r"[\w'’]+[ ,]*")
# What is asked of the nouns before it.
_VERB = re.compile(r" (?:is|are|was|were|do|does|did|can|may|must|should|will|would)\b")
_THANKED = re.compile(r"[ ,]*(?:(?:please|thanks|thank you)[ ,]*)?[?.!]*$")


class Noun(NamedTuple):
    """A piece of a list, and the noun in it, which names what is asked for."""

    piece: Segment
    noun: Segment


def matters_of(query: Query, segment: Segment, whole: Ranking, ranker: Ranker) -> list[Part]:
    """The parts of a clause, which is ranked as a *whole*, that lists matters; none where it lists none.

    Neighbours of one matter are one part; what is only said among people ("hmm, and a ticket?") is no matter. Beside
    two nouns that can be placed, one that cannot is a part, too: it is said to be open, and not passed over.
    """
    if _is_of_one(query, segment):
        return []
    nouns = _with_names(query, segment, _nouns(query, segment))
    if len(nouns) < 2:
        return []
    rankings = [own_ranking(query, one.noun, ranker) for one in nouns]
    if any(name in AMONG_PEOPLE and sure >= PIECE for (name, sure), *_ in rankings):
        return []
    if _are_keywords(query, nouns) and any(ranking[0][1] < OWN_WORD for ranking in rankings):
        return []
    parts = _one_a_matter(segment, _parts(segment, nouns, rankings, whole))
    placed = [part.best for part in parts if part.placed]
    return parts if parts[0].placed and len(set(placed)) == len(placed) > 1 else []


def _is_of_one(query: Query, segment: Segment) -> bool:
    """Whether what is joined is held against each other or taken together, or whether something is so of it is asked:
    "do the PI and the PL attend?"."""
    low = folded(segment.text)
    asks_whether = query.language == "en" and opens_with_a_verb(_JOINT.sub("", low))
    compared = compares(low, query.spans_named(segment.span, "side", "scheme"))
    return asks_whether or compared is not None or _TOGETHER.search(low) is not None


def is_done_by_one(query: Query, segment: Segment, whole: Ranking) -> bool:
    """Whether it is asked who does something to all that is joined, of which the *whole* is sure: "who decides the
    fields and the countries?", 分野と対象国は誰が決めますか."""
    low = folded(segment.text)
    if query.language == "ja":
        return whole[0][1] >= _NAMED and "は誰が" in low and "、" not in low
    asks, *rest = low.split() or [""]
    return whole[0][1] >= _NAMED and asks == "who" and bool(rest) and not is_frame(rest[0])


def part_of(segment: Segment, piece: str) -> Segment:
    """The stretch of a segment that reads *piece*."""
    start = segment.span[0] + segment.text.index(piece)
    return Segment("asking", piece, (start, start + len(piece)), segment.label)


def is_crossed(query: Query, cut: Sequence[Segment]) -> bool:
    """Whether a cut goes through a quantity: 15年と1か月."""
    ends = [edge for piece in cut for edge in piece.span]
    return any(item.span[0] < end < item.span[1] for item in query.quantities for end in ends)


def is_noun(query: Query, piece: Segment) -> bool:
    """Whether a piece before the last one is a bare noun: 締切, "the award limit"."""
    noun = _japanese if query.language == "ja" else _english
    return noun(piece.text, is_first=False, is_last=False) is not None


def is_a_name(query: Query, piece: Segment) -> bool:
    """Whether a piece only names a side, scheme or country, and asks for nothing: 日本と英国の締切."""
    return (0, len(piece.text)) in query.spans_named(piece.span, *_NAMES)


def _parts(
    segment: Segment, nouns: Sequence[Noun], rankings: Iterable[Ranking], whole: Ranking
) -> Iterator[Part]:
    """Each noun as a part: of what it may well be, it asks for what the *whole* sentence knows of."""
    for (piece, _), own in zip(nouns, rankings, strict=True):
        likely = [one for one in own if one[1] >= _MAY_BE] or own
        ranking = own if own[0][1] >= _NAMED else agreed(likely, whole)
        yield Part(piece, ranking, around=segment, placed=ranking[0][1] >= PIECE)


def _one_a_matter(segment: Segment, parts: Iterable[Part]) -> list[Part]:
    """The *parts*, neighbours that ask for one matter as one."""
    kept: list[Part] = []
    for part in parts:
        if kept and part.placed and kept[-1].placed and kept[-1].best == part.best:
            kept[-1] = replace(kept[-1], segment=_across(segment, kept[-1].segment, part.segment))
        else:
            kept.append(part)
    return kept


def _nouns(query: Query, segment: Segment) -> list[Noun]:
    """The pieces of a list; none where one of them is no noun."""
    cut = [part_of(segment, piece) for piece in pieces(segment.text, query.language)]
    if len(cut) < 2 or is_crossed(query, cut):
        return []
    last = len(cut) - 1
    spans = [
        _japanese(piece.text, is_first=at == 0, is_last=at == last)
        if query.language == "ja"
        else _english(piece.text, is_first=at == 0, is_last=at == last)
        for at, piece in enumerate(cut)
    ]
    nouns = [
        Noun(piece, part_of(piece, piece.text[slice(*span)]))
        for piece, span in zip(cut, spans, strict=True)
        if span
    ]
    tells = any(query.within(piece.span)[0] for piece in cut)
    return nouns if len(nouns) == len(cut) and not tells else []


def _japanese(text: str, *, is_first: bool, is_last: bool) -> tuple[int, int] | None:
    about = _ABOUT.match(text) if is_first else None
    start = about.end() if about else 0
    end = _end_of_noun(text, start) if is_last else len(text)
    return (start, end) if start < end and not _INFLECTED.search(text[start:end]) else None


def _end_of_noun(text: str, start: int) -> int:
    """Where the noun ends that the last piece begins with; 0 where more is asked of it than what it is."""
    for topic in _TOPIC.finditer(text, start + 1):
        rest = text[topic.end() :].strip("、。? ")
        told = request_in(rest) or _IS_TOLD.match(rest)
        if not rest or told or form_of(folded(rest)) == "open":
            return topic.start()
    request = request_in(text)
    return request.start() if request else len(text.rstrip("。? "))


def _english(text: str, *, is_first: bool, is_last: bool) -> tuple[int, int] | None:
    low, start = folded(text), 0
    if _IS_ASIDE.match(low) or ((_ASKED_BY.search(low) or opens_with_a_verb(low)) and not is_first):
        return None
    while not _SAYS_WHAT.match(low, start) and (word := _WORD.match(low, start)):
        if not is_frame(word[0].strip(" ,")):
            break
        start = word.end()
    asked = None if _SAYS_WHAT.match(low, start) else _VERB.search(low, start)
    if asked and not is_last:
        return None
    behind = asked or _THANKED.search(low, start)
    end = behind.start() if behind else len(low)
    return (start, end) if start < end and len(low[start:end].split()) <= _MOST_WORDS else None


def _are_keywords(query: Query, nouns: Sequence[Noun]) -> bool:
    """Whether nothing but blanks stands between the *nouns* (採否 通知 時期), which may be of one matter."""
    gaps = (query.plain[one.piece.span[1] : other.piece.span[0]] for one, other in pairwise(nouns))
    return query.language == "ja" and all(gap.isspace() for gap in gaps)


def _with_names(query: Query, segment: Segment, nouns: Sequence[Noun]) -> list[Noun]:
    """The *nouns*, one that is only a name together with the one behind it, the last with the one before it."""
    kept: list[Noun] = []
    for one in nouns:
        joins = kept and (
            is_a_name(query, kept[-1].noun) or (one is nouns[-1] and is_a_name(query, one.noun))
        )
        if joins:
            kept[-1] = Noun(*(_across(segment, *pair) for pair in zip(kept[-1], one, strict=True)))
        else:
            kept.append(one)
    return kept


def _across(segment: Segment, first: Segment, last: Segment) -> Segment:
    """The stretch of a segment from one piece of it to another."""
    span = first.span[0], last.span[1]
    text = segment.text[span[0] - segment.span[0] : span[1] - segment.span[0]]
    return Segment("asking", text, span, segment.label)
