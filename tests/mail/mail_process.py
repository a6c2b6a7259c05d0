"""A batch in a process of its own, to be killed: python mail_process.py SOURCE OUT SECONDS_A_MAIL."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from mail_engine import Echo

from bot.answer import Turn
from bot.mail.run import draft_mails
from bot.settings import Settings


class Slow(Echo):
    """Takes its time, so that there is a middle to be killed in."""

    def ask(self, text: str | Turn, **options: object) -> object:  # type: ignore[override]
        time.sleep(float(sys.argv[3]))
        return super().ask(text, **options)  # type: ignore[arg-type]


if __name__ == "__main__":
    desk = Settings(home=Path(sys.argv[2]) / "home", mail_address="desk@funder.example")
    draft_mails(sys.argv[1], Path(sys.argv[2]), desk, engine=Slow())  # type: ignore[arg-type]
