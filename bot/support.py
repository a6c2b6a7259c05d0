"""Do the documents speak of what is asked? Evidence for answering from a passage, or for saying that they do not.

A question is taken apart into the things it is about: the trade's concepts (締切, award limit) and its remaining content
words. A passage supports a question by the share of those things, weighted by rarity, that stand in it, in either
language, heading and labels included; and by holding a quantity of the kind that is asked for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot import concepts
from bot.concepts import ELSEWHERE
from bot.things import EXACT, WEAK, Thing, labels, part_of
from corpus.quantity import read
from corpus.quantity.currencies import CURRENCIES
from corpus.text.sentences import sentences
from index.passage import Chunk, Passage
from index.terms import terms

# What the share of words counts beside the cosine.
_WORDS = 0.75
_WITHOUT_KIND, _OTHER_KIND = 0.5, 0.8
# What a document must name itself to answer a question about it.
_MISSING = 0.5
# Foreign words of a passage in another language can hardly stand in it.
_FOREIGN = 0.2
_ABROAD = 0.9
_SAYS_MUCH = 0.5
# What is said of another part of the call than the one asked about: Strand A for Strand B.
_OTHER_PART = 0.6
# What a section says in several places counts nearly as much as what it says in one.
_TOGETHER = 0.9
# What spelling out the acronym that is asked about adds.
_DEFINITION = 0.2
_WHAT_IS = re.compile(
    r"([a-z][a-z-]{1,9})(?:とは|って(?:何|なに)|は(?:何|なん)(?:です|の|を)|の(?:正式名称|意味|略))"
    r"|what (?:is|are|does) (?:an? |the )?([a-z][a-z-]{1,9})(?: mean| stand for)?\s*\??$"
)
_UNITS = {"hours": "minutes"}
_A_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_STEM = 5  # letters
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
# How far from chance (0) to the same text (1) a cosine lies for passages that are near by accident, and that are about it.
_CHANCE, _SURE = 0.23, 0.62
_CHANCE_ACROSS, _SURE_ACROSS = 0.12, 0.45
_NUMBER = re.compile(
    r"\d|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)(?![a-z])|[一二三四五六七八九十]+[名件社人年回割]"
)


_CURRENCY = re.compile(r"(?<![a-z])(?:" + "|".join(CURRENCIES.values()) + ")")


@dataclass(frozen=True)
class Support:
    """How a passage supports a question. *share* in [0, 1] by rarity; *fits* whether the kind asked for is there.

    *evidence* in [0, 1] weighs the two with the encoder's cosine.
    """

    passage: Passage
    share: float
    fits: bool
    evidence: float


def concepts_of(folded: str) -> frozenset[str]:
    """The concepts a text touches."""
    return concepts.find(folded).names


def chosen(judged: Sequence[Support]) -> list[Support]:
    """What an answer is made from: the best passage, and those of its page that support the question nearly as well."""
    best = list(judged[:1])
    return best + [
        item
        for item in judged[1:]
        if _same_section(item.passage, best[0].passage)
        and item.evidence >= 0.9 * best[0].evidence
        and item.share >= 0.95 * best[0].share
    ]


def by_heading(item: Support, about: Sequence[Thing]) -> bool:
    """Whether it is the passage's heading that says what is asked, and not its words: then all under it answers."""
    chunk = item.passage.chunk
    heading = replace(chunk, text="", labels=(), translation=None, translated_labels=())
    words = replace(chunk, heading=None, translated_heading=None)
    asked = {thing for thing in about if thing.weight >= _SAYS_MUCH}
    return bool(asked) and asked <= _there(heading, about) and not asked & _there(words, about)


def support(
    passages: Sequence[Passage],
    folded: str,
    about: Sequence[Thing],
    kinds: frozenset[str],
    *,
    unrelated: float,
) -> list[Support]:
    """The support of each passage, the best first; *unrelated* is the encoder's cosine between texts by chance."""
    there = {passage.chunk.id: _there(passage.chunk, about) for passage in passages}
    term = _defined_term(folded)
    judged = []
    for passage in passages:
        own, weighed = there[passage.chunk.id], _weighed(about, passage.chunk, folded)
        # A cell of a table says only what its own row and column say.
        beside = () if passage.chunk.labels else passages
        page = own.union(
            *(there[other.chunk.id] for other in beside if own and _same_section(passage, other))
        )
        share = max(_share(own, weighed), _TOGETHER * _share(page, weighed)) if about else None
        trust = _MISSING if any(thing.name in ELSEWHERE and thing not in page for thing in about) else 1.0
        trust *= _OTHER_PART if _speaks_of_another(passage.chunk, about) else 1.0
        defined = bool(term) and _defines(passage.chunk, term)
        near = _near(passage, unrelated, other_language=_other_language(passage.chunk, folded))
        vague = sum(weighed.values()) <= WEAK
        judged.append(_judge(passage, share, near, kinds, vague=vague, defined=defined, trust=trust))
    # Of two that say as much, the one in the asker's language.
    return sorted(
        judged,
        key=lambda item: -item.evidence * (_ABROAD if _other_language(item.passage.chunk, folded) else 1),
    )


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
    if thing.kind == "concept":
        return thing.name in touched
    if thing.kind == "label":
        return bool(set(thing.name.split("|")) & labels(text).keys())
    if thing.name in held or len(thing.surface) < 2:
        return thing.name in held
    if thing.surface.isascii():
        return any(_same_stem(thing.name, other) for other in held)
    return _stands_in(thing.surface, text)


def _same_stem(one: str, other: str) -> bool:
    """Whether the stems are of one family: subcontractor, subcontract."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _STEM and long.startswith(short) and short.isascii()


def _stands_in(word: str, text: str) -> bool:
    """Whether a Japanese word stands in *text* however Sudachi cut it there: 瀬戸内海; but タイ is not in タイプ."""
    if not _KATAKANA.fullmatch(word):
        return word in text
    return re.search(rf"(?<![ァ-ヺー]){word}(?![ァ-ヺー])", text) is not None


def _weighed(about: Sequence[Thing], chunk: Chunk, folded: str) -> dict[Thing, float]:
    """What each thing counts for a chunk: plain words of another language can hardly stand in it."""
    other = _other_language(chunk, folded)
    return {
        thing: thing.weight
        * (_FOREIGN if other and thing.kind == "word" and not thing.name.isdigit() else 1.0)
        for thing in about
    }


def _other_language(chunk: Chunk, folded: str) -> bool:
    return not chunk.translation and (chunk.language == "ja") != bool(_JAPANESE.search(folded))


def _near(passage: Passage, unrelated: float, *, other_language: bool) -> float:
    """The cosine between chance (0) and being about the same thing (1); across languages both lie lower."""
    chance, sure = (_CHANCE_ACROSS, _SURE_ACROSS) if other_language else (_CHANCE, _SURE)
    related = (passage.cosine - unrelated) / (1 - unrelated)
    return min(max((related - chance) / (sure - chance), 0.0), 1.0)


def _share(there: frozenset[Thing], weighed: dict[Thing, float]) -> float:
    weight = sum(weighed.values())
    return sum(weighed[thing] for thing in there) / weight if weight else 0.0


def _same_section(one: Passage, other: Passage) -> bool:
    first, second = one.chunk, other.chunk
    return (first.document, first.page, first.heading) == (second.document, second.page, second.heading)


def _judge(
    passage: Passage,
    share: float | None,
    near: float,
    kinds: frozenset[str],
    *,
    vague: bool,
    defined: bool,
    trust: float,
) -> Support:
    """*share* is None for a question that names nothing: then the cosine alone decides, and only what is asked to be counted.

    A *vague* question names only what goes with anything; the cosine decides alone then, too.
    """
    fit = _fit(passage.chunk, kinds)
    if share is None:
        evidence = near if kinds else 0.0
    else:
        evidence = near if vague else _WORDS * share + (1 - _WORDS) * near
    evidence = min(evidence * fit * trust + (_DEFINITION if defined else 0.0), 1.0)
    return Support(passage, share or 0.0, fit == 1.0, evidence)


def _fit(chunk: Chunk, kinds: frozenset[str]) -> float:
    """1 where a quantity of the kind asked for is there, less where only some number is, least where none is."""
    text = "\n".join((*chunk.labels, chunk.text))
    if not kinds or kinds & _kinds(text):
        return 1.0
    folded = unicodedata.normalize("NFKC", text).lower()
    if kinds <= EXACT or not _NUMBER.search(folded):
        return _WITHOUT_KIND
    in_column = "money" in kinds and _CURRENCY.search(folded)  # "DKK per month" over 52,000
    return 1.0 if kinds == {"count"} or in_column else _OTHER_KIND


def _speaks_of_another(chunk: Chunk, about: Sequence[Thing]) -> bool:
    """Whether a chunk is of Strand A where Strand B is asked about, or of another year's call."""
    asked = [set(thing.name.split("|")) for thing in about if thing.kind == "label"]
    named = _named(chunk) if asked else frozenset()
    parts = {part_of(name) for name in named}
    return any(not names & named and part_of(min(names)) in parts for names in asked)


@lru_cache(maxsize=4096)
def _named(chunk: Chunk) -> frozenset[str]:
    """The parts of the call a chunk is of: by heading, labels, its one sentence; and the years of its document and words."""
    words = (chunk.heading or "", *chunk.labels, "" if len(sentences(chunk.text)) > 1 else chunk.text)
    years = _A_YEAR.findall(unicodedata.normalize("NFKC", f"{chunk.title} {chunk.text}"))
    named = labels(unicodedata.normalize("NFKC", "\n".join(words)).lower())
    return frozenset(named) | {f"fy {year}" for year in years}


def whole_text(chunk: Chunk) -> str:
    """Everything a chunk is known by: heading, labels, text and translation."""
    parts = (chunk.heading, *chunk.labels, chunk.text, chunk.translated_heading, *chunk.translated_labels)
    return "\n".join(part for part in (*parts, chunk.translation) if part)


@lru_cache(maxsize=4096)
def _held(chunk: Chunk) -> tuple[frozenset[str], frozenset[str], str]:
    text = whole_text(chunk)
    folded = unicodedata.normalize("NFKC", text).lower()
    touched = concepts.find(folded).names
    kinds = _kinds(chunk.text) if chunk.labels else frozenset()
    if {"date", "time"} <= kinds:  # a day and an hour in a table: by when
        touched |= {"deadline"}
    if "pages" in kinds:
        touched |= {"volume"}
    return frozenset(terms(text)), touched, folded


@lru_cache(maxsize=4096)
def _kinds(text: str) -> frozenset[str]:
    found = read(text)
    return frozenset({item.kind for item in found} | {_UNITS.get(item.unit, item.unit) for item in found})
