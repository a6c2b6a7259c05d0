"""Measures how approved answers are found by wordings in the language that they are not in, end to end.

    python -m tests.bench.answers_across --index .aspire/index [--each]

All answers of a round are in force at once, with one example each; tests/eval/across.yaml holds what is asked.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import yaml

from bot.answers.store import Store
from bot.desk import Desk
from bot.settings import Settings
from tests.bench.answers_once import approved, tell
from tests.bench.matters import asked

DATA = Path(__file__).parents[1] / "eval" / "across.yaml"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--each", action="store_true", help="list every question")
    given = parser.parse_args()
    for name, texts in yaml.safe_load(DATA.read_text(encoding="utf-8")).items():
        with tempfile.TemporaryDirectory() as home:
            settings = Settings(home=Path(home), index=given.index, log=False)
            Store.open(settings).put(*(approved(one, 1) for one in asked(name).matters))
            desk = Desk.open(settings)
            wordings = [(text, f"00000{id}") for id, text in texts["asked"].items()]
            tell(f"{name}: wordings", desk, wordings, given.each)
            tell(f"{name}: others", desk, [(text, None) for text in texts["beside"]], given.each)


if __name__ == "__main__":
    main()
