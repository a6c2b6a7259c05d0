"""Every decision about times reads as sentences, in both languages, for both calls and both counters."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import product
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest

from bot.answering.saying import Told, say
from bot.rules import RULES
from bot.rules.opening import notice_of
from tests.bot.asking import TIMED

JAPAN = ZoneInfo("Asia/Tokyo")
MOMENTS = tuple(
    datetime(*day, tzinfo=JAPAN)
    for day in ((2023, 12, 1), (2024, 4, 10, 9), (2024, 4, 16, 20), (2026, 3, 20), (2027, 1, 1))
)
WORDS = [
    "",
    "16 April 2024",
    "31 March 2026, 12:00 JST",
    "17:00",
    "24:00 JST",
    "9:30 New York time on 16 April",
    "after 29 March",
    "before October",
    "in April 2024",
    "2024年8月",
    "1 December 2024",
    "2030年",
    "after March 2030",
    "2028-04-01",
    "2024年2月30日",
    "1 day",
    "2 weeks",
    "180日",
    "half a year",
    "1 year",
    "over 3 years",
    "3年より短い",
    "5 years",
    "3か月を4回",
]
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
BARE = re.compile(r"(?:はい|いいえ|Yes|No)\b|(?:はい|いいえ)", re.IGNORECASE)
DEFECTS = {
    "two marks": r"。。|\.\.|、、|,,|。\.|\.。",
    "a space out of place": r"  |^ | $| [.,;:)]|\( |[。、）] ",
    "a doubled word": r"\b([A-Za-z]+) \1\b|のの",
    "empty brackets": r"（）|\(\)|「」|''",
    "something unfilled": r"None|\{|\}|Day\(|Decimal",
    "one of several": r"\b1 (?:years|months|weeks|days|hours|minutes)\b",
    "an article too many": r"\bthe the\b|\ba the\b|\bon in\b|\bin on\b|\bat on\b",
}


def told(call, asked):
    """Every decision on a question, said in both languages on both counters."""
    decisions = RULES[asked.intent](call, asked)
    notice = notice_of(call, asked.scheme, asked.as_of)
    for decision, language, counter in product(
        (*decisions, *((notice,) if notice else ())), ("ja", "en"), ("screen", "letter")
    ):
        yield language, counter, say(decision, Told(call, language, asked.as_of, counter))


def every_question(call, asking, intent):
    """The intent with each value, claimed and not, for each side and scheme, and compared."""
    for words, as_of, claimed in product(WORDS, MOMENTS, (False, True)):
        yield asking(intent, words, of=call, as_of=as_of, claimed=claimed)
    for side, form in product((*(side.id for side in call.sides), None), ("open", "closed")):
        yield asking(intent, of=call, side=side, form=form)
        yield asking(intent, "2029年 5 years", of=call, side=side, form=form)
    for scheme in (item.id for item in call.schemes):
        yield asking(intent, of=call, scheme=scheme)
    schemes = tuple(item.id for item in call.schemes if item.id != "programme")
    yield asking(intent, of=call, compares=True)
    yield asking(intent, of=call, compares=True, schemes=schemes)
    yield asking(intent, of=call, schemes=schemes, zones=("America/New_York",))


@pytest.mark.parametrize("intent", TIMED)
@pytest.mark.parametrize("which", ["call", "other_call"])
def test_every_answer_reads_as_sentences_and_none_opens_with_a_bare_yes_or_no(which, intent, request, asking):
    call, found = request.getfixturevalue(which), set()

    for asked in every_question(call, asking, intent):
        for language, counter, text in told(call, asked):
            found |= {(name, text) for name, pattern in DEFECTS.items() if re.search(pattern, text)}
            if BARE.match(text):
                found.add(("a bare yes or no", text))
            if not text.endswith("。" if language == "ja" else "."):
                found.add(("no end", text))
            if language == "en" and (JAPANESE.search(text) or not re.match(r"[A-Z0-9]", text)):
                found.add(("not English, or no capital", text))
            if language == "ja" and not JAPANESE.search(text):
                found.add(("not Japanese", text))
            if counter == "letter" and re.search(r"あと\d|\d+日前）|left\)|ago\)|today", text):
                found.add(("a countdown in a letter", text))

    assert found == set()


@pytest.mark.parametrize("intent", TIMED)
def test_a_call_without_sides_schemes_or_deadlines_is_said_as_well(call, asking, intent):
    days_only = tuple(
        replace(fact, side=None) for fact in call.facts if fact.key not in ("deadline", "start", "interview")
    )
    plain = replace(call, sides=(), facts=days_only)

    for words in WORDS:
        for language, _, text in told(plain, asking(intent, words, of=plain)):
            assert text.endswith("。" if language == "ja" else "."), text


@pytest.mark.parametrize("intent", TIMED)
def test_ruling_takes_less_than_a_millisecond(call, asking, intent):
    asked = asking(intent, "16 April 2024, 17:30 JST")
    RULES[intent](call, asked)

    best = min(_seconds(call, asked) for _ in range(20))

    assert best < 0.001


def _seconds(call, asked):
    start = perf_counter()
    RULES[asked.intent](call, asked)
    return perf_counter() - start
