"""A process of its own over the real desk: answers each line of its input in a line of JSON; or approves one answer.

python worker.py answer HOME INDEX URL    |    python worker.py approve HOME INDEX URL
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bot.answers.deciding import approve
from bot.answers.store import Store
from bot.settings import Settings


def main(what: str, home: str, index: str, url: str) -> None:
    settings = Settings(home=Path(home), index=Path(index), answers_url=url, log=False)
    if what == "answer":
        from bot.desk import Desk  # heavy, and of no use to who approves

        desk = Desk.open(settings)
        for line in sys.stdin:
            print(desk.ask(line.strip()).to_json(), flush=True)  # noqa: T201
        return
    store = Store.open(settings)
    (proposed,) = store.all("proposed")
    approve(store, proposed, None, role="the desk")
    print("approved", flush=True)  # noqa: T201
    time.sleep(60)


if __name__ == "__main__":
    main(*sys.argv[1:])
