"""A counter in a process of its own, so that a test can kill it:
python slack_process.py SECONDS_PER_ANSWER. Over HTTP where a signing secret is set.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from datetime import datetime

from slack_engine import Script

from bot.answer import Answer, Turn
from bot.settings import load
from bot.slack.logs import set_up
from bot.slack.run import run


class Slow(Script):
    """The written answers, each after some seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def ask(
        self,
        text: str,
        *,
        as_of: datetime | None = None,
        thread: Sequence[Turn] = (),
        intent: str | None = None,
    ) -> Answer:
        time.sleep(self._seconds)
        if text == "die":
            os._exit(9)
        return super().ask(text, as_of=as_of, thread=thread, intent=intent)


if __name__ == "__main__":
    set_up("info")
    over_http = "SLACK_SIGNING_SECRET" in os.environ
    run(Slow(float(sys.argv[1])), load(), slide_text=lambda citation, language: None, http=over_http)
