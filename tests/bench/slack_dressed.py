"""Questions dressed as people dress theirs in Slack: how many get the answer to the plain words.

    python -m tests.bench.slack_dressed tests/rounds/2026-11-30-10.{ja,en}.jsonl

Each question of the files is put in each dress of tests/slack/test_dressed.py. A dress that leaves other words, or a
quote, is answered anew; those that differ are printed with the words that were read.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.answer import Answer, Turn
from bot.desk import Desk
from bot.settings import Settings
from bot.slack.intake import Payload, said_in
from bot.slack.reading import Said
from tests.bench.out import say
from tests.slack.test_dressed import AROUND, MESSAGES, WITHIN, same

BOT = "UBOT"


def dressed(question: str) -> Iterator[tuple[str, Payload]]:
    """*question* as messages to the bot, each with the name of its dress."""
    for name, (before, behind) in AROUND.items():
        yield name, {"text": f"<@{BOT}> {before}{question}{behind}"}
    for name, within in WITHIN.items():
        yield name, {"text": f"<@{BOT}> {within(question)}"}
    for name, message in MESSAGES.items():
        yield name, message(question)


def main() -> None:
    """Print the figures, and what differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    files = parser.parse_args().files
    desk = Desk.open(Settings(log=False))

    @cache
    def answer(said: Said) -> Answer:
        return desk.ask(said.words, thread=[Turn(said.quoted)] if said.quoted else [])

    tried, different = 0, Counter[str]()
    for line in (line for file in files for line in file.read_text(encoding="utf-8").splitlines()):
        question = json.loads(line)["question"]
        for name, message in dressed(question):
            tried += 1
            said = said_in(message, bot=BOT)
            if not same(answer(Said(question)), answer(said)):
                different[name] += 1
                say(name, [said.words, said.quoted])
    for name, count in different.most_common():
        say(name, f"{count} differ")
    say("the same answer:", f"{tried - different.total()} of {tried}")


if __name__ == "__main__":
    main()
