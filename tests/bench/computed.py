"""Yes/no questions whose truth is computed: value x limit x polarity x language x side x wording, over 3,000 of them.

    python -m tests.bench.computed [--show] [--rule NAME …] [--slice 1/4]

The wordings (wordings.yaml) were written by somebody who had not read the rules; the truth of each value (truths.yaml)
is worked out from the slides' own numbers, in a table a person can check by hand. A question is

    right      a ruling has a verdict that is true
    unjudged   nothing was judged: the rule was stated, something was asked back, or nothing was found
    wrong      a verdict is shown that is not true, or the answer opens with a bare yes or no

The last lines tell decidable questions from those beyond a hedged or unstated limit, where nothing may be judged.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

import yaml

from bot.answer import Answer
from bot.desk import Desk
from bot.reading.query import DESK_ZONE
from bot.settings import Settings
from tests.bench.out import say

FOLDER = Path(__file__).parent
NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)
OUTCOMES = ("right", "unjudged", "wrong")
_BARE = re.compile(r"[\d.\s]*(?:(?:はい|いいえ)[、。]|(?:yes|no)[,:.!])", re.IGNORECASE)
_SIDES = {"ja": {"japan": "日本側", "uk": "英国側"}, "en": {"japan": "Japanese", "uk": "UK"}}
_SCHEME = {"ja": "日英共同公募", "en": "Japan-UK joint call"}


@dataclass(frozen=True)
class Case:
    """One question and the verdicts that are true."""

    rule: str
    language: str
    polarity: str  # within, beyond, or a statement that the value is the call's own
    question: str
    true: frozenset[str]
    as_of: datetime = NOW

    @property
    def decidable(self) -> bool:
        """Whether the slides settle it."""
        return self.true != {"confirm"}


def cases() -> Iterator[Case]:
    """Every case, in the order of the file of wordings."""
    truths = _yaml("truths.yaml")
    for rule, languages in _yaml("wordings.yaml").items():
        for language, polarities in languages.items():
            for polarity, wordings in polarities.items():
                for wording in wordings:
                    yield from _filled(rule, language, polarity, wording, truths[rule])


def _yaml(name: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    loaded: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(
        (FOLDER / name).read_text(encoding="utf-8")
    )
    return loaded


def _filled(
    rule: str, language: str, polarity: str, wording: str, truths: dict[str, dict[str, list[str]]]
) -> Iterator[Case]:
    moments = rule == "call_open"
    rows = truths.get("claims" if polarity == "statement" and not moments else "values", {})
    for japanese, english, true, *side in rows:
        if side and bool(side[0]) != ("{side}" in wording):
            continue
        value = japanese if language == "ja" else english
        text = _placed(wording, language, side[0] if side else "japan").replace("{value}", value)
        as_of = datetime.fromisoformat(value) if moments else NOW
        yield Case(rule, language, polarity, text, frozenset(true.split("|")), as_of)


def _placed(wording: str, language: str, side: str) -> str:
    return wording.replace("{side}", _SIDES[language].get(side, "")).replace("{scheme}", _SCHEME[language])


def judged(case: Case, answer: Answer) -> str:
    """right, unjudged or wrong."""
    verdicts = {line.verdict for line in answer.rulings} - {"info"}
    if _BARE.match(answer.answer):
        return "wrong"
    if not verdicts or answer.status == "not_found":
        return "unjudged"
    if verdicts <= case.true:
        return "right"
    return "unjudged" if verdicts == {"confirm"} else "wrong"


def asked(desk: Desk, wanted: Sequence[Case], show: Sequence[str]) -> Counter[tuple[str, bool, str]]:
    """How many of *wanted* come out how, by rule and by whether they are decidable; those that *show* names
    are printed."""
    tally: Counter[tuple[str, bool, str]] = Counter()
    for case in wanted:
        answer = desk.ask(case.question, as_of=case.as_of)
        outcome = judged(case, answer)
        tally[case.rule, case.decidable, outcome] += 1
        if outcome in show:
            sys.stdout.write(
                f"{outcome} {case.rule}: {case.question}\n   {answer.answer}\n   true: {sorted(case.true)}\n"
            )
    return tally


def report(tally: Counter[tuple[str, bool, str]]) -> None:
    """A line a rule, and the shares of all."""
    for rule in dict.fromkeys(rule for rule, _, _ in tally):
        say(rule, {one: tally[rule, True, one] + tally[rule, False, one] for one in OUTCOMES})
    for name, decidable in (("decidable", True), ("not to be decided", False)):
        of_kind = {one: sum(tally[key] for key in tally if key[1:] == (decidable, one)) for one in OUTCOMES}
        whole = sum(of_kind.values()) or 1
        say(f"{name} ({whole})", {one: f"{n} = {n / whole:.3f}" for one, n in of_kind.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--show", nargs="*", choices=OUTCOMES, help="print each wrong one, or those named")
    parser.add_argument("--rule", nargs="*", help="these rules alone")
    parser.add_argument("--slice", default="1/1", help="one of so many slices: 2/4")
    options = parser.parse_args()
    show = () if options.show is None else options.show or ("wrong",)
    wanted = [case for case in cases() if not options.rule or case.rule in options.rule]
    first, step = (int(number) for number in options.slice.split("/"))
    report(asked(Desk.open(Settings(log=False)), list(islice(wanted, first - 1, None, step)), show))


if __name__ == "__main__":
    main()
