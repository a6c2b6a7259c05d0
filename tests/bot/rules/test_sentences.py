"""Every sentence of every rule, in both languages, of both calls, reads as a sentence and says only its call's numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import rules
from bot.rules import Money
from corpus.quantity import Clock, Day

AS_OF = datetime(2024, 4, 1, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
LATE = datetime(2027, 1, 1, tzinfo=ZoneInfo("Asia/Tokyo"))
RULES = Path(rules.__file__).parent
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def rulings(call, language):
    """What every rule says of every scheme, with nothing asked and with what is decided in every way."""
    for scheme in (item.id for item in call.schemes):
        for name, slots in asked():
            yield from (
                (name, ruling) for ruling in getattr(rules, name)(call, language, scheme=scheme, **slots)
            )


def asked():
    """Every rule with nothing asked, and with slots that make it decide in each way."""
    yield from about_money()
    yield from about_times()
    yield from about_the_rest()


def about_money():
    for name in ("award_limit", "indirect_costs", "currency", "full_economic_cost", "counted", "not_counted"):
        yield name, {}
    for amount, unit, field in product(
        (1, 180_000_001, 10**9),
        ("JPY", "GBP", "EUR", "USD"),
        (None, "direct", "with_indirect", "indirect", "fec"),
    ):
        money = {"amount": Money(Decimal(amount), unit, field)}
        yield from ((name, money) for name in ("award_limit", "indirect_costs", "currency", "claimed_limit"))


def about_times():
    for name in ("deadline", "deadlines_apart", "open_or_closed", "call_period", "advance_notice"):
        yield from ((name, {"as_of": moment}) for moment in (AS_OF, LATE, AS_OF.replace(year=2023)))
    days = (Day(2024, 4, 16), Day(None, 3, 29), Day(2024, 4), Day(2030, 1, 1))
    clocks = (None, Clock(12), Clock(24, 0, "JST"), Clock(9, 30, "+05:30"), Clock(9, 0, "America/New_York"))
    for day in days:
        yield "advance_notice", {"as_of": AS_OF, "day": day}
        yield from ((name, {"until": day}) for name in ("project_end", "extension"))
    for day, clock in product(days, clocks):
        yield from ((name, {"day": day, "clock": clock}) for name in ("in_time", "claimed_deadline"))
    for months in (None, *(Decimal(n) for n in (6, 12, 24, 36, 60, 180, 240))):
        yield from (
            (name, {"months": months}) for name in ("project_period", "stay_length", "outgoing_after_degree")
        )
    yield "outgoing_after_degree", {"degree": Day(2009), "on": date(2024, 4, 1)}
    yield "review_calendar", {}


def about_the_rest():
    for name in ("outgoing_required", "outgoing_student", "interview", "theme", "submission"):
        yield name, {}
    for region, decide in product((("KR",), ("IT", "FR"), ()), (True, False)):
        yield "countries_of", {"region": region, "decide": decide}
    for number in (None, Decimal(0), Decimal(1), Decimal(5), Decimal(70)):
        yield "outgoing_number", {"people": number}
        yield "network_share", {"share": number}
        yield "network_share", {"share": number, "claimed": True}
        yield "number_of_awards", {"awards": number}
        yield "consortium", {"institutions": number}
    choices = {
        ("consortium", "sides"): ([], ["japan"], ["japan", "uk", "france"]),
        ("outgoing_researcher", "decide"): (True, False),
        ("duplicate_application", "as_pi"): (None, True, False),
        ("proposal_language", "asked"): (None, "ja", "en"),
        ("field", "named"): (None, "バイオ", "量子計測"),
        ("country", "named"): (None, "フランス", "ギリシャ", "インド"),
        ("eligibility", "silent_on"): ((), ("foreign companies",)),
        ("counts", "item"): ("counts_workshop", "counts_travel"),
    }
    for (name, slot), values in choices.items():
        yield from ((name, {slot: value}) for value in values)


DEFECTS = {
    "two marks": r"。。|\.\.|、、|,,|。\.|\.。",
    "a space out of place": r"  |^ | $| [.,;:)]|\( ",
    "a doubled word": r"\b([A-Za-z]+) \1\b|(公募の公募(?!期間)|のの|(?:はい|いいえ)、(?:はい|いいえ))",
    "empty brackets": r"（）|\(\)|「」|''",
    "something unfilled": r"None|\{|\}|Day\(|Decimal",
    "one of several": r"\b1 (?:years|months|weeks|days|institutions|projects)\b",
    "an article too many": r"\bthe the\b|\ba the\b|\bon in\b|\bin on\b",
}


@pytest.mark.parametrize("which", ["call", "other_call"])
def test_every_sentence_of_every_rule_is_free_of_defects(which, request):
    call = request.getfixturevalue(which)
    found = set()
    for language in ("ja", "en"):
        for name, ruling in rulings(call, language):
            found |= {
                (name, defect, ruling.text)
                for defect, pattern in DEFECTS.items()
                if re.search(pattern, ruling.text)
            }
            if not ruling.text.endswith(("。",) if language == "ja" else (".",)):
                found.add((name, "no end", ruling.text))
            if language == "en" and (
                JAPANESE.search(ruling.text) or not re.match(r"[A-Z0-9£€$e]", ruling.text)
            ):
                found.add((name, "not English, or no capital", ruling.text))
            if language == "ja" and not JAPANESE.search(ruling.text):
                found.add((name, "not Japanese", ruling.text))

    assert found == set()


@pytest.mark.parametrize("which", ["call", "other_call"])
def test_sentences_are_short(which, request):
    call = request.getfixturevalue(which)

    longest = max(
        (ruling.text for language in ("ja", "en") for _, ruling in rulings(call, language)), key=len
    )

    assert len(longest) <= 420, longest


@pytest.mark.parametrize("which", ["call", "other_call"])
def test_both_languages_decide_alike(which, request):
    call = request.getfixturevalue(which)

    in_both = [
        [
            (name, r.scheme, r.verdict, r.value, r.unit, r.sources, r.hedged)
            for name, r in rulings(call, language)
        ]
        for language in ("ja", "en")
    ]

    assert in_both[0] == in_both[1]


def test_every_ruling_has_a_source_and_a_verdict_of_its_own(call):
    for name, ruling in rulings(call, "ja"):
        assert ruling.sources, name
        assert ruling.verdict in ("yes", "no", "confirm", "info")


def test_every_rule_is_silent_where_the_call_is(call):
    silent = replace(call, facts=())

    assert list(rulings(silent, "ja")) == []


@pytest.mark.parametrize("path", sorted(RULES.glob("*.py")), ids=lambda path: path.name)
def test_no_rule_holds_a_number_or_a_name_of_a_call(path):
    """Numbers that a calendar or a currency has (12 months, 100 percent) are no call's."""
    code = re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    code = re.sub(r"#.*", "", code)
    names = re.findall(
        r"JST(?!\))|BBSRC|UKRI|ASPIRE|e-Rad|英国(?!時間)|日英|japan-uk|エンジニアリング|バイオ|jst\.go", code
    )
    numbers = {int(number) for number in re.findall(r"(?<![\w.:])\d{2,}(?![\w.:])", code)}

    assert names == []
    assert numbers <= {10, 12, 28, 31, 60, 24, 1440, 100}
