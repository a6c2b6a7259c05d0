"""What reading a question costs, part by part, and what the first question of a process costs.

python tests/bench/reading.py
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.reading.comparing import compares
from bot.reading.form import continues, form_of
from bot.reading.query import read_query
from bot.reading.roles import bound
from corpus.facts.model import read_calls
from corpus.quantity import read
from corpus.quantity.zones import find as zones_of
from corpus.text import countries, languages
from corpus.text.language import language_of
from corpus.text.names import Names
from corpus.text.plain import folded, plain
from corpus.text.segments import segments

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "eval" / "questions.jsonl"
TODAY = date(2024, 4, 10)


def milliseconds(work: Callable[[], object]) -> float:
    """How long *work* takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def parts(names: Names) -> dict[str, Callable[[str], object]]:
    """Each step of reading, of the question as `plain` leaves it."""

    def values(text: str) -> None:
        query = read_query(text, names)
        for segment in query.segments:
            bound(query, segment.span)

    return {
        "plain": plain,
        "language": language_of,
        "quantities": lambda text: read(text, today=TODAY),
        "names": names.find,
        "  of which countries and places": lambda text: (countries.find(text), countries.places(text)),
        "  of which languages": lambda text: languages.find(text),
        "segments": lambda text: segments(text, language_of(text)),
        "form": lambda text: (form_of(text), compares(text), continues(text)),
        "zones": zones_of,
        "the whole Query": lambda text: read_query(text, names),
        "with roles": values,
    }


def main() -> None:
    """Prints the first and the following times of each part."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [folded(plain(json.loads(line)["question"])) for line in lines]
    names = Names(read_calls(ROOT / "corpus" / "calls")[0])
    print(f"{'ms':<34}{'first':>8}{'median':>8}{'95 %':>8}   of {len(questions)} questions")
    for name, work in parts(names).items():
        first = milliseconds(lambda work=work: work(questions[0]))
        times = sorted(milliseconds(lambda work=work, text=text: work(text)) for text in questions)
        print(f"{name:<34}{first:8.2f}{statistics.median(times):8.3f}{times[int(len(times) * 0.95)]:8.3f}")


if __name__ == "__main__":
    main()
