"""Lists of a call: whether one is complete, or ends in "and others"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.rules.decision import Decision
from corpus.facts.model import Fact

_MORE = ("等", "など", "ほか", "その他", "and others", "such as", "etc")


@dataclass(frozen=True, kw_only=True)
class OfSchemes(Decision):
    """A decision that holds for several *schemes* alike; the leading fact is the first one's."""

    schemes: tuple[str, ...]


def alike(facts: Iterable[Fact]) -> list[tuple[Fact, tuple[str, ...]]]:
    """The facts that list different words, each with the schemes that list the same."""
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.words, []).append(fact)
    return [(group[0], tuple(dict.fromkeys(fact.scheme for fact in group))) for group in groups.values()]


def names_examples(words: Iterable[str]) -> bool:
    """Whether a list only gives examples: 米国等, "such as the United States"."""
    return any(more in word.casefold() for word in words for more in _MORE)
