"""Yes/no questions whose truth is computed: value x limit x polarity x language x wording, at least 3,000 of them.

    python -m tests.bench.computed [--show]

The wordings (wordings.yaml) were written by somebody who had not read the rules. The truth of each case is worked out
here from the slides' own numbers, in a table a person can check by hand. A question is

    right      a ruling has a verdict that is true
    unjudged   nothing was judged: the rule was stated, something was asked back, or nothing was found
    wrong      a verdict is shown that is not true, or the answer opens with a bare yes or no
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from bot.answer import Answer
from bot.desk import Desk
from bot.reading.query import DESK_ZONE
from bot.settings import Settings
from tests.bench.out import say

WORDINGS = Path(__file__).with_name("wordings.yaml")
NOW = datetime(2024, 4, 10, 12, tzinfo=DESK_ZONE)
_BARE = re.compile(r"[\d.\s]*(?:(?:はい|いいえ)[、。]|(?:yes|no)[,:.!])", re.IGNORECASE)
_SIDES = {"ja": {"japan": "日本側", "uk": "英国側"}, "en": {"japan": "Japanese", "uk": "UK"}}
_SCHEME = {"ja": "日英共同公募", "en": "Japan-UK joint call"}
_Y, _N, _C = "yes", "no", "confirm"

# rule: (value in Japanese, value in English, the true verdicts[, side]). Where the slides hedge (程度, 原則), what lies
# beyond the norm is `confirm`; "no" there would be a tolerance nobody stated.
_VALUES: dict[str, list[tuple[str, str, str]] | list[tuple[str, str, str, str]]] = {
    "award_limit_direct": [
        ("1.7億円", "170 million yen", _Y),
        ("5,000万円", "50 million yen", _Y),
        ("1.8億円", "180 million yen", _Y),
        ("1億8,000万1円", "180,000,001 yen", _N),
        ("2.5億円", "250 million yen", _N),
        ("2億円", "JPY 200,000,000", _N),
    ],
    "award_limit_total": [
        ("2億円", "200 million yen", _Y),
        ("2.34億円", "234 million yen", _Y),
        ("2億3,400万1円", "234,000,001 yen", _N),
        ("2.4億円", "240 million yen", _N),
        ("3億円", "300 million yen", _N),
    ],
    "award_limit_uk": [
        ("90万ポンド", "£900,000", _Y),
        ("100万ポンド", "£1 million", _Y),
        ("100万1ポンド", "£1,000,001", _N),
        ("200万ポンド", "£2 million", _N),
        ("120万ポンド", "£1.2m", _N),
    ],
    "deadline": [
        ("4月16日17:59", "5.59 pm on 16 April", _Y, "japan"),
        ("4月16日18:01", "6.01 pm on 16 April", _N, "japan"),
        ("4月16日15:59", "3.59 pm on 16 April", _Y, "uk"),
        ("4月16日16:01", "4.01 pm on 16 April", _N, "uk"),
        ("4月15日23:00", "11 pm on 15 April", _Y, ""),
        ("4月17日9:00", "9 am on 17 April", _N, ""),
        ("4月16日15:00", "3 pm on 16 April", _Y, ""),
        ("4月16日19:00", "7 pm on 16 April", _N, ""),
    ],
    "deadline_day": [
        ("4月12日", "12 April", _Y),
        ("4月15日", "15 April", _Y),
        ("4月17日", "17 April", _N),
        ("4月30日", "30 April", _N),
    ],
    "duration": [
        ("2年", "2 years", "yes|confirm"),
        ("3年", "3 years", _Y),
        ("4年", "4 years", "no|confirm"),
        ("5年", "5 years", "no|confirm"),
    ],
    "project_end": [
        ("2027年10月", "October 2027", _Y),
        ("2032年3月", "March 2032", _N),
        ("2031年3月", "March 2031", _N),
    ],
    "extension_end": [
        ("2029年3月", "March 2029", _Y),
        ("2030年3月", "March 2030", _Y),
        ("2030年4月", "April 2030", _N),
        ("2031年3月", "March 2031", _N),
    ],
    "degree_years": [
        ("5年", "5 years", _Y),
        ("14年", "14 years", _Y),
        ("16年", "16 years", _C),
        ("20年", "20 years", _C),
    ],
    "degree_year": [
        ("2020年", "2020", _Y),
        ("2012年", "2012", _Y),
        ("2001年", "2001", _C),
        ("1998年", "1998", _C),
    ],
    "stay_length": [
        ("1年", "1 year", _Y),
        ("3か月", "3 months", _C),
        ("半年", "6 months", _C),
        ("2週間", "2 weeks", _C),
    ],
    "network_share": [
        ("70％", "70%", _Y),
        ("80％", "80%", _Y),
        ("60％", "60%", _C),
        ("40％", "40%", _C),
    ],
    "research_share": [("30％", "30%", _Y), ("20％", "20%", _Y), ("50％", "50%", _C), ("80％", "80%", _C)],
    "outgoing_number": [("1名", "1 person", _Y), ("5名", "5 people", _Y), ("20名", "20 people", _Y)],
    "institutions": [
        ("2機関", "2 institutions", _Y),
        ("3機関", "3 institutions", _Y),
        ("1機関", "1 institution", _N),
    ],
    "notice_day": [
        ("3月15日", "15 March", _Y),
        ("3月29日", "29 March", _Y),
        ("3月30日", "30 March", "no|confirm"),
        ("4月5日", "5 April", "no|confirm"),
    ],
    "interview_notice": [
        ("14日", "14 days", _Y),
        ("20日", "20 days", _Y),
        ("5日", "5 days", "no|confirm"),
    ],
    "number_of_awards": [
        ("5件", "5 projects", _Y),
        ("20件", "20 projects", "no|confirm"),
        ("3件", "3 projects", "no|confirm"),
    ],
    "start_day": [
        ("12月1日", "1 December", _Y),
        ("2025年4月1日", "1 April 2025", "no|confirm"),
        ("10月1日", "1 October", "no|confirm"),
    ],
}
_MOMENTS = [
    ("2024-04-10T12:00+09:00", _Y),
    ("2024-04-16T14:00+09:00", _Y),
    ("2024-04-17T12:00+09:00", _N),
    ("2026-11-29T12:00+09:00", _N),
]


@dataclass(frozen=True)
class Case:
    """One question and the verdicts that are true."""

    rule: str
    language: str
    polarity: str
    question: str
    true: frozenset[str]
    as_of: datetime = NOW


def cases() -> Iterator[Case]:
    """Every case, in the order of the file."""
    for rule, languages in yaml.safe_load(WORDINGS.read_text(encoding="utf-8")).items():
        for language, polarities in languages.items():
            for polarity in ("within", "beyond"):
                for wording in polarities.get(polarity, ()):
                    yield from _filled(rule, language, polarity, wording)


def _filled(rule: str, language: str, polarity: str, wording: str) -> Iterator[Case]:
    if rule == "call_open":
        for moment, true in _MOMENTS:
            yield Case(
                rule,
                language,
                polarity,
                _placed(wording, language, "japan"),
                _set(true),
                datetime.fromisoformat(moment),
            )
        return
    for ja, en, true, *side in _VALUES[rule]:
        wanted = side[0] if side else _side_of(rule)
        if bool(side and side[0]) != ("{side}" in wording) and side:
            continue
        value = ja if language == "ja" else en
        yield Case(
            rule, language, polarity, _placed(wording, language, wanted).replace("{value}", value), _set(true)
        )


def _side_of(rule: str) -> str:
    return "uk" if rule.endswith("_uk") else "japan"


def _placed(wording: str, language: str, side: str) -> str:
    return wording.replace("{side}", _SIDES[language].get(side, "")).replace("{scheme}", _SCHEME[language])


def _set(verdicts: str) -> frozenset[str]:
    return frozenset(verdicts.split("|"))


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print each wrong one")
    show = parser.parse_args().show
    desk = Desk.open(Settings(log=False))
    tally: Counter[tuple[str, str]] = Counter()
    for case in cases():
        answer = desk.ask(case.question, as_of=case.as_of)
        outcome = judged(case, answer)
        tally[case.rule, outcome] += 1
        if outcome == "wrong" and show:
            sys.stdout.write(
                f"{case.rule}: {case.question}\n   {answer.answer}\n   true: {sorted(case.true)}\n"
            )
    total: Counter[str] = Counter()
    for rule in dict.fromkeys(rule for rule, _ in tally):
        row = {outcome: tally[rule, outcome] for outcome in ("right", "unjudged", "wrong")}
        total.update(row)
        say(rule, row)
    say("all", f"{dict(total)} of {sum(total.values())}")


if __name__ == "__main__":
    main()
