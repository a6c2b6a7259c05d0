"""Threads as people talk in them, over the real listeners and the real desk: who is answered, printed.

    python tests/bench/slack_talk.py tests/rounds/2026-11-30-1.remarks.jsonl

Each line of the file is a thread of one asker: "first" or "thread", the questions that mention the bot, and behind
them "remark" or "followup", which nobody addresses. The reply to a follow-up is printed to be judged by reading.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "slack"))

from slack_shapes import APP_TOKEN, BOT_TOKEN, BOT_USER
from slack_standin import StandIn

from bot.desk import Desk
from bot.settings import Settings
from bot.slack.app import Slack, open_counter
from bot.slack.run import Running

Line = dict[str, Any]


def settings_for(slack: StandIn, home: str) -> Settings:
    """The settings of this machine, with the stand-in for Slack and no limit on how much is asked."""
    own = Settings()
    return own.model_copy(
        update={
            "index": own.index_folder,
            "home": Path(home),
            "slack_bot_token": type(own).model_validate({"slack_bot_token": BOT_TOKEN}).slack_bot_token,
            "slack_app_token": type(own).model_validate({"slack_app_token": APP_TOKEN}).slack_app_token,
            "slack_api_url": slack.api_url,
            "slack_health_port": 0,
            "slack_user_limit": 100_000,
            "slack_channel_limit": 100_000,
        }
    )


def talk(slack: StandIn, counter: Slack, lines: list[Line]) -> list[list[Line]]:
    """The bot's replies in the thread of each line, after all has been said in it."""
    roots: dict[int, str] = {}
    longest = max(len(asked(line)) for line in lines)
    for turn in range(longest + 1):
        for number, line in enumerate(lines):
            said = [f"<@{BOT_USER}> {text}" for text in asked(line)] + [last(line)]
            if turn < len(said):
                ts = slack.say(said[turn], user=f"U{number}", thread_ts=roots.get(number))
                roots.setdefault(number, ts)
        while counter.jobs.waiting():
            time.sleep(0.05)
    time.sleep(0.5)
    return [slack.replies("C1", roots[number]) for number in range(len(lines))]


def asked(line: Line) -> list[str]:
    """What is asked of the bot by name."""
    return list(line.get("thread") or [line["first"]])


def last(line: Line) -> str:
    """What is said behind it, to nobody by name."""
    return str(line.get("remark") or line.get("followup") or line["text"])


def main() -> None:
    """Run a file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    logging.disable(logging.ERROR)
    lines = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    lines = [{"first": "締切はいつですか", **line} for line in lines]
    desk = Desk.open(Settings())
    with StandIn() as slack, tempfile.TemporaryDirectory() as home:
        settings = settings_for(slack, home)
        counter = open_counter(desk, settings, slide_text=lambda *_: None, http=False)
        running = Running(counter, settings, http=False)
        found = talk(slack, counter, lines)
        slack.cut_connections()
        running.close()
    answered = 0
    for line, replies in zip(lines, found, strict=True):
        assert len(replies) >= len(asked(line)), f"no answer to {asked(line)}"
        extra = replies[len(asked(line)) :]
        answered += bool(extra)
        if extra or "key" in line:
            print(" > ".join([*asked(line), last(line)]))
            print(*(f"    key: {line[name]}" for name in ("key",) if name in line), sep="\n")
            print("    " + (extra[0]["text"].replace("\n", "\n    ") if extra else "(silence)"))
    print(f"answered: {answered} of {len(lines)}")


if __name__ == "__main__":
    main()
