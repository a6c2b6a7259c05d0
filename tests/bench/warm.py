"""What a warm answer costs, beside the encoder's own time for the question.  python -m tests.bench.warm
[CASES] [--index DIR]

Each question is answered once to warm up and then five times; its time is the median. A question that no rule
answers for sure is looked up; those are told apart by whether anything was searched.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bot.desk import Desk
from bot.settings import load
from tests.bench.out import say

_CASES = Path(__file__).parents[1] / "eval" / "questions.jsonl"
_STEPS = {
    "read": "language, segments, quantities, names",
    "rank": "intents",
    "decide": "roles, rules",
    "look_up": "passages, evidence",
    "choose": "statements or silence",
    "say": "words, citations",
}
_TIMES = 5


def main() -> None:
    """Print the median answer, its parts, and its ratio to the encoder, for ruled and for looked-up questions."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", type=Path, nargs="?", default=_CASES)
    parser.add_argument("--index", type=Path)
    given = parser.parse_args()
    desk = Desk.open(load(index=given.index, log=False))
    rows = [_measured(desk, json.loads(line)["question"]) for line in given.cases.read_text().splitlines()]
    for name, wanted in (("ruled", False), ("looked up", True)):
        if chosen := [row for row in rows if (row["search"] > 0) is wanted]:
            _report(name, chosen)
    whole = statistics.median(row["answer"] for row in rows)
    alone = statistics.median(row["encoder alone"] for row in rows)
    say(
        "all: median answer",
        f"{1000 * whole:.1f} ms, {whole / alone:.2f} of the encoder's {1000 * alone:.1f} ms",
    )


def _measured(desk: Desk, question: str) -> dict[str, float]:
    """Median seconds of the answer, its parts, the encoder in it, and the encoder alone."""
    desk.ask(question)
    runs = [_once(desk, question) for _ in range(_TIMES)]
    return {name: statistics.median(run.get(name, 0.0) for run in runs) for name in set().union(*runs)}


def _once(desk: Desk, question: str) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)
    retriever = desk._retriever
    with _timed(retriever.encoder, "encode_query", "encoder alone", spent):
        retriever.encoder.encode_query([question])
    desk._engine._ranker._ranked.cache_clear()  # as if it were asked for the first time
    with ExitStack() as stack:
        stack.enter_context(_timed(retriever.encoder, "encode_query", "encoder", spent))
        stack.enter_context(_timed(retriever, "search", "search", spent))
        stack.enter_context(_each_timed(desk, spent))
        stack.enter_context(_clock("answer", spent))
        desk.ask(question)
    return {"search": 0.0, "encoder": 0.0, **spent}


@contextmanager
def _each_timed(desk: Desk, spent: dict[str, float]) -> Iterator[None]:
    with ExitStack() as stack:
        for step, part in _STEPS.items():
            stack.enter_context(_timed(desk._engine, step, part, spent))
        yield


@contextmanager
def _timed(owner: Any, method: str, name: str, spent: dict[str, float]) -> Iterator[None]:
    """While it holds, the seconds spent in *method* of *owner* are added under *name*."""
    own = getattr(owner, method)

    def watched(*args: Any, **options: Any) -> Any:
        with _clock(name, spent):
            return own(*args, **options)

    setattr(owner, method, watched)
    try:
        yield
    finally:
        delattr(owner, method)


@contextmanager
def _clock(name: str, spent: dict[str, float]) -> Iterator[None]:
    started = time.perf_counter()
    yield
    spent[name] += time.perf_counter() - started


def _report(name: str, rows: list[dict[str, float]]) -> None:
    whole = statistics.median(row["answer"] for row in rows)
    ratio = statistics.median(row["answer"] / row["encoder alone"] for row in rows)
    say(f"{name}: {len(rows)} questions", f"{1000 * whole:.1f} ms, {ratio:.2f} of the encoder's own time")
    for part in ("encoder", "search", *_STEPS.values()):
        say(f"  {part}", f"{1000 * statistics.median(row.get(part, 0.0) for row in rows):.2f} ms")


if __name__ == "__main__":
    main()
