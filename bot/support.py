"""Do the documents speak of what is asked? Evidence for answering from a passage, or for saying that they do not.

A question is taken apart into the things it is about: the trade's concepts (締切, award limit) and its remaining content
words. A passage supports a question by the share of those things, weighted by rarity, that stand in it, in either
language, heading and labels included; and by holding a quantity of the kind that is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot import concepts
from bot.concepts import ASKING, OBJECTS
from bot.quantity import read
from bot.vocabulary import COMMON
from index.passage import Chunk, Passage
from index.terms import terms, words

# What a question word asks for, as kinds of quantity.
_WANTED = {
    "when": frozenset({"date", "time"}),
    "until": frozenset({"date", "time"}),
    "deadline": frozenset({"date", "time"}),
    "how_much": frozenset({"money", "percent"}),
    "how_many": frozenset({"count"}),
    "how_long": frozenset({"duration", "date"}),
    "headcount": frozenset({"count"}),
}
_WITHOUT_KIND = 0.5
# What a section says in several places counts nearly as much as what it says in one.
_TOGETHER = 0.9
# What spelling out the acronym that is asked about adds.
_DEFINITION = 0.2
_WHAT_IS = re.compile(
    r"([a-z][a-z-]{1,9})(?:とは|って(?:何|なに)|は(?:何|なん)(?:です|の|を)|の(?:正式名称|意味|略))"
    r"|what (?:is|are|does) (?:an? |the )?([a-z][a-z-]{1,9})(?: mean| stand for)?\s*\??$"
)
# A cosine of the default encoder at and below which passages are chance, and at which they are about the same thing.
_CHANCE, _SURE = 0.80, 0.90


@dataclass(frozen=True)
class Thing:
    """One thing a question is about: a concept or a content word. *weight* is its rarity, the rarest word at 1.

    *name* is the concept's, or the word as it is looked up; *surface* the word as written.
    """

    name: str
    weight: float
    is_concept: bool
    surface: str = ""


@dataclass(frozen=True)
class Support:
    """How a passage supports a question. *share* in [0, 1] by rarity; *fits* whether the kind asked for is there.

    *evidence* in [0, 1] weighs the two with the encoder's cosine.
    """

    passage: Passage
    share: float
    fits: bool
    evidence: float


def things(folded: str, names: frozenset[str], rarities: dict[str, float]) -> tuple[Thing, ...]:
    """What a question in *folded* text is about; *rarities* are the index's idf by surface, unknown words the highest."""
    found = concepts.find(folded)
    rarest = max(rarities.values(), default=1.0) or 1.0
    places = [span for name in found.names for span in found.spans[name]]
    kept = [Thing(name, 0.7, True) for name in sorted(found.names & OBJECTS & names)]
    for word in words(folded):
        at = folded.find(word.surface)
        covered = any(start <= at and at + len(word.surface) <= end for start, end in places)
        if not covered and word.surface not in COMMON and word.term not in COMMON:
            kept.append(Thing(word.term, rarities.get(word.surface, rarest) / rarest, False, word.surface))
    return tuple(dict.fromkeys(kept))


def wanted(names: frozenset[str]) -> frozenset[str]:
    """The kinds of quantity a question with these concepts asks for; empty where it asks for none."""
    kinds = frozenset().union(*(_WANTED[name] for name in names if name in _WANTED))
    return kinds or (_WANTED["how_much"] if "award" in names and not names & ASKING else kinds)


def concepts_of(folded: str) -> frozenset[str]:
    """The concepts a text touches."""
    return concepts.find(folded).names


def chosen(judged: Sequence[Support]) -> list[Support]:
    """What an answer is made from: the best passage, and those of its page that support the question nearly as well."""
    best = list(judged[:1])
    return best + [
        item
        for item in judged[1:]
        if _same_section(item.passage, best[0].passage) and item.evidence >= 0.9 * best[0].evidence
    ]


def support(
    passages: Sequence[Passage], folded: str, about: Sequence[Thing], kinds: frozenset[str]
) -> list[Support]:
    """The support of each passage, the best first."""
    there = {passage.chunk.id: _there(passage.chunk, about) for passage in passages}
    term = _defined_term(folded)
    judged = []
    for passage in passages:
        own = there[passage.chunk.id]
        page = own.union(
            *(there[other.chunk.id] for other in passages if own and _same_section(passage, other))
        )
        share = max(_share(own, about), _TOGETHER * _share(page, about))
        judged.append(_judge(passage, share, kinds, defined=bool(term) and _defines(passage.chunk, term)))
    return sorted(judged, key=lambda item: -item.evidence)


def _defined_term(folded: str) -> str:
    """The acronym a question asks the meaning of, or nothing."""
    match = _WHAT_IS.search(folded)
    return next((group for group in match.groups() if group), "") if match else ""


def _defines(chunk: Chunk, term: str) -> bool:
    """Whether a chunk spells an acronym out: 国際科学パートナーシップ基金（ISPF）."""
    return f"({term})" in unicodedata.normalize("NFKC", whole_text(chunk)).lower()


def _there(chunk: Chunk, about: Sequence[Thing]) -> frozenset[Thing]:
    held, touched, text = _held(chunk)
    return frozenset(thing for thing in about if _stands(thing, held, touched, text))


def _stands(thing: Thing, held: frozenset[str], touched: frozenset[str], text: str) -> bool:
    if thing.is_concept:
        return thing.name in touched
    # Sudachi cuts 瀬戸内海 one way in a question and another in a sentence.
    return thing.name in held or (
        len(thing.surface) > 1 and not thing.surface.isascii() and thing.surface in text
    )


def _share(there: frozenset[Thing], about: Sequence[Thing]) -> float:
    weight = sum(thing.weight for thing in about)
    return sum(thing.weight for thing in there) / weight if weight else 0.0


def _same_section(one: Passage, other: Passage) -> bool:
    first, second = one.chunk, other.chunk
    return (first.document, first.page, first.heading) == (second.document, second.page, second.heading)


def _judge(passage: Passage, share: float, kinds: frozenset[str], *, defined: bool) -> Support:
    fits = not kinds or bool(kinds & _kinds(passage.chunk.text))
    near = min(max((passage.cosine - _CHANCE) / (_SURE - _CHANCE), 0.0), 1.0)
    evidence = (0.75 * share + 0.25 * near) * (1.0 if fits else _WITHOUT_KIND)
    evidence = min(evidence + (_DEFINITION if defined else 0.0), 1.0)
    return Support(passage, share, fits, evidence)


def whole_text(chunk: Chunk) -> str:
    """Everything a chunk is known by: heading, labels, text and translation."""
    parts = (chunk.heading, *chunk.labels, chunk.text, chunk.translated_heading, *chunk.translated_labels)
    return "\n".join(part for part in (*parts, chunk.translation) if part)


@lru_cache(maxsize=4096)
def _held(chunk: Chunk) -> tuple[frozenset[str], frozenset[str], str]:
    text = whole_text(chunk)
    folded = unicodedata.normalize("NFKC", text).lower()
    return frozenset(terms(text)), concepts.find(folded).names, folded


@lru_cache(maxsize=4096)
def _kinds(text: str) -> frozenset[str]:
    return frozenset(item.kind for item in read(text))
