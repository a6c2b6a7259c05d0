"""What a question is about beyond the trade's own words: the things that must stand in the documents for an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from bot.ask import Ask
from bot.concepts import ASKING, ELSEWHERE
from bot.vocabulary import COMMON_TERMS, GENERAL
from corpus.facts.model import Call
from index.terms import Word, words

# A person's or an organisation's own name is no subject of a question: "Can Kyoto University apply?"
_NAMES = re.compile(
    r"[a-z]+(?: of)?(?: [a-z]+)? (?:university|institute|college)|university of [a-z]+|(?:prof|dr|mr|ms|mrs)\.? [a-z]+"
    r"|理研|産総研|物材機構|国立研究開発法人|高専|[一-鿿ァ-ヶa-z]{1,8}(?:大学|研究所|研究室|高専|先生|教授|さん|様)|\S+@\S+"
)
# まま, そもそも, つもり: nouns in hiragana only rarely name a thing.
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
# Where one clause ends and the next begins.
_CLAUSE = re.compile(r"[。．!！?？\n]|、|(?<=[a-z0-9])[,;.](?= )| - ")


@lru_cache(maxsize=8)
def _vocabulary(call: Call) -> frozenset[str]:
    """The content words of the call's own facts, in their looked-up form."""
    texts = [quote.quote for fact in call.facts for quote in fact.sources]
    texts += [text for fact in call.facts for text in fact.says.values()]
    return frozenset(word.term for text in texts for word in words(text))


def clauses(ask: Ask) -> list[tuple[int, int]]:
    """The clauses of a question, as offsets into its text."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(ask.text)), len(ask.text)]
    return [(start, end) for start, end in pairwise(cuts) if ask.text[start:end].strip()]


def unexplained(ask: Ask, call: Call | None, span: tuple[int, int] | None = None) -> tuple[str, ...]:
    """The content words of a question (or of a *span* of it) that neither the trade nor the call explains."""
    start, end = span or (0, len(ask.text))
    explained = [*ask.explained, *(match.span() for match in _NAMES.finditer(ask.text))]
    known = _vocabulary(call) if call else frozenset()
    return tuple(
        word.surface
        for word, place in placed(ask.text, start, end)
        if word.noun
        and not _inside(place, explained)
        and not {word.surface, word.term} & (COMMON_TERMS | GENERAL | known)
    )


def foreign(ask: Ask, call: Call) -> bool:
    """Whether the clause that asks turns on something unknown: 宿泊費の上限, "page limit of the form"."""
    if ask.concepts.names & ELSEWHERE:
        return True
    spans = clauses(ask)
    asking = [span for span in spans if any(_inside(place, [span]) for place in _cues(ask))]
    return any(
        len(word) > 1 and not _HIRAGANA.fullmatch(word)
        for span in asking or spans[-1:]
        for word in unexplained(ask, call, span)
    )


def _cues(ask: Ask) -> list[tuple[int, int]]:
    return [place for name, places in ask.concepts.spans.items() if name in ASKING for place in places]


def placed(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Word, tuple[int, int]]]:
    """The content words of *text* (or of a stretch of it) with their places."""
    at = start
    for word in words(text[start:end]):
        found = text.find(word.surface, at, end)
        if found >= 0:
            at = found + len(word.surface)
            yield word, (found, at)


def _inside(place: tuple[int, int], explained: Iterable[tuple[int, int]]) -> bool:
    """Whether at least half of a word lies in an explained span."""
    start, end = place
    return any(min(end, stop) - max(start, begin) >= (end - start + 1) // 2 for begin, stop in explained)
