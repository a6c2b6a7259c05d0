"""Matters of one example each, their free wordings, and what asks something else: tests/eval/matters.yaml and
rounds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bot.answer import Language
from corpus.text.language import language_of

_TESTS = Path(__file__).parents[1]
# The adapter learned from the first two (tests/bench/adapter_fit.py), the weights from the third.
LEARNED, HELD_BACK, LATEST = ("2026-11-30-8", "2026-11-30-12"), "2026-11-30-18", "2026-12-01-20"

HELD_OUT = 5  # every fifth matter of asked_alike.jsonl


class Matter(NamedTuple):
    """One approved answer with the one question it was given to, and wordings of the same question."""

    id: str
    language: Language
    question: str
    answer: str
    wordings: tuple[str, ...]


class Matters(NamedTuple):
    """Matters that are in force together, and questions that ask for none of them."""

    matters: tuple[Matter, ...]
    others: tuple[str, ...]


def written() -> Matters:
    """The matters of tests/eval/matters.yaml, with what asks something else with the same words."""
    entries = yaml.safe_load((_TESTS / "eval" / "matters.yaml").read_text(encoding="utf-8"))
    beside = [text for entry in entries for text in entry["beside"].splitlines()]
    return Matters(tuple(_matter(f"m{n:07}", entry) for n, entry in enumerate(entries)), tuple(beside))


def asked(name: str = LATEST) -> Matters:
    """The matters of a round, and its unrelated questions."""
    lines, unrelated = _lines(f"{name}.answers.jsonl"), _lines(f"{name}.unrelated.jsonl")
    others = [str(line["question"]) for line in unrelated]
    matters = [
        _matter(f"00000{line['id']}", {**line, "asked": "\n".join(line["paraphrases"])}) for line in lines
    ]
    return Matters(tuple(matters), tuple(others))


def alike() -> Matters:
    """Every fifth matter of tests/eval/asked_alike.jsonl, from which the adapter learned nothing, known by one wording
    in either language and asked in both; with its near misses."""
    lines = (_TESTS / "eval" / "asked_alike.jsonl").read_text(encoding="utf-8").splitlines()
    kept = [json.loads(line) for line in lines][HELD_OUT - 1 :: HELD_OUT]
    matters = []
    for number, one in enumerate(kept):
        language: Language = "en" if number % 2 else "ja"
        question, *own = one[language]
        foreign = one["ja" if number % 2 else "en"]
        matters.append(Matter(f"k{number:07}", language, question, "", (*own, *foreign)))
    return Matters(tuple(matters), tuple(text for one in kept for text in (*one["near_ja"], *one["near_en"])))


def answered() -> tuple[str, ...]:
    """Every third question of the evaluation that the documents answer, and so asks for no matter that they
    leave open."""
    paths = [
        *sorted((_TESTS / "eval").glob("*.jsonl")),
        *sorted((_TESTS / "rounds").glob("*.[je][an].jsonl")),
    ]
    lines = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [str(line["question"]) for line in lines if line.get("kind") == "answer" and "question" in line]
    return tuple(dict.fromkeys(texts))[::3]


def _lines(name: str) -> list[dict[str, Any]]:
    text = (_TESTS / "rounds" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _matter(id: str, entry: dict[str, str]) -> Matter:
    question = entry["question"]
    return Matter(id, language_of(question), question, entry["answer"], tuple(entry["asked"].splitlines()))
