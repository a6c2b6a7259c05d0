"""How long one question is ruled once its words are read: every rule of every scheme, many times.

python tests/bench/rules.py [QUESTIONS.jsonl]
"""

from __future__ import annotations

import json
import sys
import time
from datetime import datetime
from pathlib import Path
from statistics import median

from bot.ask import read_ask
from bot.bindings import rule
from bot.routing import route

from bot.reading.query import DESK_ZONE, read_question
from bot.settings import BUNDLED_CORPUS
from corpus.facts.model import read_calls

QUESTIONS = Path(__file__).parents[1] / "eval" / "questions.jsonl"
AS_OF = datetime(2024, 4, 1, 12, tzinfo=DESK_ZONE)
ROUNDS = 20


def main(path: Path) -> None:
    """Print the time to rule one question: median, 95th and 100th percentile over the questions, in milliseconds."""
    call = read_calls(BUNDLED_CORPUS)[0]
    asked = [
        json.loads(line)["question"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    asks = [read_ask(read_question(text, as_of=AS_OF), call) for text in asked]
    took, ruled = [], 0
    for ask in asks:
        best = float("inf")
        for _ in range(ROUNDS):
            began = time.perf_counter()
            rulings = [item for topic in route(ask) for item in rule(call, ask, topic)]
            best = min(best, time.perf_counter() - began)
        took.append(best * 1000)
        ruled += bool(rulings)
    took.sort()
    print(
        f"{len(took)} questions, {ruled} ruled: median {median(took):.3f} ms, "
        f"95th percentile {took[int(len(took) * 0.95)]:.3f} ms, longest {took[-1]:.3f} ms"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS)
