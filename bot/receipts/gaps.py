"""What the documents leave open: questions not answered, disliked answers, questions to the desk; alike ones
together."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from index.terms import words

# Cosine from which two questions share their subject.
ALIKE = 0.25
NEAREST = 3


@dataclass(frozen=True)
class Asked:
    """One question that was not answered, whose answer *dislikes* people disliked, or that went to the desk.

    *at_desk*: how often it went there; *reply*: what the desk said; *nearest*: the intents it was likest to.
    """

    question: str
    status: str
    dislikes: int
    asked_at: datetime
    receipt: str | None = None
    at_desk: int = 0
    reply: str | None = None
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gap:
    """Questions alike. The first of *asked* is the one most like the others."""

    asked: tuple[Asked, ...]

    @property
    def question(self) -> str:
        """The question that stands for the group."""
        return self.asked[0].question

    @property
    def unanswered(self) -> int:
        """How many were not answered."""
        return sum(one.status == "not_found" for one in self.asked)

    @property
    def dislikes(self) -> int:
        """How many people disliked an answer."""
        return sum(one.dislikes for one in self.asked)

    @property
    def at_desk(self) -> int:
        """How often one went to the desk."""
        return sum(one.at_desk for one in self.asked)

    @property
    def last(self) -> datetime:
        """When one was last asked."""
        return max(one.asked_at for one in self.asked)

    @property
    def reply(self) -> str | None:
        """The desk's newest reply to one of them."""
        replied = [one for one in self.asked if one.reply]
        return max(replied, key=lambda one: one.asked_at).reply if replied else None


def nearest_in(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """The likeliest intents of an answer as it is kept, at most NEAREST; none of one that was kept without."""
    intents = answer.get("intents") or ()
    return tuple(intent["name"] for intent in intents[:NEAREST])


def group(asked: Iterable[Asked], *, alike: float = ALIKE) -> list[Gap]:
    """Questions alike together, the most frequent first, then the most recent.

    Likeness is the cosine of content words and their kanji, weighted by how rare they are among the questions, so
    that politeness counts for nothing. A question joins the group whose first question it is most like.
    """
    questions = list(asked)
    vectors = _vectors([one.question for one in questions])
    groups: list[list[int]] = []
    holders: dict[str, set[int]] = defaultdict(set)
    for number in _by_centrality(vectors):
        near = {place for mark in vectors[number] for place in holders[mark]}
        scored = [(_cosine(vectors[number], vectors[groups[place][0]]), place) for place in near]
        best = max(scored, default=(0.0, -1))
        if best[0] >= alike:
            groups[best[1]].append(number)
            continue
        for mark in vectors[number]:
            holders[mark].add(len(groups))
        groups.append([number])
    gaps = [Gap(tuple(questions[number] for number in members)) for members in groups]
    return sorted(gaps, key=lambda gap: (-len(gap.asked), -gap.last.timestamp()))


def _marks(text: str) -> Counter[str]:
    """What a question is recognised by: its content words, and their kanji one by one (知財, 知的財産)."""
    found = [word.term for word in words(text)]
    return Counter(
        found + [letter for term in found for letter in term if len(term) > 1 and "一" <= letter <= "鿿"]
    )


def _vectors(questions: Sequence[str]) -> list[dict[str, float]]:
    """Each question as marks weighted by rarity, of length one."""
    counted = [_marks(question) for question in questions]
    # The same question asked often must not make its own words common.
    different = {frozenset(marks.items()) for marks in counted}
    spread = Counter(mark for kind in different for mark, _ in kind)
    vectors = []
    for marks in counted:
        weighted = {
            mark: times * math.log(1 + (len(different) + 1) / spread[mark]) for mark, times in marks.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weighted.values())) or 1.0
        vectors.append({mark: weight / length for mark, weight in weighted.items()})
    return vectors


def _by_centrality(vectors: Sequence[Mapping[str, float]]) -> list[int]:
    """The questions, those most like all others first, so that a group is named by its most typical wording."""
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    return sorted(range(len(vectors)), key=lambda number: -_cosine(vectors[number], total))


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other.get(mark, 0.0) for mark, weight in one.items())
