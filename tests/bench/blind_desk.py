"""The blind replies through the whole desk: its own passages and rulings, the replies of a stand-in provider over a socket."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from blind import Guarding, Told
from conftest import serving
from liar import AS_OF

from bot.chat.parse import MARK
from bot.desk import Desk
from bot.evidence import Ground, Sentence
from bot.guard import Dropped, Guarded
from bot.settings import Settings

# A citation of what the desk did not find.
NOWHERE = 98


@contextmanager
def answering() -> Iterator[Guarding]:
    """A function that asks the desk and gives what it shows and what it left out."""
    with serving() as provider, tempfile.TemporaryDirectory() as home:
        desk = Desk.open(_settings(Path(home), provider.url))

        def ask(item: Told) -> Guarded:
            provider.script = [lambda request: _numbered(item, request)]
            answer = desk.ask(item.question, as_of=AS_OF)
            assert desk._receipts and answer.receipt
            left_out = desk._receipts.get(answer.receipt).body["dropped"]
            shown = [s for s in item.sentences if _plain(s.text) in _plain(answer.answer)]
            return Guarded(tuple(shown), tuple(_dropped(one) for one in left_out))

        yield ask


def _settings(home: Path, url: str) -> Settings:
    return Settings(
        log_url=f"sqlite:///{home / 'receipts.db'}",
        model="openai:stand-in",
        model_base_url=url,
        model_timeout=5,
    )


def _numbered(item: Told, request: dict[str, Any]) -> str:
    """The reply with the numbers that its passages have in the prompt."""
    lines = re.findall(r"^\[(\d+)\] (.*)$", request["messages"][-1]["content"], re.MULTILINE)
    ids = {n: _number(ground, lines) for n, ground in enumerate(item.rests, 1)}
    return MARK.sub(lambda mark: f"[{ids.get(int(re.sub(r'[^0-9]', '', mark[0])), NOWHERE)}]", item.reply)


def _number(ground: Ground, lines: list[tuple[str, str]]) -> int:
    for number, line in lines:
        if _plain(ground.quote) in _plain(line) or _plain(ground.translation or "-") in _plain(line):
            return int(number)
    return NOWHERE


def _plain(text: str) -> str:
    return re.sub(r"\s|\[\d+\]", "", text)


def _dropped(one: dict[str, Any]) -> Dropped:
    return Dropped(Sentence(one["sentence"]["text"], tuple(one["sentence"]["cites"])), one["why"])
