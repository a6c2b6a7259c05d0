"""Pairs of texts from which the adapter learns: a question and another that asks the same or something else, or a
question and a passage that answers it or does not.

Ours are tests/eval/asked_alike.jsonl (of 180 matters four wordings and three near misses a language), two rounds of
answers, the bank and the questions about the bundled call. Of others, each left out where its file is not in the
folder given: Banking77 and CLINC150 (CC BY), JaQuAD and XQuAD (CC BY-SA), PolicyQA (MIT), and files
pairs/*.json, {"passages": [{"id", "heading", "text"}], "questions": [{"q", "answers", "near"}]}.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corpus.intents.bank import read_bank
from corpus.text.sentences import sentences
from index.evidence import whole
from tests.bench.evidence_pairs import Labelled
from tests.bench.matters import HELD_OUT, LEARNED, asked

ASKED_ALIKE = Path(__file__).parents[1] / "eval" / "asked_alike.jsonl"
_LONGEST = 1500  # characters of a passage
_SIZES = {"ja": (40, 90, 150, 240), "en": (80, 180, 320, 500)}


class Pair(NamedTuple):
    """A question, a text, whether that is a passage, and how surely the two belong together, 0 to 1."""

    question: str
    text: str
    is_passage: bool
    same: float


Group = Sequence[tuple[str, str]]  # wordings, each with what it asks


class Pairs:
    """Draws pairs by a random generator of its own; the negatives share words with the question."""

    def __init__(self, public: Path | None, seed: int = 5) -> None:
        self._public, self._random = public, random.Random(seed)

    def all(self, cases: Sequence[Labelled]) -> list[Pair]:
        """Every pair, in random order; *cases* are labelled questions about documents."""
        found = [*self._matters(), *self._rounds(), *self._rounds(), *self._bank(2200)]
        found += self._labelled(self._random.sample(cases, min(450, len(cases))))
        if self._public:
            found += self._elsewhere(self._public)
        self._random.shuffle(found)
        return found

    def _elsewhere(self, public: Path) -> Iterator[Pair]:
        for name, read in (("banking77.csv", _banking), ("clinc150.json", _clinc)):
            if (path := public / name).is_file():
                yield from self._intents(read(path), 1300)
        for name, count in (("jaquad", 700), ("xquad", 270), ("policyqa", 250)):
            articles = [
                article for path in sorted(public.glob(f"{name}*.json")) for article in _articles(path)
            ]
            yield from self._read(articles, count)
        for path in sorted(public.glob("pairs/*.json")):
            yield from self._pointed(json.loads(path.read_text(encoding="utf-8")))

    def _matters(self) -> Iterator[Pair]:
        lines = [json.loads(line) for line in ASKED_ALIKE.read_text(encoding="utf-8").splitlines()]
        matters = [line for at, line in enumerate(lines) if at % HELD_OUT != HELD_OUT - 1]
        every = [(text, one["topic"]) for one in matters for text in (*one["ja"], *one["en"])]
        for one in matters:
            ja, en = one["ja"], one["en"]
            across = self._random.sample([(a, b) for a in ja for b in en], 6)
            for a, b in (*_two_of(ja), *_two_of(en), *across):
                yield self._either(a, b, 1.0)
            for own, near, foreign in (
                (ja, one["near_ja"], one["near_en"]),
                (en, one["near_en"], one["near_ja"]),
            ):
                for other in near:
                    yield from (self._either(a, other, 0.0) for a in self._random.sample(own, 2))
                yield from (self._either(self._random.choice(own), other, 0.0) for other in foreign)
                for text in own:
                    yield from self._others(text, one["topic"], every, nearest=6, count=2)

    def _rounds(self) -> Iterator[Pair]:
        for name in LEARNED:
            given = asked(name)
            every = [(text, one.id) for one in given.matters for text in (one.question, *one.wordings)]
            beside = [(text, "") for text in given.others]
            for one in given.matters:
                own = (one.question, *one.wordings)
                yield from (self._either(a, b, 1.0) for a, b in _two_of(own))
                for text in own:
                    yield from self._others(text, one.id, every, nearest=15, count=3)
                    yield from self._others(text, one.id, beside, nearest=8, count=2)

    def _bank(self, count: int) -> Iterator[Pair]:
        """Examples of one intent ask nearly the same where they are worded alike."""
        group = list(read_bank().examples())
        yield from self._intents(group, count, same=0.8, nearest=5)

    def _intents(self, group: Group, count: int, same: float = 1.0, nearest: int = 12) -> Iterator[Pair]:
        of: dict[str, list[str]] = {}
        for text, name in group:
            of.setdefault(name, []).append(text)
        for text, name in self._random.choices(group, k=count):
            own = [other for other in of[name] if other != text]
            if own:
                some = self._random.sample(own, min(40, len(own))) if same < 1 else [self._random.choice(own)]
                yield Pair(text, min(some, key=_by_words(text)), False, same)
            yield from self._others(text, name, group, nearest=nearest, count=1)

    def _others(self, text: str, name: str, group: Group, *, nearest: int, count: int) -> Iterator[Pair]:
        """Questions of *group* that ask something else, from the *nearest* of some by their words."""
        some = self._random.sample(group, min(200, len(group)))
        other = sorted((one for one, its in some if its != name), key=_by_words(text))[:nearest]
        yield from (Pair(text, one, False, 0.0) for one in self._random.sample(other, min(count, len(other))))

    def _either(self, a: str, b: str, same: float) -> Pair:
        return Pair(*self._random.sample([a, b], 2), False, same)

    def _labelled(self, cases: Iterable[Labelled]) -> Iterator[Pair]:
        for case in cases:
            both = list(zip((whole(one.chunk) for one in case.passages), case.labels, strict=True))
            yield from (Pair(case.question, text, True, 1.0) for text, label in both if label == "answers")
            wrong = [text for text, label in both if label == "not"][:6]
            some = self._random.sample(wrong, min(3, len(wrong)))
            yield from (Pair(case.question, text, True, 0.0) for text in some)

    def _pointed(self, document: dict[str, Any]) -> Iterator[Pair]:
        texts = {
            one["id"]: f"{one.get('heading') or ''}\n{one['text']}".strip() for one in document["passages"]
        }
        for asked_ in document["questions"]:
            right, near = asked_.get("answers") or [], asked_.get("near") or []
            rest = [at for at in texts if at not in right and at not in near]
            rest.sort(key=lambda at: _by_words(asked_["q"])(texts[at]))
            for at in (*right, *right):
                yield Pair(asked_["q"], texts[at], True, 1.0)
            for at in (
                *(at for at in near if at not in right),
                *self._random.sample(rest[:5], min(3, len(rest))),
            ):
                yield Pair(asked_["q"], texts[at], True, 0.0)

    def _read(self, articles: Sequence[dict[str, Any]], count: int) -> Iterator[Pair]:
        """Of questions about texts the stretch that answers, one of the same text that does not, and one of another."""
        every = [
            (article, text, question)
            for article in articles
            for text in article["paragraphs"]
            for question in text["qas"]
            if question.get("answers")
        ]
        for article, text, question in self._random.sample(every, min(count, len(every))):
            asked_, answer = question["question"], question["answers"][0]["text"]
            head = f"{article['title'].replace('_', ' ')}\n" if self._random.random() < 0.6 else ""
            parts = sentences(text["context"])
            right = [at for at, part in enumerate(parts) if answer in part]
            if not right:
                continue
            found, first, last = self._stretch(parts, right[0])
            yield Pair(asked_, head + found, True, 1.0)
            rest = [p for at, p in enumerate(parts) if not first <= at <= last and answer not in p]
            others = [other["context"] for other in article["paragraphs"] if answer not in other["context"]]
            some = self._random.sample(others, min(8, len(others)))
            for group in (rest, sentences(min(some, key=_by_words(asked_))) if some else []):
                if group:
                    nearest = group.index(min(group, key=_by_words(asked_)))
                    yield Pair(asked_, head + self._stretch(group, nearest)[0], True, 0.0)

    def _stretch(self, parts: Sequence[str], at: int) -> tuple[str, int, int]:
        """Sentences around the one *at*, of some length, with the places of the first and the last."""
        japanese = bool(re.search("[ぁ-ん]", parts[at]))
        size, first, last = self._random.choice(_SIZES["ja" if japanese else "en"]), at, at
        while sum(map(len, parts[first : last + 1])) < size and (first > 0 or last < len(parts) - 1):
            if last == len(parts) - 1 or (first > 0 and self._random.random() < 0.5):
                first -= 1
            else:
                last += 1
        return ("" if japanese else " ").join(parts[first : last + 1])[:_LONGEST], first, last


def _by_words(text: str) -> Any:
    """Sorts other texts by how many pairs of characters they share with *text*, those with many first."""
    own = _pairs_of(text)

    def key(other: str) -> float:
        pairs = _pairs_of(other)
        return -len(own & pairs) / (len(pairs) + 8)

    return key


def _pairs_of(text: str) -> set[str]:
    tight = re.sub(r"\s+", "", text.lower())
    return {tight[at : at + 2] for at in range(len(tight) - 1)}


def _two_of(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((a, b) for at, a in enumerate(texts) for b in texts[at + 1 :])


def _banking(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(text, name) for text, name, *_ in list(csv.reader(file))[1:]]


def _clinc(path: Path) -> list[tuple[str, str]]:
    return [(text, name) for text, name in json.loads(path.read_text(encoding="utf-8"))["train"]]


def _articles(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text(encoding="utf-8"))["data"])
