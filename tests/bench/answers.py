"""Measures how often an approved answer is found by wordings it has not seen, and what else is drawn to it.

    python -m tests.bench.answers --index .aspire/index [--drawn]

Thirty answers with the examples of tests/eval/answers.yaml are put in force, and asked for end to end. A question is
found where the right answer is said, and offered where the question that it was given to is among the choices.
What asks otherwise are the questions of the other files of tests/eval and of tests/rounds; those that ask the same
are left out, and those on the same subject (where the venue is, if not whether it has parking) are counted apart.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import yaml

from bot.answer import Answer
from bot.answers.model import LANGUAGES, DeskAnswer
from bot.answers.store import Store
from bot.desk import Desk
from bot.settings import Settings

DATA = Path(__file__).parents[1] / "eval" / "answers.yaml"
OTHERS = (
    "eval/questions.jsonl",
    "eval/blind.jsonl",
    "eval/unseen.jsonl",
    "rounds/*.ja.jsonl",
    "rounds/*.en.jsonl",
)
OPEN = datetime.fromisoformat("2024-04-10T12:00:00+09:00")
WORDING = {"ja": "事務局がご案内します。", "en": "The desk will advise you."}
Outcome = Literal["said", "offered", "wrong", "misled", "ruled", "silent"]


@dataclass(frozen=True)
class Data:
    """The answers, their unseen wordings, and what is no unrelated question: those that ask the same, and
    neighbours."""

    answers: tuple[DeskAnswer, ...]
    unseen: tuple[tuple[str, str], ...]
    same: frozenset[str]
    beside: frozenset[str]


def read(path: Path = DATA) -> Data:
    """The data of the measurement."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = content["answers"]
    unseen = [
        (entry["name"][:8], text)
        for entry in entries
        for language in LANGUAGES
        for text in entry[language]["unseen"].splitlines()
    ]
    same, beside = (frozenset(content[name].split()) for name in ("same", "beside"))
    return Data(tuple(map(_answer, entries)), tuple(unseen), same, beside)


def _answer(entry: Mapping[str, Any]) -> DeskAnswer:
    examples = {language: tuple(entry[language]["examples"].splitlines()) for language in LANGUAGES}
    return DeskAnswer(entry["name"][:8], "approved", examples, WORDING, approved_on=date(2024, 4, 1))


def others() -> Iterator[tuple[str, str]]:
    """The id and text of every question of the other files."""
    for pattern in OTHERS:
        for path in sorted(DATA.parents[1].glob(pattern)):
            for line in path.read_text(encoding="utf-8").splitlines():
                entry = json.loads(line)
                yield str(entry["id"]), str(entry["question"])


def outcome(answer: Answer, wanted: str | None) -> Outcome:
    """What was said or offered of the desk's answer *wanted* (None: of any); another is *wrong* or *misled*."""
    cited = {one.document.removeprefix("desk:") for one in answer.citations if one.is_desks}
    offered = {one.intent.removeprefix("desk:") for one in answer.choices if one.intent.startswith("desk:")}
    if cited:
        return "said" if wanted in (None, *cited) else "wrong"
    if offered:
        return "offered" if wanted in (None, *offered) else "misled"
    return "ruled" if answer.rulings else "silent"


def shares(outcomes: Sequence[Outcome]) -> str:
    """Each outcome with its share."""
    counted = Counter(outcomes)
    return ", ".join(f"{name} {counted[name] / max(len(outcomes), 1):.3f}" for name in counted)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--drawn", action="store_true", help="list what was drawn")
    given = parser.parse_args()
    data = read()
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home), index=given.index, log=False)
        Store.open(settings).put(*data.answers)
        desk = Desk.open(settings)
        found = [outcome(desk.ask(text, as_of=OPEN), wanted) for wanted, text in data.unseen]
        print(f"{len(data.answers)} answers, {len(found)} unseen wordings: {shares(found)}")
        drawn = [(id, text, outcome(desk.ask(text, as_of=OPEN), None)) for id, text in others()]
    for name, ids in (("unrelated", data.beside | data.same), ("on the same subject", None)):
        chosen = [one for one in drawn if (one[0] not in ids if ids is not None else one[0] in data.beside)]
        print(f"{len(chosen)} questions {name}: {shares([one for _, _, one in chosen])}")
        if given.drawn:
            for id, text, one in chosen:
                if one in ("said", "offered"):
                    print(f"  {one}  {id}  {text}")


if __name__ == "__main__":
    main()
