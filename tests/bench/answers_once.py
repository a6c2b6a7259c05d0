"""Measures how approved answers of one example each are found by free wordings, end to end, and what is drawn to them.

    python -m tests.bench.answers_once --index .aspire/index [--round 2026-11-30-18] [--examples 3] [--each]

All answers of a round are in force at once. With more examples than one the first wordings of each are examples, and
those behind them are asked. Half of the questions that ask for none ask something else with the same words.
Of the rounds only the latest has not been learned from.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.answers.model import DeskAnswer
from bot.answers.store import Store
from bot.desk import Desk
from bot.settings import Settings
from tests.bench.answers import OPEN, outcome, shares
from tests.bench.matters import HELD_BACK, LATEST, LEARNED, Matter, asked
from tests.bench.out import say


def approved(matter: Matter, examples: int) -> DeskAnswer:
    """The answer as it is approved when it has been given to so many wordings."""
    said = {matter.language: matter.answer}
    known = {matter.language: (matter.question, *matter.wordings[: examples - 1])}
    return DeskAnswer(matter.id, "approved", known, said, approved_on=date(2024, 4, 1))


def tell(name: str, desk: Desk, asked: Sequence[tuple[str, str | None]], each: bool) -> None:
    """Say what became of the questions of *asked*, each with the answer that it asks for, if any."""
    found = [outcome(desk.ask(text, as_of=OPEN), wanted) for text, wanted in asked]
    say(f"{name}, {len(asked)}", shares(sorted(found)))
    if each:
        for (text, _), one in zip(asked, found, strict=True):
            say(f"  {one}", text)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--each", action="store_true", help="list every question")
    parser.add_argument("--examples", type=int, default=1, help="of each answer")
    parser.add_argument("--round", choices=[*LEARNED, HELD_BACK, LATEST], default=LATEST)
    given = parser.parse_args()
    data = asked(given.round)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), index=given.index, log=False)
        Store.open(settings).put(*(approved(one, given.examples) for one in data.matters))
        desk = Desk.open(settings)
        wordings = [(text, one.id) for one in data.matters for text in one.wordings[given.examples - 1 :]]
        tell("wordings", desk, wordings, given.each)
        tell("others", desk, [(text, None) for text in data.others], given.each)


if __name__ == "__main__":
    main()
